// What is asked of the index: queries, and what is asked again after a change.
import { join } from 'node:path';

/** @type {import('../section.mjs').Section} */
export const views = {
  name: 'views',
  title: 'Queries, KPIs and views',
  words: `KPIs, badge and views are asked again after one changed note. A slice is one view, one group of up to 200 rows, or a stretch of
gathering (which ends with the first step after 5 ms), in processor time of its thread (told to about 4 ms).`,
  cases: {
    views: { args: ({ dir, built }) => [join(built, 'bench-views.js'), dir], dear: true },
  },
  rows: [
    {
      words: '**longest own slice: load and first redraws, ms**',
      figure: 'views.sliceMs',
      most: { 10000: 10, 100000: 16 },
    },
    {
      words: '- of the first redraw of badge, counts and six views, with cold code',
      figure: 'views.treeFirstMs',
      most: { 10000: 10, 100000: 16 },
    },
    {
      words: '- of the first KPI report, with cold code',
      figure: 'views.kpiFirstMs',
      most: { 10000: 10, 100000: 16 },
    },
    { words: 'query `is:overdue`, ms', figure: 'views.queryOverdueMs', most: 16, growth: true },
    {
      words: 'query `type:issue is:open severity:critical`, ms',
      figure: 'views.queryCriticalMs',
      most: 16,
      growth: true,
    },
    { words: 'query `is:open owner:@me due:<+7d`, ms', figure: 'views.queryMineMs', most: 16, growth: true },
    { words: 'query `gateway certificate` (words in titles), ms', figure: 'views.queryTextMs', most: 16, growth: true },
    { words: 'query `review` (in one title of ten), ms', figure: 'views.queryWordMs', most: 16, growth: true },
    { words: 'all KPIs from scratch, ms', figure: 'views.kpiScratchMs', most: { 100000: 6 }, growth: true },
    { words: 'all KPIs after a change, ms', figure: 'views.kpiMs', growth: true },
    { words: '- longest slice of that', figure: 'views.kpiPartMs', most: { 10000: 10, 100000: 16 } },
    {
      words: 'criticals, badge and six views after a change, open groups drawn, ms',
      figure: 'views.treesMs',
      growth: true,
    },
    { words: '- longest slice of that', figure: 'views.treePartMs', most: { 10000: 10, 100000: 16 } },
  ],
};
