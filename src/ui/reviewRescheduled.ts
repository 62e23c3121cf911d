// "Review Rescheduled": what moved in the last weeks, how often, and who has confirmed. Enter shows an item and keeps the list, its buttons
// chase who was asked. Comes in: a notebook and its past, answers (`weeks`, `item`); goes out: shown notes, or a refusal. Writes nothing.
import { l10n, type QuickInputButton, type QuickPickItem, QuickPickItemKind, ThemeIcon, window } from 'vscode';
import { dayMs, dayNumber, daysBetween } from '../core/day.ts';
import { isRefusal, type Refusal } from '../core/edits/edit.ts';
import { type DateCourse, dateCourses, movedWords } from '../core/history/movedDates.ts';
import { type Confirmation, type Rescheduled, rescheduled } from '../core/history/rescheduled.ts';
import type { NoteIndex } from '../core/index/noteIndex.ts';
import { partyName } from '../core/schedule/affected.ts';
import { workdayWords } from '../core/schedule/impactTable.ts';
import { workdaysBetween } from '../core/workTime.ts';
import type { History } from '../notebook/history/history.ts';
import type { PastOptions } from '../notebook/history/readLine.ts';
import type { Notebooks, OpenNotebook } from '../notebook/registry.ts';
import { type Answers, answer, askWords } from './item/answers.ts';
import { choose } from './item/choose.ts';
import { localDay } from './localDay.ts';
import { openNote } from './openNote.ts';
import { pickNotebook } from './pickNotebook.ts';
import { plainLabel } from './plainLabel.ts';
import { readingPast } from './readingPast.ts';

const usualWeeks = 4;
const weekMs = 7 * dayMs;
/** Notes that changed and are looked at, the latest first, and forms of each. */
const mostNotes = 400;
const mostForms = 200;

interface Item extends QuickPickItem {
  readonly moved?: Rescheduled;
}

type Nudge = QuickInputButton & { readonly asked: readonly Confirmation[] };

/** Gathers and shows; why there is no past is a sentence. */
export async function reviewRescheduled(
  notebooks: Notebooks,
  nowMs: () => number,
  answers: Answers,
): Promise<Refusal | void> {
  const open = await pickNotebook(notebooks);
  if (!open) return;
  const weeks = await askWords({ title: '', fault: weeksFault }, answer(answers, 'weeks') ?? String(usualWeeks));
  if (typeof weeks !== 'string') return weeks;
  const noPast = l10n.t('What was rescheduled is told by git; this needs a trusted folder in a repository.');
  const history = await open.history();
  if (!history) return { refused: 'not-supported', message: noPast };
  const sinceMs = nowMs() - Number(weeks) * weekMs;
  const reading = await readingPast((options) => gather(open, history, sinceMs, options), noPast);
  if (reading === undefined || isRefusal(reading)) return reading;
  const found = reading.read;
  if (found.length === 0)
    return {
      refused: 'unchanged',
      message:
        weeks === '1'
          ? l10n.t('No date moved in the last week.')
          : l10n.t('No date moved in the last {0} weeks.', weeks),
    };
  const wanted = answer(answers, 'item');
  if (wanted === undefined) return showList(open, found, weeks);
  const choices = found.map((moved) => ({ label: moved.title, value: moved }));
  const chosen = await choose({ title: l10n.t('Review Rescheduled'), choices }, wanted);
  if (chosen === undefined || isRefusal(chosen)) return chosen;
  await showItem(open, chosen.value, false);
}

function weeksFault(text: string): string | undefined {
  return /^\d{1,3}$/.test(text) && Number(text) > 0 ? undefined : l10n.t('Say how many weeks back, for example 4.');
}

async function gather(
  { notebook }: OpenNotebook,
  history: History,
  sinceMs: number,
  options: PastOptions,
): Promise<Rescheduled[]> {
  // Rows are of the notes as they are: all of them have to be read.
  await notebook.idle();
  const { commits } = await history.line(options);
  const index = notebook.index();
  const paths = new Set<string>();
  for (let at = commits.length - 1; at >= 0 && (commits[at]?.atMs ?? 0) >= sinceMs; at--)
    for (const { path } of commits[at]?.changes ?? [])
      if (paths.size < mostNotes && hasDates(index, path)) paths.add(path);
  const forms = await history.forms([...paths], mostForms, options);
  const courses = new Map<string, readonly DateCourse[]>();
  for (const [path, own] of forms) courses.set(path, dateCourses(path, own));
  return rescheduled(index, courses, sinceMs);
}

/** Notes in which no date is left cannot say which one moved. */
function hasDates(index: NoteIndex, path: string): boolean {
  const note = index.noteRow(path);
  return note !== undefined && [note, ...index.taskRows(path)].some((row) => index.get(row, 'due') !== undefined);
}

