// Measures what is asked of the index of one folder: `node bench-views.js DIR` prints one line of JSON last: queries, and what is asked
// again after one changed note (KPIs, criticals, badge, views). The folder is not changed.
import { resolve } from 'node:path';
import type { NoteIndex } from '../../src/core/index/noteIndex.ts';
import { compileKpis, kpiReportSteps } from '../../src/core/kpi/report.ts';
import { followUps, followUpsOutline } from '../../src/core/outline/followUpsOutline.ts';
import { gatherIssues, issuesOutline } from '../../src/core/outline/issuesOutline.ts';
import { libraryOutline, reviewRows } from '../../src/core/outline/libraryOutline.ts';
import { englishWords } from '../../src/core/outline/outlineWords.ts';
import { projectRows } from '../../src/core/outline/projectRows.ts';
import { projectsOutline } from '../../src/core/outline/projectsOutline.ts';
import { rehearsal } from '../../src/core/outline/rehearsal.ts';
import { gatherTeam, teamOutline } from '../../src/core/outline/teamOutline.ts';
import { gatherToday, todayCount, todayOutline } from '../../src/core/outline/todayOutline.ts';
import { criticalRows } from '../../src/core/query/criticalTest.ts';
import { parseQuery } from '../../src/core/query/parseQuery.ts';
import { runQuery } from '../../src/core/query/runQuery.ts';
import { loadConfig } from '../../src/core/record/config.ts';
import { loadIndex, median } from './loadedIndex.ts';
import { forgetSlices, inOwnSlices, longestOf, own } from './ownSlices.ts';

/** Today of the corpora: the last day of their simulated year. */
const today = '2026-06-30';
const asker = { today, now: `${today}T09:00+00:00`, me: 'maria.lopez' };

const queries: Readonly<Record<string, string>> = {
  queryOverdueMs: 'is:overdue',
  queryCriticalMs: 'type:issue is:open severity:critical',
  queryMineMs: 'is:open owner:@me due:<+7d',
  queryTextMs: 'gateway certificate',
  queryWordMs: 'review',
};

const config = loadConfig(undefined);

function medianMs(rounds: number, work: () => unknown): number {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    work();
    times.push(performance.now() - start);
  }
  return median(times);
}

const views = {
  today: { outline: todayOutline, gatherings: [rehearsal, gatherToday] },
  projects: { outline: projectsOutline, gatherings: [projectRows.steps] },
  issues: { outline: issuesOutline, gatherings: [gatherIssues] },
  followUps: { outline: followUpsOutline, gatherings: [followUps.steps] },
  team: { outline: teamOutline, gatherings: [gatherTeam] },
  library: { outline: libraryOutline, gatherings: [reviewRows.steps] },
} as const;

/** Draws the count of criticals, the badge and every view with its open groups, as a window does that shows them all. */
function drawViews(index: NoteIndex): void {
  const context = own('view: context', () => ({ ...asker, words: englishWords, roster: index.roster() }));
  inOwnSlices('view: criticals', criticalRows.steps(index, context));
  for (const [name, { outline, gatherings }] of Object.entries(views)) {
    for (const gathering of gatherings) inOwnSlices<unknown>(`view: ${name} gathered`, gathering(index, context));
    if (name === 'today') own('view: badge', () => todayCount(index, context));
    const nodes = own(`view: ${name}`, () => outline(index, context));
    for (const node of nodes)
      if (node.collapse === 'expanded') own(`view: ${name} ${node.label}`, () => node.children?.());
  }
}

/** What is asked again after every change, each round of it after one: figures remembered for a version must not count. */
function redraws(index: NoteIndex): Record<string, number> {
  const kpis = own('kpi: definitions', () => compileKpis(config));
  const rounds = Array.from({ length: 7 }, (_, round) => {
    index.put('todo/bench.md', `- [ ] Round ${round} due:2026-07-01\n`);
    const before = performance.now();
    drawViews(index);
    const between = performance.now();
    inOwnSlices('kpi: report', kpiReportSteps(kpis, index, asker, {}));
    const times = { trees: between - before, kpi: performance.now() - between };
    const longest = { trees: longestOf('view'), kpi: longestOf('kpi'), all: longestOf('load', 'view', 'kpi') };
    forgetSlices();
    return { times, longest };
  });
  index.remove('todo/bench.md');
  return {
    kpiMs: median(rounds.map(({ times }) => times.kpi)),
    kpiPartMs: median(rounds.map(({ longest }) => longest.kpi)),
    kpiFirstMs: rounds[0]?.longest.kpi ?? 0,
    treesMs: median(rounds.map(({ times }) => times.trees)),
    treePartMs: median(rounds.map(({ longest }) => longest.trees)),
    treeFirstMs: rounds[0]?.longest.trees ?? 0,
    sliceMs: rounds[0]?.longest.all ?? 0,
  };
}

function answers(index: NoteIndex): Record<string, number> {
  const result: Record<string, number> = {};
  for (const [name, text] of Object.entries(queries)) {
    const parsed = parseQuery(text, config);
    if (!('query' in parsed)) throw new Error(`not a query: ${text}`);
    result[name] = medianMs(9, () => runQuery(parsed.query, index, asker));
  }
  return result;
}

/** All KPIs of notes that nothing was asked of before, the code warm: loads once more. */
async function fromScratch(): Promise<Record<string, number>> {
  const { index } = await loadIndex(root, config);
  const kpis = compileKpis(config);
  const start = performance.now();
  inOwnSlices('kpi: report', kpiReportSteps(kpis, index, asker, {}));
  return { kpiScratchMs: performance.now() - start };
}

const root = resolve(process.argv[2] ?? '.');
const { index } = await loadIndex(root, config);
const asked = { ...answers(index), ...redraws(index) };
console.log(JSON.stringify({ ...asked, ...(await fromScratch()) }));
