// The command line as people start it: the bundled program in a process of its own, on a real folder.
import assert from 'node:assert/strict';
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildCli } from '../support/buildCli.ts';

const notes: Readonly<Record<string, string>> = {
  'issues/queue.md':
    '---\ntype: issue\ntitle: Queue stuck\nseverity: critical\nstatus: open\nowner: maria\nopened: 2026-03-01\nticket: T-7\n---\n- [ ] Call vendor @maria due:2026-03-02 wait:acme\n',
  'a b/plain.md': '# Plain\n- [x] Done done:2026-03-03\n- [ ] Open \u001b[31m\n',
  'node_modules/x.md': '- [ ] never\n',
};

describe('command line', function () {
  this.timeout(30_000);
  let base = '';
  let program = '';

  before(async () => {
    base = mkdtempSync(join(tmpdir(), 'daybook-cli-'));
    program = join(base, 'cli.mjs');
    await buildCli(program);
    for (const [path, text] of Object.entries(notes)) {
      const file = join(base, 'notes', path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  });

  after(() => rmSync(base, { recursive: true, force: true }));

  function run(...args: string[]): SpawnSyncReturns<string> {
    const where = ['--notebook', join(base, 'notes'), '--today', '2026-03-04'];
    return spawnSync(process.execPath, [program, ...where, ...args], { encoding: 'utf8' });
  }

  it('lists matches with path, line, text and fields, without a daybook.yml', () => {
    const { stdout, status } = run('list', 'is:open', '-type:note', '--json', '--', '-title:zzz');
    assert.equal(status, 2, 'a query word that begins with a dash has to stand behind "--"');
    assert.equal(stdout, '');
    const listed = run('list', 'is:open', '--json', '--', '-type:note');
    assert.deepEqual(JSON.parse(listed.stdout), [
      {
        path: 'a b/plain.md',
        line: 3,
        type: 'task',
        kind: 'task',
        state: 'todo',
        class: 'todo',
        text: 'Open \u001b[31m',
        fields: { heading: 'Plain' },
      },
      {
        path: 'issues/queue.md',
        line: 1,
        type: 'record',
        kind: 'issue',
        state: 'open',
        class: 'todo',
        text: 'Queue stuck',
        fields: { severity: 'critical', owner: 'maria', opened: '2026-03-01', ticket: 'T-7' },
      },
      {
        path: 'issues/queue.md',
        line: 10,
        type: 'task',
        kind: 'task',
        state: 'waiting',
        class: 'waiting',
        text: 'Call vendor',
        fields: { due: '2026-03-02', wait: 'acme', owner: 'maria' },
      },
    ]);
    assert.equal(listed.status, 0);
  });

  it('prints lines that editors understand, and tables, without control characters', () => {
    assert.equal(
      run('list', 'is:overdue').stdout,
      'issues/queue.md:10: Call vendor  [waiting due:2026-03-02 wait:acme owner:maria]\n',
    );
    assert.equal(
      run('list', 'is:task path:plain', '--table').stdout,
      'place           type  state  owner  due  text\na b/plain.md:2  task  done               Done\na b/plain.md:3  task  todo               Open \ufffd[31m\n',
    );
  });

  it('knows me', () => {
    assert.match(run('list', 'is:mine is:task', '--me', '@maria').stdout, /Call vendor/);
    assert.equal(run('list', 'is:mine').stdout, '');
  });

  it('says what it does not understand, with the place and a suggestion', () => {
    const { stderr, stdout, status } = run('list', 'is:open', 'sevrity:critical');
    assert.equal(
      stderr,
      'There is no field `sevrity`. Did you mean `severity`?\n  is:open sevrity:critical\n          ^^^^^^^\n',
    );
    assert.deepEqual([stdout, status], ['', 2]);
    assert.equal(run('lst', '--nonsense').status, 2);
    assert.match(run('list', '--today', '2026-02-30').stderr, /is not a day/);
  });

  it('checks: 0 without errors, 1 with one, every problem with its place', () => {
    assert.equal(run('check').status, 0);
    const file = join(base, 'notes', 'bad.md');
    writeFileSync(file, 'text\n<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\n- [ ] x due:2026-02-30\n');
    try {
      const { stdout, status } = run('check');
      assert.equal(status, 1);
      assert.match(stdout, /^bad\.md:2:1: error: .*\(conflict-marker\)$/m);
      assert.match(stdout, /^bad\.md:7:\d+: warning: /m);
    } finally {
      rmSync(file);
    }
  });

  it('computes every KPI', () => {
    const { stdout, status } = run('kpi', '--json');
    const { kpis, broken } = JSON.parse(stdout) as { kpis: { id: string; value?: number }[]; broken: unknown[] };
    assert.equal(status, 0);
    assert.deepEqual(broken, []);
    const value = (id: string): number | undefined => kpis.find((kpi) => kpi.id === id)?.value;
    assert.deepEqual([value('open-criticals'), value('overdue-todos')], [1, 1]);
  });

  it('prints nothing of a private notebook', () => {
    const file = join(base, 'notes', 'daybook.yml');
    writeFileSync(file, 'visibility: private\n');
    try {
      for (const command of ['list', 'check', 'kpi']) {
        const { stdout, stderr, status } = run(command, '--json');
        assert.deepEqual([stdout, status], ['', 2]);
        assert.match(stderr, /private/);
      }
    } finally {
      rmSync(file);
    }
  });

  it('merges two changed forms of a note, as git asks a merge driver to', () => {
    const file = (name: string, text: string) => {
      writeFileSync(join(base, name), text);
      return join(base, name);
    };
    const merged = (ours: string, theirs: string) => {
      const files = [
        file('base.md', '- [ ] a due:2026-03-01\n- [ ] b\n'),
        file('ours.md', ours),
        file('theirs.md', theirs),
      ];
      const { status } = run('merge', ...files, '--theirs', 'Ana');
      return { status, text: readFileSync(files[1] ?? '', 'utf8') };
    };
    assert.deepEqual(merged('- [x] a due:2026-03-01\n- [ ] b\n', '- [ ] a due:2026-03-01\n- [x] b\n'), {
      status: 0,
      text: '- [x] a due:2026-03-01\n- [x] b\n',
    });
    const conflict = merged('- [ ] a due:2026-03-02\n- [ ] b\n', '- [ ] a due:2026-03-03\n- [ ] b\n');
    assert.equal(conflict.status, 1);
    assert.match(
      conflict.text,
      /^- \[ \] a due:2026-03-02\n- \[ \] a due:2026-03-03 <!-- daybook:conflict \w+ 2026-03-04 Ana -->\n- \[ \] b\n$/,
    );
  });
});
