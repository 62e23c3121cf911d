// When and how all notes are read: the first time into the live index as they come, later only what changed on disk, and everything
// anew where texts are read in another way. Comes in: a loader, the index, what comes in by a newer way meanwhile, which wins; goes
// out: changes. Only one load is under way at a time. Knows no files.
import type { KnownNotes } from '../core/index/knownNotes.ts';
import { NoteIndex } from '../core/index/noteIndex.ts';
import type { Batch } from '../core/index/pack.ts';
import type { Change } from '../core/index/rows.ts';
import type { SavedIndex } from '../core/index/savedIndex.ts';
import type { Steps } from '../core/index/steps.ts';
import type { NotebookConfig } from '../core/record/kind.ts';
import { readsAlike } from '../core/record/parseOptions.ts';
import type { Log } from './ports.ts';
import { inSlices } from './slices.ts';

/** Takes a batch, behind which about so many more notes come that nobody knew of; the next one when it has resolved. */
export type OnBatch = (batch: Batch, ahead?: number) => void | Promise<void>;

/** Reads notes and hands them over in packed batches; rejects when they cannot be listed. */
export interface NoteLoader {
  /** Reads all notes; `live` is there for a first load, which fills the live index. Resolves when done. */
  load(config: NotebookConfig, onBatch: OnBatch, signal: AbortSignal, live?: LiveNotes): Promise<void>;
  /**
   * Hands over what is others than the index has it, and takes out what is gone. Answers the notes that nobody knew of, undefined
   * when it was cancelled. A loader without it reads all notes again.
   */
  renew?(
    config: NotebookConfig,
    onBatch: OnBatch,
    signal: AbortSignal,
    live: LiveNotes,
  ): Promise<readonly string[] | undefined>;
}

/** What a loader may do with the live index; it stays good after a first load, to have the index saved. */
export interface LiveNotes {
  /** Takes a saved index in place of what is known; `isMeant`: it was made with this configuration. */
  adopt(saved: SavedIndex, isMeant: boolean): void;
  /** Forgets all notes, because the saved index turned out to be worthless. */
  clear(): void;
  /** Forgets notes that are no more, in slices. */
  drop(paths: readonly string[]): Promise<void>;
  /** What is known of the files of the notes, and what was found out about them since. */
  known(): KnownNotes;
  takeStamps(known: KnownNotes): void;
  /** A copy of the index as it is, made in slices. */
  copy(): Promise<SavedIndex>;
  /** Compares everything with the disk, when the first load is over. */
  renew(): Promise<unknown>;
  /** The configuration by which notes are read and meant now; the same object until it changes. */
  config(): NotebookConfig;
}

/** Whether the notes are known: reading them, all read, or not to be read. */
export type NotebookState = 'loading' | 'ready' | 'failed';

/** What loads need of their notebook. */
export interface LoadsDeps {
  readonly loader: NoteLoader;
  readonly log: Pick<Log, 'error'>;
  readonly index: () => NoteIndex;
  /** Puts another index in its place. */
  readonly replace: (index: NoteIndex) => void;
  /** Finds out, before notes are read, by which configuration. */
  readonly begin: () => Promise<void>;
  /** That configuration, notebooks further in left out. */
  readonly config: () => NotebookConfig;
  /** Paths of the notes that are being typed in. */
  readonly typed: ReadonlySet<string>;
  readonly look: (paths: Iterable<string>) => Promise<void>;
  readonly changed: (change: Change) => void;
}

/** One that is under way. */
interface Load {
  readonly signal: AbortSignal;
  /** What came in by a newer way since it began. */
  readonly newer: ReadonlySet<string>;
}

const everything: Change = { paths: new Set(), all: true };

/** Notes dropped between two pauses. */
const dropsAStep = 128;

/** The loads of one notebook. */
export class Loads {
  readonly #deps: LoadsDeps;
  #state: NotebookState = 'loading';
  #newer: Set<string> | undefined;
  #loading: { readonly abort: AbortController; readonly done: Promise<unknown> } | undefined;
  /** How the texts of the index were read. */
  #readBy: NotebookConfig | undefined;

  constructor(deps: LoadsDeps) {
    this.#deps = deps;
  }

  get state(): NotebookState {
    return this.#state;
  }

  get isLoading(): boolean {
    return this.#loading !== undefined;
  }

  /** A text came in, or was looked for, past the load. */
  entered(path: string): void {
    this.#newer?.add(path);
  }

