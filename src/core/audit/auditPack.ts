// What an auditor is handed: controls, policies, risks, findings and changes as they were committed at the end of a day, each with the
// commit that wrote it last, approvals with the commit that carries them, and where the evidence is. Comes in: the index of that day and
// what history says of each note. Goes out: sections of plain cells. Confidential records and fields are left out, and that is said first.

import { type Day, isDay } from '../day.ts';
import type { PastCommit } from '../history/line.ts';
import { sortedBy } from '../index/rowOrder.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { type Sayable, say, toSay } from '../language.ts';
import { parseNote } from '../note/parseNote.ts';
import { isConfidentialRow } from '../record/confidential.ts';
import { coverOf, namedClauses } from '../record/coverage.ts';
import type { Kind } from '../record/kind.ts';
import { plainTitle } from '../record/noteLink.ts';

/** What is asked for. */
export interface AuditQuestion {
  /** The day at whose end the notes count. */
  readonly day: Day;
  /** Only what names this framework, as far as it names any; everything when absent. */
  readonly framework?: string;
  /** For whom it is written: an id of `audiences:`. */
  readonly audience: string;
}

/** What history says of a note: its text then, the commit that wrote it last, and the one its approval came with. */
export interface RecordTrace {
  readonly text?: string;
  readonly last?: PastCommit;
  readonly approval?: PastCommit;
}

/** A record with the cells of its section. */
export interface AuditRow {
  readonly path: string;
  readonly cells: readonly string[];
}

/** Records of one kind, or what is derived from them. */
export interface AuditSection {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly AuditRow[];
}

/** A pack before history was asked: its paths are known, its commits are not. */
export interface AuditDraft {
  readonly question: AuditQuestion;
  readonly notebook: string;
  readonly sections: readonly (AuditSection & { readonly kind: string })[];
  /** Sentences about what is left out. */
  readonly left: readonly string[];
}

/** The whole of it. */
export interface AuditPack {
  readonly question: AuditQuestion;
  readonly notebook: string;
  readonly sections: readonly AuditSection[];
  readonly left: readonly string[];
  /** What the reader has to know about the history. */
  readonly limits: readonly string[];
  /** The commit whose notes these are. */
  readonly commit: string;
}

/** Kinds in the order they are told, with the fields that are. */
const told: readonly (readonly [kind: string, ...fields: string[]])[] = [
  ['control', 'owner', 'framework', 'clause', 'version', 'reviewed', 'review', 'evidenced', 'evidence-due'],
  ['policy', 'owner', 'framework', 'clause', 'version', 'approved', 'approver', 'reviewed', 'review'],
  ['risk', 'owner', 'category', 'likelihood', 'impact', 'exposure', 'treatment', 'reviewed', 'review', 'closed'],
  ['finding', 'owner', 'severity', 'source', 'service', 'found', 'due', 'fixed'],
  ['change', 'owner', 'change-type', 'services', 'window', 'approval', 'deployed', 'outcome'],
];

/** The sections by the notes of that day. Rows are in the order of paths. */
export function auditDraft(index: IndexReader, question: AuditQuestion): AuditDraft {
  const left: string[] = [];
  const shown = new Set(index.config.audiences.get(question.audience) ?? []);
  const sections = told.flatMap(([id, ...fields]) => {
    const kind = index.config.kinds.get(id);
    return kind && !kind.private ? [sectionOf(index, kind, fields, question, shown, left)] : [];
  });
  return { question, notebook: index.config.name, sections, left };
}

function sectionOf(
  index: IndexReader,
  kind: Kind,
  wanted: readonly string[],
  question: AuditQuestion,
  shown: ReadonlySet<string>,
  left: string[],
): AuditDraft['sections'][number] {
  const all = [...index.rowsAmong({ kinds: new Set([kind.id]) })].filter(
    (row) => index.kind(row) === kind.id && isOfFramework(index, row, kind, question),
  );
  const rows = all.filter((row) => !isConfidentialRow(index, row));
  const hidden = kind.confidential.filter((field) => !shown.has(field));
  const kept = wanted.filter((field) => hidden.includes(field));
  const fields = wanted.filter((field) => !hidden.includes(field));
  if (rows.length < all.length)
    left.push(say('{0}: confidential records ({1})', kind.plural, all.length - rows.length));
  if (kept.length > 0 && rows.length > 0)
    left.push(say('{0}: the fields {1}', kind.plural, kept.map((field) => keyOf(index, field)).join(', ')));
  const state = covers(kind) ? ['state', 'cover'] : kind.states.length > 0 ? ['state'] : [];
  const columns = ['record', 'title', ...state, ...fields.map((field) => keyOf(index, field))];
  return {
    kind: kind.id,
    title: kind.plural,
    columns,
    rows: sortedBy(index, rows, () => []).map((row) => {
      const path = index.path(row);
      const stood = state.length === 0 ? [] : [String(index.get(row, 'state') ?? '')];
      const words = covers(kind) && coverWords[coverOf(index, row, question.day).state];
      if (words) stood.push(say(words));
      const values = fields.map((field) => cellOf(index, row, field));
      return { path, cells: [path, plainTitle(index.item(row).title), ...stood, ...values] };
    }),
  };
}

