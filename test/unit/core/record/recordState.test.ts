// Words for states and the classes they mean.
import { deepEqual, equal } from 'node:assert/strict';
import { loadConfig } from '../../../../src/core/record/config.ts';
import type { Kind } from '../../../../src/core/record/kind.ts';
import { stateInList, stateOf, stateOfRecord } from '../../../../src/core/record/recordState.ts';

const { kinds } = loadConfig(undefined);

function kind(id: string): Kind {
  const found = kinds.get(id);
  if (!found) throw new Error(id);
  return found;
}

describe('stateOf', () => {
  const check = (id: string, written: string | undefined, expected: string) =>
    it(`${id}: ${written}`, () => {
      const state = stateOf(kind(id), written);
      equal(`${state.state} ${state.class}${state.known ? '' : '?'}`, expected);
    });
  check('issue', 'open', 'open todo');
  check('issue', 'Resolved', 'resolved done');
  check('issue', 'in progress', 'doing doing');
  check('issue', 'In_Progress', 'doing doing');
  check('issue', 'In-Progress', 'doing doing');
  check('issue', '"Closed"', 'closed done');
  check('issue', undefined, 'open todo');
  check('issue', '', 'open todo');
  check('issue', 'parked', 'parked todo?');
  check('issue', 'constructor', 'constructor todo?');
  check('project', 'On hold', 'on-hold waiting');
  check('change', 'Rolled back', 'rolled-back cancelled');
  check('decision', 'Superseded by [ADR-7](0007-x.md)', 'superseded cancelled');
  check('decision', 'Accepted.', 'accepted done');
  check('document', undefined, 'in-force done');
  check('policy', 'in force', 'in-force done');
  check('meeting', 'anything', ' todo');
  check('task', 'To Do', 'todo todo');
  check('task', "Won't Do", 'cancelled cancelled');
  check('task', 'Blocked in review', 'waiting waiting');
  check('task', 'Code review', 'code-review doing');
  check('task', 'QA blocked', 'qa-blocked waiting');
  check('task', 'Ready for release', 'todo todo');
  check('task', 'Somewhere', 'somewhere todo?');
  check('task', 'x', 'done done');
});

describe('stateOfRecord', () => {
  const check = (id: string, fields: [string, string][], expected: string) =>
    it(`${id} ${JSON.stringify(fields)}`, () => equal(stateOfRecord(kind(id), new Map(fields)).state, expected));
  check('issue', [['resolved', '2026-03-04']], 'resolved');
  check(
    'issue',
    [
      ['status', 'waiting'],
      ['resolved', '2026-03-04'],
    ],
    'waiting',
  );
  check(
    'issue',
    [
      ['status', ''],
      ['acked', '2026-03-04'],
      ['resolved', 'false'],
    ],
    'acked',
  );
  check('issue', [], 'open');
});

describe('stateInList', () => {
  const list = ['Icebox', 'Ready', 'Building', 'Blocked', 'Shipped'];
  const check = (written: string, expected: string) =>
    it(written, () => deepEqual(stateInList(kind('task'), list, written).class, expected));
  check('icebox', 'todo');
  check('Ready', 'todo');
  check('building', 'doing');
  check('BLOCKED', 'waiting');
  check('Shipped', 'done');
  check('Done', 'done');
  check('Elsewhere', 'todo');
});
