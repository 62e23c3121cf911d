// Sharing as people meet it: Commit Notes, the check for new notes, the status item and what its button does. Comes in: open
// notebooks; goes out: one state in words with one action. Nothing runs git before trust; the check only fetches.
import { type Disposable, env, Uri, workspace } from 'vscode';
import { Disposables } from '../notebook/lifecycle.ts';
import type { Log } from '../notebook/ports.ts';
import { isPrivate, type Notebooks, type OpenNotebook } from '../notebook/registry.ts';
import type { Told } from '../notebook/share/messages.ts';
import { tell } from '../notebook/share/messages.ts';
import type { RunOptions } from '../notebook/share/outcome.ts';
import type { Repository } from '../notebook/share/repository.ts';
import type { SyncMode } from '../notebook/share/schedule.ts';
import type { Standing } from '../notebook/share/standing.ts';
import { Stop } from '../notebook/share/stop.ts';
import { commitNotes, saveNotes } from './commitNotes.ts';
import { setContext } from './contextKeys.ts';
import { pickNotebook } from './pickNotebook.ts';
import { type Background, createBackground } from './share/background.ts';
import { keepMine, removeLock } from './share/deadlocks.ts';
import { chooseErrand } from './share/moreSharing.ts';
import { shareQuietly } from './share/quietShare.ts';
import { askRemote } from './share/setUpSharing.ts';
import type { ShareContext } from './share/shareContext.ts';
import { sayKept, sayState } from './share/sharingActions.ts';
import { type SharingState, sharingItem } from './sharingItem.ts';

/** The sharing side of the window. */
export interface Sharing extends Disposable {
  /** Commit Notes. */
  commit(): Promise<void>;
  /** Sync Notes: what a pause would do, at once; what has to be asked first is asked as by Commit Notes. */
  sync(): Promise<void>;
  /** Asks the remote what is new; changes no file. */
  check(): Promise<void>;
  /** One of the rarer errands, for the notebook at hand. */
  errand(work: (context: ShareContext) => Promise<void>): Promise<void>;
  /** Everything about sharing as one list. */
  more(): Promise<void>;
  /** Names the team's repository, or keeps the notes here. */
  chooseRemote(): Promise<void>;
  /** The button of the status item: says where sharing stands, with its action. */
  act(): Promise<void>;
  idle(): Promise<void>;
}

/** What sharing needs. */
export interface SharingDeps {
  readonly notebooks: Notebooks;
  readonly log: Log & { show(): void };
  /** Minutes between two checks, 0 for none; asked each time. */
  readonly checkEveryMinutes: () => number;
  /** What sharing does by itself, and after how many seconds without an edit; asked each time. */
  readonly mode: () => SyncMode;
  readonly idleSeconds: () => number;
  readonly nowMs: () => number;
}

/** A person goes on typing; the count may wait a moment. */
const recountMs = 1500;

export function createSharing(deps: SharingDeps): Sharing {
  return new WindowSharing(deps);
}

class WindowSharing implements Sharing {
  readonly #deps: SharingDeps;
  readonly #parts = new Disposables();
  readonly #item = this.#parts.add(sharingItem());
  #state: SharingState | undefined;
  #work: Promise<unknown> = Promise.resolve();
  readonly #background: Background;
  #recount: NodeJS.Timeout | undefined;

