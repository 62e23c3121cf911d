// What stands in two versions, as the first group of Today: it is there only while there is something to choose. Comes in: the index
// and who looks; goes out: one group, a row for each conflict, in words. A filter of rows has no say: it would hide what waits.
import type { IndexReader } from '../index/rows.ts';
import { meAmong, sayConflict } from '../merge/conflictWords.ts';
import type { PlacedConflict } from '../merge/openConflicts.ts';
import { parseOptions } from '../record/parseOptions.ts';
import { groupNode, PAGE } from './groupNode.ts';
import type { OutlineNode } from './node.ts';
import type { OutlineContext } from './rowWords.ts';

/** The group of all conflicts of a notebook, the first 200 as rows: others follow as those are settled. Nothing without any. */
export function conflictNodes(index: IndexReader, context: OutlineContext): OutlineNode[] {
  const found = index.conflicts();
  if (found.length === 0) return [];
  const id = 'today.conflicts';
  const children = (): OutlineNode[] => found.slice(0, PAGE).map((conflict) => conflictNode(index, conflict, context));
  const icon = { id: 'git-compare' };
  return [groupNode({ id, label: context.words(id), count: found.length, children, open: true, icon }, context)];
}

function conflictNode(index: IndexReader, conflict: PlacedConflict, context: OutlineContext): OutlineNode {
  const { path, id, ordinal, line, inHeader } = conflict;
  const { me, roster, words } = context;
  const said = sayConflict(conflict, meAmong(roster, me), parseOptions(index.config));
  const row = index.noteRow(path);
  const label = said.title ?? String((row === undefined ? undefined : index.get(row, 'title')) ?? path);
  return {
    id: `today.conflicts\n${path}\n${id}\n${ordinal}`,
    label,
    description: said.sentence,
    tooltip: [label, said.sentence, words('row.line', path, line + 1)],
    context: ['conflict', said.mine === undefined ? 'others' : 'mine', inHeader ? 'header' : 'body'],
    collapse: 'leaf',
    conflict: { path, id, ordinal },
    spoken: `${label}, ${said.sentence}`,
  };
}
