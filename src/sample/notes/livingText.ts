// Texts that are told once and still grow over the year: a ticked line is open before its day, a dated line comes on its day.
// Comes in: a text of a story, with `{12}` for the day 12 days ago; goes out: the text at a minute, and when it changed.
import type { Moment } from '../sampleNote.ts';
import { workTime } from '../taskLine.ts';
import { type PersonId, team } from '../team.ts';
import type { Minute, Timing } from '../timing.ts';

/** `{12}` in a text becomes the day 12 days ago, `{-5}` the day in five days. */
export function withDays(text: string, timing: Timing): string {
  return text.replace(/\{(-?\d{1,4})\}/g, (_, ago: string) => timing.text(Number(ago)));
}

/** The text at the minute `at`, as kept by somebody. */
export function livingText(text: string, by: PersonId, at: Minute, timing: Timing): string {
  const lines = text.split('\n').flatMap((line) => {
    const event = eventOf(line, by, timing);
    if (event === undefined || event.at <= at) return [line];
    return event.ticks ? [line.replace('- [x]', '- [ ]').replace(/ done:\{\d+\}/, '')] : [];
  });
  return withDays(lines.join('\n'), timing);
}

/** When lines of the text came or were ticked; `about` says what the text is about. */
export function livingMoments(text: string, by: PersonId, about: string, timing: Timing): Moment[] {
  return text.split('\n').flatMap((line) => {
    const event = eventOf(line, by, timing);
    if (event === undefined) return [];
    const words = line
      .slice(6)
      .replace(/ [@+#]?\S*:?\{.*$/, '')
      .replace(/ @\S+/, '');
    return [{ at: event.at, by: event.by, subject: event.ticks ? `Done: ${words}` : `${about}: news` }];
  });
}

interface LineEvent {
  readonly at: Minute;
  readonly by: PersonId;
  readonly ticks: boolean;
}

/** What happened to a line on a day: it was ticked (`done:{3}`), or it came (`- {3} …`, `asked:{3}`). */
function eventOf(line: string, by: PersonId, timing: Timing): LineEvent | undefined {
  const ticked = /^- \[x\] .*done:\{(\d+)\}/.exec(line)?.[1];
  const came = /^- \{(\d+)\} |asked:\{(\d+)\}/.exec(line);
  const ago = ticked ?? came?.[1] ?? came?.[2];
  if (ago === undefined) return undefined;
  const owner = team.find(({ id }) => line.includes(`@${id}`))?.id ?? by;
  return { at: workTime(owner, timing.day(Number(ago)), 'afternoon'), by: owner, ticks: ticked !== undefined };
}
