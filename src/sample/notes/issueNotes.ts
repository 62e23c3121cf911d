// Turns issue stories into notes and into the facts that stand-ups speak of: opened, taken, worked on, solved, closed.

import { dayText, weekday } from '../../core/day.ts';
import { headerText } from '../header.ts';
import { type Moment, type SampleNote, slugOf } from '../sampleNote.ts';
import type { IssueStory, Level, TaskStory } from '../story.ts';
import { taskLine, taskMoments, workTime } from '../taskLine.ts';
import type { PersonId } from '../team.ts';
import { clock, dayOf, inOfficeHours, isWorkDay, type Minute, stamp, type Timing, workDay } from '../timing.ts';

/** An issue with its minutes worked out. */
export interface IssueFacts {
  readonly story: IssueStory;
  readonly path: string;
  readonly severity: string;
  readonly opened: Minute;
  readonly acked?: Minute;
  readonly resolved?: Minute;
  readonly closed?: Minute;
  readonly log: readonly { readonly at: Minute; readonly by: PersonId; readonly text: string }[];
}

const severities: Readonly<Record<Level, Readonly<Record<Level, string>>>> = {
  high: { high: 'critical', medium: 'high', low: 'medium' },
  medium: { high: 'high', medium: 'medium', low: 'low' },
  low: { high: 'medium', medium: 'low', low: 'low' },
};

/** Works out when things happened. What would lie after last night is left out. */
export function issueFacts(story: IssueStory, timing: Timing): IssueFacts {
  const opened = timing.at(story.ago, story.time);
  const limit = timing.today * 1440 - 60;
  let last = opened;
  const after = (hours: number): Minute => {
    const exact = opened + Math.round(hours * 60);
    last = Math.max(last + 4, hours <= 12 ? exact : inOfficeHours(exact));
    return last;
  };
  const log = story.log.map(([hours, by, text]) => ({ at: after(hours), by, text })).filter(({ at }) => at < limit);
  const resolved = story.hours === undefined ? undefined : Math.min(after(story.hours), limit - 1);
  const closing = resolved === undefined ? undefined : closingTime(resolved);
  return {
    story,
    path: `issues/${dayText(dayOf(opened))}-${slugOf(story.title)}.md`,
    severity: story.severity?.[0] ?? severities[story.impact][story.urgency],
    opened,
    ...(story.acked === undefined ? {} : { acked: opened + story.acked }),
    ...(resolved === undefined ? {} : { resolved }),
    ...(closing === undefined || closing >= limit ? {} : { closed: closing }),
    log,
  };
}

/** Issues are closed on the second Friday after they were solved, when the service desk goes through them. */
function closingTime(resolved: Minute): Minute {
  const day = dayOf(resolved);
  const friday = day + 5 - (weekday(dayText(day)) % 7) + 7;
  return workTime('jonas', isWorkDay(friday) ? friday : workDay(friday, 1), 'afternoon');
}

/** True while the issue is open at a minute. */
export function isOpenAt(facts: IssueFacts, at: Minute): boolean {
  return facts.opened <= at && (facts.resolved === undefined || facts.resolved > at);
}

/** The note of an issue. */
export function issueNote(facts: IssueFacts, timing: Timing): SampleNote {
  return { path: facts.path, moments: issueMoments(facts, timing), textAt: (at) => issueText(facts, at, timing) };
}

/** When somebody wrote in the note; what would lie before it was made goes into its first text. */
function issueMoments(facts: IssueFacts, timing: Timing): Moment[] {
  const { story, opened, acked = opened, resolved, closed } = facts;
  const isTakenAtOnce = acked - opened <= 45;
  const first: Moment = {
    at: (isTakenAtOnce ? acked : opened) + 5,
    by: story.by ?? story.owner,
    subject: `New issue: ${story.title}`,
    alone: true,
  };
  const ticks = (story.tasks ?? []).flatMap((task) => taskMoments(task, story.owner, timing));
  const later: Moment[] = [
    ...(isTakenAtOnce ? [] : [{ at: acked, by: story.owner, subject: `Take issue: ${story.title}` }]),
    ...progress(facts),
    ...(resolved === undefined ? [] : [{ at: resolved + 3, by: story.owner, subject: `Resolve: ${story.title}` }]),
    ...(closed === undefined ? [] : [{ at: closed, by: 'jonas' as const, subject: 'Close solved issues' }]),
    ...ticks,
  ];
  return [first, ...later.filter(({ at }) => at > first.at)];
}

