// Suggestions in a half-written daybook.yml; `$0` marks the cursor.
import { deepEqual, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { completeConfig } from '../../../../src/core/record/configCompletion.ts';
import { configKeys } from '../../../../src/core/record/configKeys.ts';
import { runs } from '../../../support/runs.ts';

function labels(marked: string): string[] {
  const offset = marked.indexOf('$0');
  return completeConfig(marked.replace('$0', ''), offset).map(({ label }) => label);
}

function check(marked: string, expected: string[]) {
  it(JSON.stringify(marked), () => deepEqual(labels(marked), expected));
}

function checkHas(marked: string, expected: string[], not: string[] = []) {
  it(JSON.stringify(marked), () => {
    const found = labels(marked);
    for (const label of expected) ok(found.includes(label), `${label} in ${found}`);
    for (const label of not) ok(!found.includes(label), `no ${label} in ${found}`);
  });
}

describe('completeConfig', () => {
  check('$0', Object.keys(configKeys.keys));
  checkHas('name: Ops\nki$0', ['kinds'], ['name']);
  checkHas('ki$0\nname: Ops\n', ['kinds'], ['name']);
  check('visibility: $0', ['shared', 'private']);
  check('task_syntax: pl$0', ['auto', 'plain', 'emoji', 'dataview']);
  check('work:\n  $0', ['days', 'hours', 'holidays']);
  check('work:\r\n  days: mon-fri\r\n  $0', ['hours', 'holidays']);
  checkHas('kinds:\n  $0', ['issue', 'project']);
  checkHas('kinds:\n  issue:\n  $0', ['project'], ['issue']);
  checkHas('kinds:\n  issue:\n    folder: tickets\n    $0', ['file', 'states', 'template'], ['folder', 'issue']);
  checkHas('kinds:\n  issue:\n    fields:\n      - $0', ['severity', 'review_every']);
  checkHas('kinds:\n  issue:\n    fields: [sev$0', ['severity']);
  check('kinds:\n  bug:\n    states:\n      open: $0', ['todo', 'doing', 'waiting', 'done', 'cancelled']);
  check('kinds:\n  bug:\n    private: $0', ['true', 'false']);
  check('kinds:\n  bug:\n    claims: $0', ['all', 'main', 'none']);
  checkHas('fields:\n  cost: $0', ['money', 'day', 'choice']);
  check('people:\n  - $0', [
    'id',
    'name',
    'mail',
    'mails',
    'handles',
    'role',
    'team',
    'capacity',
    'absences',
    'skills',
    'one_on_one_every',
  ]);
  check('people:\n  - id: maria\n    na$0', [
    'name',
    'mail',
    'mails',
    'handles',
    'role',
    'team',
    'capacity',
    'absences',
    'skills',
    'one_on_one_every',
  ]);
  check('people:\n- id: maria\n  $0', [
    'name',
    'mail',
    'mails',
    'handles',
    'role',
    'team',
    'capacity',
    'absences',
    'skills',
    'one_on_one_every',
  ]);
  check('people:\n  - id: maria\n  - id: li\nme: $0', ['maria', 'li']);
  check('severity:\n  high:\n    low: $0', ['critical', 'high', 'medium', 'low']);
  check('severity:\n  $0', ['high', 'medium', 'low']);
  check('name: $0', []);
  check('# ki$0', []);
  check('kinds: # $0', []);
  checkHas('kpis:\n  mine:\n    from: type:issue\n    $0', ['measure', 'chart'], ['from']);

  it('inserts a key with its colon and a value as it is', () => {
    deepEqual(
      completeConfig('inb', 3).filter(({ label }) => label === 'inbox'),
      [{ label: 'inbox', doc: 'The note for what has no place yet.', insert: 'inbox: ' }],
    );
    deepEqual(completeConfig('visibility: ', 12)[0]?.insert, 'shared');
  });

  it('answers at every place of any text', () => {
    const lines = fc.constantFrom(
      'kinds:',
      '  issue:',
      '    - ',
      '- a: b',
      '  people:',
      '\t',
      ': ',
      '#',
      '    fields: [',
      '"',
      'a: &b',
    );
    fc.assert(
      fc.property(fc.array(lines, { maxLength: 8 }), fc.nat(), (parts, at) => {
        const text = parts.join('\n');
        completeConfig(text, at % (text.length + 1));
      }),
      { numRuns: runs(100) },
    );
  });
});
