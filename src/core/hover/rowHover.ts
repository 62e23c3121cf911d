// Tasks, records, projects and people in a few lines of words, for the pointer. Comes in: a row or a name, the index, who looks and
// when; goes out: a title and lines. Counts are those of the views: open work as in Team, progress as in Projects.

import { isDay } from '../day.ts';
import { slugOfPath } from '../index/links.ts';
import type { NoteIndex } from '../index/noteIndex.ts';
import { isOpenRow } from '../index/openRow.ts';
import { sortedBy } from '../index/rowOrder.ts';
import type { Item, Row } from '../index/rows.ts';
import { perVersion } from '../index/versionMemo.ts';
import { projectPaths, rowsById } from '../navigate/lookup.ts';
import { isOpenClass } from '../note/stateClass.ts';
import { clockOf } from '../outline/clockWords.ts';
import { progress, projectRows } from '../outline/projectRows.ts';
import {
  ageWords,
  askedWords,
  dueWords,
  joined,
  partnerName,
  personName,
  priorityWords,
  stateWords,
} from '../outline/rowWords.ts';
import { isWork } from '../outline/teamOutline.ts';
import type { HoverContext, Said } from './hover.ts';

/** A task line: state, days in words, who, where, and how often it was carried over in its series. */
export function taskHover(row: Row, index: NoteIndex, context: HoverContext): Said {
  const { words } = context;
  const item = index.item(row);
  const lines = [
    joined([stateWords(item, words), item.priority && priorityWords(item.priority, words), dueLine(item, context)]),
    joined([
      item.owner && words('row.owner', personName(item.owner, context)),
      item.project && words('row.project', projectTitle(index, item.project)),
      item.wait && words('waiting.for', partnerName(index, item.wait, context)),
      askedWords(index, row, context),
    ]),
    joined([
      dayLine('row.start', item.start ?? item.scheduled, context),
      repeatLine(index, row, context),
      ...afterLines(index, row, context),
      carriedLine(index, row, context),
    ]),
  ];
  const about = { path: item.path, task: item.title };
  return { title: item.title, lines: lines.filter(Boolean), about };
}

/** A record: kind, state, severity, days, owner, how many of its tasks are open. */
export function recordHover(row: Row, index: NoteIndex, context: HoverContext): Said {
  const { words } = context;
  const item = index.item(row);
  const kind = index.config.kinds.get(item.kind);
  const opened = String(index.get(row, 'opened') ?? '');
  const date = String(index.get(row, 'date') ?? '');
  const age = opened === '' || !isOpenClass(item.stateClass) ? undefined : ageWords(opened, context);
  const open = index.taskRows(item.path).filter((task) => isOpenClass(index.stateClass(task))).length;
  const hasStates = (kind?.states.length ?? 0) > 0;
  const lines = [
    joined([
      kind?.label ?? words('type.note'),
      hasStates ? stateWords(item, words) : undefined,
      item.severity,
      dueLine(item, context),
    ]),
    joined([
      item.owner && words('row.owner', personName(item.owner, context)),
      item.project && item.kind !== 'project' ? words('row.project', projectTitle(index, item.project)) : undefined,
      isDay(date) ? context.day(date) : undefined,
      age && words('row.age', age),
    ]),
    ...clockOf(index, row, context).lines,
    open === 0 ? '' : words('row.openTasks', open),
  ];
  return { title: item.title || item.path, lines: lines.filter(Boolean), about: { path: item.path } };
}

/** A project: health, progress, due day, owner, the next milestone. */
export function projectHover(row: Row, index: NoteIndex, context: HoverContext): Said {
  const { words } = context;
  const item = index.item(row);
  const rows = membersOf(index).get(slugOfPath(item.path));
  const done = progress(index, rows);
  const health = index.get(row, 'health');
  const known = health === 'green' || health === 'amber' || health === 'red' ? words(`health.${health}`) : undefined;
  const lines = [
    joined([stateWords(item, words), known, done && words('project.progressSpoken', ...done), dueLine(item, context)]),
    item.owner === undefined ? '' : words('row.owner', personName(item.owner, context)),
    nextMilestone(index, rows?.milestones ?? [], context),
  ];
  return { title: item.title, lines: lines.filter(Boolean), about: { path: item.path } };
}

