// The one order of issues in Today, in Issues and from one to the next, and which of many criticals Today shows.
import { deepEqual, equal } from 'node:assert/strict';
import { issueQueue, issuesOutline } from '../../../../src/core/outline/issuesOutline.ts';
import type { OutlineNode } from '../../../../src/core/outline/node.ts';
import { rowFilter } from '../../../../src/core/outline/rowFilter.ts';
import { todayCount, todayOutline } from '../../../../src/core/outline/todayOutline.ts';
import { indexOf, outlineContext } from '../../../support/notebookText.ts';

const today = '2026-03-12';
const people = 'people:\n  - { id: maria, name: Maria Weber }\n  - { id: jonas, name: Jonas Berg }\n';

function issue(title: string, opened: string, more = ''): string {
  return `---\ntype: issue\ntitle: ${title}\nseverity: critical\nopened: ${opened}\n${more}---\n`;
}

/** Opened at a time of that morning, or of a day in March. */
const at = (time: string): string => `2026-03-12T${time}+01:00`;
const on = (day: number): string => `2026-03-${String(day).padStart(2, '0')}T09:00+01:00`;

function below(nodes: readonly OutlineNode[], group: string): string[] {
  return (nodes.find(({ label }) => label === group)?.children?.() ?? []).map(({ label }) => label);
}

describe('the order of issues', () => {
  const taken = `acked: ${at('08:30')}\n`;
  const index = indexOf({
    'daybook.yml': `${people}timezone: Europe/Berlin\nsla:\n  critical: { acknowledge: 1h, resolve: 8h, hours: elapsed }\n`,
    'issues/a.md': issue('Broken a day', on(10), taken),
    'issues/b.md': issue('Broken two days', on(9), taken),
    'issues/c.md': issue('Seven hours left', at('08:20'), taken),
    'issues/d.md': issue('Stands still', on(1), `${taken}paused: 2026-03-01T10:00+01:00..\nstatus: waiting\n`),
    'issues/e.md': issue('Half an hour left', at('08:45')),
    'issues/f.md': issue('Nobody took it on', at('08:50'), 'major: true\n'),
    'issues/g.md': issue(
      'Major and taken on',
      at('08:00'),
      `major: true\nupdate_every: 1h\nlast_update: ${at('09:00')}\n${taken}`,
    ),
  });
  const context = outlineContext(index, today, 'maria');
  const expected = [
    'Nobody took it on',
    'Half an hour left',
    'Major and taken on',
    'Seven hours left',
    'Broken two days',
    'Broken a day',
    'Stands still',
  ];

  it('is alarms, what can still be kept, what is broken, what stands still', () =>
    deepEqual(below(issuesOutline(index, context), 'Critical'), expected));

  it('is the same in Today and from one issue to the next', () => {
    deepEqual(below(todayOutline(index, context), 'Critical'), expected);
    deepEqual(
      issueQueue(index, context).map((row) => index.item(row).title),
      expected,
    );
  });

  it('moves on with the time, although nothing was written', () => {
    const later = { ...context, now: at('09:46') };
    deepEqual(below(issuesOutline(index, later), 'Critical').slice(0, 4), [
      'Nobody took it on',
      'Major and taken on',
      'Seven hours left',
      'Broken two days',
    ]);
  });

  it('is the oldest first where nothing is promised, and what says no day comes last', () => {
    const plain = indexOf({
      'daybook.yml': people,
      'issues/a.md': issue('Second', on(5)),
      'issues/b.md': issue('Undated', ''),
      'issues/c.md': issue('First', on(4)),
    });
    deepEqual(below(issuesOutline(plain, outlineContext(plain, today)), 'Critical'), ['First', 'Second', 'Undated']);
  });
});

describe('many criticals', () => {
  const files: Record<string, string> = { 'daybook.yml': people };
  for (let day = 1; day <= 11; day++)
    files[`issues/${day}.md`] = issue(`Of day ${day}`, on(day), day === 2 ? 'owner: maria\n' : 'owner: jonas\n');
  files['issues/major.md'] = issue('Alarm', '', 'major: true\n');
  const index = indexOf(files);
  const context = outlineContext(index, today, 'maria');

  it('are mine, alarms and the five newest in Today, which counts all and leads to them', () => {
    const [group] = todayOutline(index, context);
    const nodes = group?.children?.() ?? [];
    deepEqual(
      nodes.map(({ label }) => label),
      ['Alarm', 'Of day 2', 'Of day 7', 'Of day 8', 'Of day 9', 'Of day 10', 'Of day 11', '5 more in Issues'],
    );
    equal(nodes.at(-1)?.toCriticals, true);
    equal(group?.description, '12');
    equal(todayCount(index, context), 12);
    equal(below(issuesOutline(index, context), 'Critical').length, 12);
  });

  it('are all there where somebody filters', () => {
    const filter = rowFilter('type:issue', index, context);
    equal(below(todayOutline(index, { ...context, ...(filter && { filter }) }), 'Critical').length, 12);
  });

  it('of another person are that person’s', () =>
    equal(below(todayOutline(index, { ...context, whose: 'person jonas' }), 'Critical').length, 11));
});
