// The registry of open notebooks: finds them, opens each with its files, loader, clock and watcher, and tells when one came, went
// or changed. A file belongs to the innermost notebook. Opens nothing in folders without `daybook.yml`.

import { type Memento, type TextDocument, Uri, workspace } from 'vscode';
import { isConfidentialNote } from '../core/record/confidential.ts';
import { parseOptions } from '../core/record/parseOptions.ts';
import { recordWords } from '../core/record/recordWords.ts';
import { zonedClock } from '../notebook/clock.ts';
import type { Git } from '../notebook/git.ts';
import type { History } from '../notebook/history/history.ts';
import { type Disposable, Disposables, Emitter } from '../notebook/lifecycle.ts';
import type { NoteLoader } from '../notebook/loads.ts';
import { type Notebook, openNotebook } from '../notebook/notebook.ts';
import type { Log, NoteFiles, OnInner } from '../notebook/ports.ts';
import {
  isPrivate,
  type Notebooks,
  type NotebooksState,
  type NotesChange,
  type OpenNotebook,
} from '../notebook/registry.ts';
import { besideNotebook, keepBeside } from './besideNotebook.ts';
import { watchArrivals } from './configArrivals.ts';
import { editorNotes } from './editorNotes.ts';
import { type FoundNotebooks, findNotebooks, type Unreachable } from './findNotebooks.ts';
import type { GitHost } from './gitHost.ts';
import { InnerNotebooks } from './innerNotebooks.ts';
import { type NoteWatch, watchNotes } from './noteWatcher.ts';
import { createRepositories, type Repositories, type SharedNotebook } from './repositories.ts';
import { setting } from './settings.ts';
import { relativePath } from './uriPath.ts';
import { virtualLoader, virtualNotes } from './virtualNotes.ts';

/** What the registry needs. */
export interface NotebooksDeps {
  readonly log: Log;
  readonly git: GitHost;
  /** Milliseconds since 1970. */
  readonly nowMs: () => number;
  /** Of the window. */
  readonly memory: Memento;
  /** Told once of a place that cannot be looked into, until it could be again. */
  readonly onUnreachable: (place: Unreachable) => void;
  /** Files and loader of a notebook on disk. */
  readonly diskPorts: (
    root: string,
    git: () => Promise<Git | undefined>,
    notebook: () => Notebook,
    onInner: OnInner,
  ) => { readonly files: NoteFiles; readonly loader: NoteLoader };
}

interface Opened extends OpenNotebook {
  readonly uri: Uri;
  readonly shared: SharedNotebook;
  readonly watch: NoteWatch;
  readonly parts: Disposables;
  today: string;
  moves: number;
}

/** How often the day is looked at; views follow within this time after midnight, in ms. */
const dayCheckMs = 30_000;

/** Opens the registry; `reload` finds the notebooks. */
export function createNotebooks(deps: NotebooksDeps): Notebooks {
  return new Registry(deps);
}

class Registry implements Notebooks {
  readonly #deps: NotebooksDeps;
  readonly #opened = new Map<string, Opened>();
  readonly #changed: Emitter<void>;
  readonly #notesChanged: Emitter<NotesChange>;
  readonly #moved: Emitter<void>;
  readonly #repositories: Repositories;
  readonly #parts = new Disposables();
  readonly #arrivals = this.#parts.add(watchArrivals(() => void this.#findAnew()));
  #finding: Promise<void> = Promise.resolve();
  #me = setting('me');
  #found = false;
  readonly #inner: InnerNotebooks;
  /** Places of which was told that they cannot be looked into. */
  #unreachable: ReadonlySet<string> = new Set();

