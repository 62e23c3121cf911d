// "Import": records from a CSV file, a calendar or a pasted letter, as often as wanted. Comes in: a file or the clipboard and answers;
// goes out: one change that one undo takes back. Asks what is taken before anything is written; a file is only ever read as text.
import { env, l10n, Uri, window, workspace } from 'vscode';
import { isRefusal, type NewFile, type NoteEdit, type Refusal } from '../core/edits/edit.ts';
import { addReading } from '../core/edits/reading.ts';
import { importedEdit, importedRecord, keptEdit } from '../core/imports/applyImport.ts';
import { looksLikeCsv, readCsv } from '../core/imports/csv.ts';
import {
  addToSection,
  fittingImports,
  guessKey,
  guessMapping,
  importId,
  mappingText,
} from '../core/imports/guessMapping.ts';
import { eventTable, isCalendar, nearEvents, readCalendar, weeklyEvents } from '../core/imports/ics.ts';
import { type ImportTable, importFault, letterTable, mostSigns, tooMuch } from '../core/imports/importTable.ts';
import { type ImportPlan, type LeftOut, planImport } from '../core/imports/planImport.ts';
import { kpiNotes, planReadings } from '../core/imports/planReadings.ts';
import { type PlannedSeries, seriesText, unknownSeries } from '../core/imports/series.ts';
import { stillMeant } from '../core/imports/stillMeant.ts';
import { configPath } from '../core/notePath.ts';
import type { ImportDecl } from '../core/record/kind.ts';
import { readLetter } from '../core/record/letter.ts';
import { workTimeOf } from '../core/workTime.ts';
import type { NoteChange } from '../notebook/changes.ts';
import type { Notebooks, OpenNotebook } from '../notebook/registry.ts';
import { type ChosenItems, chooseItems, sayImported } from './importPreview.ts';
import { type Answers, answer } from './item/answers.ts';
import { choose, chosenValue } from './item/choose.ts';
import { workContext } from './item/rowChanges.ts';
import { recordContext, teamTemplate } from './newNotes.ts';
import { pickNotebook } from './pickNotebook.ts';

interface Source {
  readonly name: string;
  readonly text: string;
}

/** A table with its mapping; a mapping that was guessed is saved with what is imported, series of a calendar come along. */
interface Incoming {
  readonly table: ImportTable;
  readonly decl: ImportDecl;
  readonly isGuessed: boolean;
  readonly series: readonly PlannedSeries[];
}

/** Asks for a file or takes the clipboard, shows what is new, changed and in conflict, and imports what is chosen. */
export async function runImport(notebooks: Notebooks, answers: Answers = {}): Promise<Refusal | void> {
  const open = await pickNotebook(notebooks);
  if (!open) return;
  const source = await sourceOf(answers);
  if (source === undefined || 'refused' in source) return source;
  const incoming = await incomingOf(open, source, answers);
  if (incoming === undefined || 'refused' in incoming) return incoming;
  const plan = await planOf(open, incoming);
  if (isRefusal(plan)) return plan;
  const chosen = await chooseItems(plan, incoming.series, answer(answers, 'take'));
  if (chosen === undefined || isRefusal(chosen)) return chosen;
  const held = await heldNow(open, incoming, chosen);
  if (isRefusal(held)) return held;
  const changes = await changesOf(open, incoming, held);
  if (isRefusal(changes)) return changes;
  const outcome = await open.notebook.apply([...held.unmoved, ...changes]);
  if (isRefusal(outcome)) return outcome;
  sayImported({ ...plan, left: [...held.moved, ...plan.left] }, held);
}

