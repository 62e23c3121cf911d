// Action phrases become tasks on request: who, when by the day of the meeting, in place, in the dialect of the note.
import { deepEqual, equal, ok } from 'node:assert/strict';
import { phraseTasks, takePhrases } from '../../../../src/core/capture/phraseTasks.ts';
import { isRefusal } from '../../../../src/core/edits/edit.ts';
import { applyEdits } from '../../../../src/core/text.ts';
import { indexOf } from '../../../support/notebookText.ts';

const index = indexOf({
  'daybook.yml': 'people:\n  - { id: maria, name: Maria Lopez }\n  - { id: jonas, name: Jonas Berg }\n',
});
const context = { index, today: '2026-04-01', me: 'maria' };
const path = 'meetings/2026-03-11-board.md';
const text =
  '# Board\n\nAction: Jonas to ask the vendor by fri\n\n## Action items\n\n* Maria to write the summary\n* **AI(jonas): order disks**\n* Trevor will call back\n* Order a lamp - Maria Lopez - 2026-03-20\n* [ ] Already a task\n';

describe('action phrases', () => {
  it('say which tasks they would be', () => {
    deepEqual(phraseTasks(path, text, context), [
      { phrase: 'Action: Jonas to ask the vendor by fri', task: '[ ] ask the vendor @jonas due:2026-03-13' },
      { phrase: 'Maria to write the summary', task: '[ ] write the summary @maria' },
      { phrase: '**AI(jonas): order disks**', task: '[ ] order disks @jonas' },
      { phrase: 'Trevor will call back', task: '[ ] Trevor: call back' },
      { phrase: 'Order a lamp - Maria Lopez - 2026-03-20', task: '[ ] Order a lamp @maria due:2026-03-20' },
    ]);
  });

  it('become tasks in place, with the bullets that are there', () => {
    const wanted = ['Action: Jonas to ask the vendor by fri', '**AI(jonas): order disks**'];
    const edit = takePhrases(path, text, wanted, context);
    ok(!isRefusal(edit));
    const after = applyEdits(text, edit.edits);
    equal(
      after,
      text
        .replace(wanted[0] ?? '', '- [ ] ask the vendor @jonas due:2026-03-13')
        .replace(wanted[1] ?? '', '[ ] order disks @jonas'),
    );
  });

  it('in tables leave the others of the table as they are', () => {
    const table = [
      '| Action | Owner | Due |',
      '|---|---|---|',
      '| Call | Maria | |',
      '| Write | jonas | tbd |',
      '| Buy a \\| b | | 2026-03-20 |',
    ];
    const [head = '', rule = '', call = '', write = '', buy = ''] = table;
    const note = ['# Review', '', ...table, '', 'The end', ''];
    const check = (wanted: readonly string[], expected: readonly string[], lineEnd: string, lines = note): void => {
      const all = lines.join(lineEnd);
      const edit = takePhrases(path, all, wanted, context);
      ok(!isRefusal(edit));
      equal(applyEdits(all, edit.edits), expected.join(lineEnd));
    };
    for (const lineEnd of ['\n', '\r\n']) {
      check(
        [buy],
        ['# Review', '', head, rule, call, write, '', '- [ ] Buy a | b due:2026-03-20', '', 'The end', ''],
        lineEnd,
      );
      check([call], ['# Review', '', head, rule, write, buy, '', '- [ ] Call @maria', '', 'The end', ''], lineEnd);
      check(
        [buy, write, call],
        [
          '# Review',
          '',
          '- [ ] Call @maria',
          '- [ ] Write @jonas',
          '- [ ] Buy a | b due:2026-03-20',
          '',
          'The end',
          '',
        ],
        lineEnd,
      );
      check([write], [head, rule, call, '', '- [ ] Write @jonas', '', '# Next'], lineEnd, [
        ...[head, rule, call, write, '# Next'],
      ]);
    }
  });

  it('are refused when they are not there any more', () => {
    const refused = takePhrases(path, text, ['Somebody to do something'], context);
    equal(isRefusal(refused) && refused.refused, 'moved');
  });
});
