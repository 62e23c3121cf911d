// The query language on one small notebook with a fixed today: what each term finds, what it says in words, what is refused.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { NoteIndex } from '../../../../src/core/index/noteIndex.ts';
import { completeQuery } from '../../../../src/core/query/completeQuery.ts';
import { explainQuery } from '../../../../src/core/query/explainQuery.ts';
import { parseQuery } from '../../../../src/core/query/parseQuery.ts';
import { countQuery, groupRows, runQuery } from '../../../../src/core/query/runQuery.ts';
import { loadConfig } from '../../../../src/core/record/config.ts';
import { anyText } from '../../../support/anyText.ts';
import { runs } from '../../../support/runs.ts';

const config = loadConfig('people:\n  - { id: maria, name: Maria Lopez }\n  - { id: jon, name: Jon Weber }\n');

// Wednesday.
const context = { today: '2026-03-04', now: '2026-03-04T09:00+01:00', me: 'maria' };

const notes: Readonly<Record<string, string>> = {
  'issues/queue.md':
    '---\ntype: issue\ntitle: Queue stuck\nseverity: critical\nstatus: open\nowner: maria\nproject: mail\nopened: 2026-03-01T23:30-05:00\ncustomer: Acme Corp\n---\n',
  'issues/disk.md':
    '---\ntype: incident\ntitle: Disk full\nseverity: high\nstatus: doing\nopened: 2026-02-10\ndue: 2026-03-01\n---\n',
  'issues/old.md':
    '---\ntype: issue\ntitle: Old one\nseverity: critical\nstatus: resolved\nopened: 2026-01-10\nresolved: 2026-01-12\n---\n',
  'projects/mail.md':
    '---\ntype: project\ntitle: Mail\nstatus: active\nowner: jon\nbudget: 12000\nspent: 8000\nhealth: amber\n---\n## Milestones\n- [ ] Go live due:2026-03-20\n## Tasks\n- [ ] Call vendor @maria due:2026-03-04 #net/lan\n- [x] Order disks @jon due:2026-03-02 done:2026-03-03\n- [ ] Ask for quotes wait:acme asked:2026-02-20 due:2026-03-02 priority:high\n',
  'days/maria/2026-03-04.md': '---\ntype: day\ndate: 2026-03-04\nowner: maria\n---\n# Wednesday\n',
  'plain.md': '# Ideas\n- [ ] Buy, then sell\n- [/] Clean up @jon est:4h\n',
};

const index = new NoteIndex(config);
for (const [path, text] of Object.entries(notes)) index.put(path, text);

function find(text: string): string {
  const parsed = parseQuery(text, config);
  assert.ok('query' in parsed, `not understood: ${JSON.stringify(parsed)}`);
  return runQuery(parsed.query, index, context)
    .map((row) => index.item(row).title)
    .join(', ');
}

function check(text: string, expected: string): void {
  it(text, () => assert.equal(find(text), expected));
}

describe('planning of Logseq', () => {
  it('gives tasks a rule that is found and shown, on their line and below it', () => {
    const graph = new NoteIndex({ ...config, markerWords: true });
    graph.put(
      'journals/2026_03_04.md',
      '- TODO A\n  SCHEDULED: <2026-03-12 Thu .+1w>\n- TODO B DEADLINE: <2026-03-13 Fri ++1m>\n- TODO C\n  SCHEDULED: <2026-03-14 Sat>\n',
    );
    const parsed = parseQuery('has:repeat', config);
    assert.ok('query' in parsed);
    const rules = runQuery(parsed.query, graph, context).map((row) => graph.get(row, 'repeat'));
    assert.deepEqual(rules, ['.+1w', '++1m']);
  });

  it('gives tasks what their properties say, changes of them included', () => {
    const graph = new NoteIndex({ ...config, markerWords: true });
    const note = (owner: string) =>
      `- TODO A\n  SCHEDULED: <2026-03-12 Thu>\n  owner:: ${owner}\n  deadline:: [[2026-03-20]]\n`;
    const parsed = parseQuery('owner:maria due:2026-03-20', config);
    assert.ok('query' in parsed);
    const found = (text: string) => {
      graph.put('journals/2026_03_04.md', text);
      return runQuery(parsed.query, graph, context).length;
    };
    assert.deepEqual([note('maria'), note('jon'), note('[[Maria]]')].map(found), [1, 0, 1]);
  });
});

describe('is:blocked', () => {
  const chain = new NoteIndex(config);
  chain.put(
    'a.md',
    '- [ ] A id:a\n- [ ] B id:b after:a\n- [ ] C after:b,z\n- [ ] D after:done\n- [x] E id:done\n- [x] F after:a\n- [ ] G after:nowhere\n',
  );
  chain.put('projects/lan.md', '---\ntype: project\nstatus: active\nafter: ["[[power]]"]\n---\n# Lan\n');
  chain.put('projects/power.md', '---\ntype: project\nstatus: active\n---\n# Power\n');
  it('holds for what comes after something open, by id or by record', () => {
    const parsed = parseQuery('is:blocked', config);
    assert.ok('query' in parsed);
    const titles = () => runQuery(parsed.query, chain, context).map((row) => chain.item(row).title);
    assert.deepEqual(titles(), ['B', 'C', 'Lan']);
    chain.put('projects/power.md', '---\ntype: project\nstatus: done\n---\n# Power\n');
    assert.deepEqual(titles(), ['B', 'C']);
  });
});

