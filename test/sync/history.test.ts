// The past read from real git: any day's notes are those of a checkout, whatever merges, names and sizes there are, and what cannot be
// told is said.
import { deepStrictEqual, ok, rejects, strictEqual } from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { happenings } from '../../src/core/history/happened.ts';
import { stateAfter } from '../../src/core/history/line.ts';
import { movedDates } from '../../src/core/history/movedDates.ts';
import { rowName } from '../../src/core/index/rowName.ts';
import { loadConfig } from '../../src/core/record/config.ts';
import type { Git } from '../../src/notebook/git.ts';
import { dueCourses, firstDues } from '../../src/notebook/history/firstDues.ts';
import { firstSeen } from '../../src/notebook/history/firstSeen.ts';
import { type History, openHistory, placeAt } from '../../src/notebook/history/history.ts';
import { createKpiCourses } from '../../src/notebook/history/kpiCourses.ts';
import { notePaths } from '../../src/notebook/notePaths.ts';
import { indexOf } from '../support/notebookText.ts';
import { createShareWorld, type ShareWorld } from '../support/shareWorld.ts';
import { gitOf, gitOnPath } from '../support/testGit.ts';

const dayMs = 86_400_000;
/** Behind the commits that the world makes at once: a line of commits never goes back in time. */
const firstMs = Date.UTC(2050, 0, 1, 12);

