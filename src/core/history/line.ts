// The line of commits that a copy went through, as values: which note had which text when. Comes in: commits, oldest first, each
// with the paths it changed against the one before. Goes out: how many commits there were at a moment, the state after them, and
// the differences of two states. Pure; texts are named by their blob ids and never looked at.

/** A path that a commit changed; without a blob there is no note any more. */
export interface PathChange {
  readonly path: string;
  readonly blob?: string;
}

/** One commit of the line. What a merge changed is what it brought into the line. */
export interface PastCommit {
  readonly id: string;
  /** When it counts as made, in ms since 1970: never before the commit it follows (`settledMs`). */
  readonly atMs: number;
  readonly author: string;
  readonly mail: string;
  readonly isMerge: boolean;
  readonly changes: readonly PathChange[];
}

/** Blob id by path. */
export type PastState = ReadonlyMap<string, string>;

/** A path with two states; an absent blob means there is no note on that side. */
export interface BlobPair {
  readonly path: string;
  readonly before?: string;
  readonly after?: string;
}

/**
 * When a commit counts as made: its own time, unless it claims to be older than the one before it or to lie in the future. Clocks
 * of computers are wrong at times, and one of them must not hide a year.
 */
export function settledMs(statedMs: number, previousMs: number, nowMs: number): number {
  return statedMs >= previousMs && statedMs <= nowMs ? statedMs : previousMs;
}

/** How many commits of the line were made before the moment `untilMs`. */
export function countBefore(line: readonly PastCommit[], untilMs: number): number {
  let low = 0;
  let high = line.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((line[middle]?.atMs ?? Number.POSITIVE_INFINITY) < untilMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The state after the first `count` commits. */
export function stateAfter(line: readonly PastCommit[], count: number): PastState {
  const state = new Map<string, string>();
  for (let at = 0; at < count; at++) {
    for (const { path, blob } of line[at]?.changes ?? []) {
      if (blob === undefined) state.delete(path);
      else state.set(path, blob);
    }
  }
  return state;
}

/** Where two states differ, in the order of paths. */
export function differing(before: PastState, after: PastState): BlobPair[] {
  const pairs: BlobPair[] = [];
  for (const [path, blob] of before) {
    const now = after.get(path);
    if (now !== blob) pairs.push({ path, before: blob, ...(now === undefined ? {} : { after: now }) });
  }
  for (const [path, blob] of after) if (!before.has(path)) pairs.push({ path, after: blob });
  return pairs.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** A text that a note had, under which path, and the place in the line from which on. */
export interface PastText {
  readonly path: string;
  readonly blob: string;
  readonly at: number;
}

interface Form extends PastText {
  readonly before: Form | undefined;
}

/**
 * The texts that the note at a path had after the first `count` commits, oldest first, equal ones in a row once; asked for as many
 * paths as one likes. A note that got another name as it was is followed to the former one.
 */
export function textsAlong(line: readonly PastCommit[], count = line.length): (path: string) => PastText[] {
  const forms = new Map<string, Form>();
  for (let at = 0; at < count; at++) {
    const changes = line[at]?.changes ?? [];
    const left = new Map<string, Form>();
    for (const change of changes) {
      const form = change.blob === undefined ? forms.get(change.path) : undefined;
      if (!form) continue;
      left.set(form.blob, form);
      forms.delete(change.path);
    }
    for (const { path, blob } of changes) {
      if (blob === undefined) continue;
      const before = forms.get(path) ?? left.get(blob);
      forms.set(path, before?.blob === blob ? before : { path, blob, at, before });
    }
  }
  return (path) => {
    const texts: PastText[] = [];
    for (let form = forms.get(path); form !== undefined; form = form.before) texts.push(form);
    return texts.reverse();
  };
}
