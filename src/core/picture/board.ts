// The board: cards of a query in columns, perhaps in lanes across, with limits of work in progress. Comes in: rows and choices;
// goes out: a picture whose body is plain data, at most so many cards of it as a page can hold. Never decides how a field is
// written: a move is an action of a command with its answers.

import { addTo } from '../index/rowOrder.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { eachRow, type Steps } from '../index/steps.ts';
import { say } from '../language.ts';
import { kindsOfQuery } from '../query/kindsOfQuery.ts';
import type { BoardDecl } from '../record/kind.ts';
import { plainTitle } from '../record/noteLink.ts';
import { axisNamed, type BoardAxis, boardAxes } from './boardAxes.ts';
import { type BoardCard, boardCard } from './boardCard.ts';
import {
  type Picture,
  type PictureChoice,
  type PictureControl,
  type PictureInput,
  type PictureMove,
  tableOf,
} from './picture.ts';

/** A column, whatever lane. Without a `move` nothing can be moved there, and `fixed` says why. */
export interface BoardColumn {
  readonly id: string;
  readonly label: string;
  readonly count: number;
  /** The count in words, with the limit where there is one. */
  readonly words: string;
  readonly isOver: boolean;
  readonly move?: PictureMove;
  readonly fixed?: string;
}

/** Cards of one column in one lane; `more` are not shown. */
export interface BoardCell {
  readonly column: string;
  readonly cards: readonly BoardCard[];
  /** How many cards stand before the first that is shown, and behind the last. */
  readonly before: number;
  readonly more: number;
}

/** A lane; a board without lanes is one lane without a name. */
export interface BoardLane {
  readonly id: string;
  readonly label: string;
  readonly count: number;
  readonly cells: readonly BoardCell[];
  readonly move?: PictureMove;
  readonly fixed?: string;
}

/** What is drawn; `ask` is the action that asks for a column. */
export interface BoardBody {
  readonly ask: string;
  readonly columns: readonly BoardColumn[];
  readonly lanes: readonly BoardLane[];
}

/** Cards on the page at once, at most; of a cell that was opened, and of any other. */
const mostCards = 240;
const mostOpened = 120;
const mostInCell = 24;
/** Columns and lanes at most; what is beyond stands in the last one, where nothing can be moved. */
const mostColumns = 40;
const mostLanes = 60;
const othersId = '…';
/** The choice of a board while a query of one's own is shown; no board can be called that. */
const ownId = '?';

/** A board of the rows: `options` are `board`, `by`, `lanes`, `at-cell` (lane and column with a line between), `at-from` and `at-page`. */
export function* boardSteps(input: PictureInput): Steps<Picture<BoardBody>> {
  const { index, rows, context } = input;
  const { decl, kinds, by, lanes } = boardChoice(input);
  const columnOf = new Map<string, Row[]>();
  const laneOf = new Map<string, Row[]>();
  const cells = new Map<string, Row[]>();
  const keys = new Map<string, { readonly column: string; readonly lane: string }>();
  yield* eachRow(rows, (row) => {
    const column = by.keyOf(index, row, context);
    const lane = lanes?.keyOf(index, row, context) ?? '';
    addTo(columnOf, column, row);
    addTo(laneOf, lane, row);
    addTo(cells, `${lane}\n${column}`, row);
    keys.set(`${lane}\n${column}`, { column, lane });
  });
  yield;
  const own = decl && axisNamed(decl.by, index.config, kinds)?.id === by.id ? decl : undefined;
  const listed = own && own.columns.length > 0 ? own.columns : by.places(index.config, kinds);
  const columns = placesOf(by, listed, columnOf, input, mostColumns);
  const rowsOfLanes = lanes ? placesOf(lanes, lanes.places(index.config, kinds), laneOf, input, mostLanes) : [];
  const shownLanes = lanes ? rowsOfLanes.filter(({ members }) => members.length > 0) : [single(rows)];
  const merged = mergedCells(cells, keys, columns, shownLanes);
  yield;
  const body: BoardBody = {
    ask: by.ask,
    columns: columns.map((place) => columnFor(place, own, by, input)),
    lanes: lanesOf(shownLanes, columns, merged, { input, by, lanes }),
  };
  yield;
  return {
    summary: summaryOf(rows.length, body.columns, by),
    controls: controlsOf(input, kinds, by, lanes),
    table: yield* tableFor(input, columns, by),
    body,
  };
}

