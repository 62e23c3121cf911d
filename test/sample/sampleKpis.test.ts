// The figures of the sample notebook, the whole way from its texts through the real index, against figures that another reader
// (gray-matter and plain searching) takes from the same texts.
import { deepEqual, equal, ok } from 'node:assert/strict';
import matter from 'gray-matter';
import { NoteIndex } from '../../src/core/index/noteIndex.ts';
import { compileKpis, kpiReport } from '../../src/core/kpi/report.ts';
import { loadConfig } from '../../src/core/record/config.ts';
import { promisedHours } from '../support/promisedHours.ts';
import { sampleOf } from '../support/sampleNotebook.ts';

const today = '2026-03-12';
const DAY_MS = 86_400_000;

describe('kpis of the sample', () => {
  const texts = new Map(sampleOf(today).map(({ path, textAt }) => [path, textAt(Number.MAX_SAFE_INTEGER) ?? '']));
  const index = new NoteIndex(loadConfig(texts.get('daybook.yml')));
  for (const [path, text] of texts) if (path.endsWith('.md')) index.put(path, text);
  const report = kpiReport(compileKpis(index.config), index, { today, now: `${today}T12:00+01:00` });
  const figureOf = (id: string) => report.values.find(({ kpi }) => kpi.decl.id === id)?.value;
  const headers = [...texts]
    .filter(([path]) => path.endsWith('.md'))
    .map(([path, text]) => ({ path, text, ...headerOf(text) }));
  const issues = headers.filter(({ type }) => type === 'issue' || type === 'incident');
  const open = (status: string) => !['resolved', 'closed', 'done', 'cancelled'].includes(status);

  it('has no broken definition', () => deepEqual(report.broken, []));

  it('has figures for what its notes tell: checks, patches and feedback', () => {
    for (const id of ['checks-on-time', 'patch-age', 'feedback-accepted', 'feedback-decided'])
      ok(figureOf(id) !== undefined, id);
  });

  it('counts open criticals', () => {
    equal(
      figureOf('open-criticals'),
      issues.filter((issue) => issue.severity === 'critical' && open(issue.status)).length,
    );
    ok((figureOf('open-criticals') ?? 0) > 0);
  });

  it('takes the median time to resolve of 90 days', () => {
    const from = Date.parse(today) - 89 * DAY_MS;
    const hours = issues
      .filter(
        ({ status, resolved }) =>
          !open(status) && Date.parse(resolved.slice(0, 10)) >= from && resolved.slice(0, 10) <= today,
      )
      .map(({ opened, resolved, severity }) => promisedHours(severity, Date.parse(opened), Date.parse(resolved)))
      .sort((a, b) => a - b);
    ok(hours.length > 5);
    const half = hours.length / 2;
    const median = hours.length % 2 ? hours[Math.floor(half)] : ((hours[half - 1] ?? 0) + (hours[half] ?? 0)) / 2;
    near(figureOf('time-to-resolve'), median);
  });

  it('divides what projects spent by their budgets', () => {
    const projects = headers.filter(
      ({ type, status, budget, spent }) =>
        type === 'project' && open(status) && budget !== undefined && spent !== undefined,
    );
    const total = (field: 'budget' | 'spent') =>
      projects.reduce((sum, project) => sum + Number(String(project[field]).replace(/[^\d.]/g, '')), 0);
    near(figureOf('budget-used'), (100 * total('spent')) / total('budget'));
  });

  it('counts overdue boxes, however their day is written', () => {
    let overdue = 0;
    for (const { text, path } of headers) {
      if (/^(templates|archive)\/|(^|\/)README/.test(path)) continue;
      const body = text.replace(/^## Milestones\n[^#]*/gm, '');
      for (const [, due = ''] of body.matchAll(/^\s*[-*] \[[^x\]-]\] .*(?:due:|📅 )(\d{4}-\d\d-\d\d)/gm))
        if (due < today) overdue++;
    }
    equal(figureOf('overdue-todos'), overdue);
  });

  it('takes the newest reading of the satisfaction note', () => {
    const note = headers.find(({ metric }) => metric === 'csat');
    const readings = [...(note?.text ?? '').matchAll(/^\| (\d{4}-\d\d-\d\d) \| ([\d.]+)/gm)].sort((a, b) =>
      (a[1] ?? '') < (b[1] ?? '') ? -1 : 1,
    );
    equal(figureOf('satisfaction'), Number(readings.at(-1)?.[2]));
  });

  it('is quick', () => {
    const set = compileKpis(index.config);
    const start = performance.now();
    kpiReport(set, index, { today, now: `${today}T12:00+01:00` });
    ok(performance.now() - start < 500);
  });
});

interface Header {
  readonly type: string;
  readonly status: string;
  readonly severity: string;
  readonly opened: string;
  readonly resolved: string;
  readonly metric: string;
  readonly budget?: unknown;
  readonly spent?: unknown;
}

/** The header by another reader; dates as their text. */
function headerOf(text: string): Header {
  const { data } = matter(text, {});
  const words = (key: string) => {
    const value: unknown = data[key];
    return value instanceof Date ? value.toISOString() : String(value ?? '');
  };
  const named = { type: words('type'), status: words('status'), severity: words('severity'), metric: words('metric') };
  return {
    ...named,
    opened: words('opened'),
    resolved: words('resolved'),
    budget: data['budget'],
    spent: data['spent'],
  };
}

function near(actual: number | undefined, expected: number | undefined): void {
  ok(
    actual !== undefined && expected !== undefined && Math.abs(actual - expected) < 1e-6,
    `${actual} is not ${expected}`,
  );
}
