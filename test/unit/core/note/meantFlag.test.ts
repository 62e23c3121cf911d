// A note that was meant to be confidential although its header cannot be read, and notes that merely speak of it.
import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { setNoteFields } from '../../../../src/core/edits/noteFields.ts';
import { readNote } from '../../../../src/core/note/readNote.ts';
import { isConfidentialNote } from '../../../../src/core/record/confidential.ts';
import { applyEdits } from '../../../../src/core/text.ts';

const keeps = (text: string, path = 'note.md') => isConfidentialNote(readNote(path, text));

describe('a flag that no header holds', () => {
  for (const [what, text] of [
    ['line ends of Windows', '---\r\nconfidential: yes\r\n\r\nText\r\n'],
    ['a mark of the encoding', '\uFEFFconfidential: yes\n\nText\n'],
    ['a note too large to be read', `---\nconfidential: yes\n---\n${'x'.repeat(2 ** 21)}`],
    ['words for a value', '# Berlin\n\nConfidential: for the board\n'],
  ] as const)
    it(`is seen with ${what}`, () => strictEqual(keeps(text), true));

  it('is seen in a proposal whose file cannot be read', () =>
    deepStrictEqual(
      ['confidential: [yes\n', 'confidential=yes\n\n'].map((text) => keeps(text, 'keps/1/kep.yaml')),
      [true, true],
    ));

  for (const text of [
    '# Classes of data\n\n- Public: all may see it\n- **Confidential**: few may\n',
    '# Words\n\nText\n\nConfidential: few may see it\n\n---\n',
    '---\ntitle: How to\n---\n\n```yaml\nconfidential: true\n```\n',
    '# How to\n\n```yaml\nconfidential: true\n```\n',
    'This is confidential: yes, it is.\n',
    '---\ntitle: A\n# confidential: yes\n\nText\n',
    '---\ntitle: A\n\nNothing here is confidential: all may see it.\n',
    '---\nmeta:\n  confidential: yes\n---\n',
  ])
    it(`is not meant in ${JSON.stringify(text.slice(0, 60))}`, () => strictEqual(keeps(text), false));

  it('changes where it stands', () => {
    const text = '---\nconfidential: yes\n\nText\n';
    const edit = setNoteFields(text, [{ key: 'confidential', value: 'no' }]);
    strictEqual('edits' in edit && applyEdits(text, edit.edits), '---\nconfidential: no\n\nText\n');
  });
});
