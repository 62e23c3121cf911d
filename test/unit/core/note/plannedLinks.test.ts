// A reader that keeps planned links alone finds the same ones, and all else of a note, as one that looks for every link.
import { deepStrictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { parseNote } from '../../../../src/core/note/parseNote.ts';
import { plannedLinks } from '../../../../src/core/note/plannedLinks.ts';
import { runs } from '../../../support/runs.ts';

const lines = fc.constantFrom(
  '## Plan',
  '# Top three:',
  'Plan',
  '===',
  '---',
  '> ## Plan',
  '## Notes',
  '### Later [x](y.md)',
  '- [Backup](a/b.md)',
  '- [Renew \\[cert\\]](c.md), 2h',
  '  * [Deep](d.md)',
  '- [ ] [A task](e.md)',
  '- [over',
  '  two](f.md)',
  'text with `[code](g.md)` and [[wiki]]',
  '`open',
  '```',
  '',
);

describe('planned links', () => {
  it('are found by who keeps no others', () => {
    let found = 0;
    fc.assert(
      fc.property(fc.array(lines, { maxLength: 14 }), fc.constantFrom('\n', '\r\n'), (each, end) => {
        const text = each.join(end);
        const { links, ...all } = parseNote(text);
        const { links: some, ...kept } = parseNote(text, { planLinks: true });
        deepStrictEqual(plannedLinks({ ...kept, links: some }, text), plannedLinks({ ...all, links }, text));
        deepStrictEqual(kept, all);
        found += plannedLinks({ ...all, links }, text).length;
      }),
      { numRuns: runs(1000) },
    );
    deepStrictEqual(found > 0, true);
  });

  it('are the only ones looked for', () => {
    deepStrictEqual(parseNote('[a](b.md)\n\n# C [d](e.md)\n', { planLinks: true }).links, []);
  });
});
