// What is asked of all rows of a shape at once gives the rows that are found when each is asked.
import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { NoteIndex } from '../../../../src/core/index/noteIndex.ts';
import type { IndexReader, Row } from '../../../../src/core/index/rows.ts';
import { finished } from '../../../../src/core/index/steps.ts';
import { matching } from '../../../../src/core/query/matching.ts';
import { parseQuery } from '../../../../src/core/query/parseQuery.ts';
import type { Query } from '../../../../src/core/query/query.ts';
import { askingOf, countQuery, passingRows, runQuery } from '../../../../src/core/query/runQuery.ts';
import { loadConfig } from '../../../../src/core/record/config.ts';
import { runs } from '../../../support/runs.ts';

const config = loadConfig(`
people:
  - { id: ann, name: Ann Lee, team: net }
  - { id: bob, name: Bob Ray, team: desk }
`);
const asker = { today: '2026-03-12', now: '2026-03-12T09:30+01:00', me: 'ann' };

const notes: Readonly<Record<string, string>> = {
  'inbox.md': '- [ ] plain\n- [ ] dated due:2026-03-01\n- [x] gone done:2026-03-11\n',
  'inbox/ann.md': '- [ ] mine\n- [>] waits wait:bob asked:2026-02-01\n',
  'vendors/acme.md':
    '---\ntype: vendor\ncontract_end: 2026-04-01\nfollow_up_every: 7d\n---\n- [ ] call work:ops @bob\n',
  'issues/a.md':
    '---\ntype: incident\nseverity: critical\nopened: 2026-03-10\nowner: ann\ntags: [net, impact]\n---\n- [ ] look #check\n',
  'issues/b.md':
    '---\ntype: issue\nseverity: low\nstatus: resolved\nresolved: 2026-03-11\n---\n- [-] no #check/daily\n',
  'projects/mail/project.md':
    '---\ntype: project\nstatus: active\nreviewed: 2025-01-01\nreview_every: 30d\nmilestones:\n  - title: m\n    due: 2026-01-01\n---\n## Roll-out\n\n- [x] step done:2026-03-09 work:ops\n- [/] two id:t2 !high\n- [ ] go #milestone due:2026-05-01\n',
  'days/ann/2026-03-10.md': '# Log\n\n- [ ] three after:t2 @ann\n',
  'people/cid.md': '---\ntype: person\nteam: desk\n---\n',
  'changes/c.md': '---\ntype: change\nstatus: planned\nwindow: 2026-03-12 20:00-22:00\nservice: mail\n---\n',
  'changes/d.md': '---\ntype: change\nstatus: planned\nwindow: 2026-03-12 21:00-23:00\nservice: mail\n---\n',
  'decisions/1.md': '---\ntype: decision\nstatus: accepted\ndecides: [t2]\n---\n',
  'note.md': '# Nothing\n\n- [ ] Löschen #Impact @cid wait:ann\n',
};

const parts = [
  ...['is:open', 'is:closed', 'is:done', 'is:recent', 'is:cancelled', 'is:doing', 'is:waiting', 'is:blocked'],
  ...['is:overdue', 'is:mine', 'is:undecided', 'is:promised', 'is:task', 'is:milestone', 'is:record', 'is:note'],
  ...['is:dated', 'is:in-conflict', 'is:stale', 'is:crossing', 'is:contact-due', 'is:untriaged', 'is:carried'],
  ...['is:unowned', 'is:critical', 'is:open,stale', 'is:done,blocked', 'type:task', 'type:issue,task', 'type:incident'],
  ...['type:milestone', 'type:note', 'status:doing', 'status:active', 'has:work', 'has:due', 'has:follow-up-every'],
  ...['work:none', 'due:none', 'due:<today', 'done:>=-7d', 'owner:ann', 'owner:@me', 'owner:none', 'tag:check'],
  ...['tag:roll-out', 'tag:nowhere', 'heading:check', 'path:s/', 'path:=issues/'],
  ...['tag:impact', 'path:inbox', 'path:=inbox.md', 'path:VENDORS/', 'heading:roll-out', 'title:löschen', 'title:o'],
  ...['contract-end:today..+90d', 'priority:>=high', 'severity:critical', 'team:desk', 'asked:<-7d', 'work:ops'],
  ...['project:mail', 'opened:2026-03', 'review:<=today', 'line:>0', 'class:todo', 'id:none'],
];

const term = fc.tuple(fc.boolean(), fc.constantFrom(...parts)).map(([negated, part]) => (negated ? `-${part}` : part));

describe('queries over shapes of rows', () => {
  const index = new NoteIndex(config);
  for (const [path, text] of Object.entries(notes)) index.put(path, text);

  it('find what is found row by row, every term alone and negated', () => {
    let some = 0;
    for (const part of parts) {
      for (const text of [part, `-${part}`]) {
        const found = runQuery(query(text), index, asker);
        deepEqual(found, runQuery(query(text), plain(index), asker), text);
        equal(countQuery(query(text), index, asker), found.length);
        if (found.length > 0) some++;
      }
    }
    // A term of which nothing is told would pass this test unseen.
    ok(some > 1.7 * parts.length, `${some} of ${2 * parts.length} queries find something`);
  });

  it('and terms together', () => {
    fc.assert(
      fc.property(fc.array(term, { minLength: 2, maxLength: 4 }), (terms) => {
        const text = terms.join(' ');
        deepEqual(runQuery(query(text), index, asker), runQuery(query(text), plain(index), asker), text);
      }),
      { numRuns: runs(400) },
    );
  });

  it('what a row says itself is never less than what passes', () => {
    fc.assert(
      fc.property(fc.array(term, { minLength: 1, maxLength: 3 }), (terms) => {
        const asked = query(terms.join(' '));
        const asking = { ...askingOf(index, asker), ownOnly: true };
        const own = new Set(finished(passingRows(asked, asking)));
        deepEqual([...own], [...index.rows()].filter(matching(asked, asking)));
        for (const row of runQuery(asked, index, asker)) ok(own.has(row), terms.join(' '));
      }),
      { numRuns: runs(300) },
    );
  });

  it('stop when they are told to, with what was found so far', () => {
    deepEqual(
      runQuery(query('is:open'), index, asker, () => true),
      [],
    );
  });
});

function query(text: string): Query {
  const parsed = parseQuery(text, config);
  if (!('query' in parsed)) throw new Error(`not a query: ${text}`);
  return parsed.query;
}

/** The same index with nothing but answers for single rows. */
function plain(index: NoteIndex): IndexReader {
  const hidden: ReadonlySet<string | symbol> = new Set(['many', 'titleFinder', 'rowsHolding', 'since']);
  return new Proxy(index, {
    get: (target, name) => {
      if (hidden.has(name)) return undefined;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (...args: readonly Row[]) => Reflect.apply(value, target, args) : value;
    },
  });
}
