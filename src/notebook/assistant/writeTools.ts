// The tools with which assistants change notes: first a draft with the exact difference, which a person confirms, then that difference and
// no other. Comes in: a notebook and checked input; goes out: a draft, what was written, or a refusal. Writes nothing by itself: a draft is
// applied by the notebook, as one step of undo, and only while the files say what they said when the draft was shown.
import { lineDifference } from '../../core/assistant/lineDifference.ts';
import type { ToolInput, ToolName } from '../../core/assistant/tools.ts';
import { readCapture } from '../../core/capture/readCapture.ts';
import { addCaptured, captureFile, captureTargets, type TargetContext } from '../../core/capture/target.ts';
import { usualDialect } from '../../core/edits/dialect.ts';
import { isRefusal, type Refusal } from '../../core/edits/edit.ts';
import type { HeaderValue } from '../../core/edits/headerValue.ts';
import { mayReopen } from '../../core/edits/reopening.ts';
import { type RowContext, setRowFields } from '../../core/edits/rowField.ts';
import { sharedView } from '../../core/exports/sharedView.ts';
import type { RowKey } from '../../core/index/rows.ts';
import { say } from '../../core/language.ts';
import { foldKey, headerField } from '../../core/note/aliases.ts';
import type { Kind, NotebookConfig } from '../../core/record/kind.ts';
import { newRecord, templatePath } from '../../core/record/newRecord.ts';
import { valueFault } from '../../core/record/validate.ts';
import type { NoteChange, Step } from '../changes.ts';
import { noNote } from './readTools.ts';
import type { AssistantWorld } from './world.ts';

/** A change as a person is shown it. */
export interface Draft {
  readonly steps: readonly Step[];
  /** Lines that go and come, by file. */
  readonly difference: string;
}

/** A writing tool: what it would change. */
export type WriteTool = (world: AssistantWorld, input: ToolInput) => Promise<Draft | Refusal>;

/** The writing tools by name. */
export const writeTools: Partial<Readonly<Record<ToolName, WriteTool>>> = {
  daybook_create: create,
  daybook_update: update,
};

const longestDifference = 20_000;

/** Writes what was shown, byte for byte; refused as `changed-meanwhile` where a file says something else by now. */
export async function applyDraft({ notebook }: AssistantWorld, { steps }: Draft): Promise<string | Refusal> {
  const applied = await notebook.apply(steps.map(exactly));
  return isRefusal(applied) ? applied : say('Written: {0}.', applied.paths.join(', '));
}

function exactly(step: Step): NoteChange {
  if (step.kind === 'create') return { kind: 'create', file: { path: step.path, text: step.after, cursor: 0 } };
  if (step.kind !== 'write') throw new TypeError(`no tool makes a step "${step.kind}"`);
  const { path, before, after } = step;
  const message = say('{0} was changed since; nothing was written.', path);
  return {
    kind: 'edit',
    path,
    intent: (text) =>
      text === before
        ? { edits: [{ span: { start: 0, end: text.length }, text: after }] }
        : { refused: 'changed-meanwhile', message },
  };
}

async function drafted({ notebook }: AssistantWorld, change: NoteChange): Promise<Draft | Refusal> {
  const plan = await notebook.plan([change]);
  if (isRefusal(plan)) return plan;
  if (plan.steps.length === 0) return { refused: 'unchanged', message: say('There is nothing to change.') };
  const difference = plan.steps
    .map((step) =>
      lineDifference(step.path, 'before' in step ? step.before : undefined, 'after' in step ? step.after : ''),
    )
    .join('\n');
  if (difference.length > longestDifference)
    return { refused: 'not-supported', message: say('This would change more than can be shown.') };
  return { steps: plan.steps, difference };
}

function create(world: AssistantWorld, input: ToolInput): Promise<Draft | Refusal> | Promise<Refusal> {
  const kind = input.texts.get('kind') ?? '';
  return kind === '' ? createTask(world, input) : createRecord(world, kind, input);
}

async function createRecord(world: AssistantWorld, id: string, input: ToolInput): Promise<Draft | Refusal> {
  const { notebook } = world;
  const { config } = notebook;
  const kind = config.kinds.get(config.kindOfType.get(foldKey(id)) ?? id);
  if (!kind || kind.private) return { refused: 'invalid', message: say('There is no kind "{0}".', id) };
  const fields = fieldsOf(input, kind, config);
  if (isRefusal(fields)) return fields;
  const foreign = [...fields.keys()].find((field) => !kind.fields.includes(field));
  if (foreign !== undefined)
    return { refused: 'invalid', message: say('A new {0} has no field "{1}".', kind.label, foreign) };
  const title = input.texts.get('title') ?? '';
  if (hasControls(title) || title.trim() === '') return { refused: 'invalid', message: say('A title is one line.') };
  const template = await notebook.read(templatePath(kind.id, kind.template));
  const values = new Map(
    [...fields].flatMap(([field, value]) => (value === undefined ? [] : [[field, value] as const])),
  );
  const given = { title, fields: values, ...(template !== undefined && { template }) };
  const file = newRecord(id, given, { config, ...notebook.context(), index: notebook.index() });
  return isRefusal(file) ? file : drafted(world, { kind: 'create', file });
}

