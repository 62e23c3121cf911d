// The sample on the command line: `node sample.js --out DIR [--today YYYY-MM-DD] [--seed N]`. Prints where it was written.
import { parseArgs } from 'node:util';
import { findGit } from '../host/node/gitProgram.ts';
import { writeSample } from './writeSample.ts';

const usage = 'usage: sample --out DIR [--today YYYY-MM-DD] [--seed N]';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { out: { type: 'string' }, today: { type: 'string' }, seed: { type: 'string' } },
  });
  if (values.out === undefined) throw new Error(usage);
  const seed = Number(values.seed ?? '1');
  if (!Number.isSafeInteger(seed)) throw new Error(usage);
  const gitPath = await findGit({
    configured: undefined,
    path: process.env['PATH'],
    untrusted: [],
    windows: process.platform === 'win32',
  });
  if (gitPath === undefined) throw new Error('git was not found.');
  const written = await writeSample({ out: values.out, today: values.today ?? localDay(new Date()), gitPath, seed });
  console.log(`${written.notebook}: ${written.notes} notes, ${written.commits} commits, shared copy ${written.shared}`);
}

function localDay(now: Date): string {
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
});
