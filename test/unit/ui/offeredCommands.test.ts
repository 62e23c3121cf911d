// `when` clauses as package.json writes them, met or not by the keys that were told; commands found by words.
import { deepEqual, equal } from 'node:assert/strict';
import { fittingRows, isMet } from '../../../src/ui/offeredCommands.ts';

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

describe('commands by words', () => {
  const rows = [
    { title: 'Undo Last Share...', about: 'Brings the earlier text back, as a new change.' },
    { title: 'Change Calendar', about: 'Shows the changes ahead.' },
    { title: 'Prepare One-on-One', about: 'Makes the note of a 1:1.' },
    { title: 'Renew Changes' },
    { title: 'New Change', about: 'Something is changed.' },
  ];
  const check = (typed: string, titles: string[]): void =>
    deepEqual(
      fittingRows(rows, typed).map(({ title }) => title),
      titles,
      typed,
    );

  it('are found by titles before sentences', () => {
    check('new change', ['New Change', 'Renew Changes', 'Undo Last Share...']);
    check('change', ['Change Calendar', 'Renew Changes', 'New Change', 'Undo Last Share...']);
  });

  it('are found by words in any order, and by signs in them', () => {
    check('calendar  Change', ['Change Calendar']);
    check('one-on', ['Prepare One-on-One']);
    check('1:1', ['Prepare One-on-One']);
    check('search', []);
  });
});
