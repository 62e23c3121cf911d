// How bad a matter is: its severity, and impact and urgency that make it by the table of the notebook. Comes in: the note's text, a
// severity; goes out: edits, or a refusal. Impact and urgency are touched only where the note has them and they say something else.
import type { RowKey } from '../index/rows.ts';
import { severityByTable } from '../record/interpret.ts';
import type { NoteEdit, Refusal } from './edit.ts';
import { valuesIn } from './recordAct.ts';
import { type FieldChange, type RowContext, setRowFields } from './rowField.ts';

/**
 * Writes a severity, and the nearest impact and urgency that make it (same impact first, then same urgency, then the first of the
 * table). Refused as by `setRowFields`.
 */
export function setSeverity(text: string, key: RowKey, severity: string, context: RowContext): NoteEdit | Refusal {
  return setRowFields(text, key, severityChanges(text, severity, context), context);
}

function severityChanges(text: string, severity: string, { config }: RowContext): FieldChange[] {
  const values = valuesIn(text);
  const [[impact = ''], [urgency = '']] = [values('impact'), values('urgency')];
  const written = new Map([
    ['impact', impact],
    ['urgency', urgency],
  ]);
  const change = { field: 'severity', value: severity };
  if (impact === '' || urgency === '' || severityByTable(written, config) === severity) return [change];
  const cells = [...config.severityTable].filter(([, made]) => made === severity).map(([cell]) => cell.split(' '));
  const [cell] = cells.sort((a, b) => distance(a) - distance(b));
  if (cell === undefined) return [change];
  return [change, { field: 'impact', value: cell[0] }, { field: 'urgency', value: cell[1] }];

  function distance([hit = '', press = '']: readonly string[]): number {
    return Number(hit !== impact) * 2 + Number(press !== urgency);
  }
}