  constructor(deps: SharingDeps) {
    this.#deps = deps;
    this.#background = this.#parts.add(
      createBackground({
        ...deps,
        look: () => this.#look({}),
        share: () => this.#shareInPause(),
        quietly: (what, work) => this.#inBackground(what, work),
      }),
    );
    this.#parts.add(deps.notebooks.onDidChange(() => this.#inBackground('looking for git', this.#showAvailable())));
    this.#parts.add(deps.notebooks.onDidChangeNotes(({ open }) => this.#recountSoon(open)));
    this.#parts.add({ dispose: () => clearTimeout(this.#recount) });
  }

  async commit(): Promise<void> {
    await this.errand(async (context) => {
      const { repository, log, report } = context;
      await repository.recover();
      const outcome = await commitNotes(context);
      if (!outcome) return;
      for (const { path, reason } of outcome.skipped) log.warn(`not shared: ${path}: ${reason}`);
      void sayKept(outcome.kept);
      await report(outcome);
    });
  }

  async sync(): Promise<void> {
    await this.errand(async ({ repository, busy, save, report }) => {
      await save();
      await repository.recover();
      const outcome = await busy(() => shareQuietly(repository, isUnsaved));
      if (outcome) await report(outcome);
      else await this.commit();
    });
  }

  async errand(work: (context: ShareContext) => Promise<void>): Promise<void> {
    const open = await pickNotebook(this.#deps.notebooks);
    if (!open) return;
    if (isPrivate(open)) return this.#say(tell('private'));
    const repository = await open.repository();
    if (!repository) return this.#say(await missingRepository(open));
    const isNote = (uri: string) => this.#deps.notebooks.at(uri) !== undefined;
    await this.#told(() =>
      work({
        open,
        repository,
        log: this.#deps.log,
        save: () => saveNotes(isNote),
        busy: (task) => this.#busy(task),
        report: async (told) => {
          // Files may have been exchanged: the notes are compared with the disk, whatever the watcher saw.
          await open.notebook.load();
          // A message may stay open: the count does not wait for it.
          this.#inBackground(
            'counting',
            this.#busy(async () => void (await this.#stand(repository, told))),
          );
          await this.#say(told);
        },
      }),
    );
  }

  /** What ends an errand early is said like every other state. */
  async #told(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
      await this.#say(error.told);
    }
  }

  async more(): Promise<void> {
    const ready = this.#deps.notebooks.all().filter(({ notebook }) => notebook.state === 'ready');
    const open = ready.reduce((sum, { notebook }) => sum + notebook.reader().conflicts().length, 0);
    await chooseErrand(this.#state?.told, open);
  }

  async chooseRemote(): Promise<void> {
    await this.errand(async ({ repository, report }) => {
      const done = await askRemote(repository);
      if (done?.state === 'ready') await this.commit();
      else if (done) await report(done);
    });
  }

  async check(): Promise<void> {
    this.#background.looked(await this.#look({}));
  }

  /** Asks the remotes; false when one did not answer. */
  async #look(options: RunOptions): Promise<boolean> {
    let reached = true;
    for (const { repository } of await this.#shared()) {
      const standing = await this.#busy(async () => this.#stand(repository, undefined, options));
      reached &&= standing.checkedMs !== undefined || standing.told.tone === 'fine';
    }
    return reached;
  }

  async #shareInPause(): Promise<boolean> {
    let isDone = true;
    for (const { open, repository } of await this.#shared()) {
      const outcome = await this.#busy(() => shareQuietly(repository, isUnsaved));
      if (outcome === undefined) continue;
      await open.notebook.load();
      await this.#stand(repository, outcome);
      // What heals by itself is tried again after the next look.
      isDone &&= outcome.tone !== 'paused';
    }
    return isDone;
  }

  /** Notebooks that may be shared, one a repository. Private ones run no git. */
  async #shared(): Promise<readonly { readonly open: OpenNotebook; readonly repository: Repository }[]> {
    const found = new Map<Repository, OpenNotebook>();
    for (const open of this.#deps.notebooks.all()) {
      const repository = isPrivate(open) ? undefined : await open.repository();
      if (repository && !found.has(repository)) found.set(repository, open);
    }
    return [...found].map(([repository, open]) => ({ repository, open }));
  }

  async act(): Promise<void> {
    if (this.#state && this.#state.told.tone === 'paused') return this.#say(this.#state.told);
    const { fromTeam = 1, yours = 1 } = this.#state ?? {};
    return fromTeam === 0 && yours === 0 ? this.more() : this.commit();
  }

  async idle(): Promise<void> {
    for (let seen: unknown; seen !== this.#work; ) {
      seen = this.#work;
      await seen;
    }
  }

  /** Counts again and shows it; `told` is what an operation said, which then counts. */
  async #stand(repository: Repository, told?: Told, options: RunOptions = {}): Promise<Standing> {
    const standing: Standing = await repository.fetchOnly(options);
    const at = standing.checkedMs;
    const checkedAt =
      at === undefined ? undefined : new Date(at).toLocaleTimeString(env.language, { timeStyle: 'short' });
    const { fromTeam, yours } = standing;
    const state = told?.tone === 'paused' ? told : standing.told;
    this.#show({ told: state, fromTeam, yours, busy: false, ...(checkedAt ? { checkedAt } : {}) });
    return standing;
  }

  /** Edits made since the last check are mine to share, whatever the remote has; that needs no network. */
  #recountSoon(open: OpenNotebook): void {
    if (!this.#state) return;
    clearTimeout(this.#recount);
    this.#recount = setTimeout(() => {
      this.#work = Promise.allSettled([this.#work, this.#countMine(open)]);
    }, recountMs);
  }

  async #countMine(open: OpenNotebook): Promise<void> {
    const list = await (await open.repository())?.shareable();
    if (!list || !this.#state || this.#state.told.tone === 'paused') return;
    const yours = list.entries.filter(({ safe }) => safe).length;
    if (yours > this.#state.yours) this.#show({ ...this.#state, yours, told: tell('ready') });
  }

  #show(state: SharingState | undefined): void {
    this.#state = state;
    this.#item.show(state);
  }

  /** Whether sharing is possible at all decides what the views offer. */
  async #showAvailable(): Promise<void> {
    const canShare = (await this.#shared()).length > 0;
    setContext('daybook.canShare', canShare);
    if (!canShare) this.#show(undefined);
    this.#background.setAvailable(canShare);
  }

  /** What nobody asked for disturbs nobody when it fails. */
  #inBackground(what: string, work: Promise<void>): void {
    work.catch((error: unknown) => this.#deps.log.error(`${what} failed`, error));
  }

  #busy<T>(work: () => Promise<T>): Promise<T> {
    const before = this.#state;
    this.#item.show({ fromTeam: 0, yours: 0, told: tell('ready'), ...before, busy: true });
    const run = work().finally(() => this.#item.show(this.#state));
    this.#work = Promise.allSettled([this.#work, run]);
    return run;
  }

  /** One sentence, one action. */
  #say(told: Told): Promise<void> {
    const { notebooks, log } = this.#deps;
    return sayState(told, {
      notebooks,
      log,
      commit: () => this.commit(),
      signIn: async () => void (await this.#look({ interactive: true })),
      chooseRemote: () => this.chooseRemote(),
      keepMine: () => this.errand(keepMine),
      removeLock: (path) => this.errand((context) => removeLock(context, path)),
    });
  }

  dispose(): void {
    this.#parts.dispose();
  }
}

/** Whether a file, by its path in a repository, has unsaved changes in an editor. */
function isUnsaved(root: string, path: string): boolean {
  const uri = Uri.joinPath(Uri.file(root), path).toString();
  return workspace.textDocuments.some((document) => document.isDirty && document.uri.toString() === uri);
}

/** Folders of other file systems have no git; of a folder on the disk git says why. */
async function missingRepository({ root, whyNoRepository }: OpenNotebook): Promise<Told> {
  if (!workspace.isTrusted) return tell('restricted');
  return Uri.parse(root).scheme === 'file' ? whyNoRepository() : tell('no-git');
}
