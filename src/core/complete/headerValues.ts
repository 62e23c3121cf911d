// Values of one header field, by its declaration: states and choices of the kind, people, projects, records, days. Comes in: the
// field, the kind of the note, what was typed; goes out: values in order. Nothing for fields of free numbers and words that
// nobody has used yet.
import { say } from '../language.ts';
import { severityByTable } from '../record/interpret.ts';
import type { Kind } from '../record/kind.ts';
import { type CompletionRequest, fitting } from './completion.ts';
import {
  dayValues,
  durationValues,
  listedValues,
  type ProposedValue,
  personValues,
  projectValues,
  recordValues,
  stampValues,
  tagValues,
  usedValues,
} from './values.ts';

/** A field of a header that is being filled in. */
export interface HeaderField {
  readonly request: CompletionRequest;
  /** Normalised name. */
  readonly field: string;
  readonly kind: Kind | undefined;
  /** What the note says, the line at the cursor left out. */
  readonly fields: ReadonlyMap<string, string>;
  readonly typed: string;
}

/** What can stand there, best first. */
export function headerValues(asked: HeaderField): ProposedValue[] {
  const { request, field, kind, typed } = asked;
  if (field === 'type') return typeValues(asked);
  if (kind && field === kind.stateField && kind.states.length > 0) return stateValues(typed, kind);
  if (field === 'series') return seriesValues(asked);
  if (field === 'tags') return tagValues(typed, request, undefined);
  if (field === 'owner' || field === 'person') return meFirst(personValues(typed, request, undefined), request.me);
  return typedValues(asked);
}

function typedValues({ request, field, kind, fields, typed }: HeaderField): ProposedValue[] {
  const decl = request.index.config.fields.get(field);
  switch (decl?.type) {
    case 'choice': {
      const values = kind?.choices.get(field) ?? decl.values;
      const table = field === 'severity' ? severityByTable(fields, request.index.config) : undefined;
      return byTable(listedValues(typed, values), table);
    }
    case 'day':
      return dayValues(typed, field, request);
    case 'stamp':
      return stampValues(typed, field, request);
    case 'duration':
    case 'interval':
      return durationValues(typed, field, decl.type);
    case 'flag':
      return listedValues(typed, ['true', 'false']);
    case 'person':
    case 'people':
      return personValues(typed, request, undefined);
    case 'project':
      return projectValues(typed, request, undefined);
    case 'record':
    case 'records':
      return recordValues(typed, request, kindsFor(field, kind, request));
    case 'number':
    case 'money':
    case 'percent':
      return [];
    default:
      return kind === undefined || field === 'title' ? [] : usedValues(typed, request, kind.id, field);
  }
}

/** Kinds by id, the one of the note's folder first, then what other words for them imply. */
function typeValues({ request, kind, typed }: HeaderField): ProposedValue[] {
  const { kinds } = request.index.config;
  const own = [...kinds.values()].map(({ id, doc }) => ({ id, doc }));
  const also = [...kinds.values()].flatMap((each) =>
    [...each.aliases].map(([id, fields]) => ({ id, doc: aliasDoc(each, fields) })),
  );
  const found = fitting(
    typed,
    [...own, ...also],
    ({ id }) => [id],
    ({ id }) => (id === kind?.id ? 1 : 0),
  );
  return found.map(({ id, doc }) => ({ kind: 'value', label: id, value: id, doc }));
}

function aliasDoc({ label }: Kind, fields: ReadonlyMap<string, string>): string {
  const implied = [...fields].map(([field, value]) => `${field}: ${value}`).join(', ');
  return implied === '' ? say('Another word for {0}.', label) : say('{0} with {1}.', label, implied);
}

function stateValues(typed: string, kind: Kind): ProposedValue[] {
  const found = fitting(typed, kind.states, ({ id, also }) => [id, ...also]);
  // A state's own name goes before another word for a state.
  const own = found.filter(({ id }) => id.startsWith(typed.toLowerCase()));
  return [...new Set([...own, ...found])].map((state) => ({
    kind: 'value',
    label: state.id,
    detail: state.class === state.id ? '' : state.class,
    value: state.id,
  }));
}

function seriesValues({ request, typed }: HeaderField): ProposedValue[] {
  const series = [...request.index.config.series.values()];
  const found = fitting(typed, series, ({ id, label }) => [id, label]);
  const named = found.map(({ id, label }): ProposedValue => ({ kind: 'value', label: id, detail: label, value: id }));
  const known = new Set(series.map(({ id }) => id));
  return [...named, ...usedValues(typed, request, 'meeting', 'series').filter(({ value }) => !known.has(value))];
}

function meFirst(values: ProposedValue[], me: string | undefined): ProposedValue[] {
  return [...values.filter(({ value }) => value === me), ...values.filter(({ value }) => value !== me)];
}

/** The severity that impact and urgency make comes first. */
function byTable(values: ProposedValue[], table: string | undefined): ProposedValue[] {
  const made = values
    .filter(({ value }) => value === table)
    .map((value) => ({ ...value, detail: say('impact and urgency') }));
  return [...made, ...values.filter(({ value }) => value !== table)];
}

/** A field that is called like a kind holds records of it; one that replaces others holds its own; else all but tasks. */
function kindsFor(field: string, kind: Kind | undefined, { index }: CompletionRequest): ReadonlySet<string> {
  const { kinds } = index.config;
  const named = kinds.get(field) ?? kinds.get(field.replace(/s$/, ''));
  if (named) return new Set([named.id]);
  if (field === 'supersedes' && kind) return new Set([kind.id]);
  return new Set([...kinds.keys()].filter((id) => id !== 'task'));
}
