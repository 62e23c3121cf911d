// What pictures show of the past, from real commits: risks and technologies as they were when a period began, dates where they first stood.
// The whole way from a repository to the body that the page draws.
import { deepEqual, equal } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { finished } from '../../src/core/index/steps.ts';
import { englishWords } from '../../src/core/outline/outlineWords.ts';
import { periodStart } from '../../src/core/picture/period.ts';
import type { RadarBody } from '../../src/core/picture/radarPicture.ts';
import type { RiskBody } from '../../src/core/picture/riskPicture.ts';
import type { TimelineBody } from '../../src/core/picture/timeline.ts';
import { earlierFields } from '../../src/notebook/history/earlierFields.ts';
import { dueCourses } from '../../src/notebook/history/firstDues.ts';
import { type History, openHistory } from '../../src/notebook/history/history.ts';
import { notePaths } from '../../src/notebook/notePaths.ts';
import type { PictureId } from '../../src/ui/picture/pictureMessages.ts';
import { pictureViewSteps } from '../../src/ui/picture/pictureView.ts';
import { indexOf } from '../support/notebookText.ts';
import { makeQuickFolder } from '../support/quickFolder.ts';
import { gitOf, gitOnPath } from '../support/testGit.ts';

const today = '2026-03-12';
const since = { since: '4w' };

describe('the past in pictures', () => {
  const folder = makeQuickFolder('daybook-picture-past-');
  const files: Record<string, string> = {};
  let gitPath = '';
  let history: History;

  const commit = (day: string, notes: Readonly<Record<string, string>>): void => {
    for (const [path, text] of Object.entries(notes)) {
      files[path] = text;
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const at = `${day}T12:00:00+00:00`;
    const env = { ...process.env, GIT_AUTHOR_DATE: at, GIT_COMMITTER_DATE: at };
    const who = ['-c', 'user.name=Ana', '-c', 'user.email=ana@example.org', '-c', 'commit.gpgsign=false'];
    execFileSync(gitPath, ['-C', folder, 'add', '.'], { env });
    execFileSync(gitPath, ['-C', folder, ...who, 'commit', '-q', '-m', day], { env });
  };
  const risk = (title: string, likelihood: number, impact: number): string =>
    `---\ntype: risk\ntitle: ${title}\nstatus: open\nlikelihood: ${likelihood}\nimpact: ${impact}\n---\n`;
  const technology = (title: string, ring: string): string =>
    `---\ntype: technology\ntitle: ${title}\nring: ${ring}\nquadrant: tools\n---\n`;
  const project = (due: string): string =>
    `---\ntype: project\ntitle: Move\nstatus: active\nstart: 2026-02-01\ndue: 2026-05-29\n---\n\n## Milestones\n\n- [ ] Pilot due:${due}\n`;

  before(async () => {
    gitPath = (await gitOnPath()) ?? '';
    execFileSync(gitPath, ['init', '-q', folder]);
    commit('2026-01-20', {
      'daybook.yml': '',
      'risks/fire.md': risk('Fire', 2, 3),
      'risks/flood.md': risk('Flood', 1, 1),
      'tech/keys.md': technology('Keys', 'assess'),
      'projects/move.md': project('2026-03-06'),
    });
    commit('2026-02-20', {
      'risks/fire.md': risk('Fire', 4, 5),
      'tech/keys.md': technology('Keys', 'trial'),
      'tech/new.md': technology('New', 'assess'),
      'projects/move.md': project('2026-03-20'),
    });
    commit('2026-03-02', { 'projects/move.md': project('2026-04-10') });
    const paths = notePaths(indexOf(files).config);
    const nowMs = (): number => Date.parse(`${today}T16:00:00Z`);
    history = openHistory({
      gitAt: gitOf(gitPath),
      folder,
      paths: () => paths,
      config: () => indexOf(files).config,
      nowMs,
    });
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const body = async <T>(picture: PictureId, kind?: string, options: Record<string, string> = since): Promise<T> => {
    const index = indexOf(files);
    const context = { today, now: `${today}T16:00+00:00`, words: englishWords, roster: index.roster() };
    const paths = [...index.rowsAmong({ kinds: new Set([kind ?? '']) })].map((row) => index.path(row));
    const start = periodStart(options, today);
    const earlier = kind && start ? await earlierFields(history, undefined, start, paths) : undefined;
    const beside = { courses: await dueCourses(history, index), ...(earlier && { earlier }) };
    const choice = { notebook: '', picture, query: '', options };
    return finished(pictureViewSteps(choice, index, context, beside)).view.body as T;
  };

  it('shows from where to where a risk moved, and none that stayed', async () => {
    const { arrows, cells } = await body<RiskBody>('risks', 'risk');
    deepEqual(
      arrows.map(({ from, to, kind }) => [cells[from]?.id, cells[to]?.id, kind]),
      [['2 × 3', '4 × 5', 'moved']],
    );
    deepEqual((await body<RiskBody>('risks', 'risk', {})).arrows, []);
  });

  it('shows which technologies moved in, and which are new', async () => {
    const { blips } = await body<RadarBody>('radar', 'technology');
    deepEqual(Object.fromEntries(blips.map(({ title, shape }) => [title, shape])), { Keys: 'in', New: 'new' });
  });

  it('shows where the date of a milestone first stood', async () => {
    const { groups, from } = await body<TimelineBody>('timeline');
    const pilot = groups.flatMap(({ rows }) => rows).find(({ title }) => title === 'Pilot');
    const days = (Date.parse('2026-03-06') - Date.parse(from)) / 86_400_000;
    equal(pilot?.ghost, days);
  });

  it('knows nothing of a day before the first commit', async () => {
    equal(await earlierFields(history, undefined, '2026-01-10', ['risks/fire.md']), undefined);
  });
});
