// Turns meetings into minutes: who came, what was said, what was decided, who does what by when.

import type { MeetingStory } from '../content/meetings.ts';
import { headerText } from '../header.ts';
import { type SampleNote, slugOf } from '../sampleNote.ts';
import { laterMoments, taskLine } from '../taskLine.ts';
import { memberOf } from '../team.ts';
import type { Minute, Timing } from '../timing.ts';

/** Path of the minutes. */
export function meetingPath(story: MeetingStory, timing: Timing): string {
  return `meetings/${timing.text(story.ago)}-${slugOf(story.title)}.md`;
}

/** The note of a meeting, written an hour after it began. */
export function meetingNote(story: MeetingStory, timing: Timing): SampleNote {
  const written = timing.at(story.ago, story.time) + 60;
  const ticks = (story.actions ?? [])
    .flatMap((task) => laterMoments(task, story.by, timing))
    .filter(({ at }) => at > written);
  return {
    path: meetingPath(story, timing),
    moments: [{ at: written, by: story.by, subject: `Minutes: ${story.title}`, alone: true }, ...ticks],
    textAt: (at) => meetingText(story, at, timing),
  };
}

function meetingText(story: MeetingStory, at: Minute, timing: Timing): string {
  const header = headerText({
    type: 'meeting',
    date: timing.text(story.ago),
    time: story.time,
    duration: story.series === '1-1' ? '30m' : '1h',
    series: story.series,
    project: story.project,
    attendees: story.attendees,
    departments: story.departments,
  });
  const people = [...story.attendees.map((id) => memberOf(id).name), ...(story.guests ?? [])];
  const actions = (story.actions ?? []).flatMap((task) => taskLine(task, at, timing) ?? []);
  return [
    `${header}\n# ${story.title}`,
    section('Attendees', bullets(people)),
    section('Agenda', bullets(story.agenda)),
    section('Notes', bullets(story.notes)),
    ...(story.decisions === undefined ? [] : [section('Decisions', bullets(story.decisions))]),
    ...(actions.length === 0 ? [] : [section('Action items', actions)]),
    '',
  ].join('\n');
}

function section(title: string, lines: readonly string[]): string {
  return ['', `## ${title}`, '', ...lines].join('\n');
}

function bullets(lines: readonly string[]): string[] {
  return lines.map((line) => `- ${line}`);
}
