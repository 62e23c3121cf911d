// Rows by what people choose: every axis of every view, orders, what dropping into a group means, and finding a row again.
import { deepStrictEqual, equal, notStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { type ArrangedView, type Arrangement, arrangements } from '../../../../src/core/outline/arrangement.ts';
import { wayToRow } from '../../../../src/core/outline/findNode.ts';
import { followUpsOutline } from '../../../../src/core/outline/followUpsOutline.ts';
import { issuesOutline } from '../../../../src/core/outline/issuesOutline.ts';
import { libraryOutline } from '../../../../src/core/outline/libraryOutline.ts';
import type { OutlineNode } from '../../../../src/core/outline/node.ts';
import { outlineWords } from '../../../../src/core/outline/outlineWords.ts';
import { projectsOutline } from '../../../../src/core/outline/projectsOutline.ts';
import { teamOutline } from '../../../../src/core/outline/teamOutline.ts';
import { todayOutline } from '../../../../src/core/outline/todayOutline.ts';
import { drawn, indexOf, outlineContext } from '../../../support/notebookText.ts';
import { context, index, TODAY } from './notebook.ts';

const outlines = {
  today: todayOutline,
  projects: projectsOutline,
  issues: issuesOutline,
  followUps: followUpsOutline,
  team: teamOutline,
  library: libraryOutline,
} as const;

function check(name: string, nodes: () => readonly OutlineNode[], expected: string): void {
  it(name, () => strictEqual(`\n${drawn(nodes())}`, expected.replace(/^ {4}/gm, '').replace(/ *$/, '')));
}

/** Groups with what a drop on them writes, `field=value`; an empty value takes the field away. */
function drops(nodes: readonly OutlineNode[]): string[] {
  return nodes.map(({ label, drop }) => (drop ? `${label}: ${drop.field}=${drop.value ?? ''}` : `${label}: refused`));
}

describe('views arranged by choice', () => {
  check(
    'Issues by owner, by title',
    () => issuesOutline(index, { ...context, group: 'owner', sort: 'title' }),
    `
    Jonas Berg | 1
      (issues charts.red) [ ] Queue stuck | 17 h · open · mail
    Maria Weber | 1
      [ ] Printer offline | 10 days · doing
    `,
  );

  check(
    'Issues by age',
    () => issuesOutline(index, { ...context, group: 'age' }),
    `
    Less than a week | 1
      (issues charts.red) [ ] Queue stuck | 17 h · open · Jonas Berg · mail
    Less than a month | 1
      [ ] Printer offline | 10 days · doing · Maria Weber
    `,
  );

  check(
    'Today by project: nothing that is done, old dues folded at the end',
    () => todayOutline(index, { ...context, group: 'project', sort: 'title' }),
    `
    Mail gateway | 5
      [ ] Budget figures
      [ ] Pilot running | 5 days late
      (issues charts.red) [ ] Queue stuck | Jonas Berg
      [ ] Quote for storage | Jonas Berg
      (arrow-up symbolIcon.classForeground) [ ] Renew certificate | 2 days late
    No project | 5
      [ ] Cable for Aylin | due today
      [ ] Call the carrier | due today
      [ ] Look at the new phones
      [ ] Printer offline
      Stand-up
    > Old (1)
      [ ] Old promise | 161 days late · Aylin Demir
    > Next 7 days | 1
      [ ] Tomorrow | due tomorrow · Aylin Demir
    `,
  );

  check(
    'Follow-ups by owner',
    () => followUpsOutline(index, { ...context, group: 'owner' }),
    `
    Jonas Berg | 1
      [ ] 10 d · Quote for storage | asked 10 days ago · mail
    Maria Weber | 1
      [ ] 7 d · Budget figures | asked 7 days ago · mail
    `,
  );

  it('Library by state: records only, states in their order', () => {
    const nodes = libraryOutline(index, { ...context, group: 'state' });
    deepStrictEqual(
      nodes.map(({ label, description }) => `${label} ${description}`),
      ['planned 1', 'open 2', 'doing 1', 'active 1', 'accepted 1', 'done 1', 'resolved 1', 'in-force 1', 'No state 2'],
    );
  });

  it('every choice of every view shows the same rows, each with an id of its own', () => {
    for (const [view, { groups, sorts }] of Object.entries<Arrangement>(arrangements)) {
      const outline = outlines[view as ArrangedView];
      for (const group of ['', ...groups])
        for (const sort of ['', ...sorts.map(({ id }) => id)]) {
          const nodes = flat(outline(index, { ...context, group, sort }));
          equal(new Set(nodes.map(({ id }) => id)).size, nodes.length, `${view} ${group} ${sort}`);
          ok(nodes.some(({ rowKey }) => rowKey));
        }
      const own = titles(outline(index, { ...context, group: 'no such axis', sort: 'none' }));
      deepStrictEqual(own, titles(outline(index, context)));
    }
  });

  it('sorts by what is chosen', () => {
    const labels = (sort: string): string[] => titles(issuesOutline(index, { ...context, group: 'state', sort }));
    deepStrictEqual(labels('due').sort(), labels('title').sort());
    const [open] = projectsOutline(index, { ...context, sort: 'title' });
    equal(open?.label, 'Mail gateway');
  });
});

describe('where rows can be dropped', () => {
  it('Projects: each project, unknown ones, and none', () =>
    deepStrictEqual(drops(projectsOutline(index, context)), [
      'Mail gateway: project=mail',
      'New office: project=office',
      'Finished: refused',
      'roof: project=roof',
      'No project: project=',
    ]));

  it('Today: what one field decides', () =>
    deepStrictEqual(drops(todayOutline(index, context)), [
      'Critical: refused',
      'Overdue: refused',
      'Due today: due=2026-03-11',
      'Meetings: refused',
      'Waiting, chase today: refused',
      'In progress: state=doing',
      'Inbox: refused',
      'Done today: state=done',
      'Next 7 days: refused',
    ]));

  it('Issues: severity, owner, project, state and day, but no age', () => {
    const by = (group: string): string[] => drops(issuesOutline(index, { ...context, group }));
    deepStrictEqual(by('severity'), ['Critical: severity=critical', 'Low: severity=low']);
    deepStrictEqual(by('owner'), ['Jonas Berg: owner=jonas', 'Maria Weber: owner=maria']);
    deepStrictEqual(by('project'), ['Mail gateway: project=mail', 'No project: project=']);
    deepStrictEqual(by('state'), ['open: state=open', 'doing: state=doing']);
    deepStrictEqual(by('due'), ['No due date: due=']);
    deepStrictEqual(by('age'), ['Less than a week: refused', 'Less than a month: refused']);
  });

  it('days: today and tomorrow are days, the others are spans', () => {
    const lines = ['09', '11', '12', '14', '30']
      .map((day) => `- [ ] Due ${day} due:2026-03-${day} wait:acme\n`)
      .join('');
    const dated = indexOf({ 'a.md': `${lines}- [ ] Undated wait:acme\n` });
    deepStrictEqual(drops(followUpsOutline(dated, { ...outlineContext(dated, TODAY), group: 'due' })), [
      'Overdue: refused',
      'Due today: due=2026-03-11',
      'Due tomorrow: due=2026-03-12',
      'Within a week: refused',
      'Later: refused',
      'No due date: due=',
    ]);
  });

  it('Team: each person; Follow-ups: whoever is waited for, as it is written', () => {
    deepStrictEqual(drops(teamOutline(index, context)), [
      'Aylin Demir: owner=aylin',
      'Jonas Berg: owner=jonas',
      'Maria Weber: owner=maria',
    ]);
    deepStrictEqual(drops(followUpsOutline(index, context)), ['acme: wait=acme', 'Jonas Berg: wait=jonas']);
  });
});

describe('finding a row in a view', () => {
  it('gives the way to every row that the view shows, and nothing for one that it does not', () => {
    for (const outline of Object.values(outlines)) {
      const nodes = outline(index, context).filter(({ id }) => id !== 'library.searches');
      for (const { rowKey } of flat(nodes)) {
        const row = rowKey && index.find(rowKey);
        if (!rowKey || row === undefined) continue;
        deepStrictEqual(wayToRow(nodes, row, rowKey)?.at(-1)?.rowKey, rowKey, outline.name);
      }
    }
    const done = index.taskRows('projects/old.md')[0] ?? -1;
    equal(wayToRow(issuesOutline(index, context), done, index.key(done)), undefined);
  });

  it('goes through the pages of a long group', () => {
    const lines = Array.from({ length: 450 }, (_, at) => `- [ ] Line ${at} due:2026-03-11\n`).join('');
    const many = indexOf({ 'a.md': lines });
    const row = many.taskRows('a.md')[430] ?? -1;
    const way = wayToRow(todayOutline(many, outlineContext(many, TODAY)), row, many.key(row));
    deepStrictEqual(
      way?.map(({ label }) => label),
      ['Due today', 'Show 250 more', 'Show 50 more', 'Line 430'],
    );
  });
});

describe('ids of rows', () => {
  const idOf = (raw: string, label: string): string | undefined => {
    const notes = indexOf({ 'a.md': `${raw}\n` });
    return flat(projectsOutline(notes, outlineContext(notes, TODAY))).find((node) => node.label === label)?.id;
  };

  it('stay while the fields of a line change', () => {
    strictEqual(
      idOf('- [ ] Call Jon due:2026-03-11', 'Call Jon'),
      idOf('- [ ] Call Jon @maria due:2026-03-20', 'Call Jon'),
    );
    notStrictEqual(idOf('- [ ] Call Jon', 'Call Jon'), undefined);
  });

  it('stay apart for lines with the same words', () => {
    const twins = indexOf({ 'a.md': '- [ ] Same @maria\n- [ ] Same due:2026-03-11\n- [ ] Same\n' });
    const ids = flat(projectsOutline(twins, outlineContext(twins, TODAY))).map(({ id }) => id);
    equal(new Set(ids).size, ids.length);
  });
});

it('axes and orders are called by words of the table', () => {
  for (const { own, ownSort, sorts } of Object.values<Arrangement>(arrangements))
    for (const word of [own, ownSort, ...sorts.map((sort) => sort.word)]) ok(outlineWords[word]);
});

function flat(nodes: readonly OutlineNode[]): OutlineNode[] {
  return nodes.flatMap((node) => [node, ...flat(node.children?.() ?? [])]);
}

function titles(nodes: readonly OutlineNode[]): string[] {
  return flat(nodes)
    .filter(({ rowKey }) => rowKey)
    .map(({ label }) => label);
}
