// Adding a line to a section: where it lands, and that nothing else changes.
import { ok, strictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { addLine } from '../../../../src/core/edits/addLine.ts';
import { parseNote } from '../../../../src/core/note/parseNote.ts';
import { applyEdits } from '../../../../src/core/text.ts';
import { runs } from '../../../support/runs.ts';

const LINE = '- [ ] New';

function added(text: string): string {
  const { edits, cursor } = addLine(text, 'Tasks', LINE);
  const result = applyEdits(text, edits);
  return `${result.slice(0, cursor)}$0${result.slice(cursor)}`;
}

function check(name: string, before: string, after: string): void {
  it(name, () => {
    strictEqual(added(before), after);
    strictEqual(added(before.replaceAll('\n', '\r\n')), after.replaceAll('\n', '\r\n'));
  });
}

describe('addLine', () => {
  check(
    'behind the last item of the section',
    '# T\n\n## Tasks\n\n- [ ] A\n\n## Notes\n',
    '# T\n\n## Tasks\n\n- [ ] A\n- [ ] New$0\n\n## Notes\n',
  );
  check('behind a nested item', '## tasks:\n- [ ] A\n  - [ ] B\n', '## tasks:\n- [ ] A\n  - [ ] B\n- [ ] New$0\n');
  check('into an empty section', '## Tasks\n\n## Notes\n', '## Tasks\n\n- [ ] New$0\n\n## Notes\n');
  check('into an empty section without room', '## Tasks\n## Notes\n', '## Tasks\n\n- [ ] New$0\n\n## Notes\n');
  check('behind a paragraph', '## Tasks\n\nText\n', '## Tasks\n\nText\n\n- [ ] New$0\n');
  check(
    'in place of an empty box',
    '## Tasks\n\n- [ ] A\n- [ ] \n\n## Notes\n',
    '## Tasks\n\n- [ ] A\n- [ ] New$0\n\n## Notes\n',
  );
  check('at the end without a line end', '## Tasks\n\n- [ ] A', '## Tasks\n\n- [ ] A\n- [ ] New$0');
  check('under a heading in the other style', 'Tasks\n=====\n\n- [ ] A\n', 'Tasks\n=====\n\n- [ ] A\n- [ ] New$0\n');
  check('under an empty heading in the other style', 'Tasks\n-----\n', 'Tasks\n-----\n\n- [ ] New$0\n');
  check('under a new heading', '# T\n\nText\n', '# T\n\nText\n\n## Tasks\n\n- [ ] New$0\n');
  it('under a new heading of a text without line end', () =>
    strictEqual(added('Text'), 'Text\n\n## Tasks\n\n- [ ] New$0\n'));
  it('into an empty note', () => strictEqual(added(''), '## Tasks\n\n- [ ] New$0\n'));
  it('behind a byte-order mark', () => strictEqual(added('\uFEFF'), '\uFEFF## Tasks\n\n- [ ] New$0\n'));
  check('not under a heading in code', '```\n## Tasks\n```\n', '```\n## Tasks\n```\n\n## Tasks\n\n- [ ] New$0\n');

  const part = fc.constantFrom(
    '# T\n',
    '## Tasks\n',
    '## Notes\n',
    '\n',
    '- [ ] A\n',
    '- \n',
    'Text\r\n',
    '  more\n',
    'Tasks\n===\n',
    '- [ ] x due:2026-03-01',
  );
  it('adds one task below its heading and removes nothing, in any note', () =>
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const before = parts.join('');
        const [edit] = addLine(before, 'Tasks', LINE).edits;
        ok(edit !== undefined && /^[-*+\s[\]]*$/.test(before.slice(edit.span.start, edit.span.end)));
        const after = parseNote(applyEdits(before, [edit]));
        strictEqual(after.tasks.length, parseNote(before).tasks.length + 1);
        const task = after.tasks.find((each) => each.raw === LINE);
        strictEqual(after.headings[task?.heading ?? -1]?.text, 'Tasks');
      }),
      { numRuns: runs(300) },
    ));
});
