// Plays the stand-ups of the year: who was there, what they said (drawn from what really happened to issues, tasks and
// projects) and what they promised. Comes in: the sample's issues and tasks; goes out: plain facts, written by standupNotes.ts.
import { type DayNumber, dayText, weekday } from '../../core/day.ts';
import { noteLink } from '../../core/record/noteLink.ts';
import { dailyWork, parkingLot, promises } from '../content/standupTalk.ts';
import { type Draw, drawFor } from '../draw.ts';
import type { TaskStory } from '../story.ts';
import { taskFinished } from '../taskLine.ts';
import { isAround, type PersonId, type TeamMember, team } from '../team.ts';
import { type Minute, minuteOf, type Timing, workDay, workDaysLater } from '../timing.ts';
import { type IssueFacts, isOpenAt } from './issueNotes.ts';

/** A task and the note it stands in. */
export interface PlacedTask {
  readonly task: TaskStory;
  readonly path: string;
}

/** What a stand-up looks at. */
export interface StandupWorld {
  readonly issues: readonly IssueFacts[];
  readonly tasks: readonly PlacedTask[];
}

/** One stand-up as it happened. */
export interface Standup {
  readonly day: DayNumber;
  readonly path: string;
  /** When the note was made and filled in, and when it was shared. */
  readonly opened: Minute;
  readonly shared: Minute;
  readonly scribe: PersonId;
  readonly present: readonly TeamMember[];
  readonly absent: readonly TeamMember[];
  /** Lines said, by person. */
  readonly said: ReadonlyMap<PersonId, readonly string[]>;
  /** Promises, with their owner; without one nobody took it. */
  readonly promised: readonly TaskStory[];
  readonly parked: readonly string[];
}

/** Weeks before today in which there is a stand-up every work day; before, on Mondays only. */
const DAILY_WEEKS = 12;

/** What nobody could speak of earlier: a word, and the days ago since which there is such a thing. */
const topics = [
  ['Gdańsk', 108],
  ['softphone', 80],
  ['Softphone', 80],
  ['Stackworks', 203],
  ['Coldvault', 106],
  ['agency', 222],
  ['audit', 58],
  ['apprentice', 30],
  ['second factor', 279],
] as const;

/** All stand-ups, oldest first; none today. */
export function playStandups(world: StandupWorld, timing: Timing, seed: number): Standup[] {
  const heard = new Map<string, number>();
  let last = minuteOf(timing.day(362), '09:00');
  return standupDays(timing).map((day, index) => {
    const draw = drawFor(seed, `standup/${dayText(timing.today - day)}/${index}`);
    const opened = minuteOf(day, '09:00') + draw.whole(2, 12);
    const scene: Scene = { world, timing, draw, heard, index, from: last, to: opened, day };
    last = opened;
    return play(scene);
  });
}

interface Scene {
  readonly world: StandupWorld;
  readonly timing: Timing;
  readonly draw: Draw;
  /** Sentences said, with the number of the stand-up. */
  readonly heard: Map<string, number>;
  readonly index: number;
  readonly from: Minute;
  readonly to: Minute;
  readonly day: DayNumber;
}

function standupDays({ today }: Timing): DayNumber[] {
  const days = new Set<DayNumber>();
  for (let day = today - 357; day < today; day++)
    if (today - day <= DAILY_WEEKS * 7 || weekday(dayText(day)) === 1) days.add(workDay(day, 1));
  return [...days].filter((day) => day < today).sort((a, b) => a - b);
}

function play(scene: Scene): Standup {
  const { day, timing, draw, to } = scene;
  const ago = timing.today - day;
  const members = team.filter((member) => ago <= member.started);
  const ill = draw.chance(0.06) ? draw.pick(members.slice(1)).id : undefined;
  const present = members.filter((member) => isAround(member, ago, weekday(dayText(day))) && member.id !== ill);
  const said = new Map(present.map(({ id }) => [id, sayings(id, scene)] as const));
  return {
    day,
    path: standupPath(day),
    opened: to,
    shared: to + 21 + draw.whole(0, 9),
    scribe: (present.find(({ id }) => id === 'nadia') ?? present[0] ?? team[0])?.id ?? 'nadia',
    present,
    absent: members.filter((member) => !present.includes(member)),
    said,
    promised: present.flatMap(({ id }) => promise(id, scene)),
    parked: draw.chance(0.4) ? fresh(parkingLot, 60, scene) : [],
  };
}

