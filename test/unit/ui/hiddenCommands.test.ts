// `when` clauses as package.json writes them, met or not by the keys that were told.
import { equal } from 'node:assert/strict';
import { isMet } from '../../../src/ui/hiddenCommands.ts';

const keys = new Map<string, unknown>([
  ['state', 'ready'],
  ['has.risk', true],
  ['settled', false],
]);

describe('when clauses', () => {
  const check = (clause: string, met: boolean): void => equal(isMet(clause, keys), met, clause);

  it('are met by keys as they were told', () => {
    check('true', true);
    check('false', false);
    check('has.risk', true);
    check('!has.risk', false);
    check('has.vendor', false);
    check('!has.vendor', true);
    check('settled', false);
    check('state == ready', true);
    check('state != none', true);
    check('state != ready', false);
  });

  it('are read with "and" before "or"', () => {
    check('settled || has.risk && state == ready', true);
    check('has.risk && settled || state == none', false);
  });
});