  constructor(deps: NotebooksDeps) {
    this.#deps = deps;
    this.#inner = new InnerNotebooks(deps.memory, deps.log);
    const onError = (error: unknown) => deps.log.error('a listener failed', error);
    this.#changed = new Emitter(onError);
    this.#notesChanged = new Emitter(onError);
    this.#moved = new Emitter(onError);
    this.#repositories = createRepositories(deps.git.at, () => [...this.#opened.values()].map(({ shared }) => shared));
    this.#parts.add(workspace.onDidChangeTextDocument(({ document }) => this.#typed(document)));
    // Unsaved text that VS Code kept over a restart comes back without a change.
    this.#parts.add(workspace.onDidOpenTextDocument((document) => document.isDirty && this.#typed(document)));
    this.#parts.add(workspace.onDidSaveTextDocument((document) => this.#released(document)));
    this.#parts.add(workspace.onDidCloseTextDocument((document) => this.#released(document)));
    this.#parts.add(workspace.onDidChangeWorkspaceFolders(() => void this.reload()));
    this.#parts.add(
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('daybook.notebooks')) void this.reload();
        if (!event.affectsConfiguration('daybook.me')) return;
        this.#me = setting('me');
        for (const open of this.#opened.values()) this.#notesChanged.fire({ open });
      }),
    );
    const timer = setInterval(() => this.#checkDay(), dayCheckMs);
    this.#parts.add({ dispose: () => clearInterval(timer) });
  }

  readonly onDidChange = (listener: () => void): Disposable => this.#changed.event(listener);
  readonly onDidChangeNotes = (listener: (change: NotesChange) => void): Disposable =>
    this.#notesChanged.event(listener);
  readonly onDidMove = (listener: () => void): Disposable => this.#moved.event(listener);

  get state(): NotebooksState {
    const states = this.all().map(({ notebook }) => notebook.state);
    if (states.length === 0) return this.#found ? 'none' : 'loading';
    if (states.includes('ready')) return 'ready';
    return states.includes('loading') ? 'loading' : 'failed';
  }

  all(): readonly OpenNotebook[] {
    return [...this.#opened.values()];
  }

  at(uri: string): { open: OpenNotebook; path: string } | undefined {
    return this.#at(Uri.parse(uri));
  }

  #at(uri: Uri): { open: Opened; path: string } | undefined {
    let best: { open: Opened; path: string } | undefined;
    for (const open of this.#opened.values()) {
      const path = relativePath(open.uri, uri);
      if (path !== undefined && (!best || path.length < best.path.length)) best = { open, path };
    }
    return best;
  }

  reload(): Promise<void> {
    const finding = this.#finding.then(() => this.#find());
    // One that failed must not keep the next from looking; whoever asked hears of it.
    this.#finding = finding.catch((error: unknown) => this.#deps.log.error('looking for notebooks failed', error));
    return finding;
  }

  async openBeside(root: string | undefined): Promise<void> {
    await keepBeside(this.#deps.memory, root);
    await this.reload();
  }

  async #lookAt(inner: readonly Uri[]): Promise<FoundNotebooks> {
    return findNotebooks([...inner, ...(await besideNotebook(this.#deps.memory))]);
  }

  async #find(): Promise<void> {
    const places = this.#inner.places();
    const found = await this.#lookAt(places);
    const wanted = this.#wanted(found);
    for (const place of places) if (!wanted.has(place.toString())) this.#inner.forget(place);
    this.#tell(found.unreachable);
    for (const [key, open] of this.#opened) {
      if (wanted.has(key)) continue;
      this.#opened.delete(key);
      open.parts.dispose();
      if (workspace.getWorkspaceFolder(open.uri)) this.#arrivals.expect(open.uri);
    }
    for (const [key, root] of wanted) {
      this.#arrivals.forget(root);
      if (!this.#opened.has(key)) this.#opened.set(key, this.#open(root));
    }
    this.#found = true;
    this.#changed.fire();
    for (const document of workspace.textDocuments) if (document.isDirty) this.#typed(document);
    const readable = [...this.#opened].filter(([key]) => found.roots.has(key));
    await Promise.all(readable.map(([, { notebook }]) => notebook.load()));
    this.#changed.fire();
  }

  /** What is out of reach for a moment stays open as it is known. */
  #wanted({ roots, unreachable }: FoundNotebooks): Map<string, Uri> {
    const kept = [...this.#opened].filter(([key]) => unreachable.has(key)).map(([key, { uri }]) => [key, uri] as const);
    return new Map([...roots, ...kept]);
  }

  #tell(unreachable: FoundNotebooks['unreachable']): void {
    for (const [key, place] of unreachable) if (!this.#unreachable.has(key)) this.#deps.onUnreachable(place);
    this.#unreachable = new Set(unreachable.keys());
  }

  /** Finds the notebooks again if others are there now than are open; a few stats when they are the same. */
  async #findAnew(): Promise<boolean> {
    const wanted = this.#wanted(await this.#lookAt(this.#inner.places()));
    const isSame = wanted.size === this.#opened.size && [...wanted.keys()].every((root) => this.#opened.has(root));
    // Not awaited: finding waits for every notebook, the one that asks included.
    if (!isSame) void this.reload();
    return !isSame;
  }

  #open(uri: Uri): Opened {
    const { log, nowMs } = this.#deps;
    const parts = new Disposables();
    const ports = this.#portsOf(uri, () => notebook);
    const files = telling(ports.files, (path) => watch.again(path));
    const notebook: Notebook = parts.add(
      openNotebook({
        files,
        loader: ports.loader,
        log,
        clock: (zone) => zonedClock(zone, nowMs),
        mails: () => this.#mails(uri),
        me: () => this.#me,
        inner: () => this.#innerOf(uri),
      }),
    );
    const folder = uri.path.split('/').at(-1) ?? '';
    const watch = parts.add(
      watchNotes(uri, this.#hints(uri, notebook), (error) => log.error('watching failed', error)),
    );
    const shared: SharedNotebook = {
      root: uri,
      isNote: (path) => notebook.paths().isNote(path) && this.#isOurs(uri, path),
      isPrivate: () => isPrivate({ notebook }),
      reading: () => parseOptions(notebook.config),
      keeps: (path, note) => isConfidentialNote(note, path, notebook.config),
      naming: (path, note) => recordWords(path, note, notebook.config),
      author: () => notebook.context(),
    };
    const opened: Opened = {
      root: uri.toString(),
      uri,
      get label() {
        return notebook.config.name || folder;
      },
      notebook,
      watch,
      parts,
      today: '',
      moves: 0,
      shared,
      repository: async () =>
        uri.scheme === 'file' && (await this.#deps.git.prepare()) ? this.#repositories.of(shared) : undefined,
      history: () => this.#historyOf(uri, notebook),
      whyNoRepository: () => this.#repositories.whyNone(shared),
    };
    parts.add(notebook.onDidChange((change) => this.#notesChanged.fire({ open: opened, change })));
    return opened;
  }

  readonly #histories = new WeakMap<Notebook, Promise<History>>();

  async #historyOf(uri: Uri, notebook: Notebook): Promise<History | undefined> {
    const { git, nowMs } = this.#deps;
    if (isPrivate({ notebook }) || uri.scheme !== 'file' || !(await git.prepare())) return undefined;
    const open = async (): Promise<History> => {
      const { openHistory } = await import('../notebook/history/history.ts');
      const now = { paths: () => notebook.paths(), config: () => notebook.config, nowMs };
      return openHistory({ gitAt: git.at, thread: git.thread, folder: uri.fsPath, ...now });
    };
    const known = this.#histories.get(notebook) ?? open();
    this.#histories.set(notebook, known);
    return await known;
  }

  #portsOf(uri: Uri, notebook: () => Notebook): { files: NoteFiles; loader: NoteLoader } {
    // Not awaited: finding waits for the load that tells of it.
    const onInner: OnInner = (folders) => void (this.#inner.add(uri, folders) && this.reload());
    if (uri.scheme !== 'file') {
      const files = virtualNotes(uri, () => notebook().config, onInner);
      return { files: editorNotes(uri, files, () => true), loader: virtualLoader(uri, onInner) };
    }
    const git = async () => ((await this.#deps.git.prepare()) ? this.#deps.git.at(uri.fsPath) : undefined);
    const { files, loader } = this.#deps.diskPorts(uri.fsPath, git, notebook, onInner);
    return { files: editorNotes(uri, files, () => !workspace.isTrusted), loader };
  }

  #hints(uri: Uri, notebook: Notebook) {
    return {
      ignores: (path: string) =>
        !this.#holdsInner(uri, path) && (notebook.paths().isExcluded(path) || !this.#isOurs(uri, path)),
      changed: async (paths: ReadonlySet<string>) => {
        // What is no note may be a folder that came and is told of alone, with a configuration in it.
        const { isNote } = notebook.paths();
        await this.#inner.look(
          uri,
          Array.from(paths, (path) => (isNote(path) ? path : `${path}/`)),
        );
        // Finding reads every notebook anew, so there is nothing left to look at; nor is there in one that is gone.
        if ((await this.#findAnew()) || !this.#opened.has(uri.toString())) return;
        await notebook.look(paths);
      },
      everything: async () => {
        // What came with a branch that moved may hold a notebook, a private one above all.
        if (await this.#findAnew()) return [];
        // One that was there just then may be gone without ever having been told of.
        const came = await notebook.load();
        const open = this.#opened.get(uri.toString());
        if (open) open.moves++;
        this.#moved.fire();
        return came;
      },
    };
  }

  /** False for what lies in another notebook further in. */
  #isOurs(uri: Uri, path: string): boolean {
    return this.#at(Uri.joinPath(uri, path))?.open.uri.toString() === uri.toString();
  }

  /** Folders of a notebook that are notebooks of their own. */
  #innerOf(uri: Uri): string[] {
    return [...this.#opened.values()].flatMap((open) => relativePath(uri, open.uri) ?? []);
  }

  /** True for a folder that is another notebook's root, or lies above one. */
  #holdsInner(uri: Uri, path: string): boolean {
    return this.#innerOf(uri).some((folder) => folder === path || folder.startsWith(`${path}/`));
  }

  async #mails(uri: Uri): Promise<readonly string[]> {
    if (uri.scheme !== 'file' || !(await this.#deps.git.prepare())) return [];
    const result = await this.#deps.git.at(uri.fsPath).run({ verb: 'config', operands: ['user.email'] });
    const mail = result.ok ? new TextDecoder().decode(result.stdout).trim() : '';
    return mail ? [mail] : [];
  }

  #typed(document: TextDocument): void {
    const found = this.#at(document.uri);
    if (!found) return;
    if (document.isDirty) found.open.notebook.accept(found.path, document.getText(), 'buffer');
    else void found.open.notebook.release(found.path);
  }

  #released(document: TextDocument): void {
    const found = this.#at(document.uri);
    if (found) void found.open.notebook.release(found.path);
  }

  /** A new day changes what is due and late in every view, and nothing in the index. */
  #checkDay(): void {
    for (const open of this.#opened.values()) {
      const { today } = open.notebook.context();
      const isNew = open.today !== '' && open.today !== today;
      open.today = today;
      if (isNew) this.#notesChanged.fire({ open });
    }
  }

  async idle(): Promise<void> {
    // What a watch saw may have made others look for notebooks again.
    for (let finding: Promise<void> | undefined; finding !== this.#finding; ) {
      finding = this.#finding;
      await finding;
      for (const { watch, notebook } of this.#opened.values()) {
        await watch.idle();
        await notebook.idle();
      }
    }
  }

  dispose(): void {
    this.#parts.dispose();
    for (const { parts } of this.#opened.values()) parts.dispose();
    this.#changed.dispose();
    this.#notesChanged.dispose();
    this.#moved.dispose();
  }
}

/** The same files; `wrote` hears of every path that was written or made. */
function telling(files: NoteFiles, wrote: (path: string) => void): NoteFiles {
  const tell = <T>(path: string, outcome: T): T => {
    if (outcome === 'written' || typeof outcome === 'object') wrote(path);
    return outcome;
  };
  return {
    ...files,
    write: async (path, before, after) => tell(path, await files.write(path, before, after)),
    create: async (path, text) => tell(path, await files.create(path, text)),
  };
}
