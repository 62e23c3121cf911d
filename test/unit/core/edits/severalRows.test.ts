// One intent on several rows of a note: each found before any is changed, all as one edit.
import { strictEqual } from 'node:assert/strict';
import { isRefusal } from '../../../../src/core/edits/edit.ts';
import { taskKey } from '../../../../src/core/edits/findTask.ts';
import { setRowField, toggleLine } from '../../../../src/core/edits/rowField.ts';
import { editRows, type RowIntent } from '../../../../src/core/edits/severalRows.ts';
import type { RowKey } from '../../../../src/core/index/rows.ts';
import { readNote } from '../../../../src/core/note/readNote.ts';
import { loadConfig } from '../../../../src/core/record/config.ts';
import { applyEdits } from '../../../../src/core/text.ts';

const config = loadConfig(undefined);
const context = { config, today: '2026-03-11', now: '2026-03-11T09:15+01:00' };
const tick: RowIntent = (text, key) => toggleLine(text, key, context);
const assign: RowIntent = (text, key) => setRowField(text, key, 'owner', 'maria', context);

function run(before: string, picked: readonly number[], intent: RowIntent, now = before, path = 'a.md'): string {
  const note = readNote(path, before);
  const keys = picked.map((at): RowKey => {
    const task = note.tasks[at];
    return { path, ...(task ? { task: taskKey(note, task) } : {}) };
  });
  const edit = editRows(now, keys, intent, config);
  return isRefusal(edit) ? edit.refused : applyEdits(now, edit.edits);
}

describe('editRows', () => {
  it('changes several lines, whatever their order and line ends', () =>
    strictEqual(run('- [ ] A\r\n- [ ] B\n- [ ] C', [2, 0], tick), '- [x] A\r\n- [ ] B\n- [x] C'));
  it('changes lines of a todo.txt file by the rules of that format', () =>
    strictEqual(
      run('(A) One\nTwo\nTwo\n', [0, 2], tick, undefined, 'todo.txt'),
      'x 2026-03-11 One pri:A\nTwo\nx 2026-03-11 Two\n',
    ));
  it('changes equal lines, each once', () => {
    strictEqual(run('- [ ] A\n- [ ] A\n- [ ] A\n', [0, 2], tick), '- [x] A\n- [ ] A\n- [x] A\n');
    strictEqual(run('- [ ] A\n- [ ] A\n', [1, 1], tick), '- [ ] A\n- [x] A\n');
  });
  it('ticks repeating tasks side by side', () =>
    strictEqual(
      run('- [ ] A 🔁 every day 📅 2026-03-11\n- [ ] A 🔁 every day 📅 2026-03-11\n', [0, 1], tick),
      '- [x] A 🔁 every day 📅 2026-03-11 ✅ 2026-03-11\n- [ ] A 🔁 every day 📅 2026-03-12\n- [x] A 🔁 every day 📅 2026-03-11 ✅ 2026-03-11\n- [ ] A 🔁 every day 📅 2026-03-12\n',
    ));
  it('changes the record and its tasks', () =>
    strictEqual(
      run('---\ntype: issue\n---\n\n- [ ] A\n', [0, 1], assign),
      '---\ntype: issue\nowner: maria\n---\n\n- [ ] A @maria\n',
    ));
  it('passes over what is so already, and is refused when nothing is left', () => {
    strictEqual(run('- [ ] A @maria\n- [ ] B\n', [0, 1], assign), '- [ ] A @maria\n- [ ] B @maria\n');
    strictEqual(run('- [ ] A @maria\n', [0], assign), 'unchanged');
  });
  it('finds lines again that moved, and is refused when one is gone', () => {
    strictEqual(run('- [ ] A\n- [ ] B\n', [0, 1], tick, 'New\n- [ ] B\n\n- [ ] A\n'), 'New\n- [x] B\n\n- [x] A\n');
    strictEqual(run('- [ ] A\n- [ ] B\n', [0, 1], tick, '- [ ] A\n'), 'moved');
  });
});
