// The command line as people start it: the bundled program in a process of its own, on a real folder.
import assert from 'node:assert/strict';
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildProgram } from '../support/buildProgram.ts';

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
    await buildProgram('cli', program);
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

  it('exports what matches as a calendar, a table and data', () => {
    assert.match(run('export', '--ics', 'is:task').stdout, /^BEGIN:VCALENDAR\r\n[\s\S]*SUMMARY:Due: Call vendor\r\n/);
    assert.match(
      run('export', '--csv', '--bom', 'is:overdue').stdout,
      /^\uFEFF"path","line"[^\n]*\r\n"issues\/queue.md",10,"task","Call vendor"/,
    );
    assert.equal(JSON.parse(run('export', '--json', 'type:issue').stdout).rows[0].fields.ticket, 'T-7');
    assert.match(run('export', 'is:task').stderr, /needs one of/);
    const file = join(base, 'notes', 'hidden.md');
    writeFileSync(file, '---\ntype: risk\ntitle: CANARY\nconfidential: true\n---\n- [ ] CANARY due:2026-03-05\n');
    try {
      for (const format of ['--ics', '--csv', '--json']) {
        const { stdout, stderr } = run('export', format, 'canary');
        assert.doesNotMatch(stdout.replace('"query": "canary"', '').replace('Notebook: canary', ''), /canary/i);
        assert.equal(stderr, 'Left out: Risks: confidential records (1)\n');
      }
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

  it('says which KPIs need a history that is not there', () => {
    const { stdout, stderr } = run('kpi');
    for (const title of ['Inbox age', 'Slip of milestones', 'Milestones on time by their first date'])
      assert.match(stdout, new RegExp(`^${title} +needs git's history`, 'm'));
    assert.match(stderr, /^The history was not read: These notes are in no git repository\.\n$/);
    const { kpis } = JSON.parse(run('kpi', '--json').stdout) as { kpis: { id: string; lacks?: string }[] };
    const lacking = kpis.filter(({ lacks }) => lacks === 'history').map(({ id }) => id);
    assert.deepEqual(lacking.sort(), ['inbox-age', 'milestone-slip', 'milestones-first-date']);
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

  it('prints nothing of a private notebook further in', () => {
    const folder = join(base, 'notes', 'own');
    mkdirSync(join(folder, 'reviews'), { recursive: true });
    writeFileSync(join(folder, 'daybook.yml'), 'visibility: private\n');
    const canary =
      '---\ntype: issue\ntitle: Canary\nstatus: opne\nseverity: critical\n---\n- [ ] Canary due:2026-13-01\n';
    writeFileSync(join(folder, 'reviews', 'canary.md'), canary);
    try {
      for (const command of [['list', 'is:open'], ['check'], ['kpi']]) {
        const { stdout, stderr } = run(...command, '--json');
        assert.notEqual(stdout, '', command.join(' '));
        assert.doesNotMatch(stdout + stderr, /canary/i, command.join(' '));
      }
      const { kpis } = JSON.parse(run('kpi', '--json').stdout) as { kpis: { id: string; value?: number }[] };
      assert.equal(kpis.find(({ id }) => id === 'open-criticals')?.value, 1);
    } finally {
      rmSync(folder, { recursive: true });
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
    // On the person's day: these two zones are never on the same one.
    const days = ['Etc/GMT+12', 'Pacific/Kiritimati'].map((TZ) => {
      const files = ['1', '2', '3'].map((day) => file(`${day}.md`, `- [ ] a due:2026-03-0${day}\n`));
      spawnSync(process.execPath, [program, 'merge', ...files], { env: { ...process.env, TZ } });
      return readFileSync(files[1] ?? '', 'utf8').match(/conflict \w+ (\S+)/)?.[1];
    });
    assert.ok(days[0] !== undefined && days[1] !== undefined && days[0] < days[1], String(days));
    // By the rules of the notebook that the note is of.
    const folder = join(base, 'driver');
    mkdirSync(join(folder, 'team/notes'), { recursive: true });
    writeFileSync(join(folder, 'daybook.yml'), 'fields: { room: text }\n');
    writeFileSync(join(folder, 'team/daybook.yml'), 'markers: { R: doing }\n');
    const parts = ['', ' due:2026-03-01', ' @ana'].map((part, at) => file(`${at}.md`, `- [R] a${part}\n`));
    const [was = '', mine = '', other = ''] = parts;
    const driven = spawnSync(process.execPath, [program, 'merge', was, mine, other, 'team/notes/a.md'], {
      cwd: folder,
    });
    assert.equal(driven.status, 0, String(driven.stderr));
    assert.equal(readFileSync(mine, 'utf8'), '- [R] a due:2026-03-01 @ana\n');
    assert.match(
      conflict.text,
      /^- \[ \] a due:2026-03-02\n- \[ \] a due:2026-03-03 <!-- daybook:conflict \w+ 2026-03-04 Ana \/ [^<>]+ -->\n- \[ \] b\n$/,
    );
  });

  it('tells the past by git: what changed since a day, and the figures of one', () => {
    const folder = join(base, 'past');
    const git = (day: string, ...args: string[]): void => {
      const who = {
        GIT_AUTHOR_NAME: 'Ana',
        GIT_AUTHOR_EMAIL: 'a@x',
        GIT_COMMITTER_NAME: 'Ana',
        GIT_COMMITTER_EMAIL: 'a@x',
      };
      const env = { ...process.env, ...who, GIT_COMMITTER_DATE: `${day}T12:00Z`, GIT_AUTHOR_DATE: `${day}T12:00Z` };
      assert.equal(spawnSync('git', args, { cwd: folder, env }).status, 0);
    };
    const save = (day: string, status: string): void => {
      writeFileSync(
        join(folder, 'issue.md'),
        `---\ntype: issue\ntitle: Queue\nseverity: critical\nstatus: ${status}\n---\n`,
      );
      git(day, 'add', '-A');
      git(day, 'commit', '-q', '-m', day);
    };
    mkdirSync(folder);
    writeFileSync(join(folder, 'daybook.yml'), 'timezone: Europe/Berlin\n');
    git('2026-03-01', 'init', '-q');
    writeFileSync(join(folder, 'inbox.md'), '- [ ] Call the vendor\n');
    save('2026-03-01', 'open');
    save('2026-03-03', 'resolved');
    const past = (...args: string[]) =>
      spawnSync(process.execPath, [program, '--notebook', folder, ...args], { encoding: 'utf8' });
    assert.equal(past('history', '--since', '2026-03-02').stdout, 'issue.md: Queue: open → resolved (Ana)\n');
    assert.equal(past('history', '--since', '2026-03-04').stdout, '');
    const criticals = (day: string): unknown =>
      JSON.parse(past('kpi', '--at', day, '--json').stdout).kpis.find(
        ({ id }: { id: string }) => id === 'open-criticals',
      )?.value;
    assert.deepEqual([criticals('2026-03-02'), criticals('2026-03-03')], [1, 0]);
    assert.match(past('list', 'is:critical', '--at', '2026-03-02').stdout, /^issue\.md:1: Queue /);
    assert.equal(past('list', 'is:critical', '--at', '2026-03-03').stdout, '');
    assert.match(past('kpi', '--today', '2026-03-10').stdout, /^Inbox age +9 d/m);
    assert.match(past('kpi', '--today', '2026-03-10', '--no-git').stdout, /^Inbox age +needs git's history/m);
    assert.match(past('kpi', '--at', '2026-02-01').stderr, /begins on 2026-03-01/);
    assert.match(past('history', '--since', 'soon').stderr, /"soon" is not a day/);
    assert.equal(past('history').status, 2);
    assert.match(past('history', '--since', '2026-03-02', '--no-git').stderr, /needs git/);
    assert.match(run('history', '--since', '2026-03-02').stderr, /in no git repository/);
  });

  it('prints a status report, and on standard error what is kept from the audience', () => {
    const secret = join(base, 'notes', 'projects', 'merger.md');
    mkdirSync(dirname(secret), { recursive: true });
    writeFileSync(secret, '---\ntype: project\ntitle: Merger\nconfidential: true\n---\n');
    const { stdout, stderr, status } = run('report', '--from', '2026-03-01', '--audience', 'everyone', '--no-git');
    const page = run('report', '--from', '2026-03-01', '--audience', 'everyone', '--no-git', '--html');
    rmSync(secret);
    assert.equal(status, 0);
    assert.match(page.stdout, /^<!doctype html>\n.*<h1>Status 2026-03-01 to 2026-03-04 for everyone<\/h1>/s);
    assert.match(page.stdout, /<li>Queue stuck \(?[Mm]aria[^@]*, critical<\/li>/);
    assert.ok(!/Merger|\.md|<script/.test(page.stdout), page.stdout);
    assert.match(page.stderr, /^Left out: Project "Merger": confidential$/m);
    assert.match(stdout, /^# Status 2026-03-01 to 2026-03-04 for everyone$/m);
    assert.match(stdout, /^- \[Queue stuck\]\(\.\.\/issues\/queue\.md\) @?\(?maria\)?, critical$/m);
    assert.ok(!stdout.includes('Merger'));
    assert.match(stderr, /no git history/);
    assert.match(stderr, /^Left out: Project "Merger": confidential$/m);
    const { stderr: refused, status: code } = run('report', '--from', 'march');
    assert.deepEqual([code, refused], [2, '"march" is not a day such as 2026-03-04.\n']);
  });
});
