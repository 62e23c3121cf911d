// Boards from small notebooks: which columns there are, what stands in them, what a move means, and what is left out of a page.
import { deepEqual, equal, ok } from 'node:assert/strict';
import { finished } from '../../../../src/core/index/steps.ts';
import { type BoardBody, type BoardColumn, boardQuery, boardSteps } from '../../../../src/core/picture/board.ts';
import type { Picture } from '../../../../src/core/picture/picture.ts';
import { parseQuery } from '../../../../src/core/query/parseQuery.ts';
import { runQuery } from '../../../../src/core/query/runQuery.ts';
import { indexOf, outlineContext } from '../../../support/notebookText.ts';

const today = '2026-03-12';
const people = 'people:\n  - { id: maria, name: Maria Weber }\n  - { id: ana, name: Ana Ruiz }\n';
const issue = (title: string, rest: string) => `---\ntype: issue\ntitle: ${title}\n${rest}\n---\n`;
const files = {
  'daybook.yml': people,
  'issues/queue.md': issue('Queue stuck', 'status: doing\nseverity: critical\nowner: maria\ndue: 2026-03-10'),
  'issues/printer.md': issue('Printer offline', 'status: open\nseverity: low'),
  'issues/scan.md': issue('Scanner', 'status: doing\nseverity: medium\nowner: ana\nproject: mail'),
  'projects/mail.md':
    '---\ntype: project\ntitle: Mail gateway\n---\n- [ ] Renew @maria due:2026-03-13 priority:high\n- [/] Call\n',
};

type Files = Readonly<Record<string, string>>;

function boardOf(notes: Files, options: Record<string, string> = {}, query?: string): Picture<BoardBody> {
  const index = indexOf(notes);
  const context = outlineContext(index, today);
  const parsed = parseQuery(query ?? boardQuery(index, options['board']), index.config);
  if (!('query' in parsed)) throw new Error(parsed.problems[0]?.message);
  const rows = runQuery(parsed.query, index, context);
  const refOf = (row: number): string => `r${row}`;
  return finished(boardSteps({ index, query: parsed.query, rows, options, context, refOf }));
}

/** Columns with their cards, lane by lane: `Doing 2: Queue stuck · facts | Scanner`. */
function lines({ body }: Picture<BoardBody>): string[] {
  return body.lanes.flatMap((lane) => [
    ...(lane.label === '' ? [] : [`== ${lane.label}`]),
    ...lane.cells.flatMap(({ cards, more }, at) => {
      const shown = cards.map(({ title, facts }) => (facts === '' ? title : `${title} · ${facts}`)).join(' | ');
      return cards.length === 0 ? [] : [`${body.columns[at]?.label}: ${shown}${more > 0 ? ` +${more}` : ''}`];
    }),
  ]);
}

const heads = ({ body }: Picture<BoardBody>) => body.columns.map(({ label, words }) => `${label} ${words}`);
const moves = (columns: readonly BoardColumn[]) =>
  columns.map(
    ({ label, move, fixed }) => `${label}: ${move ? `${move.action} ${JSON.stringify(move.answers)}` : fixed}`,
  );

