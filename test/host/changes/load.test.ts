// A little of the load in every run; the whole of it is `npm run bench:load`.
import { underLoad } from '../../support/underLoad.ts';

underLoad({ notes: 450, pulled: 100, flood: 450, keys: 40, changes: 50 });
