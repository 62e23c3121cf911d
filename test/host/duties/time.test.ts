// What is done on timeline and calendar: each is the command that the picture runs with the answers it gives.
import * as vscode from 'vscode';
import { duty } from '../../support/duty.ts';
import { becomes, pictureTitles } from '../../support/host.ts';

const pilot = 'projects/mail.md: Pilot done';
const review = 'meetings/2026-03-20-review.md';

describe('duties on pictures of time', () => {
  duty('D27', 'A milestone is dragged on the timeline, and what follows is written with a reason', {
    command: 'daybook.item.impact',
    on: pilot,
    answers: { day: '2026-03-30', reason: 'Parts late' },
    difference: `
      projects/mail.md
      - - [ ] Pilot done due:2026-03-27 ^pilot
      - - [ ] Switched over due:2026-04-20 after:pilot
      + - [ ] Pilot done due:2026-03-30 ^pilot
      + - [ ] Switched over due:2026-04-21 after:pilot
      + - [ ] Confirm the new dates: Pilot done 2026-03-30, Switched over 2026-04-21 @maria #confirm wait:acme asked:2026-03-12
      +
      + ## Updates
      +
      + - 2026-03-12 @maria rescheduled Pilot done 2026-03-27 → 2026-03-30, Switched over 2026-04-20 → 2026-04-21 (1 working day): Parts late`,
    refuses: [
      { on: pilot, answers: { day: '2026-03-30', reason: 'Again' }, after: true, says: 'That is its date already.' },
    ],
  });

  duty('D9', 'A meeting moves to another day of the calendar', {
    command: 'daybook.item.setField',
    on: review,
    given: { [review]: '---\ntype: meeting\ntitle: Review of the gateway\ndate: 2026-03-20\n---\n' },
    answers: { field: 'date', value: '2026-03-23' },
    difference: `
      ${review}
      - date: 2026-03-20
      + date: 2026-03-23`,
  });

  it('opens timeline and calendar in a panel of their own, once', async () => {
    const asked = [
      ['daybook.timeline.open', { zoom: 'week' }],
      ['daybook.calendar.open', { mode: 'list' }],
      ['daybook.timeline.open', { group: 'owner' }],
    ] as const;
    for (const [id, answers] of asked) await vscode.commands.executeCommand(id, answers);
    await becomes(pictureTitles, ['Calendar', 'Timeline']);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
});
