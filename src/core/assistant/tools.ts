// What an assistant can do with a notebook: the one table behind VS Code's language-model tools, the tools of the MCP server and
// docs/assistants.md. Comes in: what an assistant sent; goes out: checked input, or a sentence about what is wrong. Texts are read by
// models and stay English.

/** Names of the tools. VS Code wants letters, digits, `_` and `-`. */
export type ToolName =
  | 'daybook_search'
  | 'daybook_record'
  | 'daybook_kpi'
  | 'daybook_changes'
  | 'daybook_create'
  | 'daybook_update';

/** One value that a tool takes. `fields`: an object of texts, by field name. */
export interface ToolField {
  readonly name: string;
  readonly type: 'text' | 'number' | 'fields';
  readonly doc: string;
  readonly required?: true;
}

/** One tool. */
export interface AssistantTool {
  readonly name: ToolName;
  /** What people call it, in two or three words. */
  readonly title: string;
  /** What a model reads before it chooses. */
  readonly doc: string;
  readonly fields: readonly ToolField[];
  /** Changes notes: is shown as a difference and confirmed first. */
  readonly writes: boolean;
}

/** Checked input by name. */
export interface ToolInput {
  readonly texts: ReadonlyMap<string, string>;
  readonly numbers: ReadonlyMap<string, number>;
  readonly fields: ReadonlyMap<string, string>;
}

const notebook: ToolField = {
  name: 'notebook',
  type: 'text',
  doc: 'Name of the notebook; needed only when several are open.',
};
const fieldDoc =
  'Values by field name, such as {"owner": "maria", "due": "2026-03-20"}. Days are YYYY-MM-DD. Lists have commas between.';

/** The tools, reading ones first. */
export const assistantTools: readonly AssistantTool[] = [
  {
    name: 'daybook_search',
    title: 'Search Notes',
    doc: 'Finds records (issues, projects, risks, decisions, meetings ...) and task lines in the notebook. Answers one JSON row a line: path, line, kind, state, text, fields. Query words are combined by AND: `type:issue`, `is:open`, `is:overdue`, `is:mine`, `is:critical`, `owner:maria`, `project:mail`, `due:<+7d`, `status:waiting`, `tag:infra`, `has:due`, `-word` negates, plain words search titles, `sort:due`.',
    fields: [
      { name: 'query', type: 'text', doc: 'The query; empty finds everything.', required: true },
      { name: 'limit', type: 'number', doc: 'Rows to answer, 1 to 50; 20 when absent.' },
      { name: 'offset', type: 'number', doc: 'Rows to pass over, to read on.' },
      notebook,
    ],
    writes: false,
  },
  {
    name: 'daybook_record',
    title: 'Read Note',
    doc: 'Reads one note: its fields and its text.',
    fields: [
      { name: 'path', type: 'text', doc: 'Path as a search answers it.', required: true },
      { name: 'offset', type: 'number', doc: 'Characters of the text to pass over, to read on.' },
      notebook,
    ],
    writes: false,
  },
  {
    name: 'daybook_kpi',
    title: 'Read KPIs',
    doc: 'Answers the figures of the notebook with target and sample size; with `name` those whose id or title holds the words.',
    fields: [{ name: 'name', type: 'text', doc: 'Words of an id or title.' }, notebook],
    writes: false,
  },
  {
    name: 'daybook_changes',
    title: 'What Changed',
    doc: 'Tells what changed in the notes since the beginning of a day, by the history of git: what was added, done, moved, and by whom.',
    fields: [{ name: 'since', type: 'text', doc: 'First day, YYYY-MM-DD.', required: true }, notebook],
    writes: false,
  },
  {
    name: 'daybook_create',
    title: 'Create Record or Task',
    doc: 'Makes a new record from the template of its kind, or without `kind` adds a task line to the inbox (or to the project that the line names by `+slug`). The person sees the exact text and confirms first.',
    fields: [
      {
        name: 'title',
        type: 'text',
        doc: 'Title of the record, or the task: `Call Acme @maria due:2026-03-20 +mail !high`.',
        required: true,
      },
      { name: 'kind', type: 'text', doc: 'Kind of record: issue, project, risk, decision, meeting, change ...' },
      { name: 'fields', type: 'fields', doc: fieldDoc },
      notebook,
    ],
    writes: true,
  },
  {
    name: 'daybook_update',
    title: 'Update Record or Task',
    doc: 'Sets fields of one record, or of one task line of a note. `state` moves it (`done`, `doing`, `waiting`, or a state of its kind); an empty text takes a field away. The person sees the exact difference and confirms first.',
    fields: [
      { name: 'path', type: 'text', doc: 'Path as a search answers it.', required: true },
      {
        name: 'task',
        type: 'text',
        doc: 'Words of the task line as a search answers them (`text`); absent for the record itself.',
      },
      { name: 'line', type: 'number', doc: 'Line of the task, where several have the same words.' },
      { name: 'fields', type: 'fields', doc: fieldDoc, required: true },
      notebook,
    ],
    writes: true,
  },
];

/** The JSON Schema of a tool's input. */
export function inputSchema({ fields }: Pick<AssistantTool, 'fields'>): object {
  const typeOf = ({ type }: ToolField): object =>
    type === 'fields'
      ? { type: 'object', additionalProperties: { type: 'string' } }
      : { type: type === 'text' ? 'string' : 'integer' };
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map((field) => [field.name, { ...typeOf(field), description: field.doc }])),
    required: fields.filter(({ required }) => required).map(({ name }) => name),
    additionalProperties: false,
  };
}

const longestText = 2000;
const mostFields = 40;

/** What was sent, as a tool takes it; a sentence for what it does not take. Unknown names are refused, so that no wish is dropped. */
export function checkInput({ fields }: Pick<AssistantTool, 'fields'>, sent: unknown): ToolInput | string {
  const input = {
    texts: new Map<string, string>(),
    numbers: new Map<string, number>(),
    fields: new Map<string, string>(),
  };
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) return 'The input has to be an object.';
  for (const [name, value] of Object.entries(sent)) {
    const field = fields.find((each) => each.name === name);
    if (!field)
      return `There is no input "${name.slice(0, 40)}". Known: ${fields.map((each) => each.name).join(', ')}.`;
    if (value === undefined || value === null) continue;
    if (field.type === 'text' && typeof value === 'string' && value.length <= longestText) input.texts.set(name, value);
    else if (field.type === 'number' && Number.isSafeInteger(value) && Number(value) >= 0)
      input.numbers.set(name, Number(value));
    else if (field.type === 'fields' && isFields(value))
      for (const [key, text] of Object.entries(value)) input.fields.set(key, text);
    else return `"${name}" has to be ${wanted[field.type]}.`;
  }
  const missing = fields.find(
    ({ name, type, required }) => required && !(type === 'fields' ? input.fields.size > 0 : input.texts.has(name)),
  );
  return missing ? `"${missing.name}" is missing.` : input;
}

const wanted: Readonly<Record<ToolField['type'], string>> = {
  text: `a text of at most ${longestText} characters`,
  number: 'a whole number that is not negative',
  fields: `an object of at most ${mostFields} texts`,
};

function isFields(value: unknown): value is Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  return (
    entries.length <= mostFields && entries.every(([, text]) => typeof text === 'string' && text.length <= longestText)
  );
}
