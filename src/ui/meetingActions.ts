// What is done around a meeting: an action or a point for later from one line, the meeting of a project, who was there at the end. Comes
// in: notebooks, rows, answers; goes out: notes, or a refusal. What is written is decided by core alone.
import { commands, Location, l10n, Position, window } from 'vscode';
import { readCapture } from '../core/capture/readCapture.ts';
import { capturedLines } from '../core/capture/target.ts';
import { isDay } from '../core/day.ts';
import { isRefusal, type Refusal } from '../core/edits/edit.ts';
import { addActions, looseActions, noteAttendance, park, personHeading } from '../core/edits/meeting.ts';
import { isOpenRow } from '../core/index/openRow.ts';
import type { Row } from '../core/index/rows.ts';
import type { Series } from '../core/record/kind.ts';
import { plainTitle } from '../core/record/noteLink.ts';
import type { Notebooks, OpenNotebook } from '../notebook/registry.ts';
import { noteAt } from './editor/noteAt.ts';
import { type Answers, answer, askWords } from './item/answers.ts';
import { choose, chosenValue } from './item/choose.ts';
import { workContext } from './item/rowChanges.ts';
import type { Targets } from './item/targets.ts';
import { openMeeting } from './newNotes.ts';
import { noteUri } from './openNote.ts';
import { pickNotebook } from './pickNotebook.ts';

interface MeetingNote {
  readonly open: OpenNotebook;
  readonly path: string;
  /** Where the cursor is, in the note of the active editor. */
  readonly at?: number;
}

/** Adds one action to the meeting in the editor, else to the one of today: Capture's words, the owner from the heading or `@`. */
export async function addAction(notebooks: Notebooks, answers: Answers = {}): Promise<Refusal | void> {
  const meeting = await meetingAtHand(notebooks);
  if (meeting === undefined || isRefusal(meeting)) return meeting;
  const { open, path, at } = meeting;
  const { notebook } = open;
  const context = { index: notebook.index(), ...notebook.context() };
  const line = await askWords(
    {
      title: l10n.t('Add Action'),
      prompt: l10n.t('Who does what until when? For example: quote for storage @jonas fri'),
      fault: (text) => (readCapture(text, context) === undefined ? l10n.t('Say what is to be done.') : undefined),
    },
    answer(answers, 'line'),
  );
  const read = typeof line === 'string' ? readCapture(line, context) : undefined;
  if (read === undefined || typeof line !== 'string') return typeof line === 'string' ? undefined : line;
  const roster = notebook.index().roster();
  const outcome = await notebook.edit(path, (text) => {
    const lines = capturedLines([read], { is: 'note', path, exists: true }, text, context).join('\n');
    const isTheirs = at !== undefined && (read.draft.people ?? []).length === 0;
    return addActions(text, lines, isTheirs ? personHeading(text, at, roster)?.text : undefined);
  });
  if (isRefusal(outcome)) return outcome;
  window.setStatusBarMessage(`$(check) ${l10n.t('Added to {0}', path)}`, 5000);
}

/** Puts a point aside for the next meeting of a series: into its open note, else into its last one, from which it is carried over. */
export async function addParkingItem(notebooks: Notebooks, answers: Answers = {}): Promise<Refusal | void> {
  const open = await pickNotebook(notebooks);
  if (!open) return;
  const title = l10n.t('Add Parking-lot Item');
  const { config } = open.notebook;
  const choices = [...config.series.values()].flatMap((series) => {
    const path = noteOfSeries(open, series.id);
    return path === undefined ? [] : [{ label: series.label, description: path, words: [series.id], value: path }];
  });
  if (choices.length === 0)
    return { refused: 'not-supported', message: l10n.t('No series of meetings has a note yet; prepare one first.') };
  const path = chosenValue(await choose({ title, choices }, answer(answers, 'series')));
  if (path === undefined || typeof path !== 'string') return path;
  const point = await askWords(
    {
      title,
      prompt: l10n.t('What should be talked about?'),
      fault: (text) => (text === '' ? l10n.t('Say in a few words what it is about.') : undefined),
    },
    answer(answers, 'point'),
  );
  if (point === undefined || typeof point !== 'string') return point;
  const context = workContext(open, path);
  const outcome = await open.notebook.edit(path, (text) => park(text, path, point, context));
  if (isRefusal(outcome)) return outcome;
  window.setStatusBarMessage(`$(check) ${l10n.t('Added to {0}', path)}`, 5000);
}

