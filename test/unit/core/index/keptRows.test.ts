// Rows and figures that are kept over changes are those that a fresh index has, and a changed note costs what it holds.
import { deepEqual, equal, notEqual, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { keptGroups, keptRows } from '../../../../src/core/index/keptRows.ts';
import { NoteIndex } from '../../../../src/core/index/noteIndex.ts';
import type { IndexReader, Row } from '../../../../src/core/index/rows.ts';
import { filtered, rowsAStep } from '../../../../src/core/index/steps.ts';
import { compileKpis, kpiReport } from '../../../../src/core/kpi/report.ts';
import { followUps } from '../../../../src/core/outline/followUpsOutline.ts';
import { lastOneOnOnes } from '../../../../src/core/outline/oneOnOnes.ts';
import { englishWords } from '../../../../src/core/outline/outlineWords.ts';
import { projectRows } from '../../../../src/core/outline/projectRows.ts';
import { rowsByOwner } from '../../../../src/core/outline/teamOutline.ts';
import { todayRows } from '../../../../src/core/outline/todayOutline.ts';
import { criticalRows } from '../../../../src/core/query/criticalTest.ts';
import { loadConfig } from '../../../../src/core/record/config.ts';
import { meetingsBySeries } from '../../../../src/core/record/meetingDays.ts';
import { promisesOf } from '../../../../src/core/record/promises.ts';
import { runs } from '../../../support/runs.ts';

const config = loadConfig(`
people:
  - { id: ann, name: Ann Lee, team: net }
  - { id: bob, name: Bob Ray, team: desk }
`);
const kpis = compileKpis(config);
const asker = { today: '2026-03-11', now: '2026-03-11T09:00+01:00', me: 'ann' };

const paths = ['a.md', 'inbox.md', 'issues/one.md', 'issues/two.md', 'projects/mail.md', 'z/last.md'];
const texts = [
  '',
  '- [ ] one @ann due:2026-03-01\n- [x] two @bob done:2026-03-10\n',
  '- [/] three @bob wait:ann asked:2026-03-02\n- [ ] four @ann after:t1 and @bob\n',
  '- [ ] five id:t1 @bob +mail\n- [ ] six +mail\n- [x] seven +mail done:2026-03-09\n',
  '---\ntype: issue\nseverity: critical\nstatus: open\nopened: 2026-03-10\nproject: mail\n---\n- [ ] look @ann\n',
  '---\ntype: issue\nseverity: low\nstatus: resolved\nopened: 2026-03-01\nresolved: 2026-03-09\nowner: bob\n---\n',
  '---\ntype: project\nstatus: active\nbudget: 100\nspent: 40\n---\n- [ ] plan\n- [x] start done:2026-03-05\n',
  '---\ntype: person\nteam: desk\nfollow_up_every: 7d\n---\n',
  '---\ntype: meeting\nseries: one-on-one\ndate: 2026-03-04\nattendees: [ann, bob]\n---\n- [>] asked wait:ann asked:2026-02-01\n',
  '---\ntype: decision\nstatus: accepted\ndecides: [t1]\n---\n- [x] now done:2026-03-11\n- [/] going @ann #impact\n',
  '---\ntype: kpi\nmetric: uptime\nunit: "%"\n---\n\n| day | value |\n|---|---|\n| 2026-03-01 | 99 |\n',
];

/** What a note is set to; `undefined` takes it out, `ask` looks at everything before. */
const step = fc.record({
  path: fc.constantFrom(...paths),
  text: fc.constantFrom(...texts, undefined),
  ask: fc.constantFrom(true, false, false),
});

describe('rows that are kept', () => {
  it('are those of a fresh index after any changes, and so are all figures', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 2, maxLength: 10 }), (steps) => {
        const index = new NoteIndex(config);
        const now = new Map<string, string>();
        for (const { path, text, ask } of steps) {
          if (ask) answers(index);
          if (text === undefined) index.remove(path);
          else index.put(path, text);
          if (text === undefined) now.delete(path);
          else now.set(path, text);
        }
        const fresh = new NoteIndex(config);
        for (const [path, text] of now) fresh.put(path, text);
        deepEqual(answers(index), answers(fresh));
      }),
      { numRuns: runs(40) },
    );
  });

  it('only rows of a changed note are asked, with pauses where all are', () => {
    const index = new NoteIndex(config);
    for (let note = 0; note < 40; note++) index.put(`n${note}.md`, '- [ ] one @ann\n- [ ] two @bob\n'.repeat(10));
    let asked = 0;
    const owned = keptGroups({
      among: () => true,
      groupsOf: (reader: IndexReader) => (row) => {
        asked++;
        return String(reader.get(row, 'owner') ?? '');
      },
    });
    let pauses = 0;
    for (const steps = owned.steps(index); !steps.next().done; ) pauses++;
    ok(pauses >= Math.floor(asked / rowsAStep) && asked === 40 * 21, `${pauses} pauses in ${asked} rows`);
    asked = 0;
    index.put('n7.md', '- [ ] one @ann\n- [ ] three @ann\n');
    equal(owned(index).get('ann')?.length, 39 * 10 + 2);
    equal(asked, 3);
  });

  it('a list is another one exactly when a changed note has or had rows in it', () => {
    const index = new NoteIndex(config);
    const isLate = (reader: IndexReader) => (row: Row) => reader.number(row, 'due') < 20_000;
    const late = keptRows({
      all: (reader: IndexReader) => filtered(reader.rows(), isLate(reader)),
      passes: isLate,
    });
    index.put('a.md', '- [ ] one due:2020-01-01\n');
    index.put('b.md', '- [ ] two\n');
    const first = late(index);
    index.put('b.md', '- [ ] two and a half\n');
    equal(late(index), first);
    index.put('a.md', '- [ ] one and a half due:2020-01-01\n');
    notEqual(late(index), first);
    index.put('c.md', '---\ntype: person\n---\n');
    notEqual(late(index), first);
  });

  it('a row number that one note gave up and another has now is taken for what it was', () => {
    const index = new NoteIndex(config);
    const all = keptRows({
      all: (reader: IndexReader) => filtered(reader.rows(), () => true),
      passes: () => () => true,
    });
    index.put('p.md', 'Left alone\n');
    index.put('z.md', 'Nothing yet\n');
    index.put('m.md', '- [ ] one\n- [ ] two\n- [ ] three\n- [ ] four\n- [ ] five\n');
    all(index);
    index.put('m.md', '- [ ] one\n');
    index.put('z.md', '- [ ] six\n- [ ] seven\n- [ ] eight\n');
    deepEqual(all(index), [...index.rows()]);
  });

  it('nothing is known of a version before everything changed', () => {
    const index = new NoteIndex(config);
    index.put('a.md', '- [ ] one\n');
    const { version } = index;
    index.put('b.md', '- [ ] two\n');
    equal(index.since(version)?.rows.length, 2);
    index.setConfig(config);
    equal(index.since(version), undefined);
    for (let change = 0; change < 200; change++) index.put('a.md', `- [ ] ${change}\n`);
    equal(index.since(version), undefined);
    equal(index.since(index.version)?.rows.length, 0);
  });
});

