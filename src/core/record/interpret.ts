// What a parsed note means by the notebook's configuration: its kind, severity, date and title. Comes in: a path and the
// header's first texts by field, from a Note or from the packed index alike. Goes out: ids and texts. Depends on the
// configuration and never on today; the functions said to be hot run for every note at load.
import type { Day } from '../day.ts';
import { foldKey } from '../note/aliases.ts';
import type { Note } from '../note/note.ts';
import type { Kind, NotebookConfig } from './kind.ts';
import { dayInPath, dayInText } from './pathDay.ts';
import {
  decisionField,
  type FieldTexts,
  foreignOwner,
  kindOfHeader,
  kindOfPlace,
  type Place,
  placeOf,
} from './signatures.ts';
import { statusesFor } from './toolFiles.ts';

/** Values of `type:` and `daybook:` that say: this is a plain note, whatever its folder. */
const plainNotes = new Set(['note', 'none']);

/** Names of a folder's main note, beside the kind's own and the folder's. */
const mainNames = new Set(['index', 'readme', 'main', 'overview', 'project', 'kep.yaml']);

/** Words for severities in other tools. */
const severityWords: ReadonlyMap<string, string> = new Map([
  ...['blocker', 'highest', 'urgent', 'down', 'sev1', 'sev-1', 'p0', 'p1', 's1', '1'].map(
    (word) => [word, 'critical'] as const,
  ),
  ...['major', 'disrupted', 'sev2', 'sev-2', 'p2', 's2', '2'].map((word) => [word, 'high'] as const),
  ...['moderate', 'normal', 'sev3', 'sev-3', 'p3', 's3', '3'].map((word) => [word, 'medium'] as const),
  ...['minor', 'lowest', 'trivial', 'notice', 'sev4', 'sev-4', 'p4', 's4', '4'].map((word) => [word, 'low'] as const),
]);

/** True for a word that means a severity or priority in another tool (`P1`, `blocker`, `down`). */
export function isForeignLevel(word: string): boolean {
  return severityWords.has(foldKey(word));
}

const noImplied: ReadonlyMap<string, string> = new Map();

/** What a note says of itself, as first texts by normalised field; the later of two equal fields of the header counts. */
export function noteTexts(note: Note | undefined): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const { field, values } of note?.header?.entries ?? []) texts.set(field, values[0]?.text ?? '');
  for (const { field, values } of note?.stated ?? []) texts.set(field, values[0]?.text ?? '');
  if (note?.decision) texts.set(decisionField, 'true');
  return texts;
}

/**
 * The id of the kind a note is of, or undefined for a plain note. In this order: the `daybook:` key; headers that belong to
 * another tool; `type:` with its aliases; headers that show their kind; the longest folder of the configuration, unless a rule
 * about names (dated meetings, numbered decisions) knows a deeper one. `path` is POSIX and relative to the notebook.
 * Hot: called once per note at load.
 */
export function kindOf(path: string, fields: FieldTexts, config: NotebookConfig): string | undefined {
  const said = fields.get('daybook');
  if (said !== undefined && said !== '') {
    const word = foldKey(said);
    const kind = config.kindOfType.get(word);
    if (kind !== undefined || plainNotes.has(word)) return kind;
  }
  const place = placeOf(path);
  const foreign = declared(foreignOwner(place, fields, isToolFolder(path, config)), config);
  if (foreign !== undefined) return foreign;
  const type = fields.get('type');
  if (type !== undefined && type !== '') {
    const word = foldKey(type);
    const kind = config.kindOfType.get(word);
    if (kind !== undefined || plainNotes.has(word)) return kind;
  }
  return declared(kindOfHeader(place, fields), config) ?? kindByNames(place, config);
}

/** Fields that an alias in `type:` implies (`incident`: major is true); the header's own values go before them. */
export function impliedFields(type: string | undefined, kind: Kind): ReadonlyMap<string, string> {
  return (type === undefined ? undefined : kind.aliases.get(foldKey(type))) ?? noImplied;
}

/**
 * The severity of an issue or finding: the written one where it is a known word, else impact and urgency by the table, else
 * undefined. Hot: called per issue at load.
 */
export function severityOf(fields: FieldTexts, config: NotebookConfig): string | undefined {
  return severityWord(fields.get('severity'), config) ?? severityByTable(fields, config);
}

