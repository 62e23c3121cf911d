// The rows below the line of capture: what the line will become and where it can go, said while it is typed. Comes in: the lines
// that were read and the notebook; goes out: items, the default first. Writes nothing.
import { l10n, type QuickPickItem } from 'vscode';
import { type Captured, withDue } from '../../core/capture/readCapture.ts';
import { type CaptureTarget, capturedLines, captureTargets, type TargetContext } from '../../core/capture/target.ts';
import { titleOf } from '../../core/record/interpret.ts';
import { localDay } from '../localDay.ts';

/** A place for the lines. */
export interface CaptureRow extends QuickPickItem {
  readonly target: CaptureTarget;
  readonly captured: readonly Captured[];
}

const icons: Readonly<Record<CaptureTarget['is'], string>> = {
  inbox: 'inbox',
  day: 'notebook',
  project: 'project',
  note: 'file',
};

/** Rows for lines that were read; without any, the places alone. Where a day can be two, each is a row of its own. */
export function captureRows(captured: readonly Captured[], context: TargetContext): CaptureRow[] {
  const [first, ...others] = captureTargets(captured, context);
  if (!first) return [];
  const [only] = captured;
  const days = only && captured.length === 1 ? only.dues : [];
  const asked = only && days.length > 1 ? days.map(({ day }) => [withDue(only, day)]) : [captured];
  return [
    ...asked.map((lines) => rowOf(first, lines, context, true)),
    ...others.map((target) => rowOf(target, captured, context, false)),
  ];
}

function rowOf(
  target: CaptureTarget,
  captured: readonly Captured[],
  context: TargetContext,
  isFirst: boolean,
): CaptureRow {
  const label = `$(${icons[target.is]}) ${nameOf(target, context)}`;
  const description = target.exists ? target.path : l10n.t('{0} (new)', target.path);
  const row = { label, description, alwaysShow: true, target, captured };
  return isFirst && captured.length > 0 ? { ...row, detail: detailOf(target, captured, context) } : row;
}

function nameOf({ is, path }: CaptureTarget, { index }: TargetContext): string {
  if (is === 'inbox') return l10n.t('Inbox');
  if (is === 'day') return l10n.t('Today');
  const row = index.noteRow(path);
  return titleOf(row === undefined ? '' : String(index.get(row, 'title') ?? ''), path);
}

/** Days and names in words, then the line as it will stand in the note: a long one is cut at its end. */
function detailOf(target: CaptureTarget, captured: readonly Captured[], context: TargetContext): string {
  const [first] = captured;
  if (captured.length > 1) return l10n.t('{0} tasks', captured.length);
  // The dialect of the note is seen once it is written: its text is not read with every key.
  const [line = ''] = capturedLines(captured, target, '', context);
  const meaning = first ? meaningOf(first, context) : [];
  return [...meaning, line.replace(/^- /, '')].join('  ·  ');
}

function meaningOf({ draft, unknown }: Captured, { index }: TargetContext): string[] {
  const people = index
    .roster()
    .people.filter(({ id }) => draft.people?.includes(id))
    .map(({ name }) => name);
  const due = draft.fields?.['due'];
  return [
    ...(due === undefined ? [] : [localDay(due)]),
    ...people,
    ...unknown.map((name) => l10n.t('{0} is not known', name)),
  ];
}
