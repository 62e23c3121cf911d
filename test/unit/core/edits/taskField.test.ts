// Setting a field of a task line: in the line's dialect, touching that field alone, and read back as what was meant.
import { ok, strictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { isRefusal } from '../../../../src/core/edits/edit.ts';
import type { TaskLine } from '../../../../src/core/note/note.ts';
import { parseNote } from '../../../../src/core/note/parseNote.ts';
import { loadConfig } from '../../../../src/core/record/config.ts';
import { applyEdits } from '../../../../src/core/text.ts';
import { runs } from '../../../support/runs.ts';
import { setTaskField } from '../../../support/setTaskField.ts';

const CONFIG = loadConfig('people:\n  - id: maria\n    name: Maria\n    handles: [mw]\n  - jonas\n');

function set(text: string, field: string, value: string | undefined): string {
  const task = parseNote(text).tasks[0];
  ok(task);
  const edit = setTaskField(text, { raw: task.raw, ordinal: 0, equal: 1, line: task.line }, field, value, {
    config: CONFIG,
  });
  return isRefusal(edit) ? edit.refused : applyEdits(text, edit.edits);
}

function check(before: string, [field, value]: readonly [string, string | undefined], after: string): void {
  it(`${field} ${value ?? 'removed'}: ${before}`, () => strictEqual(set(before, field, value), after));
}

describe('setTaskField', () => {
  check('- [ ] A', ['due', '2026-03-12'], '- [ ] A due:2026-03-12');
  check('- [ ] A', ['deadline', '2026-03-12'], '- [ ] A due:2026-03-12');
  check('- [ ] A due:2026-03-12', ['due', '2026-03-13'], '- [ ] A due:2026-03-13');
  check('- [ ] A due:2026-03-12', ['due', undefined], '- [ ] A');
  check('- [ ] A 📅 2026-03-12', ['due', '2026-03-13'], '- [ ] A 📅 2026-03-13');
  check('- [ ] A 📅 2026-03-12', ['priority', 'high'], '- [ ] A ⏫ 📅 2026-03-12');
  check('- [ ] A due:2026-03-12', ['wait', 'acme'], '- [ ] A wait:acme due:2026-03-12');
  check('- [ ] A due:2026-03-12', ['wait', 'the vendor'], '- [ ] A [wait:: the vendor] due:2026-03-12');
  check('- [ ] A', ['owner', 'maria'], '- [ ] A @maria');
  check('- [ ] A due:2026-03-12', ['owner', '@maria'], '- [ ] A @maria due:2026-03-12');
  check('- [ ] A @scope @mw due:2026-03-12', ['owner', 'jonas'], '- [ ] A @scope @jonas due:2026-03-12');
  check('- [ ] A @jonas +mail', ['owner', undefined], '- [ ] A +mail');
  check('- [ ] A owner:maria', ['owner', 'jonas'], '- [ ] A owner:jonas');
  check('- [ ] A +mail', ['project', 'office'], '- [ ] A +office');
  check('- [ ] A due:2026-03-12', ['chased', '2026-03-01'], '- [ ] A chased:2026-03-01 due:2026-03-12');
  check('- [ ] A', ['chased', 'friday'], 'invalid');
  check('- [ ] A due:2026-03-12', ['due', '2026-03-12'], 'unchanged');
  check('- [ ] A', ['due', undefined], 'unchanged');
  check('- [ ] A', ['due', 'friday'], 'invalid');
  check('- [ ] A', ['due', '2026-02-30'], 'invalid');
  check('- [ ] A', ['wait', 'a\nb'], 'invalid');
  check('- [ ] A', ['priority', 'soon'], 'invalid');
  check('- [ ] A', ['repeat', 'now and then'], 'invalid');
  check('- [ ] A b @maria due:2026-03-12 ^x', ['title', 'C d'], '- [ ] C d @maria due:2026-03-12 ^x');
  check('- [x] Ask @maria about it #x', ['title', 'Ask nobody'], '- [x] Ask nobody #x');
  check('- [ ] A', ['title', 'A'], 'unchanged');
  check('- [ ] A', ['title', 'B due:2026-03-12'], 'invalid');
  check('- [ ] A', ['title', undefined], 'invalid');
  check('- [ ] A [wait:: b] c', ['title', 'D'], 'not-supported');

  const lead = fc.constantFrom(
    '- [ ] task',
    '- [ ] task due:2026-01-01',
    '- [ ] task 📅 2026-01-01 ^b',
    '- [x] task [due:: 2026-01-01]',
    '- [ ] task @maria +mail #x',
  );
  const change = fc.constantFrom<readonly [keyof TaskLine & string, string]>(
    ['due', '2026-03-04'],
    ['start', '2025-01-02'],
    ['wait', 'acme'],
    ['asked', '2026-02-03'],
    ['priority', 'high'],
    ['repeat', 'every week'],
    ['id', 'a1b2c3'],
  );
  it('is read back, and a second reading finds nothing else changed', () =>
    fc.assert(
      fc.property(lead, change, fc.constantFrom('\n', '\r\n'), (line, [field, value], end) => {
        const text = `# H${end}${line}${end}- [ ] other${end}`;
        const result = set(text, field, value);
        const [task, other] = parseNote(result).tasks;
        strictEqual(task?.[field], value);
        strictEqual(task.text, 'task');
        strictEqual(other?.raw, '- [ ] other');
        strictEqual(result.split(end).length, 4);
      }),
      { numRuns: runs(200) },
    ));
});
