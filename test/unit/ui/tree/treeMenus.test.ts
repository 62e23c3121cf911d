// What the menus of trees offer: every clause of package.json against the words of every node that the outlines make, of a notebook
// with a record of each kind, open and closed, and of a team's own kinds whose names hold those of others.
import { deepEqual, equal, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { menuContext, type OutlineNode } from '../../../../src/core/outline/node.ts';
import { type ViewId, viewIds } from '../../../../src/manifest.ts';
import { outlines } from '../../../../src/ui/tree/outlines.ts';
import { indexOf, outlineContext } from '../../../support/notebookText.ts';

const today = '2026-03-11';

/** Words of nodes that are no rows, as kinds of a team. */
const ownWords = ['group', 'more', 'search', 'series', 'skill', 'conflict', 'notebook', 'row', 'elsewhere'];

const builtIn = [...indexOf({}).config.kinds.keys()].filter((kind) => kind !== 'task');
const ownKinds = [
  ...ownWords,
  ...[...builtIn, 'task', 'milestone', 'row', 'of'].flatMap((kind) => [`${kind}-x`, `x-${kind}`]),
];
const conflict = (mine: string): string =>
  `- [ ] ${mine} due:2026-03-12\n- [ ] ${mine} due:2026-03-15 <!-- daybook:conflict 1a2b 2026-03-11 ${mine} -->\n`;

const files = {
  'daybook.yml': [
    'people:',
    '  - { id: maria, name: Maria, skills: [DNS] }',
    '  - { id: ana, name: Ana }',
    'queries: { all: "type:task" }',
    'series: { daily: { days: [mon-fri] } }',
    'kinds:',
    ...ownKinds.map(
      (kind) =>
        `  ${kind}: { folder: ${kind}s, states: { open: { class: doing }, over: { class: done } }, tick: over }`,
    ),
    '',
  ].join('\n'),
  ...Object.fromEntries(
    [...builtIn, ...ownKinds].flatMap((kind) => [
      [
        `open/${kind}.md`,
        `---\ntype: ${kind}\nowner: maria\ndue: ${today}\nproject: project\n---\n- [ ] A due:${today} @ana\n`,
      ],
      [`done/${kind}.md`, `---\ntype: ${kind}\nstatus: ${closedState(kind)}\n---\n- [x] B done:${today}\n`],
    ]),
  ),
  'conflicts.md': conflict('Maria') + conflict('Ana'),
  'people/maria.md': '---\ntype: person\nid: maria\n---\n',
  'open/lines.md': '---\ntype: project\ntitle: Lines\n---\n## Milestones\n- [ ] M due:2026-03-12\n',
  'inbox.md': '- [ ] Order a headset\n',
  'open/asked.md': '- [ ] Quote wait:acme\n- [ ] Plan wait:ana\n- [ ] Site wait:nobody\n',
  'vendors/acme.md': '---\ntype: vendor\n---\n',
  'many.md': Array.from({ length: 201 }, (_, at) => `- [ ] Task ${at} due:${today}\n`).join(''),
};

function closedState(kind: string): string {
  const states = indexOf({}).config.kinds.get(kind)?.states ?? [];
  return states.find((state) => state.class === 'done')?.id ?? 'over';
}

/** The words of all nodes of each view. */
function contexts(): [ViewId, string][] {
  const index = indexOf(files);
  const context = outlineContext(index, today, 'maria');
  return viewIds.flatMap((view): [ViewId, string][] => {
    // The heading of one of several notebooks is no outline's.
    const found = new Set(['notebook']);
    const walk = (nodes: readonly OutlineNode[]): void => {
      for (const node of nodes) {
        found.add(menuContext(node));
        walk(node.children?.() ?? []);
      }
    };
    walk(outlines[view](index, context));
    return [...found].map((words) => [view, words]);
  });
}

interface MenuRow {
  readonly command: string;
  readonly when: string;
}

const rows: readonly MenuRow[] = JSON.parse(readFileSync('package.json', 'utf8')).contributes.menus[
  'view/item/context'
];

/** The commands that a node of a view is offered, each once and in order, as VS Code reads their clauses. */
function offered(view: ViewId, viewItem: string): string[] {
  const keys = new Map([
    ['view', view],
    ['viewItem', viewItem],
  ]);
  const isMet = (part: string): boolean => {
    const [, key = '', pattern, word] = /^(\w+) (?:=~ \/(.+)\/|== (\S+))$/.exec(part) ?? [];
    const value = keys.get(key);
    ok(value !== undefined, part);
    return pattern === undefined ? value === word : new RegExp(pattern).test(value);
  };
  const found = rows.filter(({ when }) => when.split(' && ').every(isMet)).map(({ command }) => command);
  return [...new Set(found)].sort();
}

/** What acts on nodes that are no rows, by all their words. */
function expectedWithoutRow(view: ViewId, words: string): string[] {
  const [first, second] = words.split(' ');
  if (first === 'group' && second === 'search') return ['daybook.board.open', 'daybook.export.run'];
  if (words === 'group of-inbox') return ['daybook.export.run', 'daybook.inbox.triage'];
  if (first === 'group' && second === 'asked') {
    const known = words.includes(' known') ? ['daybook.item.open'] : [];
    const contact = words.endsWith(' contact') ? ['daybook.contact.log'] : [];
    return [...contact, 'daybook.export.run', 'daybook.item.chase', ...known];
  }
  if (first === 'group') {
    const picture = new Map([
      ['of-risk', 'daybook.matrix.open'],
      ['of-technology', 'daybook.radar.open'],
    ]).get(second ?? '');
    return ['daybook.export.run', ...(picture && view === 'daybook.library' ? [picture] : [])];
  }
  if (first === 'person') return ['daybook.contact.log', 'daybook.oneOnOne.prepare'];
  if (first !== 'conflict') return [];
  const both = words.endsWith(' body') ? ['keepBoth'] : [];
  const one = second === 'mine' ? ['keepMine', 'keepTheirs'] : [];
  return ['choose', 'compare', 'edit', ...both, ...one].map((id) => `daybook.conflict.${id}`).sort();
}

describe('menus of trees', () => {
  const all = contexts();
  const isRow = ([, words]: readonly [ViewId, string]): boolean => words.endsWith(' row');

  it('meet nodes of every sort', () => {
    const seen = new Set(all.map(([, words]) => words));
    for (const words of [
      'group',
      'group of-risk',
      'group search',
      'more',
      'skill',
      'series',
      'person',
      'person mine row',
    ])
      ok(seen.has(words), words);
    for (const words of [
      'conflict mine body',
      'conflict others body',
      'group of-project-x',
      'group of-inbox',
      'group asked',
      'group asked contact',
      'group asked known contact',
      'group open doing mine row',
    ])
      ok(seen.has(words), `${words}\n${[...seen].join('\n')}`);
    for (const kind of [...builtIn, ...ownKinds])
      ok(
        [...seen].some((words) => words.startsWith(`${kind} `)),
        kind,
      );
  });

  it('offer on what is no row only what acts on that', () => {
    for (const [view, words] of all.filter((each) => !isRow(each)))
      deepEqual([view, words, offered(view, words)], [view, words, expectedWithoutRow(view, words)]);
  });

  it("offer on rows of a team's own kinds what is for rows of all kinds, whatever the kinds are called", () => {
    const forAll = offered('daybook.today', 'elsewhere open doing row');
    ok(forAll.includes('daybook.item.setDue'));
    for (const [view, words] of all.filter(isRow))
      if (ownKinds.includes(words.split(' ')[0] ?? ''))
        deepEqual([view, words, offered(view, words)], [view, words, forAll]);
  });

  it('offer on rows of a kind what is for that kind', () => {
    const forAll = new Set(offered('daybook.today', 'elsewhere open doing row'));
    const own = (view: ViewId, words: string): string =>
      offered(view, words)
        .filter((id) => !forAll.has(id))
        .map((id) => id.replace('daybook.', ''))
        .join(' ');
    const issue = 'customer.digest incident.copyUpdate incident.review';
    const triage = 'issue.acknowledge issue.addEntry issue.assign issue.closeWithLink issue.escalate issue.wait';
    const made = 'note.copyRich note.exportHtml note.present';
    const expected = {
      'risk open todo row': 'goal.link item.review',
      'issue open doing mine row': `${issue} ${triage} item.resolve solution.new`,
      'issue closed done row': `${issue} issue.addEntry solution.new`,
      'project open doing row': `board.open goal.link item.addMilestone item.logSpend meeting.prepareProject ${made} project.update rollout.start`,
      'person open standing row': 'contact.log',
      'task open todo overdue row': 'item.logCheck item.move item.promote',
      'milestone open todo row': 'item.move item.promote',
    };
    for (const [words, commands] of Object.entries(expected)) equal(own('daybook.library', words), commands, words);
    equal(own('daybook.team', 'person mine row'), 'contact.log oneOnOne.prepare');
  });

  it('offer no dates for people, and a reminder only where somebody is waited for', () => {
    const dates = ['setDue', 'snooze', 'waitFor', 'impact', 'shiftDates'].map((id) => `daybook.item.${id}`);
    for (const words of ['person mine row', 'person open standing row'])
      deepEqual(
        offered('daybook.team', words).filter((id) => [...dates, 'daybook.item.chase'].includes(id)),
        [],
      );
    for (const [words, isOffered] of [
      ['task open todo row', false],
      ['task open waiting row', true],
      ['issue open waiting mine overdue row', true],
    ] as const)
      equal(offered('daybook.today', words).includes('daybook.item.chase'), isOffered, words);
  });
});
