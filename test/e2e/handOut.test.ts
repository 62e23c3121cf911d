// A note handed to others by a person at the keyboard: slides that keys turn and close, and its text in the clipboard with formatting, as
// a mail program would take it.
import { match, ok } from 'node:assert/strict';
import { useWindow } from '../support/window.ts';

const patient = { timeout: 60_000 };

describe('a note that is handed to others', () => {
  const window = useWindow({ folder: 'team', env: { DAYBOOK_NOW: '2026-03-12T12:00:00+01:00' } });

  it('is shown as slides, which keys turn and close, and which come back with the window', async () => {
    const { workbench } = window;
    await workbench.openFile('projects/mail.md');
    await workbench.runCommand('Daybook: Present Note');
    const place = workbench.panel().locator('#place');
    await place.filter({ hasText: /^Slide 1 of / }).waitFor(patient);
    // Nothing of the window is left around a slide.
    for (const part of ['sidebar', 'activitybar', 'statusbar'])
      await workbench.page.locator(`.part.${part}`).waitFor({ state: 'hidden' });
    await workbench.page.keyboard.press('ArrowRight');
    await place.filter({ hasText: /^Slide 2 of / }).waitFor(patient);
    match(await workbench.screenshot('present-note'), /png$/);
    // Text within text within text.
    await workbench.hasKept('slide\\\\\\":1');
    await workbench.page.reload();
    await place.filter({ hasText: /^Slide 2 of / }).waitFor(patient);
    await workbench.panel().locator('main').focus();
    await workbench.page.keyboard.press('Escape');
    await workbench.activeTab().filter({ hasText: 'mail.md' }).waitFor(patient);
    for (const part of ['sidebar', 'activitybar', 'statusbar'])
      await workbench.page.locator(`.part.${part}`).waitFor({ state: 'visible' });
  });

  it('is copied with its formatting', async () => {
    const { workbench } = window;
    await workbench.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await workbench.openFile('projects/mail.md');
    await workbench.runCommand('Daybook: Copy as Rich Text');
    await workbench.panel().locator('#copy:focus').waitFor(patient);
    match(await workbench.screenshot('copy-rich'), /png$/);
    await workbench.page.keyboard.press('Enter');
    // The panel goes once the text is where it belongs.
    await workbench.activeTab().filter({ hasText: 'mail.md' }).waitFor(patient);
    // A page reads the clipboard only with the keys in it, and not in a frame that is gone.
    await workbench.openFile('projects/mail.md');
    const [html = '', plain = ''] = await workbench.page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      return Promise.all(['text/html', 'text/plain'].map(async (type) => (await item?.getType(type))?.text()));
    });
    match(html, /<h2[^>]*>Milestones<\/h2>/);
    ok(!/@maria|\.md|<script/.test(html), html);
    match(plain, /^Milestones$/m);
  });
});
