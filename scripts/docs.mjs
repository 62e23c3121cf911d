// `npm run docs`: writes the pages that are made of tests anew: docs/format.md of the rows in test/golden/format, docs/duties.md of the
// duties in test/host/duties, which a real VS Code runs. The test that owns a page says when it is behind.
import { buildExtension } from './build.mjs';
import { runHostTests } from './testHost.mjs';
import { runNodeTests } from './testUnit.mjs';

process.env['UPDATE_GOLDEN'] = '1';
process.exitCode = await runNodeTests('unit', ['test/unit/core/note/format.test.ts'], process.env);
await buildExtension();
const { failed } = await runHostTests({ only: 'duties' });
process.exit(process.exitCode || (failed === 0 ? 0 : 1));
