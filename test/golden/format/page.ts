// The page of the format, docs/format.md, made of the rows. Comes in: sections. Goes out: Markdown. Never reads a note: what it says
// was written in the rows and checked by the test.
import type { LineRow, LineSection, ReadTask, RowEdit } from './lineRow.ts';
import type { PagePart } from './recordPage.ts';

const opening = `# The format

Everything Daybook knows stands in your notes, as Markdown. This page lists what it reads and what it writes; each row is a test.
“→” is what a change writes: a tick on the first task of the row, or a field that is set. Problems are named by their code and
underlined in the editor; words that cannot be read stay text.
`;

/** The page. */
export function formatPage(sections: readonly LineSection[], more: readonly PagePart[]): string {
  const lines = sections.map(({ title, about, rows }) => ({ title, text: [...about, ...blocks(rows)].join('\n\n') }));
  const parts = [...lines, ...more];
  const pages = parts.map(({ title, text }) => `## ${title}\n\n${text}`);
  return `${[opening.trimEnd(), contents(parts), ...pages].join('\n\n')}\n`;
}

function contents(parts: readonly PagePart[]): string {
  return parts
    .map(
      ({ title }) =>
        `- [${title}](#${title
          .toLowerCase()
          .replace(/[^a-z0-9 -]/g, '')
          .replaceAll(' ', '-')})`,
    )
    .join('\n');
}

/** Rows of one line in tables, rows of several as listings, in their order. */
function blocks(rows: readonly LineRow[]): string[] {
  const found: string[] = [];
  let table: string[] = [];
  const close = () => {
    if (table.length > 0) found.push(['| Written | Read | |', '|---|---|---|', ...table].join('\n'));
    table = [];
  };
  for (const row of rows) {
    if (isShort(row)) {
      table.push(`| ${cell(row.written)} | ${outcome(row).join('<br>')} | ${remarks(row)} |`);
    } else {
      close();
      found.push(listing(row));
    }
  }
  close();
  return found;
}

function isShort({ written }: LineRow): boolean {
  return !written.includes('\n');
}

function remarks({ note, edits = [], path, kind }: LineRow): string {
  const said = [
    ...(path === undefined || kind !== undefined ? [] : [`In a file \`${path}\`.`]),
    ...(note === undefined ? [] : [note.replaceAll('|', '\\|')]),
    ...edits.map((edit) => `${change(edit)} → ${edit.gives.split('\n').map(cell).join('<br>')}`),
  ];
  return said.join('<br>');
}

function listing(row: LineRow): string {
  const { written, note, path, edits = [] } = row;
  const head = [...(note === undefined ? [] : [note]), ...(path === undefined ? [] : [`File \`${path}\`:`])].join(' ');
  const after = edits.flatMap((edit) => [`${change(edit)} →`, fenced(edit.gives)]);
  return [
    ...(head === '' ? [] : [head]),
    fenced(written),
    ['Read:', '', ...outcome(row).map((fact) => `- ${fact}`)].join('\n'),
    ...after,
  ].join('\n\n');
}

function change(edit: RowEdit): string {
  if ('tick' in edit) return 'Ticked';
  const way = edit.by === undefined ? '' : ` as ${edit.by === 'emoji' ? 'sign' : edit.by}`;
  return edit.to === undefined ? `Without ${edit.set}` : `With ${edit.set} ${edit.to}${way}`;
}

/** What is read, in words. */
function outcome(row: LineRow): readonly string[] {
  const { read = [], problems = [], links = [], readings = [], timeline = [], kind } = row;
  const parts = [
    ...(kind === undefined ? [] : [kind === 'no note' ? 'not read' : `a record of kind **${kind}**`]),
    ...read.map((task) => taskWords(task, read)),
    ...links.map((link) => `link ${cell(link.slice(link.indexOf(' ') + 1))}`),
    ...readings.map((reading) => `reading ${reading}`),
    ...timeline.map((entry) => `entry ${entry}`),
    ...problems.map((code) => `problem \`${code}\``),
  ];
  return parts.length === 0 ? ['text'] : parts;
}

function taskWords({ state, text, more = {}, below, ...rest }: ReadTask, all: readonly ReadTask[]): string {
  const words = Object.entries({ ...rest, ...more }).map(([key, value]) => word(key, value));
  const tail = below === undefined ? words : [...words, `below ${cell(all[below]?.text ?? '')}`];
  return [`**${state}** ${cell(text)}`, ...tail].join(', ');
}

function word(key: string, value: unknown): string {
  const list = Array.isArray(value) ? value : [value];
  if (key === 'people') return list.map((name) => `\`@${name}\``).join(' ');
  if (key === 'projects') return list.map((name) => `\`+${name}\``).join(' ');
  if (key === 'tags') return list.map((name) => `\`#${name}\``).join(' ');
  return value === true ? key : `${key} ${cell(list.join(', '))}`;
}

/** Code within a line, whatever signs it holds. */
function cell(text: string): string {
  const shown = visible(text).replaceAll('|', '\\|');
  if (!shown.includes('`')) return `\`${shown}\``;
  return `\`\` ${shown} \`\``;
}

function fenced(text: string): string {
  const fence = text.includes('```') ? '````' : '```';
  return `${fence}markdown\n${visible(text).replace(/\n$/, '')}\n${fence}`;
}

const names = new Map([
  ['\ufeff', '⟨BOM⟩'],
  ['\u00a0', '⟨NBSP⟩'],
  ['\u200b', '⟨U+200B⟩'],
  ['\ufe0f', '⟨U+FE0F⟩'],
  ['\t', '⟨tab⟩'],
  ['\r', '⟨CR⟩'],
]);

/** Invisible characters by their names, and blanks at the end of a line as dots. */
function visible(text: string): string {
  return Array.from(text, (character) => names.get(character) ?? character)
    .join('')
    .replace(/ +$/gm, (blanks) => '·'.repeat(blanks.length));
}
