// The risk matrix, the technology radar and the workload as pictures: sentences, controls, tables, moves, limits of what is drawn.
import { deepEqual, ok, strictEqual } from 'node:assert/strict';
import type { NoteIndex } from '../../../../src/core/index/noteIndex.ts';
import type { Row } from '../../../../src/core/index/rows.ts';
import { finished, type Steps } from '../../../../src/core/index/steps.ts';
import type { InputWithPast } from '../../../../src/core/picture/period.ts';
import type { Picture } from '../../../../src/core/picture/picture.ts';
import { radarQuery, radarSteps } from '../../../../src/core/picture/radarPicture.ts';
import { riskQuery, riskSteps } from '../../../../src/core/picture/riskPicture.ts';
import { workQuery, workSteps } from '../../../../src/core/picture/workPicture.ts';
import { parseQuery } from '../../../../src/core/query/parseQuery.ts';
import { runQuery } from '../../../../src/core/query/runQuery.ts';
import { indexOf, outlineContext } from '../../../support/notebookText.ts';

const today = '2026-03-12';

function made<Body>(
  make: (input: InputWithPast) => Steps<Picture<Body>>,
  text: string,
  index: NoteIndex,
  more: Partial<InputWithPast> = {},
): Picture<Body> & { asked: number } {
  const context = outlineContext(index, today, 'maria');
  const parsed = parseQuery(text, index.config);
  if (!('query' in parsed)) throw new Error(text);
  const rows = runQuery(parsed.query, index, context);
  const refs = new Set<Row>();
  const refOf = (row: Row): string => {
    refs.add(row);
    return `r${row}`;
  };
  const picture = finished(make({ index, query: parsed.query, rows, options: {}, context, refOf, ...more }));
  return { ...picture, asked: refs.size };
}

const yml =
  'people:\n  - { id: maria, name: Maria Weber, capacity: 40h, team: Net }\n  - { id: jonas, name: Jonas Berg }\n';
const index = indexOf({
  'daybook.yml': yml,
  'risks/uplink.md':
    '---\ntype: risk\ntitle: Uplink\nlikelihood: 4\nimpact: 5\nresidual_likelihood: 2\nresidual_impact: 5\nowner: maria\ntreatment: reduce\nproject: mail\nnext_review: 2026-03-01\n---\n',
  'risks/paper.md': '---\ntype: risk\ntitle: Paper\nlikelihood: 1\nimpact: 1\n---\n',
  'risks/unknown.md': '---\ntype: risk\ntitle: Unknown\nowner: jonas\n---\n',
  'technologies/kafka.md': '---\ntype: technology\ntitle: Kafka\nring: trial\nquadrant: platforms\n---\n',
  'technologies/rust.md': '---\ntype: technology\ntitle: Rust\nring: hold\nquadrant: languages\nverdict: Later\n---\n',
  'todo.md':
    '- [ ] Rack @maria due:2026-03-13 est:50h\n- [ ] Call @maria scheduled:2026-03-18\n- [ ] Old @maria due:2026-03-01\n',
});

