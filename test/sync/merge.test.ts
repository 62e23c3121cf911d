// Two clones moved on: sharing combines them by structure, publishes, then takes over. Real git, a real bare remote. Whatever cannot
// be combined stops before anything is published or touched.
import { deepStrictEqual, match, ok, strictEqual } from 'node:assert/strict';
import { existsSync, renameSync } from 'node:fs';
import type { ParseOptions } from '../../src/core/note/box.ts';
import { loadConfig } from '../../src/core/record/config.ts';
import { parseOptions } from '../../src/core/record/parseOptions.ts';
import type { Git } from '../../src/notebook/git.ts';
import { createShareWorld, type Files, type ShareWorld, snapshot, type Teammate } from '../support/shareWorld.ts';

describe('combining two histories', () => {
  let world: ShareWorld;
  let ana: Teammate;
  const begin = async (files: Files): Promise<void> => {
    world = await createShareWorld({ 'daybook.yml': 'name: Team\n', ...files });
    ana = await world.teammate('ana');
  };
  afterEach(() => world.dispose());
  const remoteTip = (): string => world.git(world.remote, 'rev-parse', 'main').trim();
  const head = (): string => world.git(world.mine, 'rev-parse', 'HEAD').trim();
  const status = (): string => world.git(world.mine, 'status', '--porcelain');
  const commitMine = async (files: Files, paths = Object.keys(files)): Promise<void> => {
    world.write(files);
    const { state, text } = await world.open().commit({ paths, message: 'mine' });
    strictEqual(state, 'committed', text);
  };
  /** Everything agrees, here and there, and the history has both sides. */
  const isTogether = (): void => {
    strictEqual(remoteTip(), head());
    strictEqual(status(), '');
    world.git(world.mine, 'fsck', '--strict', '--no-dangling');
  };

  it('asks git no more than it needs', async () => {
    await begin({ 'a.md': '- [ ] one\n- [ ] two\n' });
    await ana.push({ 'a.md': '- [x] one\n- [ ] two\n' });
    world.write({ 'a.md': '- [ ] one\n- [x] two\n' });
    const verbs: string[] = [];
    const counted = (git: Git): Git => ({
      version: () => git.version(),
      run: (call, options) => {
        verbs.push(call.verb);
        return git.run(call, options);
      },
    });
    const request = { paths: ['a.md'], message: 'mine' };
    const outcome = await world.open({ wrap: counted }).commitAndShare(request);
    strictEqual(outcome.state, 'combined', outcome.text);
    const asked = (verb: string): number => verbs.filter((each) => each === verb).length;
    deepStrictEqual([asked('fetch'), asked('place'), asked('rev-parse'), asked('head')], [1, 1, 3, 1]);
    ok(verbs.length <= 50, `${verbs.length}: ${verbs.join(' ')}`);
  });

  it('takes changes of different notes', async () => {
    await begin({ 'a.md': '# A\n', 'b.md': '# B\n', 'code.ts': 'x\n' });
    await commitMine({ 'a.md': '# A mine\n' });
    await ana.push({ 'b.md': '# B ana\n', 'code.ts': 'y\n', 'new.md': 'ana\n' });
    const mine = head();
    const outcome = await world.open().share();
    deepStrictEqual([outcome.state, outcome.facts.count], ['combined', 3], outcome.text);
    isTogether();
    deepStrictEqual(
      ['a.md', 'b.md', 'code.ts', 'new.md'].map((path) => world.read(path)),
      ['# A mine\n', '# B ana\n', 'y\n', 'ana\n'],
    );
    strictEqual(world.git(world.mine, 'rev-parse', 'HEAD^1').trim(), mine, 'own commits are never rewritten');
    strictEqual((await world.open().share()).state, 'up-to-date');
  });

  it('merges one note task by task', async () => {
    await begin({ 'a.md': '- [ ] one\n- [ ] two\n- [ ] three due:2026-03-01\n' });
    await commitMine({ 'a.md': '- [x] one\n- [ ] two\n- [ ] three @maria due:2026-03-01\n' });
    await ana.push({ 'a.md': '- [ ] one\n- [x] two\n- [ ] three due:2026-03-09\n- [ ] four\n' });
    strictEqual((await world.open().share()).state, 'combined');
    isTogether();
    strictEqual(world.read('a.md'), '- [x] one\n- [x] two\n- [ ] three @maria due:2026-03-09\n- [ ] four\n');
  });

  it('keeps the byte-order mark of a note, and what it replaced keeps it, too', async () => {
    await begin({ 'a.md': '\ufeff---\ntags: [a]\n---\n- [ ] one\n- [ ] two\n' });
    await commitMine({ 'a.md': '\ufeff---\ntags: [a, b]\n---\n- [x] one\n- [ ] two\n' });
    await ana.push({ 'a.md': '\ufeff---\ntags: [a, c]\n---\n- [ ] one\n- [x] two\n' });
    strictEqual((await world.open().share()).state, 'combined');
    strictEqual(world.read('a.md'), '\ufeff---\ntags: [a, b, c]\n---\n- [x] one\n- [x] two\n');
    isTogether();
  });

  it('reads boxes and fields as the notebook does', async () => {
    const reading = (): ParseOptions => parseOptions(loadConfig('markers: { R: doing }\nfields: { room: text }\n'));
    await begin({ 'a.md': '- [R] one due:2026-03-01 room:a1\n' });
    await commitMine({ 'a.md': '- [R] one due:2026-03-12 room:a1\n' });
    await ana.push({ 'a.md': '- [R] one @ana due:2026-03-01 room:b2\n' });
    strictEqual((await world.open({ scope: { reading } }).share()).state, 'combined');
    isTogether();
    strictEqual(world.read('a.md'), '- [R] one @ana due:2026-03-12 room:b2\n');
  });

  it('commits a note that the team changed meanwhile, and merges the two', async () => {
    await begin({ 'a.md': '- [ ] one\n- [ ] two\n' });
    await ana.push({ 'a.md': '- [ ] one\n- [x] two\n' });
    world.write({ 'a.md': '- [x] one\n- [ ] two\n' });
    const outcome = await world.open().commitAndShare({ paths: ['a.md'], message: 'mine' });
    strictEqual(outcome.state, 'combined', outcome.text);
    isTogether();
    strictEqual(world.read('a.md'), '- [x] one\n- [x] two\n');
  });

  it('merges the note that two people made at the same time, section by section', async () => {
    await begin({ 'a.md': '# A\n' });
    const note = (maria: string, ana: string) => `# Stand-up\n\n## Maria\n\n${maria}\n\n## Ana\n\n${ana}\n`;
    await ana.push({ 'standup.md': note('- ', '- mail\n- spam') });
    world.write({ 'standup.md': note('- disks', '- ') });
    const outcome = await world.open().commitAndShare({ paths: ['standup.md'], message: 'mine' });
    strictEqual(outcome.state, 'combined', outcome.text);
    isTogether();
    const text = world.read('standup.md');
    for (const line of ['- disks', '- mail', '- spam', '## Maria', '## Ana'])
      strictEqual(text.split(`${line}\n`).length, 2, line);
  });

  it('leaves both forms of what both changed in the note, and says so', async () => {
    await begin({ 'a.md': '- [ ] one due:2026-03-01\n' });
    await commitMine({ 'a.md': '- [ ] one due:2026-03-12\n' });
    await ana.push({ 'a.md': '- [ ] one due:2026-03-15\n' });
    const outcome = await world.open().share();
    deepStrictEqual([outcome.state, outcome.facts.path, outcome.action], ['combined-open', 'a.md', 'chooseVersion']);
    isTogether();
    match(
      world.read('a.md'),
      /^- \[ \] one due:2026-03-12\n- \[ \] one due:2026-03-15 <!-- daybook:conflict \w+ [\d-]+ ana \/ Me Myself -->\n$/,
    );
  });

  const lines = Array.from({ length: 8 }, (_, n) => `line ${n}\n`).join('');
  it('follows a note that one side renamed and the other changed', async () => {
    await begin({ 'a.md': lines, 'b.md': lines.replaceAll('line', 'row') });
    world.write({ 'b.md': `${lines.replaceAll('line', 'row')}- mine\n` });
    renameSync(`${world.mine}/a.md`, `${world.mine}/moved.md`);
    const { state } = await world.open().commit({ paths: ['a.md', 'moved.md', 'b.md'], message: 'mine' });
    strictEqual(state, 'committed');
    await ana.push({
      'a.md': `${lines}- ana\n`,
      'b.md': undefined,
      'elsewhere.md': lines.replaceAll('line', 'row'),
    });
    const outcome = await world.open().share();
    strictEqual(outcome.state, 'combined', outcome.text);
    isTogether();
    ok(!existsSync(`${world.mine}/a.md`) && !existsSync(`${world.mine}/b.md`));
    strictEqual(world.read('moved.md'), `${lines}- ana\n`);
    strictEqual(world.read('elsewhere.md'), `${lines.replaceAll('line', 'row')}- mine\n`);
  });

  it('loses no change of a note that was renamed to a name which the team uses as well', async () => {
    await begin({ 'a.md': lines, 'b.md': '# B\n' });
    renameSync(`${world.mine}/a.md`, `${world.mine}/moved.md`);
    strictEqual((await world.open().commit({ paths: ['a.md', 'moved.md'], message: 'mine' })).state, 'committed');
    await ana.push({ 'a.md': `${lines}- ana\n`, 'moved.md': `${lines}- copied\n` });
    const outcome = await world.open().share();
    strictEqual(outcome.state, 'combined', outcome.text);
    isTogether();
    strictEqual(world.read('a.md'), `${lines}- ana\n`);
    ok(world.read('moved.md').includes('- copied\n'));
  });

  it('lets a change win over a deletion', async () => {
    await begin({ 'a.md': '# A\n', 'b.md': '# B\n' });
    world.git(world.mine, 'rm', '-q', 'a.md');
    await commitMine({ 'b.md': '# B mine\n' }, ['b.md']);
    world.git(world.mine, 'commit', '-q', '-m', 'gone');
    await ana.push({ 'a.md': '# A ana\n', 'b.md': undefined });
    const outcome = await world.open().share({ confirmOwnCommits: true });
    strictEqual(outcome.state, 'combined', outcome.text);
    isTogether();
    deepStrictEqual([world.read('a.md'), world.read('b.md')], ['# A ana\n', '# B mine\n']);
  });

  it('begins again when a colleague is quicker, and drops what it had combined', async () => {
    await begin({ 'a.md': '- [ ] one\n- [ ] two\n' });
    await commitMine({ 'a.md': '- [x] one\n- [ ] two\n' });
    await ana.push({ 'b.md': 'ana\n' });
    let pushes = 0;
    const outcome = await world
      .open({
        deps: { wait: async () => undefined },
        wrap: (git) => ({
          version: () => git.version(),
          run: async (call, options) => {
            if (call.verb === 'push' && ++pushes === 1) await ana.push({ 'c.md': 'quicker\n' });
            return await git.run(call, options);
          },
        }),
      })
      .share();
    deepStrictEqual([outcome.state, pushes], ['combined', 2], outcome.text);
    isTogether();
    strictEqual(world.git(world.mine, 'rev-list', '--merges', '--count', 'HEAD').trim(), '1');
  });

  const both = { 'a.md': '# A\n', 'code.ts': 'x\n' };
  const obstacles: readonly (readonly [string, string, Files, Files, () => void])[] = [
    ['a file that is no note', 'own-commits', { 'code.ts': 'mine\n' }, { 'code.ts': 'ana\n' }, () => undefined],
    [
      'a filtered note',
      'both-moved',
      { 'a.md': 'mine\n' },
      { 'a.md': 'ana\n' },
      () => world.write({ '.git/info/attributes': '*.md filter=secret\n' }),
    ],
    [
      'an untracked file in the way',
      'in-the-way',
      { 'a.md': 'mine\n' },
      { 'new.md': 'ana\n' },
      () => world.write({ 'new.md': 'mine\n' }),
    ],
    [
      'an uncommitted change',
      'overlap',
      { 'a.md': '# A\n- mine\n' },
      { 'a.md': '- ana\n# A\n' },
      () => world.write({ 'a.md': '# A\n- mine\n- more\n' }),
    ],
  ];
  for (const [what, state, mine, theirs, put] of obstacles) {
    it(`publishes nothing and changes nothing: ${what}`, async () => {
      await begin(both);
      if ('code.ts' in mine) {
        world.write(mine);
        world.git(world.mine, 'commit', '-qam', 'code');
      } else await commitMine(mine);
      await ana.push(theirs);
      put();
      const [before, tip] = [snapshot(world), remoteTip()];
      const outcome = await world.open().share();
      strictEqual(outcome.state, state, outcome.text);
      if (state === 'own-commits')
        strictEqual((await world.open().share({ confirmOwnCommits: true })).state, 'both-moved');
      deepStrictEqual({ ...snapshot(world), refs: '' }, { ...before, refs: '' });
      strictEqual(remoteTip(), tip);
    });
  }

  it('waits for an editor with unsaved changes before anything is published', async () => {
    await begin({ 'a.md': '# A\n' });
    await commitMine({ 'b.md': 'mine\n' });
    await ana.push({ 'a.md': '# A ana\n' });
    const tip = remoteTip();
    const outcome = await world.open({ deps: { dirtyPaths: () => ['a.md'] } }).share();
    deepStrictEqual([outcome.state, remoteTip()], ['unsaved', tip]);
  });

  it('finds together, however many clones share at once', async () => {
    await begin({ 'a.md': '# A\n' });
    const clones = ['mine', 'one', 'two'].map((name) => `${world.folder}/${name}`);
    for (const clone of clones.slice(1)) world.git(world.folder, 'clone', '-q', world.remote, clone);
    const open = (folder: string) => world.open({ scope: { folder } });
    await Promise.all(
      clones.map(async (folder, at) => {
        world.write({ 'a.md': `# A\n- [ ] task ${at}\n` }, folder);
        await open(folder).commitAndShare({ paths: ['a.md'], message: `task ${at}` });
      }),
    );
    for (const folder of [...clones, ...clones]) await open(folder).share();
    for (const folder of clones) {
      strictEqual(world.git(folder, 'status', '--porcelain'), '');
      strictEqual(world.read('a.md', folder), world.read('a.md'));
      const added = world.read('a.md', folder).split('\n').slice(1, -1);
      deepStrictEqual(added.sort(), ['- [ ] task 0', '- [ ] task 1', '- [ ] task 2']);
    }
  });
});
