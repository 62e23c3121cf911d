// todo.txt files: one task a line, priority and dates at the start, the usual extensions.
import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import type { Task } from '../../../../src/core/note/note.ts';
import { parseTodoLine, parseTodoTxt } from '../../../../src/core/note/todoTxt.ts';

function check(line: string, expected: Partial<Task>): void {
  it(line, () => {
    const [task] = parseTodoTxt(`${line}\r\n`).tasks;
    const parts = Object.fromEntries(Object.keys(expected).map((key) => [key, task?.[key as keyof Task]]));
    deepStrictEqual([parts, task?.raw], [expected, line]);
  });
}

describe('todo.txt', () => {
  check('(A) 2026-03-02 Call +mail-gateway vendor @phone due:2026-03-04', {
    text: 'Call +mail-gateway vendor',
    state: 'todo',
    priority: 'high',
    created: '2026-03-02',
    due: '2026-03-04',
    people: [],
  });
  check('x 2026-03-05 2026-03-02 Call vendor pri:A', {
    state: 'done',
    done: '2026-03-05',
    created: '2026-03-02',
    priority: 'high',
    text: 'Call vendor',
  });
  check('xylophone (A) lesson', { state: 'todo', text: 'xylophone (A) lesson' });
  check('X 2026-03-05 not done', { state: 'todo' });
  check('(D) Later t:2026-04-01 rec:+1w', { priority: 'lowest', start: '2026-04-01', repeat: '+1w' });
  check('2026-02-30 is no day', { text: '2026-02-30 is no day' });
  check('x', { state: 'todo', text: 'x' });
  check('x ', { state: 'todo' });

  it('reads a line alone as it is read in its file, signs of byte order within it included', () => {
    const [task] = parseTodoTxt('\n\ufeffx =').tasks;
    deepStrictEqual([task?.state, parseTodoLine(task?.raw ?? '')?.state], ['todo', 'todo']);
  });

  it('counts lines, skips blank ones, keeps projects and contexts', () => {
    const { tasks, problems } = parseTodoTxt('\ufeffone @home\n\n  \ntwo +p #t due:friday');
    deepStrictEqual(
      tasks.map((task) => [
        task.line,
        task.text,
        task.tags.map((tag) => tag.name),
        task.projects.map((project) => project.name),
      ]),
      [
        [0, 'one', ['home'], []],
        [3, 'two +p #t due:friday', ['t'], ['p']],
      ],
    );
    strictEqual(problems[0]?.code, 'date-relative');
  });
});