describe('Risk matrix as a picture', () => {
  const body = (options = {}, more = {}) => made(riskSteps, riskQuery, index, { options, ...more });

  it('says it in a sentence and in a table', () => {
    const { summary, table } = body();
    strictEqual(summary, '2 risks, exposure 21 in all, 1 of them high. 1 not rated. 1 review is late.');
    deepEqual(
      table.rows.map(({ cells }) => cells),
      [
        ['Uplink', '4', '5', '20 · high', '', 'reduce', 'open', 'Maria Weber', 'review 11 days late'],
        ['Paper', '1', '1', '1 · low', '', '', 'open', '', ''],
        ['Unknown', '', '', 'no likelihood; no impact', '', '', 'open', 'Jonas Berg', ''],
      ],
    );
  });

  it('has cells with the highest likelihood on top and impact to the right, each with its move', () => {
    const { cells, impact, unrated, arrows } = body().body;
    deepEqual(impact, ['1', '2', '3', '4', '5']);
    deepEqual([cells[0]?.label, cells[24]?.label], ['Likelihood 5, impact 1', 'Likelihood 1, impact 5']);
    const high = cells.find(({ risks }) => risks.some(({ title }) => title === 'Uplink'));
    deepEqual(
      [high?.id, high?.words, high?.move.answers],
      ['4 × 5', 'exposure 20 · high', { likelihood: '4', impact: '5' }],
    );
    strictEqual(high?.risks[0]?.facts, 'review 11 days late · treated 2 × 5 · reduce · Maria Weber');
    deepEqual(
      unrated.map(({ title, facts }) => [title, facts]),
      [['Unknown', 'no likelihood; no impact · Jonas Berg']],
    );
    deepEqual(arrows, [{ from: 9, to: 19, kind: 'treated' }]);
  });

  it('moves what is left after treatment where that is shown', () => {
    const { cells } = body({ position: 'residual' }).body;
    const cell = cells.find(({ risks }) => risks.some(({ title }) => title === 'Uplink'));
    deepEqual([cell?.id, cell?.move.answers], ['2 × 5', { residual_likelihood: '2', residual_impact: '5' }]);
    ok(cell?.risks[0]?.facts.includes('untreated 4 × 5'));
  });

  it('is narrowed by project, owner and treatment', () => {
    strictEqual(body({ owner: 'maria' }).summary.startsWith('1 risk, exposure 20, 1 high.'), true);
    strictEqual(body({ project: '-' }).body.unrated.length, 1);
    const { controls } = body();
    deepEqual(
      controls.map(({ id, options }) => [id, options.map(({ label }) => label)]),
      [
        ['position', ['As rated', 'After treatment']],
        ['project', ['All', 'mail', 'None']],
        ['owner', ['All', 'Jonas Berg', 'Maria Weber', 'None']],
        ['treatment', ['All', 'reduce', 'None']],
        ['since', ['No movement', 'Last 4 weeks', 'Last 3 months', 'Last 12 months']],
      ],
    );
  });

  it('draws what moved, and says when the past is not known', () => {
    const earlier = new Map([
      [
        'risks/uplink.md',
        new Map([
          ['likelihood', '2'],
          ['impact', '5'],
        ]),
      ],
    ]);
    const moved = body({ since: '4w' }, { earlier });
    ok(moved.summary.endsWith('Compared with 2026-02-12.'), moved.summary);
    deepEqual(
      moved.body.arrows.filter(({ kind }) => kind === 'moved'),
      [{ from: 19, to: 9, kind: 'moved' }],
    );
    ok(body({ since: '4w' }).summary.endsWith('The history was not read yet, or there is none.'));
  });

  it('shows more of a cell that was opened, however much room it had before', () => {
    const crowded = indexOf({});
    for (let at = 0; at < 250; at++)
      crowded.put(`risks/${at}.md`, `---\ntype: risk\ntitle: R${at}\nlikelihood: 1\nimpact: 1\n---\n`);
    const shown = (cell: string): number | undefined =>
      made(riskSteps, riskQuery, crowded, { options: { 'at-cell': cell } }).body.cells[20]?.risks.length;
    deepEqual([shown(''), shown('1 × 1')], [120, 200]);
  });

  it('draws at most three hundred of thousands, and names rows only that are shown', () => {
    const big = indexOf({});
    for (let at = 0; at < 2000; at++)
      big.put(
        `risks/${at}.md`,
        `---\ntype: risk\ntitle: R${at}\nlikelihood: ${(at % 6) + 1}\nimpact: ${(at % 5) + 1}\n---\n`,
      );
    const { body: drawn, table, asked } = made(riskSteps, riskQuery, big, { options: { 'at-cell': '5 × 5' } });
    const shown = drawn.cells.reduce((sum, { risks }) => sum + risks.length, 0) + drawn.unrated.length;
    ok(shown > 100 && shown <= 300, String(shown));
    strictEqual(
      drawn.cells.reduce((sum, { count }) => sum + count, 0) + drawn.unrated.length + drawn.moreUnrated,
      2000,
    );
    deepEqual([table.rows.length, table.pages], [200, 10]);
    ok(asked <= 500, String(asked));
  });

  it('is a sentence where there is nothing', () =>
    strictEqual(made(riskSteps, riskQuery, indexOf({})).summary, 'There are no risks here.'));
});

describe('Technology radar as a picture', () => {
  it('says it in a sentence and in a table, and knows the move to each sector', () => {
    const { summary, table, body } = made(radarSteps, radarQuery, index);
    strictEqual(summary, '2 technologies: adopt 0, trial 1, assess 0, hold 1. 1 has no verdict yet.');
    deepEqual(
      table.rows.map(({ cells }) => cells.slice(0, 6)),
      [
        ['1', 'Kafka', 'platforms', 'trial', '', 'no verdict yet'],
        ['2', 'Rust', 'languages', 'hold', '', 'Later'],
      ],
    );
    const [kafka] = body.blips;
    deepEqual([kafka?.facts, kafka?.isOpen, kafka?.shape], ['no verdict yet', true, 'same']);
    deepEqual(body.sectors[kafka?.sector ?? -1]?.move.answers, { quadrant: 'platforms', ring: 'trial' });
  });

  it('shows what moved by shape and words', () => {
    const earlier = new Map([['technologies/kafka.md', new Map([['ring', 'assess']])]]);
    const { blips } = made(radarSteps, radarQuery, index, { options: { since: '1y' }, earlier }).body;
    deepEqual(
      blips.map(({ shape, facts }) => [shape, facts]),
      [
        ['in', 'moved in from assess · no verdict yet'],
        ['new', 'new · Later'],
      ],
    );
  });

  it('draws some of each sector when there are too many', () => {
    const big = indexOf({});
    for (let at = 0; at < 2000; at++)
      big.put(
        `technologies/${at}.md`,
        `---\ntype: technology\nring: ${at % 3 ? 'adopt' : 'hold'}\nquadrant: tools\n---\n`,
      );
    const { blips, more } = made(radarSteps, radarQuery, big).body;
    ok(blips.length <= 120 && new Set(blips.map(({ sector }) => sector)).size === 2);
    strictEqual(blips.length + more, 2000);
  });
});

