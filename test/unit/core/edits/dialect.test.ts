// The mirror rule: as the line writes, as the configuration says, as the note, its folder and its notebook do, else plain.
import { strictEqual } from 'node:assert/strict';
import { newLineDialect, usualDialect } from '../../../../src/core/edits/dialect.ts';
import { changedLines, differenceOf } from '../../../../src/core/edits/difference.ts';
import { isRefusal } from '../../../../src/core/edits/edit.ts';
import { taskKey } from '../../../../src/core/edits/findTask.ts';
import { setRowField } from '../../../../src/core/edits/rowField.ts';
import { handOver } from '../../../../src/core/edits/rowIntents.ts';
import { NoteIndex } from '../../../../src/core/index/noteIndex.ts';
import { parseNote } from '../../../../src/core/note/parseNote.ts';
import { loadConfig } from '../../../../src/core/record/config.ts';
import { applyEdits } from '../../../../src/core/text.ts';

function due(text: string, yaml: string, usual?: 'emoji' | 'bracket'): string {
  const config = loadConfig(yaml);
  const note = parseNote(text);
  const task = note.tasks[0];
  const key = { path: 'a.md', ...(task ? { task: taskKey(note, task) } : {}) };
  const context = { config, today: '2026-03-11', now: '2026-03-11T09:15+01:00', usual };
  const edit = setRowField(text, key, 'due', '2026-03-12', context);
  return isRefusal(edit) ? edit.refused : applyEdits(text, edit.edits);
}

describe('the mirror rule', () => {
  it('follows the line first', () =>
    strictEqual(
      due('- [ ] A ⏫\n- [ ] B [due:: 2026-01-01]', 'task_syntax: plain\n', 'bracket').split('\n')[0],
      '- [ ] A ⏫ 📅 2026-03-12',
    ));
  it('learns nothing for new lines from brackets that a value with blanks needs in every dialect', () => {
    const check = '- [ ] A [repeat:: every week] due:2026-01-01\n';
    strictEqual(newLineDialect(parseNote(check), loadConfig('')), 'plain');
    strictEqual(newLineDialect(parseNote('- [ ] A [repeat:: every week]\n'), loadConfig(''), 'emoji'), 'emoji');
    const index = new NoteIndex(loadConfig(''));
    index.put('checks.md', check.repeat(3));
    strictEqual(usualDialect(index, 'inbox/maria.md'), 'plain');
  });
  it('then the configuration', () =>
    strictEqual(
      due('- [ ] A\n- [ ] B [due:: 2026-01-01]', 'task_syntax: emoji\n').split('\n')[0],
      '- [ ] A 📅 2026-03-12',
    ));
  it('then the note', () =>
    strictEqual(due('- [ ] A\n- [ ] B [due:: 2026-01-01]', '', 'emoji').split('\n')[0], '- [ ] A [due:: 2026-03-12]'));
  it('then what is usual, else plain', () => {
    strictEqual(due('- [ ] A', '', 'emoji'), '- [ ] A 📅 2026-03-12');
    strictEqual(due('- [ ] A', ''), '- [ ] A due:2026-03-12');
    strictEqual(newLineDialect(parseNote(''), loadConfig('task_syntax: dataview\n')), 'bracket');
  });
  it('asks the folder before the notebook', () => {
    const index = new NoteIndex(loadConfig(''));
    index.put('team/a.md', '- [ ] A\n');
    index.put('team/b.md', '- [ ] B 📅 2026-01-01\n');
    for (const name of ['c', 'd']) index.put(`${name}.md`, '- [ ] C [due:: 2026-01-01]\n');
    strictEqual(usualDialect(index, 'team/a.md'), 'emoji');
    strictEqual(usualDialect(index, 'other/a.md'), 'bracket');
  });
});

describe('handing over', () => {
  const text = '- [ ] A @maria\n';
  const note = parseNote(text);
  const over = (yaml: string) => {
    const task = note.tasks[0];
    const key = { path: 'a.md', ...(task ? { task: taskKey(note, task) } : {}) };
    const context = { config: loadConfig(yaml), today: '2026-03-11', now: '2026-03-11T09:15+01:00', me: 'maria' };
    const edit = handOver(text, key, 'jonas', context);
    return isRefusal(edit) ? edit.refused : applyEdits(text, edit.edits);
  };
  it('changes the owner', () => strictEqual(over(''), '- [ ] A @jonas\n'));
  it('is said where a field is declared for it', () =>
    strictEqual(
      over('fields:\n  handed: { type: day }\n  handed_by: { type: person }\n'),
      '- [ ] A @jonas [handed-by:: maria] [handed:: 2026-03-11]\n',
    ));
});

describe('differences', () => {
  it('are the smallest replacement, of whole characters', () => {
    for (const [before, after] of [
      ['abc', 'abXc'],
      ['a😀b', 'a😁b'],
      ['😀', '😀😀'],
      ['aaa', 'aa'],
      ['', 'x'],
    ] as const) {
      const edit = differenceOf(before, after);
      strictEqual(edit && applyEdits(before, [edit]), after);
      strictEqual(/\p{Cs}/u.test(edit?.text ?? ''), false);
    }
    strictEqual(differenceOf('a', 'a'), undefined);
  });
  it('are counted in lines', () => {
    strictEqual(changedLines('a\nb\nc\n', 'a\nx\ny\n'), 2);
    strictEqual(changedLines('a\nb\n', 'a\nx\nb\n'), 1);
    strictEqual(changedLines('a\nb\nc', 'c'), 2);
    strictEqual(changedLines('a\nb\nc\nd\ne\nf\ng\n', 'A\nb\nc\nd\ne\nf\ng\nh\n'), 2, 'apart from each other');
    strictEqual(changedLines('a\nb\nc\n', 'b\nc\na\n'), 2, 'a moved line');
  });
});
