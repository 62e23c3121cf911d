// Whom or what rows may wait for or be escalated to. Comes in: the index, who is who, the rows. Goes out: names with what is written for
// them: first who has to do with the rows, then people and partners, those whom most is waited for first, then other words in use.
import { slugOfPath, slugOfValue } from '../index/links.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { servicesOf } from '../record/changeWindows.ts';
import type { Roster } from '../record/roster.ts';
import { partnerNotes } from './rowWords.ts';

/** Somebody or something to wait for. */
export interface Waited {
  /** What is written for it. */
  readonly value: string;
  readonly name: string;
  /** What it is: `@maria`, `Vendor`; empty for mere words. */
  readonly about: string;
  readonly group: 'near' | 'people' | 'partners' | 'others';
}

/** Everybody and everything to choose from, `me` left out: nobody waits for themselves. */
export function waitedFor(
  index: IndexReader,
  rows: readonly Row[],
  { roster, me }: { roster: Roster; me?: string },
): Waited[] {
  const waits = waitsOf(index);
  const count = ({ value }: Waited): number => waits.get(keyOf(value))?.count ?? 0;
  const byUse = (a: Waited, b: Waited): number => count(b) - count(a) || a.name.localeCompare(b.name);
  const people = roster.people
    .filter(({ id }) => id !== me)
    .map(({ id, name }): Waited => ({ value: id, name, about: `@${id}`, group: 'people' }));
  const known = [...people.sort(byUse), ...partnersOf(index).sort(byUse)];
  const near = nearOf(index, rows).flatMap((wanted) => known.find(({ value }) => keyOf(value) === wanted) ?? []);
  const others = [...waits]
    .filter(
      ([key, { value }]) => roster.resolve(value) === undefined && !known.some((each) => keyOf(each.value) === key),
    )
    .map(([, { value }]): Waited => ({ value, name: value, about: '', group: 'others' }));
  const rest = known.filter((each) => !near.includes(each));
  return [...new Set(near)].map((each): Waited => ({ ...each, group: 'near' })).concat(rest, others.sort(byUse));
}

/** Vendors, partners and clients that have a note. */
function partnersOf(index: IndexReader): Waited[] {
  return [...partnerNotes(index).values()].flatMap((row): Waited[] => {
    const kind = index.config.kinds.get(index.kind(row));
    const value = slugOfPath(index.path(row));
    if (kind === undefined || kind.id === 'person') return [];
    return [{ value, name: index.item(row).title, about: kind.label, group: 'partners' }];
  });
}

/** Who delivers and who owns the services that rows are about, and whom the rows name themselves. */
function nearOf(index: IndexReader, rows: readonly Row[]): string[] {
  const services = new Set(rows.flatMap((row) => servicesOf(index, row)).map(keyOf));
  const records = services.size === 0 ? [] : [...index.rowsAmong({ kinds: new Set(['service']) })];
  const meant = records.filter((row) => index.kind(row) === 'service' && services.has(keyOf(index.path(row))));
  const said = (from: readonly Row[], fields: readonly string[]): string[] =>
    fields.flatMap((field) => from.flatMap((row) => index.get(row, field) ?? [])).map((each) => keyOf(String(each)));
  return [...said(meant, ['vendor', 'owner']), ...said(rows, ['vendor', 'vendors', 'customer'])];
}

/** What open rows wait for, as written, and how many do. */
function waitsOf(index: IndexReader): Map<string, { value: string; count: number }> {
  const waits = new Map<string, { value: string; count: number }>();
  for (const row of index.openRows()) {
    const value = index.stateClass(row) === 'waiting' ? index.get(row, 'wait') : undefined;
    if (typeof value !== 'string') continue;
    const known = waits.get(keyOf(value));
    waits.set(keyOf(value), { value: known?.value ?? value, count: (known?.count ?? 0) + 1 });
  }
  return waits;
}

function keyOf(written: string): string {
  return slugOfValue(written.replace(/^@/, '')).toLowerCase();
}
