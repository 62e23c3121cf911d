// "Catch Up": what changed while the person was away, as one list in groups. Enter shows a note and keeps the list, Escape goes to the
// note; the first row begins at another day, the last marks everything as seen. Comes in: a notebook, its past, what was seen; goes out:
// shown notes and a new mark.
import {
  env,
  l10n,
  type Memento,
  type QuickPick,
  type QuickPickItem,
  QuickPickItemKind,
  ThemeIcon,
  window,
} from 'vscode';
import { dayMs, dayNumber } from '../../core/day.ts';
import { proposeDays } from '../../core/dayWords.ts';
import { isRefusal, type Refusal } from '../../core/edits/edit.ts';
import { toldUntil } from '../../core/evidence/toldUntil.ts';
import { type Breach, type CatchUpGroup, catchUpGroups } from '../../core/history/catchUp.ts';
import type { Happening } from '../../core/history/happened.ts';
import { happeningWords, type WordContext } from '../../core/history/happeningWords.ts';
import type { RowKey } from '../../core/index/rows.ts';
import { say } from '../../core/language.ts';
import { workTimeOf } from '../../core/workTime.ts';
import type { Notebooks, OpenNotebook } from '../../notebook/registry.ts';
import { type Choice, choose } from '../item/choose.ts';
import { localDay } from '../localDay.ts';
import { openNote } from '../openNote.ts';
import { pickNotebook } from '../pickNotebook.ts';
import { plainLabel } from '../plainLabel.ts';
import { readingPast } from '../readingPast.ts';
import { gatherNews, type News } from './gatherNews.ts';
import { type SeenMark, seenMark, setSeenMark } from './seenMarks.ts';

/** What the command works with. */
export interface CatchUpDeps {
  readonly notebooks: Notebooks;
  readonly memory: Memento;
  readonly nowMs: () => number;
}

interface Row extends QuickPickItem {
  readonly path?: string;
  readonly key?: RowKey | undefined;
  readonly breach?: Breach;
  readonly does?: 'mark' | 'begin';
}

const mostRows = 300;

/** Gathers and shows, from a day in words on where one is given; why there is nothing to gather is a sentence. */
export async function catchUp(deps: CatchUpDeps, since?: string): Promise<Refusal | void> {
  const open = await pickNotebook(deps.notebooks);
  if (!open) return;
  return since === undefined ? tell(deps, open) : beginAt(deps, open, since);
}

/** Asks where to begin, unless that is given, and tells; what was seen stays as it is until it is marked. */
async function beginAt(deps: CatchUpDeps, open: OpenNotebook, given?: string): Promise<Refusal | void> {
  const chosen = await askBeginning(open, given);
  if (chosen === undefined || isRefusal(chosen)) return chosen;
  return tell(deps, open, workTimeOf(open.notebook.config).zone.instant((dayNumber(chosen.value) ?? 0) * dayMs));
}

/** The same for a row or a button: nobody waits for what comes of those. */
async function beginAnew(deps: CatchUpDeps, open: OpenNotebook): Promise<void> {
  const refusal = await beginAt(deps, open);
  if (refusal) void window.showWarningMessage(refusal.message);
}

function askBeginning({ notebook }: OpenNotebook, given?: string) {
  const { today } = notebook.context();
  const frame = { today, calendar: notebook.config.calendar, toward: 'past' } as const;
  const choice = (label: string, day: string): Choice<string> => ({ label, description: localDay(day), value: day });
  const told = toldUntil(notebook.reader(), today);
  const reported = told === undefined ? [] : [choice(l10n.t('The last report'), told)];
  const offer = (typed: string): Choice<string>[] => {
    const words = typed === '' ? ['yesterday', 'last monday', '7 days ago', '4 weeks ago'] : [typed];
    const days = words.flatMap((each) => proposeDays(each, frame)).filter(({ day }) => day <= today);
    return [...days.map(({ words: label, day }) => choice(label, day)), ...(typed === '' ? reported : [])];
  };
  return choose(
    { title: l10n.t('Catch Up Since'), placeholder: l10n.t('A day in words: last monday, -2w, 12 mar'), offer },
    given,
  );
}

