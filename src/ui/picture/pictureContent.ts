// What the page of one picture shows and wants. Comes in: services and the first choice; goes out: the content of a panel. The choice
// lives in the page's state and comes back with `ready`; rows are found again by their keys when something is done with them.
import { l10n, type WebviewPanel } from 'vscode';
import type { IndexReader, RowKey } from '../../core/index/rows.ts';
import { periodStart } from '../../core/picture/period.ts';
import type { CommandId } from '../../manifest.ts';
import type { Notebooks, OpenNotebook } from '../../notebook/registry.ts';
import { isPrivate } from '../../notebook/registry.ts';
import { inSlices } from '../../notebook/slices.ts';
import { openPage, type PanelContent, type PanelPage, type PanelServices } from '../panel/panelPage.ts';
import { outlineContext } from '../tree/treeContext.ts';
import { createDatePast } from './datePast.ts';
import {
  type PictureChoice,
  type PictureIntent,
  type PictureMove,
  pictureIntent,
  pictureState,
} from './pictureMessages.ts';
import { createPicturePast } from './picturePast.ts';
import { opaque, pictureRefs } from './pictureRefs.ts';
import { pictureTable } from './pictureTable.ts';
import { pictureTexts } from './pictureTexts.ts';
import { emptyPicture, pictureViewSteps } from './pictureView.ts';
import { weekStart } from './weekStart.ts';

/** What the panels need from outside. */
export interface PictureServices extends PanelServices {
  /** Those that may be shown now. */
  readonly notebooks: Notebooks;
  /** Runs a command; a refusal comes back as its sentence, for the page to show. */
  run(id: CommandId, args: readonly unknown[]): Promise<string | undefined>;
  /** Opens a row; answers as `run` does. */
  open(root: string, key: RowKey, beside: boolean): Promise<string | undefined>;
}

/** The content of a panel, and how another choice is made from outside. */
type PictureContent = PanelContent<PictureIntent> & { choose(choice: Partial<PictureChoice>): void };

/** An open panel of a picture. */
export interface OpenPicture {
  readonly panel: WebviewPanel;
  readonly page: PanelPage;
  readonly content: PictureContent;
}

/** The choice in what a page kept over a restart, if it is still understood. */
export function rememberedChoice(state: unknown): PictureChoice | undefined {
  return pictureState.fits(state) ? state.choice : undefined;
}

/** Fills a panel; see `pictureContent`. */
export function openPicture(
  panel: WebviewPanel,
  services: PictureServices,
  choice: PictureChoice,
  { isNew, isWanted }: { readonly isNew: boolean; readonly isWanted: boolean },
): OpenPicture {
  const changed = (): void => page.changed();
  const nowMs = (): number => performance.now();
  const past = createPicturePast(services.log, nowMs, changed);
  const dates = createDatePast(services.log, nowMs, changed);
  const content = pictureContent(services, choice, isWanted, { past, dates });
  panel.title = content.title;
  const page = openPage(panel, content, services, isNew);
  return { panel, content, page };
}

