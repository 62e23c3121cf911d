// That a window opens with the extension in it, as a person first sees it.
import { match } from 'node:assert/strict';
import { useWindow } from '../support/window.ts';

describe('a window with the extension', () => {
  const window = useWindow();

  it('has Daybook in the activity bar, with its views', async () => {
    const { workbench } = window;
    await workbench.showContainer('Daybook');
    await workbench.view('Today');
    match(await workbench.screenshot('first-window'), /first-window\.png$/);
  });
});