describe('query terms', () => {
  check('type:issue', 'Disk full, Old one, Queue stuck');
  check('kind:incident', 'Disk full');
  check('type:milestone', 'Go live');
  check('type:task is:open', 'Buy, then sell, Clean up, Call vendor, Ask for quotes');
  check('type:note', 'Ideas');
  check('is:critical', 'Queue stuck');
  check('severity:critical,high is:open', 'Disk full, Queue stuck');
  check('severity:>=high', 'Disk full, Old one, Queue stuck');
  check('severity:<critical', 'Disk full');
  check('is:overdue', 'Disk full, Ask for quotes');
  check('is:mine', 'Wednesday, Queue stuck, Call vendor');
  check('is:mine is:open', 'Queue stuck, Call vendor');
  check('is:mine is:record -is:open -is:closed', 'Wednesday');
  check('owner:@me is:open', 'Queue stuck, Call vendor');
  check('owner:"Maria Lopez" is:open', 'Queue stuck, Call vendor');
  check('owner:maria,jon is:task', 'Clean up, Call vendor, Order disks');
  check('is:unowned type:task', 'Buy, then sell, Ask for quotes');
  check('owner:none type:issue', 'Disk full, Old one');
  check('is:waiting', 'Ask for quotes');
  check('is:doing', 'Disk full, Clean up, Mail');
  check('is:closed', 'Old one, Order disks');
  check('is:dated is:open', 'Disk full, Go live, Call vendor, Ask for quotes');
  check('status:resolved', 'Old one');
  check('status:doing', 'Disk full, Clean up');
  check('project:mail is:task', 'Call vendor, Order disks, Ask for quotes');
  check('project:+mail type:issue', 'Queue stuck');
  check('tag:net', 'Call vendor');
  check('tag:net/lan', 'Call vendor');
  check('tag:lan', '');
  check('customer:acme', 'Queue stuck');
  check('customer:=acme', '');
  check('wait:acme', 'Ask for quotes');
  check('path:plain', 'Ideas, Buy, then sell, Clean up');
  check('heading:tasks', 'Call vendor, Order disks, Ask for quotes');
  check('has:wait', 'Ask for quotes');
  check('has:text wait:acme', 'Ask for quotes');
  check('type:task -has:due', 'Buy, then sell, Clean up');
  check('-is:open -type:note', 'Wednesday, Old one, Order disks');
  check('vendor', 'Call vendor');
  check('"buy, then"', 'Buy, then sell');
  check('buy -sell', '');
  check(
    '',
    'Wednesday, Disk full, Old one, Queue stuck, Ideas, Buy, then sell, Clean up, Mail, Go live, Call vendor, Order disks, Ask for quotes',
  );
});

describe('query comparisons', () => {
  check('due:today', 'Call vendor');
  check('due:<today', 'Disk full, Order disks, Ask for quotes');
  check('due:<=2026-03-02', 'Disk full, Order disks, Ask for quotes');
  check('due:>+7d', 'Go live');
  check('due:2026-03-02..2026-03-04', 'Call vendor, Order disks, Ask for quotes');
  check('due:-2d..eow', 'Call vendor, Order disks, Ask for quotes');
  check('due:this-week', 'Call vendor, Order disks, Ask for quotes');
  check('due:2026-03', 'Disk full, Go live, Call vendor, Order disks, Ask for quotes');
  check('due:<2026-03', '');
  check('due:>2026-02', 'Disk full, Go live, Call vendor, Order disks, Ask for quotes');
  check('due:none is:open type:issue', 'Queue stuck');
  check('opened:2026-03-01', 'Queue stuck');
  check('opened:>=2026-03-02T04:30Z', 'Queue stuck');
  check('opened:>2026-03-02T04:30Z', '');
  check('opened:2026-03-02T04:00Z..2026-03-02T05:00Z', 'Queue stuck');
  check('opened:<-3w', 'Disk full, Old one');
  check('resolved:<today', 'Old one');
  check('resolved:>2020-01-01', 'Old one');
  check('budget:>10k', 'Mail');
  check('spent:8000', 'Mail');
  check('spent:1..7999', '');
  check('est:>=4h', 'Clean up');
  check('est:>4h', '');
  check('asked:<-1w', 'Ask for quotes');
});

