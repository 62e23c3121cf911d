// Several lines pasted into an input that has only one: the input joins them, the clipboard still knows where they ended. Comes in:
// what stands in the input and what was on the clipboard; goes out: lines.

/** Most lines that are taken at once. */
const mostLines = 200;

/**
 * The lines of an input. Where it holds every line of the clipboard one behind the other, blanks between, these are lines of
 * their own; what was typed before goes with the first, what was typed behind with the last.
 */
export function pastedLines(value: string, clipboard: string): string[] {
  const lines = clipboard.split(/\r\n|\r|\n/).flatMap((line) => line.trim() || []);
  const [first] = lines;
  const start = first === undefined || lines.length < 2 || lines.length > mostLines ? -1 : value.indexOf(first);
  if (start < 0) return [value];
  let at = start;
  for (const line of lines) {
    while (/\s/.test(value.charAt(at))) at++;
    if (!value.startsWith(line, at)) return [value];
    at += line.length;
  }
  return lines.map(
    (line, index) =>
      (index === 0 ? value.slice(0, start) : '') + line + (index === lines.length - 1 ? value.slice(at) : ''),
  );
}
