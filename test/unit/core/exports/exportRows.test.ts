// What leaves by a query: all fields of its rows, and nothing of what is confidential, not even by asking for it; what is left out is said.
import { deepEqual, doesNotMatch, equal, ok } from 'node:assert/strict';
import { exportedFacts, exportQuery, exportRows, factsCsv } from '../../../../src/core/exports/exportRows.ts';
import { sharedView } from '../../../../src/core/exports/sharedView.ts';
import { NoteIndex } from '../../../../src/core/index/noteIndex.ts';
import { finished } from '../../../../src/core/index/steps.ts';
import { parseQuery } from '../../../../src/core/query/parseQuery.ts';
import { runQuery } from '../../../../src/core/query/runQuery.ts';
import { loadConfig } from '../../../../src/core/record/config.ts';

const notes: Readonly<Record<string, string>> = {
  'projects/mail.md':
    '---\ntitle: =Mail\nowner: ana\nbudget: 9000 CANARY\nhealth: green\n---\n- [ ] Call, then "write" @ana due:2026-03-31\n',
  'projects/secret.md': '---\ntitle: CANARY project\nconfidential: true\n---\n- [ ] CANARY line due:2026-03-31\n',
  'findings/tls.md': '---\ntitle: Old TLS\nseverity: critical\nservice: canary-relay\nstatus: open\n---\n',
  'plain.md': '# Plain\n',
};
const context = { today: '2026-03-12', now: '2026-03-12T09:00+01:00' };
const index = new NoteIndex(loadConfig('name: Harbour\n'));
for (const [path, text] of Object.entries(notes)) index.put(path, text);

function exported(text: string, audience?: string) {
  const parsed = parseQuery(text, index.config);
  ok('query' in parsed);
  const found = finished(exportQuery(index, parsed.query, context, audience));
  return { ...found, facts: finished(exportedFacts(found)) };
}

const check = (query: string, titles: readonly string[], left: readonly string[], audience?: string): void => {
  const found = exported(query, audience);
  deepEqual([found.facts.map(({ text }) => text), found.left], [titles, left]);
};

describe('export of rows', () => {
  it('leaves out confidential records with their lines, and confidential fields, and says so', () => {
    check('type:project', ['=Mail'], ['Projects: confidential records (1)', 'budget of projects: in 1 note']);
    check('type:task', ['Call, then "write"'], ['Projects: confidential records (1)']);
    check('type:project', ['=Mail'], ['Projects: confidential records (1)'], 'management');
    doesNotMatch(JSON.stringify(exported('').facts), /canary/i);
  });

  it('finds nothing by a field that is confidential', () => {
    check(
      'severity:critical',
      [],
      ['severity of findings: in 1 note', 'service of findings: in 1 note', 'Rows found by a confidential field (1)'],
    );
    check('has:budget', [], ['budget of projects: in 1 note', 'Rows found by a confidential field (1)']);
    check('canary', [], ['Projects: confidential records (1)']);
  });

  it('takes rows that are chosen already', () => {
    const parsed = parseQuery('is:open', index.config);
    ok('query' in parsed);
    const found = finished(exportRows(index, runQuery(parsed.query, index, context)));
    doesNotMatch(JSON.stringify(finished(exportedFacts(found))), /canary/i);
    equal(found.left[0], 'Projects: confidential records (1)');
  });

  it('is a view in which nothing of it can be asked for', () => {
    const view = sharedView(index);
    const rows = [...index.rows()];
    const answers = rows.map((row) => [
      view.item(row).severity,
      view.get(row, 'budget'),
      view.get(row, 'service'),
      view.number(row, 'budget'),
    ]);
    doesNotMatch(
      JSON.stringify([answers, view.paths(), [...view.openRows()].map((row) => view.item(row))]),
      /canary|critical/i,
    );
    equal(view.noteRow('projects/secret.md'), undefined);
    equal(view.find({ path: 'projects/secret.md' }), undefined);
    equal(view.taskRows('projects').length, 1);
    equal([...sharedView(new NoteIndex(loadConfig('visibility: private'))).rows()].length, 0);
  });

  it('is a table with a column for every field, and without formulas', () => {
    const { facts } = exported('type:project,task');
    equal(
      factsCsv(facts, index, false),
      [
        '"path","line","kind","title","state","class","owner","project","due","health"',
        '"projects/mail.md",1,"project","\'=Mail","planned","todo","ana","mail",,"green"',
        '"projects/mail.md",7,"task","Call, then ""write""","todo","todo","ana","mail","2026-03-31",',
        '',
      ].join('\r\n'),
    );
  });
});
