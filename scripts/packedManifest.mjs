// What the package holds of package.json: without what only this repository needs and icons that are not drawn anywhere, and with its texts in
// their places as long as there is one language only. A translation (`package.nls.de.json`) needs the texts apart; then they stay so.
const ofTheRepository = ['dependencies', 'devDependencies', 'devEngines', 'scripts'];

/** The groups of menus that VS Code draws as icons. */
const drawnGroups = /^(?:navigation|inline)@/;

/**
 * @param {Record<string, unknown>} manifest package.json
 * @param {Readonly<Record<string, string>> | undefined} texts package.nls.json, unless it is packed as well
 * @returns {string} JSON without blanks
 * @throws where the manifest names a text that is not there
 */
export function packedManifest(manifest, texts) {
  const kept = Object.fromEntries(Object.entries(manifest).filter(([key]) => !ofTheRepository.includes(key)));
  const contributes = /** @type {Parameters<typeof drawnCommands>[0]} */ (manifest['contributes'] ?? {});
  const packed = { ...kept, contributes: { ...contributes, commands: drawnCommands(contributes) } };
  return JSON.stringify(packed, (_, value) => (texts === undefined ? value : worded(value, texts)));
}

/**
 * @param {{ commands?: { command: string, icon?: string }[], menus?: Record<string, { command?: string, group?: string }[]> }} contributes
 * @returns its commands; those whose icon nobody sees are without
 */
function drawnCommands({ commands = [], menus = {} }) {
  const drawn = Object.values(menus).flatMap((items) =>
    items.filter(({ group = '' }) => drawnGroups.test(group)).map(({ command }) => command),
  );
  return commands.map(({ icon, ...rest }) => (drawn.includes(rest.command) ? { ...rest, icon } : rest));
}

/**
 * @param {unknown} value
 * @param {Readonly<Record<string, string>>} texts
 */
function worded(value, texts) {
  const name = typeof value === 'string' ? /^%(.+)%$/.exec(value)?.[1] : undefined;
  if (name === undefined) return value;
  if (texts[name] === undefined) throw new Error(`package.nls.json has no text "${name}"`);
  return texts[name];
}
