// Task lines one by one: states, boxes, fields and text by hand, printing and reading as each other's inverse by properties.
import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { foldKey, headerField, priorityOf } from '../../../../src/core/note/aliases.ts';
import type { Dialect, Priority, StateClass, TaskLine } from '../../../../src/core/note/note.ts';
import { parseNote } from '../../../../src/core/note/parseNote.ts';
import { parseTaskLine } from '../../../../src/core/note/taskLine.ts';
import { printTaskLine, type TaskDraft } from '../../../../src/core/note/taskPrint.ts';
import { runs } from '../../../support/runs.ts';

/** Checks the parts of a line that are named. */
function check(line: string, expected: Partial<TaskLine> | undefined): void {
  it(line, () => {
    const task = parseTaskLine(line);
    const parts =
      task && expected && Object.fromEntries(Object.keys(expected).map((key) => [key, task[key as keyof TaskLine]]));
    deepStrictEqual(parts, expected);
  });
}

const state = (line: string, options = {}) => parseTaskLine(line, options)?.state;
const names = (list: readonly { name: string }[] | undefined) => list?.map((mention) => mention.name);

describe('task line', () => {
  describe('what is a task', () => {
    check('- [ ] a', { text: 'a', state: 'todo', marker: ' ' });
    check('* [x] a', { state: 'done' });
    check('12) [X] a', { state: 'done', marker: 'X' });
    check('  >  - [ ] quoted', { text: 'quoted' });
    check('- 1. [ ] nested on one line', { text: 'nested on one line' });
    check('\t- [ ]\ttabs', { text: 'tabs' });
    for (const line of [
      '- [ ]',
      '- [ ] ',
      '[ ] a',
      '- a',
      '- [x](a)',
      '-[ ] a',
      '1234567890. [ ] a',
      '- [xx] a',
      '',
      '#',
    ]) {
      check(line, undefined);
    }
    it('takes the team’s own markers over ours', () => {
      const markers = new Map<string, StateClass>([
        ['N', 'waiting'],
        ['-', 'doing'],
      ]);
      deepStrictEqual(
        [state('- [N] a'), state('- [N] a', { markers }), state('- [-] a', { markers })],
        [undefined, 'waiting', 'doing'],
      );
    });
    it('reads a box without a bullet only when told', () => {
      const text = '[ ] loose\n[x] next\n\ntext\n[ ] within\n';
      const loose = parseNote(text, { looseTasks: true }).tasks.map((task) => task.text);
      deepStrictEqual([parseNote(text).tasks.length, loose], [0, ['loose', 'next']]);
    });
  });

  describe('text', () => {
    check('- [ ] Ask @maria about +mail today', { text: 'Ask @maria about +mail today' });
    check('- [ ] Ask about mail @maria +mail #ops due:2026-03-12', { text: 'Ask about mail' });
    check('- [ ] due:2026-03-12 Order disks', { text: 'Order disks' });
    check('- [ ] Order 📅 2026-03-12 disks', { text: 'Order disks' });
    check('- [ ] Order %% why %% disks <!-- due:2026-03-12 -->', { text: 'Order disks', fields: [] });
    check('- [x] ~~All of it~~ cancelled:2026-03-12', { text: 'All of it', state: 'cancelled' });
    check('- [x] ~~Part~~ of it', { text: '~~Part~~ of it', state: 'done' });
    check('- [ ] @maria', { text: '@maria' });
  });

  describe('fields', () => {
    check('- [ ] a DEADLINE:2026-03-12', { due: '2026-03-12' });
    check('- [ ] a dueDate:2026-03-12T10:00', { due: '2026-03-12' });
    check('- [ ] a [Due Date:: 2026-03-12 10:00]', { due: '2026-03-12' });
    check('- [ ] a due:2026-03-120', { fields: [] });
    check('- [ ] a pri:A', { priority: 'high' });
    check('- [ ] a ⏬', { priority: 'lowest' });
    check('- [ ] a after:x1,x2 id:x3', { after: ['x1', 'x2'], id: 'x3' });
    check('- [ ] a ⛔ x1, x2 more', { after: ['x1', 'x2'], text: 'a more' });
    check('- [ ] a ^block-1', { id: 'block-1' });
    check('- [ ] a id:x ^block', { id: 'x' });
    check('- [ ] a owner:@maria wait:@acme', { owner: 'maria', wait: 'acme', state: 'waiting' });
    check('- [ ] a 🏁 delete it', { text: 'a it' });
    check('- [ ] a 🔁 every month on the last when done', { repeat: 'every month on the last when done' });
    check('- [ ] a every:week work:ops', { repeat: 'week', text: 'a', problems: [] });
    check('- [ ] a [#A] b', { priority: 'high', text: 'a b' });
    check('- [ ] a [#A](b.md)', { fields: [] });
    check('- [ ] a [**Due**:: 2026-03-12]', { due: '2026-03-12' });
    check('- [ ] a status:doing status:waiting', { state: 'doing' });
    it('lists mentions without their sign', () => {
      const task = parseTaskLine('- [ ] a @maria.lopez @Zoë +mail/gateway #ops/night #12 tags:x,y (@li)');
      deepStrictEqual(
        [names(task?.people), names(task?.projects), names(task?.tags)],
        [['maria.lopez', 'Zoë', 'li'], ['mail/gateway'], ['ops/night', 'x', 'y']],
      );
    });
  });

  describe('near misses are told, never read', () => {
    const slips: [string, string, string][] = [
      ['due: 2026-03-12', 'field-misplaced', 'due: 2026-03-12'],
      ['done: 2026-03-12.', 'field-misplaced', 'done: 2026-03-12'],
      ['priority: high', 'field-misplaced', 'priority: high'],
      ['repeat: every week', 'field-misplaced', 'repeat: every week'],
      ['(due:2026-03-12)', 'field-misplaced', '(due:2026-03-12)'],
      ['[due: 2026-03-12]', 'field-misplaced', '[due: 2026-03-12]'],
      ['**due:2026-03-12**', 'field-misplaced', 'due:2026-03-12'],
      ['due:', 'field-empty', 'due:'],
      ['wait: asked:2026-03-02', 'field-empty', 'wait:'],
      ['📅 ', 'field-empty', '📅'],
      ['🔁 📅 2026-03-12', 'field-empty', '🔁'],
      ['📅 12 March', 'field-unreadable', '📅 12'],
      ['id:x!y', 'field-unreadable', 'id:x!y'],
      ['due:2026-03-12..2026-03-15', 'field-unreadable', 'due:2026-03-12..2026-03-15'],
      ['[scheduled:: soon]', 'field-unreadable', '[scheduled:: soon]'],
      ['repeat:sometimes', 'repeat-unreadable', 'repeat:sometimes'],
      ['[repeat:: by the moon]', 'repeat-unreadable', '[repeat:: by the moon]'],
      ['🔁 weekdays only', 'repeat-unreadable', '🔁 weekdays'],
      ['🔁 every blue moon', 'repeat-unreadable', '🔁 every blue'],
      ['🔁 every week until March', 'repeat-unreadable', 'until March'],
    ];
    for (const [words, code, quoted] of slips) {
      it(words, () => {
        const line = `- [ ] a ${words}`;
        const found = parseTaskLine(line)?.problems.map(({ code, span }) => [code, line.slice(span.start, span.end)]);
        deepStrictEqual(found, [[code, quoted]]);
      });
    }
    const prose = [
      'a 📅 party',
      'Book trip 📅 soon',
      'Find out who is the owner: ask',
      'Things to start:',
      'due: rent and water',
      'every: now and then',
      'done: soon',
      '- ✅ finished',
      'wait: for it',
      'see https://example.org/due:2026-03-12',
      '🔁 every week call Bob',
      '🏁 last lap',
    ];
    for (const words of prose)
      it(`${words} is prose`, () => deepStrictEqual(parseTaskLine(`- [ ] a ${words}`)?.problems, []));
  });

  describe('states', () => {
    const expected: [string, StateClass][] = [
      ['- [ ] a status:in-progress', 'doing'],
      ['- [ ] a status:Blocked', 'waiting'],
      ['- [ ] a status:our-own', 'todo'],
      ['- [/] a wait:acme', 'waiting'],
      ['- [x] a status:cancelled', 'cancelled'],
      ['- [x] a wait:acme', 'done'],
      ['- [ ] a cancelled:2026-03-12', 'todo'],
    ];
    for (const [line, wanted] of expected) it(line, () => strictEqual(state(line), wanted));
  });
});

