// That a window opens with the extension in it, as a person first sees it.
import { useWindow } from '../support/window.ts';

describe('a window with the extension', () => {
  const window = useWindow();

  it('has Daybook in the activity bar, and two views while there is no notebook', async () => {
    const { workbench } = window;
    await workbench.showContainer('Daybook');
    for (const name of ['Today', 'Projects']) await workbench.view(name);
    for (const name of ['Issues', 'Follow-ups', 'Team', 'Library']) await workbench.lacksView(name);
    await workbench.screenshot('first-window');
  });
});
