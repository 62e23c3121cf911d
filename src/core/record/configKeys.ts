// Every key of `daybook.yml` with its form and one sentence about it: the one table from which the check, the JSON Schema, the
// completion and the documentation of the configuration are made. Data only.
import { toSay } from '../language.ts';
import type { DictShape, KeysShape, ListShape, Shape, TextShape } from './configShape.ts';
import type { TextFormat } from './textFormat.ts';

/** Types of fields, see FieldType. */
export const fieldTypes = [
  'text',
  'number',
  'money',
  'percent',
  'day',
  'stamp',
  'duration',
  'interval',
  'person',
  'people',
  'project',
  'record',
  'records',
  'list',
  'choice',
  'flag',
] as const;

/** Classes of states, see StateClass. */
export const stateClasses = ['todo', 'doing', 'waiting', 'done', 'cancelled'] as const;

/** Which notes of a kind's folder are of that kind without saying so, see Kind.claims. */
export const claims = ['all', 'main', 'none'] as const;

/** Ways to write task fields, see NotebookConfig.taskSyntax. */
export const taskSyntaxes = ['auto', 'plain', 'emoji', 'dataview'] as const;

/** Charts of a KPI, see KpiDecl. */
export const charts = ['number', 'bars', 'line', 'share'] as const;

/** Hours that service times are counted in, see ServiceLevel. */
export const countedHours = ['working', 'elapsed'] as const;

/** The same for KPIs, see KpiDecl. */
export const kpiHours = [...countedHours, 'service'] as const;

/** Better ways of a KPI, see KpiDecl. */
export const directions = ['up', 'down', 'none'] as const;

const text = (doc: string, format?: TextFormat): TextShape =>
  format ? { is: 'text', doc: toSay(doc), format } : { is: 'text', doc: toSay(doc) };
const choice = (doc: string, values: readonly string[]): TextShape => ({ is: 'text', doc: toSay(doc), values });
const flag = (doc: string): TextShape => text(doc, 'flag');
const list = (doc: string, of: Shape): ListShape => ({ is: 'list', doc: toSay(doc), of });
const keys = (doc: string, shapes: Readonly<Record<string, Shape>>): KeysShape => ({
  is: 'keys',
  doc: toSay(doc),
  keys: shapes,
});
const dict = (doc: string, of: Shape, more: Partial<DictShape> = {}): DictShape => ({
  ...more,
  is: 'dict',
  doc: toSay(doc),
  of,
});
const either = (doc: string, ...of: Shape[]): Shape => ({ is: 'either', doc: toSay(doc), of });

const fieldName: TextShape = { ...text('A field, as it is written in notes.', 'key'), names: 'field' };
const person: TextShape = { ...text('A person of the roster.', 'line'), names: 'person' };
const severity = choice('The severity.', ['critical', 'high', 'medium', 'low']);
const levels = ['high', 'medium', 'low'];

const fieldDecl = either(
  'A field: its type, or a map with type, values and doc.',
  choice('How the value is read.', fieldTypes),
  keys('A field.', {
    type: choice('How the value is read.', fieldTypes),
    values: list('The values of a choice, the most pressing first.', text('A value.', 'line')),
    doc: text('One sentence about the field.'),
  }),
);

const stateDecl = either(
  'A state: its class, or a map with class and other words for it.',
  choice('What the state means to views and `is:`.', stateClasses),
  keys('A state.', {
    class: choice('What the state means to views and `is:`.', stateClasses),
    also: list('Other words that mean this state.', text('A word.', 'line')),
  }),
);