describe('names of keys and values', () => {
  it('folds spellings', () =>
    deepStrictEqual(['dueDate', 'Due_Date', 'due date', 'DUE', 'URL'].map(foldKey), [
      'due-date',
      'due-date',
      'due-date',
      'due',
      'url',
    ]));
  it('knows the aliases of a header', () =>
    deepStrictEqual(['due_date', 'Assignees', 'closed', 'status'].map(headerField), [
      'due',
      'owner',
      'closed',
      'status',
    ]));
  it('does not stumble over names of objects', () =>
    deepStrictEqual(['constructor', '__proto__'].map(headerField), ['constructor', '--proto--']));
  it('ranks priorities', () =>
    deepStrictEqual(['P1', 'a', 'B', 'z', 'Blocker', 'x1'].map(priorityOf), [
      'critical',
      'high',
      'medium',
      'lowest',
      'critical',
      undefined,
    ]));
});

const word = fc.stringMatching(/^[a-z]{1,8}$/);
const day = fc
  .tuple(fc.integer({ min: 2000, max: 2099 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([year, month, date]) => `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`);
const list = fc.uniqueArray(word, { maxLength: 2 });
const drafts: fc.Arbitrary<TaskDraft> = fc.record({
  text: fc.array(word, { minLength: 1, maxLength: 5 }).map((all) => all.join(' ')),
  state: fc.constantFrom<StateClass>('todo', 'doing', 'waiting', 'done', 'cancelled'),
  people: list,
  projects: list,
  tags: list,
  after: list,
  fields: fc.record(
    {
      due: day,
      scheduled: day,
      start: day,
      created: day,
      done: day,
      cancelled: day,
      id: word,
      est: fc.constantFrom('4h', '2 hours'),
      repeat: fc.constantFrom('every week', 'every 2 days when done'),
    },
    { requiredKeys: [] },
  ) as fc.Arbitrary<Record<string, string>>,
});
const priorities = fc.option(fc.constantFrom<Priority>('critical', 'high', 'medium', 'low', 'lowest'), {
  nil: undefined,
});
const dialects = fc.constantFrom<Dialect>('plain', 'emoji', 'bracket', 'call');

/** Only what closes belongs on a closed line, so that no field contradicts the box. */
function settled(draft: TaskDraft, priority: Priority | undefined): TaskDraft {
  const { done, cancelled, ...fields } = draft.fields ?? {};
  const end = draft.state === 'done' ? { done } : draft.state === 'cancelled' ? { cancelled } : {};
  const kept = Object.entries({ ...fields, ...end }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  const wait = draft.state === 'waiting' && kept.length > 2 ? [['wait', 'acme'] as const] : [];
  return { ...draft, ...(priority ? { priority } : {}), fields: Object.fromEntries([...kept, ...wait]) };
}

describe('printing', function () {
  this.timeout(20_000);
  it('is what reading undoes', () => {
    fc.assert(
      fc.property(drafts, priorities, dialects, (any, priority, dialect) => {
        const draft = settled(any, priority);
        const task = parseTaskLine(printTaskLine(draft, dialect));
        const { people = [], projects = [], tags = [], after = [], fields = {} } = draft;
        deepStrictEqual(
          [task?.text, task?.state, task?.priority, task?.after],
          [draft.text, draft.state, priority, after],
        );
        deepStrictEqual([names(task?.people), names(task?.projects), names(task?.tags)], [people, projects, tags]);
        const read = Object.fromEntries(task?.fields.map((field) => [field.key, field.value]) ?? []);
        for (const [key, value] of Object.entries(fields)) strictEqual(read[key], value);
        const doubts = task?.problems.map((problem) => problem.code).filter((code) => code !== 'due-before-start');
        deepStrictEqual(doubts, []);
      }),
      { numRuns: runs(400) },
    );
  });

  it('gives a canonical line back as it was', () => {
    fc.assert(
      fc.property(drafts, priorities, (any, priority) => {
        const line = printTaskLine(settled(any, priority));
        const task = parseTaskLine(line);
        if (task === undefined) throw new Error(line);
        strictEqual(printTaskLine(draftOf(task)), line);
      }),
      { numRuns: runs(400) },
    );
  });

  const canonical = [
    '- [ ] Renew TLS certificate for the mail gateway @maria +mail-gateway #security priority:high due:2026-03-12',
    '- [ ] Contract draft from supplier @maria +mail-gateway wait:acme asked:2026-03-02 due:2026-03-16',
    '- [ ] Read firewall log @jonas [repeat:: every weekday] scheduled:2026-03-05',
    '- [x] Order spare disks @maria +storage due:2026-03-04 done:2026-03-03',
    '- [x] ~~Buy extra licences~~ @maria cancelled:2026-03-10',
    '- [ ] Move the rack @li status:doing est:4h id:k3x9 after:p2q7 ^rack',
  ];
  for (const line of canonical) {
    it(line, () => {
      const task = parseTaskLine(line);
      strictEqual(task && printTaskLine(draftOf(task)), line);
    });
  }
});

/** What a line says, as a draft; `status`, `priority` and `after` have places of their own. */
function draftOf(task: TaskLine): TaskDraft {
  const own = task.fields.filter(({ key }) => key !== 'status' && key !== 'priority' && key !== 'after');
  return {
    text: task.text,
    state: task.state,
    people: names(task.people) ?? [],
    projects: names(task.projects) ?? [],
    tags: names(task.tags) ?? [],
    after: task.after,
    ...(task.priority ? { priority: task.priority } : {}),
    fields: Object.fromEntries(own.map((field) => [field.key, field.value])),
  };
}
