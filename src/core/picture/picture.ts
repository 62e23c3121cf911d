// What every picture is made of: a sentence, controls, the real table behind it, and a body of its own. Comes in: the rows of a
// query, options as words, who looks; goes out: plain data without a pixel. Never holds a row number or a key: rows are told by
// opaque refs, which whoever asks for the picture gives out.
import type { NoteIndex } from '../index/noteIndex.ts';
import type { Row } from '../index/rows.ts';
import { eachOf, type Steps } from '../index/steps.ts';
import type { OutlineContext } from '../outline/rowWords.ts';
import type { Query } from '../query/query.ts';
import type { DateCourses } from './plannedRow.ts';

/** What is known beside the notes of a day, as far as it is. */
export interface PictureBeside {
  /** What the past knows of dates; absent as long as it is not read. */
  readonly courses?: DateCourses;
  /** ISO weekday that weeks begin with where the reader lives; Monday when absent. */
  readonly firstWeekday?: number;
}

/** What a picture is made from. */
export interface PictureInput extends PictureBeside {
  readonly index: NoteIndex;
  /** The query and its rows, in its order. */
  readonly query: Query;
  readonly rows: readonly Row[];
  /** What was chosen in the controls, by their ids; a word that means nothing counts as not chosen. */
  readonly options: PictureOptions;
  readonly context: OutlineContext;
  /** The opaque name of a row: the same one for the same row in the next picture, too. Ask only for rows that are shown. */
  readonly refOf: (row: Row) => string;
}

/** Choices by the id of their control. What begins with `at-` says where one looks, and goes when something else is chosen. */
export type PictureOptions = Readonly<Record<string, string>>;

/** A drop-down above the picture. */
export interface PictureControl {
  readonly id: string;
  readonly label: string;
  readonly options: readonly PictureChoice[];
  readonly chosen: string;
  /** Choosing here begins anew: the query and the other options are those that belong to it. */
  readonly resets?: boolean;
}

/** One choice of a control. */
export interface PictureChoice {
  readonly id: string;
  readonly label: string;
}

/** One page of the table with the same figures. */
export interface PictureTable {
  readonly headers: readonly string[];
  readonly rows: readonly PictureTableRow[];
  readonly page: number;
  readonly pages: number;
}

/** A line of the table; with a ref it opens that row. */
export interface PictureTableRow {
  readonly ref?: string;
  readonly cells: readonly string[];
}

/** A picture. */
export interface Picture<Body> {
  /** What it shows, in one sentence. */
  readonly summary: string;
  readonly controls: readonly PictureControl[];
  readonly table: PictureTable;
  readonly body: Body;
}

/** What is done with a row that is moved somewhere: an action that the picture allows, and its answers. */
export interface PictureMove {
  readonly action: string;
  readonly answers: Readonly<Record<string, string>>;
}

/** Lines of a page of the table. */
export const tablePage = 200;

/** Lines of a table between two pauses. */
const linesAStep = 16;

/** Things of which a page at a time is looked at; a list is that. */
export interface Pages<T> {
  readonly length: number;
  slice(from: number, to: number): readonly T[];
}

/** The page of a table that is asked for (`at-page`, from 0); cells are made for its lines alone. */
export function* tableOf<T>(
  headers: readonly string[],
  items: Pages<T>,
  { 'at-page': wanted = '0' }: PictureOptions,
  rowOf: (item: T) => PictureTableRow,
): Steps<PictureTable> {
  const pages = Math.max(1, Math.ceil(items.length / tablePage));
  const page = Math.min(pages - 1, Math.max(0, Math.trunc(Number(wanted)) || 0));
  const rows: PictureTableRow[] = [];
  yield* eachOf(
    items.slice(page * tablePage, (page + 1) * tablePage),
    (item) => {
      rows.push(rowOf(item));
    },
    linesAStep,
  );
  return { headers, page, pages, rows };
}