const kindDecl = keys('A kind of record.', {
  label: text('Its name, for example `Incident`.', 'line'),
  plural: text('Its name for several, for example `Incidents`.', 'line'),
  icon: text('Name of a codicon.', 'icon'),
  folder: text('Folder of new records, relative to the notebook.', 'folder'),
  also_in: list('More folders whose notes are of this kind.', text('A folder.', 'folder')),
  claims: choice(
    'Which notes of the folder are of this kind without `type:`: all, only a main note a folder, or none.',
    claims,
  ),
  file: text('File name of a new record, for example `{date}-{slug}`.', 'file'),
  aliases: either(
    'Other values of `type:` that mean this kind.',
    list('Other values of `type:`.', text('A word.', 'id')),
    dict(
      'Other values of `type:` and the fields they imply.',
      dict('Fields implied.', text('A value.'), { names: 'field' }),
      {
        format: 'id',
      },
    ),
  ),
  fields: either(
    'Its fields in the order they are written: names, or a map that also declares them.',
    list('Names of fields.', fieldName),
    dict('Fields with their declarations.', fieldDecl, { format: 'key', names: 'field' }),
  ),
  add_fields: either(
    'Fields added behind those of a kind that exists already.',
    list('Names of fields.', fieldName),
    dict('Fields with their declarations.', fieldDecl, { format: 'key', names: 'field' }),
  ),
  initial: dict('Fields a new record starts with.', text('The value; it may hold placeholders.'), {
    format: 'key',
    names: 'field',
  }),
  asks: list('Fields that are asked for when a record is made, beside its title.', fieldName),
  states: dict('Its states, from first to last.', stateDecl, { format: 'id' }),
  state_field: fieldName,
  assume: text('The state of a note that does not say one; else the first.', 'id'),
  stamps: dict('Fields that get the time when a state is entered.', fieldName, { format: 'id' }),
  tick: text('The state that ticking a record sets; without it there is no box.', 'id'),
  template: text('Body of a new record in Markdown, or the path of a file that holds it.'),
  grows: dict(
    'Kinds of records that this one leads to, and how the two name each other.',
    keys('How it leads to that kind.', {
      field: fieldName,
      back: { ...fieldName, ...text('A field of the other record that names this one.', 'key') },
      state: text('The state this record moves to.', 'id'),
    }),
    { format: 'id', names: 'kind' },
  ),
  private: flag('Records of this kind belong into a private notebook.'),
  criteria: flag('Boxes inside are criteria of the record, not to-dos.'),
  confidential: list('Fields kept out of reports for wider audiences.', fieldName),
  doc: text('One sentence about the kind.'),
});

const seriesDecl = keys('A series of meetings.', {
  label: text('Its name.', 'line'),
  folder: text('Folder of its notes.', 'folder'),
  file: text('File name of a new note, for example `{date}-{series}`.', 'file'),
  attendees: list('Who takes part.', person),
  days: list('Weekdays it takes place on.', text('A weekday, or a span such as mon-fri.', 'weekdays')),
  time: text('When it starts.', 'time'),
  project: text('The project it is about.', 'line'),
  needs: list('What has to be ready before each meeting.', text('An id, a name or words.', 'line')),
  template: text('Name or path of its template.'),
  private: flag('Its notes belong into a private notebook, one for each person it is with.'),
});

const kpiDecl = keys('A KPI.', {
  title: text('Its name.', 'line'),
  from: text('A query: what it is computed from.', 'line'),
  measure: text('What is computed: `count`, `median(resolved - opened)`, `sum(spent)`, …', 'line'),
  against: text('A second measure, shown beside the first; a target may be `<= against`.', 'line'),
  by: fieldName,
  unit: text('Unit of the value.', 'line'),
  target: text('The value to reach.', 'line'),
  direction: choice('Which way is better.', directions),
  window: text('Only what happened in this time before today, for example `90d`.', 'line'),
  on: fieldName,
  hours: choice('Which hours count between two times; `service`: as `sla` says, without pauses.', kpiHours),
  chart: choice('How it is drawn.', charts),
  doc: text('One sentence about the KPI.'),
});

const boardDecl = keys('A board.', {
  title: text('Its name.', 'line'),
  query: text('A query: the cards.', 'line'),
  by: { ...fieldName, doc: toSay('The field that makes the columns, for example `state` or `owner`.') },
  columns: list('The columns in their order, when not all values of the field.', text('A value of the field.', 'line')),
  lanes: { ...fieldName, doc: toSay('The field that makes lanes across the columns.') },
  limits: dict('How many cards a column is to hold at most.', text('A number of cards.', 'points')),
});

const levelDecl = keys('What was promised for issues of this severity.', {
  acknowledge: text('Time until somebody takes it on, for example `30m`.', 'duration'),
  resolve: text('Time until it is resolved, for example `8h` or `2d`.', 'duration'),
  update: text('How often people are told during a major incident, for example `1h`.', 'duration'),
  hours: choice('Whether hours and days are those of the working calendar, or all.', countedHours),
});

/** Orders of the parts of a day, see ImportDecl. */
export const dateOrders = ['ymd', 'dmy', 'mdy'] as const;

const column = (doc: string): TextShape => text(doc, 'line');

const importDecl = keys('An import of records from another tool.', {
  label: text('Its name.', 'line'),
  kind: { ...text('The kind of the records.', 'id'), names: 'kind' },
  key: column('The column by which a record is found again; for readings the one that names the KPI.'),
  fields: dict('Fields and the columns they come from.', column('A column.'), { format: 'key', names: 'field' }),
  values: dict(
    'Words of the other tool and what they are here, by field.',
    dict('Words of the other tool.', text('The value here.', 'line')),
    { format: 'key', names: 'field' },
  ),
  body: column('The column whose text stands in the body of a new record.'),
  dates: choice('In which order days are written, when the year is not first.', dateOrders),
  readings: keys('The columns of readings of KPIs.', {
    date: column('The day.'),
    value: column('The figure.'),
    n: column('How many it comes from.'),
    note: column('A note.'),
  }),
});

