// The six views over one small notebook, drawn as text: what is listed, in which order, with which words.
import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { followUpsOutline } from '../../../../src/core/outline/followUpsOutline.ts';
import { issuesOutline } from '../../../../src/core/outline/issuesOutline.ts';
import { libraryOutline } from '../../../../src/core/outline/libraryOutline.ts';
import type { OutlineNode } from '../../../../src/core/outline/node.ts';
import { projectsOutline } from '../../../../src/core/outline/projectsOutline.ts';
import { teamOutline } from '../../../../src/core/outline/teamOutline.ts';
import { todayCount, todayOutline } from '../../../../src/core/outline/todayOutline.ts';
import { drawn, indexOf, outlineContext } from '../../../support/notebookText.ts';
import { context, filteredBy, index, TODAY } from './notebook.ts';

function check(name: string, nodes: () => readonly OutlineNode[], expected: string): void {
  it(name, () => strictEqual(`\n${drawn(nodes())}`, expected.replace(/^ {4}/gm, '').replace(/ *$/, '')));
}

describe('outlines', () => {
  check(
    'Today, as Maria sees it',
    () => todayOutline(index, context),
    `
    Critical | 1
      (issues charts.red) [ ] Queue stuck | 17 h · Jonas Berg · mail
    Overdue | 2
      (arrow-up symbolIcon.classForeground) [ ] Renew certificate | 2 days late · mail
      [ ] Pilot running | 5 days late · mail
      > Old (1)
        [ ] Old promise | 161 days late · Aylin Demir
    Due today | 2
      [ ] Call the carrier
      [ ] Cable for Aylin
    Meetings | 1
      Stand-up
    Waiting, chase today | 2
      [ ] Budget figures | asked 7 days ago · mail
      [ ] Quote for storage | asked 10 days ago · Jonas Berg · mail
    In progress | 1
      [ ] Printer offline
    > Inbox | 1
      [ ] Look at the new phones
    > Done today | 2
      [x] VPN drops
      [x] Order hardware | Jonas Berg · mail
    > Next 7 days | 1
      [ ] Tomorrow | due tomorrow · Aylin Demir
    `,
  );

  check(
    'Today, seen by Jonas: what others wait for',
    () => todayOutline(index, outlineContext(index, TODAY, 'jonas')).slice(-6),
    `
    Waiting, chase today | 1
      [ ] Quote for storage | asked 10 days ago · mail
    Others wait for me | 1
      [ ] Budget figures | Maria Weber · mail
    In progress | 1
      [ ] Write the test plan | mail
    > Inbox | 1
      [ ] Look at the new phones
    > Done today | 2
      [x] Order hardware | mail
      [x] VPN drops
    > Next 7 days | 1
      [ ] Tomorrow | due tomorrow · Aylin Demir
    `,
  );

  it('Today lists meetings that have no note yet, but not among rows that are searched', () => {
    const yml = "series:\n  board: { label: Board, days: [wed], time: '14:00' }\n  standup: { days: [mon-fri] }\n";
    const stand = '---\ntype: meeting\nseries: standup\ndate: 2026-03-11\n---\n# Stand-up\n';
    const planned = indexOf({ 'daybook.yml': yml, 'meetings/a.md': stand });
    const at = outlineContext(planned, TODAY);
    strictEqual(drawn(todayOutline(planned, at)), 'Meetings | 2\n  Board | 14:00, no note yet\n  Stand-up\n');
    deepStrictEqual(todayOutline(planned, { ...at, filter: { text: 'x', passes: () => false } }), []);
    deepStrictEqual(
      todayOutline(planned, at).flatMap(({ children }) => children?.().map(({ series }) => series)),
      ['board', undefined],
    );
  });

  check(
    'Projects',
    () => projectsOutline(index, context),
    `
    > (warning charts.yellow) 17 % · Mail gateway | due 2026-04-30 · 1 of 6 · amber
      > Milestones | 2 open
        [ ] Pilot running | 5 days late
        [ ] Switched over | due 2026-04-20
        > Done | 1
          [x] Contract signed | done 2026-02-02
      > Tasks | 5 open
        (arrow-up symbolIcon.classForeground) [ ] Renew certificate | 2 days late · Maria Weber
        [ ] Budget figures | Maria Weber
        [ ] Write the test plan | Jonas Berg
        [ ] Quote for storage | Jonas Berg
        [ ] Somebody should tidy up
        > Done | 2
          [x] Order hardware | Jonas Berg
          Buy licences
      > Issues | 1 open
        (issues charts.red) [ ] Queue stuck | Jonas Berg
      > Risks | 1 open
        Single uplink
      > Decisions | 1
        Use the relay
      > Meetings | 1
        Vendor talk
    (pass charts.green) New office | green
    > Finished | 1
      > Old switch | done · 1 of 1
        > Tasks | 0 open
          > Done | 1
            [x] All of it
    > roof | no project note
      > Tasks | 1 open
        [ ] For
    > No project | 9
      > Issues | 1
        [ ] Printer offline | Maria Weber
      > Stand-up | 2 open
        [ ] Call the carrier | due today · Maria Weber
        [ ] Tell everybody | Maria Weber
      > Ideas | 4 open
        [ ] Paint the walls
        [ ] Old promise | 161 days late · Aylin Demir
        [ ] Tomorrow | due tomorrow · Aylin Demir
        [ ] Snoozed | 10 days late · Aylin Demir
      > Inbox | 2 open
        [ ] Look at the new phones
        [ ] Cable for Aylin | due today
    `,
  );

  check(
    'Issues',
    () => issuesOutline(index, context),
    `
    Critical | 1
      (issues charts.red) [ ] Queue stuck | 17 h · open · Jonas Berg · mail
    Low | 1
      [ ] Printer offline | 10 days · doing · Maria Weber
    `,
  );

  check(
    'Issues, only criticals',
    () => issuesOutline(index, filteredBy('is:critical')),
    `
    Critical | 1
      (issues charts.red) [ ] Queue stuck | 17 h · open · Jonas Berg · mail
    `,
  );

  check(
    'Follow-ups',
    () => followUpsOutline(index, context),
    `
    acme | 1
      [ ] 10 d · Quote for storage | asked 10 days ago · Jonas Berg · mail
    Jonas Berg | 1
      [ ] 7 d · Budget figures | asked 7 days ago · Maria Weber · mail
    `,
  );

  it('Follow-ups of a partner who has a note stand under its title, however they are written', () => {
    const partner = indexOf({
      'vendors/acme.md': '---\ntitle: Acme Storage Ltd\n---\n',
      'a.md': '- [ ] Quote wait:acme\n- [ ] Cable wait:@Acme\n- [ ] Invoice [wait:: [[acme]]]\n- [ ] Lamp wait:ikea\n',
    });
    const nodes = followUpsOutline(partner, outlineContext(partner, TODAY));
    strictEqual(
      nodes.map(({ label, description }) => `${label} ${description}`).join(', '),
      'Acme Storage Ltd 3, ikea 1',
    );
    ok(nodes[0]?.children?.()[0]?.tooltip?.join().includes('waits for Acme Storage Ltd'));
  });

  check(
    'Team',
    () => teamOutline(index, context),
    `
    > Aylin Demir | 3 open · 2 late · 1 soon
      [ ] Old promise | 161 days late
      [ ] Snoozed | 10 days late
      [ ] Tomorrow | due tomorrow
    > Jonas Berg | 4 open · 1 waiting · Network
      > Owes me | 1
        [ ] Budget figures | Maria Weber · mail
      (issues charts.red) [ ] Queue stuck | mail
      [ ] Write the test plan | mail
      [ ] Quote for storage | mail
      New office
    > Maria Weber | 6 open · 1 late · 1 soon · 1 waiting
      (arrow-up symbolIcon.classForeground) [ ] Renew certificate | 2 days late · mail
      [ ] Call the carrier | due today
      Mail gateway | due 2026-04-30
      [ ] Printer offline
      [ ] Budget figures | mail
      [ ] Tell everybody
    `,
  );

  check(
    'Library',
    () => libraryOutline(index, context).filter((node) => node.id !== 'library.searches'),
    `
    > Due for review | 1
      Backup plan | in-force · Aylin Demir
    > Risk matrix, likelihood × impact | exposure 12
      > (circle-large-filled charts.yellow) 3 × 4 | exposure 12 · 1
        Single uplink | open · mail
    > Projects | 3
      Mail gateway | active · due 2026-04-30 · Maria Weber
      New office | planned · Jonas Berg
      Old switch | done
    > Issues | 3
      [ ] Printer offline | doing · Maria Weber
      (issues charts.red) [ ] Queue stuck | open · Jonas Berg · mail
      [x] VPN drops | resolved
    > Meetings | 2
      Stand-up
      Vendor talk | mail
    > Documents | 1
      Backup plan | in-force · Aylin Demir
    > Decisions | 1
      Use the relay | accepted · mail
    > Risks | 1
      Single uplink | open · mail
    > Notes | 3
      Inbox
      Ideas
      Readme like
    `,
  );

  it('Today without a roster shows dated lines, records and the inbox only', () => {
    const bare = indexOf({ 'a.md': '- [ ] One\n- [ ] Two @someone\n- [/] Three\n- [ ] Four due:2026-03-11\n' });
    strictEqual(drawn(todayOutline(bare, outlineContext(bare, TODAY))), 'Due today | 1\n  [ ] Four\n');
  });

  it('counts what asks for action, old dues aside', () => strictEqual(todayCount(index, context), 5));

  it('is empty where there is nothing', () => {
    const empty = indexOf({});
    const nobody = outlineContext(empty, TODAY);
    for (const outline of [todayOutline, projectsOutline, issuesOutline, followUpsOutline, teamOutline])
      deepStrictEqual(outline(empty, nobody), []);
  });

  it('gives every node of a view an id of its own and says its state in words', () => {
    const lines = '- [ ] Same due:2026-03-11\n- [ ] Same due:2026-03-11\n- [ ] A id:a1b2\n- [ ] B id:a1b2\n';
    const twins = indexOf({
      'daybook.yml': 'people: [maria]\n',
      'inbox.md': lines,
      'projects/p.md': `---\ntype: project\n---\n${lines}`,
    });
    for (const [each, looks] of [
      [index, context],
      [twins, outlineContext(twins, TODAY, 'maria')],
    ] as const)
      for (const outline of [
        todayOutline,
        projectsOutline,
        issuesOutline,
        followUpsOutline,
        teamOutline,
        libraryOutline,
      ]) {
        const all = flat(outline(each, looks));
        strictEqual(new Set(all.map((node) => node.id)).size, all.length, outline.name);
        ok(all.every((node) => node.spoken.startsWith(node.label)));
      }
    const task = flat(todayOutline(index, context)).find((node) => node.label === 'Renew certificate');
    strictEqual(
      task?.spoken,
      'Renew certificate, task, open, high priority, 2 days late, owner Maria Weber, project mail',
    );
    deepStrictEqual(task?.context, ['task', 'open', 'todo', 'mine', 'overdue']);
  });

  it('folds what is behind 200 rows', () => {
    const lines = Array.from(
      { length: 450 },
      (_, at) => `- [ ] Line ${String(at).padStart(3, '0')} due:2026-03-11\n`,
    ).join('');
    const many = indexOf({ 'a.md': lines });
    const [group] = todayOutline(many, outlineContext(many, TODAY));
    const page = group?.children?.() ?? [];
    strictEqual(page.length, 201);
    strictEqual(page.at(-1)?.label, 'Show 250 more');
    const second = page.at(-1)?.children?.() ?? [];
    deepStrictEqual([second[0]?.label, second.at(-1)?.label], ['Line 200', 'Show 50 more']);
    strictEqual(second.at(-1)?.children?.().length, 50);
  });
});

