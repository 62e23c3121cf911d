// A conflict in words: "Ana set due 12 Mar, you set 15 Mar". Comes in: the two forms and who is me; goes out: what it is about, one
// sentence, and whose version is mine. Compares task lines part by part and keys of headers by value; any other line as it is.
import { isDay } from '../day.ts';
import { say, sayDay } from '../language.ts';
import type { ParseOptions } from '../note/box.ts';
import type { StateClass, TaskLine } from '../note/note.ts';
import { parseTaskLine } from '../note/taskLine.ts';
import type { Roster } from '../record/roster.ts';
import type { OpenConflict } from './openConflicts.ts';

/** A side of a conflict. */
export type Side = 'first' | 'second';

/** A conflict as a person reads it. */
export interface ConflictInWords {
  /** The words of the task; absent where it is about something else, and the note's title says more. */
  readonly title?: string;
  readonly sentence: string;
  /** The side that is mine, when one of them is. */
  readonly mine?: Side;
  /** What a button says that keeps one side: "Keep mine", "Keep the version of Ana". */
  readonly keep: Readonly<Record<Side, string>>;
  /** Whose the sides are: a name, or "you". */
  readonly who: Readonly<Record<Side, string>>;
  /** What each side has that the other one has not, without names: "@nadia, due Wed 25 Nov". Empty where both say the same. */
  readonly differs: Readonly<Record<Side, string>>;
}

/** Whether a name, as git knows it, is that of the person who looks. */
export type IsMe = (name: string) => boolean;

/** Who is me among the people of a notebook; nobody is where that is not known. */
export function meAmong(roster: Roster, me: string | undefined): IsMe {
  return (name) => me !== undefined && roster.resolve(name)?.id === me;
}

type Values = ReadonlyMap<string, string>;

interface Said {
  readonly who: string;
  readonly values: Values;
}

const longest = 60;
/** Of longer texts so much is quoted, around what differs, with so much of what both have before it. */
const quoted = 40;
const before = 16;

/** Says a conflict; `options` are those the notebook's texts are read with. */
export function sayConflict(
  conflict: Omit<OpenConflict, 'ordinal' | 'line'>,
  isMe: IsMe,
  options: ParseOptions = {},
): ConflictInWords {
  const { first, second, firstAuthor, author } = conflict;
  const mine = mineOf(conflict, isMe);
  const tasks = [first, second].map((form) => parseTaskLine(form, options));
  const [one, two] = conflict.inHeader
    ? [keyOf(first), keyOf(second)]
    : [valuesOf(first, tasks[0]), valuesOf(second, tasks[1])];
  const names = namesOf(conflict, mine);
  const sides: [Said, Said] = [
    { who: names.first, values: one },
    { who: names.second, values: two },
  ];
  // Mine comes last: what the other did is the news.
  const sentence = first === '' ? say('only one is left') : sentenceOf(mine === 'first' ? [sides[1], sides[0]] : sides);
  const isOneTask = !conflict.inHeader && tasks[0] !== undefined && tasks[0].text === tasks[1]?.text;
  return {
    ...(isOneTask ? { title: tasks[0]?.text ?? '' } : {}),
    sentence,
    who: names,
    differs: differsIn(one, two),
    ...(mine === undefined ? {} : { mine }),
    keep: {
      first:
        mine === 'first'
          ? say('Keep mine')
          : keepOf(firstAuthor === author ? undefined : firstAuthor, say('Keep the first version')),
      second:
        mine === 'second'
          ? say('Keep mine')
          : keepOf(firstAuthor === author ? undefined : author, say('Keep the second version')),
    },
  };
}

function mineOf({ firstAuthor, author }: Pick<OpenConflict, 'firstAuthor' | 'author'>, isMe: IsMe): Side | undefined {
  const [isFirst, isSecond] = [firstAuthor !== undefined && isMe(firstAuthor), isMe(author)];
  // Both are mine where I changed the same thing on two computers.
  if (isFirst === isSecond) return undefined;
  return isFirst ? 'first' : 'second';
}

function keepOf(name: string | undefined, without: string): string {
  return name === undefined ? without : say('Keep the version of {0}', name);
}

function namesOf(
  { firstAuthor, author }: Pick<OpenConflict, 'firstAuthor' | 'author'>,
  mine: Side | undefined,
): Record<Side, string> {
  if (mine === 'second') return { first: firstAuthor ?? say('a colleague'), second: say('you') };
  if (mine === 'first') return { first: say('you'), second: author };
  if (firstAuthor === author) return { first: author, second: say('{0} on another computer', author) };
  return { first: firstAuthor ?? say('somebody'), second: author };
}