/** The last line of the timeline is shared by itself unless the solution follows within hours. */
function progress({ story, opened, resolved, log }: IssueFacts): Moment[] {
  const last = log.findLast(({ at }) => resolved === undefined || dayOf(at) > dayOf(opened));
  if (last === undefined || (resolved !== undefined && resolved - last.at <= 240)) return [];
  return [{ at: last.at + 2, by: last.by, subject: `Progress: ${story.title}` }];
}

function issueText(facts: IssueFacts, at: Minute, timing: Timing): string {
  const { story } = facts;
  const log = facts.log.filter((line) => line.at <= at);
  const tasks = (story.tasks ?? []).flatMap((task) => taskLine(task, at, timing) ?? []);
  return [
    headerText(issueHeader(facts, at)),
    story.what,
    ...(log.length === 0 && facts.acked === undefined ? [] : ['', '## Timeline', '', ...timeline(facts, at)]),
    ...(tasks.length === 0 ? [] : ['', '## Tasks', '', ...tasks]),
    ...(story.fix === undefined || facts.resolved === undefined || facts.resolved > at
      ? []
      : ['', '## Resolution', '', story.fix]),
    '',
  ].join('\n');
}

function timeline(facts: IssueFacts, at: Minute): string[] {
  const { story } = facts;
  const lines = [
    ...(facts.acked === undefined ? [] : [{ at: facts.acked, by: story.owner, text: 'taken' }]),
    ...facts.log,
    ...(facts.resolved === undefined ? [] : [{ at: facts.resolved, by: story.owner, text: 'resolved' }]),
  ];
  return lines
    .filter((line) => line.at <= at)
    .map((line) => `- ${dayText(dayOf(line.at))} ${clock(line.at)} @${line.by} ${line.text}`);
}

function issueHeader(facts: IssueFacts, at: Minute): Parameters<typeof headerText>[0] {
  const { story, acked, resolved, closed, opened } = facts;
  const known = (minute: Minute | undefined): string | undefined =>
    minute !== undefined && minute <= at ? stamp(minute) : undefined;
  const escalation = story.escalated === undefined ? undefined : opened + story.escalated[1] * 60;
  return {
    type: story.major ? 'incident' : 'issue',
    title: story.title,
    status: statusAt(facts, at),
    severity: facts.severity,
    severity_reason: story.severity?.[1],
    impact: story.impact,
    urgency: story.urgency,
    owner: story.owner,
    project: story.project,
    source: story.source,
    service: story.service,
    customer: story.customer,
    opened: stamp(opened),
    acked: known(acked),
    paused: pausedAt(facts, at),
    resolved: known(resolved),
    closed: known(closed),
    escalated_to: escalation !== undefined && escalation <= at ? story.escalated?.[0] : undefined,
    escalated_at: known(escalation),
    resolution: resolved !== undefined && resolved <= at ? firstSentence(story.fix ?? '') : undefined,
    major: story.major,
    commander: story.major ? 'nadia' : undefined,
  };
}

/** What waits for somebody else since its last entry. */
function pausedAt(facts: IssueFacts, at: Minute): string | undefined {
  const last = facts.log.findLast((line) => line.at <= at);
  return last !== undefined && statusAt(facts, at) === 'waiting' ? `${stamp(last.at)}..` : undefined;
}

function statusAt({ story, acked, resolved, closed, log }: IssueFacts, at: Minute): string {
  if (closed !== undefined && at >= closed) return 'closed';
  if (resolved !== undefined && at >= resolved) return 'resolved';
  if (acked === undefined || at < acked) return 'open';
  const worked = log.some((line) => line.at <= at);
  if (!worked) return 'acked';
  return resolved === undefined && log.every((line) => line.at <= at) ? (story.open ?? 'doing') : 'doing';
}

function firstSentence(text: string): string {
  return text.slice(0, text.indexOf('. ') + 1) || text;
}

/** The tasks of an issue, for lists of what is due. */
export function issueTasks(facts: IssueFacts): readonly TaskStory[] {
  return facts.story.tasks ?? [];
}
