// A small notebook on the disk for one suite. Comes in: texts by path; goes out: the folder, removed when the tests end.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { testFolder } from '../../scripts/testFolders.mjs';

/** Writes the files and answers the folder, absolute. */
export function notebookFolder(files: Readonly<Record<string, string>>): string {
  const folder = testFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}