/** The severity a word means, in any case and with the words of other tools; undefined for an unknown one. */
export function severityWord(written: string | undefined, config: NotebookConfig): string | undefined {
  if (written === undefined || written === '') return undefined;
  const word = foldKey(written);
  return config.fields.get('severity')?.values.includes(word) ? word : severityWords.get(word);
}

/** The severity that impact and urgency make; undefined when one of them is missing or unknown. */
export function severityByTable(fields: FieldTexts, config: NotebookConfig): string | undefined {
  const impact = fields.get('impact');
  const urgency = fields.get('urgency');
  if (impact === undefined || urgency === undefined) return undefined;
  return config.severityTable.get(`${foldKey(impact)} ${foldKey(urgency)}`);
}

/**
 * The day of a meeting, decision or other dated record: its `date`, else the day in the file name or the last folders, else
 * in its first heading. Never a file time. Hot: called per dated record at load.
 */
export function dateOf(path: string, fields: FieldTexts, heading = ''): Day | undefined {
  return dayInText(fields.get('date') ?? '') ?? dayInPath(path) ?? dayInText(heading);
}

/** The series of a meeting: `series`, else what `type: standup` implies, else the rest of a dated file name that is a series' id. */
export function meetingSeriesOf(path: string, fields: FieldTexts, config: NotebookConfig): string | undefined {
  const written = fields.get('series') ?? impliedSeries(fields, config);
  if (written !== undefined && written !== '') return foldKey(written);
  const { file } = placeOf(path);
  return [...config.series.keys()].find(
    (id) => file === id || (file.endsWith(`-${id}`) && dayInText(file) !== undefined),
  );
}

/** The title of a note: its own, else its file name as words (a folder's main note is called like the folder). */
export function titleOf(title: string, path: string): string {
  if (title !== '') return title;
  const parts = path.split('/');
  const name = parts.pop() ?? '';
  const file = name.toLowerCase().endsWith('.md') ? name.slice(0, -3) : name;
  const folder = parts.pop();
  if (folder !== undefined && mainNames.has(file.toLowerCase())) return asWords(folder);
  // `meetings/2026/03/04.md`: figures alone say nothing.
  if (/^\d{1,2}$/.test(file)) return dayInPath(path) ?? file;
  const day = dayInText(file.slice(0, 10));
  return day === undefined ? asWords(file) : `${day} ${asWords(file.slice(10))}`.trim();
}

function asWords(name: string): string {
  const words = name.replaceAll('-', ' ').replaceAll('_', ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function impliedSeries(fields: FieldTexts, config: NotebookConfig): string | undefined {
  const type = fields.get('type');
  const kind = type === undefined ? undefined : config.kinds.get(config.kindOfType.get(foldKey(type)) ?? '');
  return kind && impliedFields(type, kind).get('series');
}

/** From the deepest folder up: what the configuration says of it, else what a rule about names knows. */
function kindByNames(place: Place, config: NotebookConfig): string | undefined {
  const named = kindOfPlace(place);
  let end = place.path.lastIndexOf('/');
  for (let depth = place.folders.length; depth > 0; depth--) {
    const kind = config.kinds.get(config.kindOfFolder.get(place.path.slice(0, end)) ?? '');
    if (kind && claims(kind, place, depth)) return kind.id;
    if (named?.depth === depth && config.kinds.has(named.kind)) return named.kind;
    end = place.path.lastIndexOf('/', end - 1);
  }
  return named?.depth === 0 && config.kinds.has(named.kind) ? named.kind : undefined;
}

/** Whether a folder `depth` levels deep makes the note one of its kind. */
function claims(kind: Kind, { folders, file }: Place, depth: number): boolean {
  if (kind.claims !== 'main' || folders.length === depth) return true;
  return folders.length === depth + 1 && (mainNames.has(file) || file === kind.id || file === folders[depth]);
}

function isToolFolder(path: string, config: NotebookConfig): boolean {
  return config.statuses.size > 0 && statusesFor(path, config) !== undefined;
}

function declared(kind: string | undefined, config: NotebookConfig): string | undefined {
  return kind !== undefined && config.kinds.has(kind) ? kind : undefined;
}
