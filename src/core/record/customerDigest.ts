// How we stand with a customer, as plain text for a mail or a call: open issues, escalations, broken promises, next steps, what was
// solved lately. Comes in: the index, a customer's name, the present moment. Goes out: text. What is confidential is left out whole.
import { addDays, dayText } from '../day.ts';
import { slugOfValue } from '../index/links.ts';
import { isOpenRow } from '../index/openRow.ts';
import { sortedBy } from '../index/rowOrder.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { say } from '../language.ts';
import { foldKey } from '../note/aliases.ts';
import { breachDay } from './breachDay.ts';
import { isConfidentialRow } from './confidential.ts';
import { plainTitle } from './noteLink.ts';
import { hasClock } from './serviceClock.ts';

const solvedDays = 14;

/** Customers that issues name and clients that have a note, each once, by name. */
export function customers(index: IndexReader): readonly string[] {
  const names = new Map<string, string>();
  for (const row of index.rowsAmong({ kinds: new Set(index.config.kinds.keys()) })) {
    if (index.type(row) !== 'record' || !isTold(index, row)) continue;
    const name = customerOf(index, row);
    if (name !== '' && !names.has(slug(name))) names.set(slug(name), plainTitle(name));
  }
  return [...names.values()].sort((a, b) => a.localeCompare(b));
}

/** The customer that a row is about: a client by the title of its note, else as the row names one; empty for none. */
export function customerOf(index: IndexReader, row: Row): string {
  return index.kind(row) === 'client' ? index.item(row).title : String(index.get(row, 'customer') ?? '');
}

/** The digest; undefined when nothing is known of the customer. */
export function customerDigest(
  index: IndexReader,
  customer: string,
  { today, now }: { readonly today: string; readonly now: string },
): string | undefined {
  const all = issuesOf(index, customer);
  if (all.length === 0) return undefined;
  const open = sortedBy(
    index,
    all.filter((row) => isOpenRow(index, row)),
    (row) => [rank(index, row), index.number(row, 'opened')],
  );
  const since = addDays(today, -solvedDays);
  const solved = all.filter((row) => {
    const done = String(index.get(row, 'resolved') ?? '').slice(0, 10);
    return !isOpenRow(index, row) && done >= since;
  });
  const broken = open.filter((row) => !Number.isNaN(breachDay(index, row, now)));
  const escalated = open.filter((row) => index.get(row, 'escalated-at') !== undefined);
  const steps = open.flatMap((row) => index.taskRows(index.path(row)).filter((task) => isStep(index, task)));
  const sections: [string, string[]][] = [
    [say('Open issues'), open.map((row) => issueLine(index, row))],
    [say('Escalations'), escalated.map((row) => escalationLine(index, row))],
    [say('Promises not kept'), broken.map((row) => `${title(index, row)}, ${dayText(breachDay(index, row, now))}`)],
    [say('Next steps'), steps.map((row) => stepLine(index, row))],
    [say('Solved in the last {0} days', solvedDays), solved.map((row) => solvedLine(index, row))],
  ];
  const body = sections.flatMap(([heading, lines]) =>
    lines.length === 0 ? [] : ['', `${heading}:`, ...lines.map((line) => `- ${line}`)],
  );
  const none = open.length === 0 ? ['', say('No issue is open.')] : [];
  return [say('{0}, {1}', plainTitle(customer), today), ...none, ...body].join('\n');
}

function issuesOf(index: IndexReader, customer: string): Row[] {
  const wanted = slug(customer);
  const kinds = [...index.config.kinds.values()].filter((kind) => hasClock(kind)).map(({ id }) => id);
  return [...index.rowsAmong({ kinds: new Set(kinds) })].filter(
    (row) =>
      kinds.includes(index.kind(row)) &&
      slug(String(index.get(row, 'customer') ?? '')) === wanted &&
      isTold(index, row),
  );
}

function isTold(index: IndexReader, row: Row): boolean {
  const kind = index.config.kinds.get(index.kind(row));
  return !isConfidentialRow(index, row) && kind?.private !== true && kind?.confidential.includes('customer') !== true;
}

function isStep(index: IndexReader, row: Row): boolean {
  return isOpenRow(index, row) && !isConfidentialRow(index, row);
}

function issueLine(index: IndexReader, row: Row): string {
  const opened = String(index.get(row, 'opened') ?? '').slice(0, 10);
  const { severity, state } = index.item(row);
  const facts = [severity, state, opened === '' ? undefined : say('since {0}', opened)];
  return [title(index, row), ...facts.filter((fact) => fact !== undefined)].join(', ');
}

function escalationLine(index: IndexReader, row: Row): string {
  const [to, at] = ['escalated-to', 'escalated-at'].map((field) => String(index.get(row, field) ?? ''));
  return [title(index, row), to === '' ? undefined : say('to {0}', to ?? ''), at?.slice(0, 10)]
    .filter(Boolean)
    .join(', ');
}

function stepLine(index: IndexReader, row: Row): string {
  const { due, owner } = index.item(row);
  return [title(index, row), owner, due === undefined ? undefined : say('until {0}', due)].filter(Boolean).join(', ');
}

function solvedLine(index: IndexReader, row: Row): string {
  const how = plainTitle(String(index.get(row, 'resolution') ?? ''));
  return how === '' ? title(index, row) : `${title(index, row)}: ${how}`;
}

function rank(index: IndexReader, row: Row): number {
  return index.config.fields.get('severity')?.values.indexOf(index.item(row).severity ?? '') ?? 0;
}

function title(index: IndexReader, row: Row): string {
  return plainTitle(index.item(row).title);
}

function slug(name: string): string {
  return foldKey(slugOfValue(name));
}
