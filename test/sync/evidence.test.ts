// Why dates moved, from real commits: the words of whoever moved one, today and for a period that is over; none of messages that only
// repeat what changed, and none that name what is confidential.
import { deepEqual } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { withEvidence } from '../../src/notebook/history/gatherEvidence.ts';
import { openHistory } from '../../src/notebook/history/history.ts';
import { notePaths } from '../../src/notebook/notePaths.ts';
import { indexOf } from '../support/notebookText.ts';
import { makeQuickFolder } from '../support/quickFolder.ts';
import { gitOf, gitOnPath } from '../support/testGit.ts';

describe('evidence of a report', () => {
  const folder = makeQuickFolder('daybook-evidence-');
  const files: Record<string, string> = {};
  let gitPath = '';

  function commit(path: string, text: string, message: string, day: string): void {
    files[path] = text;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
    const at = `${day}T12:00:00+00:00`;
    const who = ['-c', 'user.name=Ana', '-c', 'user.email=ana@example.org', '-c', 'commit.gpgsign=false'];
    const env = { ...process.env, GIT_AUTHOR_DATE: at, GIT_COMMITTER_DATE: at };
    execFileSync(gitPath, ['-C', folder, 'add', '.'], { env });
    execFileSync(gitPath, ['-C', folder, ...who, 'commit', '-q', '-m', message], { env });
  }

  async function slipped(to: string, today: string): Promise<string[]> {
    const index = indexOf(files);
    const gitAt = gitOf(gitPath);
    const paths = notePaths(index.config);
    const nowMs = (): number => Date.parse(`${today}T16:00:00Z`);
    const history = openHistory({ gitAt, folder, paths: () => paths, config: () => index.config, nowMs });
    const read = async (path: string) => readFileSync(join(folder, path), 'utf8');
    const present = { index, context: { today, now: `${today}T16:00+00:00` }, read };
    return withEvidence(
      present,
      history,
      { from: '2026-03-02', to, audience: '' },
      function* ({ slips, index: then, reasonOf }) {
        return [...slips.keys()].map((row) => `${then.item(row).title}: ${reasonOf?.(row) ?? '-'}`).sort();
      },
    );
  }

  after(() => rmSync(folder, { recursive: true, force: true }));
  before(async () => {
    gitPath = (await gitOnPath()) ?? '';
    execFileSync(gitPath, ['init', '-q', folder]);
    writeFileSync(join(folder, 'daybook.yml'), '');
    commit('merger.md', '---\ntype: project\ntitle: Merger\nconfidential: true\n---\n', 'Notes', '2026-02-20');
    commit('a.md', '- [ ] Pilot due:2026-03-10\n', 'Plan the pilot', '2026-02-20');
    commit('b.md', '- [ ] Roll out due:2026-03-11\n', 'Plan the roll-out', '2026-02-20');
    commit('c.md', '- [ ] Train due:2026-03-12\n', 'Plan', '2026-02-20');
    commit('a.md', '- [ ] Pilot due:2026-03-17\n', 'The vendor delivers disks late', '2026-03-04');
    commit('b.md', '- [ ] Roll out due:2026-03-18\n', 'Roll out due → 18 Mar', '2026-03-04');
    commit('c.md', '- [ ] Train due:2026-03-19\n', 'Wait for the merger first', '2026-03-05');
  });

  it('has the words of the commit that moved a date', async () => {
    deepEqual(await slipped('2026-03-06', '2026-03-06'), [
      'Pilot: The vendor delivers disks late',
      'Roll out: -',
      'Train: -',
    ]);
  });

  it('has them of a period that is over, too', async () => {
    deepEqual(await slipped('2026-03-08', '2026-03-20'), [
      'Pilot: The vendor delivers disks late',
      'Roll out: -',
      'Train: -',
    ]);
  });
});
