// The page's fixed texts, translated by the host and handed over in the page itself. Comes in: a key; goes out: a text.

const texts = new Map<string, string>(Object.entries(readTexts()));

/** The text of a key with `{0}`, `{1}` … filled in; the key itself when the host gave none, so that nothing is ever blank. */
export function textOf(key: string, ...values: readonly (string | number)[]): string {
  const template = texts.get(key) ?? key;
  return template.replace(/\{(\d)\}/g, (whole, at: string) => String(values[Number(at)] ?? whole));
}

function readTexts(): Record<string, string> {
  const source = document.getElementById('strings')?.textContent ?? '{}';
  return JSON.parse(source) as Record<string, string>;
}