/** What was chosen as the notes are now; `unmoved` refuses all where one of them is edited before it is written. */
async function heldNow(
  open: OpenNotebook,
  incoming: Incoming,
  chosen: ChosenItems,
): Promise<(ChosenItems & { readonly moved: readonly LeftOut[]; readonly unmoved: readonly NoteChange[] }) | Refusal> {
  const texts = new Map<string, string | undefined>();
  for (const { path } of [...chosen.items, ...chosen.kept])
    if (path !== undefined && !texts.has(path)) texts.set(path, await open.notebook.read(path));
  await open.notebook.look(texts.keys());
  const plan = await planOf(open, incoming);
  if (isRefusal(plan)) return plan;
  const { items, moved } = stillMeant(chosen.items, plan);
  const [first] = moved;
  if (first !== undefined && items.length + chosen.series.length === 0)
    return { refused: 'changed-meanwhile', message: l10n.t('{0}: {1}', first.key, first.why) };
  const kept = stillMeant(chosen.kept, plan).items;
  const paths = new Set([...items, ...kept].flatMap(({ path }) => path ?? []));
  const unmoved = [...paths].map((path): NoteChange => {
    const message = l10n.t('{0} was edited meanwhile; nothing was imported.', path);
    const intent = (text: string): NoteEdit | Refusal =>
      text === texts.get(path) ? { edits: [] } : { refused: 'changed-meanwhile', message };
    return { kind: 'edit', path, intent };
  });
  return { ...chosen, items, kept, moved, unmoved };
}

async function sourceOf(answers: Answers): Promise<Source | Refusal | undefined> {
  const text = answer(answers, 'text');
  if (text !== undefined) return { name: 'clipboard', text };
  const file = answer(answers, 'file');
  if (file !== undefined) return fileOf(Uri.file(file));
  const way = await choose<'file' | 'clipboard'>({
    title: l10n.t('Import'),
    choices: [
      { label: `$(file) ${l10n.t('A CSV or Calendar File...')}`, value: 'file' },
      { label: `$(clippy) ${l10n.t('What I Copied: a Mail, an Alert, Rows')}`, value: 'clipboard' },
    ],
  });
  if (way?.value === 'clipboard') return { name: 'clipboard', text: await env.clipboard.readText() };
  if (way === undefined) return undefined;
  const [uri] =
    (await window.showOpenDialog({
      title: l10n.t('Choose a File to Import'),
      filters: { [l10n.t('Tables and calendars')]: ['csv', 'tsv', 'txt', 'ics', 'eml'] },
    })) ?? [];
  return uri && fileOf(uri);
}

async function fileOf(uri: Uri): Promise<Source | Refusal> {
  try {
    const { size } = await workspace.fs.stat(uri);
    // Not even read: four bytes a sign at most.
    if (size > mostSigns * 4) return tooMuch();
    return { name: nameOf(uri), text: new TextDecoder().decode(await workspace.fs.readFile(uri)) };
  } catch {
    return { refused: 'invalid', message: l10n.t('{0} cannot be read.', nameOf(uri)) };
  }
}

async function incomingOf(
  open: OpenNotebook,
  source: Source,
  answers: Answers,
): Promise<Incoming | Refusal | undefined> {
  const { config } = open.notebook;
  const fault = importFault(source.text);
  if (fault) return fault;
  const builtIn = (id: string, table: ImportTable, series: readonly PlannedSeries[] = []): Incoming | Refusal => {
    const decl = config.imports.get(id);
    return decl ? { table, decl, isGuessed: false, series } : noMapping(id);
  };
  if (isCalendar(source.text)) {
    const events = readCalendar(source.text, workTimeOf(config).zone);
    if (isRefusal(events)) return events;
    const { today } = open.notebook.context();
    const series = unknownSeries(weeklyEvents(events, today), open.notebook.index().roster(), config);
    return builtIn('calendar', eventTable(nearEvents(events, today)), series);
  }
  const letter = readLetter(source.text);
  const isFile = source.name !== 'clipboard' && !source.name.endsWith('.eml');
  if (!isFile && answer(answers, 'import') === undefined && !looksLikeCsv(source.text))
    return letter
      ? builtIn('letter', letterTable(letter))
      : { refused: 'invalid', message: l10n.t('There is nothing to import.') };
  const table = readCsv(source.text);
  if (isRefusal(table)) return table;
  return mappingOf(open, source, table, answers);
}

