// Sharing as people meet it: Commit Notes, the check for new notes, the status item and what its button does. Comes in: open
// notebooks; goes out: one state in words with one action. Nothing runs git before trust; the check only fetches.
import { commands, type Disposable, env, l10n, Uri, window, workspace } from 'vscode';
import { Disposables } from '../notebook/lifecycle.ts';
import type { Log } from '../notebook/ports.ts';
import type { Notebooks, OpenNotebook } from '../notebook/registry.ts';
import type { ActionId, Told } from '../notebook/share/messages.ts';
import { tell } from '../notebook/share/messages.ts';
import type { RunOptions } from '../notebook/share/outcome.ts';
import type { Repository } from '../notebook/share/repository.ts';
import type { Standing } from '../notebook/share/standing.ts';
import { commitNotes, saveNotes } from './commitNotes.ts';
import { noteUri } from './openNote.ts';
import { pickNotebook } from './pickNotebook.ts';
import { askRemote } from './share/setUpSharing.ts';
import { type SharingState, sharingItem } from './sharingItem.ts';

/** The sharing side of the window. */
export interface Sharing extends Disposable {
  /** Commit Notes. */
  commit(): Promise<void>;
  /** Asks the remote what is new; changes no file. */
  check(): Promise<void>;
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
  readonly nowMs: () => number;
}

