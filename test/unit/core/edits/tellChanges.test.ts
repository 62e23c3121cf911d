// What differs between two forms of a note, told by tasks and fields.
import { deepEqual } from 'node:assert/strict';
import { tellChanges } from '../../../../src/core/edits/tellChanges.ts';

describe('changes as they are told', () => {
  const told = (before: string, after: string): string[] =>
    tellChanges('projects/mail.md', before, after).map(
      ({ title, field, from, to }) => `${title} | ${field}: ${from} -> ${to}`,
    );
  const check = (before: string, after: string, rows: string[]): void => deepEqual(told(before, after), rows);

  it('names the task and the field, in every dialect', () => {
    check('- [ ] Price list @ana due:2026-11-13\n', '- [ ] Price list @ana due:2026-11-27\n', [
      'Price list | due: Fri 13 Nov 2026 -> Fri 27 Nov 2026',
    ]);
    check('- [ ] Price list [due:: 2026-11-13]', '- [ ] Price list [due:: 2026-11-27]', [
      'Price list | due: Fri 13 Nov 2026 -> Fri 27 Nov 2026',
    ]);
    check('- [ ] Price list 📅 2026-11-13', '- [ ] Price list 📅 2026-11-27', [
      'Price list | : Fri 13 Nov 2026 -> Fri 27 Nov 2026',
    ]);
  });

  it('says what came only and what went only, several words as they stand', () => {
    check('- [ ] Key\n- [ ] Plan @ana', '- [ ] Key due:2026-11-27\n- [ ] Plan', [
      'Key | due:  -> Fri 27 Nov 2026',
      'Plan | : @ana -> ',
    ]);
    check('- [ ] Key', '- [x] Key done:2026-11-27', ['Key | : [ ] -> [x] done:Fri 27 Nov 2026']);
    check('- [ ] Key', '- [ ] Key wait:acme asked:2026-11-27', ['Key | :  -> wait:acme asked:Fri 27 Nov 2026']);
  });

  it('names the note for its header, and lines that are neither as they are', () => {
    const note = (owner: string, more = ''): string => `---\ntitle: Mail\nowner: ${owner}\n---\n${more}`;
    check(note('ana'), note('jo', 'Handed over\n'), ['Mail | owner: ana -> jo', 'Handed over | :  -> ']);
  });

  it('finds the lines that differ among those that stay', () => {
    const line = (at: number, due: string): string => `- [ ] Task ${at} due:${due}\r\n`;
    const text = (due: string): string => [1, 2, 3].map((at) => line(at, at === 2 ? due : '2026-11-01')).join('');
    check(text('2026-11-13'), text('2026-11-27'), ['Task 2 | due: Fri 13 Nov 2026 -> Fri 27 Nov 2026']);
    check(text('2026-11-13'), text('2026-11-13'), []);
  });
});