async function createTask(world: AssistantWorld, { texts, fields }: ToolInput): Promise<Draft | Refusal> {
  const { notebook } = world;
  const context: TargetContext = { index: notebook.index(), ...notebook.context() };
  const words = [...fields].map(([name, value]) => `${name}:${/\s/.test(value) ? `"${value}"` : value}`);
  const line = [texts.get('title') ?? '', ...words].join(' ');
  const captured = hasControls(line) ? undefined : readCapture(line, context);
  if (!captured) return { refused: 'invalid', message: say('A task is one line of words.') };
  const shown = sharedView(notebook.index());
  const target = captureTargets([captured], context).find(
    ({ path, exists }) => !exists || shown.noteRow(path) !== undefined,
  );
  if (!target) return { refused: 'invalid', message: say('There is no place for the task.') };
  if (target.exists || (await notebook.read(target.path)) !== undefined)
    return drafted(world, { kind: 'edit', path: target.path, intent: addCaptured([captured], target, context) });
  const file = captureFile([captured], target, context);
  return isRefusal(file) ? file : drafted(world, { kind: 'create', file });
}

async function update(world: AssistantWorld, input: ToolInput): Promise<Draft | Refusal> {
  const { notebook } = world;
  const path = input.texts.get('path') ?? '';
  const index = notebook.index();
  const view = sharedView(index);
  const row = view.noteRow(path);
  if (row === undefined) return noNote(path);
  const words = input.texts.get('task');
  const key = words === undefined ? view.key(row) : taskKeyOf(world, path, words, input.numbers.get('line'));
  if (isRefusal(key)) return key;
  const kind = words === undefined ? index.config.kinds.get(index.kind(row)) : undefined;
  const fields = fieldsOf(input, kind, index.config);
  if (isRefusal(fields)) return fields;
  const config = { ...index.config, people: index.roster().people };
  const shared = mayReopen(index, key) ? await world.shared?.(path) : undefined;
  const context: RowContext = { config, ...notebook.context(), usual: usualDialect(index, path), shared };
  const changes = [...fields].map(([field, value]) => ({ field, value }));
  return drafted(world, { kind: 'edit', path, intent: (text) => setRowFields(text, key, changes, context) });
}

/** The line with exactly these words; the number of the line tells only between several that have them. */
function taskKeyOf(
  { notebook }: AssistantWorld,
  path: string,
  words: string,
  line: number | undefined,
): RowKey | Refusal {
  const index = sharedView(notebook.index());
  const same = index.taskRows(path).filter((row) => index.item(row).title === words.trim());
  const meant = same.length > 1 ? same.filter((row) => index.item(row).line + 1 === line) : same;
  const [row] = meant;
  if (row !== undefined && meant.length === 1) return index.key(row);
  return same.length > 1
    ? { refused: 'ambiguous', message: say('{0} lines of {1} have these words; say which line.', same.length, path) }
    : { refused: 'moved', message: say('The line "{0}" is not in the note any more.', words.slice(0, 80)) };
}

/** Values as they are written, by field id; undefined takes a field away. Refused: what is confidential, what does not fit, several lines. */
function fieldsOf(
  { fields }: ToolInput,
  kind: Kind | undefined,
  config: NotebookConfig,
): Map<string, HeaderValue | undefined> | Refusal {
  const found = new Map<string, HeaderValue | undefined>();
  for (const [name, text] of fields) {
    const id = headerField(name);
    const decl = config.fields.get(id);
    if (kind?.confidential.includes(id) || id === 'type' || id === 'confidential')
      return { refused: 'not-supported', message: say('Assistants do not write "{0}".', name) };
    if (hasControls(text)) return { refused: 'invalid', message: say('The value of "{0}" is one line.', name) };
    const isList = decl !== undefined && ['list', 'people', 'records'].includes(decl.type);
    const value = isList
      ? text
          .split(',')
          .map((part) => part.trim())
          .filter(Boolean)
      : text.trim();
    const fault =
      decl &&
      [value]
        .flat()
        .map((each) => each && valueFault(each, decl, kind))
        .find(Boolean);
    if (fault) return { refused: 'invalid', message: fault };
    found.set(id, value.length === 0 ? undefined : value);
  }
  return found;
}

function hasControls(text: string): boolean {
  return /[\p{Cc}\u2028\u2029]/u.test(text);
}