describe('Workload as a picture', () => {
  it('says it in a sentence and in a table', () => {
    const { summary, table } = made(workSteps, workQuery, index);
    strictEqual(
      summary,
      '2 people, 8 weeks. In 1 week more is planned than there is time for. 1 task has no estimate and is only counted.',
    );
    deepEqual(table.headers.slice(0, 3), ['Person', '2026-03-09', '2026-03-16']);
    deepEqual(table.rows[0]?.cells.slice(0, 3), [
      'Maria Weber',
      '10h too much: 50h of 40h planned',
      'nothing estimated of 40h, 1 task without an estimate',
    ]);
    strictEqual(table.rows[0]?.cells.at(-1), '1');
  });

  it('opens the tasks of a cell, each with its day in every week', () => {
    const { body } = made(workSteps, workQuery, index, { options: { 'at-cell': 'maria 2026-03-16' } });
    deepEqual([body.open?.person, body.open?.week], [0, 1]);
    deepEqual(
      body.open?.tasks.map(({ title, facts, field, days }) => [title, facts, field, days.slice(0, 2)]),
      [['Call', 'no estimate · planned 2026-03-18', 'scheduled', ['2026-03-11', '2026-03-18']]],
    );
    const late = made(workSteps, workQuery, index, { options: { 'at-cell': 'maria late' } }).body.open;
    deepEqual([late?.week, late?.label, late?.tasks.map(({ title }) => title)], [-1, 'Maria Weber, late', ['Old']]);
    strictEqual(made(workSteps, workQuery, index, { options: { 'at-cell': 'who is it' } }).body.open, null);
  });

  it('opens a cell with what presses first', () => {
    const few = indexOf({
      'todo.md':
        '- [ ] Later due:2026-03-20 @maria\n- [ ] Sooner due:2026-03-18 @maria\n- [ ] Urgent due:2026-03-18 ⏫ @maria\n',
    });
    const { open } = made(workSteps, workQuery, few, { options: { 'at-cell': 'maria 2026-03-16' } }).body;
    deepEqual(
      open?.tasks.map(({ title }) => title.split(' ')[0]),
      ['Urgent', 'Sooner', 'Later'],
    );
  });

  it('says of a week without working time that nobody is there, and what is planned in it all the same', () => {
    const gone = indexOf({
      'daybook.yml':
        'people:\n  - { id: maria, name: Maria Weber, capacity: 40h, absences: [2026-03-16..2026-03-27] }\n',
      'todo.md': '- [ ] Call @maria due:2026-03-18\n',
    });
    const { summary, body } = made(workSteps, workQuery, gone);
    deepEqual(
      body.people[0]?.cells.slice(0, 3).map(({ brief, state }) => `${state}: ${brief}`),
      ['free: 0h / 40h', 'away: 1 task · away', 'away: away'],
    );
    strictEqual(
      body.people[0]?.cells[1]?.words,
      'Maria Weber, week of 2026-03-16: no working time, 1 task without an estimate, away 5 days',
    );
    strictEqual(
      summary,
      '1 person, 8 weeks. 1 task falls into a week without working time. 1 task has no estimate and is only counted.',
    );
    const over = indexOf({
      'daybook.yml':
        'people:\n  - { id: maria, name: Maria Weber, capacity: 40h, absences: [2026-03-16..2026-03-27] }\n',
      'todo.md': '- [ ] Call @maria due:2026-03-18 est:4h\n',
    });
    strictEqual(made(workSteps, workQuery, over).body.people[0]?.cells[1]?.brief, '4h · away');
  });

  it('says the shortest form in the cell and all of it aloud', () => {
    const [maria, jonas] = made(workSteps, workQuery, index).body.people;
    deepEqual(
      maria?.cells.slice(0, 2).map(({ brief, state, share }) => [brief, state, share]),
      [
        ['50h / 40h', 'over', 125],
        ['1 task / 40h', 'free', 0],
      ],
    );
    strictEqual(jonas?.cells[0]?.words, 'Jonas Berg, week of 2026-03-09: working time unknown');
    deepEqual([maria?.facts, maria?.owner], ['1 late', 'maria']);
  });
});
