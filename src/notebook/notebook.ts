// One live notebook: the only owner of its index. Everything enters by `accept`: disk, editors, pulls and our own writes; text
// that means what is known changes nothing. Loads in the background, applies edits through the writer, tells who listens that
// something changed. Knows no editor, no disk and no clock but through its ports.
import type { NewFile, Refusal } from '../core/edits/edit.ts';
import type { FixWorld } from '../core/fix/fix.ts';
import { noteProblems } from '../core/fix/noteProblems.ts';
import { NoteIndex } from '../core/index/noteIndex.ts';
import type { Change, IndexReader } from '../core/index/rows.ts';
import type { Problem } from '../core/note/note.ts';
import { configPath } from '../core/notePath.ts';
import { loadConfig } from '../core/record/config.ts';
import type { NotebookConfig } from '../core/record/kind.ts';
import { readsAlike } from '../core/record/parseOptions.ts';
import { toolPaths, withTools } from '../core/record/toolFiles.ts';
import type { Intent, NoteChange, Plan } from './changes.ts';
import { type Disposable, Emitter, type Event } from './lifecycle.ts';
import { Loads, type NotebookState, type NoteLoader } from './loads.ts';
import { folderPattern, type NotePaths, notePaths } from './notePaths.ts';
import type { Clock, Log, NoteFiles } from './ports.ts';
import { inSlices } from './slices.ts';
import { type Applied, createWriter, type Outcome } from './writer.ts';

/** Notes of a folder that came or went which are looked at one by one. */
const mostLooked = 400;

/** What a notebook needs of the world. */
export interface NotebookPorts {
  readonly files: NoteFiles;
  readonly loader: NoteLoader;
  /** A clock for the zone that the given function tells (IANA, or undefined for the machine's). */
  readonly clock: (zone: () => string | undefined) => Clock;
  readonly log: Log;
  /** Mails of the person at this machine, most specific first; empty when unknown. */
  readonly mails: () => Promise<readonly string[]>;
  /** Whom the person at this machine said to be, in any spelling of a name; empty when not asked. */
  readonly me?: () => string;
  /** Folders inside that are notebooks of their own: nothing in them is read here. Asked at each load. */
  readonly inner?: () => readonly string[];
}

/** What every question about today and me is asked with. */
export interface AskContext {
  readonly today: string;
  readonly now: string;
  /** Roster id, when I said who I am, `me:` names it or the roster knows one of my mails. */
  readonly me?: string;
}

/** A live notebook. */
export interface Notebook extends Disposable {
  readonly state: NotebookState;
  readonly config: NotebookConfig;
  reader(): IndexReader;
  index(): NoteIndex;
  context(): AskContext;
  paths(): NotePaths;
  /**
   * Reads everything, the first time and where it is read in another way; else compares everything with the disk and reads what
   * changed. Answers the notes that a comparison found and nobody knew of. Never throws: the state tells.
   */
  load(): Promise<readonly string[]>;
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
  readonly #loads: Loads;
  #looking: Promise<void> = Promise.resolve();
  #asking: Promise<void> = Promise.resolve();
  #tidying: Promise<void> | undefined;

  constructor(ports: NotebookPorts) {
    this.#ports = ports;
    this.#changed = new Emitter((error) => ports.log.error('a listener failed', error));
    this.#clock = ports.clock(() => this.#config.timezone);
    this.#writer = createWriter(ports.files, (path, text) => this.#written(path, text));
    this.#loads = new Loads({
      loader: ports.loader,
      log: ports.log,
      index: () => this.#index,
      replace: (index) => {
        this.#index = index;
      },
      begin: () => this.#begin(),
      config: () => this.#reading(),
      typed: this.#buffers,
      look: (paths) => this.look(paths),
      changed: (change) => this.#fire(change),
    });
  }

  readonly onDidChange: Event<Change> = (listener) => this.#changed.event(listener);

  get state(): NotebookState {
    return this.#loads.state;
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
    const roster = this.#index.roster();
    const said = this.#ports.me?.() ?? '';
    const me = (said && roster.resolve(said)?.id) || (this.#config.me ?? roster.ofMails(this.#mails)?.id);
    return { today: this.#clock.today(), now: this.#clock.now(), ...(me === undefined ? {} : { me }) };
  }

  load(): Promise<readonly string[]> {
    return this.#loads.load();
  }

  /** What has to be known before notes are read. */
  async #begin(): Promise<void> {
    // Who I am may take a while to find out, and no note waits for it.
    this.#asking = this.#askMails().catch((error: unknown) =>
      this.#ports.log.error('git did not say who you are', error),
    );
    await this.#readConfig();
    this.#paths = notePaths(this.#reading());
  }

  async #askMails(): Promise<void> {
    const before = this.#mails.join();
    this.#mails = await this.#ports.mails();
    if (this.#mails.join() !== before) this.#changed.fire({ paths: new Set(), all: true });
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
    this.#loads.entered(path);
    this.#buffers.delete(path);
    this.#fire(this.#index.remove(path));
  }

  #enter(path: string, text: string): void {
    this.#loads.entered(path);
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
    for (const path of paths) {
      this.#loads.entered(path);
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
      if (this.#paths.isExcluded(path) || this.#paths.isNote(path)) this.#fire(this.#index.remove(path));
      // Perhaps a folder that came or went: the watcher tells of the folder only.
      else await this.#lookBelow(path);
    }
  }

  async #lookBelow(folder: string): Promise<void> {
    const listed = await this.#ports.files.list(folder);
    // Of a folder that went, what is being typed stays.
    const typed = [...this.#buffers].filter((path) => path.startsWith(`${folder}/`));
    const below = [...new Set([...typed, ...listed])];
    // A load reads many notes sooner, in another thread, forgets many in slices, and is told of once.
    if (Math.max(below.length, this.#index.countIn(folder)) > mostLooked) return void this.load();
    // What is still there is at no moment away: somebody may be following a link to it.
    this.#fire(this.#index.remove(folder, new Set(below)));
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
    return { index: this.#index, isNote, isPartial: this.state !== 'ready', ...this.context() };
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
    // Other files are notes now, or boxes are read in another way: only the files can tell.
    const isSame = readsAlike(before, this.#config) && before.exclude.join('\0') === this.#config.exclude.join('\0');
    if (this.state === 'ready' && !isSame) void this.load();
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
    for (let settled: unknown; settled !== this.#looking || this.#loads.isLoading; ) {
      settled = this.#looking;
      await this.#loads.idle();
      await this.#looking;
      await this.#asking;
      await this.#tidying;
      await this.#writer.idle();
    }
  }

  dispose(): void {
    this.#loads.dispose();
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
