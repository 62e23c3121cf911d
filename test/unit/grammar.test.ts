// The words of the highlighting grammar are those of the reader: what has a colour is read as what its colour says.
import { deepEqual, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { lineField, priorityOf } from '../../src/core/note/aliases.ts';
import { markerStates } from '../../src/core/note/box.ts';
import { parseTaskLine } from '../../src/core/note/taskLine.ts';
import { blockOptions, blockShapes } from '../../src/core/preview/queryBlock.ts';

interface Rule {
  readonly match?: string;
  readonly begin?: string;
}

const grammar = (name: string): Record<string, Rule> =>
  JSON.parse(readFileSync(`syntaxes/${name}.tmLanguage.json`, 'utf8')).repository;
const rules = grammar('daybook');
const queries = grammar('daybookQuery');

/** The words of the group at a place of a rule: `((?i:due|start))`. */
function words(rule: string | undefined, at = 0): string[] {
  const group = [...(rule ?? '').matchAll(/\(\?i:([^()]*)\)/g)][at]?.[1] ?? '';
  return group.split('|').map((word) => word.replaceAll('[-_]?', '-'));
}

describe('highlighting grammar', () => {
  it('knows the keys of the alias table by their types', () => {
    const keys = { day: words(rules['dayField']?.match), priority: words(rules['priorityField']?.match) };
    for (const [type, names] of Object.entries(keys))
      for (const name of names) deepEqual(lineField(name)?.type, type, name);
    for (const name of words(rules['wordField']?.match))
      ok(!['day', 'priority', undefined].includes(lineField(name)?.type), name);
    const all = [...keys.day, ...keys.priority, ...words(rules['wordField']?.match)];
    deepEqual([...words(rules['shortBracketField']?.match)].sort(), [...all].sort());
    for (const name of ['asked', 'chased', 'chase']) ok(keys.day.includes(name), name);
  });

  it('knows the words of the priority scale', () => {
    for (const word of words(rules['priorityField']?.match, 1).filter((each) => /^\w+$/.test(each)))
      ok(priorityOf(word), word);
  });

  it('knows every character of a box', () => {
    const sets = [...(rules['task']?.begin ?? '').matchAll(/\\\[(?:\(\?:)?\[(.*?)\]/g)].map(([, set]) => set ?? '');
    const known = new Set([...sets.join('').replace('\\t', '\t'), '✅']);
    deepEqual([...known].sort(), [...markerStates.keys()].sort());
  });

  it('marks the signs of the emoji dialect that the reader knows', () => {
    const signs = ['emojiDay', 'emojiPriority', 'emojiIds'].flatMap((name) => [
      ...(/\[([^\]\\]*)/.exec(rules[name]?.match ?? '')?.[1] ?? ''),
    ]);
    ok(signs.length > 15);
    for (const sign of signs) {
      const tails = [' 2026-03-12', ' abc', ' keep', ''];
      ok(
        tails.some((tail) => (parseTaskLine(`- [ ] x ${sign}${tail}`)?.fields.length ?? 0) > 0),
        sign,
      );
    }
  });

  it('knows the options of a query block', () => {
    const options = ['shape', 'option', 'title'].flatMap((name) => words(queries[name]?.match ?? queries[name]?.begin));
    deepEqual(options.sort(), [...blockOptions.keys()].sort());
    deepEqual(words(queries['shape']?.match, 1), [...blockShapes]);
  });
});
