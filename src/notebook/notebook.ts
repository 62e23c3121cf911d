// One live notebook: the only owner of its index. Everything enters by `accept`: disk, editors, pulls and our own writes; text
// that means what is known changes nothing. Loads in the background, applies edits through the writer, tells who listens that
// something changed. Knows no editor, no disk and no clock but through its ports.
import type { NewFile, Refusal } from '../core/edits/edit.ts';
import type { FixWorld } from '../core/fix/fix.ts';
import { noteProblems } from '../core/fix/noteProblems.ts';
import { NoteIndex } from '../core/index/noteIndex.ts';
import type { Batch } from '../core/index/pack.ts';
import type { Change, IndexReader } from '../core/index/rows.ts';
import type { SavedIndex } from '../core/index/savedIndex.ts';
import type { Problem } from '../core/note/note.ts';
import { loadConfig } from '../core/record/config.ts';
import type { NotebookConfig } from '../core/record/kind.ts';
import { toolPaths, withTools } from '../core/record/toolFiles.ts';
import type { Intent, NoteChange, Plan } from './changes.ts';
import { type Disposable, Emitter, type Event } from './lifecycle.ts';
import { folderPattern, type NotePaths, notePaths } from './notePaths.ts';
import type { Clock, Log, NoteFiles } from './ports.ts';
import { inSlices } from './slices.ts';
import { type Applied, createWriter, type Outcome } from './writer.ts';

/** Path of the file that marks and configures a notebook. */
export const configPath = 'daybook.yml';

/** Notes of a folder that came which are read one by one. */
const mostLooked = 400;

/** Reads all notes and hands them over in packed batches; resolves when done, rejects when the notes cannot be listed. */
export interface NoteLoader {
  load(config: NotebookConfig, onBatch: (batch: Batch) => void, signal: AbortSignal, live?: LiveLoad): Promise<void>;
}

/** What a first load may do with the index besides; it stays good after the load, to have the index saved. */
export interface LiveLoad {
  /** Takes a saved index in place of what is known; `isMeant`: it was made with this configuration. */
  adopt(saved: SavedIndex, isMeant: boolean): void;
  /** Forgets all notes, because the saved index turned out to be worthless. */
  clear(): void;
  /** Forgets notes that are no more. */
  drop(paths: readonly string[]): void;
  /** A copy of the index as it is, made in slices. */
  copy(): Promise<SavedIndex>;
  look(paths: readonly string[]): Promise<void>;
  /** The configuration by which notes are read and meant now; the same object until it changes. */
  config(): NotebookConfig;
}

/** What a notebook needs of the world. */
export interface NotebookPorts {
  readonly files: NoteFiles;
  readonly loader: NoteLoader;
  /** A clock for the zone that the given function tells (IANA, or undefined for the machine's). */
  readonly clock: (zone: () => string | undefined) => Clock;
  readonly log: Log;
  /** Mails of the person at this machine, most specific first; empty when unknown. */
  readonly mails: () => Promise<readonly string[]>;
  /** Folders inside that are notebooks of their own: nothing in them is read here. Asked at each load. */
  readonly inner?: () => readonly string[];
}

/** What every question about today and me is asked with. */
export interface AskContext {
  readonly today: string;
  readonly now: string;
  /** Roster id, when `me:` names it or the roster knows one of my mails. */
  readonly me?: string;
}

/** Whether the notes are known: reading them, all read, or not to be read. */
export type NotebookState = 'loading' | 'ready' | 'failed';

/** A live notebook. */
export interface Notebook extends Disposable {
  readonly state: NotebookState;
  readonly config: NotebookConfig;
  reader(): IndexReader;
  index(): NoteIndex;
  context(): AskContext;
  paths(): NotePaths;
  /** Reads everything, the first time and again; never throws: the state tells. */
  load(): Promise<void>;
  /** Lets a text in. A dirty editor's text (`buffer`) wins over the disk's until `release`. */
  accept(path: string, text: string, source: 'disk' | 'buffer'): void;
  /** The editor of a note was saved or closed: the disk counts again. */
  release(path: string): Promise<void>;
  /** Looks again at files or folders that may have changed, come or gone. */
  look(paths: Iterable<string>): Promise<void>;
  /** Current text and problems of a note, or undefined when it is none. */
  problems(path: string): Promise<{ readonly text: string; readonly problems: readonly Problem[] } | undefined>;
  /** What problems of a text are looked for with, and repaired. */
  fixWorld(): FixWorld;
  edit(path: string, intent: Intent): Promise<Outcome>;
  create(file: NewFile): Promise<Outcome>;
  /** Changes of several notes, all or none, as one step of undo. */
  apply(changes: readonly NoteChange[]): Promise<Applied | Refusal>;
  /** What `apply` would do to which files now; nothing is written. */
  plan(changes: readonly NoteChange[]): Promise<Plan | Refusal>;
  undo(): Promise<Applied | Refusal>;
  /** Makes one step of undo of all changes behind the one of that number. */
  join(behind: number): void;
  /** As a writer counts it: the notebook with the highest number was changed last. */
  lastChange(): number;
  read(path: string): Promise<string | undefined>;
  readonly onDidChange: Event<Change>;
  /** Resolves when no load, look or write is under way. */
  idle(): Promise<void>;
}

