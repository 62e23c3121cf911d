// The past behind pictures is read once however often it is asked for, and again after a commit; what was known is shown meanwhile.
import { deepEqual, equal, ok } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type History, openHistory } from '../../../src/notebook/history/history.ts';
import type { Notebook } from '../../../src/notebook/notebook.ts';
import { notePaths } from '../../../src/notebook/notePaths.ts';
import type { OpenNotebook } from '../../../src/notebook/registry.ts';
import { createDatePast } from '../../../src/ui/picture/datePast.ts';
import { createPicturePast } from '../../../src/ui/picture/picturePast.ts';
import { eventually } from '../../support/eventually.ts';
import { indexOf } from '../../support/notebookText.ts';
import { makeQuickFolder } from '../../support/quickFolder.ts';
import { gitOf, gitOnPath } from '../../support/testGit.ts';

const log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: (_: string, error: unknown) => {
    throw error;
  },
};
const milestone = (due: string): string =>
  `---\ntype: project\ntitle: Move\n---\n\n## Milestones\n\n- [ ] Pilot due:${due}\n`;
const risk = (likelihood: number): string =>
  `---\ntype: risk\ntitle: Fire\nlikelihood: ${likelihood}\nimpact: 3\n---\n`;

describe('the past behind a picture', () => {
  let folder = '';
  let git = '';
  let files: Record<string, string>;
  let reads = 0;
  let told = 0;
  let open: { -readonly [key in keyof OpenNotebook]: OpenNotebook[key] };

  const commit = (day: string, notes: Readonly<Record<string, string>>): void => {
    files = { ...files, ...notes };
    for (const [path, text] of Object.entries(notes)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const at = `${day}T12:00:00+00:00`;
    const env = { ...process.env, GIT_AUTHOR_DATE: at, GIT_COMMITTER_DATE: at };
    const who = ['-c', 'user.name=Ana', '-c', 'user.email=ana@example.org', '-c', 'commit.gpgsign=false'];
    execFileSync(git, ['-C', folder, 'add', '.'], { env });
    execFileSync(git, ['-C', folder, ...who, 'commit', '-q', '-m', day], { env });
  };
  const changed = (): void => {
    told++;
  };

  beforeEach(async () => {
    folder = makeQuickFolder('daybook-past-once-');
    git = (await gitOnPath()) ?? '';
    execFileSync(git, ['init', '-q', folder]);
    files = {};
    [reads, told] = [0, 0];
    commit('2026-01-20', { 'daybook.yml': '', 'projects/move.md': milestone('2026-03-06'), 'risks/fire.md': risk(2) });
    commit('2026-02-20', { 'projects/move.md': milestone('2026-03-20'), 'risks/fire.md': risk(4) });
    const paths = notePaths(indexOf(files).config);
    const now = {
      paths: () => paths,
      config: () => indexOf(files).config,
      nowMs: () => Date.parse('2026-03-12T16:00:00Z'),
    };
    const history: History = openHistory({ gitAt: gitOf(git), folder, ...now });
    const notebook: Partial<Notebook> = { reader: () => indexOf(files), config: indexOf(files).config };
    open = {
      root: folder,
      label: 'Past',
      moves: 0,
      notebook: notebook as Notebook,
      history: async () => {
        reads++;
        return history;
      },
      repository: async () => undefined,
      whyNoRepository: () => Promise.reject(new Error('not asked')),
    };
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('of dates is read once, and again after a commit', async () => {
    const dates = createDatePast(log, () => 0, changed);
    const days = (): unknown => [...(dates(open)?.values() ?? [])];
    deepEqual([days(), days()], [[], []]);
    await eventually(() => equal(told, 1));
    deepEqual([days(), days(), reads], [[['2026-03-06', '2026-03-20']], [['2026-03-06', '2026-03-20']], 1]);
    commit('2026-03-02', { 'projects/move.md': milestone('2026-04-10') });
    deepEqual([days(), reads], [[['2026-03-06', '2026-03-20']], 1]);
    open.moves++;
    deepEqual([days(), days()], [[['2026-03-06', '2026-03-20']], [['2026-03-06', '2026-03-20']]]);
    await eventually(() => equal(told, 2));
    deepEqual([days(), reads], [[['2026-03-06', '2026-03-20', '2026-04-10']], 2]);
  });

  it('of dates stays what was read last, however long an older reading takes', async () => {
    const dates = createDatePast(log, () => 0, changed);
    const days = (): unknown => [...(dates(open)?.values() ?? [])];
    const { history } = open;
    const older = (await history()) as History;
    let isRead = false;
    let goOn = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const slow: History = {
      ...older,
      forms: async (...asked) => {
        const found = await older.forms(...asked);
        isRead = true;
        await held;
        return found;
      },
    };
    open.history = async () => slow;
    deepEqual(days(), []);
    await eventually(() => ok(isRead));
    commit('2026-03-02', { 'projects/move.md': milestone('2026-04-10') });
    open.history = history;
    open.moves++;
    deepEqual(days(), []);
    await eventually(() => equal(told, 1));
    const wanted = [['2026-03-06', '2026-03-20', '2026-04-10']];
    deepEqual(days(), wanted);
    goOn();
    await new Promise((resolve) => setTimeout(resolve, 100));
    deepEqual([days(), told], [wanted, 1]);
  });

  it('of fields is read once, again after a commit, and for another day', async () => {
    let nowMs = 0;
    const past = createPicturePast(log, () => nowMs, changed);
    const likelihood = (day = '2026-02-01') => past(open, 'risk', day)?.get('risks/fire.md')?.get('likelihood');
    deepEqual([likelihood(), likelihood()], [undefined, undefined]);
    await eventually(() => equal(told, 1));
    deepEqual([likelihood(), likelihood(), reads], ['2', '2', 1]);
    open.moves++;
    deepEqual([likelihood(), likelihood(), reads], ['2', '2', 2]);
    await eventually(() => equal(told, 2));
    deepEqual([likelihood('2026-03-01'), reads], [undefined, 3]);
    await eventually(() => equal(told, 3));
    deepEqual([likelihood('2026-03-01'), reads], ['4', 3]);
    nowMs = 300_000;
    deepEqual([likelihood('2026-03-01'), reads], ['4', 4]);
    await eventually(() => equal(told, 4));
  });
});