describe('board', () => {
  it('shows open issues by the states of their kind', () => {
    const board = boardOf(files);
    deepEqual(lines(board), [
      'Open: Printer offline · low',
      'Doing: Queue stuck · critical · 2 days late · Maria Weber | Scanner · medium · Ana Ruiz · mail',
    ]);
    ok(heads(board).includes('Resolved 0'), heads(board).join());
    equal(board.summary, '3 cards by state: Open 1, Doing 2.');
    deepEqual(board.body.columns.find(({ id }) => id === 'resolved')?.move, {
      action: 'setState',
      answers: { state: 'resolved' },
    });
  });

  it('leads the card of an open issue with its clock, without one with its age', () => {
    const notes = {
      'daybook.yml': 'timezone: Europe/Berlin\nsla:\n  critical: { ack: 15m, resolve: 4h, hours: elapsed }\n',
      'issues/a.md': issue('Queue', 'status: doing\nseverity: critical\nopened: 2026-03-09\nacked: 2026-03-09'),
      'issues/b.md': issue('Printer', 'status: open\nseverity: low\nopened: 2026-03-08'),
      'issues/c.md': issue('Fixed', 'status: resolved\nseverity: low\nopened: 2026-03-08\nresolved: 2026-03-12'),
    };
    deepEqual(lines(boardOf(notes, {}, 'type:issue')), [
      'Open: Printer · open for 4 days · low',
      'Doing: Queue · resolve 2 days late · critical',
      'Resolved: Fixed · low',
    ]);
  });

  it('shows the words of links in titles, on cards and in the table', () => {
    const board = boardOf({ 'a.md': '- [ ] Ask [[people/ana|Ana]]\n' }, {}, 'type:task');
    deepEqual(lines(board), ['Open: Ask Ana']);
    equal(board.table.rows[0]?.cells[0], 'Ask Ana');
  });

  it('does not call a query of its own by the name of a board', () => {
    const chosen = (board: Picture<BoardBody>) => {
      const control = board.controls.find(({ id }) => id === 'board');
      return control?.options.find(({ id }) => id === control.chosen)?.label;
    };
    equal(chosen(boardOf(files)), 'Issues');
    equal(chosen(boardOf(files, {}, 'project:mail type:task,issue')), 'Own query');
    equal(chosen(boardOf(files, { board: 'tasks' }, 'type:task owner:maria')), 'Tasks');
    const searches = { ...files, 'daybook.yml': `${people}queries:\n  burning: severity:critical\n` };
    equal(chosen(boardOf(searches, {}, 'severity:critical')), 'burning');
  });

  it('joins the states of several kinds by what they mean', () => {
    const board = boardOf(files, {}, 'type:issue,task is:open');
    deepEqual(heads(board), ['Open 2', 'In progress 3', 'Waiting 0', 'Done 0', 'Cancelled 0']);
  });

  it('cuts into lanes, those without a value last, and says what a move means', () => {
    const board = boardOf(files, { lanes: 'owner' });
    deepEqual(lines(board), [
      '== Ana Ruiz',
      'Doing: Scanner · medium · mail',
      '== Maria Weber',
      'Doing: Queue stuck · critical · 2 days late',
      '== No owner',
      'Open: Printer offline · low',
    ]);
    deepEqual(
      board.body.lanes.map(({ move }) => move?.answers),
      [{ person: '@ana' }, { person: '@maria' }, { person: 'Nobody' }],
    );
  });

  it('goes by due day in groups that name a day where they can', () => {
    const { columns } = boardOf(files, { by: 'due' }).body;
    deepEqual(moves(columns), [
      'Overdue: Nothing can be made due in the past here.',
      'Due today: setDue {"day":"2026-03-12"}',
      'Due tomorrow: setDue {"day":"2026-03-13"}',
      'Within a week: setDue {"day":"2026-03-18"}',
      'The week after: setDue {"day":"2026-03-25"}',
      'Later: This column is no day: open the card to choose one.',
      'No due date: setDue {"day":"No date"}',
    ]);
  });

  it('counts an issue by its severity where others have a priority', () => {
    deepEqual(heads(boardOf(files, { by: 'priority' }, 'is:open type:issue,task')).slice(0, 4), [
      'Critical priority 1',
      'High priority 1',
      'Medium priority 1',
      'Low priority 1',
    ]);
  });

  it('is what the notebook declares: query, columns, lanes, limits', () => {
    const own = `${people}boards:
  support:
    title: Support
    query: type:issue is:open
    columns: [doing, open]
    lanes: project
    limits: { doing: 1, open: 4 }
  issues: off
`;
    const board = boardOf({ ...files, 'daybook.yml': own }, { board: 'support' });
    deepEqual(heads(board), ['Doing 2 of 1, over the limit', 'Open 1 of 4']);
    equal(board.body.columns[0]?.isOver, true);
    deepEqual(lines(board), [
      '== Mail gateway',
      'Doing: Scanner · medium · Ana Ruiz',
      '== No project',
      'Doing: Queue stuck · critical · 2 days late · Maria Weber',
      'Open: Printer offline · low',
    ]);
    const [boards] = board.controls;
    deepEqual([boards?.chosen, boards?.options.some(({ id }) => id === 'issues')], ['support', false]);
    deepEqual(
      board.table.rows.map(({ cells }) => cells.slice(0, 2)),
      [
        ['Queue stuck', 'Doing'],
        ['Scanner', 'Doing'],
        ['Printer offline', 'Open'],
      ],
    );
  });

  it('is empty without a note, and says so', () => {
    const board = boardOf({});
    equal(board.summary, 'No card fits the query.');
    ok(board.body.columns.length > 3);
    deepEqual(lines(board), []);
  });

  it('shows a part of ten thousand cards, and any other part when asked', () => {
    const tasks = Array.from({ length: 10_000 }, (_, at) => `- [${at % 3 === 0 ? '/' : ' '}] Task ${at}`).join('\n');
    const all = { 'list.md': `${tasks}\n` };
    const shown = ({ body }: Picture<BoardBody>) =>
      body.lanes.flatMap(({ cells }) => cells.flatMap(({ cards }) => cards));
    const board = boardOf(all, { board: 'tasks' });
    deepEqual([heads(board)[0], heads(board)[1]], ['Open 6666', 'In progress 3334']);
    ok(shown(board).length <= 240 && board.table.rows.length === 200 && board.table.pages === 50);
    const opened = boardOf(all, { board: 'tasks', 'at-cell': '\ntodo', 'at-from': '6600' });
    const [cell] = opened.body.lanes[0]?.cells ?? [];
    deepEqual([cell?.before, cell?.cards.length, cell?.more], [6600, 66, 0]);
    const many = boardOf(all, { board: 'tasks', 'at-page': '49' });
    equal(many.table.rows.at(-1)?.cells[0], 'Task 9999');
  });

  it('keeps places within bounds: what is beyond them stands together and takes nothing', () => {
    const tasks = Array.from({ length: 90 }, (_, at) => `- [ ] Task ${at} @p${String(at).padStart(2, '0')}`).join('\n');
    const { columns } = boardOf({ 'list.md': `${tasks}\n` }, { board: 'people' }).body;
    deepEqual(
      [columns.length, columns.at(-1)?.label, columns.at(-1)?.count, columns.at(-1)?.move],
      [40, 'Others', 51, undefined],
    );
  });
});
