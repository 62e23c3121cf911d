// T27: the check of what is known against packages finds the bad versions and no others.
import { deepEqual, ok } from 'node:assert/strict';
import { knownProblems, readKnownProblems } from '../../scripts/knownProblems.mjs';

function check(name: string, version: string, expected: readonly string[]): void {
  it(`T27 ${name} ${version}: ${expected.join() || 'nothing known'}`, () => {
    const found = knownProblems([{ name, version }], readKnownProblems());
    deepEqual(
      found.map((sentence) => /\(([^)]+)\)/.exec(sentence)?.[1]),
      expected,
    );
  });
}

describe('known problems of packages', () => {
  check('yaml', '2.8.2', ['CVE-2026-33532']);
  check('yaml', '2.8.3', []);
  check('yaml', '2.2.1', ['CVE-2026-33532', 'CVE-2023-2251']);
  check('yaml', '1.10.2', ['CVE-2026-33532']);
  check('debug', '4.4.2', ['GHSA-8mgj-vmr8-frr6']);
  check('debug', '4.4.3', []);
  check('simple-git', '3.4.0-beta.1', ['CVE-2026-6951', 'CVE-2026-28292', 'CVE-2022-25860']);
  check('gray-matter', '99.0.0', ['gray-matter#131']);
  check('unheard-of', '0.0.1', []);

  it('every row says what and where', () => {
    for (const { id, what } of readKnownProblems()) ok(id !== '' && what !== '');
  });
});
