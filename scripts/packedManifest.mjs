// What the package holds of package.json: without what only this repository needs, and with its texts in their places as long as there is
// one language only. A translation (`package.nls.de.json`) needs the texts apart; then they stay so.
const ofTheRepository = ['dependencies', 'devDependencies', 'devEngines', 'scripts'];

/**
 * @param {Record<string, unknown>} manifest package.json
 * @param {Readonly<Record<string, string>> | undefined} texts package.nls.json, unless it is packed as well
 * @returns {string} JSON without blanks
 * @throws where the manifest names a text that is not there
 */
export function packedManifest(manifest, texts) {
  const kept = Object.entries(manifest).filter(([key]) => !ofTheRepository.includes(key));
  return JSON.stringify(Object.fromEntries(kept), (_, value) => (texts === undefined ? value : worded(value, texts)));
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
