// Lines that Daybook keeps in a section: added, renewed and taken out, with everything that people wrote left as it is.
import { strictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { type KeptLines, setLines } from '../../../../src/core/edits/setLines.ts';
import { applyEdits } from '../../../../src/core/text.ts';
import { runs } from '../../../support/runs.ts';

const keyOf = (line: string): string | undefined => /^- @(\w+)/.exec(line)?.[1];
const all: KeptLines = { keyOf, renews: true };

function check(text: string, wanted: readonly string[], expected: string, lines = all): void {
  const after = applyEdits(text, setLines(text, 'Plan', wanted, lines).edits);
  strictEqual(after, expected);
  strictEqual(applyEdits(after, setLines(after, 'Plan', wanted, lines).edits), after, 'a second run changes nothing');
}

describe('lines that are kept in a section', () => {
  it('makes the section', () => check('# Day\n', ['- @a', '- @b'], '# Day\n\n## Plan\n\n- @a\n- @b\n'));

  it('uses up an empty item, and writes no heading for nothing', () => {
    check('## Plan\n\n- [ ] \n\n## Log\n', ['- @a'], '## Plan\n\n- @a\n\n## Log\n');
    check('# Day\n', [], '# Day\n');
  });

  it('adds behind its own lines, renews them and takes out what is not wanted', () =>
    check(
      '## Plan\n\nMine.\n- @a old\n- my own\n- @b\nAfter.\n## Log\n- @c\n',
      ['- @a new', '- @d'],
      '## Plan\n\nMine.\n- @a new\n- @d\n- my own\nAfter.\n## Log\n- @c\n',
    ));

  it('leaves lines as they are and takes out only what it may', () =>
    check('## Plan\n- @a old\r\n- @b\n- @c', ['- @a new', '- @d'], '## Plan\n- @a old\r\n- @d\n- @c', {
      keyOf,
      renews: false,
      drops: (key) => key === 'b',
    }));

  it('adds behind a last line without an end', () => check('## Plan\n- @a', ['- @a', '- @b'], '## Plan\n- @a\n- @b'));

  it('never touches a line that is none of its own', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('- @a x', '- @b', 'words', '', '- [ ] task', '### Sub', '- '), { maxLength: 12 }),
        fc.uniqueArray(fc.constantFrom('- @a', '- @b', '- @c')),
        (body, wanted) => {
          const text = `## Plan\n\n${body.join('\n')}\n`;
          const after = applyEdits(text, setLines(text, 'Plan', wanted, all).edits);
          const own = (each: string): string[] =>
            each.split('\n').filter((line) => keyOf(line) === undefined && !/^(- )?$/.test(line));
          strictEqual(own(after).join('\n'), own(text).join('\n'));
        },
      ),
      { numRuns: runs(150) },
    ));
});
