// Who has to know that dates move, and who is asked to confirm. Comes in: the index and moves. Goes out: people with what is theirs, and
// for each project whom to ask: owners and partners, never me. Absences are counted by day; their reasons are not known here.
import type { Day } from '../day.ts';
import { slugOfValue } from '../index/links.ts';
import type { NoteIndex } from '../index/noteIndex.ts';
import type { Row } from '../index/rows.ts';
import { say, sayDay } from '../language.ts';
import { partnerNote } from '../outline/rowWords.ts';
import { absencesOf, isAwayOn } from '../record/absences.ts';
import { plainTitle } from '../record/noteLink.ts';
import type { Move } from './move.ts';

/** Somebody with the rows of theirs that move. */
export interface Touched {
  /** Roster id, or the name of a partner as `wait:` holds it. */
  readonly who: string;
  readonly name: string;
  readonly moves: readonly Move[];
}

/** Whom a project asks to confirm which moves; `project` is a slug in lower case, empty without one. */
export interface Asked extends Touched {
  readonly project: string;
}

/** Everybody touched, by name: owners, attendees, who is waited for and vendors of projects. */
export function peopleTouched(index: NoteIndex, moves: readonly Move[]): Touched[] {
  const found = new Map<string, Move[]>();
  for (const move of moves)
    for (const who of new Set([...partiesOf(index, move), ...attendees(index, move.row)])) {
      found.set(who, [...(found.get(who) ?? []), move]);
    }
  return [...found].map(([who, own]) => ({ who, name: partyName(index, who), moves: own })).sort(byName);
}

/** Whom to ask to confirm, project by project. */
export function askedOf(index: NoteIndex, moves: readonly Move[], me: string | undefined): Asked[] {
  const found = new Map<string, Asked & { readonly moves: Move[] }>();
  for (const move of moves) {
    const project = String(index.get(move.row, 'project') ?? '').toLowerCase();
    for (const who of new Set(partiesOf(index, move))) {
      if (who === me) continue;
      const key = `${project}\n${who}`;
      const known = found.get(key) ?? { who, name: partyName(index, who), project, moves: [] };
      found.set(key, known);
      known.moves.push(move);
    }
  }
  return [...found.values()].sort((a, b) => (a.project === b.project ? byName(a, b) : a.project < b.project ? -1 : 1));
}

/** Sentences about owners and attendees who are away on a new day. */
export function awayNotices(index: NoteIndex, moves: readonly Move[]): string[] {
  const roster = index.roster();
  return moves.flatMap((move) => {
    const [{ to }] = move.days;
    return [...new Set([...owner(index, move.row), ...attendees(index, move.row)])].flatMap((id) => {
      const person = roster.resolve(id);
      const isAway = person !== undefined && isAwayOn(to, absencesOf(person));
      return isAway ? [awayWords(person.name, to, move)] : [];
    });
  });
}

function awayWords(name: string, day: Day, { title }: Move): string {
  return say('{0} is away on {1} ({2}).', name, sayDay(day), plainTitle(title));
}

/** Owners and partners: what moves is theirs, or was promised by or to them. */
function partiesOf(index: NoteIndex, { row, kind }: Move): string[] {
  const outward = kind === 'project' ? row : kind === 'milestone' ? projectRow(index, row) : undefined;
  const vendors = outward === undefined ? [] : listOf(index, outward, 'vendors').map(slugOfValue);
  return [...owner(index, row), ...listOf(index, row, 'wait').map((name) => name.replace(/^@/, '')), ...vendors].filter(
    (who) => who !== '',
  );
}

function projectRow(index: NoteIndex, row: Row): Row | undefined {
  const note = index.noteRow(index.path(row));
  return note !== undefined && index.kind(note) === 'project' ? note : undefined;
}

function owner(index: NoteIndex, row: Row): string[] {
  return listOf(index, row, 'owner');
}

function attendees(index: NoteIndex, row: Row): string[] {
  return listOf(index, row, 'attendees').map((name) => index.personId(name) ?? name.replace(/^@/, ''));
}

function listOf(index: NoteIndex, row: Row, field: string): string[] {
  const value = index.get(row, field);
  return typeof value === 'object' ? [...value] : value === undefined || value === '' ? [] : [String(value)];
}

/** What people call who is asked: a person's name, the title of a partner's note, else what was written. */
export function partyName(index: NoteIndex, who: string): string {
  const note = partnerNote(index, who);
  const title = note === undefined ? '' : String(index.get(note, 'title') ?? '');
  return index.roster().resolve(who)?.name ?? (title || who);
}

function byName(a: Touched, b: Touched): number {
  return a.name < b.name ? -1 : 1;
}
