// Evidence is of one state of the notes: what changes while it is told of is gathered anew.
import { deepEqual } from 'node:assert/strict';
import type { Steps } from '../../../../src/core/index/steps.ts';
import { withEvidence } from '../../../../src/notebook/history/gatherEvidence.ts';
import { longestSliceMs } from '../../../../src/notebook/slices.ts';
import { indexOf } from '../../../support/notebookText.ts';

const today = '2026-03-13';
const span = { from: today, to: today, audience: '' };
const issue = '---\ntype: issue\nseverity: critical\nstatus: open\n---\n';

describe('evidence', () => {
  it('is gathered again when notes change while a note is drafted from it', async () => {
    const index = indexOf({ 'issues/1.md': issue });
    const drafts: string[] = [];
    const said = await withEvidence(
      { index, context: { today, now: `${today}T16:00+01:00` } },
      undefined,
      span,
      function* ({ figures }): Steps<string> {
        const critical = figures.find(({ kpi }) => kpi.decl.id === 'open-criticals')?.value;
        drafts.push(`begun with ${critical}`);
        if (drafts.length === 1) index.put('issues/2.md', issue);
        for (const since = performance.now(); performance.now() - since < longestSliceMs + 1; );
        yield;
        drafts.push(`ended with ${critical}`);
        return `${critical} critical`;
      },
    );
    deepEqual([said, ...drafts], ['2 critical', 'begun with 1', 'begun with 2', 'ended with 2']);
  });
});
