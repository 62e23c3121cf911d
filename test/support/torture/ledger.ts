// The journal of what people were told is saved. Comes in: the texts before and after every change that was acknowledged. Goes out:
// which words must be found at the end, and what is wrong with texts that claim to hold them all. Knows nothing of git.
//
// Every word that counts is made once in a run: `w7` or `l7` names a line, `r7` is a wording, `h7` an owner, a due day a change of
// that day. So a word that is seen again is the very change that wrote it.

/** What became of a word: it must be seen, it was replaced or deleted by a person, or nothing can be said any more. */
type Fate = 'live' | 'replaced' | 'deleted' | 'free';

/** A line of a note that holds words of ours. */
export interface Sighting {
  readonly path: string;
  /** Name of the line; empty for an owner in a header. */
  readonly token: string;
  /** The name and everything that was said with it. */
  readonly words: readonly string[];
  /** One of the two forms of a conflict that stands in the note. */
  readonly isOpen: boolean;
  /** The form that carries the comment of the conflict. */
  readonly isSecond: boolean;
  /** Known by an id that no change of wording takes away. */
  readonly hasId: boolean;
  /** Somebody put something below it that says so: it stays above that, though another deleted it meanwhile. */
  readonly isWanted: boolean;
}

/** Texts by path. */
export type Texts = ReadonlyMap<string, string>;

/** The journal. */
export interface Ledger {
  /** A word that was never used, beginning with these letters. */
  fresh(letters: string): string;
  /** A due day that was never used. */
  freshDay(): string;
  /** A person saw `before` and was told that `after` is saved. */
  acknowledge(before: Texts, after: Texts): void;
  /** A whole note was deleted, or chosen from two forms: what it said may stand or not. */
  release(texts: Texts): void;
  /** How many words are on record. */
  size(): number;
  /** What the texts of one clone lack or hold against the record; `kept` are texts in kept references. */
  faults(texts: Texts, kept: readonly string[]): LedgerFaults;
}

/** What is wrong with one clone. */
export interface LedgerFaults {
  readonly lost: readonly string[];
  /** Replaced words that are back, deleted lines that are back, lines that stand twice: of lines with an id. */
  readonly wrong: readonly string[];
  /** The same of lines that can only be known by their wording. */
  readonly doubtful: readonly string[];
}

const comment = 'daybook:conflict ';

/** Every line that holds words of ours. */
export function sightingsIn(texts: Texts): Sighting[] {
  return [...texts].flatMap(([path, text]) => {
    const lines = text.split(/\r?\n/);
    return lines.flatMap((line, at) => {
      const token = /\b[wl]\d+\b/.exec(line)?.[0] ?? '';
      const words = [...line.matchAll(/\b[rh]\d+\b|\bdue:\d{4}-\d\d-\d\d/g)].map(([word]) => word);
      if (token === '' && words.length === 0) return [];
      const isSecond = line.includes(comment);
      const ticked = /^\s*[-*] \[x\]/.test(line) && token !== '' ? [`x${token}`] : [];
      const all = [...(token === '' ? [] : [token]), ...words, ...ticked];
      const isOpen = isSecond || (lines[at + 1] ?? '').includes(comment);
      const isWanted = token !== '' && new RegExp(`\\bof:${token}\\b`).test(text);
      return [{ path, token, words: all, isOpen, isSecond, hasId: /\s\^w\d+\b/.test(line), isWanted }];
    });
  });
}

/** An empty journal. */
export function createLedger(): Ledger {
  const fates = new Map<string, Fate>();
  const freeTokens = new Set<string>();
  const deletedTokens = new Set<string>();
  const wordsOf = new Map<string, Set<string>>();
  let count = 0;
  const acknowledge = (before: Texts, after: Texts): void => {
    const [old, fresh] = [sightingsIn(before), sightingsIn(after)];
    const seen = new Set(fresh.flatMap(({ words }) => words));
    const known = new Set(old.flatMap(({ words }) => words));
    for (const { token, words } of old) {
      const isGone = token !== '' && !seen.has(token);
      if (isGone) deletedTokens.add(token);
      for (const word of words) if (!seen.has(word)) fates.set(word, isGone ? 'deleted' : 'replaced');
    }
    for (const { token, words } of fresh) {
      for (const word of words) {
        if (known.has(word)) continue;
        // Said by a second person, too: whose change is whose can no longer be told.
        if (fates.has(word)) freeTokens.add(token);
        fates.set(word, fates.has(word) ? 'free' : 'live');
        const all = wordsOf.get(token) ?? new Set();
        wordsOf.set(token, all.add(word));
      }
    }
  };
  const release = (texts: Texts): void => {
    for (const { token, words } of sightingsIn(texts)) {
      if (token !== '') freeTokens.add(token);
      for (const word of words) fates.set(word, 'free');
    }
  };
  const isExempt = (token: string): boolean => freeTokens.has(token) || deletedTokens.has(token);
  const hasLive = (token: string): boolean =>
    [...(wordsOf.get(token) ?? [])].some((word) => fates.get(word) === 'live');
  return {
    fresh: (letters) => `${letters}${++count}`,
    freshDay: () => new Date(Date.UTC(2026, 0, ++count)).toISOString().slice(0, 10),
    acknowledge,
    release,
    size: () => fates.size,
    faults: (texts, kept) => {
      const sightings = sightingsIn(texts);
      const seen = new Set(sightings.flatMap(({ words }) => words));
      const lost = [...fates]
        .filter(([word, fate]) => fate === 'live' && !seen.has(word) && !kept.some((text) => text.includes(word)))
        .map(([word]) => word);
      const wrong: string[] = [];
      const doubtful: string[] = [];
      for (const sighting of sightings) {
        const { token, words, isOpen, isSecond, hasId, isWanted, path } = sighting;
        const report = (what: string): number => (hasId ? wrong : doubtful).push(`${path}: ${what}`);
        const back = isOpen || isExempt(token) ? [] : words.filter((word) => fates.get(word) === 'replaced');
        if (back.length > 0) report(`${back.join(' ')} of ${token || 'the header'} is back`);
        const mayBeBack = freeTokens.has(token) || hasLive(token) || isWanted;
        if (deletedTokens.has(token) && !mayBeBack) report(`${token} is back`);
        const others = sightings.filter((one) => one.token === token && !one.isSecond);
        if (token === '' || freeTokens.has(token) || isSecond || others.length < 2) continue;
        // In two notes: one was renamed and rewritten so much since that nothing tells it is the other.
        if (others.some((other) => other.path !== path)) doubtful.push(`${path}: ${token} stands in two notes`);
        else report(`${token} stands twice`);
      }
      return { lost, wrong, doubtful };
    },
  };
}