/** Content for a picture. `wanted` is what the panel was opened for; it counts more than what the page remembers. */
function pictureContent(
  services: PictureServices,
  first: PictureChoice,
  isWanted: boolean,
  { past, dates }: { past: ReturnType<typeof createPicturePast>; dates: ReturnType<typeof createDatePast> },
): PictureContent {
  const kind = pictureTable[first.picture];
  let choice = first;
  let wanted = isWanted;
  let keys: ReadonlyMap<string, RowKey> = new Map();
  let shown: OpenNotebook | undefined;
  return {
    page: 'picture',
    title: kind.title(l10n),
    strings: { ...pictureTexts(l10n), ...kind.texts(l10n), title: kind.title(l10n) },
    intents: pictureIntent,
    // Refs mean the same row in every view.
    pointing: new Set(),
    staleText: '',
    choose(change) {
      choice = { notebook: choice.notebook, picture: choice.picture, query: '', options: {}, ...change };
      wanted = true;
    },
    async view() {
      const open = shownNotebook(services.notebooks, choice.notebook);
      shown = open;
      if (!open) return emptyPicture(absence(services.notebooks), choice);
      choice = { ...choice, notebook: opaque(open.root) };
      const { notebook } = open;
      const start = periodStart(choice.options, notebook.context().today);
      const earlier = kind.past && start ? past(open, kind.past, start) : undefined;
      const courses = kind.wantsDates && dates(open);
      const beside = {
        firstWeekday: weekStart(notebook.config.country),
        ...(earlier && { earlier }),
        ...(courses && { courses }),
      };
      const made = await inSlices(
        () => pictureViewSteps(choice, notebook.index(), outlineContext(open), beside),
        () => notebook.index().version,
      );
      keys = made.keys;
      return { ...made.view, notebook: open.label.slice(0, 300), notebooks: notebookOptions(services.notebooks) };
    },
    async receive(intent) {
      if (intent.type === 'ready' || intent.type === 'choose') {
        const isAsked = intent.choice?.picture === choice.picture && !(intent.type === 'ready' && wanted);
        choice = (isAsked && intent.choice) || choice;
        wanted = false;
        return intent.choice !== undefined;
      }
      if (intent.type === 'undo') return (await services.run('daybook.change.undo', [])) ?? true;
      if (!shown) return false;
      if (intent.type === 'act') return act(services, shown, kind.actions, keys, intent);
      const key = keys.get(intent.ref);
      if (!key) return gone();
      return (await services.open(shown.root, keyNow(shown.notebook.index(), intent.ref, key), intent.beside)) ?? false;
    },
  };
}

/** Each move is a command of its own, all of them one step of undo; the first that is refused ends it. */
async function act(
  services: PictureServices,
  { root, notebook }: OpenNotebook,
  actions: (typeof pictureTable)[keyof typeof pictureTable]['actions'],
  known: ReadonlyMap<string, RowKey>,
  { refs, moves }: { readonly refs: readonly string[]; readonly moves: readonly PictureMove[] },
): Promise<string | boolean> {
  const last = notebook.lastChange();
  for (const { action, answers } of moves) {
    const command = Object.hasOwn(actions, action) ? actions[action] : undefined;
    const keys = refs.flatMap((ref) => known.get(ref) ?? []);
    if (command === undefined || keys.length < refs.length || keys.length === 0) return gone();
    const index = notebook.index();
    const nodes = refs.map((ref, at) => rowNodeOf(root, keyNow(index, ref, keys[at] as RowKey)));
    const refused = await services.run(command, [
      nodes[0],
      nodes,
      ...(Object.keys(answers).length > 0 ? [answers] : []),
    ]);
    if (refused !== undefined) return refused;
    notebook.join(last);
  }
  return true;
}

/** The key of a row that was changed since the view was made: a line is another text then, and still has its name. */
function keyNow(index: IndexReader, ref: string, key: RowKey): RowKey {
  if (key.task === undefined || index.find(key) !== undefined) return key;
  const { refOf, keys } = pictureRefs(index);
  const row = index.taskRows(key.path).find((each) => refOf(each) === ref);
  return (row === undefined ? undefined : keys.get(ref)) ?? key;
}

/** What commands on items take: a row as a tree would hand it over. */
function rowNodeOf(notebook: string, rowKey: RowKey) {
  const node = { id: '', label: '', tooltip: [], context: [], collapse: 'leaf' as const, rowKey, spoken: '' };
  return { notebook, node };
}

function gone(): string {
  return l10n.t('This is not in the notes any more.');
}

/** The chosen notebook, else the first shared one, else the first, of those that are read; a chosen one still being read is waited for. */
function shownNotebook(notebooks: Notebooks, chosen: string): OpenNotebook | undefined {
  const isChosen = ({ root }: OpenNotebook): boolean => opaque(root) === chosen;
  const all = notebooks.all();
  if (all.find(isChosen)?.notebook.state === 'loading') return undefined;
  const read = all.filter(({ notebook }) => notebook.state === 'ready');
  return read.find(isChosen) ?? read.find((open) => !isPrivate(open)) ?? read[0];
}

function notebookOptions(notebooks: Notebooks) {
  const read = notebooks.all().filter(({ notebook }) => notebook.state === 'ready');
  return read.length < 2
    ? []
    : read.slice(0, 100).map(({ root, label }) => ({ id: opaque(root), label: label.slice(0, 300) }));
}

function absence({ state }: Notebooks): 'loading' | 'missing' {
  return state === 'none' || state === 'failed' ? 'missing' : 'loading';
}
