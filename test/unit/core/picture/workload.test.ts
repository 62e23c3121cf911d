// The workload: what is planned against working time, with absences, holidays, what nobody estimated and what is confidential.
import { deepEqual, strictEqual } from 'node:assert/strict';
import { finished } from '../../../../src/core/index/steps.ts';
import {
  type WorkCell,
  type Workload,
  type WorkQuestion,
  workload,
  workPlace,
} from '../../../../src/core/picture/workload.ts';
import { indexOf } from '../../../support/notebookText.ts';

const today = '2026-03-12';
const hour = 3_600_000;
const yml = `work:
  days: [mon-fri]
  holidays: [2026-03-13]
people:
  - { id: maria, name: Maria Weber, team: Net }
  - { id: jonas, name: Jonas Berg, team: Net, capacity: 40h, absences: ['2026-03-17..2026-03-18'] }
  - { id: aylin, name: Aylin Demir, capacity: 40h, absences: ['2026-03-16..2026-03-20'] }
`;
const files = {
  'daybook.yml': yml,
  'todo.md': [
    '- [ ] Move the rack @jonas due:2026-03-13 est:35h',
    '- [ ] Order cable @jonas due:2026-03-20 est:3h',
    '- [ ] Write it up @jonas due:2026-03-19',
    '- [ ] Both days @jonas scheduled:2026-03-16 due:2026-03-24 est:20h',
    '- [ ] Slipped start @jonas scheduled:2026-03-03 due:2026-03-24 est:2h',
    '- [ ] Old @jonas due:2026-03-05 est:1h',
    '- [x] Finished @jonas due:2026-03-04 est:6h done:2026-03-04',
    '- [x] Finished now @jonas due:2026-03-12 est:6h done:2026-03-12',
    '- [-] Dropped @jonas due:2026-03-12 est:6h',
    '- [ ] Someday @jonas',
    '- [ ] Call @aylin due:2026-03-17',
    '- [ ] For nobody due:2026-03-18 est:2h',
    '',
  ].join('\n'),
  'projects/secret.md':
    '---\ntype: project\ntitle: Secret\nconfidential: true\n---\n- [ ] Hush @maria due:2026-03-12 est:2h\n',
};
const index = indexOf(files);

function made(question: Partial<WorkQuestion> = {}): Workload {
  const roster = index.roster();
  return finished(workload(index, [...index.rows()], { today, roster, ahead: 3, ...question }));
}

/** `35 of 32 over, 1 without, 2 away`. */
function words({ planned = 0, capacity, state, unknown, away, holidays }: WorkCell): string {
  const notes = [
    ...(unknown > 0 ? [`${unknown} without`] : []),
    ...(away > 0 ? [`${away} away`] : []),
    ...(holidays > 0 ? [`${holidays} off`] : []),
  ];
  return [`${planned / hour} of ${capacity === undefined ? '–' : capacity / hour} ${state}`, ...notes].join(', ');
}

function drawn({ people }: Workload): Record<string, string[]> {
  return Object.fromEntries(people.map(({ name, cells }) => [name, cells.map(words)]));
}

