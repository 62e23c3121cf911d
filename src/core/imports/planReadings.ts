// Readings of KPIs from a table. Comes in: the table, its mapping, the texts of the KPI notes. Goes out: items to choose from; a day that
// has another figure already is a conflict, and one that has the same is nothing.
import type { Refusal } from '../edits/edit.ts';
import { readingFault, readingOn } from '../edits/reading.ts';
import { slugOfPath } from '../index/links.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { say } from '../language.ts';
import type { ImportDecl } from '../record/kind.ts';
import { workTimeOf } from '../workTime.ts';
import type { ImportTable } from './importTable.ts';
import { cellText, readMoment } from './importValue.ts';
import type { ImportItem, ImportPlan, LeftOut } from './planImport.ts';

/** Plans an import of readings; `texts` are the KPI notes by path. Refused as `invalid`: a column that is not there. */
export function planReadings(
  index: IndexReader,
  table: ImportTable,
  decl: ImportDecl & Required<Pick<ImportDecl, 'readings'>>,
  texts: ReadonlyMap<string, string>,
): ImportPlan | Refusal {
  const { readings, dates } = decl;
  const missing = [decl.key, readings.date, readings.value].find((name) => !table.columns.includes(name));
  if (missing !== undefined)
    return {
      refused: 'invalid',
      message: say('There is no column "{0}"; there are {1}.', missing, table.columns.slice(0, 12).join(', ')),
    };
  const { zone } = workTimeOf(index.config);
  const notes = kpiNotes(index, decl.kind);
  const [items, left]: [ImportItem[], LeftOut[]] = [[], []];
  let same = 0;
  for (const cells of table.rows) {
    const cell = (name: string | undefined): string =>
      name === undefined ? '' : cellText(cells[table.columns.indexOf(name)] ?? '');
    const key = cell(decl.key);
    const note = notes.get(key.toLowerCase());
    const day = readMoment(cell(readings.date), dates, zone)?.slice(0, 10) ?? cell(readings.date);
    const input = {
      day,
      value: cell(readings.value),
      ...(cell(readings.n) === '' ? {} : { sample: cell(readings.n) }),
      ...(cell(readings.note) === '' ? {} : { note: cell(readings.note) }),
    };
    const fault = note === undefined ? say('No KPI is called so.') : readingFault(input);
    if (note === undefined || fault !== undefined) {
      left.push({ key, why: fault ?? '' });
      continue;
    }
    const path = index.path(note);
    const before = readingOn(texts.get(path) ?? '', day);
    if (before === input.value) same++;
    else {
      const title = index.item(note).title;
      const changes = [{ field: day, before: before ?? '', value: input.value }];
      items.push({ is: before === undefined ? 'new' : 'conflict', key, title, path, changes, reading: input });
    }
  }
  return { items, same, left, strangers: [] };
}

/** KPI notes by what they measure, their title and the name of their file. */
export function kpiNotes(index: IndexReader, kind: string): ReadonlyMap<string, Row> {
  const notes = new Map<string, Row>();
  for (const row of index.rowsAmong({ kinds: new Set([kind]) })) {
    if (index.kind(row) !== kind) continue;
    const names = [String(index.get(row, 'metric') ?? ''), index.item(row).title, slugOfPath(index.path(row))];
    for (const name of names) if (name !== '' && !notes.has(name.toLowerCase())) notes.set(name.toLowerCase(), row);
  }
  return notes;
}
