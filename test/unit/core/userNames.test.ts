// Names that people choose and that JavaScript has on every object: fields, kinds and severities may be called so.
import { deepEqual, doesNotThrow, equal, ok } from 'node:assert/strict';
import { durationValues } from '../../../src/core/complete/values.ts';
import { exportedFacts, exportQuery, factsCsv } from '../../../src/core/exports/exportRows.ts';
import { guessMapping } from '../../../src/core/imports/guessMapping.ts';
import { NoteIndex } from '../../../src/core/index/noteIndex.ts';
import { finished } from '../../../src/core/index/steps.ts';
import { axisNamed } from '../../../src/core/picture/boardAxes.ts';
import { parseQuery } from '../../../src/core/query/parseQuery.ts';
import { loadConfig } from '../../../src/core/record/config.ts';

describe('a name that every object has', () => {
  for (const name of ['constructor', 'valueOf', '__proto__']) {
    it(`${name} is a column of a table of which other rows have none`, () => {
      const index = new NoteIndex(loadConfig('name: A'));
      index.put('a.md', `---\n${name}: mine\n---\n# A\n`);
      index.put('b.md', '---\nseverity: high\n---\n# B\n');
      const parsed = parseQuery('', index.config);
      ok('query' in parsed);
      const facts = finished(
        exportedFacts(finished(exportQuery(index, parsed.query, { today: '2026-03-04', now: '' }))),
      );
      const [, a = '', b = ''] = factsCsv(facts, index, false).split('\r\n');
      ok(a.includes('"mine"'), a);
      ok(b.startsWith('"b.md"') && !b.includes('function'), b);
    });
    it(`${name} is asked for as a column of a board and means no table of ours`, () => {
      const { config } = new NoteIndex(loadConfig('name: A'));
      equal(axisNamed(name, config, new Set(['task'])), undefined);
      deepEqual(durationValues('', name, 'duration'), durationValues('', 'est', 'duration'));
    });
  }
  it('may be a field of a kind that is imported', () => {
    const config = loadConfig(
      'fields:\n  constructor: { type: text }\nkinds:\n  ship:\n    label: Ship\n    fields: [constructor]\n',
    );
    deepEqual(config.problems, []);
    const kind = config.kinds.get('ship');
    ok(kind);
    doesNotThrow(() => guessMapping(['Number', 'Constructor'], 'x', 'Number', kind));
    equal(guessMapping(['Number', 'Constructor'], 'x', 'Number', kind).fields.get('constructor'), 'Constructor');
  });
});
