// Writes stand-ups as notes, with the headings and the prefilled lists that Daybook's own stand-up template makes: open
// criticals, what is due, what waits, what is still open from the last stand-ups, then a section a person and the parking lot.
import { dayText } from '../../core/day.ts';
import { headerText } from '../header.ts';
import { linkTo, type SampleNote } from '../sampleNote.ts';
import { dueAt, taskFinished, taskLine, taskMoments, taskState } from '../taskLine.ts';
import type { Minute, Timing } from '../timing.ts';
import { isOpenAt } from './issueNotes.ts';
import type { Standup, StandupWorld } from './standups.ts';

/** Stand-ups that are looked through for open promises. */
const LOOK_BACK = 15;

/** The notes of all stand-ups. */
export function standupNotes(standups: readonly Standup[], world: StandupWorld, timing: Timing): SampleNote[] {
  return standups.map((standup, index) => {
    const prefilled = prefill(standup, standups.slice(Math.max(0, index - LOOK_BACK), index), world, timing);
    const ticks = standup.promised
      .flatMap((task) => taskMoments(task, standup.scribe, timing))
      .filter(({ at }) => at > standup.shared);
    return {
      path: standup.path,
      moments: [
        { at: standup.shared, by: standup.scribe, subject: `Stand-up ${dayText(standup.day)}`, alone: true },
        ...ticks,
      ],
      textAt: (at) => standupText(standup, prefilled, at, timing),
    };
  });
}

function standupText(standup: Standup, prefilled: string, at: Minute, timing: Timing): string {
  const header = headerText({
    type: 'meeting',
    date: dayText(standup.day),
    time: '09:15',
    duration: '15m',
    series: 'standup',
    attendees: standup.present.map(({ id }) => id),
    absent: standup.absent.map(({ id }) => id),
  });
  const people = standup.present.map(({ id, name }) => {
    const said = standup.said.get(id) ?? [];
    const actions = standup.promised
      .filter(({ owner }) => owner === id)
      .flatMap((task) => taskLine(task, at, timing, id) ?? []);
    return section(name, [...said.map((line) => `- ${line}`), ...actions]);
  });
  const unowned = standup.promised.filter(
    ({ owner }) => owner === undefined || !standup.present.some(({ id }) => id === owner),
  );
  const parked = [
    ...standup.parked.map((line) => `- ${line}`),
    ...unowned.flatMap((task) => taskLine(task, at, timing) ?? []),
  ];
  return `${header}\n# Stand-up ${dayText(standup.day)}\n${prefilled}${people.join('')}${section('Parking lot', parked)}`;
}

function prefill(standup: Standup, before: readonly Standup[], world: StandupWorld, timing: Timing): string {
  const { opened, day, path } = standup;
  const state = (task: StandupWorld['tasks'][number]): string => taskState(task.task, opened, timing);
  const line = ({ task, path: place }: StandupWorld['tasks'][number]): string => {
    const due = dueAt(task, opened, timing);
    return `- ${linkTo(task.text, path, place)}${task.owner ? ` @${task.owner}` : ''}${due === undefined ? '' : `, due ${dayText(due)}`}`;
  };
  const critical = world.issues.filter((issue) => issue.severity === 'critical' && isOpenAt(issue, opened));
  const due = world.tasks
    .filter((task) => state(task) === 'open' && (dueAt(task.task, opened, timing) ?? Number.POSITIVE_INFINITY) <= day)
    .sort((a, b) => (dueAt(a.task, opened, timing) ?? 0) - (dueAt(b.task, opened, timing) ?? 0));
  const waiting = world.tasks.filter((task) => state(task) === 'waiting');
  return [
    section(
      'Critical',
      critical.map(
        (issue) =>
          `- ${linkTo(issue.story.title, path, issue.path)} @${issue.story.owner}, since ${dayText(Math.floor(issue.opened / 1440))}`,
      ),
    ),
    section('Due and overdue', due.map(line)),
    section(
      'Blocked and waiting',
      waiting.map((task) => `${line(task)}, waits for ${task.task.wait ?? ''}`),
    ),
    openActions(standup, before, timing),
  ].join('');
}

/** Promises of earlier stand-ups that nobody has ticked, as plain bullets; those carried more than twice under their own heading. */
function openActions({ opened, path }: Standup, before: readonly Standup[], timing: Timing): string {
  const open = before.flatMap((earlier, index) =>
    earlier.promised
      .filter((task) => (taskFinished(task, timing) ?? Number.POSITIVE_INFINITY) > opened)
      .map((task) => ({
        carried: before.length - index,
        text: `- ${linkTo(task.text, path, earlier.path)}${task.owner ? ` @${task.owner}` : ''}`,
      })),
  );
  const lines = (items: typeof open): string[] => items.map(({ text, carried }) => `${text}, carried ${carried}×`);
  const old = lines(open.filter(({ carried }) => carried > 2));
  return (
    section('Open actions', lines(open.filter(({ carried }) => carried <= 2))) +
    (old.length === 0 ? '' : section('Do, date, delegate or drop', old, '###'))
  );
}

function section(title: string, lines: readonly string[], level = '##'): string {
  return `\n${level} ${title}\n${lines.length === 0 ? '' : `\n${lines.join('\n')}\n`}`;
}
