// `daybook audit` as a program on a real repository: the notes of a past day with the commits that wrote and approved them.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildProgram } from '../support/buildProgram.ts';

describe('audit on the command line', function () {
  this.timeout(30_000);
  let base = '';
  let program = '';
  let folder = '';

  before(async () => {
    base = mkdtempSync(join(tmpdir(), 'daybook-audit-'));
    program = join(base, 'cli.mjs');
    folder = join(base, 'notes');
    await buildProgram('cli', program);
    mkdirSync(join(folder, 'policies'), { recursive: true });
    writeFileSync(join(folder, 'daybook.yml'), 'name: Harbour\ntimezone: Europe/Berlin\n');
    git('2026-03-01', 'Ana', 'init', '-q');
    save('2026-03-01', 'Ana', 'status: draft\nversion: 1');
    save('2026-03-02', 'Li', 'status: in-force\nversion: 1\napproved: 2026-03-02\napprover: li');
    save('2026-03-03', 'Ana', 'status: in-force\nversion: 1\napproved: 2026-03-02\napprover: li\nowner: ana');
    save('2026-03-05', 'Ana', 'status: draft\nversion: 2');
  });

  after(() => rmSync(base, { recursive: true, force: true }));

  function git(day: string, who: string, ...args: string[]): string {
    const names = {
      GIT_AUTHOR_NAME: who,
      GIT_AUTHOR_EMAIL: 'a@x',
      GIT_COMMITTER_NAME: who,
      GIT_COMMITTER_EMAIL: 'a@x',
    };
    const env = { ...process.env, ...names, GIT_COMMITTER_DATE: `${day}T12:00Z`, GIT_AUTHOR_DATE: `${day}T12:00Z` };
    const { status, stdout } = spawnSync('git', args, { cwd: folder, env, encoding: 'utf8' });
    assert.equal(status, 0);
    return stdout.trim();
  }

  function save(day: string, who: string, header: string): void {
    writeFileSync(
      join(folder, 'policies/mail.md'),
      `---\ntype: policy\nframework: GDPR\n${header}\n---\nWords of a policy.\n`,
    );
    git(day, who, 'add', '-A');
    git(day, who, 'commit', '-q', '-m', day);
  }

  function audit(notebook: string, ...args: string[]) {
    return spawnSync(process.execPath, [program, '--notebook', notebook, 'audit', ...args], { encoding: 'utf8' });
  }

  const policyOf = (stdout: string): string[] =>
    JSON.parse(stdout).sections.find(({ title }: { title: string }) => title === 'Policies').rows[0].cells;

  it('names the commit of the day and the one of the approval', () => {
    const [, third, second] = git('2026-03-06', 'Ana', 'rev-list', 'HEAD').split('\n');
    const { stdout } = audit(folder, '--at', '2026-03-04', '--json');
    assert.equal(JSON.parse(stdout).commit, third);
    assert.deepEqual(policyOf(stdout).slice(-6), [third, '2026-03-03', 'Ana', second, '2026-03-02', 'Li']);
    assert.deepEqual(policyOf(audit(folder, '--at', '2026-03-05', '--json').stdout).slice(-3), ['', '', '']);
  });

  it('prints a table, or a page, of what names a framework', () => {
    assert.match(audit(folder, '--at', '2026-03-04').stdout, /\r\n"Policies","policies\/mail\.md","Mail","in-force",/);
    assert.match(audit(folder, '--at', '2026-03-04', '--html').stdout, /^<!doctype html>/);
    assert.doesNotMatch(audit(folder, '--at', '2026-03-04', '--framework', 'HIPAA').stdout, /policies\/mail/);
  });

  it('says why there is nothing to tell', () => {
    assert.match(audit(folder, '--at', '2026-02-01').stderr, /begins on 2026-03-01/);
    assert.match(audit(folder, '--at', 'soon').stderr, /"soon" is not a day/);
    assert.match(audit(folder, '--no-git').stderr, /needs git/);
    const shallow = join(base, 'shallow');
    git('2026-03-06', 'Ana', 'clone', '-q', '--depth', '1', `file://${folder}`, shallow);
    assert.match(audit(shallow, '--json').stderr, /shallow: its history begins on 2026-03-05/);
  });

  it('tells nothing of a private notebook further in that somebody committed', () => {
    const inner = join(folder, 'own');
    const canary = (state: string) =>
      `---\ntype: policy\ntitle: Canary\nstatus: ${state}\nframework: GDPR\n---\n- [ ] Canary task due:2026-03-07\n`;
    mkdirSync(inner);
    writeFileSync(join(inner, 'daybook.yml'), 'visibility: private\n');
    for (const [day, state] of [
      ['2026-03-06', 'draft'],
      ['2026-03-07', 'in-force'],
    ] as const) {
      writeFileSync(join(inner, 'canary.md'), canary(state));
      save(day, 'Ana', `status: draft\nversion: ${day}`);
    }
    for (const command of [
      ['history', '--since', '2026-03-01'],
      ['report', '--from', '2026-03-01'],
      ['audit', '--at', '2026-03-07'],
    ]) {
      const { stdout, stderr } = spawnSync(process.execPath, [program, '--notebook', folder, ...command], {
        encoding: 'utf8',
      });
      assert.notEqual(stdout, '', `${command[0]}: ${stderr}`);
      assert.doesNotMatch(stdout + stderr, /canary/i, command[0]);
    }
  });
});
