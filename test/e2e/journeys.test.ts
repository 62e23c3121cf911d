// Stretches of a manager's day on the sample notebook, by keys, in one window: Monday morning, a critical incident, a project that slips,
// the audit of next week, the end of the day, a 1:1 that stays private. What is written is read from the disk.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../../scripts/project.mjs';
import { testFolder } from '../../scripts/testFolders.mjs';
import { eventually } from '../support/eventually.ts';
import { useWindow } from '../support/window.ts';

/** A Monday. */
const today = '2026-03-16';

function sampleNotebook(): string {
  const folder = join(testFolder(), 'notebook');
  const args = [join(root, 'dist', 'sample.js'), '--out', folder, '--today', today];
  execFileSync(process.execPath, args, { stdio: 'pipe' });
  return folder;
}

describe('journeys', () => {
  const window = useWindow({
    folder: sampleNotebook,
    env: { DAYBOOK_NOW: `${today}T08:05:00+01:00` },
  });
  const text = (path: string): string => {
    const file = join(window.folder, path);
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  };
  const day = `days/nadia/${today}.md`;
  const opened = (name: string): Promise<void> => window.workbench.activeTab().filter({ hasText: name }).waitFor();

  before(async () => {
    const { workbench } = window;
    await workbench.resize(1280, 1000);
    await workbench.showContainer('Daybook');
    await (await workbench.view('Today')).row('Critical').waitFor();
  });

  /** The list or question of a command is open. */
  const asked = (title: string): Promise<void> =>
    window.workbench.page.locator('.quick-input-widget:visible .quick-input-title', { hasText: title }).waitFor();

  /** Closes a list and waits until it is gone. */
  async function leave(): Promise<void> {
    await window.workbench.press('Escape');
    await window.workbench.quickInput().waitFor({ state: 'hidden' });
  }

  it('begins Monday morning with what happened, the stand-up, the next issue and the plan', async () => {
    const { workbench } = window;
    await workbench.runCommand('Daybook: Catch Up');
    await asked('Catch Up');
    await workbench.quickPickRows().filter({ hasText: 'Port rejects our customs messages' }).waitFor();
    await workbench.screenshot('journeys-1-catch-up');
    await leave();
    await workbench.runCommand('Daybook: New Stand-up Note');
    await opened(`${today}-standup.md`);
    assert.match(text(`meetings/${today}-standup.md`), /\n## Critical\n\n- \[/);
    await workbench.runCommand('Daybook: Next Issue');
    await workbench.activeTab().filter({ hasNotText: 'standup' }).waitFor();
    await workbench.screenshot('journeys-2-issue');
    await workbench.runCommand('Daybook: Plan Today');
    await asked('Plan Today');
    await workbench.screenshot('journeys-3-plan');
    await workbench.press('Enter');
    await opened(`${today}.md`);
    assert.match(text(day), /\n## Plan\n\n(- .*\n)*- \[[^ x].*\]\(/);
    await workbench.screenshot('journeys-4-planned');
  });

  /** Types the answer to a question and sends it. */
  async function says(title: string, words: string): Promise<void> {
    await asked(title);
    await window.workbench.inputHasKeys();
    await window.workbench.type(words);
    await window.workbench.press('Enter');
  }

  /** Does something to the line of a note that begins with the words, from the list of actions. */
  async function actOn(path: string, words: string, action: string): Promise<void> {
    const { workbench } = window;
    await workbench.openFile(path);
    await goTo(path, words);
    await workbench.runCommand('Daybook: Item Actions...');
    await asked('Actions');
    await workbench.inputHasKeys();
    await workbench.type(action);
    await workbench.pick(action);
  }

  async function goTo(path: string, words: string): Promise<void> {
    const line = text(path)
      .split('\n')
      .findIndex((each) => each.startsWith(words));
    assert.ok(line >= 0, `${path} has no line "${words}"`);
    await window.workbench.runCommand('Go to Line/Column...');
    await window.workbench.inputHasKeys();
    await window.workbench.page.keyboard.type(`${line + 1}`);
    await window.workbench.press('Enter');
    await window.workbench.editorHasKeys();
    await window.workbench.statusItem(new RegExp(`^Ln ${line + 1}, `)).waitFor();
  }

  it('leads a critical incident from its title to the actions of its review', async () => {
    const { workbench } = window;
    const path = `issues/${today}-customs-gateway-down.md`;
    await workbench.runCommand('Daybook: New Incident');
    await workbench.inputHasKeys();
    await workbench.type('Customs gateway down');
    await workbench.press('Enter');
    await opened(`${today}-customs-gateway-down.md`);
    await workbench.editorHasKeys();
    await workbench.type('All messages wait since eight');
    await workbench.press('ControlOrMeta+S');
    await eventually(() => assert.match(text(path), /@nadia All messages wait since eight\n/));
    await workbench.statusItem(/^6 critical issues are open/).waitFor();
    await workbench.runCommand('Notifications: Show Notifications');
    await workbench.notification('Do you command this incident?').getByRole('button', { name: 'Take Command' }).click();
    await eventually(() => assert.match(text(path), /\ncommander: nadia\n[\s\S]*took command\n/));
    await workbench.screenshot('journeys-5-incident');
    await workbench.runCommand('Daybook: Copy Stakeholder Update');
    await eventually(() => assert.match(text(path), /\nlast_update: [\s\S]*update sent\n/));
    await workbench.runCommand('Daybook: Item Actions...');
    await asked('Actions');
    await workbench.inputHasKeys();
    await workbench.type('Resolve');
    await workbench.pick('Resolve');
    await says('Resolve', 'Second gateway took over');
    await eventually(() => assert.match(text(path), /\nstatus: resolved\n[\s\S]*resolved: Second gateway took over\n/));
    await workbench.statusItem(/^5 critical issues are open/).waitFor();
    await workbench.runCommand('Notifications: Show Notifications');
    await workbench.notification('Look back at it?').getByRole('button', { name: 'New Review' }).click();
    await eventually(() => assert.match(text(path), /\npostmortem: /));
    const review = 'review-customs-gateway-down.md';
    await opened(review);
    await workbench.editorHasKeys();
    await workbench.type('Alarm when messages wait @hana due:2026-03-16');
    await workbench.press('ControlOrMeta+S');
    await eventually(() => assert.match(text(`docs/${review}`), /\n- \[ \] Alarm when messages wait @hana due:/));
    await workbench.screenshot('journeys-6-review');
  });

  it('moves a milestone with all that follows, with a reason, and sees who has to confirm', async () => {
    const { workbench } = window;
    const path = 'projects/stacker-7.md';
    await actOn(path, '- [ ] Venlo live', 'Show Schedule Impact');
    await says('Schedule Impact', '2026-04-08');
    await asked('dates, ');
    await workbench.quickPickRows().filter({ hasText: 'Venlo: the first days' }).waitFor();
    await workbench.screenshot('journeys-7-impact');
    await workbench.press('Enter');
    // Its title is that of the list before it.
    await workbench.page.locator('.quick-input-widget:visible', { hasText: 'Why? The reason is kept' }).waitFor();
    await says('Schedule Impact', 'Wireless in hall B is not stable');
    await eventually(() => assert.match(text(path), /\n- \[ \] Venlo live .*due:2026-04-08 \^venlo-live\n/));
    assert.match(text(path), /rescheduled Venlo live 2026-03-25 → 2026-04-08.*: Wireless in hall B is not stable\n/);
    assert.match(text(path), /\n- \[ \] Confirm the new dates: .*wait:stackworks asked:2026-03-16\n/);
    await eventually(() =>
      assert.match(text('projects/portal-2.md'), /\n- \[ \] Time slots live .*due:2026-04-13 \^slots-live\n/),
    );
    await workbench.runCommand('Daybook: Commit Notes');
    await workbench.quickPickRows().filter({ hasText: 'stacker-7.md' }).waitFor();
    await workbench.press('Enter');
    await workbench.statusItem(/Daybook sharing: 0 new from the team, 0 yours to share/).waitFor();
    await workbench.runCommand('Daybook: Review Rescheduled');
    await asked('Review Rescheduled');
    const moved = workbench.quickPickRows().filter({ hasText: 'Venlo live' });
    await moved.filter({ hasText: 'not yet: ' }).waitFor();
    await workbench.screenshot('journeys-8-rescheduled');
    await leave();
  });

  it('gets ready for the audit: coverage, the evidence that is missing, the pack', async () => {
    const { workbench } = window;
    const path = 'controls/yearly-access-review.md';
    await workbench.runCommand('Daybook: Compliance Coverage');
    await workbench.page.getByRole('treeitem', { name: /^GDPR/ }).first().waitFor();
    await workbench.screenshot('journeys-9-coverage');
    await actOn(path, 'title:', 'Attach Evidence');
    await says('Attach Evidence', 'https://files.kestrel.example/ledger-2026.pdf');
    // Both questions have one title: keys for the second would go into the note while the first is closing.
    await workbench.page.locator('.quick-input-widget:visible', { hasText: 'What it shows' }).waitFor();
    await says('Attach Evidence', 'Ledger, signed');
    await eventually(() => assert.match(text(path), /\nevidenced: 2026-03-16\n[\s\S]*\[Ledger, signed\]\(<https:/));
    await workbench.runCommand('Daybook: Audit Pack');
    await says('Day of the audit', '2026-03-16');
    await asked('Framework of the audit');
    await workbench.pick('All frameworks');
    await asked('Audit Pack');
    await workbench.quickPickRows().filter({ hasText: 'records as a page and a table' }).waitFor();
    await workbench.screenshot('journeys-10-pack');
    await workbench.press('Enter');
    await workbench.page.locator('.quick-input-widget:visible').getByText('Show Local').waitFor();
    await workbench.quickPickRows().filter({ hasText: 'changes' }).waitFor();
    await workbench.press('Enter');
    await eventually(() =>
      assert.match(text(`audit-${today}.csv`), /"Controls","controls\/yearly-access-review\.md",/),
    );
    assert.match(text(`audit-${today}.html`), /<td>controls\/yearly-access-review\.md<\/td>/);
  });

  /** Imports a file of the disk by VS Code's own dialog, up to the list of what would come in. */
  async function importFile(name: string, ...rows: readonly string[]): Promise<void> {
    const { workbench } = window;
    const file = join(dirname(window.folder), name);
    writeFileSync(file, ['Number,Summary,State,Priority,Caller,Opened,Description', ...rows, ''].join('\r\n'));
    await workbench.runCommand('Daybook: Import...');
    await asked('Import');
    await workbench.pick('A CSV or Calendar File');
    await asked('Choose a File to Import');
    await workbench.quickPickRows().filter({ hasText: '..' }).first().waitFor();
    await workbench.quickInput().fill(file);
    await workbench.quickPickRows().filter({ hasText: name }).waitFor();
    await workbench.press('Enter');
    await asked('in conflict');
  }

  /** Notes of issues by the number that the service desk knows them by. */
  const ticketNotes = (number: string): string[] =>
    readdirSync(join(window.folder, 'issues'))
      .map((name) => text(`issues/${name}`))
      .filter((note) => note.includes(`\nexternal: ${number}\n`));

  it('takes tickets from a file, and from a later one what changed: nothing twice, nothing over what was edited here', async () => {
    const { workbench } = window;
    const list = workbench.quickPickRows();
    const [printer, mail] = [
      'INC0099001,Printer prints blanks,New,2,Acme,2026-03-16 07:40,"Second floor, since seven"',
      'INC0099002,Mail is slow,In Progress,3,Brook,2026-03-16 07:50,Every morning',
    ];
    await importFile('tickets-1.csv', printer, mail);
    await asked('Import: 2 new, 0 changed, 0 in conflict, 0 the same');
    await list.filter({ hasText: 'Printer prints blanks' }).waitFor();
    await workbench.screenshot('journeys-16-import');
    await workbench.press('Enter');
    await eventually(() =>
      assert.match(ticketNotes('INC0099001')[0] ?? '', /\nseverity: high\n[\s\S]*\ncustomer: Acme\n/),
    );
    await eventually(() => assert.match(ticketNotes('INC0099002')[0] ?? '', /\nstatus: doing\n/));
    const [name = ''] = readdirSync(join(window.folder, 'issues')).filter((each) =>
      each.endsWith('printer-prints-blanks.md'),
    );
    const edited = text(`issues/${name}`).replace('severity: high', 'severity: critical');
    writeFileSync(join(window.folder, 'issues', name), edited);
    await workbench.statusItem(/^6 critical issues are open/).waitFor();
    await importFile(
      'tickets-2.csv',
      printer.replace(',New,2,', ',In Progress,4,').replace('prints blanks', 'prints nothing'),
      mail.replace('In Progress', 'Resolved'),
      'INC0099003,Badge reader,New,4,Acme,2026-03-16 08:00,At the gate',
    );
    await workbench.screenshot('journeys-17-import-again');
    await asked('Import: 1 new, 2 changed, 1 in conflict, 0 the same');
    await list.filter({ hasText: 'Edited here since: tick to take theirs' }).waitFor();
    await list.filter({ hasText: 'severity: critical → low' }).waitFor();
    await workbench.press('Enter');
    await eventually(() => assert.match(ticketNotes('INC0099002')[0] ?? '', /\nstatus: resolved\n/));
    assert.deepEqual(
      ['INC0099001', 'INC0099002', 'INC0099003'].map((number) => ticketNotes(number).length),
      [1, 1, 1],
    );
    assert.match(ticketNotes('INC0099001')[0] ?? '', /\nseverity: critical\n/);
  });

  it('ends the day with the review, and tomorrow is prepared', async () => {
    const { workbench } = window;
    await workbench.runCommand('Daybook: End-of-day Review');
    await eventually(() => assert.match(text(day), /\nplan_size: [1-9]/));
    await workbench.screenshot('journeys-11-review');
    await workbench.runCommand('Daybook: Prepare Tomorrow');
    await asked('Top Three of Tue, Mar 17');
    // It is still today: what is due today is not late yet.
    const overrun = workbench.quickPickRows().filter({ hasText: 'Talk with the finance director about the overrun' });
    await overrun.filter({ hasText: 'due today' }).waitFor();
    await workbench.press('Enter');
    await opened('2026-03-17.md');
    assert.match(text('days/nadia/2026-03-17.md'), /\n(- .*\]\(.*\n){3}/);
    await workbench.screenshot('journeys-12-tomorrow');
  });

  it('keeps a 1:1 in a private notebook, of which nothing is seen while it is hidden', async () => {
    const { workbench } = window;
    const own = `${window.folder}-private`;
    await workbench.runCommand('Daybook: Set Up Private Notebook');
    await asked('Set Up Private Notebook');
    await workbench.inputHasKeys();
    await workbench.pick(own);
    await eventually(() => assert.match(text('../notebook-private/daybook.yml'), /visibility: private/));
    // It is there at once, and again when the window is opened anew. Nothing is in it yet, so no row moves below a heading.
    const today = await workbench.view('Today');
    await workbench.offersCommand('Daybook: Hide Private');
    await today.row('Critical', 1).waitFor();
    await workbench.page.reload();
    await today.row('Critical', 1).waitFor();
    await workbench.offersCommand('Daybook: Hide Private');
    assert.doesNotMatch(await workbench.page.title(), /Workspace/);
    await workbench.runCommand('Daybook: Prepare One-on-One');
    await asked('Prepare One-on-One');
    await workbench.inputHasKeys();
    await workbench.type('Amara');
    await workbench.pick('Amara Okafor');
    await workbench.page.locator('.monaco-breadcrumbs', { hasText: 'amara' }).waitFor();
    await workbench.editorHasKeys();
    await workbench.type('Tired of the night shifts');
    await workbench.press('ControlOrMeta+End');
    await workbench.type('- [ ] Let Amara lead the next roll-out @nadia due:2026-03-16');
    await workbench.press('ControlOrMeta+S');
    await workbench.runCommand('Daybook: Filter View...');
    await asked('Filter which view?');
    await workbench.inputHasKeys();
    await workbench.pick('Today');
    await workbench.page
      .locator('.quick-input-widget:visible .quick-input-title', { hasText: /^Filter Today/ })
      .waitFor();
    await workbench.inputHasKeys();
    await workbench.type('Amara lead');
    await workbench.press('Enter');
    await today.row('Private', 1).waitFor();
    await today.row('Let Amara lead').waitFor();
    await workbench.screenshot('journeys-13-one-on-one');
    await workbench.runCommand('Daybook: Hide Private');
    await today.row('Let Amara lead').waitFor({ state: 'detached' });
    await workbench.page.getByText('Let Amara lead').waitFor({ state: 'detached' });
    await workbench.screenshot('journeys-14-hidden');
    await workbench.runCommand('Daybook: Show Private');
    await today.row('Let Amara lead').waitFor();
  });

  it('finds the walkthrough of a first day behind More Actions, its first step done already', async () => {
    const { workbench } = window;
    await workbench.runCommand('Daybook: More Actions...');
    await asked('More Actions');
    await workbench.inputHasKeys();
    await workbench.type('no such thing');
    await workbench.page.locator('.quick-input-list').getByText('Nothing fits "no such thing"').waitFor();
    await workbench.press('ControlOrMeta+A');
    await workbench.type('new change');
    await workbench.page.locator('.quick-input-list').getByText('New Change', { exact: true }).waitFor();
    await workbench.press('ControlOrMeta+A');
    await workbench.type('your first');
    await workbench.pick('Your First Day');
    const done = (step: string): Promise<void> =>
      workbench.page.locator(`.codicon-getting-started-step-checked[data-done-step-id$="#${step}"]`).first().waitFor();
    await done('notebook');
    await workbench.screenshot('journeys-15-first-day');
  });
});