/** The query of a chosen board, of the first one when none is chosen or known. */
export function boardQuery({ config }: Pick<IndexReader, 'config'>, board: string | undefined): string {
  return (config.boards.find(({ id }) => id === board) ?? config.boards[0])?.query ?? 'is:open';
}

function boardChoice({ index, rows, query, options }: PictureInput) {
  const { config } = index;
  const decl = config.boards.find(({ id }) => id === options['board']) ?? config.boards[0];
  const kinds = kindsOfQuery(query) ?? new Set(rows.map((row) => index.kind(row)));
  const by = axisNamed(options['by'] ?? decl?.by ?? 'state', config, kinds);
  const lanes = axisNamed(options['lanes'] ?? decl?.lanes ?? '', config, kinds);
  return {
    decl,
    kinds,
    by: by ?? (axisNamed('state', config, kinds) as BoardAxis),
    lanes: lanes?.id === by?.id ? undefined : lanes,
  };
}

interface Place {
  readonly id: string;
  readonly label: string;
  readonly members: readonly Row[];
  /** The keys of rows that stand here; several in the last one of too many. */
  readonly keys: readonly string[];
}

const single = (rows: readonly Row[]): Place => ({ id: '', label: '', members: rows, keys: [''] });

/** The listed places, then others that rows stand in, by their names; without a value last. */
function placesOf(
  axis: BoardAxis,
  listed: readonly string[],
  found: ReadonlyMap<string, readonly Row[]>,
  { index, context }: PictureInput,
  most: number,
): Place[] {
  const known = new Set(listed);
  const place = (id: string): Place => ({
    id,
    label: axis.nameOf(id, index, context),
    members: found.get(id) ?? [],
    keys: [id],
  });
  const others = [...found.keys()].filter((key) => key !== '' && !known.has(key)).map(place);
  others.sort((a, b) => (a.label.toLowerCase() < b.label.toLowerCase() ? -1 : 1));
  const all = [...listed.filter((key) => key !== '').map(place), ...others];
  if (found.has('') || all.length === 0) all.push(place(''));
  if (all.length <= most) return all;
  const rest = all.slice(most - 1);
  const last = {
    id: othersId,
    label: say('Others'),
    members: rest.flatMap(({ members }) => members),
    keys: rest.map(({ id }) => id),
  };
  return [...all.slice(0, most - 1), last];
}

/** The rows of every shown cell, those of merged places together. */
function mergedCells(
  cells: ReadonlyMap<string, readonly Row[]>,
  keys: ReadonlyMap<string, { readonly column: string; readonly lane: string }>,
  columns: readonly Place[],
  lanes: readonly Place[],
): ReadonlyMap<string, readonly Row[]> {
  const columnIds = new Map(columns.flatMap(({ id, keys: own }) => own.map((key) => [key, id] as const)));
  const laneIds = new Map(lanes.flatMap(({ id, keys: own }) => own.map((key) => [key, id] as const)));
  const merged = new Map<string, Row[]>();
  for (const [cell, rows] of cells) {
    const { column, lane } = keys.get(cell) ?? { column: '', lane: '' };
    const id = `${laneIds.get(lane) ?? ''}\n${columnIds.get(column) ?? ''}`;
    for (const row of rows) addTo(merged, id, row);
  }
  return merged;
}

function columnFor(place: Place, decl: BoardDecl | undefined, by: BoardAxis, input: PictureInput): BoardColumn {
  const { id, label, members } = place;
  const count = members.length;
  const limit = decl?.limits.get(id);
  const isOver = limit !== undefined && count > limit;
  const words =
    limit === undefined
      ? String(count)
      : isOver
        ? say('{0} of {1}, over the limit', count, limit)
        : say('{0} of {1}', count, limit);
  return { id, label, count, words, isOver, ...moveOf(id, by, input) };
}

function moveOf(
  id: string,
  axis: BoardAxis,
  { index, context }: PictureInput,
): { move: PictureMove } | { fixed: string } {
  if (id === othersId) return { fixed: say('Several stand here together; nothing can be moved to all of them.') };
  const move = axis.moveTo(id, context, index.config.calendar);
  return typeof move === 'string' ? { fixed: move } : { move };
}

