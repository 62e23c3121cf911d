// Figures of a notebook counted by another reader (gray-matter and plain searching) than the one that is tested. Comes in: texts by path and
// the day; goes out: figures by the id of the KPI. Knows the rules of the built-in KPIs by heart and nothing of the index.
import matter from 'gray-matter';
import { promisedHours } from './promisedHours.ts';

const dayMs = 86_400_000;
const left = /^(templates|archive)\/|(^|\/)README/;
const closed = ['resolved', 'closed', 'done', 'cancelled', 'accepted', 'fixed', 'false-positive'];

interface Counted {
  readonly path: string;
  readonly text: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The notes of a notebook with their headers. */
export function countedNotes(texts: ReadonlyMap<string, string>): Counted[] {
  return [...texts].flatMap(([path, text]) =>
    path.endsWith('.md') && !left.test(path) ? [{ path, text, data: matter(text, {}).data }] : [],
  );
}

/** A value of a header as text; dates as they would be written. */
export function wordOf({ data }: Counted, key: string): string {
  const value = data[key];
  return value instanceof Date ? value.toISOString() : String(value ?? '');
}

/** Figures that notes tell of the day they are of. */
export function countKpis(notes: readonly Counted[], today: string): Readonly<Record<string, number>> {
  const ofKind = (...kinds: string[]) => notes.filter((note) => kinds.includes(wordOf(note, 'type')));
  const isOpen = (note: Counted) => !closed.includes(wordOf(note, 'status'));
  const money = (note: Counted, key: string) => Number(wordOf(note, key).replace(/[^\d.]/g, ''));
  const budgets = ofKind('project').filter((note) => isOpen(note) && note.data['budget'] !== undefined);
  const spenders = budgets.filter((note) => note.data['spent'] !== undefined);
  const sum = (key: string) => spenders.reduce((total, note) => total + money(note, key), 0);
  const overdue = notes.flatMap(({ text }) =>
    [
      ...text.replace(/^## Milestones\n[^#]*/gm, '').matchAll(/^\s*[-*] \[[^x\]-]\] .*(?:due:|📅 )(\d{4}-\d\d-\d\d)/gm),
    ].filter(([, due = '']) => due < today),
  );
  return {
    'open-criticals': openCriticals(notes).length,
    'overdue-todos': overdue.length,
    'projects-by-health': ofKind('project').filter(isOpen).length,
    'budget-used': (100 * sum('spent')) / sum('budget'),
    'over-budget': spenders.filter((note) => money(note, 'spent') > money(note, 'budget')).length,
  };
}

/** The open criticals themselves. */
export function openCriticals(notes: readonly Counted[]): Counted[] {
  return notes.filter(
    (note) =>
      ['issue', 'incident'].includes(wordOf(note, 'type')) &&
      wordOf(note, 'severity') === 'critical' &&
      !closed.includes(wordOf(note, 'status')),
  );
}

/** The median time to resolve, in promised hours, of what was resolved in the 90 days up to a day; and of how many. */
export function medianToResolve(notes: readonly Counted[], from: string, to: string): { value: number; n: number } {
  const hours = notes
    .filter((note) => ['issue', 'incident'].includes(wordOf(note, 'type')) && closed.includes(wordOf(note, 'status')))
    .filter((note) => wordOf(note, 'resolved').slice(0, 10) >= from && wordOf(note, 'resolved').slice(0, 10) <= to)
    .map((note) =>
      promisedHours(
        wordOf(note, 'severity'),
        Date.parse(wordOf(note, 'opened')),
        Date.parse(wordOf(note, 'resolved')),
        60 * Number(/^resolved:.*\+0(\d):00/m.exec(note.text)?.[1] ?? 1),
      ),
    )
    .sort((a, b) => a - b);
  const half = hours.length >> 1;
  const value = hours.length % 2 === 1 ? hours[half] : ((hours[half - 1] ?? 0) + (hours[half] ?? 0)) / 2;
  return { value: value ?? Number.NaN, n: hours.length };
}

/** So many days earlier. */
export function daysBefore(day: string, count: number): string {
  return new Date(Date.parse(day) - count * dayMs).toISOString().slice(0, 10);
}