async function mappingOf(
  open: OpenNotebook,
  source: Source,
  table: ImportTable,
  answers: Answers,
): Promise<Incoming | Refusal | undefined> {
  const { config } = open.notebook;
  const title = l10n.t('Import {0}', source.name);
  const given = answer(answers, 'import');
  const saved = given === undefined ? fittingImports(table.columns, config) : [config.imports.get(given)];
  const [first] = saved;
  if (given !== undefined && first === undefined) return noMapping(given);
  if (first !== undefined && (saved.length === 1 || answer(answers, 'take') !== undefined))
    return { table, decl: first, isGuessed: false, series: [] };
  if (first !== undefined) {
    const choices = saved.flatMap((decl) => (decl ? [{ label: decl.label, description: decl.kind, value: decl }] : []));
    const decl = (await choose({ title, choices }))?.value;
    return decl && { table, decl, isGuessed: false, series: [] };
  }
  const kinds = [...config.kinds.values()].filter(
    ({ fields }) => fields.includes('external') || fields.includes('metric'),
  );
  const kindChoices = kinds.map((kind) => ({
    label: kind.label,
    description: kind.doc,
    words: [kind.id],
    value: kind,
  }));
  const kind = chosenValue(
    await choose({ title, placeholder: l10n.t('What is a row of it?'), choices: kindChoices }, answer(answers, 'kind')),
  );
  if (kind === undefined || 'refused' in kind) return kind;
  const keys = [...new Set([guessKey(table.columns), ...table.columns])].filter(
    (name) => name !== undefined && name !== '',
  );
  const keyChoices = keys.map((value) => ({ label: String(value), value: String(value) }));
  const placeholder = l10n.t('Which column holds the number by which a row is found again?');
  const key = chosenValue(await choose({ title, placeholder, choices: keyChoices }, answer(answers, 'key')));
  if (key === undefined || typeof key !== 'string') return key;
  const decl = guessMapping(table.columns, importId(source.name, config), key, kind);
  return { table, decl, isGuessed: true, series: [] };
}

async function planOf(open: OpenNotebook, { table, decl }: Incoming): Promise<ImportPlan | Refusal> {
  const reader = open.notebook.reader();
  const { readings } = decl;
  if (readings === undefined) return planImport(reader, table, decl);
  const paths = new Set([...kpiNotes(reader, decl.kind).values()].map((row) => reader.path(row)));
  const texts = new Map<string, string>();
  for (const path of paths) texts.set(path, (await open.notebook.read(path)) ?? '');
  return planReadings(reader, table, { ...decl, readings }, texts);
}

async function changesOf(
  open: OpenNotebook,
  { decl, isGuessed }: Incoming,
  { items, series, kept }: ChosenItems,
): Promise<NoteChange[] | Refusal> {
  const { config } = open.notebook;
  const kind = config.kinds.get(decl.kind);
  const template = kind && (await teamTemplate(open, kind.id, kind.template));
  const taken = new Set<string>();
  const changes: NoteChange[] = [];
  for (const item of items) {
    const { path, reading } = item;
    if (path === undefined) {
      const file: NewFile | Refusal = importedRecord(item, decl, recordContext(open, taken), template);
      if (isRefusal(file)) return file;
      taken.add(file.path);
      changes.push({ kind: 'create', file });
    } else if (reading)
      changes.push({ kind: 'edit', path, intent: (text) => addReading(text, reading, item.is === 'conflict') });
    else {
      const context = workContext(open, path);
      changes.push({ kind: 'edit', path, intent: (text) => importedEdit(text, item, context) });
    }
  }
  for (const item of kept) {
    const path = item.path ?? '';
    changes.push({ kind: 'edit', path, intent: (text) => keptEdit(text, item, workContext(open, path)) });
  }
  if (isGuessed) changes.push(configEntry('imports', mappingText(decl, config)));
  for (const each of series) changes.push(configEntry('series', seriesText(each)));
  return changes;
}

function configEntry(section: string, entry: string): NoteChange {
  return { kind: 'edit', path: configPath, intent: (text) => addToSection(text, section, entry) };
}

function noMapping(id: string): Refusal {
  return { refused: 'invalid', message: l10n.t('There is no import "{0}" in daybook.yml.', id) };
}

function nameOf({ path }: Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
