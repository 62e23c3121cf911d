// The figures of the KPI panel are those that another reader counts: today, and on five past days in checkouts of what was committed by
// the end of each. The whole way from a real repository to the view that the page is sent.
import { deepEqual, equal, ok } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { dayNumber, dayText } from '../../src/core/day.ts';
import { NoteIndex } from '../../src/core/index/noteIndex.ts';
import { compileKpis, kpiReport } from '../../src/core/kpi/report.ts';
import { loadConfig } from '../../src/core/record/config.ts';
import { type History, openHistory } from '../../src/notebook/history/history.ts';
import { createKpiCourses } from '../../src/notebook/history/kpiCourses.ts';
import { createPastFigures, lookAtDay } from '../../src/notebook/history/pastFigures.ts';
import { notePaths } from '../../src/notebook/notePaths.ts';
import { writeSample } from '../../src/sample/writeSample.ts';
import type { KpiChoice } from '../../src/ui/kpi/kpiMessages.ts';
import { numberText } from '../../src/ui/kpi/kpiNumbers.ts';
import { showKpis } from '../../src/ui/kpi/kpiShown.ts';
import { kpiRef } from '../../src/ui/kpi/kpiTiles.ts';
import { firstChoice, scopeOf } from '../../src/ui/kpi/kpiView.ts';
import { countedNotes, countKpis, daysBefore, medianToResolve, openCriticals, wordOf } from '../support/countedKpis.ts';
import { english } from '../support/english.ts';
import { makeQuickFolder } from '../support/quickFolder.ts';
import { gitOf, gitOnPath } from '../support/testGit.ts';

const today = '2026-03-12';
const pastDays = ['2025-06-30', '2025-09-14', '2025-12-31', '2026-02-01', '2026-03-04'];
const wording = { language: 'en', l10n: english };

describe('figures of past days', function () {
  this.timeout(60_000);
  const root = makeQuickFolder('daybook-kpi-past-');
  let folder = '';
  let gitPath = '';
  let history: History;
  let index: NoteIndex;
  let figuresOf: ReturnType<typeof createPastFigures>;
  before(async () => {
    gitPath = (await gitOnPath()) ?? '';
    folder = (await writeSample({ out: join(root, 'sample'), today, gitPath })).notebook;
    const gitAt = gitOf(gitPath);
    const paths = notePaths(config());
    history = openHistory({
      gitAt,
      folder,
      paths: () => paths,
      config,
      nowMs: () => Date.parse(`${today}T12:00+01:00`),
    });
    figuresOf = createPastFigures(history);
    index = new NoteIndex(config());
    for (const [path, text] of texts(folder)) index.put(path, text);
  });
  after(() => rmSync(root, { recursive: true, force: true }));

  const git = (...args: string[]): string =>
    execFileSync(gitPath, ['-C', folder, ...args], { encoding: 'utf8' }).trim();
  let known: ReturnType<typeof loadConfig> | undefined;
  const config = () => {
    known ??= loadConfig(readFileSync(join(folder, 'daybook.yml'), 'utf8'));
    return known;
  };
  const texts = (at: string): Map<string, string> => {
    const files = (readdirSync(at, { recursive: true }) as string[]).filter((path) => /\.md$/.test(path));
    return new Map(files.sort().map((path) => [path.replaceAll('\\', '/'), readFileSync(join(at, path), 'utf8')]));
  };
  /** The notes as a checkout of the last commit of a day has them. */
  const checkout = (day: string): Map<string, string> => {
    const commit = git('rev-list', '-1', '--first-parent', `--before=${day}T23:59:59+01:00`, 'HEAD');
    const to = join(root, day);
    git('worktree', 'add', '-q', '--detach', to, commit);
    return texts(to);
  };
  /** The view of a choice, with all that its question needs of the past read before. */
  const shown = async (choice: Partial<KpiChoice>) => {
    const context = { today, now: `${today}T12:00+01:00` };
    const chosen = { ...firstChoice, ...choice };
    const report = kpiReport(compileKpis(config()), index, context, scopeOf(chosen, []));
    const asker = { config: config() };
    const courses = await createKpiCourses(history, figuresOf)({ ...asker, today });
    const to = chosen.to;
    const figures = (await figuresOf(asker, [to || today])).get(to || today) ?? new Map();
    const past = {
      known: () => ({ courses, ...(to !== '' && { end: { day: to, figures } }) }),
      atDay: <T>(day: string, look: Parameters<typeof lookAtDay<T>>[3]) => lookAtDay(history, asker, day, look),
    };
    return showKpis({ report, index, context, past, wording }, chosen);
  };
  const tiles = ({ view }: Awaited<ReturnType<typeof shown>>, ids: readonly string[]) =>
    Object.fromEntries(ids.map((id) => [id, view.tiles.find(({ ref }) => ref === kpiRef(id))?.value]));
  const spelled = (counted: Readonly<Record<string, number>>) =>
    Object.fromEntries(
      Object.entries(counted).map(([id, value]) => [id, numberText(value, wording, id === 'budget-used' ? '%' : '')]),
    );

  it('are what another reader counts in the notes of today', async () => {
    const counted = countKpis(countedNotes(texts(folder)), today);
    deepEqual(tiles(await shown({}), Object.keys(counted)), spelled(counted));
  });

  for (const day of pastDays)
    it(`are what another reader counts in a checkout of ${day}`, async () => {
      const notes = countedNotes(checkout(day));
      const counted = countKpis(notes, day);
      const choice = { period: 'days' as const, from: daysBefore(day, 89), to: day };
      const made = await shown(choice);
      deepEqual(tiles(made, Object.keys(counted)), spelled(counted));
      const titles = made.view.detail?.rows.items.map(({ title }) => title).sort();
      deepEqual(
        titles,
        openCriticals(notes)
          .map((note) => wordOf(note, 'title') || /^# (.*)/m.exec(note.text)?.[1] || note.path)
          .sort(),
      );
      equal(made.view.detail?.rows.day, day);
      const { value, n } = medianToResolve(countedNotes(texts(folder)), choice.from, day);
      const tile = made.view.tiles.find(({ ref }) => ref === kpiRef('time-to-resolve'));
      deepEqual(
        [tile?.value, n > 0 ? tile?.notes[0] : 'n'],
        n > 0 ? [numberText(value, wording), `n = ${n}`] : ['–', 'n'],
      );
    });

  it('stand in the course by week, and the rows of a point are those of that day', async () => {
    const week = dayText((dayNumber('2026-03-01') ?? 0) - 6);
    const made = await shown({ kpi: kpiRef('open-criticals'), point: week });
    const notes = countedNotes(checkout('2026-03-01'));
    const chart = made.view.detail?.charts.find(({ kind }) => kind === 'columns');
    const point = chart && 'points' in chart ? chart.points.find(({ day }) => day === week) : undefined;
    equal(point?.value, openCriticals(notes).length);
    ok(made.view.detail?.rows.about.includes('by the notes as they were then'));
    equal(made.view.detail?.rows.items.length, openCriticals(notes).length);
  });
});
