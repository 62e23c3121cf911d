// The letter to a colleague.
import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { invite } from '../../../../src/notebook/share/invitation.ts';

describe('an invitation', () => {
  it('says what to install, where the notes are, and how to begin', () => {
    const letter = invite('Team', 'git@example.org:team/notes.git', 'docs/');
    strictEqual(letter?.subject, 'Our notes: Team');
    for (const words of [
      'Install VS Code',
      'git@example.org:team/notes.git',
      '(the notes are in docs/)',
      'Commit Notes',
    ])
      ok(letter.text.includes(words), words);
    deepStrictEqual(letter.text.match(/^\d\./gm), ['1.', '2.', '3.', '4.']);
    ok(!invite('Team', 'git@example.org:team/notes.git', '')?.text.includes('the notes are in'));
  });

  it('hands on nobody’s name or password', () => {
    const letter = invite('Team', 'https://ana:s3cret@example.org/team/notes.git', '');
    const text = letter?.text ?? '';
    ok(text.includes('https://example.org/team/notes.git'));
    ok(!text.includes('s3cret') && !text.includes('ana@'));
    strictEqual(invite('Team', 'ext::sh -c x', ''), undefined);
  });
});
