// One row of a table of actions as a task. Comes in: its cells as written; goes out: a draft. What a cell says that fits no field
// stays among the words, with the head of its column: nothing of a row is dropped but what was written as nothing.

import type { TableAction } from '../note/actionTables.ts';
import { foldKey, priorityOf, stateOf } from '../note/aliases.ts';
import { dayEnd } from '../note/fieldValue.ts';
import type { StateClass } from '../note/note.ts';
import { keywordClass } from '../note/stateWords.ts';
import type { TaskDraft } from '../note/taskPrint.ts';
import { type CaptureContext, readCapture } from './readCapture.ts';

/** The task that a row would become; days in words count from the context's day, people are those that are known. */
export function tableDraft(row: TableAction, context: CaptureContext): TaskDraft {
  const [box, ticked, text = row.text] = /^\[([ xX])\][ \t]+(.+)$/.exec(row.text) ?? [];
  const people = peopleOf(row.owner, context);
  const due = dayOf(row.due, context);
  const priority = priorityOf(row.priority);
  const state = box === undefined ? stateWord(row.status) : ticked === ' ' ? 'todo' : 'done';
  const rest = [
    ['Due', due === undefined ? row.due : ''],
    ['Priority', priority === undefined ? row.priority : ''],
    ['Status', state === undefined || box !== undefined ? row.status : ''],
    ...row.rest,
  ].flatMap(([head = '', cell = '']) => (cell === '' ? [] : [head === '' ? `(${cell})` : `(${head}: ${cell})`]));
  const words = people === undefined && row.owner !== '' ? `${row.owner}: ${text}` : text;
  return {
    text: [words, ...rest].join(' '),
    state: state ?? 'todo',
    ...(people && { people }),
    ...(due !== undefined && { fields: { due } }),
    ...(priority && { priority }),
  };
}

/** All of the people in a cell; undefined when one of them is nobody who is known. */
function peopleOf(cell: string, { index }: CaptureContext): string[] | undefined {
  const names = cell
    .replace(/\[([^\][]*)\]\([^()]*\)/g, '$1')
    .replace(/[*_`]/g, '')
    .split(/[,;&/]| and /)
    .map((name) => name.trim().replace(/^@/, ''))
    .filter((name) => name !== '');
  const ids = names.map((name) => index.personId(name)).filter((id) => id !== undefined);
  return ids.length > 0 && ids.length === names.length ? [...new Set(ids)] : undefined;
}

function dayOf(cell: string, context: CaptureContext): string | undefined {
  if (cell === '' || dayEnd(cell, 0, cell.length) === cell.length) return cell === '' ? undefined : cell;
  // Words that mean a day leave nothing else behind.
  const read = readCapture(`x by ${cell}`, context)?.draft;
  return read?.text === 'x' ? read.fields?.['due'] : undefined;
}

function stateWord(cell: string): StateClass | undefined {
  return cell === '' ? 'todo' : (stateOf(cell) ?? keywordClass(foldKey(cell)));
}
