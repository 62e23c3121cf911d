// The table of duties as a whole: each has a row, and docs/duties.md is what passed. Its name comes last, so that all rows have run.
import { deepEqual, equal } from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rows } from '../../support/duty.ts';
import { dutyPage } from '../../support/dutyPage.ts';
import { dutyIds } from '../../support/dutyTable.ts';

/** Duties that nothing proves yet. One that has a row must not stand here, one that has none must. */
const missing: readonly string[] = [];

const root = fileURLToPath(import.meta.url).replace(/\/\.out\/.*/, '');

describe('duties', () => {
  it('have a row each, or are known to be missing', () => {
    const without = dutyIds.filter((id) => !rows.declared.includes(id));
    deepEqual(without, missing);
  });

  it('are told in docs/duties.md as they passed', () => {
    // With a choice of tests, or a row that fails, there is no whole page.
    if (rows.passed.length < rows.declared.length) return;
    const page = dutyPage(rows.passed, titleOf);
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(`${root}/docs/duties.md`, page);
    equal(readFileSync(`${root}/docs/duties.md`, 'utf8'), page);
  });
});

function titleOf(command: string): string {
  const texts = JSON.parse(readFileSync(`${root}/package.nls.json`, 'utf8'));
  return texts[`command.${command.slice('daybook.'.length)}`].replace('...', '');
}
