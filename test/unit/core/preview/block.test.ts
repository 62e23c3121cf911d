// Query blocks: what their lines mean, what is said when they cannot be understood, and the rows that are drawn for them.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { drawBlock } from '../../../../src/core/preview/block.ts';
import { readBlock } from '../../../../src/core/preview/queryBlock.ts';
import { loadConfig } from '../../../../src/core/record/config.ts';
import { indexOf } from '../../../support/notebookText.ts';
import { pageOf } from '../../../support/previewPage.ts';

const config = loadConfig('name: Test\n');
const index = indexOf({
  'daybook.yml': 'people:\n  - { id: maria, name: Maria Weber }\n  - { id: jonas, name: Jonas Berg }\n',
  'projects/mail.md':
    '---\ntype: project\ntitle: Mail gateway\nowner: maria\nbudget: 12000\n---\n- [ ] Renew @maria due:2026-03-09\n- [/] Test plan @jonas\n- [x] Order @jonas\n',
  'issues/queue.md':
    '---\ntype: issue\ntitle: Queue stuck\nstatus: open\nseverity: critical\nowner: jonas\nproject: mail\ndue: 2026-03-10\n---\n',
  'issues/printer.md': '---\ntype: issue\ntitle: Printer <b>off</b>\nstatus: doing\nseverity: low\n---\n',
});

/** The request of a block, or its faults. */
function check(block: string, expected: object | readonly string[]): void {
  it(block.replaceAll('\n', ' ⏎ ') || '(empty)', () => {
    const read = readBlock(block, config);
    if ('faults' in read) deepEqual(read.faults, expected);
    else deepEqual({ query: read.query.text, as: read.as, fields: read.fields, title: read.title }, expected);
  });
}

const columns = ['title', 'state', 'owner', 'due'];

describe('query block', () => {
  check('type:issue', { query: 'type:issue', as: 'list', fields: columns, title: '' });
  check('type:issue\nis:open', { query: 'type:issue is:open', as: 'list', fields: columns, title: '' });
  check('type:issue\nas: table', { query: 'type:issue', as: 'table', fields: columns, title: '' });
  check('\n  as: COUNT\r\n  is:open  \r\n', { query: 'is:open', as: 'count', fields: columns, title: '' });
  check('is:open\nas: table\nfields: title, Status, tag, type', {
    query: 'is:open',
    as: 'table',
    fields: ['title', 'state', 'tags', 'kind'],
    title: '',
  });
  check('is:open\nsort: due, -age\nlimit: 5', {
    query: 'is:open sort:due,-age limit:5',
    as: 'list',
    fields: columns,
    title: '',
  });
  check('is:open\ntitle: What is late', { query: 'is:open', as: 'list', fields: columns, title: 'What is late' });
  check('title:mail', { query: 'title:mail', as: 'list', fields: columns, title: '' });

  check('', ['The block asks for nothing yet. Write a query, for example `type:issue is:open`.']);
  check('as: table', ['The block asks for nothing yet. Write a query, for example `type:issue is:open`.']);
  check('is:open\nas: tabel', ['`tabel` is no way to show rows: `list`, `table` or `count`, did you mean `table`?']);
  check('is:open\nas:', ['`as:` needs a value: `list`, `table` or `count`.']);
  check('is:open\nfeilds: title', ['There is no option `feilds`, did you mean `fields`?']);
  check('is:open\nzoom: 3', ['There is no option `zoom`; there are as, fields, title, sort, group, limit.']);
  check('owner: @me', ['`owner:` is part of a query: write `owner:@me` without a blank behind the colon.']);
  check('is:open\nfields: title, ownr', ['There is no field `ownr` for a column, did you mean `owner`?']);
  check('is:open\nlimit: many', ['`many` is not a number of rows.']);
  check(
    'is:opne',
    ['`opne` is no class of rows. Did you mean `open`?'].map((words) => words),
  );
  check('x'.repeat(3000), ['A query block has at most 2000 characters.']);
});

/** What a person reads of a block: boxes as `(state)`, cells with a bar between. */
function drawn(block: string, over = {}): string {
  return drawBlock(block, pageOf(index, 'meetings/today.md', over))
    .replace(/<svg[^>]*aria-label="([^"]*)".*?<\/svg>/g, '($1)')
    .replace(/<\/t[dh]><t[dh][^>]*>/g, ' | ')
    .replace(/<\/(li|tr|p)>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .trim();
}

