// Which rows a query has to look at: never too few.
import { deepEqual, equal } from 'node:assert/strict';
import { NoteIndex } from '../../../../src/core/index/noteIndex.ts';
import { finished } from '../../../../src/core/index/steps.ts';
import { candidateRows, kindsOfQuery } from '../../../../src/core/query/kindsOfQuery.ts';
import { parseQuery } from '../../../../src/core/query/parseQuery.ts';
import type { Query } from '../../../../src/core/query/query.ts';
import { rowTest } from '../../../../src/core/query/runQuery.ts';
import { loadConfig } from '../../../../src/core/record/config.ts';

const config = loadConfig(undefined);
const moment = { today: 20_524 };

describe('kinds of a query', () => {
  const table: readonly (readonly [string, readonly string[] | undefined])[] = [
    ['type:issue is:open', ['issue']],
    ['is:open type:issue,risk', ['issue', 'risk']],
    ['is:critical', ['issue']],
    ['type:milestone', ['milestone']],
    ['type:incident', ['issue']],
    ['-type:issue', undefined],
    ['is:open', undefined],
    ['type:issue,task is:open', ['issue', 'task']],
    ['', undefined],
  ];
  for (const [text, kinds] of table) {
    it(text === '' ? 'the empty query' : text, () => {
      const found = kindsOfQuery(query(text));
      deepEqual(found && [...found], kinds);
    });
  }

  it('walks only the notes of the kinds, in path order', () => {
    const index = new NoteIndex(config);
    index.put('risks/b.md', '---\ntype: risk\n---\n');
    index.put('issues/c.md', '---\ntype: issue\n---\n- [ ] a task\n');
    index.put('a.md', '---\ntype: issue\n---\n');
    index.put('note.md', 'Nothing\n');
    const paths = (text: string) =>
      Array.from(finished(candidateRows(query(text), { index, moment }).rows()), (row) => index.path(row));
    deepEqual(paths('type:issue'), ['a.md', 'issues/c.md']);
    deepEqual(paths('type:issue,risk'), ['a.md', 'issues/c.md', 'risks/b.md']);
    deepEqual(paths('type:note'), ['note.md']);
    index.put('a.md', '---\ntype: risk\n---\n');
    deepEqual(paths('type:issue'), ['issues/c.md']);
    index.remove('issues');
    equal(paths('type:issue').length, 0);
    equal(paths('type:task,risk').length, 3);
    equal(paths('is:open type:task,risk').length, 3);
  });

  it('the rows that pass are among them, whatever the query', () => {
    const index = new NoteIndex(config);
    index.put('a.md', '---\ntype: issue\nstatus: closed\n---\n- [ ] open due:2026-01-01\n- [x] done\n- [-] dropped\n');
    index.put('b.md', '---\ntype: project\n---\n- [/] going #milestone\n- [>] waits\n');
    index.put('c.md', '- [ ] plain\n');
    index.put('backlog/tasks/d.md', '---\ntype: task\n---\n- [ ] in a record that is a task\n');
    equal(index.kind(index.noteRow('backlog/tasks/d.md') ?? -1), 'task');
    const parts = ['', 'is:open', 'is:closed', '-is:open', 'is:overdue', 'is:doing,done', 'is:waiting', 'is:critical'];
    const kinds = ['', 'type:task', 'type:milestone', 'type:issue,task', '-type:task', 'type:note', 'type:project'];
    for (const text of parts.flatMap((part) => kinds.map((kind) => `${part} ${kind}`.trim()))) {
      const passes = rowTest(query(text), index, { today: '2026-03-12', now: '2026-03-12T09:30+01:00' });
      const all = [...index.rows()].filter(passes);
      deepEqual([...finished(candidateRows(query(text), { index, moment }).rows())].filter(passes), all, text);
    }
  });

  it('open rows leave out what is closed, but not the open tasks below it', () => {
    const index = new NoteIndex(config);
    index.put('a.md', '---\ntype: issue\nstatus: closed\n---\n- [ ] still open\n- [x] done\n- [-] dropped\n');
    const titles = Array.from(index.openRows(), (row) => index.item(row).title);
    deepEqual(titles, ['still open']);
  });

  it('a task goes to another project with its note', () => {
    const index = new NoteIndex(config);
    const projectOf = () => index.taskRows('n.md').map((row) => index.get(row, 'project'));
    index.put('n.md', '---\nproject: one\n---\n- [ ] a\n- [ ] b +two\n');
    deepEqual(projectOf(), ['one', 'two']);
    index.put('n.md', '---\nproject: three\n---\n- [ ] a\n- [ ] b +two\n');
    deepEqual(projectOf(), ['three', 'two']);
    index.put('projects/Three.md', '---\ntype: project\n---\n');
    deepEqual(projectOf(), ['Three', 'two']);
    index.remove('projects/Three.md');
    deepEqual(projectOf(), ['three', 'two']);
  });
});

function query(text: string): Query {
  const parsed = parseQuery(text, config);
  if (!('query' in parsed)) throw new Error(`not a query: ${text}`);
  return parsed.query;
}
