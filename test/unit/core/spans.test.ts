// Spans of time: how long something takes, where `m` is a minute, and how often it comes, where it is a month. Each has one reader.
import { deepEqual, equal, ok } from 'node:assert/strict';
import { intervalDays, readDuration, readInterval } from '../../../src/core/index/values.ts';
import { parseQuery } from '../../../src/core/query/parseQuery.ts';
import { runQuery } from '../../../src/core/query/runQuery.ts';
import { contactEvery } from '../../../src/core/record/contact.ts';
import { valueFault } from '../../../src/core/record/validate.ts';
import { indexOf } from '../../support/notebookText.ts';

const hour = 3_600_000;
const context = { today: '2026-03-04', now: '2026-03-04T10:00+01:00' };

describe('a span of time', () => {
  it('is read as a duration', () => {
    const read = (text: string) => readDuration(text) / hour;
    deepEqual(
      ['90m', '1h30m', '1.5h', '2 days', '1w', '30 minutes', '1h 30min'].map(read),
      [1.5, 1.5, 1.5, 48, 168, 0.5, 1.5],
    );
    for (const text of ['', '6 months', '1y', '4', '3d and more', '2minx']) ok(Number.isNaN(readDuration(text)), text);
    equal(readDuration('1d 1w', 8 * hour, 40 * hour), 48 * hour);
  });

  it('is read as an interval', () => {
    const texts = ['90d', '2w', '6m', '6 months', '1y', '1.5y', '1y 6m', '48h', '30'];
    deepEqual(texts.map(intervalDays), [90, 14, 180, 180, 365, 548, 545, 2, 30]);
    for (const text of ['', '30 minutes', '90min', 'often', '90d or so', '1h'])
      equal(intervalDays(text), undefined, text);
    ok(Number.isNaN(readInterval('30 minutes')));
  });

  it('is what its field is for, wherever it is asked', () => {
    const index = indexOf({
      'clients/a.md':
        '---\ntype: client\ntitle: A\nstatus: active\nfollow_up_every: 6m\n---\n- [ ] Lay est:1h30m\n- [ ] Cut est:2h\n',
      'docs/b.md': '---\ntype: document\ntitle: B\nreview_every: 1y\n---\n',
    });
    const found = (query: string) => {
      const parsed = parseQuery(query, index.config);
      ok('query' in parsed, query);
      return runQuery(parsed.query, index, context).map((row) => index.item(row).title);
    };
    const row = index.noteRow('clients/a.md');
    ok(row !== undefined);
    equal(contactEvery(index, row), 180);
    deepEqual(found('follow_up_every:>=26w'), []);
    deepEqual(found('follow_up_every:>5m'), ['A']);
    deepEqual(found('review_every:1y'), ['B']);
    deepEqual(found('est:>1h30m'), ['Cut']);
    deepEqual(found('est:<=1h30m'), ['Lay']);
    const decl = index.config.fields.get('review-every');
    ok(decl);
    equal(valueFault('1y', decl), undefined);
    equal(valueFault('30 minutes', decl), '“30 minutes” is not a span of days such as 14d, 6m or 1y.');
  });
});