/** Path of the stand-up of a day. */
export function standupPath(day: DayNumber): string {
  return `meetings/${dayText(day)}-standup.md`;
}

/** What somebody says: news first, then ordinary work; one or two lines. */
function sayings(who: PersonId, scene: Scene): string[] {
  const news = [...issueNews(who, scene), ...taskNews(who, scene)].slice(0, 2);
  return news.length === 2 || (news.length === 1 && scene.draw.chance(0.6))
    ? news
    : [...news, ...fresh(dailyWork[who], 30, scene)];
}

function issueNews(who: PersonId, { world, from, to, day, draw }: Scene): string[] {
  const linked = (issue: IssueFacts): string => noteLink(issue.story.title, standupPath(day), issue.path);
  return world.issues
    .filter(({ story, opened, resolved = to + 1 }) => story.owner === who && opened <= to && resolved > from)
    .flatMap((issue) => {
      if (!isOpenAt(issue, to)) return [`${draw.pick(['Solved', 'Done', 'Fixed'])}: ${linked(issue)}`];
      if (issue.opened > from) return [`${draw.pick(['New', 'On it'])}: ${linked(issue)}`];
      const line = issue.log.findLast(({ at }) => at > from && at <= to);
      return line === undefined ? [] : [`${linked(issue)}: ${line.text.charAt(0).toLowerCase()}${line.text.slice(1)}`];
    });
}

function taskNews(who: PersonId, { world, timing, from, to, day, draw }: Scene): string[] {
  const isNews = (finished: Minute | undefined): boolean => finished !== undefined && finished > from && finished <= to;
  return world.tasks
    .filter(({ task }) => task.owner === who && isNews(taskFinished(task, timing)))
    .map(({ task, path }) => {
      const shown = draw.chance(0.35) ? noteLink(task.text, standupPath(day), path) : task.text;
      return `${draw.pick(['Done', 'Done', 'Finished'])}: ${shown}`;
    });
}

/** A sentence not heard in the last `span` stand-ups, with its numbers drawn; it counts as said. */
function fresh(bank: readonly string[], span: number, { draw, heard, index, timing, day }: Scene): string[] {
  const ago = timing.today - day;
  const known = bank.filter((sentence) => topics.every(([word, since]) => ago < since || !sentence.includes(word)));
  const free = known.filter((sentence) => index - (heard.get(sentence) ?? -span) >= span);
  const rest = free.length > 0 ? free : known.toSorted((a, b) => (heard.get(a) ?? 0) - (heard.get(b) ?? 0)).slice(0, 3);
  const chosen = draw.pick(rest);
  heard.set(chosen, index);
  return [
    chosen.replace(/\{(\d+)-(\d+)\}/g, (_, low: string, high: string) => String(draw.whole(Number(low), Number(high)))),
  ];
}

/** Sometimes a promise: most are kept within days, some are dropped later, the last ones may be open still. */
function promise(who: PersonId, scene: Scene): TaskStory[] {
  const { draw, timing, day } = scene;
  if (!draw.chance(0.22)) return [];
  const [text = ''] = fresh(promises[who], 70, scene);
  const fate = draw.fraction();
  const ago = timing.today - day;
  const due = draw.chance(0.7) ? timing.today - workDaysLater(day, draw.whole(1, 4)) : undefined;
  const end = timing.today - workDaysLater(day, fate < 0.72 ? draw.whole(0, 3) : draw.whole(6, 11));
  const ending = end < 1 ? {} : fate < 0.92 ? { done: end } : { cancelled: end };
  const nobody = draw.chance(0.06);
  return [{ text, ...(nobody ? {} : { owner: who }), ago, ...(due === undefined ? {} : { due }), ...ending }];
}
