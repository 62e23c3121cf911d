// Hovers: what is said about a task, a record, a project, a person, a key and a query, and where nothing is said. Today is
// Wednesday 2026-03-11.
import { deepEqual, equal } from 'node:assert/strict';
import { dayInWords } from '../../../../src/core/dayNames.ts';
import type { Hover, HoverRequest } from '../../../../src/core/hover/hover.ts';
import { hoverAt } from '../../../../src/core/hover/hoverAt.ts';
import { configQueryHover } from '../../../../src/core/hover/queryHover.ts';
import { indexOf, outlineContext } from '../../../support/notebookText.ts';

const minutes =
  '---\ntype: meeting\nseries: standup\ndate: 2026-03-04\n---\n\n- [ ] Renew the certificate @maria +mail priority:high due:2026-03-09 after:disk1 repeat:every-month\n- [x] Ask @jonas done:2026-03-05\n';
const config =
  'people:\n  - { id: maria, name: Maria Lopez, role: Manager, team: IT }\n  - { id: jonas, name: Jonas Berg }\nqueries:\n  late: is:overdue\n';
const files: Readonly<Record<string, string>> = {
  'daybook.yml': config,
  'meetings/2026-03-04-standup.md': minutes,
  'meetings/2026-03-05-standup.md': '---\ntype: meeting\nseries: standup\ndate: 2026-03-05\n---\n',
  'meetings/2026-03-06-standup.md': '---\ntype: meeting\nseries: standup\ndate: 2026-03-06\n---\n',
  'meetings/2026-04-01-standup.md': '---\ntype: meeting\nseries: standup\ndate: 2026-04-01\n---\n',
  'projects/mail.md':
    '---\ntype: project\ntitle: Mail gateway\nstatus: active\nhealth: amber\nowner: maria\ndue: 2026-04-30\n---\n## Milestones\n\n- [ ] Switched over due:2026-04-20\n- [ ] Contract due:2026-03-20\n\n## Tasks\n\n- [ ] Disks @jonas id:disk1 wait:acme asked:2026-03-01\n- [x] Plan\n',
  'issues/queue.md':
    '---\ntype: issue\ntitle: "Queue *stuck*"\nstatus: open\nseverity: critical\nowner: jonas\nopened: 2026-03-10T16:15+01:00\n---\n- [ ] Look\n',
  'note.md': 'See [it](issues/queue.md) and [[mail]], @jonas and @nobody.\n\n```daybook\nis:overdue\n```\n\n`@maria`\n',
};
const index = indexOf(files);

/** What is said where `words` stand in a file. */
function over(path: string, words: string, ask: (request: HoverRequest) => Hover | undefined = hoverAt) {
  const text = files[path] ?? '';
  const context = { ...outlineContext(index, '2026-03-11', 'maria'), day: dayInWords };
  const found = ask({ path, text, offset: text.indexOf(words), index, context });
  return found && [found.title, ...found.lines];
}

describe('hover', () => {
  it('says how a task stands', () => {
    deepEqual(over('meetings/2026-03-04-standup.md', 'Renew'), [
      'Renew the certificate',
      'open · high priority · 2 days late (Mon 9 Mar 2026)',
      'owner Maria Lopez · project Mail gateway',
      'repeats every month · after Disks (waiting) · carried 2×',
    ]);
    deepEqual(over('meetings/2026-03-04-standup.md', 'Ask'), ['Ask', 'done · done Thu 5 Mar 2026', 'owner Jonas Berg']);
    deepEqual(over('projects/mail.md', 'Disks'), [
      'Disks',
      'waiting',
      'owner Jonas Berg · project Mail gateway · waits for acme · asked 10 days ago',
    ]);
  });

  it('says who a person is and what they have to do', () => {
    deepEqual(over('meetings/2026-03-04-standup.md', '@maria'), ['Maria Lopez', 'Manager · IT', '2 open · 1 late']);
    deepEqual(over('note.md', '@jonas'), ['Jonas Berg', '2 open']);
  });

  it('says how a project stands', () => {
    const said = [
      'Mail gateway',
      'active · amber · 1 of 3 done · due Thu 30 Apr 2026',
      'owner Maria Lopez',
      'next milestone: Contract · due Fri 20 Mar 2026',
    ];
    deepEqual(over('meetings/2026-03-04-standup.md', '+mail'), said);
    deepEqual(over('note.md', '[[mail'), said);
    deepEqual(over('projects/mail.md', 'Mail gateway'), said);
  });

  it('says how a record stands, its text as it is', () => {
    const said = ['Queue *stuck*', 'Issue · open · critical', 'owner Jonas Berg · open for 17 h', 'open tasks: 1'];
    deepEqual(over('note.md', '[it]'), said);
    deepEqual(over('issues/queue.md', '"Queue'), said);
  });

  it('says what an id stands for', () => {
    equal(over('meetings/2026-03-04-standup.md', 'disk1')?.[0], 'Disks');
  });

  it('says what a key is for', () => {
    deepEqual(over('issues/queue.md', 'severity'), [
      'severity',
      'Impact and urgency together; the written value wins over the table.',
      'One of: critical, high, medium, low',
    ]);
    equal(over('issues/queue.md', 'status')?.[2], 'One of: open, acked, doing, waiting, resolved, closed');
  });

  it('explains queries in words', () => {
    deepEqual(over('note.md', 'is:overdue'), ['', 'Rows that are open and were due before today.', 'Rows now: 1']);
    deepEqual(over('daybook.yml', 'is:overdue', configQueryHover), [
      '',
      'Rows that are open and were due before today.',
      'Rows now: 1',
    ]);
  });

  it('says nothing where nothing of ours stands', () => {
    equal(over('note.md', 'See'), undefined);
    equal(over('note.md', '@nobody'), undefined);
    equal(over('note.md', '@maria'), undefined);
    equal(over('daybook.yml', 'Maria', configQueryHover), undefined);
  });
});
