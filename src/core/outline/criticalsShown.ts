// Which of many criticals Today shows, so that what is mine stays in sight: mine, major ones that nobody took on, the newest of the others.
// Comes in: the criticals of the day that is looked at; goes out: those that are drawn, and a node that leads to all. None is counted here.
import { fieldReader } from '../index/fieldReader.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { isAlarm } from './issueOrder.ts';
import type { OutlineNode } from './node.ts';
import type { OutlineContext } from './rowWords.ts';
import { viewerOf } from './whose.ts';

/** How many of the others are drawn; as many as one line says are drawn instead of it. */
const newest = 5;
const fewest = 3;

/** The criticals that are drawn: all where they are few, or somebody looks for something. Linear in the criticals. */
export function criticalsShown(index: IndexReader, rows: readonly Row[], context: OutlineContext): readonly Row[] {
  if (rows.length < newest + fewest || context.filter !== undefined) return rows;
  const viewer = viewerOf(context);
  const ownerOf = fieldReader(index).values('owner');
  const openedOf = fieldReader(index).numbers('opened');
  const shown = new Set<Row>();
  const others: Row[] = [];
  for (const row of rows) {
    if ((viewer !== undefined && ownerOf(row) === viewer) || isAlarm(index, row)) shown.add(row);
    else others.push(row);
  }
  if (others.length < newest + fewest) return rows;
  const latest: { readonly row: Row; readonly opened: number }[] = [];
  for (const row of others) {
    const opened = openedOf(row) || Number.NEGATIVE_INFINITY;
    if (latest.length === newest && opened <= (latest.at(-1)?.opened ?? 0)) continue;
    latest.splice(latest.findLastIndex((each) => each.opened >= opened) + 1, 0, { row, opened });
    latest.length = Math.min(latest.length, newest);
  }
  for (const { row } of latest) shown.add(row);
  return rows.filter((row) => shown.has(row));
}

/** The node that leads to the criticals that are left out; none when none is. */
export function moreCriticals(count: number, groupId: string, { words }: OutlineContext): OutlineNode[] {
  if (count === 0) return [];
  const label = words('group.elsewhere', count);
  return [
    {
      id: `${groupId}\nelsewhere`,
      label,
      tooltip: [],
      icon: { id: 'ellipsis' },
      context: ['elsewhere'],
      collapse: 'leaf',
      toCriticals: true,
      spoken: label,
    },
  ];
}
