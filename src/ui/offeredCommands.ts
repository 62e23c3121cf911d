// Which commands More Actions lists now, and which of them fit words. Comes in: what package.json says of commands, and the context keys
// that we have set, since VS Code tells no extension what `when` clauses come to; goes out: rows. Clauses in brackets are not read.

/** Parts of the day, in order; a row of package.json names one of them. */
export const partsOfDay = [
  'morning',
  'meetings',
  'triage',
  'followUp',
  'work',
  'team',
  'govern',
  'feedback',
  'report',
  'evening',
  'share',
  'notebook',
] as const;

/** What package.json says of a command, translated. */
export interface CommandRow {
  readonly command: string;
  readonly title: string;
  readonly icon?: string;
  readonly enablement?: string;
  readonly part?: string;
  readonly about?: string;
}

/** The parts of package.json that are read. */
export interface CommandManifest {
  readonly contributes: {
    readonly commands: readonly CommandRow[];
  };
}

/** Rows that can be run now, in the palette or not; one without a part of the day is for menus and programs alone. */
export function offeredCommands(manifest: CommandManifest, keys: ReadonlyMap<string, unknown>): readonly CommandRow[] {
  const rows = manifest.contributes.commands;
  return rows.filter(({ part, enablement }) => part !== undefined && isMet(enablement ?? 'true', keys));
}

/** Rows that words fit, titles before sentences: the beginning of a title, beginnings of its words, anything in it, the sentence. */
export function fittingRows<Row extends Pick<CommandRow, 'title' | 'about'>>(
  rows: readonly Row[],
  typed: string,
): Row[] {
  const text = typed.trim().toLowerCase();
  const words = text.split(/\s+/);
  const fits = [
    ({ title }: Row) => lower(title).startsWith(text),
    ({ title }: Row) => words.every((word) => ` ${lower(title)}`.includes(` ${word}`)),
    ({ title }: Row) => words.every((word) => lower(title).includes(word)),
    ({ title, about = '' }: Row) => words.every((word) => lower(`${title} ${about}`).includes(word)),
  ];
  return [...new Set(fits.flatMap((fit) => rows.filter(fit)))];
}

const lower = (text: string): string => text.toLowerCase();

/** Whether a clause of `&&` and `||` over keys, `!key`, `key == word` and `key != word` is met; keys that were never set are not. */
export function isMet(clause: string, keys: ReadonlyMap<string, unknown>): boolean {
  return clause.split('||').some((any) => any.split('&&').every((part) => isTrue(part.trim(), keys)));
}

function isTrue(part: string, keys: ReadonlyMap<string, unknown>): boolean {
  if (part === 'true' || part === 'false') return part === 'true';
  if (part.startsWith('!')) return !keys.get(part.slice(1));
  const [key = '', equals, word] = part.split(/ (==|!=) /);
  if (equals === undefined) return Boolean(keys.get(key));
  return (keys.get(key) === word) === (equals === '==');
}
