// States of task lines: box, dates, `status:`, strike-through and the way back, in the characters the note uses already.
import { ok, strictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { isRefusal } from '../../../../src/core/edits/edit.ts';
import { setTaskState } from '../../../../src/core/edits/taskState.ts';
import type { StateClass } from '../../../../src/core/note/note.ts';
import { parseNote } from '../../../../src/core/note/parseNote.ts';
import { loadConfig } from '../../../../src/core/record/config.ts';
import type { NotebookConfig } from '../../../../src/core/record/kind.ts';
import { applyEdits } from '../../../../src/core/text.ts';
import { runs } from '../../../support/runs.ts';

const plain = loadConfig('people:\n  - id: maria\n    name: Maria\n');
const states: readonly StateClass[] = ['todo', 'doing', 'waiting', 'done', 'cancelled'];

function set(text: string, state: StateClass, config: NotebookConfig): string {
  const task = parseNote(text, { markers: config.markers }).tasks[0];
  ok(task);
  const key = { raw: task.raw, ordinal: 0, equal: 1, line: task.line };
  const edit = setTaskState(text, key, state, { today: '2026-03-11', config });
  return isRefusal(edit) ? edit.refused : applyEdits(text, edit.edits);
}

function check(before: string, state: StateClass, after: string, config = plain): void {
  it(`${state}: ${before}`, () => strictEqual(set(before, state, config), after));
}

describe('setTaskState', () => {
  check('- [ ] A', 'doing', '- [ ] A status:doing');
  check('- [ ] A @maria due:2026-03-12', 'doing', '- [ ] A @maria status:doing due:2026-03-12');
  check('- [ ] A 📅 2026-03-12', 'doing', '- [ ] A status:doing 📅 2026-03-12');
  check('- [ ] A [due:: 2026-03-12]', 'waiting', '- [ ] A [status:: waiting] [due:: 2026-03-12]');
  check('- [ ] A status:doing', 'waiting', '- [ ] A status:waiting');
  check('- [ ] A status:doing', 'todo', '- [ ] A');
  check('- [ ] A wait:acme asked:2026-03-01 due:2026-03-12', 'todo', '- [ ] A due:2026-03-12');
  check('- [ ] A wait:acme', 'doing', '- [ ] A status:doing');
  check('- [ ] A +mail', 'done', '- [x] A +mail done:2026-03-11');
  check('- [x] A done:2026-03-10', 'todo', '- [ ] A');
  check('- [x] A done:2026-03-10', 'doing', '- [ ] A status:doing');
  check('- [ ] A @maria due:2026-03-12', 'cancelled', '- [x] ~~A~~ @maria due:2026-03-12 cancelled:2026-03-11');
  check('- [ ] A 📅 2026-03-12', 'cancelled', '- [x] ~~A~~ 📅 2026-03-12 ❌ 2026-03-11');
  check('- [ ] 📅 2026-03-12 call Jo', 'cancelled', '- [x] 📅 2026-03-12 ❌ 2026-03-11 ~~call Jo~~');
  check('- [ ] A', 'cancelled', '- [x] ~~A~~ cancelled:2026-03-11');
  check('- [x] ~~A~~ @maria cancelled:2026-03-10', 'todo', '- [ ] A @maria');
  check('- [x] ~~A~~ cancelled:2026-03-10', 'done', '- [x] A done:2026-03-11');
  check('- [-] A', 'todo', '- [ ] A');
  check('- [/] A', 'todo', '- [ ] A');
  check('- [ ] A\n- [/] B', 'doing', '- [/] A\n- [/] B');
  check('- [ ] A\n- [-] B', 'cancelled', '- [-] A cancelled:2026-03-11\n- [-] B');
  check('- [ ] A', 'doing', '- [o] A', loadConfig('markers:\n  o: doing\n'));
  check('- [ ] A', 'todo', 'unchanged');
  check('- [x] A', 'done', 'unchanged');
  check('> 1. [ ] A `x` [b](c.md)', 'cancelled', '> 1. [x] ~~A `x` [b](c.md)~~ cancelled:2026-03-11');

  it('reaches every state from every state on that line alone, and is read back', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(
          '- [ ] task',
          '* [ ] task @maria 📅 2026-01-01',
          '- [ ] task [due:: 2026-01-01] ^b',
          '> - [ ] task +x',
        ),
        fc.array(fc.constantFrom(...states), { minLength: 1, maxLength: 5 }),
        fc.constantFrom('\n', '\r\n'),
        (line, way, end) => {
          let text = `# H${end}${line}${end}  - [ ] child${end}`;
          for (const state of way) {
            const next = set(text, state, plain);
            text = next === 'unchanged' ? text : next;
            const [task, child] = parseNote(text).tasks;
            strictEqual(task?.state, state);
            strictEqual(task.text, 'task');
            strictEqual(child?.raw, '  - [ ] child');
            strictEqual(text.split(end).length, 4);
          }
          const home = set(text, 'todo', plain);
          strictEqual(home === 'unchanged' ? text : home, `# H${end}${line}${end}  - [ ] child${end}`);
        },
      ),
      { numRuns: runs(200) },
    ));
});
