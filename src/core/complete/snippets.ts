// What is proposed on request where no sign stands: fields of a task line, lines to begin with, sections that a meeting lacks; and
// the time at the beginning of an entry of a timeline. Comes in: the line and the cursor; goes out: proposals, some of them
// templates with places to fill in. One row a template.
import { type Sayable, say, toSay } from '../language.ts';
import { fieldToken } from '../note/taskToken.ts';
import type { Span } from '../text.ts';
import { type Completion, type CompletionRequest, fitting } from './completion.ts';
import { dialectAt } from './dialect.ts';
import { contentStart, type TextPlace } from './place.ts';

/** Sections whose entries begin with the time. */
const timelines: ReadonlySet<string> = new Set(['timeline', 'log', 'chronology']);

/** Fields of a task line in the order of their use. */
const lineFields = 'due start scheduled priority repeat wait asked after status est owner project'.split(' ');

interface Template {
  readonly label: string;
  readonly doc: Sayable;
  /** Undefined where it does not belong. */
  readonly text: (place: TextPlace, request: CompletionRequest) => string | undefined;
}

const templates: readonly Template[] = [
  {
    label: 'task',
    doc: toSay('A task with its owner and the day it is due.'),
    text: (place, request) => `- [ ] \${1:What} @\${2:${request.me ?? 'who'}} ${open('due', place, request)}`,
  },
  {
    label: 'waiting',
    doc: toSay('Something that somebody else has to do first.'),
    text: (place, request) => `- [ ] \${1:What} wait:\${2:whom} ${token('asked', request.today, place, request)}$0`,
  },
  {
    label: 'milestone',
    doc: toSay('A milestone of a project.'),
    text: (place, request) => `- [ ] \${1:What is reached} #milestone ${open('due', place, request)}`,
  },
  { label: 'sections', doc: toSay('The sections of a meeting that are missing here.'), text: missingSections },
  {
    label: 'timeline entry',
    doc: toSay('What happened, with day and time.'),
    text: (_, request) => `- ${stampOf(request, 'day')}$0`,
  },
  {
    label: 'query block',
    doc: toSay('Rows that a query finds, shown in the preview.'),
    text: () => '```daybook\n$1\n```\n$0',
  },
  { label: 'today', doc: toSay('The day of today.'), text: (_, { today }) => today },
];

/** The time for an entry of a timeline whose bullet was just typed, in the form of the entries before it. */
export function completeTimeline(request: CompletionRequest, { line, note }: TextPlace): Completion[] | undefined {
  const typed = /^[ \t]*[-*+][ \t]+(\d{0,4})$/.exec(line.before)?.[1];
  if (typed === undefined || line.after !== '') return undefined;
  const heading = note.headings.findLast(({ span }) => span.end <= line.start);
  if (!heading || !timelines.has(heading.text.toLowerCase().replace(/:$/, ''))) return undefined;
  const form =
    formOf(request.text.slice(heading.span.end, line.start)) ?? (/^log/i.test(heading.text) ? 'time' : 'day');
  const insert = stampOf(request, form);
  const span = { start: request.offset - typed.length, end: request.offset };
  return insert.startsWith(typed)
    ? [{ kind: 'stamp', label: insert.trim(), insert, span, doc: say('The time it is.') }]
    : [];
}

/** Fields on a task line, else lines and sections to begin with. */
export function completeOnRequest(request: CompletionRequest, place: TextPlace): Completion[] {
  const { line, onTask } = place;
  const content = line.before.slice(contentStart(line.before));
  const typed = /(?:^|\s)([A-Za-z]*)$/.exec(content)?.[1];
  if (typed === undefined) return [];
  const span = { start: request.offset - typed.length, end: request.offset };
  if (onTask) return fieldKeys(request, place, typed, span);
  if (content.trim() !== typed) return [];
  // A bullet that stands there already belongs to the line that the template brings.
  const whole = { start: line.start + (/^[ \t>]*/.exec(line.before)?.[0].length ?? 0), end: request.offset };
  return fitting(typed, templates, ({ label }) => [label]).flatMap(({ label, doc, text }) => {
    const insert = text(place, request);
    return insert === undefined ? [] : [{ kind: 'snippet', label, doc: say(doc), insert, span: whole, template: true }];
  });
}

function fieldKeys(request: CompletionRequest, place: TextPlace, typed: string, span: Span): Completion[] {
  const taken = new Set(place.task?.fields.map(({ key }) => key));
  const { fields, lineFields: own } = request.index.config;
  const free = [...lineFields, ...own.keys()].filter((key) => !taken.has(key));
  return fitting(typed, free, (key) => [key]).map((key) => {
    const doc = fields.get(key)?.doc;
    const insert = open(key, place, request);
    return {
      kind: 'key',
      label: key,
      insert,
      span,
      template: true,
      again: true,
      ...(doc === undefined ? {} : { doc }),
    };
  });
}

/** A field whose value is still to come, the cursor where it goes. */
function open(key: string, place: TextPlace, request: CompletionRequest): string {
  const dialect = dialectAt(request, place);
  const sample = { priority: 'high', repeat: 'every week', after: 'x', due: '2000-01-01', start: '2000-01-01' }[key];
  const value = sample ?? (key === 'scheduled' ? '2000-01-01' : 'x');
  const written = fieldToken(key, value, dialect);
  const at = written.lastIndexOf(value);
  // A priority is a sign by itself: its words are typed first and become the sign.
  return at < 0 || (key === 'repeat' && dialect === 'plain')
    ? `${key}:`
    : `${written.slice(0, at)}$0${written.slice(at + value.length)}`;
}

function token(key: string, value: string, place: TextPlace, request: CompletionRequest): string {
  return fieldToken(key, value, dialectAt(request, place));
}

function missingSections({ note }: TextPlace, { index }: CompletionRequest): string | undefined {
  const template = index.config.kinds.get('meeting')?.template ?? '';
  const known = new Set(note.headings.map(({ text }) => text.toLowerCase()));
  const wanted = [...template.matchAll(/^## (.+)$/gm)].flatMap(([, name = '']) =>
    known.has(name.toLowerCase()) ? [] : name,
  );
  if (wanted.length === 0) return undefined;
  return wanted.map((name, at) => `## ${name}\n\n${at === 0 ? '- $0\n\n' : ''}`).join('');
}

type StampForm = 'time' | 'day' | 'instant';

function stampOf({ now, me }: CompletionRequest, form: StampForm): string {
  const [day, time] = [now.slice(0, 10), now.slice(11, 16)];
  if (form === 'instant') return `${now} `;
  return form === 'time' ? `${time} ` : `${day} ${time} ${me === undefined ? '' : `@${me} `}`;
}

/** How the last entry of a section says when. */
function formOf(section: string): StampForm | undefined {
  const last = [...section.matchAll(/^[ \t]*[-*+][ \t]+(\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d\S*)?|\d\d:\d\d)/gm)].at(
    -1,
  )?.[1];
  if (last === undefined) return undefined;
  if (last.length <= 5) return 'time';
  return last.includes('T') ? 'instant' : 'day';
}
