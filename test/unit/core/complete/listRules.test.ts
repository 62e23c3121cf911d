// What the next line of a list begins with, as an editor applies the rules: the first that fits.
import { equal, ok } from 'node:assert/strict';
import { emptyItem, endsInFence, listRules } from '../../../../src/core/complete/listRules.ts';

const rules = listRules();

/** The beginning of the next line; undefined where no rule has a say. `|` is the cursor. */
function next(line: string): string | undefined {
  const [before = '', after = ''] = line.split('|');
  return rules.find((rule) => rule.before.test(before) && (rule.after?.test(after) ?? true))?.begins;
}

describe('rules of lists', () => {
  for (const [line, begins] of [
    ['- [ ] call Ines|', '- [ ] '],
    ['  * [x] done|', '* [ ] '],
    ['- x done, as VS Code tells it|', '- [ ] '],
    ['+ [-] dropped|', '+ [ ] '],
    ['- plain|', '- '],
    ['1. first|', '2. '],
    ['9) ninth|', '10) '],
    ['10. [x] tenth|', '11. [ ] '],
    ['> - [ ] quoted|', '> - [ ] '],
    ['> words|', '> '],
    // In the middle of a line, and before the first word of an item.
    ['- [ ] call| Ines', '- [ ] '],
    ['- [ ] |call', '- [ ] '],
    // An item without words ends the list.
    ['- [ ] |', ''],
    ['  - |', ''],
    ['3. |', ''],
    ['> |', ''],
    ['> - [ ] |', ''],
  ] as const)
    it(`go on behind ${line}`, () => equal(next(line), begins));

  for (const line of [
    '|- [ ] call',
    'words|',
    '|',
    '---|',
    '-|',
    '#tag|',
    '100. too many|',
    '**bold** words|',
    '-5 degrees|',
  ])
    it(`leave ${line} alone`, () => equal(next(line), undefined));

  it('tell an empty item from one that somebody ticked or wrote in', () => {
    for (const line of ['- [ ] ', '- [ ]', '1. ', '> - ']) ok(emptyItem.test(line), line);
    for (const line of ['- [x] ', '- a', '', '  ', '-', '- [ ] a']) ok(!emptyItem.test(line), line);
  });

  it('know whether a block of code is open', () => {
    ok(endsInFence('a\n```\n- b\n'));
    ok(endsInFence('~~~~ text\n~~~\n'));
    ok(!endsInFence('```yaml\na: b\n```\n'));
    ok(!endsInFence('```a``` b\n'));
  });
});
