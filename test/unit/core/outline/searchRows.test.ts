// What a search finds in a whole notebook, and in which order.
import { deepEqual } from 'node:assert/strict';
import { finished } from '../../../../src/core/index/steps.ts';
import { searchSteps } from '../../../../src/core/outline/searchRows.ts';
import { indexOf, outlineContext } from '../../../support/notebookText.ts';

const index = indexOf({
  'daybook.yml': 'people:\n  - { id: maria, name: Maria Weber }\n',
  'a.md': '- [x] Duct sealed\n- [ ] Seal the second duct @maria wait:telvio due:2026-03-10\n- [ ] Duct plan\n',
  'issues/duct.md': '---\ntype: issue\ntitle: Water in the duct\nstatus: open\n---\n',
  'notes/duct.md': '# Ducts of the building\n',
  'projects/fibre.md': '---\ntype: project\ntitle: Fibre\nstatus: active\n---\n',
});
const context = outlineContext(index, '2026-03-12', 'maria');
const check = (text: string, titles: string[], most = 9): void =>
  deepEqual(
    finished(searchSteps(text, index, context, most)).map((row) => index.item(row).title),
    titles,
    text,
  );

describe('a search', () => {
  it('finds words in titles of rows of every kind: those that begin so, then open ones, records before lines', () => {
    const open = ['Duct plan', 'Ducts of the building', 'Duct sealed', 'Water in the duct', 'Seal the second duct'];
    check('duct', open);
    check('Duct', open.slice(0, 2), 2);
    check('second seal', ['Seal the second duct']);
  });

  it('takes the language of queries', () => {
    check('is:overdue owner:@me', ['Seal the second duct']);
    check('wait:telvio', ['Seal the second duct']);
    check('type:project', ['Fibre']);
  });

  it('finds nothing for nothing and for what is no query', () => {
    check('', []);
    check('is:nonsense', []);
  });
});