/** What both sides say differently, part by part. */
function sentenceOf([one, two]: readonly [Said, Said]): string {
  const parts = differences(one.values, two.values);
  return parts.map(([key, a, b]) => difference(key, [one.who, a], [two.who, b])).join('; ');
}

function differsIn(one: Values, two: Values): Record<Side, string> {
  const parts = differences(one, two);
  return {
    first: parts.map(([key, value]) => partWords(key, value)).join(', '),
    second: parts.map(([key, , value]) => partWords(key, value)).join(', '),
  };
}

function partWords(key: string, value: string | undefined): string {
  if (value === undefined) return say('no {0}', key);
  if (key === textKey) return `“${value}”`;
  if (key === stateKey) return value;
  return key === 'owner' ? `@${value.replaceAll(', ', ', @')}` : `${key} ${cut(value)}`;
}

/** The parts that are not the same on both sides, texts cut to what differs. */
function differences(one: Values, two: Values): [key: string, one: string | undefined, two: string | undefined][] {
  const keys = new Set([...one.keys(), ...two.keys()]);
  // The day that goes with a state says nothing more.
  if (one.get(stateKey) !== two.get(stateKey)) for (const key of stateDays) keys.delete(key);
  return [...keys].flatMap((key) => {
    const [a, b] = [one.get(key), two.get(key)];
    if (a === b) return [];
    return [key === textKey ? [key, ...around(a ?? '', b ?? '')] : [key, a, b]];
  });
}

/** Two texts around the first place where they are not the same; as they are where both are short. */
function around(one: string, two: string): [string, string] {
  if (Math.max(one.length, two.length) <= quoted) return [one, two];
  let same = 0;
  while (same < one.length && one.charCodeAt(same) === two.charCodeAt(same)) same++;
  // Whole words, as far as there are such.
  const from = same <= before ? 0 : Math.max(one.lastIndexOf(' ', same - before) + 1, same - 2 * before);
  return [cutFrom(one, from), cutFrom(two, from)];
}

function cutFrom(text: string, from: number): string {
  const part = text.slice(from, from + quoted);
  return `${from > 0 ? '…' : ''}${part}${from + quoted < text.length ? '…' : ''}`;
}

type Form = readonly [who: string, value: string | undefined];

function difference(key: string, [who, value]: Form, [other, its]: Form): string {
  if (key === textKey) return say('{0} wrote “{1}”, {2} wrote “{3}”', who, value, other, its);
  if (key === stateKey) return say('{0} marked it {1}, {2} marked it {3}', who, value, other, its);
  if (value === undefined) return say('{0} took {1} away, {2} set {3}', who, key, other, cut(its));
  if (its === undefined) return say('{0} set {1} {2}, {3} took it away', who, key, cut(value), other);
  return say('{0} set {1} {2}, {3} set {4}', who, key, cut(value), other, cut(its));
}

const textKey = ' text';
const stateKey = ' state';
const stateDays = ['done', 'cancelled'];

function valuesOf(form: string, task: TaskLine | undefined): Values {
  if (!task) return new Map([[textKey, form.trim()]]);
  const names = (list: readonly { readonly name: string }[]): string => list.map(({ name }) => name).join(', ');
  const parts: readonly (readonly [string, string])[] = [
    [stateKey, stateWords(task.state)],
    [textKey, task.text],
    ...(task.people.length > 0 ? [['owner', names(task.people)] as const] : []),
    ...task.fields.map(({ key, value }) => [key, valueWords(value)] as const),
    ...(task.projects.length > 0 ? [['project', names(task.projects)] as const] : []),
    ...(task.tags.length > 0 ? [['tags', names(task.tags)] as const] : []),
  ];
  return new Map(parts);
}

function keyOf(form: string): Values {
  const lines = form.split(/\r?\n/).filter((line) => !line.startsWith('#'));
  const whole = lines.map((line) => line.trim()).join(' ');
  const colon = whole.indexOf(':');
  return new Map([
    [
      whole.slice(0, colon),
      valueWords(
        whole
          .slice(colon + 1)
          .trim()
          .replace(/^(["'])(.*)\1$/, '$2'),
      ),
    ],
  ]);
}

function valueWords(value: string): string {
  return isDay(value) ? sayDay(value) : value;
}

function stateWords(state: StateClass): string {
  const words: Readonly<Record<StateClass, string>> = {
    todo: say('open'),
    doing: say('in progress'),
    waiting: say('waiting'),
    done: say('done'),
    cancelled: say('cancelled'),
  };
  return words[state];
}

function cut(value = ''): string {
  return value.length > longest ? `${value.slice(0, longest)}…` : value;
}
