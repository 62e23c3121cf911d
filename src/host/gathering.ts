// Gathers what is told of changed files into bursts: one is dealt with at a time, in order, and what is told meanwhile is the next
// one. Comes in: paths, in any number; goes out: one call for each burst. Every path is looked at once more a moment later, because
// a file that comes and goes at once may never be told of. Knows neither files nor what is done with the paths.
import type { Disposable } from '../notebook/lifecycle.ts';

/** What a burst asks for. */
export interface Bursts {
  /** Paths (relative, POSIX) to look at again: files or folders, there or gone. */
  changed(paths: ReadonlySet<string>): Promise<void>;
  /** Too much changed, git moved, or the window came back: compare everything. Answers paths to look at once more. */
  everything(): Promise<Iterable<string>>;
}

/** Takes what is told. */
export interface Gathering extends Disposable {
  /** A file or folder changed, came or went. */
  see(path: string): void;
  /** Anything may have changed. */
  seeAll(): void;
  /**
   * A file is to be looked at once more a moment later. VS Code drops both events of a file that is replaced and then deleted at
   * once, so what somebody does right after a write might never be told.
   */
  again(path: string): void;
  /** Resolves when everything told so far was handed over and dealt with. */
  idle(): Promise<void>;
}

/** Runs something after so many ms; the answer keeps it from running. */
export type Later = (ms: number, run: () => void) => () => void;

/** More paths than this in one burst (a branch switch, a big pull) are compared by a listing instead of one by one. */
const floodPaths = 400;
const gatherMs = 40;
/** A flood is told in portions of 500 every 200 ms: it is over when none came for longer, or has gone on for long enough. */
const calmMs = 250;
const mostWaits = 12;
const againMs = 500;

/** A gathering; `onError` hears of a burst that could not be dealt with, and the next goes on. */
export function gatherBursts(bursts: Bursts, onError: (error: unknown) => void, later: Later = byTimer): Gathering {
  let waiting = new Set<string>();
  /** Those that were told of: the others are looked at for the second time. */
  let told = new Set<string>();
  let everything = false;
  let cancelDue: (() => void) | undefined;
  let running: Promise<void> | undefined;
  const second = new Set<string>();
  let cancelSecond: (() => void) | undefined;

  const burst = async (): Promise<void> => {
    const [paths, news, isAll] = [waiting, told, everything || waiting.size > floodPaths];
    [waiting, told, everything] = [new Set(), new Set(), false];
    const left = isAll ? await bursts.everything() : await bursts.changed(paths).then(() => news);
    for (const path of left) again(path);
  };
  const begin = (): void => {
    cancelDue = undefined;
    running = burst()
      .catch(onError)
      .finally(() => {
        running = undefined;
        if (everything || waiting.size > 0) gather();
      });
  };
  const wait = (ms: number, size: number, waits: number): void => {
    cancelDue = later(ms, () => {
      if (waiting.size > Math.max(size, floodPaths) && waits < mostWaits) wait(calmMs, waiting.size, waits + 1);
      else begin();
    });
  };
  const gather = (): void => {
    if (!cancelDue && !running) wait(gatherMs, 0, 0);
  };
  const again = (path: string): void => {
    second.add(path);
    cancelSecond ??= later(againMs, () => {
      cancelSecond = undefined;
      for (const each of second) waiting.add(each);
      second.clear();
      gather();
    });
  };
  return {
    see: (path) => {
      waiting.add(path);
      told.add(path);
      gather();
    },
    seeAll: () => {
      everything = true;
      gather();
    },
    again,
    idle: async () => {
      while (cancelDue || running) {
        cancelDue?.();
        if (cancelDue) begin();
        await running;
      }
    },
    dispose: () => {
      cancelDue?.();
      cancelSecond?.();
    },
  };
}

function byTimer(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}
