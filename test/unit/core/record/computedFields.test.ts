// Fields that others say, and the reviews that are due by them: asked as people ask, by queries and figures of an index.
import { deepEqual, equal } from 'node:assert/strict';
import { NoteIndex } from '../../../../src/core/index/noteIndex.ts';
import { compileKpis, kpiReport } from '../../../../src/core/kpi/report.ts';
import { parseQuery } from '../../../../src/core/query/parseQuery.ts';
import { runQuery } from '../../../../src/core/query/runQuery.ts';
import { loadConfig } from '../../../../src/core/record/config.ts';

const context = { today: '2026-03-12', now: '2026-03-12T12:00+01:00' };

function indexOf(notes: Readonly<Record<string, string>>): NoteIndex {
  const index = new NoteIndex(loadConfig(undefined));
  for (const [path, header] of Object.entries(notes)) index.put(path, `---\n${header}\n---\n`);
  return index;
}

function check(index: NoteIndex, query: string, expected: readonly string[]): void {
  const parsed = parseQuery(query, index.config);
  const rows = 'query' in parsed ? runQuery(parsed.query, index, context) : [];
  deepEqual(
    rows.map((row) => index.path(row).replace(/^.*\/|\.md$/g, '')),
    expected,
    query,
  );
}

describe('computed fields', () => {
  const risks = indexOf({
    'risks/fire.md': 'likelihood: 2\nimpact: 5\ncategory: site',
    'risks/theft.md': 'likelihood: 4\nimpact: 4\ncategory: site',
    'risks/scored.md': 'likelihood: 1\nimpact: 1\nexposure: 20',
    'risks/words.md': 'likelihood: high\nimpact: 3',
    'risks/over.md': 'likelihood: 5\nimpact: 5\nstatus: closed',
  });

  it('says what a risk may cost, unless its note does', () => {
    check(risks, 'type:risk exposure:>=10 is:open sort:-exposure', ['scored', 'theft', 'fire']);
    check(risks, 'type:risk exposure:none', ['words']);
  });

  it('adds the exposure of open risks up', () => {
    const { values } = kpiReport(compileKpis(risks.config), risks, context);
    const exposure = values.find(({ kpi }) => kpi.decl.id === 'risk-exposure');
    deepEqual([exposure?.value, exposure?.sampleSize], [46, 3]);
  });

  const reviews = indexOf({
    'risks/stated.md': 'next_review: 2026-03-12',
    'risks/later.md': 'next_review: 2026-03-13\nreviewed: 2020-01-01\nreview_every: 1d',
    'risks/closed.md': 'next_review: 2026-01-01\nstatus: closed',
    'risks/accepted.md': 'next_review: 2026-02-01\nstatus: accepted',
    'docs/old.md': 'review_every: 1y\nreviewed: 2025-03-12',
    'docs/fresh.md': 'review_every: 6m\nreviewed: 2026-03-01',
    'docs/retired.md': 'review_every: 30d\nreviewed: 2020-01-01\nstatus: retired',
    'policies/approved.md': 'review_every: 365d\napproved: 2025-01-01',
    'policies/reviewed.md': 'review_every: 365d\napproved: 2025-01-01\nreviewed: 2026-01-01',
    'technologies/tool.md': 'review_every: 90d\nreviewed: 2025-12-01',
    'projects/none.md': 'title: None',
  });

  it('knows of every kind what is due for review', () => {
    check(reviews, 'is:stale sort:review', ['approved', 'accepted', 'tool', 'old', 'stated']);
    check(reviews, 'review:today..+30d sort:review', ['old', 'stated', 'later']);
    check(reviews, 'type:risk is:stale', ['accepted', 'stated']);
  });

  it('counts overdue reviews and the share of stale documents', () => {
    const { values } = kpiReport(compileKpis(reviews.config), reviews, context);
    const figures = ['reviews-overdue', 'stale-documents'].map(
      (id) => values.find(({ kpi }) => kpi.decl.id === id)?.value,
    );
    deepEqual(figures, [5, 50]);
  });

  it('says when the newest evidence grows old', () => {
    const controls = indexOf({
      'controls/dated.md': 'review_every: 90d\nevidence: [../a.pdf 2025-11-01, ../b.pdf 2026-02-01]',
      'controls/stated.md': 'review_every: 90d\nevidenced: 2025-12-01',
      'controls/nothing.md': 'review_every: 90d',
    });
    check(controls, 'evidence_due:>=today', ['dated']);
    check(controls, 'type:control -evidence_due:>=today', ['nothing', 'stated']);
    const row = controls.noteRow('controls/dated.md') ?? -1;
    equal(controls.get(row, 'evidence-due'), '2026-05-02');
    const { values } = kpiReport(compileKpis(controls.config), controls, context);
    const covered = values.find(({ kpi }) => kpi.decl.id === 'compliance-covered');
    equal(Math.round(covered?.value ?? 0), 33);
  });
});
