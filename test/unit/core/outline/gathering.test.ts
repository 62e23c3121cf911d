// What is gathered with pauses is what is gathered in one go, in the same order, and is not taken for true when the notes
// changed on the way.
import { deepEqual, equal, notEqual, ok } from 'node:assert/strict';
import { finished, rowsAStep, type Steps } from '../../../../src/core/index/steps.ts';
import { gatherIssues, issuesOutline } from '../../../../src/core/outline/issuesOutline.ts';
import { libraryOutline, reviewRows } from '../../../../src/core/outline/libraryOutline.ts';
import type { OutlineNode } from '../../../../src/core/outline/node.ts';
import { gatherPromises } from '../../../../src/core/outline/personFacts.ts';
import { projectRows } from '../../../../src/core/outline/projectRows.ts';
import { projectsOutline } from '../../../../src/core/outline/projectsOutline.ts';
import { rehearsal } from '../../../../src/core/outline/rehearsal.ts';
import type { OutlineContext } from '../../../../src/core/outline/rowWords.ts';
import { rowsByOwner, teamOutline } from '../../../../src/core/outline/teamOutline.ts';
import { todayOutline, todayRows } from '../../../../src/core/outline/todayOutline.ts';
import { criticalRows } from '../../../../src/core/query/criticalTest.ts';
import { drawn, indexOf, outlineContext } from '../../../support/notebookText.ts';

type Index = ReturnType<typeof indexOf>;

const today = '2026-03-11';

/** Enough rows for several pauses, of every sort that a view gathers. */
const files: Readonly<Record<string, string>> = {
  'daybook.yml': 'people:\n  - { id: maria, name: Maria Weber }\n  - { id: jonas, name: Jonas Berg }\n',
  'inbox.md': '- [ ] Look at the phones\n- [x] Cable done:2026-03-11\n',
  'projects/mail.md': `---\ntype: project\ntitle: Mail\nstatus: active\n---\n${lines(150, '@maria due:2026-03-01')}`,
  'lists/a.md': lines(150, '@jonas due:2026-03-11'),
  'lists/b.md': `${lines(100, 'due:2026-04-01')}- [x] Old done:2026-03-10\n- [x] New done:2026-03-11\n`,
  'issues/queue.md': '---\ntype: issue\ntitle: Queue\nseverity: critical\nstatus: open\nopened: 2026-03-10\n---\n',
  'docs/plan.md': '---\ntype: document\ntitle: Plan\nreviewed: 2025-01-01\nreview_every: 30d\n---\n',
};

function lines(count: number, rest: string): string {
  return Array.from({ length: count }, (_, at) => `- [ ] Task ${at} ${rest}\n`).join('');
}

/** The index, and how often a row was asked for its owner. */
function countingOwners(index: Index): { index: Index; count: () => number } {
  let asked = 0;
  const get = (row: number, field: string) => {
    if (field === 'owner') asked++;
    return index.get(row, field);
  };
  const counting = new Proxy(index, {
    get: (target, name) => {
      const value: unknown = name === 'get' ? get : Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  return { index: counting, count: () => asked };
}

/** Runs steps to their end; `pause` is called at every pause. */
function paused<T>(steps: Steps<T>, pause: (count: number) => void = () => {}): { answer: T; pauses: number } {
  let pauses = 0;
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return { answer: step.value, pauses };
    pause(++pauses);
  }
}

const gathered: readonly [
  string,
  (index: Index, context: OutlineContext) => Steps<unknown>,
  (index: Index, context: OutlineContext) => readonly OutlineNode[],
][] = [
  ['today', todayRows.steps, todayOutline],
  ['projects', projectRows.steps, projectsOutline],
  ['team', rowsByOwner.steps, teamOutline],
  ['promises', gatherPromises, teamOutline],
  ['issues', gatherIssues, issuesOutline],
  ['library', reviewRows.steps, libraryOutline],
];

describe('gathering in steps', () => {
  for (const [name, steps, outline] of gathered) {
    it(`${name} is the same with pauses`, () => {
      const [index, other] = [indexOf(files), indexOf(files)];
      const context = outlineContext(index, today, 'maria');
      paused(steps(index, context));
      equal(drawn(outline(index, context)), drawn(outline(other, outlineContext(other, today, 'maria'))));
    });
  }

  it('pauses where there are many rows, and is remembered after', () => {
    const index = indexOf(files);
    const context = outlineContext(index, today);
    const { answer, pauses } = paused(todayRows.steps(index, context));
    ok(pauses > 1);
    equal(todayRows(index, context), answer);
    equal(paused(todayRows.steps(index, context)).pauses, 0);
  });

  it('of promises no more than so many rows are looked at between two pauses', () => {
    const index = indexOf(files);
    const looked = countingOwners(index);
    const counts: number[] = [];
    paused(gatherPromises(looked.index, outlineContext(index, today, 'maria')), () => counts.push(looked.count()));
    ok(counts.length > 1);
    ok(counts.every((count, at) => count - (counts[at - 1] ?? 0) <= rowsAStep));
    equal(paused(gatherPromises(looked.index, outlineContext(index, today, 'maria'))).pauses, 0);
  });

  it('what was gathered while a note changed is not remembered', () => {
    const index = indexOf(files);
    const context = outlineContext(index, today);
    const { answer } = paused(projectRows.steps(index), (count) => count === 1 && index.put('new.md', '- [ ] More\n'));
    notEqual(projectRows(index), answer);
    equal(finished(criticalRows.steps(index, context)).length, 1);
  });

  it('a rehearsal changes nothing and is held once', () => {
    const index = indexOf(files);
    const context = outlineContext(index, today);
    const { version } = index;
    ok(paused(rehearsal(index, context)).pauses > 10);
    deepEqual([index.version, paused(rehearsal(index, context)).pauses], [version, 0]);
  });
});
