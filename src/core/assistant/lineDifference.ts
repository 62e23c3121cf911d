// What a change does to a file, as lines that go and lines that come: no others, so that nothing beside the change is shown. Comes in: the
// text before and after; goes out: lines with `-` and `+`, and the number of the line before each run.
import { align } from '../merge/align.ts';

/** The difference; a new file has no `before`, and only lines that come. */
export function lineDifference(path: string, before: string | undefined, after: string): string {
  const [old, now] = [before === undefined ? [] : linesOf(before), linesOf(after)];
  const pairs = align(old, now);
  const lines = [before === undefined ? `${path} (new)` : path];
  let next = 0;
  let isRun = false;
  const change = (sign: string, line: string): void => {
    if (!isRun && before !== undefined) lines.push(`@@ line ${next + 1}`);
    isRun = true;
    lines.push(`${sign} ${line}`);
  };
  for (const [at, line] of old.entries()) {
    const partner = pairs[at] ?? -1;
    if (partner < 0) {
      change('-', line);
      continue;
    }
    for (; next < partner; next++) change('+', now[next] ?? '');
    next = partner + 1;
    isRun = false;
  }
  for (; next < now.length; next++) change('+', now[next] ?? '');
  return lines.join('\n');
}

function linesOf(text: string): string[] {
  const lines = text.split(/\r?\n/);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}