/** Prepares the meeting of a project: of the series that is about it, else of its own people. */
export async function prepareProjectMeeting({ open, keys }: Targets): Promise<Refusal | void> {
  const reader = open.notebook.reader();
  const [key] = keys;
  const row = key && reader.find(key);
  if (row === undefined || keys.length > 1 || reader.kind(row) !== 'project')
    return { refused: 'not-supported', message: l10n.t('Choose one project.') };
  const slug = String(reader.get(row, 'project') ?? '');
  const declared = [...open.notebook.config.series.values()].find(({ project }) => project === slug);
  return openMeeting(open, declared ?? projectSeries(open, row, slug));
}

/** Notes who was there, and shows the actions that nobody owns or that have no day. */
export async function wrapUpMeeting({ open, keys }: Targets): Promise<Refusal | void> {
  const { notebook, root } = open;
  const [key] = keys;
  const row = key && notebook.reader().find(key);
  if (!key || row === undefined || keys.length > 1 || notebook.reader().kind(row) !== 'meeting')
    return { refused: 'not-supported', message: l10n.t('This is no meeting.') };
  const { path } = key;
  const roster = notebook.index().roster();
  const context = workContext(open, path);
  const outcome = await notebook.edit(path, (text) => noteAttendance(text, path, roster, context));
  if (isRefusal(outcome) && outcome.refused !== 'unchanged') return outcome;
  const loose = looseActions((await notebook.read(path)) ?? '', roster, notebook.config);
  const uri = noteUri(root, path);
  if (loose.length === 0)
    return void window.setStatusBarMessage(`$(check) ${l10n.t('Every action has an owner and a day.')}`, 10_000);
  const places = loose.map(({ line }) => new Location(uri, new Position(line, 0)));
  void showLoose(places);
}

/** Not awaited: the message may stay. */
async function showLoose(places: readonly Location[]): Promise<void> {
  const [first] = places;
  const show = l10n.t('Show Them');
  const said = l10n.t('Actions without an owner or a day: {0}', places.length);
  if (first && (await window.showInformationMessage(said, show)) === show)
    await commands.executeCommand('editor.action.goToLocations', first.uri, first.range.start, places, 'peek', said);
}

async function meetingAtHand(notebooks: Notebooks): Promise<MeetingNote | Refusal | undefined> {
  const editor = window.activeTextEditor;
  const found = editor && noteAt(notebooks, editor.document);
  if (editor && found && isMeeting(found.open, found.path))
    return { open: found.open, path: found.path, at: editor.document.offsetAt(editor.selection.active) };
  const open = await pickNotebook(notebooks);
  if (!open) return undefined;
  const reader = open.notebook.reader();
  const { today } = open.notebook.context();
  const rows = [...reader.rowsAmong({ kinds: new Set(['meeting']) })].filter(
    (row) => reader.type(row) === 'record' && reader.get(row, 'date') === today,
  );
  const choices = rows.map((row) => ({ label: plainTitle(reader.item(row).title), value: reader.path(row) }));
  if (choices.length === 0)
    return { refused: 'not-supported', message: l10n.t('There is no note of a meeting of today; prepare it first.') };
  const path =
    choices.length === 1 ? choices[0]?.value : (await choose({ title: l10n.t('Add Action'), choices }))?.value;
  return path === undefined ? undefined : { open, path };
}

function isMeeting({ notebook }: OpenNotebook, path: string): boolean {
  const row = notebook.reader().noteRow(path);
  return row !== undefined && notebook.reader().kind(row) === 'meeting';
}

/** The next note of a series that is there, else its last one. */
function noteOfSeries({ notebook }: OpenNotebook, series: string): string | undefined {
  const reader = notebook.reader();
  const { today } = notebook.context();
  const dated: { day: string; path: string }[] = [];
  for (const row of reader.rowsAmong({ kinds: new Set(['meeting']) })) {
    const day = String(reader.get(row, 'date') ?? '').slice(0, 10);
    if (isDay(day) && reader.get(row, 'series') === series) dated.push({ day, path: reader.path(row) });
  }
  dated.sort((a, b) => a.day.localeCompare(b.day));
  return (dated.find(({ day }) => day >= today) ?? dated.at(-1))?.path;
}

/** A meeting of those who work on the project; its notes make a series of their own. */
function projectSeries({ notebook }: OpenNotebook, project: Row, slug: string): Series {
  const reader = notebook.reader();
  const owners = new Set<string>();
  const add = (row: Row): void => {
    const owner = reader.item(row).owner;
    if (owner !== undefined && notebook.index().roster().resolve(owner)) owners.add(owner);
  };
  add(project);
  for (const row of reader.openRows()) if (reader.get(row, 'project') === slug && isOpenRow(reader, row)) add(row);
  const folder = notebook.config.kinds.get('meeting')?.folder ?? 'meetings';
  const label = plainTitle(reader.item(project).title);
  const plan = { weekdays: [], needs: [], project: slug, template: 'meeting' };
  return { id: slug, label, folder, file: '{date}-{series}', attendees: [...owners], ...plan };
}
