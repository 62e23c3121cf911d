// Which fields a KPI may name and of what type they are: those of the kinds, those of task lines, and a closed table of
// computed ones. Comes in: a name as written; goes out: an operand or the problem with a suggestion.

import { say } from '../language.ts';
import { headerField } from '../note/aliases.ts';
import type { NotebookConfig } from '../record/kind.ts';
import { nearestWord } from '../record/nearest.ts';
import type { Operand } from './kpi.ts';
import type { MeasureProblem, Name } from './measure.ts';

/** Days of task lines. */
export const taskDays = ['due', 'scheduled', 'start', 'created', 'done', 'cancelled', 'asked'];

/** What rows of every kind can be grouped by. */
export const groupFields = [
  'kind',
  'state',
  'class',
  'owner',
  'project',
  'heading',
  'priority',
  'severity',
  'title',
  'path',
];

/** Names that are no field but stand for one, computed for each row. */
const COMPUTED: ReadonlyMap<string, Operand> = new Map([
  ['today', { read: 'today', field: 'today', type: 'day' }],
  ['now', { read: 'now', field: 'now', type: 'stamp' }],
  ['first-due', { read: 'first-due', field: 'due', type: 'day' }],
  ['first-seen', { read: 'first-seen', field: 'created', type: 'day' }],
  ['issues-before', { read: 'issues-before', field: 'issues-before', type: 'number' }],
  ['issues-after', { read: 'issues-after', field: 'issues-after', type: 'number' }],
  ['progress', { read: 'progress', field: 'progress', type: 'percent' }],
]);

/** Names of what is computed for each row, as people write them. */
export const computedNames: readonly string[] = [...COMPUTED.keys()].map((name) => name.replaceAll('-', '_'));

/** The operand a name means, or why it cannot be computed with. */
export function operandOf(name: Name, config: NotebookConfig): Operand | MeasureProblem {
  const field = headerField(name.text);
  const type = COMPUTED.get(field)?.type ?? fieldType(field, config);
  switch (type) {
    case undefined:
      return unknownField(name, config);
    case 'number':
    case 'money':
    case 'percent':
    case 'duration':
    case 'interval':
    case 'day':
    case 'stamp':
      return COMPUTED.get(field) ?? { read: 'field', field, type };
    default:
      return {
        span: name.span,
        message:
          type === 'text'
            ? say('`{0}` holds text; a measure needs a number, money, a day or a time.', name.text)
            : say('`{0}` holds a {1}; a measure needs a number, money, a day or a time.', name.text, type),
      };
  }
}

/** The normalised id of a field that rows can be grouped by, or undefined when no such field is known. */
export function groupField(name: string, config: NotebookConfig): string | undefined {
  const field = headerField(name);
  return groupFields.includes(field) || fieldType(field, config) !== undefined ? field : undefined;
}

/** The type of a field of a kind or a task line; undefined for an unknown one. */
export function fieldType(field: string, config: NotebookConfig): string | undefined {
  return config.fields.get(field)?.type ?? (taskDays.includes(field) ? 'day' : undefined);
}

/** The known field a name was probably meant to be. */
export function nearestField(name: string, config: NotebookConfig): string | undefined {
  return nearestWord(headerField(name), [...config.fields.keys(), ...taskDays, ...COMPUTED.keys(), ...groupFields]);
}

function unknownField(name: Name, config: NotebookConfig): MeasureProblem {
  const parts = name.text.split('-');
  const [left = '', right = ''] = parts;
  if (parts.length === 2 && fieldType(headerField(left), config) && fieldType(headerField(right), config)) {
    const suggestion = `${left} - ${right}`;
    return {
      span: name.span,
      message: say('A difference needs blanks around the minus sign: `{0}`.', suggestion),
      suggestion,
    };
  }
  const suggestion = nearestField(name.text, config);
  const hint =
    suggestion === undefined
      ? say('Fields are declared under `fields:` and `kinds:`.')
      : say('Did you mean `{0}`?', suggestion);
  return {
    span: name.span,
    message: say('There is no field `{0}`. {1}', name.text, hint),
    ...(suggestion === undefined ? {} : { suggestion }),
  };
}
