// What is done on the board: each is the command that a moved card runs, and the board opens in a panel of its own.
import * as vscode from 'vscode';
import { duty } from '../../support/duty.ts';
import { becomes, pictureTitles } from '../../support/host.ts';

const scanner = 'issues/2026-03-11-scanner.md';

describe('duties on the board', () => {
  duty('D6', 'A card moves to the next column, with the stamp that its kind declares', {
    command: 'daybook.item.setState',
    on: scanner,
    answers: { state: 'acked' },
    difference: `
      issues/2026-03-11-scanner.md
      - status: open
      + status: acked
      + acked: 2026-03-12T09:15+01:00`,
    refuses: [
      {
        on: scanner,
        answers: { state: 'elsewhere' },
        says: 'Set State: Scanner frozen: "elsewhere" is none of the answers.',
      },
    ],
  });

  it('opens in one panel, with the query that was asked for', async () => {
    await vscode.commands.executeCommand('daybook.board.open', { board: 'people' });
    await vscode.commands.executeCommand('daybook.board.open', { query: 'type:issue', by: 'severity' });
    await becomes(pictureTitles, ['Board']);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
});
