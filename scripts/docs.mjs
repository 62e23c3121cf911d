// `npm run docs`: writes the pages that are made of tests, docs/format.md, anew. The unit test that owns the page says when it is
// behind; run this after a change of the rows in test/golden/format.
import { runNodeTests } from './testUnit.mjs';

const env = { ...process.env, UPDATE_GOLDEN: '1' };
process.exitCode = await runNodeTests('unit', ['test/unit/core/note/format.test.ts'], env);
