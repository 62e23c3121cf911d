// What changed since the last meeting of a series, as plain lines for its next note. Comes in: the series and its last note; goes out:
// variables of a template, or nothing where no history is at hand. Confidential records are left out by what compares the notes.
import { happeningSteps } from '../core/history/happened.ts';
import { happeningWords } from '../core/history/happeningWords.ts';
import type { RowKey } from '../core/index/rows.ts';
import { listData } from '../core/record/briefing.ts';
import type { Series } from '../core/record/kind.ts';
import { noteLink, plainTitle } from '../core/record/noteLink.ts';
import type { TemplateData } from '../core/record/template.ts';
import { zoneOf } from '../core/zone.ts';
import { placeAt } from '../notebook/history/history.ts';
import type { OpenNotebook } from '../notebook/registry.ts';
import { inSlices } from '../notebook/slices.ts';

/** Lines at most, and what is worth one in a meeting. */
const most = 12;
const told: ReadonlySet<string> = new Set([
  'new',
  'done',
  'reopened',
  'cancelled',
  'status',
  'severity',
  'due',
  'owner',
]);

/** The changes of the project the series is about, else of all records, since the day of its last note. */
export async function changesSinceMeeting(
  open: OpenNotebook,
  { project }: Series,
  last: string,
): Promise<TemplateData | undefined> {
  const { notebook } = open;
  const history = await open.history();
  if (!history) return undefined;
  const index = notebook.index();
  const reader = notebook.reader();
  const row = reader.noteRow(last);
  const day = row === undefined ? '' : String(reader.get(row, 'date') ?? '').slice(0, 10);
  const sinceMs = zoneOf(notebook.config.timezone).instant(Date.parse(`${day}T00:00:00Z`));
  if (Number.isNaN(sinceMs)) return undefined;
  try {
    const options = { signal: AbortSignal.timeout(5000) };
    const line = await history.line(options);
    const before = line.commits[placeAt(line, sinceMs) - 1];
    // A history that begins later would call everything new.
    if (before === undefined) return undefined;
    const changes = await history.changesFrom(before.id, options);
    const roster = index.roster();
    const words = {
      config: notebook.config,
      personId: (name: string) => index.personId(name) ?? name,
      personName: (name: string) => roster.resolve(name)?.name ?? name,
    };
    const all = await inSlices(
      () => happeningSteps(changes.pairs, index),
      () => index.version,
    );
    const found = all.filter(
      ({ verb, kind, key }) => told.has(verb) && kind !== 'meeting' && kind !== 'note' && isAbout(open, key, project),
    );
    // Links are made for notes of the series' folder, where the new note will lie as the last one does.
    const lines = found.slice(0, most).map((each) => {
      const name = each.key === undefined ? plainTitle(each.name) : noteLink(each.name, last, each.path);
      return new Map([['line', `${name}, ${happeningWords(each, words)}`]]);
    });
    return new Map(listData('changes', lines));
  } catch {
    // The note is made without; Catch Up says what is wrong with the history.
    return undefined;
  }
}

function isAbout({ notebook }: OpenNotebook, key: RowKey | undefined, project: string | undefined): boolean {
  if (project === undefined) return true;
  const row = key && notebook.reader().find(key);
  return row !== undefined && notebook.reader().get(row, 'project') === project;
}
