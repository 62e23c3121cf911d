// The first `daybook.yml` of a notebook: a small, commented text made from three answers. Comes in: name, zone, people; goes
// out: YAML that loadConfig reads without a problem. People are proposed from commit authors, one entry a person; who has a note of
// a person is that one.
import type { Person } from './kind.ts';
import { createRoster } from './roster.ts';
import { safeName } from './safeName.ts';

/** Who wrote commits: as git tells it, one row a (name, mail) pair. */
export interface CommitAuthor {
  readonly name: string;
  readonly mail: string;
  readonly commits: number;
}

/** A proposed roster entry; `mails` holds every mail the person was seen with. */
export interface ProposedPerson {
  readonly id: string;
  readonly name: string;
  readonly mails: readonly string[];
  readonly commits: number;
  /** A note says who this is, with every mail: nothing has to be written. */
  readonly isNoted?: boolean;
}

/** The answers of "Set Up Notebook Here". */
export interface SetUpAnswers {
  readonly name: string;
  /** IANA zone. */
  readonly timezone?: string;
  readonly people: readonly ProposedPerson[];
}

/** What a private notebook begins with. */
export interface PrivateSetUp {
  readonly name: string;
  /** IANA zone. */
  readonly timezone?: string;
  readonly people: readonly Person[];
  /** Roster id of whose notebook it is. */
  readonly me?: string;
}

/**
 * One entry a person, the busiest first: rows with the same mail are one person, and so are rows with the same full name.
 * Machine accounts (`[bot]`, `noreply` without a name) are left out. Ids are those of `noted`, the people with notes, who are known by
 * mail or name; else unique slugs of the first name, or of the full name.
 */
export function proposePeople(authors: readonly CommitAuthor[], noted: readonly Person[] = []): ProposedPerson[] {
  const groups: Group[] = [];
  const roster = createRoster(noted);
  for (const author of authors) {
    const name = author.name.trim();
    const mail = author.mail.trim().toLowerCase();
    if (!name || name.endsWith('[bot]') || mail.endsWith('[bot]')) continue;
    const group: Group = {
      names: new Map([[name, author.commits]]),
      mails: new Set(mail ? [mail] : []),
      commits: author.commits,
    };
    // A row may join two groups: one knew the name, the other the mail.
    for (const known of groups.filter(({ names, mails }) => mails.has(mail) || names.has(name))) {
      absorb(group, known);
      groups.splice(groups.indexOf(known), 1);
    }
    groups.push(group);
  }
  const taken = new Set(noted.map(({ id }) => id));
  return groups
    .sort((a, b) => b.commits - a.commits)
    .map(({ names, mails, commits }) => {
      const name = [...names].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
      const person = roster.ofMails([...mails]) ?? personNamed(noted, name);
      if (person === undefined) return { id: freeId(name, taken), name, mails: [...mails].sort(), commits };
      const news = [...mails].filter((mail) => roster.ofMails([mail]) === undefined).sort();
      return { id: person.id, name: person.name, mails: news, commits, isNoted: news.length === 0 };
    });
}

/** The one person with a name; a first name alone says too little. */
function personNamed(people: readonly Person[], name: string): Person | undefined {
  const found = people.filter((person) => person.name.toLowerCase() === name.toLowerCase());
  return found.length === 1 ? found[0] : undefined;
}

/** The text of `daybook.yml`: every line says what it is for, and nothing in it is required. */
export function setUpText({ name, timezone, people }: SetUpAnswers): string {
  const lines = [
    '# Daybook notebook: everything here is optional and can be changed at any time.',
    `name: ${quoted(name)}`,
  ];
  if (timezone) lines.push('# Days begin and end here, whatever machine looks.', `timezone: ${timezone}`);
  const written = people.filter(({ isNoted }) => isNoted !== true);
  if (written.length > 0) lines.push('# Who @names mean. Mails tell Daybook which of them is you.', 'people:');
  for (const person of written) {
    lines.push(`  - id: ${person.id}`, `    name: ${quoted(person.name)}`);
    if (person.mails.length > 0) lines.push('    mails:', ...person.mails.map((mail) => `      - ${quoted(mail)}`));
  }
  return `${lines.join('\n')}\n`;
}

/**
 * The text of a private notebook's `daybook.yml`: never shared; `people` are copied, because nothing of the
 * shared notebook is read there; who joins later is added by hand.
 */
export function privateSetUpText({ name, timezone, people, me }: PrivateSetUp): string {
  const lines = [
    '# A private notebook of Daybook: its notes are never committed, shared, counted or printed.',
    `name: ${quoted(name)}`,
    'visibility: private',
  ];
  if (timezone) lines.push(`timezone: ${timezone}`);
  if (me) lines.push(`me: ${me}`);
  if (people.length > 0) lines.push('# Who @names mean here.', 'people:');
  for (const { id, name: full, oneOnOneEvery } of people) {
    const every = oneOnOneEvery === undefined ? '' : `, one_on_one_every: ${quoted(oneOnOneEvery)}`;
    lines.push(`  - { id: ${quoted(id)}, name: ${quoted(full)}${every} }`);
  }
  return `${lines.join('\n')}\n`;
}

/** All spellings and mails of one person, with the commits under each spelling. */
interface Group {
  readonly names: Map<string, number>;
  readonly mails: Set<string>;
  commits: number;
}

function absorb(group: Group, other: Group): void {
  for (const [name, commits] of other.names) group.names.set(name, (group.names.get(name) ?? 0) + commits);
  for (const mail of other.mails) group.mails.add(mail);
  group.commits += other.commits;
}

function freeId(name: string, taken: Set<string>): string {
  const first = safeName(name.split(/\s/, 1)[0] ?? '', 40);
  const full = safeName(name, 40);
  let id = taken.has(first) ? full : first;
  for (let count = 2; taken.has(id); count++) id = `${full}-${count}`;
  taken.add(id);
  return id;
}

function quoted(text: string): string {
  return JSON.stringify(text);
}
