// Writes the header (front matter) of a sample note the way Daybook writes one: YAML, flat, lists one item a line,
// quotes only where YAML needs them. Comes in: keys and values in order; goes out: text with both fences.

/** A value of a header; `undefined` and empty lists leave the key out. */
export type HeaderValue = string | number | boolean | readonly string[] | undefined;

/** Text of a header, closing fence and line end included. Keys are written in the order given. */
export function headerText(values: Readonly<Record<string, HeaderValue>>): string {
  const lines = Object.entries(values).flatMap(([key, value]) => entryLines(key, value));
  return ['---', ...lines, '---', ''].join('\n');
}

function entryLines(key: string, value: HeaderValue): string[] {
  if (value === undefined) return [];
  if (typeof value !== 'object') return [`${key}: ${scalar(String(value))}`];
  return value.length === 0 ? [] : [`${key}:`, ...value.map((item) => `  - ${scalar(item)}`)];
}

/** Text that YAML would read as something else, or not at all, goes into double quotes. Stamps stay bare. */
function scalar(text: string): string {
  if (/^\d{4}-\d\d-\d\d(T\d\d:\d\d[+-]\d\d:\d\d)?$/.test(text)) return text;
  return /[:#@['"&*{}|>%!`]|^[-?\s]|\s$/.test(text)
    ? `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
    : text;
}
