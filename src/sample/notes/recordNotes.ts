// Turns record stories into notes: header in the order told, body with its days filled in, changes as they came.

import { type HeaderValue, headerText } from '../header.ts';
import { genesis, type Moment, type SampleNote, slugOf } from '../sampleNote.ts';
import type { Ago, HeaderStory, RecordChange, RecordStory } from '../story.ts';
import { workTime } from '../taskLine.ts';
import { type Minute, minuteOf, stamp, type Timing } from '../timing.ts';
import { livingMoments, livingText, withDays } from './livingText.ts';

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
          // What holds work is shared at once: stand-ups link to it.
          ...(story.body.includes('- [') || 'due' in story.header ? { alone: true } : {}),
        };
  const changes = (story.changes ?? []).map((change) => {
    const by = change.by ?? story.by;
    const day = timing.day(change.ago);
    const at: Minute = change.late
      ? minuteOf(day, '23:40') + (story.title.length % 15)
      : workTime(by, day, 'afternoon');
    return { change, moment: { at, by, subject: change.subject } };
  });
  const growth = livingMoments(story.body, story.by, story.title, timing).filter(({ at }) => at > first.at);
  return {
    path: recordPath(story, timing),
    moments: [first, ...growth, ...changes.map(({ moment }) => moment)],
    textAt: (at) => {
      const made = changes.filter(({ moment }) => moment.at <= at).map(({ change }) => change);
      return recordText(story, made, at, timing);
    },
  };
}

function recordText(story: RecordStory, changes: readonly RecordChange[], at: Minute, timing: Timing): string {
  const header: HeaderStory = Object.assign({}, story.header, ...changes.map((change) => change.header ?? {}));
  const additions = changes.flatMap((change) => change.body ?? []).map((body) => `\n${withDays(body, timing)}\n`);
  const text = livingText(story.body, story.by, at, timing).trimEnd();
  return `${headerText({ type: story.type, title: story.title, ...headerValues(header, timing) })}\n${text}\n${additions.join('')}`;
}