async function tell(deps: CatchUpDeps, open: OpenNotebook, fromMs?: number): Promise<Refusal | void> {
  const history = await open.history();
  if (!history) return refused(noPast());
  const mark = seenMark(deps.memory, open.root);
  const news = await readingPast(async (options) => {
    // Rows are of the notes as they are: all of them have to be read.
    await open.notebook.idle();
    return await gatherNews(open.notebook, history, mark, options, fromMs);
  }, noPast());
  if (news === undefined || isRefusal(news)) return news;
  return show(deps, open, news.read);
}

function noPast(): string {
  return l10n.t('Catching up needs a trusted folder in a git repository.');
}

function refused(message: string): Refusal {
  return { refused: 'not-supported', message };
}

function show(deps: CatchUpDeps, open: OpenNotebook, news: News): void {
  const rows = rowsOf(open, news);
  const count = rows.filter(({ kind }) => kind !== QuickPickItemKind.Separator).length;
  const since = timeOf(news.sinceMs, open);
  if (count === 0 && news.left === 0) {
    const begin = l10n.t('Since Another Day...');
    const message = l10n.t('Nothing changed since {0}.', since);
    void window
      .showInformationMessage(message, begin)
      .then((chosen) => (chosen === undefined ? undefined : beginAnew(deps, open)));
    return;
  }
  const unopened = new Map(news.breaches.map((breach) => [breach.key, breach]));
  const pick = window.createQuickPick<Row>();
  pick.title =
    count === 1
      ? l10n.t('Catch Up: 1 change since {0}', since)
      : l10n.t('Catch Up: {0} changes since {1}', count, since);
  pick.placeholder = [...notices(news), l10n.t('Enter shows a note, Escape goes to it')].join(' · ');
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.ignoreFocusOut = true;
  pick.items = [beginRow(since), ...rows, ...markRow()];
  pick.activeItems = rows.filter(({ path }) => path !== undefined).slice(0, 1);
  pick.onDidAccept(async () => {
    const [row] = pick.activeItems;
    if (!row) return;
    if (row.does === 'begin') {
      pick.hide();
      await beginAnew(deps, open);
    } else if (row.does === 'mark') {
      pick.hide();
      await markSeen(deps, open, news, [...unopened.values()]);
    } else if (await showRow(open, row)) {
      if (row.breach) unopened.delete(row.breach.key);
      tickOff(pick, row);
    }
  });
  pick.onDidHide(() => {
    pick.dispose();
    void keepBreaches(deps, open, unopened);
  });
  pick.show();
}

function notices({ isRewritten, beginsLater, left, tooLarge }: News): string[] {
  return [
    ...(isRewritten ? [l10n.t('the history was rewritten since you looked, so this goes by time')] : []),
    ...(beginsLater ? [l10n.t('this copy is shallow and its history begins later')] : []),
    ...(left > 1 ? [l10n.t('{0} more notes were changed', left)] : []),
    ...(left === 1 ? [l10n.t('1 more note was changed')] : []),
    ...(tooLarge > 1 ? [l10n.t('{0} files were too large to read', tooLarge)] : []),
    ...(tooLarge === 1 ? [l10n.t('1 file was too large to read')] : []),
  ];
}

const icons: Readonly<Record<keyof typeof catchUpGroups, string>> = {
  breached: 'warning',
  critical: 'flame',
  mine: 'person',
  others: 'comment-unresolved',
  moved: 'calendar',
  rest: 'note',
};

function rowsOf(open: OpenNotebook, news: News): Row[] {
  const rows: Row[] = [];
  const words = wordContext(open);
  for (const group of Object.keys(catchUpGroups) as (keyof typeof catchUpGroups)[]) {
    const found =
      group === 'breached'
        ? breachRows(news.breaches)
        : (news.groups.get(group) ?? []).map((each) => happeningRow(each, group, news, words));
    if (found.length === 0 || rows.length >= mostRows) continue;
    rows.push(
      { label: say(catchUpGroups[group]), kind: QuickPickItemKind.Separator },
      ...found.slice(0, mostRows - rows.length),
    );
  }
  return rows;
}

