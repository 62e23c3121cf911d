// The whole built-in configuration as text, so that a change to it is seen as what it means. UPDATE_GOLDEN=1 accepts it.
import { equal } from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig } from '../../../../src/core/record/config.ts';

const golden = join(process.cwd(), 'test', 'golden', 'config.txt');

/** One line a leaf: `kinds.issue.tick: resolved`. */
function dump(value: unknown, path: string): string[] {
  if (path.endsWith('.stateOfWord') && value instanceof Map) {
    return [`${path}: [${[...value].map(([word, state]) => `${word}=${idOf(state)}`).join(', ')}]`];
  }
  if (value instanceof Map)
    return [...value].flatMap(([key, each]) => dump(each, path ? `${path}.${key}` : String(key)));
  if (value instanceof Set) return dump([...value], path);
  if (Array.isArray(value)) {
    if (value.every((each) => typeof each !== 'object')) return [`${path}: [${value.join(', ')}]`];
    if (path.endsWith('.states')) return [`${path}: [${value.map((each) => `${each.id}=${each.class}`).join(', ')}]`];
    return value.flatMap((each, at) => dump(each, `${path}.${idOf(each) ?? at}`));
  }
  if (typeof value === 'object' && value !== null) return dump(new Map(Object.entries(value)), path);
  return [`${path}: ${String(value).replaceAll('\n', '⏎')}`];
}

function idOf(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null && 'id' in value ? String(value.id) : undefined;
}

describe('golden configuration', () => {
  it('is what test/golden/config.txt says', () => {
    const found = `${dump(loadConfig(undefined), '').join('\n')}\n`;
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(golden, found);
    equal(found, readFileSync(golden, 'utf8'));
  });
});
