// Sharing as people meet it: Commit Notes, the check for new notes, the status item and what its button does. Comes in: open
// notebooks; goes out: one state in words with one action. Nothing runs git before trust; the check only fetches.
import { type Disposable, Uri, workspace } from 'vscode';
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
import { foremost, inAll, type SharingState } from './share/standings.ts';
import { sharingItem } from './sharingItem.ts';

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
  /** Files at paths below a repository's top folder: as the window names them, and whether they have unsaved changes. */
  readonly files: {
    readonly at: (top: string, path: string) => Uri;
    readonly isUnsaved: (top: string, path: string) => boolean;
  };
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
  /** Where each repository stood last. */
  readonly #standings = new Map<Repository, SharingState>();
  #work: Promise<unknown> = Promise.resolve();
  readonly #background: Background;
  readonly #edited = new Set<OpenNotebook>();
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
      const outcome = await busy(() => shareQuietly(repository, this.#deps.files.isUnsaved));
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
    await this.#told(repository, () =>
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
          await this.#say(told, repository);
        },
      }),
    );
  }

  /** What ends an errand early is said like every other state. */
  async #told(repository: Repository, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
      await this.#say(error.told, repository);
    }
  }

  async more(): Promise<void> {
    const ready = this.#deps.notebooks.all().filter(({ notebook }) => notebook.state === 'ready');
    const open = ready.reduce((sum, { notebook }) => sum + notebook.reader().conflicts().length, 0);
    await chooseErrand(inAll(this.#standings)?.told, open);
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
      const outcome = await this.#busy(() => shareQuietly(repository, this.#deps.files.isUnsaved));
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
    const state = inAll(this.#standings);
    if (state?.told.tone === 'paused') return this.#say(state.told, foremost(this.#standings));
    const { fromTeam = 1, yours = 1 } = state ?? {};
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
    const { checkedMs, fromTeam, yours } = standing;
    const state = told?.tone === 'paused' ? told : standing.told;
    this.#show(repository, { told: state, fromTeam, yours, ...(checkedMs !== undefined && { checkedMs }) });
    return standing;
  }

  /** Edits made since the last check are mine to share, whatever the remote has; that needs no network. */
  #recountSoon(open: OpenNotebook): void {
    if (this.#standings.size === 0) return;
    this.#edited.add(open);
    clearTimeout(this.#recount);
    this.#recount = setTimeout(() => {
      this.#work = Promise.allSettled([this.#work, this.#countMine([...this.#edited])]);
      this.#edited.clear();
    }, recountMs);
  }

  async #countMine(edited: readonly OpenNotebook[]): Promise<void> {
    const repositories = new Set(await Promise.all(edited.map((open) => open.repository())));
    for (const repository of repositories) {
      const state = repository && this.#standings.get(repository);
      if (!state || state.told.tone === 'paused') continue;
      const yours = (await repository.shareable()).entries.filter(({ safe }) => safe).length;
      if (yours > state.yours) this.#show(repository, { ...state, yours, told: tell('ready') });
    }
  }

  #show(repository: Repository, state: SharingState): void {
    this.#standings.set(repository, state);
    this.#draw(false);
  }

  #draw(busy: boolean): void {
    const state = inAll(this.#standings) ?? (busy ? { fromTeam: 0, yours: 0, told: tell('ready') } : undefined);
    this.#item.show(state && { ...state, busy });
  }

  /** Whether sharing is possible at all decides what the views offer. */
  async #showAvailable(): Promise<void> {
    const shared = new Set((await this.#shared()).map(({ repository }) => repository));
    setContext('daybook.canShare', shared.size > 0);
    for (const repository of this.#standings.keys()) if (!shared.has(repository)) this.#standings.delete(repository);
    this.#draw(false);
    this.#background.setAvailable(shared.size > 0);
  }

  /** What nobody asked for disturbs nobody when it fails. */
  #inBackground(what: string, work: Promise<void>): void {
    work.catch((error: unknown) => this.#deps.log.error(`${what} failed`, error));
  }

  #busy<T>(work: () => Promise<T>): Promise<T> {
    this.#draw(true);
    const run = work().finally(() => this.#draw(false));
    this.#work = Promise.allSettled([this.#work, run]);
    return run;
  }

  /** One sentence, one action; paths in it are the repository's. */
  #say(told: Told, repository?: Repository): Promise<void> {
    const { log, files } = this.#deps;
    return sayState(told, {
      log,
      fileAt: async (path) => {
        const top = (await repository?.guard())?.root;
        return top === undefined ? undefined : files.at(top, path);
      },
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

/** Folders of other file systems have no git; of a folder on the disk git says why. */
async function missingRepository({ root, whyNoRepository }: OpenNotebook): Promise<Told> {
  if (!workspace.isTrusted) return tell('restricted');
  return Uri.parse(root).scheme === 'file' ? whyNoRepository() : tell('no-git');
}
