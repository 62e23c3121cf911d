// Which commands the palette hides now. Comes in: what package.json says of commands, and the context keys that we have set, since
// VS Code tells no extension what `when` clauses come to; goes out: rows. Clauses in brackets or with patterns are not read.

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
    readonly menus: { readonly commandPalette: readonly { readonly command: string; readonly when: string }[] };
  };
}

/** Rows that the palette does not show although the command could be run. */
export function hiddenCommands(manifest: CommandManifest, keys: ReadonlyMap<string, unknown>): readonly CommandRow[] {
  const { menus, commands: rows } = manifest.contributes;
  const rules = new Map(menus.commandPalette.map(({ command, when }) => [command, when]));
  return rows.filter(
    ({ command, about, enablement }) =>
      about !== undefined && !isMet(rules.get(command) ?? 'true', keys) && isMet(enablement ?? 'true', keys),
  );
}

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