describe('the past of notes', function () {
  this.timeout(30_000);
  let world: ShareWorld;
  let program: string | undefined;
  const calls: string[] = [];
  before(async () => {
    program = await gitOnPath();
  });
  beforeEach(async () => {
    world = await createShareWorld({ 'daybook.yml': '', 'a.md': '- [ ] Call due:2026-01-05\n- [ ] Write\n' });
    calls.length = 0;
  });
  afterEach(() => world.dispose());

  const open = (folder = world.mine, trusted = true): History => {
    const runner = gitOf(program, world.environment, trusted);
    const counting = (git: Git): Git => ({
      ...git,
      run: (call, options) => {
        calls.push(call.verb);
        return git.run(call, options);
      },
    });
    const config = loadConfig('exclude: ["inner/**"]\n');
    const paths = notePaths(config);
    const deps = { folder, paths: () => paths, config: () => config, nowMs: () => firstMs + 1000 * dayMs };
    return openHistory({ gitAt: (at) => counting(runner(at)), ...deps });
  };
  /** Commits what stands in a folder, on day `day` of the history. */
  const commit = (day: number, folder = world.mine): void => {
    const date = new Date(firstMs + day * dayMs).toISOString();
    world.git(folder, 'add', '-A');
    world.git(folder, '-c', `user.name=Ana`, 'commit', '-q', '--allow-empty', '-m', `day ${day}`, '--date', date);
    stamp(date, folder);
  };
  /** Gives the latest commit its committer's date, which git takes only from the environment. */
  const stamp = (date: string, folder: string): void => {
    const body = world.git(folder, 'cat-file', 'commit', 'HEAD');
    const seconds = Date.parse(date) / 1000;
    writeFileSync(join(world.folder, 'commit'), body.replace(/^(committer .*>) \d+ \S+$/m, `$1 ${seconds} +0000`));
    const id = world.git(folder, 'hash-object', '-t', 'commit', '-w', join(world.folder, 'commit')).trim();
    world.git(folder, 'reset', '-q', '--soft', id);
  };
  /** The notes of a commit, as a checkout of it has them. */
  const checkout = (id: string, folder = world.mine): Record<string, string> => {
    const to = join(world.folder, `out-${id}`);
    world.git(folder, 'worktree', 'add', '-q', '--detach', to, id);
    const files = (readdirSync(to, { recursive: true }) as string[]).filter((path) => path.endsWith('.md'));
    return Object.fromEntries(files.sort().map((path) => [path, readFileSync(join(to, path), 'utf8')]));
  };
  const notesAt = async (history: History, places: readonly number[]): Promise<Record<string, number>[]> =>
    await history.walk(places, (index) =>
      Object.fromEntries(index.paths().map((path) => [path, index.taskRows(path).length])),
    );

  it('shows the notes of any day as a checkout of that day has them', async () => {
    let seed = 7;
    const random = (most: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % most;
    };
    for (let day = 1; day <= 12; day++) {
      for (let change = random(4); change >= 0; change--) {
        const path = ['a.md', 'b c.md', 'deep/ä.md', '-x[1].md'][random(4)] ?? 'a.md';
        mkdirSync(join(world.mine, 'deep'), { recursive: true });
        writeFileSync(join(world.mine, path), '- [ ] One\n'.repeat(1 + random(5)));
      }
      if (day % 4 === 0) world.git(world.mine, 'rm', '-q', '-f', '--ignore-unmatch', '--', 'b c.md');
      commit(day);
      if (day === 6) {
        world.git(world.mine, 'checkout', '-q', '-b', 'side', 'HEAD~2');
        world.write({ 'side.md': '- [ ] Side\n' });
        commit(6);
        world.git(world.mine, 'checkout', '-q', 'main');
        world.git(world.mine, 'merge', '-q', '--no-ff', '-m', 'merge', 'side');
        stamp(new Date(firstMs + 6 * dayMs + 1000).toISOString(), world.mine);
      }
    }
    const history = open();
    const line = await history.line();
    const days = [3, 6, 9, 12];
    const places = days.map((day) => placeAt(line, firstMs + (day + 0.5) * dayMs));
    const shown = await notesAt(history, places);
    for (const [at, place] of places.entries()) {
      const files = checkout(line.commits[place - 1]?.id ?? '');
      const counts = Object.entries(files).map(([path, text]) => [path, text.split('\n').length - 1]);
      deepStrictEqual(shown[at], Object.fromEntries(counts), `day ${days[at]}`);
    }
    strictEqual(calls.filter((verb) => verb === 'history').length, 1);
    strictEqual(calls.filter((verb) => verb === 'blobs').length, 1);
  });

  it('reads only on from where it was, and says when what it knew was rewritten', async () => {
    const history = open();
    const first = await history.line();
    commit(1);
    world.write({ 'a.md': '- [x] Call due:2026-01-05\n' });
    commit(2);
    calls.length = 0;
    const second = await history.line();
    deepStrictEqual(calls, ['history']);
    deepStrictEqual([second.commits.length, second.isRewritten], [first.commits.length + 2, false]);
    strictEqual(second.commits[0], first.commits[0]);
    strictEqual((await history.line()).commits, second.commits);
    deepStrictEqual(calls, ['history', 'history']);
    deepStrictEqual(await open().line(), second);
    // Set back: what is known is more than there is.
    world.git(world.mine, 'reset', '-q', '--hard', 'HEAD~1');
    const back = await history.line();
    deepStrictEqual([back.commits.length, back.isRewritten], [first.commits.length + 1, true]);
    world.git(world.mine, 'reset', '-q', '--hard', `${second.head}`);
    deepStrictEqual((await history.line()).commits, second.commits);
    // A teammate's merge takes our commits in as a side branch: another line, and nothing was rewritten.
    world.git(world.mine, 'checkout', '-q', '-b', 'theirs', `${first.head}`);
    world.write({ 'b.md': '# B\n' });
    commit(3);
    world.git(world.mine, 'merge', '-q', '--no-ff', '-m', 'merge', 'main');
    const third = await history.line();
    deepStrictEqual([third.isRewritten, third.commits.at(-1)?.isMerge], [false, true]);
    deepStrictEqual([...stateAfter(third.commits, third.commits.length).keys()].sort(), ['a.md', 'b.md']);
    world.git(world.mine, 'checkout', '-q', '--orphan', 'new');
    commit(4);
    strictEqual((await history.line()).isRewritten, true);
  });

  it('tells an errand one line, whatever is committed meanwhile, and asks git for it once', async () => {
    const history = open();
    const errand = {};
    const line = await history.line(errand);
    world.write({ 'b.md': '# B\n' });
    commit(1);
    strictEqual(await history.line(errand), line);
    strictEqual(await history.holds(line.head ?? '', errand), true);
    deepStrictEqual((await history.forms(['a.md', 'b.md'], 9, errand)).get('b.md'), []);
    strictEqual(calls.filter((verb) => verb === 'history').length, 1);
    strictEqual((await history.line({})).commits.length, line.commits.length + 1);
    deepStrictEqual(
      (await history.changesFrom(undefined, errand)).pairs.map(({ path }) => path),
      ['a.md'],
    );
    deepStrictEqual([...(await history.notesAt(9, ['b.md'], errand)).keys()], []);
    deepStrictEqual([...(await history.notesAt(9, ['b.md'])).keys()], ['b.md']);
  });

  it('tells what changed between two moments, who did it, and follows a renamed note', async () => {
    const base = world.git(world.mine, 'rev-parse', 'HEAD').trim();
    const ana = await world.teammate('Ana');
    await ana.push({ 'a.md': undefined, 'calls.md': '- [ ] Call due:2026-01-12\n- [ ] Write\n', 'new.md': '# New\n' });
    world.write({ 'mine.md': '# Mine\n' });
    commit(1);
    world.git(world.mine, 'fetch', '-q');
    world.git(world.mine, 'merge', '-q', '-m', 'merge', 'origin/main');
    const history = open();
    const { pairs, authors } = await history.changesFrom(base);
    await history.walk([(await history.line()).commits.length], (index) =>
      deepStrictEqual(
        happenings(pairs, index).map(({ path, verb, from, to }) => [path, verb, from, to]),
        [
          ['calls.md', 'renamed', 'a.md', ''],
          ['calls.md', 'due', '2026-01-05', '2026-01-12'],
          ['mine.md', 'new', '', ''],
          ['new.md', 'new', '', ''],
        ],
      ),
    );
    deepStrictEqual(
      ['calls.md', 'mine.md'].map((path) => authors.get(path)?.map(({ mail }) => mail)),
      [['Ana@example.org'], ['me@example.org']],
    );
    strictEqual(await history.holds(base), true);
    strictEqual(await history.holds('a'.repeat(40)), false);
  });

  it('tells the course of a figure week by week, and computes no week twice', async () => {
    const issue = (status: string): string => `---\ntype: issue\nseverity: critical\nstatus: ${status}\n---\n`;
    world.write({ 'issue.md': issue('open') });
    commit(1);
    world.write({ 'issue.md': issue('resolved'), 'other.md': issue('open') });
    commit(9);
    world.write({ 'other.md': issue('resolved') });
    commit(18);
    const courses = createKpiCourses(open());
    // The first day of the history is a Saturday.
    const config = loadConfig('timezone: Europe/Berlin\n');
    const made = await courses({ config, today: '2050-01-26' });
    const points = (from: string) =>
      made.get('open-criticals')?.flatMap(({ day, value }) => (day >= from ? [`${day} ${value}`] : []));
    deepStrictEqual(points('2049-12-20'), [
      '2049-12-20 0',
      '2049-12-27 1',
      '2050-01-03 1',
      '2050-01-10 1',
      '2050-01-17 0',
    ]);
    const walks = calls.filter((verb) => verb === 'blobs').length;
    deepStrictEqual(await courses({ config, today: '2050-01-27' }), made);
    strictEqual(calls.filter((verb) => verb === 'blobs').length, walks);
  });

  it('keeps to the folder of the notebook, and leaves notebooks further in to themselves', async () => {
    world.write({ 'team/x.md': '# X\n', 'team/inner/y.md': '# Y\n', 'other/z.md': '# Z\n' });
    commit(1);
    world.write({ 'other/z.md': '# Z2\n', 'team/code.ts': 'x' });
    commit(2);
    const { commits } = await open(join(world.mine, 'team')).line();
    deepStrictEqual([...stateAfter(commits, commits.length).keys()], ['x.md']);
    const other = await open(join(world.mine, 'other')).line();
    strictEqual(other.commits.length, 2);
  });

  it('reads on in a folder as it reads from the beginning, whatever the commits between changed', async () => {
    world.write({ 'team/x.md': '# X\n' });
    commit(1);
    const team = join(world.mine, 'team');
    const history = open(team);
    const { commits } = await history.line();
    calls.length = 0;
    world.write({ 'other.md': '# O\n' });
    commit(2);
    strictEqual((await history.line()).commits.length, commits.length);
    world.git(world.mine, 'checkout', '-q', '-b', 'side');
    world.write({ 'team/y.md': '# Y\n' });
    commit(3);
    world.git(world.mine, 'checkout', '-q', 'main');
    world.write({ 'other.md': '# O2\n' });
    commit(4);
    world.git(world.mine, 'merge', '-q', '--no-ff', '-m', 'merge', 'side');
    world.write({ 'other.md': '# O3\n' });
    commit(5);
    const last = await history.line();
    deepStrictEqual(calls, ['history', 'history']);
    deepStrictEqual(
      last.commits.at(-1)?.changes.map(({ path }) => path),
      ['y.md'],
    );
    deepStrictEqual([last, last.isRewritten], [await open(team).line(), false]);
  });

  it('says that a copy is shallow, and what the first commit of it held', async () => {
    commit(1);
    commit(2);
    const shallow = join(world.folder, 'shallow');
    world.git(world.mine, 'push', '-q');
    world.git(world.folder, 'clone', '-q', '--depth', '1', `file://${world.remote}`, shallow);
    const { isShallow, commits } = await open(shallow).line();
    deepStrictEqual([isShallow, commits.length, commits[0]?.changes.length], [true, 1, 1]);
    const history = open(shallow);
    await history.line();
    world.git(shallow, 'fetch', '-q', '--unshallow');
    const whole = await history.line();
    deepStrictEqual([whole.isShallow, whole.isRewritten, whole.commits.length], [false, false, 3]);
  });

  it('reads nothing of a file that is too large for a note, and no binary', async () => {
    const base = world.git(world.mine, 'rev-parse', 'HEAD').trim();
    writeFileSync(join(world.mine, 'huge.md'), Buffer.alloc(50 * 1024 * 1024, 'x\n'));
    writeFileSync(join(world.mine, 'binary.md'), Buffer.from([65, 0, 66, 10]));
    world.write({ 'z.md': '- [ ] Behind\n' });
    commit(1);
    const history = open();
    const { commits } = await history.line();
    deepStrictEqual(await notesAt(history, [commits.length]), [{ 'a.md': 2, 'z.md': 1 }]);
    const { pairs, tooLarge } = await history.changesFrom(base);
    deepStrictEqual([pairs.map(({ path }) => path), tooLarge], [['z.md'], 1]);
  });

  it('follows a note to its former name, edited in the same commit, by its text or its id', async () => {
    const note = (due: string, more = ''): string =>
      `# Move\n\n- [ ] Racks due:${due}\n${more}- [ ] Lease\n- [ ] Cables\n`;
    const record = (id: string, title: string): string => `---\ntype: project\nid: ${id}\ntitle: ${title}\n---\n`;
    world.write({
      'move.md': note('2026-03-03'),
      'p.md': `${record('P1', 'Lines')}Old words\n`,
      'q.md': 'Something else\n',
    });
    commit(1);
    world.write({ 'move.md': note('2026-03-10') });
    commit(2);
    for (const path of ['move.md', 'p.md', 'q.md']) world.git(world.mine, 'rm', '-q', path);
    world.write({ 'projects/move.md': note('2026-03-12', '- [ ] New\n') });
    world.write({ 'projects/p.md': `${record('P1', 'Other')}New text, all of it\n` });
    commit(3);
    const paths = ['projects/move.md', 'projects/p.md'];
    const forms = await open().forms(paths, 20);
    deepStrictEqual(movedDates('projects/move.md', forms.get('projects/move.md') ?? [], 'Racks'), [
      '2026-03-03',
      '2026-03-10',
      '2026-03-12',
    ]);
    deepStrictEqual(
      forms.get('projects/p.md')?.map(({ note }) => note.title),
      ['Lines', 'Other'],
    );
  });

  it('tells the day on which a milestone was due first', async () => {
    const plan = (due: string): string =>
      `---\ntype: project\n---\n## Milestones\n\n- [ ] Pilot due:${due}\n- [ ] Lease due:2026-05-01\n`;
    for (const [at, due] of ['2026-03-03', '2026-03-20', '2026-03-10'].entries()) {
      world.write({ 'projects/p.md': plan(due) });
      commit(at + 1);
    }
    const index = indexOf({ 'projects/p.md': plan('2026-03-10') });
    const history = open();
    deepStrictEqual([...(await firstDues(history, index))], [[rowName('projects/p.md', 'Pilot'), '2026-03-03']]);
    deepStrictEqual(
      [...(await dueCourses(history, index))],
      [[rowName('projects/p.md', 'Pilot'), ['2026-03-03', '2026-03-20', '2026-03-10']]],
    );
  });

  it('tells since when a line of an inbox stands there, and what may be older in a shallow copy', async () => {
    const texts = ['- [ ] One\n- [ ] Two\n', '- [ ] Two\n', '- [ ] Two due:2050-02-01\n- [ ] One\n- [ ] Three\n'];
    for (const [at, text] of texts.entries()) {
      world.write({ 'inbox/ana.md': text });
      commit(at + 1);
    }
    world.git(world.mine, 'push', '-q');
    const shallow = join(world.folder, 'shallow');
    world.git(world.folder, 'clone', '-q', '--depth', '1', `file://${world.remote}`, shallow);
    const index = indexOf({ 'inbox/ana.md': `${texts[2]}- [ ] Never committed\n` });
    const at = (name: string): string => rowName('inbox/ana.md', name);
    const whole = await firstSeen(open(), index);
    deepStrictEqual([...whole.days].sort(), [
      [at('One'), '2050-01-04'],
      [at('Three'), '2050-01-04'],
      [at('Two'), '2050-01-02'],
    ]);
    strictEqual(whole.cut.size, 0);
    const cut = await firstSeen(open(shallow), index);
    deepStrictEqual(
      [cut.days.get(at('Two')), [...cut.cut].sort()],
      ['2050-01-04', [at('One'), at('Three'), at('Two')]],
    );
  });

  it('takes names as they are, links and modules left out', async () => {
    const names = ['a\nb.md', 'tab\t.md', '"q".md', ':(top)x.md', '--all.md', '*.md'];
    for (const name of names) writeFileSync(join(world.mine, name), '- [ ] One\n');
    world.git(world.mine, 'add', '-A');
    const link = world.git(world.mine, 'rev-parse', 'HEAD:a.md').trim();
    world.git(world.mine, 'update-index', '--add', '--cacheinfo', `120000,${link},link.md`);
    world.git(world.mine, 'commit', '-q', '-m', 'names');
    const { commits } = await open().line();
    deepStrictEqual([...stateAfter(commits, commits.length).keys()].sort(), ['a.md', ...names].sort());
  });

  it('answers for notes without a commit, starts nothing untrusted, and stops when it is called off', async () => {
    const empty = join(world.folder, 'empty');
    world.git(world.folder, 'init', '-q', empty);
    deepStrictEqual((await open(empty).line()).commits, []);
    await rejects(open(world.mine, false).line(), /not trusted/);
    const history = open();
    await rejects(history.line({ signal: AbortSignal.abort() }), { name: 'Error' });
    ok((await history.line()).commits.length > 0);
    strictEqual(history.known()?.commits.length, 1);
  });
});
