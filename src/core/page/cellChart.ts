// Cells of tables that say more as a drawing: the course of a figure in block characters, progress (`3 of 8`), a health. Comes in: the words
// of a cell; goes out: Html that says the same words to whoever does not see it, or nothing. What is drawn is what is written: a drawing
// knows no more than the text it stands for.
import { say } from '../language.ts';
import { all, element, type Html, text } from '../preview/html.ts';

const blocks = '▁▂▃▄▅▆▇█';
const gap = '·';
const step = 8;
const height = 24;
/** So many points have the same width; fewer end where they do, at the last one. */
const usualPoints = 12;

/** A drawing of a cell; undefined where its words are all there is to see. */
export function drawCell(words: string): Html | undefined {
  const written = words.trim();
  if (/^[▁-█·]{2,60}$/.test(written)) return drawCourse(written);
  const [, done, of] = /^(\d{1,6}) of (\d{1,6})$/.exec(written) ?? [];
  if (done !== undefined && of !== undefined) return drawProgress(written, Number(done), Number(of));
  if (/^[<>]= /.test(written)) return text(written.replace('<=', '≤').replace('>=', '≥'));
  const [, health] = /^(green|amber|red)(?: \(was [a-z]+\))?$/.exec(written) ?? [];
  if (health === undefined) return undefined;
  const dot = { class: `daybook-health daybook-health-${health}`, 'aria-hidden': 'true', viewBox: '0 0 10 10' };
  return all([element('svg', { ...dot, width: '10', height: '10' }, shapes[health] ?? text('')), text(` ${written}`)]);
}

/** The form says the health as the colour does. */
const shapes: Readonly<Record<string, Html>> = {
  green: element('circle', { cx: '5', cy: '5', r: '4.5' }),
  amber: element('path', { d: 'M5 .5 9.7 9.5H.3z' }),
  red: element('path', { d: 'M.7.7h8.6v8.6H.7z' }),
};

function drawCourse(written: string): Html {
  const levels = [...written].map((sign) => (sign === gap ? undefined : blocks.indexOf(sign)));
  const points = Math.max(levels.length, usualPoints);
  const x = (at: number): number => 3 + (points - levels.length + at) * step;
  const y = (level: number): number => height - 3 - (level * (height - 6)) / (blocks.length - 1);
  const parts: string[] = [];
  for (const [at, level] of levels.entries())
    if (level !== undefined)
      parts.push(`${levels[at - 1] === undefined ? 'M' : 'L'}${x(at)} ${Math.round(10 * y(level)) / 10}`);
  const known = levels.flatMap((level, at) => (level === undefined ? [] : [[at, level] as const]));
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return text(written);
  const label = courseWords(last[1] - first[1], levels.length);
  const width = String((points - 1) * step + 7);
  const attributes = { class: 'daybook-course', role: 'img', 'aria-label': label, width, height: String(height) };
  return element(
    'svg',
    { ...attributes, viewBox: `0 0 ${width} ${height}` },
    element('title', {}, text(label)),
    element('path', { d: parts.join('') }),
    element('circle', { cx: String(x(last[0])), cy: String(Math.round(10 * y(last[1])) / 10), r: '2.5' }),
  );
}

function courseWords(change: number, count: number): string {
  if (count === 1) return say('Trend of 1 point');
  if (change === 0) return say('Trend over {0} points: ends where it began', count);
  return change > 0
    ? say('Trend over {0} points: ends higher than it began', count)
    : say('Trend over {0} points: ends lower than it began', count);
}

function drawProgress(written: string, done: number, of: number): Html {
  const full = 48;
  const part = of === 0 ? 0 : Math.round((full * Math.min(done, of)) / of);
  const box = { class: 'daybook-progress', 'aria-hidden': 'true', viewBox: `0 0 ${full} 8` };
  const bar = (width: number, name: string): Html =>
    element('rect', { class: name, x: '.5', y: '.5', width: String(Math.max(0, width - 1)), height: '7', rx: '2' });
  const drawing = element('svg', { ...box, width: String(full), height: '8' }, bar(part, 'done'), bar(full, 'all'));
  return all([drawing, text(` ${written}`)]);
}
