// Rows about records as parts of the page docs/format.md. Comes in: rows. Goes out: a title and Markdown a section. Never reads a
// note: what it says was written in the rows and checked by their test.
import type { RecordEdit, RecordRow } from './recordRow.ts';

/** A part of the page. */
export interface PagePart {
  readonly title: string;
  readonly text: string;
}

/** One part a section, in the order in which sections first come. */
export function recordParts(rows: readonly RecordRow[]): readonly PagePart[] {
  return [...new Set(rows.map(({ section }) => section))].map((title) => ({
    title,
    text: rows.flatMap((row) => (row.section === title ? listing(row) : [])).join('\n\n'),
  }));
}

function listing({ says, path, text, beside, read, edit }: RecordRow): string[] {
  const besides = Object.entries(beside ?? {}).flatMap(([file, other]) => [`\`${file}\`:`, fenced(other, 'yaml')]);
  const name = path === undefined ? [] : [`\`${path}\`:`];
  const reading = read === '' ? ['Read: the text alone.'] : ['Read:', fenced(read, 'text')];
  return [`**${says}.**`, ...besides, ...name, fenced(text, 'markdown'), ...reading, ...(edit ? change(edit) : [])];
}

function change(edit: RecordEdit): string[] {
  if ('refused' in edit) return [`${wish(edit)}: refused (\`${edit.refused}\`).`];
  return edit.writes === '' ? [`${wish(edit)}: the lines go.`] : [`${wish(edit)} writes:`, fenced(edit.writes, 'text')];
}

function wish(edit: RecordEdit): string {
  if ('tick' in edit) return `A tick on “${edit.tick}”`;
  if ('state' in edit) return `The state \`${edit.state}\``;
  if ('phrases' in edit) return `Tasks from Action Phrases on “${edit.phrases.join('”, “')}”`;
  if ('append' in edit) return `“${edit.item}” added to \`${edit.append}\``;
  const value = edit.value === undefined ? 'taken away' : `set to “${String(edit.value)}”`;
  return 'task' in edit ? `\`${edit.field}\` of “${edit.task}” ${value}` : `\`${edit.header}\` ${value}`;
}

function fenced(text: string, language: string): string {
  const fence = text.includes('```') ? '````' : '```';
  return `${fence}${language}\n${text.replace(/\n$/, '')}\n${fence}`;
}
