// Filters of views: what is left, that empty groups vanish, that numbers stay true, and what a bad query says.
import { deepStrictEqual, equal, match, ok, strictEqual } from 'node:assert/strict';
import { followUpsOutline } from '../../../../src/core/outline/followUpsOutline.ts';
import { issuesOutline } from '../../../../src/core/outline/issuesOutline.ts';
import { libraryOutline } from '../../../../src/core/outline/libraryOutline.ts';
import type { OutlineNode } from '../../../../src/core/outline/node.ts';
import { projectsOutline } from '../../../../src/core/outline/projectsOutline.ts';
import { filterProposals, readFilter, rowFilter } from '../../../../src/core/outline/rowFilter.ts';
import { teamOutline } from '../../../../src/core/outline/teamOutline.ts';
import { todayCount, todayOutline } from '../../../../src/core/outline/todayOutline.ts';
import { drawn } from '../../../support/notebookText.ts';
import { context, filteredBy, index } from './notebook.ts';

function check(name: string, nodes: () => readonly OutlineNode[], expected: string): void {
  it(name, () => strictEqual(`\n${drawn(nodes())}`, expected.replace(/^ {4}/gm, '').replace(/ *$/, '')));
}

describe('filters of views', () => {
  check(
    'Today: only what passes, in groups that hold something',
    () => todayOutline(index, filteredBy('owner:@jonas')),
    `
    Critical | 1
      (issues charts.red) [ ] Queue stuck | 17 h · Jonas Berg · mail
    Waiting, chase today | 1
      [ ] Quote for storage | asked 10 days ago · Jonas Berg · mail
    > Done today | 1
      [x] Order hardware | Jonas Berg · mail
    `,
  );

  it('Today: the badge counts what it counted before', () => {
    const filtered = filteredBy('owner:@jonas');
    todayOutline(index, filtered);
    equal(todayCount(index, context), 5);
  });

  check(
    'Projects: those that pass, and those of which a row does; progress stays the whole one',
    () => projectsOutline(index, filteredBy('owner:@jonas is:open')),
    `
    > (warning charts.yellow) 17 % · Mail gateway | due 2026-04-30 · 1 of 6 · amber
      > Tasks | 2 open
        [ ] Write the test plan | Jonas Berg
        [ ] Quote for storage | Jonas Berg
      > Issues | 1 open
        (issues charts.red) [ ] Queue stuck | Jonas Berg
    (pass charts.green) New office | green
    `,
  );

  check(
    'Issues',
    () => issuesOutline(index, filteredBy('printer')),
    `
    Low | 1
      [ ] Printer offline | 10 days · doing · Maria Weber
    `,
  );

  check(
    'Follow-ups',
    () => followUpsOutline(index, filteredBy('is:mine')),
    `
    Jonas Berg | 1
      [ ] 7 d · Budget figures | asked 7 days ago · Maria Weber · mail
    `,
  );

  check(
    'Team: who has nothing left is not listed',
    () => teamOutline(index, filteredBy('is:overdue')),
    `
    > Aylin Demir | 2 open · 2 late
      [ ] Old promise | 161 days late
      [ ] Snoozed | 10 days late
    > Maria Weber | 1 open · 1 late
      (arrow-up symbolIcon.classForeground) [ ] Renew certificate | 2 days late · mail
    `,
  );

  check(
    'Library: searches are filtered, too',
    () => libraryOutline(index, filteredBy('single')),
    `
    > Risk matrix, likelihood × impact | exposure 12
      > (circle-large-filled charts.yellow) 3 × 4 | exposure 12 · 1
        Single uplink | open · mail
    > Risks | 1
      Single uplink | open · mail
    > Searches | 1
      > Our mail | 1
        Single uplink | mail
    `,
  );

  it('hides everything without leaving empty groups', () => {
    const nothing = filteredBy('no-such-words-anywhere');
    for (const outline of [todayOutline, projectsOutline, issuesOutline, followUpsOutline, teamOutline, libraryOutline])
      deepStrictEqual(outline(index, nothing), [], outline.name);
  });
});

describe('the input of a filter', () => {
  const { config } = index;

  it('says in words what a query asks for', () => {
    match(readFilter('owner:@me is:open', config).words ?? '', /^Rows that have me as owner, and are open\.$/);
  });

  it('says why a query cannot be used, and puts it right where it can', () => {
    const { problem, corrected } = readFilter('is:open ownr:@jonas', config);
    match(problem ?? '', /no field `ownr`.*`owner`/);
    equal(corrected, 'is:open owner:@jonas');
    equal(rowFilter('ownr:@jonas', index, context), undefined);
  });

  it('refuses what only sorts, groups or limits', () => {
    for (const text of ['sort:due', 'is:open group:owner', 'limit:3'])
      match(readFilter(text, config).problem ?? '', /chooses rows/, text);
  });

  it('asks for nothing when it is empty', () => {
    deepStrictEqual(readFilter('  ', config), {});
    equal(rowFilter('  ', index, context), undefined);
  });

  it('proposes how to go on, with the text that each proposal leads to', () => {
    const texts = (text: string): string[] => filterProposals(text, text.length, config).map((each) => each.text);
    deepStrictEqual(texts('is:open own'), ['is:open owner:']);
    deepStrictEqual(texts('is:open owner:@j'), ['is:open owner:@jonas']);
    deepStrictEqual(texts('owner:j'), ['owner:jonas']);
    ok(!texts('').includes('sort:'));
  });
});
