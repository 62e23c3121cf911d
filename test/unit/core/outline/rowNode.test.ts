// Which rows get a box: those that a tick can change. What is only read is drawn without one.
import { deepStrictEqual } from 'node:assert/strict';
import { rowNode } from '../../../../src/core/outline/rowNode.ts';
import { indexOf, outlineContext } from '../../../support/notebookText.ts';

/** Label, box and icon of every task and milestone of a notebook. */
function boxes(files: Readonly<Record<string, string>>): string[] {
  const index = indexOf(files);
  const context = outlineContext(index, '2026-03-12');
  return index
    .paths()
    .flatMap((path) => index.taskRows(path))
    .map((row) => rowNode(index, row, 'group', context))
    .map(({ label, checkbox, icon }) => [label, checkbox ?? 'none', icon?.id ?? ''].join(' | ').trimEnd());
}

describe('rowNode', () => {
  it('shows the words of links, not their brackets', () => {
    const lines = '- [ ] Ask [[people/ana|Ana]] about [[Atlas]]\n- [ ] See [the plan](../plan.md) ![](x.png)\n';
    deepStrictEqual(boxes({ 'a.md': lines }), ['Ask Ana about Atlas | off |', 'See the plan | off |']);
  });

  it('draws a box for a line that has one, and none for a cancelled line', () => {
    deepStrictEqual(boxes({ 'a.md': '- [ ] open\n- [x] done\n- [-] dropped\n' }), [
      'open | off |',
      'done | on |',
      'dropped | none |',
    ]);
  });

  it('draws no box for a milestone of a header, which has no line to tick', () => {
    const header = '---\ntype: project\nmilestones:\n  - title: Pilot\n    due: 2026-04-01\n---\n';
    deepStrictEqual(boxes({ 'projects/mail.md': `${header}## Milestones\n- [ ] Handover\n` }), [
      'Pilot | none | milestone',
      'Handover | off | milestone',
    ]);
  });

  it('draws a box for a line of todo.txt: a tick changes it by the rules of that format', () => {
    deepStrictEqual(boxes({ 'todo.txt': 'Call Jon\nx Ship it\n' }), ['Call Jon | off |', 'Ship it | on |']);
  });

  it('draws no box for a line of a Logseq graph, which is only read, and says by its icon whether it is done', () => {
    const files = { 'logseq/config.edn': '{}', 'journals/2026_03_10.md': '- TODO Call Jon\n- DONE Ship it\n' };
    deepStrictEqual(boxes(files), ['Call Jon | none | circle-large-outline', 'Ship it | none | pass']);
  });
});
