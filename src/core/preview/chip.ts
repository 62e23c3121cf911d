// Fields and mentions of a task line as chips: what stands on the line, in words. Comes in: a field or mention and whether the
// task is open; goes out: Html. Every chip tells on its tooltip what is written in the note.
import { daysBetween, isDay, weekday } from '../day.ts';
import { slugOfPath } from '../index/links.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { perVersion } from '../index/versionMemo.ts';
import { priorityOf } from '../note/aliases.ts';
import type { Field } from '../note/note.ts';
import { dueWords, personName, priorityWords } from '../outline/rowWords.ts';
import { element, type Html, text } from './html.ts';
import { type PreviewPage, rowLink } from './page.ts';

/** What a chip says besides its colour: late and pressing things stand out. */
export type Tone = 'late' | 'soon' | 'pressing' | 'critical';

interface Chip {
  readonly name: string;
  readonly label: string;
  readonly tone?: Tone | undefined;
  readonly row?: Row | undefined;
}

/** The chip of a field of an open or closed task; `written` is the token as it stands in the note. */
export function fieldChip(field: Field, written: string, open: boolean, page: PreviewPage): Html {
  const { words } = page.context;
  switch (field.key) {
    case 'due':
      return drawn({ name: 'due', ...dueLabel(field.value, open, page) }, written, page);
    case 'priority':
      return drawn(priorityLabel(field.value, open, page), written, page);
    case 'owner':
      return personChip(field.value, written, page);
    case 'wait':
      return drawn({ name: 'wait', label: words('waiting.for', name(field.value, page)) }, written, page);
    case 'project':
      return projectChip(field.value, written, page);
    case 'block':
      // Only links say it: nothing for who reads.
      return text('');
    default:
      return drawn({ name: 'field', label: `${field.key.replaceAll('-', ' ')} ${field.value}` }, written, page);
  }
}

/** The chip of a person, by the name of the roster. */
export function personChip(person: string, written: string, page: PreviewPage): Html {
  return drawn({ name: 'person', label: name(person, page) }, written, page);
}

/** The chip of a project, which leads to its note when there is one. */
export function projectChip(slug: string, written: string, page: PreviewPage): Html {
  return drawn({ name: 'project', ...projectLabel(slug, page) }, written, page);
}

/** What a project is called, and the row of its note when there is one. */
export function projectLabel(slug: string, { index }: PreviewPage): Pick<Chip, 'label' | 'row'> {
  const bare = slug.replace(/^\+/, '');
  const row = projectsBySlug(index).get(bare.toLowerCase());
  return { label: row === undefined ? bare : index.item(row).title, row };
}

/** The chip of a tag. */
export function tagChip(tag: string, written: string, page: PreviewPage): Html {
  return drawn({ name: 'tag', label: `#${tag}` }, written, page);
}

/** The chip of a word that another tool has in place of a box. */
export function wordChip(word: string, page: PreviewPage): Html {
  return drawn({ name: 'word', label: word }, word, page);
}

/** The chip of what stands in two versions, of keys of a header by their names: somebody has to choose. */
export function versionsChip(written: string, { context: { words } }: PreviewPage, keys: readonly string[] = []): Html {
  const label = keys.length === 0 ? words('versions.two') : words('versions.of', keys.join(', '));
  return element('span', { class: 'daybook-chip daybook-chip-versions daybook-critical', title: written }, text(label));
}

/** The day something is due and what that means today: `due 2026-03-09 · 3 days late`. */
export function dueLabel(due: string, open: boolean, page: PreviewPage): Pick<Chip, 'label' | 'tone'> {
  const { today, words } = page.context;
  const day = due.slice(0, 10);
  if (!open || !isDay(day)) return { label: words('due.day', due) };
  const days = daysBetween(today, day);
  if (days < 0) return { label: `${words('due.day', day)} · ${dueWords(day, page.context)}`, tone: 'late' };
  if (days === 0) return { label: `${words('due.today')} · ${day}`, tone: 'soon' };
  if (days === 1) return { label: `${words('due.tomorrow')} · ${day}` };
  return { label: days < 7 ? `${words('due.day', day)} · ${words(`weekday.${weekday(day)}`)}` : words('due.day', day) };
}

function priorityLabel(written: string, open: boolean, { context }: PreviewPage): Chip {
  return {
    name: 'priority',
    label: priorityWords(written, context.words),
    tone: open ? rankTone(priorityOf(written)) : undefined,
  };
}

/** How a priority or severity of something open stands out. */
export function rankTone(rank: string | undefined): Tone | undefined {
  if (rank === 'critical') return 'critical';
  return rank === 'high' ? 'pressing' : undefined;
}

function name(person: string, { context }: PreviewPage): string {
  return personName(person.replace(/^@/, ''), context);
}

const projectsBySlug = perVersion((index: IndexReader): ReadonlyMap<string, Row> => {
  const rows = new Map<string, Row>();
  for (const row of index.rowsAmong({ kinds: new Set(['project']) }))
    if (index.kind(row) === 'project') rows.set(slugOfPath(index.path(row)).toLowerCase(), row);
  return rows;
});

function drawn({ name, label, tone, row }: Chip, written: string, page: PreviewPage): Html {
  const classes = ['daybook-chip', `daybook-chip-${name}`, ...(tone === undefined ? [] : [`daybook-${tone}`])];
  const content = row === undefined ? text(label) : rowLink(row, label, page);
  return element('span', { class: classes.join(' '), title: written }, content);
}
