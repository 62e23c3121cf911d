// An esbuild plug-in: `*.yml` files become modules holding the parsed value, `*.md` files modules holding their text.
// Every YAML scalar stays a string (failsafe schema), as it does in a notebook's own configuration. A YAML file with
// errors or warnings breaks the build. Packages may ship such files too; only ours are looked at.
import { readFile } from 'node:fs/promises';
import { parseDocument } from 'yaml';

/** @type {import('esbuild').Plugin} */
export const dataFiles = {
  name: 'data-files',
  setup(build) {
    build.onLoad({ filter: /\.yml$/ }, async ({ path }) => {
      const document = parseDocument(await readFile(path, 'utf8'), { schema: 'failsafe' });
      const errors = [...document.errors, ...document.warnings].map((problem) => ({ text: problem.message }));
      return { contents: JSON.stringify(document.toJS()), loader: 'json', errors };
    });
    build.onLoad({ filter: /\.md$/ }, async ({ path }) => ({ contents: await readFile(path, 'utf8'), loader: 'text' }));
  },
};