const coverWords: Readonly<Record<ReturnType<typeof coverOf>['state'], Sayable>> = {
  covered: toSay('covered'),
  old: toSay('evidence too old'),
  unproven: toSay('no evidence'),
  planned: toSay('not in force'),
};

function covers(kind: Kind): boolean {
  return kind.fields.includes('clause');
}

/** Kinds that name no frameworks belong to every audit. */
function isOfFramework(index: IndexReader, row: Row, kind: Kind, { framework }: AuditQuestion): boolean {
  if (framework === undefined || !kind.fields.includes('framework')) return true;
  return namedClauses(index, row).some(([name]) => name.toLowerCase() === framework.toLowerCase());
}

function keyOf(index: IndexReader, field: string): string {
  return index.config.fields.get(field)?.key ?? field;
}

function cellOf(index: IndexReader, row: Row, field: string): string {
  const value = index.get(row, field) ?? '';
  return typeof value === 'object' ? value.join('; ') : String(value);
}

/** The paths whose traces a draft needs. */
export function auditedPaths({ sections }: AuditDraft): readonly string[] {
  return sections.flatMap(({ rows }) => rows.map(({ path }) => path));
}

/** Puts commits and evidence to a draft. `dayOf` says on which day a commit counts as made. */
export function auditPack(
  draft: AuditDraft,
  traces: ReadonlyMap<string, RecordTrace>,
  told: Pick<AuditPack, 'limits' | 'commit'>,
  dayOf: (commit: PastCommit) => Day,
): AuditPack {
  const { question, notebook, left } = draft;
  const named = (commit: PastCommit | undefined): string[] =>
    commit === undefined ? ['', '', ''] : [commit.id, dayOf(commit), commit.author];
  const sections = draft.sections.map(({ title, columns, rows, kind }): AuditSection => {
    const approves = kind === 'policy' || kind === 'control';
    const more = approves ? ['approved in commit', 'approved on', 'approved by'] : [];
    return {
      title,
      columns: [...columns, 'commit', 'committed', 'author', ...more],
      rows: rows.map(({ path, cells }) => {
        const { last, approval } = traces.get(path) ?? {};
        return { path, cells: [...cells, ...named(last), ...(approves ? named(approval) : [])] };
      }),
    };
  });
  const evidence = evidenceOf(draft, traces, dayOf);
  return { question, notebook, left, ...told, sections: evidence.rows.length > 0 ? [...sections, evidence] : sections };
}

/** The lines below "Evidence" of controls and policies, each with where it leads. */
function evidenceOf(
  { sections }: AuditDraft,
  traces: ReadonlyMap<string, RecordTrace>,
  dayOf: (commit: PastCommit) => Day,
): AuditSection {
  const rows = sections
    .filter(({ kind }) => kind === 'control' || kind === 'policy')
    .flatMap((section) => section.rows)
    .flatMap(({ path }) => {
      const { text = '', last } = traces.get(path) ?? {};
      const commit = last === undefined ? ['', ''] : [last.id, dayOf(last)];
      return evidenceLines(text).map((cells) => ({ path, cells: [path, ...cells, ...commit] }));
    });
  return { title: say('Evidence'), columns: ['record', 'day', 'what', 'where', 'commit', 'committed'], rows };
}

/** Day, words and target of each item of the section and of each value of `evidence:`. */
function evidenceLines(text: string): string[][] {
  const { headings, header } = parseNote(text);
  const at = headings.findIndex(({ text: words }) => words.trim().toLowerCase() === 'evidence');
  const start = headings[at]?.span.end;
  const section = start === undefined ? '' : text.slice(start, headings[at + 1]?.span.start);
  const written = header?.entries.filter(({ field }) => field === 'evidence').flatMap(({ values }) => values) ?? [];
  const items = section.split(/\r?\n/).flatMap((line) => /^\s*[-*+] (.*\S)\s*$/.exec(line)?.[1] ?? []);
  return [...written.map((value) => value.text), ...items].map((item) => {
    const [day = ''] = /\d{4}-\d\d-\d\d/.exec(item) ?? [];
    const [, , target = ''] = /\[([^\]]*)\]\(<?([^)>\s]*)>?\)/.exec(item) ?? [];
    const bare = item
      .replace(isDay(day) ? day : '', '')
      .replace(/^\s+/, '')
      .replace(/^@[\w.-]+ /, '');
    return [isDay(day) ? day : '', plainTitle(bare), target || (/https?:\/\/\S+/.exec(item)?.[0] ?? '')];
  });
}
