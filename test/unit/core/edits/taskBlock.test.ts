// How far a task reaches, refereed by markdown-it: what a renderer draws in the item belongs to it.
import { ok, strictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { blockText } from '../../../../src/core/edits/taskBlock.ts';
import { parseNote } from '../../../../src/core/note/parseNote.ts';
import { runs } from '../../../support/runs.ts';

const renderer = new MarkdownIt({ html: true });

/** The lines of the item on a line, without blank ones at its end. */
function itemOn(text: string, line: number): string | undefined {
  const item = renderer.parse(text, {}).findLast(({ type, map }) => type === 'list_item_open' && map?.[0] === line);
  if (!item?.map) return undefined;
  const [from, until] = item.map;
  return text.split('\n').slice(from, until).join('\n').trimEnd();
}

describe('the block of a task', () => {
  const check = (name: string, text: string, block: string): void => {
    it(name, () => {
      const [task] = parseNote(text).tasks;
      ok(task);
      strictEqual(blockText(text, task), block);
    });
  };
  check('has the line that goes on without indentation', '- [ ] A\nand more\n- [ ] B\n', '- [ ] A\nand more');
  check(
    'has that of a nested item',
    '- [ ] A\n  - b\nand more\nand more\n\nEnd\n',
    '- [ ] A\n  - b\nand more\nand more',
  );
  check('has that of a quote', '> - [ ] A\nand more\n> - [ ] B\n', '> - [ ] A\nand more');
  check('ends before other blocks', '- [ ] A\n# B\n', '- [ ] A');
  check('ends behind a blank line', '- [ ] A\n\nB\n', '- [ ] A');
  check('ends with a fence', '- [ ] A\n  ```\n  b\n  ```\nC\n', '- [ ] A\n  ```\n  b\n  ```');

  it('is what a renderer draws as the item', () => {
    const line = fc.constantFrom(
      '',
      '- [ ] A',
      '- [x] B',
      '  - [ ] C',
      '  - d',
      '  e',
      'f',
      'g h',
      '## I',
      '  ```',
      '```',
      '    j',
      '1. k',
      '- l',
      '  ## m',
      '***',
      '  > o',
      '> p',
      '> - [ ] q',
      '>   r',
      '| s |',
      '[t]: u',
      '<!-- v -->',
      '  <!-- w -->',
    );
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), (lines) => {
        const text = lines.join('\n');
        for (const task of parseNote(text).tasks) {
          const item = itemOn(text, task.line);
          if (item !== undefined) strictEqual(blockText(text, task).trimEnd(), item);
        }
      }),
      { numRuns: runs(2000) },
    );
  });
});