/** Opens a notebook; nothing is read before `load`. */
export function openNotebook(ports: NotebookPorts): Notebook {
  return new LiveNotebook(ports);
}

class LiveNotebook implements Notebook {
  readonly #ports: NotebookPorts;
  readonly #changed: Emitter<Change>;
  readonly #clock: Clock;
  readonly #buffers = new Set<string>();
  readonly #writer: ReturnType<typeof createWriter>;
  #config = loadConfig(undefined);
  #paths = notePaths(this.#config);
  #index = new NoteIndex(this.#config);
  #mails: readonly string[] = [];
  #state: NotebookState = 'loading';
  /** What came in by `accept` or `look` while a load was under way: newer than the load's batches. */
  #newer: Set<string> | undefined;
  #loading: { readonly abort: AbortController; readonly done: Promise<void> } | undefined;
  #looking: Promise<void> = Promise.resolve();
  #asking: Promise<void> = Promise.resolve();
  #tidying: Promise<void> | undefined;

  constructor(ports: NotebookPorts) {
    this.#ports = ports;
    this.#changed = new Emitter((error) => ports.log.error('a listener failed', error));
    this.#clock = ports.clock(() => this.#config.timezone);
    this.#writer = createWriter(ports.files, (path, text) => this.#written(path, text));
  }

  readonly onDidChange: Event<Change> = (listener) => this.#changed.event(listener);

  get state(): NotebookState {
    return this.#state;
  }

  get config(): NotebookConfig {
    return this.#config;
  }

  reader(): IndexReader {
    return this.#index;
  }

  index(): NoteIndex {
    return this.#index;
  }

  paths(): NotePaths {
    return this.#paths;
  }

  context(): AskContext {
    const me = this.#config.me ?? this.#index.roster().ofMails(this.#mails)?.id;
    return { today: this.#clock.today(), now: this.#clock.now(), ...(me === undefined ? {} : { me }) };
  }

  load(): Promise<void> {
    this.#loading?.abort.abort();
    const abort = new AbortController();
    const done = this.#load(abort.signal).finally(() => {
      if (this.#loading?.abort === abort) this.#loading = undefined;
    });
    this.#loading = { abort, done };
    return done;
  }

  /** The first load fills the live index as it goes; a later one fills a new index, which then takes the place of the old. */
  async #load(signal: AbortSignal): Promise<void> {
    const first = this.#state !== 'ready';
    const newer = new Set<string>(this.#buffers);
    this.#newer = newer;
    try {
      // Who I am may take a while to find out, and no note waits for it.
      this.#asking = this.#askMails().catch((error: unknown) =>
        this.#ports.log.error('git did not say who you are', error),
      );
      await this.#readConfig();
      if (signal.aborted) return;
      const reading = this.#reading();
      this.#paths = notePaths(reading);
      const fresh = first ? this.#index : new NoteIndex(this.#config);
      const live = first ? this.#live(reading, newer, signal) : undefined;
      await this.#ports.loader.load(reading, (batch) => this.#merge(fresh, batch, newer, signal), signal, live);
      if (signal.aborted) return;
      await inSlices(
        () => fresh.trim(),
        () => fresh,
      );
      if (signal.aborted) return;
      this.#index = fresh;
      this.#state = 'ready';
    } catch (error) {
      if (signal.aborted) return;
      this.#ports.log.error('the notes could not be read', error);
      if (first) this.#state = 'failed';
    } finally {
      if (this.#newer === newer) this.#newer = undefined;
    }
    // What changed meanwhile is looked at once more, editors included, and so counts whatever the batches said.
    await this.look(newer);
    this.#changed.fire({ paths: new Set(), all: true });
  }

