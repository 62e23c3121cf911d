// Who is who. Comes in: the people of the configuration and of person records. Goes out: a roster that finds the person meant
// by an id, handle, mail or name as people write them. It never guesses: a name that fits two people is nobody's.
import { foldKey } from '../note/aliases.ts';
import type { Person } from './kind.ts';

/** The people of a notebook. Everything compares without case. */
export interface Roster {
  /** Everybody, configured people first, each once. */
  readonly people: readonly Person[];
  /**
   * The person meant by `@maria`, `maria`, a handle, a mail, `Maria Lopez`, `Maria Lopez <m@example.org>`, `[[Maria Lopez]]` or
   * a first name that only one person has; undefined when nobody or more than one could be meant. Hot: called for each task
   * and owner at load; one map look-up for names as the roster spells them.
   */
  resolve(name: string): Person | undefined;
  /** Whom any of the mails belongs to, the first that is known. */
  ofMails(mails: readonly string[]): Person | undefined;
}

/** Ways to call someone, the surest first: where two people claim one word, the surer way wins, and equals cancel out. */
const ways: readonly ((person: Person) => readonly string[])[] = [
  (person) => [person.id],
  (person) => person.mails,
  (person) => person.handles,
  (person) => [person.name, foldKey(person.name)],
  (person) => [firstName(person.name)],
];

/** A roster of configured people and person records; entries with the same id or a common mail are one person. */
export function createRoster(configured: readonly Person[], records: readonly Person[] = []): Roster {
  const people = joined([...configured, ...records]);
  const names = namesOf(people);
  const mails = new Map(people.flatMap((person) => person.mails.map((mail) => [mail.toLowerCase(), person] as const)));
  const resolve = (name: string) => names.get(name.toLowerCase()) ?? names.get(bareName(name).toLowerCase());
  return {
    people,
    resolve: (name) => resolve(name) ?? undefined,
    ofMails: (wanted) =>
      wanted.map((mail) => mails.get(mail.trim().toLowerCase())).find((person) => person !== undefined),
  };
}

/** Who uses the notebook: by any of their mails, else by the name configured as `me`; undefined when neither is known. */
export function findMe(roster: Roster, mails: readonly string[], me?: string): Person | undefined {
  return roster.ofMails(mails) ?? (me === undefined ? undefined : roster.resolve(me));
}

/** What people write around a name, taken off: sign, wiki or inline link, folder and `.md` of a record, mail in angle brackets. */
export function bareName(written: string): string {
  let name = written.trim();
  if (name.startsWith('[[') && name.endsWith(']]')) name = name.slice(2, -2).split('|')[0] ?? '';
  else if (name.startsWith('[') && name.endsWith(')')) name = name.slice(1, name.indexOf(']'));
  const angle = name.indexOf('<');
  if (angle >= 0 && name.endsWith('>')) name = name.slice(angle + 1, -1);
  if (name.endsWith(')') && name.includes('(@')) name = name.slice(name.indexOf('(@') + 2, -1);
  if (name.includes('/')) name = name.slice(name.lastIndexOf('/') + 1);
  if (name.endsWith('.md')) name = name.slice(0, -3);
  name = name.trim();
  return name.startsWith('@') ? name.slice(1) : name;
}

/** Each word to its person; `null` for a word that two people share. */
function namesOf(people: readonly Person[]): ReadonlyMap<string, Person | null> {
  const names = new Map<string, Person | null>();
  for (const wordsOf of ways) {
    const found = new Map<string, Person | null>();
    for (const person of people) {
      for (const word of new Set(wordsOf(person).map((each) => each.toLowerCase()))) {
        if (word !== '') found.set(word, found.has(word) ? null : person);
      }
    }
    for (const [word, person] of found) if (!names.has(word)) names.set(word, person);
  }
  return names;
}

function joined(entries: readonly Person[]): readonly Person[] {
  const people: Person[] = [];
  const places = new Map<string, number>();
  for (const entry of entries) {
    const keys = [entry.id, ...entry.mails].map((key) => key.toLowerCase());
    const at = keys.map((key) => places.get(key)).find((place) => place !== undefined) ?? people.length;
    const known = people[at];
    people[at] = known ? together(known, entry) : entry;
    for (const key of keys) places.set(key, at);
  }
  return people;
}

/** What the earlier entry says counts; the later one adds what is missing, and its path. */
function together(first: Person, second: Person): Person {
  return {
    ...second,
    ...first,
    name: first.name === first.id ? second.name : first.name,
    mails: union(first.mails, second.mails),
    handles: union(first.handles, second.handles),
    ...(first.absences && second.absences ? { absences: union(first.absences, second.absences) } : {}),
    ...(first.skills && second.skills ? { skills: union(first.skills, second.skills) } : {}),
  };
}

function union(first: readonly string[], second: readonly string[]): readonly string[] {
  const known = new Set(first.map((text) => text.toLowerCase()));
  return [...first, ...second.filter((text) => !known.has(text.toLowerCase()))];
}

function firstName(name: string): string {
  const blank = name.indexOf(' ');
  return blank < 0 ? '' : name.slice(0, blank);
}