function showList(open: OpenNotebook, found: readonly Rescheduled[], weeks: string): void {
  const pick = window.createQuickPick<Item>();
  const dates = found.length === 1 ? l10n.t('1 date') : l10n.t('{0} dates', found.length);
  const time = weeks === '1' ? l10n.t('the last week') : l10n.t('the last {0} weeks', weeks);
  pick.title = l10n.t('Review Rescheduled: {0} in {1}', dates, time);
  pick.placeholder = l10n.t('Enter shows an item, Escape goes to it; the buttons chase who has not confirmed');
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.ignoreFocusOut = true;
  const isOpen = ({ confirmations }: Rescheduled): boolean => confirmations.some(({ isConfirmed }) => !isConfirmed);
  pick.items = [
    ...group(l10n.t('Not confirmed yet'), found.filter(isOpen), open),
    ...group(
      l10n.t('Confirmed, or nobody was asked'),
      found.filter((moved) => !isOpen(moved)),
      open,
    ),
  ];
  pick.onDidAccept(async () => {
    const moved = pick.activeItems[0]?.moved;
    if (moved) await showItem(open, moved, true);
  });
  pick.onDidTriggerItemButton(async ({ button }) => {
    pick.hide();
    const keys = (button as Nudge).asked.map(({ key }) => key);
    const refused = await (await import('./item/chaseAction.ts')).chaseRows({ open, keys });
    if (refused) void window.showWarningMessage(refused.message);
  });
  pick.onDidHide(() => pick.dispose());
  pick.show();
}

function group(label: string, found: readonly Rescheduled[], open: OpenNotebook): Item[] {
  if (found.length === 0) return [];
  return [{ label, kind: QuickPickItemKind.Separator }, ...found.map((moved) => itemOf(moved, open))];
}

function itemOf(moved: Rescheduled, open: OpenNotebook): Item {
  const { calendar, kinds } = open.notebook.config;
  const index = open.notebook.index();
  const kind = index.kind(moved.row);
  const icon = { task: 'checklist', milestone: 'milestone' }[kind] ?? kinds.get(kind)?.icon ?? 'note';
  const [first = '', last = ''] = [moved.days[0], moved.days.at(-1)];
  const slip = workdaysBetween(dayNumber(first) ?? 0, dayNumber(last) ?? 0, calendar);
  return {
    label: `$(${icon}) ${plainLabel(moved.title)}`,
    description: [movedWords(moved.days, localDay), workdayWords(slip)].join(' · '),
    detail: plainLabel(confirmedWords(moved, open) || moved.key.path),
    buttons: nudges(moved, open),
    moved,
  };
}

/** `Confirmed: Jonas Berg · waiting for acme (asked 4 days ago)`. */
function confirmedWords({ confirmations }: Rescheduled, open: OpenNotebook): string {
  const index = open.notebook.index();
  const names = confirmations.filter(({ isConfirmed }) => isConfirmed).map(({ who }) => partyName(index, who));
  const waiting = [...byPerson(confirmations)].map(([who, asked]) => {
    const oldest = asked.flatMap(({ asked: day }) => day ?? []).sort()[0];
    const days = oldest === undefined ? undefined : daysBetween(oldest, open.notebook.context().today);
    const name = partyName(index, who);
    if (days === undefined) return name;
    if (days === 0) return l10n.t('{0} (asked today)', name);
    return days === 1 ? l10n.t('{0} (asked yesterday)', name) : l10n.t('{0} (asked {1} days ago)', name, days);
  });
  return [
    ...(names.length === 0 ? [] : [l10n.t('Confirmed: {0}', [...new Set(names)].join(', '))]),
    ...(waiting.length === 0 ? [] : [l10n.t('not yet: {0}', waiting.join(', '))]),
  ].join(' · ');
}

function nudges({ confirmations }: Rescheduled, { notebook }: OpenNotebook): Nudge[] {
  const index = notebook.index();
  return [...byPerson(confirmations)].map(([who, asked]) => ({
    iconPath: new ThemeIcon('mail'),
    tooltip: l10n.t('Chase {0}', partyName(index, who)),
    asked,
  }));
}

/** What is not confirmed, by who was asked. */
function byPerson(confirmations: readonly Confirmation[]): Map<string, Confirmation[]> {
  const found = new Map<string, Confirmation[]>();
  for (const each of confirmations) if (!each.isConfirmed) found.set(each.who, [...(found.get(each.who) ?? []), each]);
  return found;
}

async function showItem({ notebook, root }: OpenNotebook, { key }: Rescheduled, preserveFocus: boolean): Promise<void> {
  const reader = notebook.reader();
  const row = reader.find(key);
  const { type, path, line } = row === undefined ? { type: 'note', ...key, line: 0 } : reader.item(row);
  await openNote(root, path, { preserveFocus, ...((type === 'task' || type === 'milestone') && { at: { line } }) });
}