describe('Workload', () => {
  it('sets what is planned against working time, week by week', () => {
    const load = made();
    deepEqual(load.weeks, ['2026-03-09', '2026-03-16', '2026-03-23']);
    deepEqual(drawn(load), {
      'Aylin Demir': ['0 of 32 free, 1 off', '0 of 0 over', '0 of 40 free'].map((text, at) =>
        at === 1 ? '0 of 0 away, 1 without, 5 away' : text,
      ),
      'Jonas Berg': ['35 of 32 over, 1 off', '23 of 24 full, 1 without, 2 away', '2 of 40 free'],
      'Maria Weber': ['2 of – unknown, 1 off', '0 of – unknown', '0 of – unknown'],
      '': ['0 of – unknown, 1 off', '2 of – unknown', '0 of – unknown'],
    });
    strictEqual(load.over, 1);
  });

  it('counts late and undated work beside, and done work in weeks that are over', () => {
    const jonas = made({ back: 2, ahead: 1 }).people.find(({ id }) => id === 'jonas');
    deepEqual(jonas?.cells.map(words), ['0 of 40 free', '7 of 40 free', '35 of 32 over, 1 off']);
    deepEqual(
      jonas?.late.map((row) => index.item(row).title),
      ['Old'],
    );
    strictEqual(jonas?.undated, 1);
  });

  it('holds the rows of every cell', () => {
    const jonas = made().people.find(({ id }) => id === 'jonas');
    deepEqual(
      jonas?.cells.map(({ rows }) => rows.map((row) => index.item(row).title).sort()),
      [['Move the rack'], ['Both days', 'Order cable', 'Write it up'], ['Slipped start']],
    );
  });

  it('leaves out what is confidential when that is asked for, and says so', () => {
    const load = made({ discreet: true });
    deepEqual(load.hidden, { rows: 2, times: true }, 'the project and its line');
    deepEqual(drawn(load)['Jonas Berg'], ['35 of – unknown, 1 off', '23 of – unknown, 1 without', '2 of – unknown']);
    deepEqual(drawn(load)['Maria Weber'], ['0 of – unknown, 1 off', '0 of – unknown', '0 of – unknown']);
    deepEqual(made().hidden, { rows: 0, times: false });
  });

  it('shows a team, and the one who looks first', () => {
    deepEqual(
      made({ team: 'Net' }).people.map(({ id }) => id),
      ['jonas', 'maria'],
    );
    deepEqual(
      made({ me: 'maria' }).people.map(({ id }) => id),
      ['maria', 'aylin', 'jonas', ''],
    );
  });

  it('shows the work of those who are not in the roster, before that of nobody', () => {
    const few = indexOf({
      'todo.md':
        '- [ ] Pay @zoe due:2026-03-13\n- [ ] Sign @abe due:2026-03-13\n- [ ] Sort due:2026-03-13\n- [ ] Later @kim\n',
    });
    const { people } = finished(workload(few, [...few.rows()], { today, roster: few.roster(), ahead: 1 }));
    deepEqual(
      people.map(({ name, cells }) => [name, cells.map(words)]),
      ['abe', 'zoe', ''].map((name) => [name, ['0 of – unknown, 1 without']]),
    );
    const ofTeam = finished(workload(few, [...few.rows()], { today, roster: few.roster(), ahead: 1, team: 'Net' }));
    deepEqual(ofTeam.people, []);
  });

  it('knows by which day a row stands where it does', () => {
    const place = (title: string): unknown => {
      const row = [...index.rows()].find((each) => index.get(each, 'title') === title) ?? -1;
      const { owner, by } = workPlace(index, row, today) ?? {};
      return [owner, by];
    };
    deepEqual(place('Both days'), ['jonas', 'scheduled']);
    deepEqual(place('Slipped start'), ['jonas', 'due']);
    deepEqual(place('For nobody'), ['', 'due']);
    deepEqual(place('Someday'), [undefined, undefined]);
  });

  it('takes thousands of tasks in one pass, and none', () => {
    const big = indexOf({
      'daybook.yml': yml,
      'todo.md': Array.from(
        { length: 3000 },
        (_, at) => `- [ ] T${at} @${['jonas', 'aylin'][at % 2]} due:2026-03-${10 + (at % 20)} est:1h`,
      ).join('\n'),
    });
    const load = finished(workload(big, [...big.rows()], { today, roster: big.roster() }));
    const counts = load.people.flatMap(({ cells, late }) => [late.length, ...cells.map(({ rows }) => rows.length)]);
    strictEqual(
      counts.reduce((sum, count) => sum + count, 0),
      3000,
    );
    const none = indexOf({});
    deepEqual(finished(workload(none, [], { today, roster: none.roster() })).people, []);
  });
});
