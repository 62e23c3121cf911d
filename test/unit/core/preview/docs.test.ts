// docs/query-blocks.md says what blocks can do: its examples are understood, its options are all there are.
import { deepEqual, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { blockOptions, readBlock } from '../../../../src/core/preview/queryBlock.ts';
import { parseQuery } from '../../../../src/core/query/parseQuery.ts';
import { loadConfig } from '../../../../src/core/record/config.ts';

const page = readFileSync('docs/query-blocks.md', 'utf8');
const config = loadConfig('name: Test\n');

describe('the page about query blocks', () => {
  it('has examples that are understood', () => {
    const blocks = [...page.matchAll(/^```daybook\n(.*?)^```/gms)].map(([, text]) => text ?? '');
    ok(blocks.length >= 4);
    for (const block of blocks) ok(!('faults' in readBlock(block, config)), block);
  });

  it('names every option', () => {
    const options = [...page.matchAll(/^\| `(\w+): /gm)].map(([, name]) => name);
    deepEqual(options.sort(), [...blockOptions.keys()].sort());
  });

  it('shows parts of queries that are understood', () => {
    const section = page.slice(page.indexOf('## What a query asks for'), page.indexOf('## Examples'));
    const parts = [...section.matchAll(/^\| (`.*?`) \|/gm)].flatMap(([, cell]) => [
      ...(cell ?? '').matchAll(/`([^`]+)`/g),
    ]);
    ok(parts.length > 10);
    for (const [, part] of parts) ok('query' in parseQuery(part ?? '', config), part);
  });
});
