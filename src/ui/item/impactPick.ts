// Shows what follows from moved dates before anything is written: a list in which rows and questions are ticked, and the same as a table to
// read. Comes in: an impact; goes out: what was left ticked, or nothing when it was called off.
import { commands, l10n, type QuickPickItem, QuickPickItemKind, ThemeIcon, window } from 'vscode';
import { dayNumber } from '../../core/day.ts';
import { plainTitle } from '../../core/record/noteLink.ts';
import { type Asked, askedOf, awayNotices, peopleTouched } from '../../core/schedule/affected.ts';
import type { Impact } from '../../core/schedule/impact.ts';
import { impactTable, moveRemark, type TableWords, workdayWords } from '../../core/schedule/impactTable.ts';
import type { Move } from '../../core/schedule/move.ts';
import { workdaysBetween } from '../../core/workTime.ts';
import type { OpenNotebook } from '../../notebook/registry.ts';
import { shortDay } from '../localDay.ts';
import { plainLabel } from '../plainLabel.ts';
import { versionUri } from '../share/versionTexts.ts';

/** What is to be written. */
export interface ChosenImpact {
  readonly moves: readonly Move[];
  /** Who is not asked to confirm. */
  readonly spared: ReadonlySet<string>;
}

interface Item extends QuickPickItem {
  readonly move?: Move;
  readonly asked?: Asked;
}

/** Tables that were made; each has a name of its own. */
let shown = 0;
const icons: ReadonlyMap<string, string> = new Map([
  ['task', 'checklist'],
  ['milestone', 'milestone'],
]);

/** Shows the list, everything ticked; the button in its title shows the table. */
export async function chooseImpact(
  open: OpenNotebook,
  title: string,
  impact: Impact,
): Promise<ChosenImpact | undefined> {
  const { notebook } = open;
  const index = notebook.index();
  const words = tableWords(open);
  const notices = [...impact.notices, ...awayNotices(index, impact.moves)];
  const people = peopleTouched(index, impact.moves);
  const asked = askedOf(index, impact.moves, notebook.context().me);
  const text = impactTable(title, { ...impact, notices }, people, words);
  const pick = window.createQuickPick<Item>();
  pick.canSelectMany = true;
  const dates = impact.moves.length === 1 ? l10n.t('1 date') : l10n.t('{0} dates', impact.moves.length);
  const who = people.length === 1 ? l10n.t('1 person') : l10n.t('{0} people', people.length);
  pick.title = l10n.t('{0}: {1}, {2}', title, dates, who);
  pick.placeholder = l10n.t('Enter goes on with what is ticked, Escape leaves everything as it is');
  // Below the line to type in there is room for as many lines as it takes.
  if (notices.length > 0) pick.prompt = notices.join(' · ');
  pick.ignoreFocusOut = true;
  pick.matchOnDetail = true;
  pick.buttons = [{ iconPath: new ThemeIcon('open-preview'), tooltip: l10n.t('Show as Table') }];
  const items = [...impact.moves.map((move) => moveItem(move, words, open)), ...askItems(asked)];
  pick.items = items;
  pick.selectedItems = items.filter(({ kind }) => kind !== QuickPickItemKind.Separator);
  const table = versionUri(`${l10n.t('Schedule Impact')}.md`, `impact ${++shown}`, text);
  try {
    return await new Promise((resolve) => {
      pick.onDidTriggerButton(() => commands.executeCommand('markdown.showPreviewToSide', table));
      pick.onDidAccept(() => resolve(chosenOf(pick.selectedItems, asked)));
      pick.onDidHide(() => resolve(undefined));
      pick.show();
    });
  } finally {
    pick.dispose();
  }
}

function chosenOf(items: readonly Item[], asked: readonly Asked[]): ChosenImpact {
  const wanted = new Set(items.flatMap((item) => item.asked ?? []));
  return {
    moves: items.flatMap(({ move }) => move ?? []),
    spared: new Set(asked.filter((each) => !wanted.has(each)).map(({ who }) => who)),
  };
}

function moveItem(move: Move, words: TableWords, { notebook }: OpenNotebook): Item {
  const [{ from, to }] = move.days;
  const icon = icons.get(move.kind) ?? notebook.config.kinds.get(move.kind)?.icon ?? 'note';
  const { today } = notebook.context();
  const days = `${shortDay(from, today)} → ${shortDay(to, today)}`;
  const facts = [days, workdayWords(words.workdays(from, to)), moveRemark(move), words.owner(move)];
  return {
    label: `$(${icon}) ${plainLabel(plainTitle(move.title))}`,
    // A line of its own: beside a long title it would be cut off.
    detail: facts.filter((each) => each !== '').join(' · '),
    move,
  };
}

function askItems(asked: readonly Asked[]): Item[] {
  const seen = new Map(asked.map((each) => [each.who, each]));
  if (seen.size === 0) return [];
  const separator = { label: l10n.t('Ask to Confirm'), kind: QuickPickItemKind.Separator };
  const items = [...seen.values()].map((each) => ({
    label: `$(comment-unresolved) ${plainLabel(each.name)}`,
    asked: each,
  }));
  return [separator, ...items];
}

/** How an impact is spelled in a notebook. */
function tableWords({ notebook }: OpenNotebook): TableWords {
  const index = notebook.index();
  const { calendar, kinds } = notebook.config;
  return {
    kind: (kind) => kinds.get(kind)?.label ?? (kind === 'milestone' ? l10n.t('Milestone') : l10n.t('Task')),
    owner: ({ row }) => {
      const owner = String(index.get(row, 'owner') ?? '');
      return index.roster().resolve(owner)?.name ?? owner;
    },
    workdays: (from, to) => workdaysBetween(dayNumber(from) ?? 0, dayNumber(to) ?? 0, calendar),
  };
}