  /** Begins one, and ends the one that is under way. Never rejects; answers what a comparison found and nobody knew of. */
  load(): Promise<readonly string[]> {
    this.#loading?.abort.abort();
    const abort = new AbortController();
    const done = this.#load(abort.signal).finally(() => {
      if (this.#loading?.abort === abort) this.#loading = undefined;
    });
    this.#loading = { abort, done };
    return done;
  }

  /** Resolves when the one that is under way is over. */
  async idle(): Promise<void> {
    await this.#loading?.done;
  }

  dispose(): void {
    this.#loading?.abort.abort();
  }

  async #load(signal: AbortSignal): Promise<readonly string[]> {
    const { begin, config, loader, log, look, changed, typed } = this.#deps;
    // One that was ended may have let in what a folder had before it went, past the look at that folder: it counts here, too.
    const newer = new Set<string>([...typed, ...(this.#newer ?? [])]);
    this.#newer = newer;
    let came: readonly string[] | undefined;
    try {
      await begin();
      if (signal.aborted) return [];
      const isReadAlike = this.#state === 'ready' && this.#readBy && readsAlike(this.#readBy, config());
      if (loader.renew && isReadAlike) came = await this.#renew(loader.renew, { signal, newer });
      else await this.#readAll({ signal, newer });
      if (signal.aborted) return [];
    } catch (error) {
      if (signal.aborted) return [];
      log.error('the notes could not be read', error);
      if (this.#state !== 'ready') this.#state = 'failed';
    } finally {
      if (this.#newer === newer) this.#newer = undefined;
    }
    // What changed meanwhile is looked at once more, editors included, and so counts whatever the batches said.
    await look(newer);
    if (came === undefined) changed(everything);
    return came ?? [];
  }

  /** The first time the live index is filled as it goes; later a new one is, which then takes the place of the old. */
  async #readAll(load: Load): Promise<void> {
    const { index, replace, config, loader, changed } = this.#deps;
    const { signal } = load;
    const isFirst = this.#state !== 'ready';
    const reading = config();
    const fresh = isFirst ? index() : new NoteIndex(index().config);
    const told = (change: Change): void => {
      if (isFirst) changed(change);
    };
    const merge = mergeInSlices(() => fresh, load, told);
    await loader.load(reading, merge, signal, isFirst ? this.#live(load, changed) : undefined);
    if (signal.aborted) return;
    await inSlices(
      () => fresh.trim(),
      () => fresh,
    );
    if (signal.aborted) return;
    replace(fresh);
    this.#readBy = reading;
    this.#state = 'ready';
    // Boxes may be meant otherwise since the first load began.
    if (!readsAlike(reading, config())) void this.load();
  }

  /** Sets the live index right, and tells of it once: it takes a moment only. */
  async #renew(renew: NonNullable<NoteLoader['renew']>, load: Load): Promise<readonly string[]> {
    const { index, config, changed } = this.#deps;
    const { signal } = load;
    let isOther = false;
    const told = (change: Change | undefined): void => {
      isOther ||= change !== undefined;
    };
    const merge = mergeInSlices(index, load, told);
    try {
      return (await renew(config(), merge, signal, this.#live(load, told))) ?? [];
    } finally {
      if (isOther) changed(everything);
    }
  }

  #live({ signal, newer }: Load, told: (change: Change) => void): LiveNotes {
    const { index, config, look } = this.#deps;
    const [reading, { config: meant }] = [config(), index()];
    const isMeant = (): boolean => index().config === meant;
    const only = (make: () => Change | undefined): void => {
      const change = signal.aborted ? undefined : make();
      if (change) told(change);
    };
    function* dropping(paths: readonly string[]): Steps<void> {
      for (let at = 0; at < paths.length; at += dropsAStep) {
        only(() => index().drop(paths.slice(at, at + dropsAStep).filter((path) => !newer.has(path))));
        yield;
      }
    }
    return {
      adopt: (saved, wasMeant) => {
        only(() => index().adopt(saved, wasMeant && isMeant()));
        // What editors hold was let in before.
        void look(newer);
      },
      clear: () => only(() => index().clear()),
      drop: (paths) =>
        inSlices(
          () => dropping(paths),
          () => signal,
        ),
      known: () => index().known(),
      takeStamps: (known) => index().takeStamps(known),
      copy: () => {
        const copied = index();
        return inSlices(
          () => copied.save(),
          () => copied.version,
        );
      },
      renew: () => this.load(),
      config: () => (isMeant() ? reading : config()),
    };
  }
}

/** Lets batches in: arrays of a large index grow in slices, and its notes come in at once. */
function mergeInSlices(index: () => NoteIndex, { signal, newer }: Load, told: (change: Change) => void): OnBatch {
  return async (batch, ahead) => {
    await inSlices(
      () => index().makeRoom(batch, ahead),
      () => index().version,
    );
    const change = signal.aborted ? undefined : index().merge(batch, newer, ahead);
    if (change) told(change);
  };
}