  #live(reading: NotebookConfig, newer: ReadonlySet<string>, signal: AbortSignal): LiveLoad {
    const meant = this.#config;
    const only = (change: () => Change | undefined): void => {
      if (!signal.aborted) this.#fire(change());
    };
    return {
      adopt: (saved, isMeant) => {
        only(() => this.#index.adopt(saved, isMeant && this.#config === meant));
        // What editors hold was let in before.
        void this.look(newer);
      },
      clear: () => only(() => this.#index.clear()),
      drop: (paths) => {
        for (const path of paths) if (!newer.has(path)) only(() => this.#index.remove(path));
      },
      copy: () => {
        const index = this.#index;
        return inSlices(
          () => index.save(),
          () => index.version,
        );
      },
      look: (paths) => this.look(paths),
      config: () => (this.#config === meant ? reading : this.#reading()),
    };
  }

  async #askMails(): Promise<void> {
    const before = this.#mails.join();
    this.#mails = await this.#ports.mails();
    if (this.#mails.join() !== before) this.#changed.fire({ paths: new Set(), all: true });
  }

  #merge(index: NoteIndex, batch: Batch, newer: ReadonlySet<string>, signal: AbortSignal): void {
    if (signal.aborted) return;
    const change = index.merge(batch, newer);
    if (index === this.#index) this.#fire(change);
  }

  accept(path: string, text: string, source: 'disk' | 'buffer'): void {
    if (source === 'buffer') this.#buffers.add(path);
    else if (this.#buffers.has(path)) return;
    this.#enter(path, text);
  }

  /** What our own writes left: a text, or no file any more. */
  #written(path: string, text: string | undefined): void {
    if (text !== undefined) {
      this.accept(path, text, 'disk');
      return;
    }
    this.#newer?.add(path);
    this.#buffers.delete(path);
    this.#fire(this.#index.remove(path));
  }

  #enter(path: string, text: string): void {
    this.#newer?.add(path);
    if (isConfig(path)) {
      this.#setConfig(new Map([[path, text]]));
      return;
    }
    if (!this.#paths.isNote(path)) return;
    this.#fire(this.#index.put(path, text));
  }

  async release(path: string): Promise<void> {
    if (this.#buffers.delete(path)) await this.look([path]);
  }

  look(paths: Iterable<string>): Promise<void> {
    const wanted = [...paths];
    this.#looking = this.#looking
      .then(() => this.#look(wanted))
      .catch((error: unknown) => this.#ports.log.error('changed notes could not be read', error));
    return this.#looking;
  }

  async #look(paths: readonly string[]): Promise<void> {
    let listed: readonly string[] | undefined;
    for (const path of paths) {
      this.#newer?.add(path);
      const found = isConfig(path) || this.#paths.isNote(path) ? await this.#ports.files.read(path) : undefined;
      if (found) {
        this.accept(path, found.text, found.source);
        continue;
      }
      // Typed while the disk was read: the editor has it, whatever became of the file.
      if (this.#buffers.has(path)) continue;
      this.#setConfig(
        new Map([...this.#configTexts.keys()].filter((each) => liesAt(path, each)).map((each) => [each, undefined])),
      );
      if (this.#paths.isExcluded(path) || this.#paths.isNote(path)) {
        this.#fire(this.#index.remove(path));
        continue;
      }
      // Perhaps a folder that came: the watcher tells of the folder only.
      listed ??= await this.#ports.files.list();
      await this.#lookBelow(path, listed);
    }
  }

  async #lookBelow(folder: string, listed: readonly string[]): Promise<void> {
    // Of a folder that went, what is being typed stays.
    const below = [...new Set([...this.#buffers, ...listed])].filter((path) => path.startsWith(`${folder}/`));
    // What is still there is at no moment away: somebody may be following a link to it.
    this.#fire(this.#index.remove(folder, new Set(below)));
    // A load reads many notes sooner, in another thread, and is told of once.
    if (below.length > mostLooked) return void this.load();
    for (const path of below) {
      const found = await this.#ports.files.read(path);
      if (found) this.accept(path, found.text, found.source);
      // git lists what it tracks, there or gone.
      else if (!this.#buffers.has(path)) this.#fire(this.#index.remove(path));
    }
  }

  async problems(path: string): Promise<{ text: string; problems: readonly Problem[] } | undefined> {
    const text = await this.read(path);
    if (text === undefined) return undefined;
    if (path !== configPath && !this.#paths.isNote(path)) return undefined;
    return { text, problems: noteProblems(path, text, this.fixWorld()).problems };
  }

  fixWorld(): FixWorld {
    const isNote = (path: string): boolean => this.#paths.isNote(path);
    return { index: this.#index, isNote, isPartial: this.#state !== 'ready', ...this.context() };
  }

  async read(path: string): Promise<string | undefined> {
    return (await this.#ports.files.read(path))?.text;
  }

  edit(path: string, intent: Intent): Promise<Outcome> {
    return this.#writer.edit(path, intent);
  }

  create(file: NewFile): Promise<Outcome> {
    return this.#writer.create(file);
  }

  apply(changes: readonly NoteChange[]): Promise<Applied | Refusal> {
    return this.#writer.apply(changes);
  }

  plan(changes: readonly NoteChange[]): Promise<Plan | Refusal> {
    return this.#writer.plan(changes);
  }

  undo(): Promise<Applied | Refusal> {
    return this.#writer.undo();
  }

  join(behind: number): void {
    this.#writer.join(behind);
  }

  lastChange(): number {
    return this.#writer.lastChange();
  }

  /** Texts of the files that say how notes are meant, by path; those that are there. */
  readonly #configTexts = new Map<string, string>();

  async #readConfig(): Promise<void> {
    const found = await Promise.all(
      [configPath, ...toolPaths].map(async (path) => [path, (await this.#ports.files.read(path))?.text] as const),
    );
    this.#setConfig(new Map(found));
  }

  /** Takes newer texts of such files, undefined for one that is gone. */
  #setConfig(texts: ReadonlyMap<string, string | undefined>): void {
    const known = this.#configTexts;
    const news = [...texts].filter(([path, text]) => known.get(path) !== text);
    if (news.length === 0) return;
    for (const [path, text] of news) {
      if (text === undefined) known.delete(path);
      else known.set(path, text);
    }
    const before = this.#config;
    this.#config = withTools(loadConfig(known.get(configPath)), known);
    this.#paths = notePaths(this.#reading());
    this.#fire(this.#index.setConfig(this.#config));
    // Other files are notes now, or boxes are read in another way: only the texts can tell.
    if (this.#state === 'ready' && !sameReading(before, this.#config)) void this.load();
  }

  /** The configuration with the notebooks further in left out. */
  #reading(): NotebookConfig {
    const inner = (this.#ports.inner?.() ?? []).map(folderPattern);
    return inner.length === 0 ? this.#config : { ...this.#config, exclude: [...this.#config.exclude, ...inner] };
  }

  #fire(change: Change | undefined): void {
    if (!change) return;
    this.#changed.fire(change);
    if (this.#index.isWorn) this.#tidying ??= this.#tidy(this.#index);
  }

  /** Builds a worn index anew while everything goes on. */
  async #tidy(index: NoteIndex): Promise<void> {
    try {
      const same = () => index;
      const change = await inSlices(() => index.compact(), same);
      if (change && index === this.#index) this.#changed.fire(change);
      await inSlices(() => index.trim(), same);
    } catch (error) {
      this.#ports.log.error('the index could not be tidied', error);
    } finally {
      this.#tidying = undefined;
    }
  }

  async idle(): Promise<void> {
    for (let settled: unknown; settled !== this.#looking || this.#loading; ) {
      settled = this.#looking;
      await this.#loading?.done;
      await this.#looking;
      await this.#asking;
      await this.#tidying;
      await this.#writer.idle();
    }
  }

  dispose(): void {
    this.#loading?.abort.abort();
    this.#changed.dispose();
  }
}

/** True for `daybook.yml` and the files of other tools that say how their notes are meant. */
function isConfig(path: string): boolean {
  return path === configPath || toolPaths.includes(path);
}

function liesAt(pathOrFolder: string, path: string): boolean {
  return path === pathOrFolder || path.startsWith(`${pathOrFolder}/`);
}

/** Whether two configurations read the same files in the same way; everything else is interpretation. */
function sameReading(a: NotebookConfig, b: NotebookConfig): boolean {
  const text = ({ exclude, markers, markerWords, looseTasks, lineFields }: NotebookConfig) =>
    JSON.stringify([exclude, [...markers], markerWords, looseTasks, [...lineFields]]);
  return text(a) === text(b);
}