function breachRows(breaches: readonly Breach[]): Row[] {
  return breaches.map((breach) => ({
    label: `$(${icons.breached}) ${plainLabel(breach.name)}`,
    description: breach.isService
      ? l10n.t('its service time ran out {0}', localDay(breach.due))
      : l10n.t('was due {0}', localDay(breach.due)),
    detail: breach.key.path,
    path: breach.key.path,
    key: breach.key,
    breach,
  }));
}

function happeningRow(happening: Happening, group: CatchUpGroup, { authors }: News, words: WordContext): Row {
  const by = (authors.get(happening.path) ?? []).map(({ name }) => name).join(', ');
  return {
    label: `$(${icons[group]}) ${plainLabel(happening.name)}`,
    description: plainLabel(happeningWords(happening, words)),
    detail: by === '' ? happening.path : `${happening.path} · ${plainLabel(by)}`,
    path: happening.path,
    key: happening.key,
  };
}

function beginRow(since: string): Row {
  return {
    label: `$(history) ${l10n.t('Since Another Day...')}`,
    description: since,
    alwaysShow: true,
    does: 'begin',
  };
}

function markRow(): Row[] {
  return [
    { label: '', kind: QuickPickItemKind.Separator },
    {
      label: `$(check-all) ${l10n.t('Mark Seen')}`,
      description: l10n.t('next time only what comes after now is told'),
      alwaysShow: true,
      does: 'mark',
    },
  ];
}

function wordContext({ notebook }: OpenNotebook): WordContext {
  const index = notebook.index();
  const { me } = notebook.context();
  const roster = index.roster();
  return {
    config: notebook.config,
    personId: (name) => index.personId(name) ?? name,
    personName: (name) => roster.resolve(name)?.name ?? name,
    ...(me !== undefined && { me }),
  };
}

/** Shows the note below the list; false when there is none any more. */
async function showRow(open: OpenNotebook, { key, path }: Row): Promise<boolean> {
  const reader = open.notebook.reader();
  const row = key && reader.find(key);
  const item = row === undefined ? undefined : reader.item(row);
  const shown = item?.path ?? path;
  if (shown === undefined || reader.noteRow(shown) === undefined) return false;
  const isLine = item?.type === 'task' || item?.type === 'milestone';
  await openNote(open.root, shown, { preserveFocus: true, ...(isLine && { at: { line: item.line } }) });
  return true;
}

function tickOff(pick: QuickPick<Row>, row: Row): void {
  const seen = { ...row, iconPath: new ThemeIcon('check') };
  pick.keepScrollPosition = true;
  pick.items = pick.items.map((each) => (each === row ? seen : each));
  pick.activeItems = [seen];
}

async function markSeen(
  deps: CatchUpDeps,
  open: OpenNotebook,
  { line }: News,
  unopened: readonly Breach[],
): Promise<void> {
  if (line.head === undefined) return;
  await setSeenMark(deps.memory, open.root, { commit: line.head, atMs: deps.nowMs(), unopened });
  if (unopened.length > 0)
    void window.showInformationMessage(
      unopened.length === 1
        ? l10n.t('One breached item stays in Catch Up until you open it.')
        : l10n.t('{0} breached items stay in Catch Up until you open them.', unopened.length),
    );
}

/** What was opened is not told again, whether or not everything was marked as seen. */
async function keepBreaches(
  deps: CatchUpDeps,
  open: OpenNotebook,
  unopened: ReadonlyMap<RowKey, Breach>,
): Promise<void> {
  const mark = seenMark(deps.memory, open.root);
  const left = mark?.unopened.filter(({ key }) =>
    [...unopened.keys()].some((each) => each.path === key.path && each.task?.raw === key.task?.raw),
  );
  if (mark && left && left.length < mark.unopened.length)
    await setSeenMark(deps.memory, open.root, { ...mark, unopened: left } satisfies SeenMark);
}

/** The time as the notebook's zone shows it. */
function timeOf(atMs: number, { notebook }: OpenNotebook): string {
  const style = { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' } as const;
  const { zone } = workTimeOf(notebook.config);
  return new Date(atMs + zone.offset(atMs)).toLocaleString(env.language, { ...style, timeZone: 'UTC' });
}
