// What follows when a row moves, as a picture shows it before anything is written: everything touched with its old and new day, whom it
// touches, what does not fit. Comes in: the index, a row and a day; goes out: words, or why it cannot move. Writes nothing.
import { type Day, dayNumber, isDay } from '../day.ts';
import { isRefusal } from '../edits/edit.ts';
import type { NoteIndex } from '../index/noteIndex.ts';
import type { Row } from '../index/rows.ts';
import { say } from '../language.ts';
import { projectPaths } from '../navigate/lookup.ts';
import { type OutlineContext, personName } from '../outline/rowWords.ts';
import { plainTitle } from '../record/noteLink.ts';
import { awayNotices, peopleTouched } from '../schedule/affected.ts';
import { impactOf } from '../schedule/impact.ts';
import { moveRemark, workdayWords } from '../schedule/impactTable.ts';
import type { Move } from '../schedule/move.ts';
import { workdaysBetween } from '../workTime.ts';
import { kindLabel } from './kindLabel.ts';

/** One row that moves, in words and days. */
export interface ImpactLine {
  readonly title: string;
  readonly kind: string;
  readonly from: Day;
  readonly to: Day;
  readonly workdays: string;
  /** On the critical path, could stay, or nothing. */
  readonly remark: string;
  readonly owner: string;
}

/** What follows, or the sentence why it cannot move. */
export interface ImpactBody {
  readonly ref: string;
  readonly title: string;
  readonly to: Day;
  readonly refused?: string;
  readonly lines: readonly ImpactLine[];
  /** Lines that are left out of a long list. */
  readonly left: number;
  readonly people: readonly string[];
  readonly notices: readonly string[];
}

/** Lines and people that are shown; more are counted. */
const mostLines = 100;

/** The impact of moving a row to a day; undefined for what is no day. */
export function impactBody(
  index: NoteIndex,
  { row, ref }: { readonly row: Row; readonly ref: string },
  to: string,
  context: OutlineContext,
): ImpactBody | undefined {
  if (!isDay(to)) return undefined;
  const projectOf = (slug: string): Row | undefined => {
    const path = projectPaths(index).get(slug);
    return path === undefined ? undefined : index.noteRow(path);
  };
  const impact = impactOf(index, row, to, { today: context.today, projectOf });
  const head = { ref, title: plainTitle(index.item(row).title), to };
  if (isRefusal(impact)) return { ...head, refused: impact.message, lines: [], left: 0, people: [], notices: [] };
  const { moves, notices } = impact;
  return {
    ...head,
    lines: moves.slice(0, mostLines).map((move) => lineOf(index, move, context)),
    left: Math.max(0, moves.length - mostLines),
    people: peopleTouched(index, moves)
      .slice(0, mostLines)
      .map(({ name, moves: own }) => (own.length === 1 ? name : say('{0} ({1} dates)', name, own.length))),
    notices: [...notices, ...awayNotices(index, moves)].slice(0, mostLines),
  };
}

function lineOf(index: NoteIndex, move: Move, context: OutlineContext): ImpactLine {
  const [{ from, to }] = move.days;
  const count = workdaysBetween(dayNumber(from) ?? 0, dayNumber(to) ?? 0, index.config.calendar);
  return {
    title: plainTitle(move.title),
    kind: kindLabel(index, move.kind),
    from,
    to,
    workdays: workdayWords(count),
    remark: moveRemark(move),
    owner: personName(String(index.get(move.row, 'owner') ?? ''), context),
  };
}
