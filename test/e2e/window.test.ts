// That a window opens with the extension in it, as a person first sees it.
import { useWindow } from '../support/window.ts';

describe('a window with the extension', () => {
  const window = useWindow();

  it('has Daybook in the activity bar, with its six views', async () => {
    const { workbench } = window;
    await workbench.showContainer('Daybook');
    for (const name of ['Today', 'Projects', 'Issues', 'Follow-ups', 'Team', 'Library']) await workbench.view(name);
    await workbench.screenshot('first-window');
  });
});
