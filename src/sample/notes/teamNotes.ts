// People and KPI records: who the team is, and what it measures month by month.
import { civil, daysFromCivil, dayText } from '../../core/day.ts';
import { type KpiStory, kpis } from '../content/kpis.ts';
import { headerText } from '../header.ts';
import { genesis, type Moment, type SampleNote } from '../sampleNote.ts';
import { workTime } from '../taskLine.ts';
import { type TeamMember, team } from '../team.ts';
import { type Timing, workDay } from '../timing.ts';

/** One note a person. */
export function personNotes(timing: Timing): SampleNote[] {
  return team.map((member) => {
    const joined: Moment =
      member.started > 348
        ? genesis(timing)
        : {
            at: workTime('nadia', timing.day(member.started + 9), 'morning'),
            by: 'nadia',
            subject: `Welcome ${member.name}`,
          };
    return { path: `people/${member.id}.md`, moments: [joined], textAt: () => personText(member, timing) };
  });
}

function personText(member: TeamMember, timing: Timing): string {
  const header = headerText({
    type: 'person',
    name: member.name,
    role: member.role,
    team: member.team,
    mails: [member.mail],
    started: timing.text(member.started),
    capacity: `${(member.capacity * 40) / 100}h`,
    absences: [...member.away, ...member.planned].map(([from, to]) => `${timing.text(from)}..${timing.text(to)}`),
    skills: member.skills,
    one_on_one_every: member.team === 'management' ? undefined : '14d',
  });
  return `${header}\n${member.about}\n`;
}

/** One note a KPI; a row is added on the first work day of each month. */
export function kpiNotes(timing: Timing): SampleNote[] {
  return kpis.map((story) => {
    const days = readingDays(timing, story.readings.length);
    const moments = days.map((day) => ({
      at: workTime(story.by, day, 'afternoon'),
      by: story.by,
      subject: `Reading: ${story.title}`,
    }));
    return {
      path: `kpis/${story.file}.md`,
      moments,
      textAt: (at) => kpiText(story, days.filter((_, index) => (moments[index]?.at ?? 0) <= at).map(dayText)),
    };
  });
}

function kpiText(story: KpiStory, days: readonly string[]): string {
  const header = headerText({
    type: 'kpi',
    title: story.title,
    metric: story.metric,
    owner: story.by,
    unit: story.unit,
    target: story.target,
    direction: story.direction,
    cadence: 'monthly',
  });
  const rows = days.map((day, index) => {
    const [value = 0, sample = 0, note = ''] = story.readings[index] ?? [];
    return `| ${[day, value, sample === 0 ? '' : sample, note].join(' | ')} |`
      .replaceAll('|  |', '| |')
      .replace('|  |', '| |');
  });
  return `${header}\n${story.about}\n\n## Readings\n\n| Date | Value | n | Note |\n|---|---|---|---|\n${rows.join('\n')}\n`;
}

/** The first work days of the last `count` months that lie before today, oldest first. */
function readingDays({ today }: Timing, count: number): number[] {
  const { year, month } = civil(today);
  const firsts = Array.from({ length: count + 1 }, (_, back) => {
    const number = year * 12 + month - 1 - back;
    return workDay(daysFromCivil(Math.floor(number / 12), (number % 12) + 1, 1), 1);
  });
  return firsts
    .filter((day) => day < today && day >= today - 362)
    .slice(0, count)
    .reverse();
}
