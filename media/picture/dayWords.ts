// Days as the reader writes them, in the language of the page. Comes in: a day; goes out: words.
const formats = new Map<string, Intl.DateTimeFormat>();
const full: Intl.DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' };

/** A day with these parts; throws on text that is no day. */
export function dayWords(day: string, parts: Intl.DateTimeFormatOptions = full): string {
  const key = JSON.stringify(parts);
  const format =
    formats.get(key) ?? new Intl.DateTimeFormat(document.documentElement.lang, { ...parts, timeZone: 'UTC' });
  formats.set(key, format);
  return format.format(new Date(`${day}T00:00Z`));
}