/** A person of the roster: role, team, open and late work; nothing about somebody unknown. */
export function personHover(name: string, index: NoteIndex, context: HoverContext): Said | undefined {
  const person = context.roster.resolve(name);
  if (!person) return undefined;
  const { words } = context;
  const { open, late } = loads(index, context.today).get(person.id) ?? { open: 0, late: 0 };
  const lines = [
    joined([person.role, person.team]),
    joined([words('team.open', open), late === 0 ? undefined : words('team.late', late)]),
  ];
  return { title: person.name, lines: lines.filter(Boolean) };
}

const membersOf = perVersion((index: NoteIndex) => projectRows(index).members);

/** Open and late work by owner, counted once a version and day. */
const loads = perVersion(
  (index: NoteIndex, today: string): ReadonlyMap<string, { readonly open: number; readonly late: number }> => {
    const counts = new Map<string, { open: number; late: number }>();
    for (const row of index.openRows()) {
      if (index.type(row) === 'note' || !isWork(index, row)) continue;
      const owner = String(index.get(row, 'owner') ?? '');
      const load = counts.get(owner) ?? { open: 0, late: 0 };
      load.open++;
      const due = index.get(row, 'due');
      if (typeof due === 'string' && due < today) load.late++;
      counts.set(owner, load);
    }
    return counts;
  },
  (today) => today,
);

/** `2 days late (Mon 9 Mar 2026)`; of what is finished the day alone. */
function dueLine({ due, done, stateClass }: Item, context: HoverContext): string | undefined {
  if (!isOpenClass(stateClass)) return done && isDay(done) ? context.words('due.done', context.day(done)) : undefined;
  if (due === undefined || !isDay(due)) return due;
  const said = dueWords(due, context);
  // Days further ahead are said as days already.
  return said.includes(due) ? context.words('due.day', context.day(due)) : `${said} (${context.day(due)})`;
}

function dayLine(word: 'row.start', day: string | undefined, context: HoverContext): string | undefined {
  return day !== undefined && isDay(day) ? context.words(word, context.day(day)) : undefined;
}

function repeatLine(index: NoteIndex, row: Row, { words }: HoverContext): string | undefined {
  const rule = index.get(row, 'repeat');
  return typeof rule === 'string' ? words('row.repeats', rule.replaceAll(/[-_]/g, ' ')) : undefined;
}

/** What has to be done first, by its words where it is known. */
function afterLines(index: NoteIndex, row: Row, { words }: HoverContext): string[] {
  const after = index.get(row, 'after');
  const ids = typeof after === 'object' ? after : after === undefined ? [] : [String(after)];
  return ids.map((id) => {
    const [first] = rowsById(index).get(id.toLowerCase()) ?? [];
    const title =
      first === undefined ? id : `${index.item(first).title} (${words(`state.${index.stateClass(first)}`)})`;
    return words('row.after', title);
  });
}

function nextMilestone(index: NoteIndex, rows: readonly Row[], context: HoverContext): string {
  const open = rows.filter((row) => isOpenRow(index, row));
  const [next] = sortedBy(index, open, (row) => [index.number(row, 'due')]);
  if (next === undefined) return '';
  const item = index.item(next);
  return context.words('project.nextMilestone', joined([item.title, dueLine(item, context)]));
}

/** How many later notes of its series an open action of a meeting has been carried through. */
function carriedLine(index: NoteIndex, row: Row, { words, today }: HoverContext): string | undefined {
  const path = index.path(row);
  const note = index.noteRow(path);
  if (note === undefined || index.kind(note) !== 'meeting' || !isOpenRow(index, row)) return undefined;
  const series = index.get(note, 'series');
  const date = String(index.get(note, 'date') ?? '');
  if (series === undefined || date === '') return undefined;
  let count = 0;
  for (const other of index.rowsAmong({ kinds: new Set(['meeting']) })) {
    const day = String(index.get(other, 'date') ?? '');
    if (index.get(other, 'series') === series && day > date && day <= today) count++;
  }
  return count === 0 ? undefined : words('row.carried', count);
}

function projectTitle(index: NoteIndex, slug: string): string {
  const path = projectPaths(index).get(slug.toLowerCase());
  const row = path === undefined ? undefined : index.noteRow(path);
  return row === undefined ? slug : index.item(row).title;
}