describe('a block as it is drawn', () => {
  it('lists rows with box, link and facts', () =>
    equal(
      drawn('type:task is:open sort:due'),
      '(open) Renew 3 days late · Maria Weber · Mail gateway\n(in progress) Test plan Jonas Berg · Mail gateway\n2 rows',
    ));

  it('shows records with their state', () =>
    equal(
      drawn('type:issue sort:severity'),
      [
        '(open) Queue stuck Issue · open · critical · 2 days late · Jonas Berg · Mail gateway',
        '(in progress) Printer &lt;b&gt;off&lt;/b&gt; Issue · doing · low',
        '2 rows',
      ].join('\n'),
    ));

  it('makes a table of fields', () =>
    equal(
      drawn(
        'type:issue,project sort:title as\nas: table\nfields: title, kind, owner, due, budget'.replace(' as\n', '\n'),
      ),
      [
        'Title | Kind | Owner | Due | Budget',
        'Mail gateway | Project | Maria Weber |  | 12000',
        'Printer &lt;b&gt;off&lt;/b&gt; | Issue |  |  | ',
        'Queue stuck | Issue | Jonas Berg | 2026-03-10 2 days late | ',
        '3 rows',
      ].join('\n'),
    ));

  it('calls projects by their titles, and by their names where there is no note', () => {
    equal(
      drawn('type:issue sort:title\nas: table\nfields: title, project'),
      'Title | Project\nPrinter &lt;b&gt;off&lt;/b&gt; | \nQueue stuck | Mail gateway\n2 rows',
    );
    match(drawn('type:issue\ngroup: project'), /^Mail gateway 1\n/);
  });

  it('counts, and says what', () =>
    equal(drawn('type:issue is:open\nas: count'), '2\nRows that are of kind issue, and are open.'));

  it('counts groups', () =>
    equal(
      drawn('type:task\nas: count\ngroup: owner'),
      'Owner | Rows\nMaria Weber | 1\nJonas Berg | 2\nRows that are of kind task, grouped by owner.'.replace(
        /^/,
        '3\n',
      ),
    ));

  it('says states in words', () =>
    equal(
      drawn('type:task\nas: count\ngroup: state'),
      '3\nState | Rows\nopen | 1\nin progress | 1\ndone | 1\nRows that are of kind task, grouped by status.',
    ));

  it('groups by the kind of rows', () =>
    equal(
      drawn('is:open\nas: count\ngroup: type'),
      '5\nKind | Rows\nIssue | 2\nProject | 1\nTask | 2\nRows that are open, grouped by type.',
    ));

  it('groups lists and tables', () => {
    equal(
      drawn('type:issue\ngroup: owner'),
      'Jonas Berg 1\n(open) Queue stuck Issue · open · critical · 2 days late · Mail gateway\nWithout owner 1\n(in progress) Printer &lt;b&gt;off&lt;/b&gt; Issue · doing · low\n2 rows',
    );
    equal(
      drawn('type:issue\ngroup: owner\nas: table\nfields: title'),
      'Title\nJonas Berg (1)\nQueue stuck\nWithout owner (1)\nPrinter &lt;b&gt;off&lt;/b&gt;\n2 rows',
    );
  });

  it('says how many rows a limit leaves out', () =>
    equal(drawn('type:task sort:title\nlimit: 1'), '(done) Order Jonas Berg · Mail gateway\n1 of 3 rows'));

  it('draws 200 rows at most', () => {
    const many = indexOf({ 'list.md': '- [ ] row\n'.repeat(345) });
    const html = drawBlock('type:task\nlimit: 900', pageOf(many, 'a.md'));
    equal(html.split('<li').length - 1, 200);
    match(html, /200 of 345 rows/);
  });

  it('draws 200 rows at most, in however many groups each of them is', () => {
    const tags = Array.from({ length: 50 }, (_, at) => `#t${at}`).join(' ');
    const many = indexOf({ 'list.md': `- [ ] row ${tags}\n`.repeat(50) });
    equal(drawBlock('type:task\ngroup: tags', pageOf(many, 'a.md')).split('<li').length - 1, 200);
  });

  it('links to the note and the line', () => {
    const html = drawBlock('title:Renew', pageOf(index, 'meetings/today.md'));
    match(html, /<a href="\.\.\/projects\/mail\.md#L7" data-href="\.\.\/projects\/mail\.md#L7">Renew<\/a>/);
  });

  it('says in words why there is nothing to see', () => {
    equal(drawn('is:open title:nowhere'), 'Nothing matches.');
    equal(
      drawn('is:opne'),
      'This block cannot be shown\n`opne` is no class of rows. Did you mean `open`?'.replaceAll('`', ''),
    );
    equal(drawn('is:open', { state: 'loading' }), 'Reading the notes…');
    equal(drawn('is:open', { state: 'failed' }), 'The notes of this notebook could not be read.');
    match(drawn('is:open', { late: () => true }), /^Not shown: the blocks above/);
  });

  it('stops when looking takes too long, and says so', () => {
    let asked = 0;
    const many = indexOf({ 'list.md': '- [ ] row\n'.repeat(2000) });
    const html = drawBlock('type:task line:>=0\nas: count', pageOf(many, 'a.md', { late: () => asked++ > 1 }));
    match(html, /There may be more/);
    ok(Number(/<strong>(\d+)/.exec(html)?.[1]) < 2000);
  });
});