describe('query order', () => {
  check('is:dated sort:due', 'Disk full, Order disks, Ask for quotes, Call vendor, Go live');
  check('is:dated sort:-due limit:2', 'Go live, Call vendor');
  check('type:issue sort:severity,-age', 'Old one, Queue stuck, Disk full');
  check('type:issue sort:resolved', 'Old one, Disk full, Queue stuck');
  check('type:issue sort:-resolved', 'Old one, Disk full, Queue stuck');
  check('type:task is:open sort:priority limit:1', 'Ask for quotes');
  check('is:open limit:1', 'Disk full');
  check('type:task sort:-title limit:2', 'Order disks, Clean up');

  it('counts past the limit and groups', () => {
    const parsed = parseQuery('type:task limit:1 group:owner', config);
    assert.ok('query' in parsed);
    assert.equal(countQuery(parsed.query, index, context), 5);
    const rows = runQuery({ ...parsed.query, limit: 99 }, index, context);
    const groups = groupRows(rows, parsed.query.group ?? '', index).map(({ label, rows: of }) => [label, of.length]);
    assert.deepEqual(groups, [
      ['jon', 2],
      ['maria', 1],
      ['', 2],
    ]);
  });
});

describe('query problems', () => {
  function refused(text: string, message: RegExp, marked: string, suggestion?: string): void {
    it(text, () => {
      const parsed = parseQuery(text, config);
      assert.ok('problems' in parsed);
      const [problem] = parsed.problems;
      assert.match(problem?.message ?? '', message);
      assert.equal(text.slice(problem?.span.start, problem?.span.end), marked);
      assert.equal(problem?.suggestion, suggestion);
    });
  }

  refused('ownr:maria', /no field `ownr`.*Did you mean `owner`/, 'ownr', 'owner');
  refused('is:opn', /`opn` is no class/, 'opn', 'open');
  refused('type:isue', /no kind `isue`/, 'isue', 'issue');
  refused('severity:critcal', /no severity/, 'critcal', 'critical');
  refused('due:tomorow', /not a day/, 'tomorow', 'tomorrow');
  refused('due:<2026-02-30', /not a day/, '<2026-02-30');
  refused('budget:much', /not a number/, 'much');
  refused('due:', /needs a value/, '');
  refused('limit:many', /not a number of rows/, 'limit:many');
  refused('sort:du', /no field `du`/, 'du', 'due');
  refused('has:has', /no field `has`/, 'has');
  refused('has:duee', /no field `duee`/, 'duee', 'due');
  refused('is:open,', /needs a value/, '');

  it('names every problem', () => {
    const parsed = parseQuery('foo:1 is:bar due:baz ok', config);
    assert.equal('problems' in parsed && parsed.problems.length, 3);
  });

  it('does not follow a named query into itself', () => {
    const odd = loadConfig('queries:\n  critical: is:critical\n');
    assert.ok('problems' in parseQuery('is:critical', odd));
  });

  it('never throws and always marks a place in the text', () => {
    const piece = fc.constantFrom(
      'is:',
      'open',
      ',',
      '"',
      ' ',
      '-',
      ':',
      '<',
      '..',
      'due:',
      '2026-03',
      '+7d',
      'sort:',
      'limit:9',
      'é',
      '\u00a0',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(piece).map((all) => all.join('')),
          anyText(40),
        ),
        (text) => {
          const parsed = parseQuery(text, config);
          if ('query' in parsed) {
            runQuery(parsed.query, index, context);
            explainQuery(parsed.query, config.fields);
          } else {
            assert.ok(parsed.problems.length > 0);
            for (const { span } of parsed.problems)
              assert.ok(span.start >= 0 && span.start <= span.end && span.end <= text.length);
          }
          completeQuery(text, Math.min(3, text.length), config);
        },
      ),
      { numRuns: runs(300) },
    );
  }).timeout(20_000);
});

describe('query words', () => {
  function explains(text: string, expected: string): void {
    it(text, () => {
      const parsed = parseQuery(text, config);
      assert.ok('query' in parsed);
      assert.equal(explainQuery(parsed.query, config.fields), expected);
    });
  }

  explains('', 'All rows.');
  explains(
    'type:issue is:open severity:>medium owner:@me due:<+7d -tag:net sort:due,-age limit:20',
    'Rows that are of kind issue, and are open, and have severity above medium, and have me as owner, and have due before in 7 days, and do not match "have tag net", sorted by due, then by age (last first), at most 20.',
  );
  explains(
    'due:this-month gateway',
    'Rows that have due from the start of this month to the end of this month, and have "gateway" in title.',
  );
  explains(
    'is:critical',
    'Rows that are critical (Rows that are of kind issue, and are open, and have severity critical).',
  );
});

describe('query completion', () => {
  function completes(marked: string, expected: string): void {
    it(marked, () => {
      const offset = marked.indexOf('$0');
      const text = marked.replace('$0', '');
      const [first] = completeQuery(text, offset, config);
      const after = first ? text.slice(0, first.span.start) + first.text + text.slice(first.span.end) : '';
      assert.equal(after, expected);
    });
  }

  completes('ow$0', 'owner:');
  completes('is:open sev$0 x', 'is:open severity: x');
  completes('is:ov$0', 'is:overdue');
  completes('-is:do$0', '-is:done');
  completes('severity:critical,hi$0', 'severity:critical,high');
  completes('due:<tom$0', 'due:<tomorrow');
  completes('sort:-du$0', 'sort:-due');
  completes('owner:j$0', 'owner:jon');
  completes('nonsense:x$0', '');
});
