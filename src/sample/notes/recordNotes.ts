// Turns record stories into notes: header in the order told, body with its days filled in, changes as they came.

import { type HeaderValue, headerText } from '../header.ts';
import { genesis, type Moment, type SampleNote, slugOf } from '../sampleNote.ts';
import type { Ago, HeaderStory, RecordStory } from '../story.ts';
import { workTime } from '../taskLine.ts';
import { type Minute, minuteOf, stamp, type Timing } from '../timing.ts';

/** Records older than this are part of the first commit. */
const OLDEST = 348;

/** The notes of some stories. */
export function recordNotes(stories: readonly RecordStory[], timing: Timing): SampleNote[] {
  return stories.map((story) => recordNote(story, timing));
}

/** Path of a story's note. */
export function recordPath(story: RecordStory, timing: Timing): string {
  return `${story.folder}/${withDays(story.file ?? slugOf(story.title), timing)}.md`;
}

/** `{12}` in a text becomes the day 12 days ago, `{-5}` the day in five days. */
export function withDays(text: string, timing: Timing): string {
  return text.replace(/\{(-?\d{1,4})\}/g, (_, ago: string) => timing.text(Number(ago)));
}

/** Header values with their days and stamps filled in. */
export function headerValues(story: HeaderStory, timing: Timing): Record<string, HeaderValue> {
  return Object.fromEntries(Object.entries(story).map(([key, value]) => [key, headerValue(value, timing)]));
}

function headerValue(value: HeaderStory[string], timing: Timing): HeaderValue {
  if (typeof value === 'string') return withDays(value, timing);
  return isAgo(value)
    ? value.time === undefined
      ? timing.text(value.ago)
      : stamp(timing.at(value.ago, value.time))
    : value;
}

function isAgo(value: HeaderStory[string]): value is Ago {
  return typeof value === 'object' && 'ago' in value;
}

function recordNote(story: RecordStory, timing: Timing): SampleNote {
  const first: Moment =
    story.ago >= OLDEST
      ? genesis(timing)
      : {
          at: workTime(story.by, timing.day(story.ago), 'morning'),
          by: story.by,
          subject: `New ${story.type}: ${story.title}`,
        };
  const changes = (story.changes ?? []).map((change) => {
    const by = change.by ?? story.by;
    const day = timing.day(change.ago);
    const at: Minute = change.late
      ? minuteOf(day, '23:40') + (story.title.length % 15)
      : workTime(by, day, 'afternoon');
    return { change, moment: { at, by, subject: change.subject } };
  });
  return {
    path: recordPath(story, timing),
    moments: [first, ...changes.map(({ moment }) => moment)],
    textAt: (at) =>
      recordText(
        story,
        changes.filter(({ moment }) => moment.at <= at).map(({ change }) => change),
        timing,
      ),
  };
}

function recordText(story: RecordStory, changes: NonNullable<RecordStory['changes']>, timing: Timing): string {
  const header: HeaderStory = Object.assign({}, story.header, ...changes.map((change) => change.header ?? {}));
  const bodies = [story.body, ...changes.flatMap((change) => change.body ?? [])];
  const text = bodies.map((body) => withDays(body, timing)).join('\n\n');
  return `${headerText({ type: story.type, title: story.title, ...headerValues(header, timing) })}\n${text}\n`;
}
