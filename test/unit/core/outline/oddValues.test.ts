// Views over values that are none: every field of every kind holds a text that cannot be read as what it should be. The rows are
// still there, say what is written, and no view is lost over one of them.
import { match, ok } from 'node:assert/strict';
import { dayInWords } from '../../../../src/core/dayNames.ts';
import { projectHover, recordHover } from '../../../../src/core/hover/rowHover.ts';
import { followUpsOutline } from '../../../../src/core/outline/followUpsOutline.ts';
import { issuesOutline } from '../../../../src/core/outline/issuesOutline.ts';
import { libraryOutline } from '../../../../src/core/outline/libraryOutline.ts';
import { projectsOutline } from '../../../../src/core/outline/projectsOutline.ts';
import { teamOutline } from '../../../../src/core/outline/teamOutline.ts';
import { todayOutline } from '../../../../src/core/outline/todayOutline.ts';
import { drawBlock } from '../../../../src/core/preview/block.ts';
import { loadConfig } from '../../../../src/core/record/config.ts';
import { drawn, indexOf, outlineContext } from '../../../support/notebookText.ts';
import { pageOf } from '../../../support/previewPage.ts';

const today = '2026-03-11';
const outlines = [todayOutline, projectsOutline, issuesOutline, followUpsOutline, teamOutline, libraryOutline];
const { kinds } = loadConfig(undefined);

/** A record of each kind whose fields all hold the same text, but for its title and type. */
function recordsWith(value: string): Record<string, string> {
  return Object.fromEntries(
    [...kinds.values()].map(({ id, fields }) => {
      const keys = fields.filter((field) => field !== 'title' && field !== 'status' && field !== 'type');
      const header = keys.map((field) => `${field.replaceAll('-', '_')}: ${value}\n`).join('');
      return [`notes/${id}.md`, `---\ntype: ${id}\ntitle: The ${id}\n${header}---\n- [ ] Line due:${value}\n`];
    }),
  );
}

describe('outlines of odd values', () => {
  for (const value of [
    '2026-02-30',
    'P1',
    '2026-03-09T10:00',
    'friday',
    '0000-00-00',
    '99999',
    '-',
    '[a, b]',
    '"..."',
  ]) {
    it(`are drawn when every field says ${value}`, () => {
      const index = indexOf(recordsWith(value));
      const context = outlineContext(index, today, 'maria');
      for (const outline of outlines) ok(typeof drawn(outline(index, context)) === 'string');
      for (const id of kinds.keys()) {
        const row = index.noteRow(`notes/${id}.md`);
        for (const say of [recordHover, projectHover])
          ok(row !== undefined && say(row, index, { ...context, day: dayInWords }));
      }
      for (const as of ['list', 'table']) match(drawBlock(`type:issue\nas: ${as}`, pageOf(index, 'a.md')), /The issue/);
    });
  }

  it('say an impossible day as it is written, and never call it late', () => {
    const index = indexOf({ 'issues/a.md': '---\ntype: issue\ntitle: Queue\nseverity: high\ndue: 2026-02-30\n---\n' });
    const context = outlineContext(index, today);
    match(drawn(issuesOutline(index, context)), /Queue \| open · due 2026-02-30/);
  });

  it('read the day of a moment', () => {
    const index = indexOf({ 'issues/a.md': '---\ntype: issue\ntitle: Queue\ndue: 2026-03-09T10:00\n---\n' });
    ok(drawn(issuesOutline(index, outlineContext(index, today))).includes('2 days late'));
  });
});
