// What differs between two states of a folder, as a short text that people read: one paragraph a file, lines that went with a minus,
// lines that came with a plus. Comes in: texts by path; goes out: text, empty when nothing differs. Lines that stayed are left out.

/** Texts by path. */
export type Texts = ReadonlyMap<string, string>;

/** The difference; a file that came or went says so behind its path. */
export function textDifference(before: Texts, after: Texts): string {
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  return paths
    .flatMap((path) => {
      const [old, now] = [before.get(path), after.get(path)];
      if (old === now) return [];
      const fate = old === undefined ? ' (new)' : now === undefined ? ' (gone)' : '';
      return [[path + fate, ...lineDifference(linesOf(old), linesOf(now))].join('\n')];
    })
    .join('\n\n');
}

function linesOf(text: string | undefined): string[] {
  return text === undefined ? [] : text.replace(/\n$/, '').split('\n');
}

/** Signed lines, by the longest common row of lines. */
function lineDifference(old: readonly string[], now: readonly string[]): string[] {
  const common = Array.from({ length: old.length + 1 }, () => new Uint32Array(now.length + 1));
  const at = (i: number, j: number): number => common[i]?.[j] ?? 0;
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = now.length - 1; j >= 0; j--) {
      const row = common[i];
      if (row) row[j] = old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  const lines: string[] = [];
  for (let i = 0, j = 0; i < old.length || j < now.length; ) {
    if (i < old.length && j < now.length && old[i] === now[j]) [i, j] = [i + 1, j + 1];
    else if (i < old.length && (j === now.length || at(i + 1, j) >= at(i, j + 1)))
      lines.push(`- ${old[i++]}`.trimEnd());
    else lines.push(`+ ${now[j++]}`.trimEnd());
  }
  return lines;
}

/** A text as it is written in a test, indented between two back quotes, without that indentation. */
export function dedent(text: string): string {
  const lines = text.replace(/^\n/, '').trimEnd().split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => /^ */.exec(line)?.[0].length ?? 0);
  return lines.map((line) => line.slice(Math.min(...indents))).join('\n');
}
