// Patterns of paths as people write them in `daybook.yml`, in the signs that VS Code knows: `*` and `?` within a name, `**` over folders,
// `[a-z]`, `[!a-z]`, `{this,that}`, and `\` in front of a sign that is none. Comes in: patterns of a repository, which may be anything; goes
// out: whether a path (POSIX) fits one, whatever the case of its letters. A path is walked once with all places that the pattern can be in,
// so that no pattern takes longer than its length for each letter of the path.

/** Letters that fit, or alternatives; they are never tried one after the other. */
type Part = ((letter: string) => boolean) | 'name' | 'deep' | readonly Pattern[];
type Pattern = readonly Part[];

/** A place in a pattern: what the next letter has to be, and where that leads; without a letter it leads on at once. */
interface Place {
  readonly id: number;
  readonly fits?: (letter: string) => boolean;
  readonly next: readonly Place[];
}

/** All places that a walk can be in at once, and where letters led from here. */
interface Step {
  readonly places: readonly Place[];
  readonly isEnd: boolean;
  readonly after: Map<string, Step>;
}

/** Steps that are kept: only a pattern that was written to make many makes more of them. */
const mostSteps = 1000;

const isSlash = (letter: string): boolean => letter === '/';
const isOfName = (letter: string): boolean => letter !== '/';

/** The rule of some patterns: a path fits when one of them does. An empty pattern fits nothing. */
export function pathMatcher(patterns: readonly string[]): (path: string) => boolean {
  const written = patterns.map(plain).filter(Boolean);
  if (written.length === 0) return () => false;
  const known = new Map<string, Step>();
  const stepOf = (found: readonly Place[]): Step => {
    const places = reached(found);
    const key = places.map(({ id }) => id).join();
    const step = known.get(key) ?? { places, isEnd: places.some(({ id }) => id === 0), after: new Map() };
    if (known.size < mostSteps) known.set(key, step);
    return step;
  };
  const first = stepOf([placesOf([written.map(readPattern)], { id: 0, next: [] }, { count: 0 })]);
  return (path) => {
    let step = first;
    for (const letter of path.toLowerCase()) {
      const next =
        step.after.get(letter) ?? stepOf(step.places.flatMap(({ fits, next }) => (fits?.(letter) ? next : [])));
      if (known.size < mostSteps) step.after.set(letter, next);
      if (next.places.length === 0) return false;
      step = next;
    }
    return step.isEnd;
  };
}

/** The pattern without what adds nothing: the folder itself in front, folders below folders below folders. */
function plain(pattern: string): string {
  const inside = pattern.toLowerCase().replace(/^(?:\.\/)+/, '');
  return inside.replace(/(?<=^|\/)(?:\*\*\/)+(?=\*\*(?:\/|$))/g, '');
}

/** These places and all that they lead to without a letter, in order. */
function reached(places: readonly Place[]): readonly Place[] {
  const found = new Set(places);
  for (const { fits, next } of found) if (fits === undefined) for (const place of next) found.add(place);
  return [...found].sort((a, b) => a.id - b.id);
}

/** The first place of a pattern that goes on at `end`. */
function placesOf(pattern: Pattern, end: Place, made: { count: number }): Place {
  const place = (next: readonly Place[], fits?: Place['fits']): Place => {
    made.count++;
    return { id: made.count, next, ...(fits && { fits }) };
  };
  return pattern.reduceRight<Place>((after, part) => {
    if (typeof part === 'function') return place([after], part);
    if (typeof part !== 'string') return place(part.map((each) => placesOf(each, after, made)));
    const again: Place[] = [after];
    const any = place(again);
    again.push(place([any], part === 'name' ? isOfName : () => true));
    return any;
  }, end);
}

/** Reads a pattern in lower case; a sign that means nothing where it stands is a letter. */
function readPattern(text: string): Pattern {
  const parts: Part[] = [];
  for (let at = 0; at < text.length; ) {
    const rest = text.slice(at);
    const letter = text.charAt(at);
    const isFirst = at === 0 || text.charAt(at - 1) === '/';
    const group = letter === '{' ? readGroup(rest) : undefined;
    const set = /^\[([!^]?)((?:\\.|[^\]\\/])+)\]/u.exec(rest);
    if (isFirst && rest.startsWith('**/')) {
      parts.push([['deep', isSlash], []]);
      at += 3;
    } else if (isFirst && rest === '**') {
      // A folder that is named lies in what is below it; below any folder (`*/**`) no file of the top is.
      const isBelow = parts.at(-1) === isSlash && parts.at(-2) !== 'name';
      if (isBelow) parts.pop();
      parts.push(isBelow ? [[isSlash, 'deep'], []] : 'deep');
      at += 2;
    } else if (letter === '*') {
      const stars = /^\*+/.exec(rest)?.[0].length ?? 1;
      if (isFirst && /^(?:\/|$)/.test(rest.slice(stars))) parts.push(isOfName);
      parts.push('name');
      at += stars;
    } else if (group) {
      parts.push(group.options.map(readPattern));
      at += group.length;
    } else if (set) {
      parts.push(setOf(set[2] ?? '', set[1] !== ''));
      at += set[0].length;
    } else {
      const isEscaped = letter === '\\' && rest.length > 1;
      const [sign = ''] = isEscaped ? rest.slice(1) : rest;
      parts.push(letter === '?' ? isOfName : sign === '/' ? isSlash : (found) => found === sign);
      at += sign.length + Number(isEscaped);
    }
  }
  return parts;
}

/** `{this,that}` at the start of a text, with braces in braces; undefined where it is not closed or has no comma. */
function readGroup(text: string): { readonly options: readonly string[]; readonly length: number } | undefined {
  const options: string[] = [];
  let depth = 0;
  let start = 1;
  for (let at = 0; at < text.length; at++) {
    const letter = text.charAt(at);
    if (letter === '\\') at++;
    else if (letter === '{') depth++;
    else if (depth === 1 && (letter === ',' || letter === '}')) {
      options.push(text.slice(start, at));
      start = at + 1;
      if (letter === '}') return options.length > 1 ? { options, length: start } : undefined;
    } else if (letter === '}') depth--;
  }
  return undefined;
}

/** One of some letters and ranges of letters, or none of them; never the end of a name. */
function setOf(text: string, isNone: boolean): (letter: string) => boolean {
  const ranges = [...text.matchAll(/\\?(.)(?:-\\?(.))?/gu)].map(([, from = '', to = from]) => ({ from, to }));
  return (letter) => letter !== '/' && ranges.some(({ from, to }) => letter >= from && letter <= to) !== isNone;
}
