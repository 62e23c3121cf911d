// The tools with which assistants read: search, one note, figures, what changed. Comes in: a notebook and checked input; goes out: a text of
// bounded length, or a refusal. Reads by the view of the index that exports have, so that what is confidential is not there; notes that are
// no rows of it (excluded, private, outside) cannot be named.
import { dataAnswer, fittingLines, mostCharacters } from '../../core/assistant/answer.ts';
import { sharedText } from '../../core/assistant/sharedText.ts';
import type { ToolInput, ToolName } from '../../core/assistant/tools.ts';
import { isRefusal, type Refusal } from '../../core/edits/edit.ts';
import { tellableFigures } from '../../core/evidence/evidence.ts';
import { rowFacts } from '../../core/exports/rowFacts.ts';
import { type SharedView, sharedView } from '../../core/exports/sharedView.ts';
import { compileKpis, kpiReportSteps } from '../../core/kpi/report.ts';
import { say } from '../../core/language.ts';
import { parseQuery } from '../../core/query/parseQuery.ts';
import { runQuerySteps } from '../../core/query/runQuery.ts';
import { happenedSince, type ToldHappening } from '../history/happenedSince.ts';
import { Stop } from '../share/stop.ts';
import { inSlices } from '../slices.ts';
import type { AssistantWorld } from './world.ts';

/** What a tool answers. */
export type ToolAnswer = string | Refusal;

/** A reading tool. */
export type ReadTool = (world: AssistantWorld, input: ToolInput) => Promise<ToolAnswer>;

/** The reading tools by name. */
export const readTools: Partial<Readonly<Record<ToolName, ReadTool>>> = {
  daybook_search: search,
  daybook_record: record,
  daybook_kpi: kpis,
  daybook_changes: changes,
};

const [usualRows, mostRows] = [20, 50];

async function search({ notebook }: AssistantWorld, { texts, numbers }: ToolInput): Promise<ToolAnswer> {
  const text = texts.get('query') ?? '';
  const parsed = parseQuery(text, notebook.config);
  if ('problems' in parsed)
    return { refused: 'invalid', message: parsed.problems.map(({ message }) => message).join(' ') };
  const index = notebook.index();
  const view = sharedView(index);
  const rows = await inSlices(
    () => runQuerySteps(parsed.query, view, notebook.context()),
    () => index.version,
  );
  const offset = numbers.get('offset') ?? 0;
  const limit = Math.min(Math.max(numbers.get('limit') ?? usualRows, 1), mostRows);
  const lines = rows.slice(offset, offset + limit).map((row) => JSON.stringify(rowFacts(view, row)));
  const { text: written, count } = fittingLines(lines);
  const left = rows.length - offset - count;
  const more = left > 0 ? ` ${left} more: ask again with offset ${offset + count}.` : '';
  return dataAnswer(`${rows.length} rows found, ${count} shown.${more}`, written);
}

async function record({ notebook }: AssistantWorld, { texts, numbers }: ToolInput): Promise<ToolAnswer> {
  const path = texts.get('path') ?? '';
  const view = sharedView(notebook.index());
  const row = view.noteRow(path);
  const text = row === undefined ? undefined : await notebook.read(path);
  if (row === undefined || text === undefined) return noNote(path);
  const body = sharedText(path, text, hiddenOf(view, row), notebook.index());
  const offset = numbers.get('offset') ?? 0;
  const shown = body.slice(offset, offset + mostCharacters);
  const left = body.length - offset - shown.length;
  const more = left > 0 ? ` ${left} more characters: ask again with offset ${offset + shown.length}.` : '';
  return dataAnswer(`The fields and the text of a note.${more}`, `${JSON.stringify(rowFacts(view, row))}\n\n${shown}`);
}

/** Hidden are all confidential fields of the kind: the body may state what the header does not. */
function hiddenOf(view: SharedView, row: number): readonly string[] {
  return view.config.kinds.get(view.kind(row))?.confidential ?? [];
}

/** The refusal of a note that is not there, or is kept back: nobody learns which. */
export function noNote(path: string): Refusal {
  return { refused: 'moved', message: say('There is no note "{0}" to be read.', path.slice(0, 200)) };
}

async function kpis({ notebook }: AssistantWorld, { texts }: ToolInput): Promise<ToolAnswer> {
  const index = notebook.index();
  const { values } = await inSlices(
    () => kpiReportSteps(compileKpis(notebook.config), index, notebook.context(), {}),
    () => index.version,
  );
  const words = (texts.get('name') ?? '').toLowerCase();
  const wanted = tellableFigures({ index, figures: values, audience: '' }).filter(({ kpi: { decl } }) =>
    `${decl.id} ${decl.title}`.toLowerCase().includes(words),
  );
  const lines = wanted.map(({ kpi: { decl }, value, unit, target, met, sampleSize, trend }) =>
    JSON.stringify({ id: decl.id, title: decl.title, value: value ?? null, unit, target, met, sampleSize, trend }),
  );
  const { text, count } = fittingLines(lines);
  const left = lines.length - count;
  const more = left > 0 ? ` ${left} more: name the one you want.` : '';
  return dataAnswer(`${lines.length} figures on ${notebook.context().today}.${more}`, text);
}

async function changes(world: AssistantWorld, { texts }: ToolInput): Promise<ToolAnswer> {
  const { notebook } = world;
  const none: Refusal = { refused: 'not-supported', message: say('There is no history of git to read here.') };
  const history = await world.history();
  if (!history) return none;
  const index = notebook.index();
  try {
    const found = await happenedSince(history, index, notebook.context().me, texts.get('since') ?? '');
    if (isRefusal(found)) return found;
    const view = sharedView(index);
    const lines = found.told
      .filter((each) => isTellable(view, each))
      .map(({ happening: { path, kind, name }, words, authors }) =>
        JSON.stringify({ path, kind, name, words, authors }),
      );
    const { text, count } = fittingLines(lines);
    const left = lines.length - count;
    const more = left > 0 ? ` ${left} more: ask for a later day.` : '';
    return dataAnswer(`${lines.length} changes, ${count} shown.${more}`, text);
  } catch (error) {
    if (error instanceof Stop) return none;
    throw error;
  }
}

/** Nothing of what the view keeps back, nor of a field that it keeps back, nor of private kinds that are gone. */
function isTellable(view: SharedView, { happening: { path, kind, verb } }: ToldHappening): boolean {
  const { kinds } = view.config;
  const isPrivate = [...kinds.values()].some(({ private: own, folder }) => own && path.startsWith(`${folder}/`));
  if (isPrivate || kinds.get(kind)?.private || kinds.get(kind)?.confidential.includes(verb)) return false;
  return verb === 'gone' || view.noteRow(path) !== undefined;
}
