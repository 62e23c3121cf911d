// What stands above a record in the editor: for a meeting what its series left open, for an issue its clock and next state, for what is
// reviewed the day of its next review. Comes in:
// a note's path and the index. Goes out: what is to be said and what a click does, as values. Reads no clock and no file.
import type { NoteIndex } from '../index/noteIndex.ts';
import { isOpenRow } from '../index/openRow.ts';
import type { Item, Row } from '../index/rows.ts';
import { perVersion } from '../index/versionMemo.ts';
import type { Kind } from '../record/kind.ts';

/** One lens. Places are lines of notes. */
export type Lens =
  | { readonly is: 'openActions'; readonly places: readonly { readonly path: string; readonly line: number }[] }
  | { readonly is: 'looseActions'; readonly places: readonly { readonly path: string; readonly line: number }[] }
  | { readonly is: 'previous'; readonly path: string; readonly day: string }
  | { readonly is: 'clock'; readonly since: string }
  | { readonly is: 'review'; readonly due: string }
  | { readonly is: 'nextState'; readonly state: string };

/** The lenses of a note, in the order in which they stand; none for most kinds and for notes of none. */
export function lensesOf(path: string, index: NoteIndex): readonly Lens[] {
  const row = index.noteRow(path);
  const kind = row === undefined ? undefined : index.config.kinds.get(index.kind(row));
  if (row === undefined || !kind) return [];
  if (kind.id === 'meeting') return meetingLenses(row, index);
  if (kind.tick !== undefined && kind.fields.includes('opened')) return issueLenses(row, kind, index);
  const due = index.get(row, 'review');
  return due === undefined ? [] : [{ is: 'review', due: String(due) }];
}

interface Meeting {
  readonly row: Row;
  readonly day: string;
}

/** Meetings by their series, the earliest first. */
const meetingsBySeries: (index: NoteIndex) => ReadonlyMap<string, readonly Meeting[]> = perVersion(
  (index: NoteIndex) => {
    const series = new Map<string, Meeting[]>();
    for (const row of index.rowsAmong({ kinds: new Set(['meeting']) })) {
      const name = String(index.get(row, 'series') ?? '');
      const day = String(index.get(row, 'date') ?? '');
      if (name === '' || day === '') continue;
      const same = series.get(name);
      if (same) same.push({ row, day });
      else series.set(name, [{ row, day }]);
    }
    for (const meetings of series.values()) meetings.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
    return series;
  },
);

function meetingLenses(row: Row, index: NoteIndex): Lens[] {
  const meetings = meetingsBySeries(index).get(String(index.get(row, 'series') ?? '')) ?? [];
  const at = meetings.findIndex((meeting) => meeting.row === row);
  // What came later is no business of an old note.
  const open = meetings.slice(0, at + 1).flatMap((meeting) => openTasks(meeting.row, index));
  const loose = openTasks(row, index, (task) => task.owner === undefined || task.due === undefined);
  const previous = meetings[at - 1];
  return [
    ...(open.length === 0 ? [] : [{ is: 'openActions' as const, places: open }]),
    ...(loose.length === 0 ? [] : [{ is: 'looseActions' as const, places: loose }]),
    ...(previous ? [{ is: 'previous' as const, path: index.path(previous.row), day: previous.day }] : []),
  ];
}

function openTasks(
  meeting: Row,
  index: NoteIndex,
  choice: (item: Item) => boolean = () => true,
): { path: string; line: number }[] {
  const path = index.path(meeting);
  const items = index.taskRows(path).flatMap((row) => (isOpenRow(index, row) ? [index.item(row)] : []));
  return items.filter(choice).map(({ line }) => ({ path, line }));
}

function issueLenses(row: Row, kind: Kind, index: NoteIndex): Lens[] {
  const since = String(index.get(row, 'opened') ?? '');
  if (!isOpenRow(index, row)) return [];
  const next = nextState(kind, String(index.get(row, 'state') ?? ''));
  return [
    ...(since === '' ? [] : [{ is: 'clock' as const, since }]),
    ...(next === undefined ? [] : [{ is: 'nextState' as const, state: next }]),
  ];
}

/** The state that follows in the order of the kind; waiting is no step forward, and from it work goes on. */
export function nextState(kind: Kind, state: string): string | undefined {
  const at = kind.states.findIndex(({ id }) => id === (kind.stateOfWord.get(state)?.id ?? state));
  const now = kind.states[at];
  if (now?.class === 'waiting') return kind.states.find((each) => each.class === 'doing')?.id;
  return kind.states.slice(at + 1).find((each) => each.class !== 'waiting' && each.class !== 'cancelled')?.id;
}
