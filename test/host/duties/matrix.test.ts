// Duties that are done on the risk matrix, the technology radar and the workload: each is the command that the picture runs.
import * as vscode from 'vscode';
import { duty } from '../../support/duty.ts';
import { becomes, pictureTitles } from '../../support/host.ts';

const uplink = 'risks/single-uplink.md';
const passkeys = '---\ntype: technology\ntitle: Passkeys\nring: assess\nquadrant: tools\nverdict:\n---\n';

describe('duties on pictures of risks, technologies and work', () => {
  duty('D37', 'A risk moves to another cell of the matrix in one step', {
    command: 'daybook.item.setField',
    on: uplink,
    answers: { likelihood: '4', impact: '5' },
    difference: `
      risks/single-uplink.md
      - likelihood: 3
      - impact: 4
      + likelihood: 4
      + impact: 5`,
    shows: {
      'daybook.library': ['Risk matrix, likelihood × impact › 4 × 5 › Single uplink'],
      figures: ['Risk exposure: 20'],
    },
    refuses: [
      {
        on: uplink,
        answers: { likelihood: '4', impact: '9' },
        says: 'impact: Single uplink: "9" is none of the answers.',
      },
      { on: uplink, answers: { likelihood: '4', impact: '5' }, after: true, says: 'The note says so already.' },
    ],
  });

  duty('D40', 'A technology moves to another ring of the radar', {
    command: 'daybook.item.setField',
    on: 'technologies/passkeys.md',
    given: { 'technologies/passkeys.md': passkeys },
    answers: { ring: 'trial' },
    difference: `
      technologies/passkeys.md
      - ring: assess
      + ring: trial`,
    refuses: [
      {
        on: 'technologies/passkeys.md',
        answers: { ring: 'soon' },
        says: 'ring: Passkeys: "soon" is none of the answers.',
      },
    ],
  });

  duty('D43', 'A task goes to another person and another week in one step', {
    command: 'daybook.item.setField',
    on: 'projects/mail.md: Renew the certificate',
    answers: { owner: 'jonas', due: '2026-03-16' },
    difference: `
      projects/mail.md
      - - [ ] Renew the certificate @maria due:2026-03-09
      + - [ ] Renew the certificate @jonas due:2026-03-16`,
    shows: { 'daybook.team': ['Jonas Berg › Renew the certificate'] },
  });

  duty('D43', 'Who is named in full is meant, not who has most to do', {
    command: 'daybook.item.setField',
    on: 'projects/mail.md: Renew the certificate',
    given: { 'people/jon.md': '---\ntype: person\nname: Jon Hill\n---\n' },
    answers: { owner: 'jon' },
    difference: `
      projects/mail.md
      - - [ ] Renew the certificate @maria due:2026-03-09
      + - [ ] Renew the certificate @jon due:2026-03-09`,
  });

  it('opens each picture in a panel of its own, once', async () => {
    const ids = ['daybook.matrix.open', 'daybook.radar.open', 'daybook.workload.open', 'daybook.matrix.open'];
    for (const id of ids) await vscode.commands.executeCommand(id, { since: '4w' });
    await becomes(pictureTitles, ['Risk Matrix', 'Technology Radar', 'Workload']);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
});
