// Panels that are asked for while what they show is still being loaded. The first picture of this window is opened here.
import { becomes, closeAll, pictureTitles, run } from '../../support/host.ts';

describe('the panels of pictures', () => {
  afterEach(closeAll);

  it('are one a picture, however quickly the first is asked for again', async () => {
    await Promise.all([run('daybook.board.open'), run('daybook.board.open', { by: 'owner' })]);
    await becomes(pictureTitles, ['Board']);
  });
});