/** Cells are filled in reading order until the page is full: a picture of any size stays as quick. */
function lanesOf(
  lanes: readonly Place[],
  columns: readonly Place[],
  cells: ReadonlyMap<string, readonly Row[]>,
  board: { readonly input: PictureInput; readonly by: BoardAxis; readonly lanes: BoardAxis | undefined },
): BoardLane[] {
  const { input, by } = board;
  const { options } = input;
  const opened = options['at-cell'] ?? '';
  let left = mostCards - Math.min(mostOpened, cells.get(opened)?.length ?? 0);
  const without = new Set([by.id, ...(board.lanes ? [board.lanes.id] : [])]);
  const share = Math.max(3, Math.min(mostInCell, Math.floor(left / Math.max(1, cells.size))));
  return lanes.map(({ id, label, members }) => ({
    id,
    label,
    count: members.length,
    ...(board.lanes ? moveOf(id, board.lanes, input) : {}),
    cells: columns.map((column): BoardCell => {
      const cell = `${id}\n${column.id}`;
      const rows = cells.get(cell) ?? [];
      const isOpened = cell === opened;
      const before = isOpened
        ? Math.min(Math.max(0, rows.length - 1), Math.max(0, Number(options['at-from']) || 0))
        : 0;
      const room = isOpened ? mostOpened : Math.min(share, left);
      const shown = rows.slice(before, before + room);
      if (!isOpened) left -= shown.length;
      const cards = shown.map((row) => boardCard(input, row, without));
      return { column: column.id, cards, before, more: rows.length - before - shown.length };
    }),
  }));
}

function summaryOf(count: number, columns: readonly BoardColumn[], by: BoardAxis): string {
  if (count === 0) return say('No card fits the query.');
  const cards =
    count === 1 ? say('1 card by {0}', by.label.toLowerCase()) : say('{0} cards by {1}', count, by.label.toLowerCase());
  const filled = columns.filter((column) => column.count > 0).map((column) => `${column.label} ${column.words}`);
  return say('{0}: {1}.', cards, filled.join(', '));
}

function controlsOf(
  { index, options, query }: PictureInput,
  kinds: ReadonlySet<string>,
  by: BoardAxis,
  lanes: BoardAxis | undefined,
): PictureControl[] {
  const { boards } = index.config;
  const axes: PictureChoice[] = boardAxes(index.config, kinds).map(({ id, label }) => ({ id, label }));
  const withOwn = (axis: BoardAxis | undefined) =>
    axis === undefined || axes.some(({ id }) => id === axis.id) ? axes : [...axes, { id: axis.id, label: axis.label }];
  const board = boards.find(({ id }) => id === options['board']) ?? boards[0];
  const named = boards.map(({ id, title }) => ({ id, label: title }));
  // Of a project, of a search, or typed: no board of the notebook is what is shown.
  const isOwn = options['board'] === undefined && query.text !== boardQuery(index, undefined);
  const search = [...index.config.queries].find(([, text]) => text === query.text)?.[0];
  const shown = isOwn ? [{ id: ownId, label: search ?? say('Own query') }, ...named] : named;
  return [
    { id: 'board', label: say('Board'), options: shown, chosen: isOwn ? ownId : (board?.id ?? ''), resets: true },
    { id: 'by', label: say('Columns'), options: withOwn(by), chosen: by.id },
    {
      id: 'lanes',
      label: say('Lanes'),
      options: [{ id: 'none', label: say('None') }, ...withOwn(lanes).filter(({ id }) => id !== by.id)],
      chosen: lanes?.id ?? 'none',
    },
  ];
}

function* tableFor(input: PictureInput, columns: readonly Place[], by: BoardAxis) {
  const { index, options, context, refOf } = input;
  const entries = columns.flatMap(({ label, members }) => members.map((row) => ({ label, row })));
  const headers = [say('Title'), by.label, say('State'), say('Owner'), say('Due'), say('Project')];
  return yield* tableOf(headers, entries, options, ({ label, row }) => {
    const item = index.item(row);
    const project = item.project === undefined ? '' : by.id === 'project' ? label : item.project;
    const owner = item.owner === undefined ? '' : (context.roster.resolve(item.owner)?.name ?? item.owner);
    return { ref: refOf(row), cells: [plainTitle(item.title), label, item.state, owner, item.due ?? '', project] };
  });
}
