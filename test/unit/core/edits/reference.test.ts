// A reference to a line without an id: the line gets one in its own dialect, and neither half is made without the other.
import { strictEqual } from 'node:assert/strict';
import { isRefusal, type NoteEdit, type Refusal } from '../../../../src/core/edits/edit.ts';
import { taskKey } from '../../../../src/core/edits/findTask.ts';
import { giveId, writeReference } from '../../../../src/core/edits/reference.ts';
import { parseNote } from '../../../../src/core/note/parseNote.ts';
import { loadConfig } from '../../../../src/core/record/config.ts';
import { applyEdits } from '../../../../src/core/text.ts';

const context = { config: loadConfig(undefined) };

function given(before: string, now = before, block: { readonly isBlock?: true } = {}): string {
  const note = parseNote(before);
  const [task] = note.tasks;
  const key = {
    path: 'a.md',
    task: task ? taskKey(note, task) : { raw: '', ordinal: 0, equal: 1, line: 0 },
  };
  return outcome(now, giveId(now, { key, id: 'k3x9', ...block }, context));
}

function outcome(text: string, answer: NoteEdit | Refusal): string {
  return isRefusal(answer) ? answer.refused : applyEdits(text, answer.edits);
}

describe('a reference to a task line', () => {
  it('gives the line an id, in its own dialect', () => {
    strictEqual(given('- [ ] A\n- [ ] B\n'), '- [ ] A id:k3x9\n- [ ] B\n');
    strictEqual(given('- [ ] A 📅 2026-03-12\r\n'), '- [ ] A 🆔 k3x9 📅 2026-03-12\r\n');
  });
  it('gives it at the end of the line for a link', () =>
    strictEqual(given('- [ ] A due:2026-03-12\n', undefined, { isBlock: true }), '- [ ] A due:2026-03-12 ^k3x9\n'));
  it('finds the line where it stands by now', () =>
    strictEqual(given('- [ ] A\n', 'x\n- [ ] A\n'), 'x\n- [ ] A id:k3x9\n'));
  it('is refused when the line is gone, or has another id by now', () => {
    strictEqual(given('- [ ] A\n', '- [ ] B\n'), 'moved');
    strictEqual(given('- [ ] A\n', '- [ ] A id:other\n'), 'changed-meanwhile');
  });
  it('is written over what was typed, and over nothing else', () => {
    const place = { span: { start: 8, end: 17 }, typed: 'after:ask', insert: 'after:k3x9' };
    strictEqual(outcome('- [ ] B after:ask', writeReference('- [ ] B after:ask', place)), '- [ ] B after:k3x9');
    strictEqual(outcome('', writeReference('- [ ] BB after:ask', place)), 'changed-meanwhile');
  });
});