const minuteMs = 60_000;
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
  #checkedMs = 0;
  #recount: NodeJS.Timeout | undefined;

  constructor(deps: SharingDeps) {
    this.#deps = deps;
    const timer = setInterval(() => this.#checkIfDue(), minuteMs);
    this.#parts.add({ dispose: () => clearInterval(timer) });
    this.#parts.add(window.onDidChangeWindowState(() => this.#checkIfDue()));
    this.#parts.add(deps.notebooks.onDidChange(() => this.#inBackground('looking for git', this.#showAvailable())));
    this.#parts.add(deps.notebooks.onDidChangeNotes(({ open }) => this.#recountSoon(open)));
    this.#parts.add({ dispose: () => clearTimeout(this.#recount) });
  }

  async commit(): Promise<void> {
    const open = await pickNotebook(this.#deps.notebooks);
    if (!open) return;
    const repository = await open.repository();
    if (!repository) return this.#say(missingRepository(open));
    await repository.recover();
    const isNote = (uri: string) => this.#deps.notebooks.at(uri) !== undefined;
    const outcome = await this.#busy(() => commitNotes(repository, () => saveNotes(isNote), this.#deps.log));
    if (!outcome) return;
    // Files may have been taken over from the team: the notes are compared with the disk, whatever the watcher saw.
    await open.notebook.load();
    for (const { path, reason } of outcome.skipped) this.#deps.log.warn(`not shared: ${path}: ${reason}`);
    await this.#stand(repository, outcome);
    await this.#say(outcome);
  }

  check(): Promise<void> {
    return this.#check({});
  }

  async #check(options: RunOptions): Promise<void> {
    this.#checkedMs = this.#deps.nowMs();
    for (const open of this.#deps.notebooks.all()) {
      const repository = await open.repository();
      if (!repository) continue;
      await this.#busy(async () => this.#stand(repository, undefined, options));
    }
  }

  async act(): Promise<void> {
    if (this.#state && this.#state.told.tone === 'paused') return this.#say(this.#state.told);
    return this.commit();
  }

  async idle(): Promise<void> {
    for (let seen: unknown; seen !== this.#work; ) {
      seen = this.#work;
      await seen;
    }
  }

  /** Counts again and shows it; `told` is what an operation said, which then counts. */
  async #stand(repository: Repository, told?: Told, options: RunOptions = {}): Promise<void> {
    const standing: Standing = await repository.fetchOnly(options);
    const at = standing.checkedMs;
    const checkedAt =
      at === undefined ? undefined : new Date(at).toLocaleTimeString(env.language, { timeStyle: 'short' });
    const { fromTeam, yours } = standing;
    const state = told?.tone === 'paused' ? told : standing.told;
    this.#show({ told: state, fromTeam, yours, busy: false, ...(checkedAt ? { checkedAt } : {}) });
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
    let canShare = false;
    for (const open of this.#deps.notebooks.all()) canShare ||= (await open.repository()) !== undefined;
    await commands.executeCommand('setContext', 'daybook.canShare', canShare);
    if (canShare) this.#checkIfDue();
    else this.#show(undefined);
  }

  #checkIfDue(): void {
    const everyMs = this.#deps.checkEveryMinutes() * minuteMs;
    const isDue = everyMs > 0 && this.#deps.nowMs() - this.#checkedMs >= everyMs;
    if (!isDue || !window.state.focused || !workspace.isTrusted) return;
    this.#checkedMs = this.#deps.nowMs();
    this.#inBackground('the check for new notes', this.check());
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

  /** One sentence, one action. What went well is said in the status bar; what needs a person in a message. */
  async #say(told: Told): Promise<void> {
    if (told.tone === 'fine' && told.action !== 'addRemote') {
      window.setStatusBarMessage(`$(check) ${told.text}`, 10_000);
      return;
    }
    const label = actionLabels()[told.action];
    const chosen = await window.showWarningMessage(told.text, ...(label ? [label] : []));
    if (chosen !== undefined) await this.#do(told);
  }

  async #do({ action, facts, text }: Told): Promise<void> {
    const run = (command: string, ...args: unknown[]) => commands.executeCommand(command, ...args);
    switch (action) {
      case 'retry':
      case 'share':
      case 'saveNotes':
      case 'publishBranch':
      case 'shareOwnCommits':
        return this.commit();
      case 'signIn':
        return this.#check({ interactive: true });
      case 'addRemote':
        return this.#chooseRemote();
      case 'manageTrust':
        return void (await run('workbench.trust.manage'));
      case 'chooseGit':
        return void (await run('workbench.action.openSettings', 'git.path'));
      case 'openNote':
      case 'renameMine':
        return this.#reveal(facts.path, action === 'openNote');
      case 'showChanges':
      case 'openRepository':
        return void (await run('workbench.view.scm'));
      case 'setIdentity':
        return this.commit();
      case 'showOutput':
      case 'explain':
        this.#deps.log.info(`${text} ${facts.words ?? ''}`);
        this.#deps.log.show();
        return;
      case 'none':
        return;
    }
  }

  async #chooseRemote(): Promise<void> {
    const open = await pickNotebook(this.#deps.notebooks);
    const repository = await open?.repository();
    const done = repository && (await askRemote(repository));
    if (done?.state === 'ready') await this.commit();
    else if (done) await this.#say(done);
  }

  /** Paths of sharing are relative to the repository, which may begin above the notebook. */
  async #reveal(path: string | undefined, inEditor: boolean): Promise<void> {
    for (const open of this.#deps.notebooks.all()) {
      const found =
        path &&
        open.notebook
          .reader()
          .paths()
          .find((known) => path === known || path.endsWith(`/${known}`));
      const uri = found ? noteUri(open.root, found) : undefined;
      if (uri) return void (await commands.executeCommand(inEditor ? 'vscode.open' : 'revealInExplorer', uri));
    }
  }

  dispose(): void {
    this.#parts.dispose();
  }
}

function missingRepository({ root }: OpenNotebook): Told {
  if (!workspace.isTrusted) return tell('restricted');
  return tell(Uri.parse(root).scheme === 'file' ? 'not-a-repository' : 'no-git');
}

function actionLabels(): Readonly<Record<ActionId, string | undefined>> {
  return {
    none: undefined,
    retry: l10n.t('Try Again'),
    share: l10n.t('Share'),
    showChanges: l10n.t('Show Changes'),
    showOutput: l10n.t('Show Output'),
    openNote: l10n.t('Open Note'),
    saveNotes: l10n.t('Save and Share'),
    openRepository: l10n.t('Open Source Control'),
    chooseGit: l10n.t('Choose Git'),
    manageTrust: l10n.t('Manage Trust'),
    setIdentity: l10n.t('Tell My Name'),
    addRemote: l10n.t('Choose Where'),
    publishBranch: l10n.t('Publish'),
    shareOwnCommits: l10n.t('Share All'),
    signIn: l10n.t('Sign In'),
    renameMine: l10n.t('Show File'),
    explain: l10n.t('Show Details'),
  };
}
