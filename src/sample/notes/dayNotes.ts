// Personal notes: days and the week of the manager, days of the developer, the list of what is waited for, recurring checks.
import { type DayNumber, daysBetween, dayText, weekday } from '../../core/day.ts';
import { nextDay } from '../../core/occurrence.ts';
import { parseRecurrence } from '../../core/recurrence.ts';
import { checks, type DayStory, developerDays, followUps, managerDays } from '../content/days.ts';
import { headerText } from '../header.ts';
import { genesis, type SampleNote } from '../sampleNote.ts';
import { taskLine, taskMoments } from '../taskLine.ts';
import type { PersonId } from '../team.ts';
import { dayOf, minuteOf, type Timing, workDay } from '../timing.ts';

/** Days and the week. */
export function dayNotes(timing: Timing): SampleNote[] {
  return [
    ...managerDays.map((story) => managerDay(story, timing)),
    ...developerDays.map((story) => developerDay(story, timing)),
    managerWeek(timing),
  ];
}

/** `follow-ups.md`: what the team waits for and that belongs to no project. */
export function followUpNote(timing: Timing): SampleNote {
  return {
    path: 'follow-ups.md',
    moments: [genesis(timing), ...followUps.flatMap((task) => taskMoments(task, 'nadia', timing))],
    textAt: (at) => {
      const lines = followUps.flatMap((task) => taskLine(task, at, timing) ?? []);
      return [
        '# Follow-ups',
        '',
        'What we wait for and that belongs to no project.',
        ...(lines.length > 0 ? [''] : []),
        ...lines,
        '',
      ].join('\n');
    },
  };
}

/** `checks.md`: each check as it was ticked last, and its next time; looked through every fourth Monday and on the last work day. */
export function checksNote(timing: Timing): SampleNote {
  const last = workDaysBack(timing.today, 1);
  const mondays = Array.from({ length: 12 }, (_, month) => workDay(last - weekday(dayText(last)) + 1 - month * 28, 1));
  const days = [...new Set([...mondays.filter((day) => day < last && day > timing.day(356)), last])];
  return {
    path: 'checks.md',
    moments: days.map((day) => ({ at: minuteOf(day, '08:40'), by: 'ines', subject: 'Checks', alone: true })),
    textAt: (at) => checksText(Math.min(dayOf(at), last), last, timing),
  };
}

function checksText(day: DayNumber, last: DayNumber, { today }: Timing): string {
  const rows = checks.map(([text, owner, rule, forgotten]) => {
    const isLate = forgotten === 1 && day > last - 7;
    const [done, due] = occurrences(rule, today - 540, day).slice(isLate ? -3 : -2);
    const line = `${text} @${owner} #check [repeat:: ${rule}]`;
    return `- [ ] ${line} due:${due}\n- [x] ${line} due:${done} done:${done}`;
  });
  return `# Checks that come back\n\n${rows.join('\n')}\n`;
}

/** Days of a rule from one day on, up to the first that is later than another. */
function occurrences(rule: string, from: DayNumber, to: DayNumber): string[] {
  const read = parseRecurrence(rule);
  const days = [dayText(from)];
  while (read !== undefined && (days.at(-1) ?? '') <= dayText(to))
    days.push(nextDay(read, days.at(-1) ?? '') ?? '9999');
  return days;
}

function managerDay(story: DayStory, timing: Timing): SampleNote {
  const day = workDaysBack(timing.today, story.workDaysAgo);
  const plan = story.plan.map(
    ([text, work, done]) =>
      `- [${done ? 'x' : ' '}] ${text} @nadia [work:: ${work}]${done ? ` done:${dayText(day)}` : ''}`,
  );
  const log = story.log.map(([time, text]) => `- ${time} ${text}`);
  const look = [
    ...(story.well === undefined ? [] : [`- Went well: ${story.well}`]),
    ...(story.hard === undefined ? [] : [`- Was hard: ${story.hard}`]),
  ];
  const text = [
    ...heading(day, 'nadia', { plan_size: plan.length, plan_done: story.plan.filter(([, , done]) => done).length }),
    '## Plan',
    '',
    ...plan,
    '',
    '## Log',
    '',
    ...log,
    ...(look.length > 0 ? ['', '## Look back', '', ...look] : []),
    '',
  ];
  return { path: dayPath('nadia', day), moments: [ending('nadia', day, '17:35')], textAt: () => text.join('\n') };
}

function developerDay(story: (typeof developerDays)[number], timing: Timing): SampleNote {
  const day = workDaysBack(timing.today, story.workDaysAgo);
  const first = ending('hana', day, '17:20');
  const ticks = story.tasks.flatMap((task) => taskMoments(task, 'hana', timing)).filter(({ at }) => at > first.at);
  return {
    path: dayPath('hana', day),
    moments: [first, ...ticks],
    textAt: (at) =>
      [
        ...heading(day, 'hana'),
        ...story.tasks.flatMap((task) => taskLine(task, at, timing) ?? []),
        '',
        story.note,
        '',
      ].join('\n'),
  };
}

/** The week of the last work day: three aims, as the manager wrote them on Monday. */
function managerWeek(timing: Timing): SampleNote {
  const last = workDaysBack(timing.today, 1);
  const monday = last - weekday(dayText(last)) + 1;
  const day = workDay(monday, 1);
  const text = [
    headerText({ type: 'week', date: dayText(monday), owner: 'nadia' }),
    `# Week ${isoWeek(monday)}`,
    '',
    '## Plan',
    '',
    '- [x] Directors know about the portal before the meeting @nadia [work:: plan]',
    '- [ ] Ledgerline: letter about the renewal @nadia [work:: plan]',
    '- [ ] Every open critical has one name and one next step @nadia [work:: ops]',
    '- [ ] Half a day without meetings @nadia [work:: plan]',
    '',
    '## Log',
    '',
    'Peak weeks are over, audit is close, Venlo comes after it.',
    '',
  ];
  return {
    path: `days/nadia/${isoWeek(monday)}.md`,
    moments: [ending('nadia', day, '08:50')],
    textAt: () => text.join('\n'),
  };
}

/** The header, with what the look back at the day found. */
function heading(day: DayNumber, owner: PersonId, found: Readonly<Record<string, number>> = {}): string[] {
  return [`${headerText({ type: 'day', date: dayText(day), owner, ...found })}\n# ${dayText(day)}`, ''];
}

function ending(by: PersonId, day: DayNumber, time: string): SampleNote['moments'][number] {
  return { at: minuteOf(day, time), by, subject: `Day ${dayText(day)}`, alone: true };
}

function dayPath(who: PersonId, day: DayNumber): string {
  return `days/${who}/${dayText(day)}.md`;
}

function workDaysBack(from: DayNumber, count: number): DayNumber {
  let day = from;
  for (let left = count; left > 0; left--) day = workDay(day - 1, -1);
  return day;
}

/** ISO 8601 week of a Monday, as `2026-W11`: the week belongs to the year of its Thursday. */
function isoWeek(monday: DayNumber): string {
  const thursday = dayText(monday + 3);
  const year = thursday.slice(0, 4);
  return `${year}-W${String(Math.floor(daysBetween(`${year}-01-01`, thursday) / 7) + 1).padStart(2, '0')}`;
}