const points = (doc: string): TextShape => text(doc, 'points');

const personDecl = keys('A person.', {
  id: text('Short name used as `@id` and in `owner:`.', 'line'),
  name: text('Full name.', 'line'),
  mail: list('Mail addresses.', text('A mail address.', 'mail')),
  mails: list('Mail addresses.', text('A mail address.', 'mail')),
  handles: list('Names used in other systems.', text('A name.', 'line')),
  role: text('What the person does.', 'line'),
  team: text('The team the person belongs to.', 'line'),
  capacity: text('Working time a week, for example `32h`.', 'duration'),
  absences: list('Spans of absence, for example `2026-07-06..2026-07-17`; never the reason.', text('A span.', 'line')),
  skills: list('What the person can do.', text('A skill.', 'line')),
  one_on_one_every: text('How often there is a 1:1, for example `14d`.', 'interval'),
});

/** The whole of `daybook.yml`. */
export const configKeys: KeysShape = keys('The configuration of a Daybook notebook.', {
  name: text('Name of the notebook.', 'line'),
  timezone: text('IANA time zone, for example `Europe/Berlin`; else the machine’s.', 'zone'),
  country: text('Country code, for example `DE`.', 'country'),
  visibility: choice('Whether the notebook is shared with the team.', ['shared', 'private']),
  work: keys('The working calendar.', {
    days: list('Working days.', text('A weekday, or a span such as mon-fri.', 'weekdays')),
    hours: text('Working hours, for example `09:00-17:00`.', 'hours'),
    holidays: list('Days off.', text('A day.', 'day')),
  }),
  people: list('The team.', either('A person: a map, or only the id.', text('The id.', 'line'), personDecl)),
  me: person,
  kinds: dict(
    'Kinds of records: new ones, and changes to those that exist. `off` removes one.',
    either('A kind.', kindDecl, choice('`off` removes the kind.', ['off'])),
    { format: 'id', names: 'kind' },
  ),
  fields: dict('Fields used by kinds and tasks.', fieldDecl, { format: 'key', names: 'field' }),
  series: dict('Series of meetings.', seriesDecl, { format: 'id' }),
  kpis: dict('KPIs of the panel.', either('A KPI.', kpiDecl, choice('`off` removes the KPI.', ['off'])), {
    format: 'id',
  }),
  boards: dict('Boards of cards.', either('A board.', boardDecl, choice('`off` removes the board.', ['off'])), {
    format: 'id',
  }),
  imports: dict('Imports from other tools, which can be repeated.', importDecl, { format: 'id' }),
  queries: dict('Searches with a name.', text('A query.', 'line'), { format: 'id' }),
  markers: dict('Characters between the brackets of a box and what they mean.', choice('The class.', stateClasses), {
    format: 'marker',
  }),
  loose_tasks: flag('Whether `[ ] text` without a list marker is a task.'),
  task_syntax: choice('How fields of new task lines are written.', taskSyntaxes),
  exclude: list(
    'Paths that are not read, in addition to the usual ones; `!pattern` takes a usual one away.',
    text('A path pattern.', 'glob'),
  ),
  freeze: list(
    'Days on which nothing is changed but in an emergency.',
    text('Days and why, for example `2026-12-20..2027-01-03 Year end`.', 'days'),
  ),
  inbox: text('The note for what has no place yet.', 'folder'),
  urgency: keys('Points by which rows of Today are ordered; 0 switches a reason off.', {
    critical: points('Severity or priority is critical.'),
    high: points('Severity or priority is high.'),
    low: points('Severity or priority is low.'),
    late: points('For each day it is late, 14 at most.'),
    due: points('It is due today.'),
    broken: points('A service time was broken.'),
    soon: points('A service time ends within two hours.'),
    mine: points('I own it.'),
    waiting: points('Somebody waits for me.'),
  }),
  audiences: dict(
    'For whom reports are written, and the confidential fields that each of them sees all the same.',
    list('Names of fields.', fieldName),
    { format: 'id' },
  ),
  sla: dict('Service times by severity.', levelDecl, { values: severity.values ?? [] }),
  severity: dict('Severity by impact, then by urgency.', dict('Severity by urgency.', severity, { values: levels }), {
    values: levels,
  }),
});