function answers(index: NoteIndex): unknown {
  const named = (row: Row): string => `${index.path(row)} ${index.get(row, 'line')} ${index.get(row, 'title')}`;
  const plain = (value: unknown): unknown =>
    value instanceof Map
      ? [...value].map(([key, each]) => [key, plain(each)]).sort()
      : Array.isArray(value)
        ? value.map((row: Row) => named(row))
        : value;
  const { projects, members } = projectRows(index);
  const promises = promisesOf(index, asker.me, index.roster());
  const context = { ...asker, words: englishWords, roster: index.roster() };
  const sections = new Map([...todayRows(index, context)].map(([group, rows]) => [group, index.inOrder(rows)]));
  return {
    today: plain(sections),
    followUps: plain(followUps(index)),
    meetings: plain(meetingsBySeries(index)),
    oneOnOnes: [...lastOneOnOnes(index, asker.today)].sort(),
    owners: plain(rowsByOwner(index)),
    critical: plain(criticalRows(index, asker)),
    projects: plain(projects),
    members: [...members]
      .map(([slug, rows]) => [slug, plain(rows.tasks), plain(rows.milestones), plain(rows.records)])
      .sort(),
    promises: [plain(promises.iOwe), plain(promises.owesMe)],
    figures: kpiReport(kpis, index, asker).values.map(({ kpi, rows, ...value }) => ({
      ...value,
      id: kpi.decl.id,
      rows: rows.slice().map(({ row, ...rest }) => ({ ...rest, row: named(row) })),
    })),
  };
}