function flat(nodes: readonly OutlineNode[]): OutlineNode[] {
  return nodes.flatMap((node) => [node, ...flat(node.children?.() ?? [])]);
}

describe('the service clock of an issue', () => {
  const stamps = 'opened: 2026-03-12T09:00+01:00\n';
  const issues = indexOf({
    'daybook.yml': 'timezone: Europe/Berlin\nsla:\n  high: { acknowledge: 30m, resolve: 2h, hours: elapsed }\n',
    'issues/a.md': `---\ntype: issue\ntitle: New\nseverity: high\n${stamps}---\n`,
    'issues/b.md': `---\ntype: issue\ntitle: Late\nseverity: high\nopened: 2026-03-12T07:00+01:00\nacked: 2026-03-12T07:10+01:00\n---\n`,
    'issues/c.md': `---\ntype: issue\ntitle: Stands still\nstatus: waiting\nseverity: high\n${stamps}paused: 2026-03-12T09:05+01:00..\n---\n`,
    'issues/d.md': `---\ntype: issue\ntitle: Promised nothing\nseverity: low\n${stamps}---\n`,
  });

  it('stands in front of its title, so that a narrow view shows it; the words for it stand behind', () =>
    strictEqual(
      `\n${drawn(issuesOutline(issues, outlineContext(issues, '2026-03-12')))}`,
      `
High | 3
  (issues symbolIcon.classForeground) [ ] 15 min · New | 15 min to acknowledge · open
  (issues symbolIcon.classForeground) [ ] −15 min · Late | resolve 15 min late · acked
  (issues symbolIcon.classForeground) [ ] ‖ · Stands still | clock paused · waiting
Low | 1
  [ ] Promised nothing | 15 min · open
`,
    ));
});
