// What waits for a first decision, and the intents that decide: taken on, given up.
import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { isRefusal } from '../../../../src/core/edits/edit.ts';
import { dropRow, startRow } from '../../../../src/core/edits/rowIntents.ts';
import { parseQuery } from '../../../../src/core/query/parseQuery.ts';
import { runQuery } from '../../../../src/core/query/runQuery.ts';
import { applyEdits } from '../../../../src/core/text.ts';
import { indexOf } from '../../../support/notebookText.ts';

const inbox =
  '- [ ] new\n- [ ] mine @maria\n- [ ] of another @jonas\n- [ ] dated due:2026-03-12\n- [x] done\n- [ ] begun status:doing\n';
const index = indexOf({
  'daybook.yml': 'people:\n  - { id: maria, name: Maria Weber }\n  - { id: jonas, name: Jonas Berg }\n',
  'inbox.md': inbox,
  'inbox/jonas.md': '- [ ] his own\n',
  'notes/other.md': '- [ ] elsewhere\n',
  'issues/a.md': '---\ntype: issue\ntitle: Low\nstatus: open\nseverity: low\n---\n',
  'issues/b.md': '---\ntype: issue\ntitle: High\nstatus: new\nseverity: high\n---\n',
  'issues/c.md': '---\ntype: issue\ntitle: Taken on\nstatus: acked\n---\n',
});
const now = { today: '2026-03-11', now: '2026-03-11T09:00+01:00' };

function found(query: string, me?: string): string[] {
  const parsed = parseQuery(index.config.queries.get(query) ?? '', index.config);
  const rows = 'query' in parsed ? runQuery(parsed.query, index, { ...now, ...(me !== undefined && { me }) }) : [];
  return rows.map((row) => String(index.get(row, 'title')));
}

describe('what waits for a first decision', () => {
  it('is new issues, the worst first, and undecided lines of my inbox', () => {
    deepStrictEqual(found('scan', 'maria'), ['High', 'Low', 'new', 'mine']);
    deepStrictEqual(found('triage', 'maria'), ['new', 'mine']);
    deepStrictEqual(found('triage'), ['new', 'his own']);
  });

  it('is taken on or given up as one change', () => {
    const row = index.taskRows('inbox.md')[0] ?? 0;
    const key = index.key(row);
    const written = (intent: typeof startRow): string => {
      const edit = intent(inbox, key, { config: index.config, ...now, me: 'maria' });
      return isRefusal(edit) ? edit.message : (applyEdits(inbox, edit.edits).split('\n')[0] ?? '');
    };
    strictEqual(written(startRow), '- [ ] new @maria status:doing');
    strictEqual(written(dropRow), '- [x] ~~new~~ cancelled:2026-03-11');
  });
});
