// Plans by links: what they mean, how far they are, since when something is carried, what is proposed and what fits.
import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import type { Row } from '../../../../src/core/index/rows.ts';
import { todayOutline } from '../../../../src/core/outline/todayOutline.ts';
import { capacityWords, effortOf } from '../../../../src/core/plan/capacity.ts';
import { newPersonalNote, personalPath } from '../../../../src/core/plan/personalNote.ts';
import { writePlan } from '../../../../src/core/plan/planLines.ts';
import { carriedRows, plannedFor, progressOf } from '../../../../src/core/plan/planned.ts';
import { proposalsFor } from '../../../../src/core/plan/proposals.ts';
import { topCandidates } from '../../../../src/core/plan/tomorrow.ts';
import { applyEdits } from '../../../../src/core/text.ts';
import { drawn, indexOf, outlineContext } from '../../../support/notebookText.ts';

const today = '2026-03-11';
const day = (date: string, body: string): string =>
  `---\ntype: day\ndate: ${date}\nowner: maria\n---\n# ${date}\n${body}`;
const files = {
  'daybook.yml': 'people:\n  - { id: maria, name: Maria Weber }\n  - { id: jonas, name: Jonas Berg }\n',
  'people/maria.md':
    '---\ntype: person\nname: Maria Weber\nid: maria\ncapacity: 30h\nabsences:\n  - 2026-03-13..2026-03-13\n---\n',
  'projects/mail.md': [
    '---\ntype: project\nowner: maria\nstatus: active\n---',
    '- [ ] Renew [cert] @maria due:2026-03-09 est:2h',
    '- [x] Backup @maria repeat:daily done:2026-03-02',
    '- [x] Backup @maria repeat:daily done:2026-03-11',
    '- [ ] Backup @maria repeat:daily due:2026-03-12 est:1h',
    '- [ ] Long work @maria due:2026-03-11 est:6h',
    '- [ ] Not mine @jonas due:2026-03-11',
    '- [-] Given up @maria',
    '',
  ].join('\n'),
  'meetings/2026-03-11-board.md':
    '---\ntype: meeting\ntitle: Board\ndate: 2026-03-11\ntime: 14:00\nduration: 1h\nattendees: [maria]\n---\n',
  'days/maria/2026-03-09.md': day('2026-03-09', '## Plan\n- [Renew \\[cert\\]](../../projects/mail.md)\n'),
  'days/maria/2026-03-10.md': day('2026-03-10', '## Plan\n- [Renew \\[cert\\]](../../projects/mail.md), 2h\n'),
  'days/maria/2026-W11.md':
    '---\ntype: week\ndate: 2026-03-09\nowner: maria\n---\n## Plan\n- [Backup](../../projects/mail.md)\n',
};
const plan =
  '## Plan\n\n- [Backup](../../projects/mail.md), my words\n- [Board](../../meetings/2026-03-11-board.md), 14:00\n- [Gone](../../projects/mail.md)\n- see [Long work](../../projects/mail.md)\n- [ ] Own box\n\n### Later\n- [Given up](../../projects/mail.md)\n\n## Log\n- [Long work](../../projects/mail.md)\n';

const titles = (index: ReturnType<typeof indexOf>, rows: Iterable<Row>): string[] =>
  [...rows].map((row) => String(index.get(row, 'title')));

describe('plans', () => {
  it('find planned links again as rows, and count what is done', () => {
    const index = indexOf({ ...files, 'days/maria/2026-03-11.md': day(today, plan) });
    const rows = plannedFor(index, 'day', today, 'maria');
    deepStrictEqual(titles(index, rows), ['Backup', 'Board', 'Given up', 'Own box']);
    deepStrictEqual(progressOf(index, rows), { done: 1, planned: 2 });
    const [node] = todayOutline(index, outlineContext(index, today, 'maria'));
    strictEqual(node && drawn([node], 1), '> Planned | 1 of 2 done\n');
  });

  it('know since when something is carried', () => {
    const index = indexOf(files);
    const carried = carriedRows(index, { me: 'maria' }, today);
    deepStrictEqual(titles(index, carried.keys()), ['Renew [cert]']);
    deepStrictEqual([...carried.values()], ['2026-03-09']);
  });

  it('propose what presses, ticked while it fits into the day', () => {
    const index = indexOf(files);
    const { proposals, capacity } = proposalsFor(index, 'day', outlineContext(index, today, 'maria'));
    deepStrictEqual(
      proposals.map(({ row, reason, suggested }) => `${suggested ? '+' : '-'} ${reason} ${index.get(row, 'title')}`),
      ['+ meeting Board', '+ carried Renew [cert]', '- due Long work', '- soon Backup'],
    );
    const all = proposals.map(({ row }) => row);
    strictEqual(capacityWords(effortOf(index, all), capacity), '4h too much: 9h of 5h planned');
    const week = proposalsFor(index, 'week', outlineContext(index, today, 'maria')).capacity;
    strictEqual(
      capacityWords({ time: 0, unknown: 2 }, week),
      '0h of 23h planned, 2 without an estimate, away 2026-03-13',
    );
  });

  it('propose no client, vendor or risk as work in progress: nothing ticks them off', () => {
    const record = (type: string, status: string) => `---\ntype: ${type}\nstatus: ${status}\nowner: maria\n---\n`;
    const index = indexOf({
      ...files,
      'clients/harbour.md': record('client', 'active'),
      'vendors/acme.md': record('vendor', 'active'),
      'risks/uplink.md': record('risk', 'treating'),
      'issues/queue.md': `${record('issue', 'doing')}`,
    });
    const { proposals } = proposalsFor(index, 'day', outlineContext(index, today, 'maria'));
    const doing = proposals.filter(({ reason }) => reason === 'doing').map(({ row }) => index.path(row));
    deepStrictEqual(doing, ['issues/queue.md']);
  });

  it('propose my open criticals, first of all for the morrow, and nobody else’s', () => {
    const incident = (owner: string) => `---\ntype: incident\nseverity: critical\nowner: ${owner}\n---\n`;
    const index = indexOf({ ...files, 'issues/down.md': incident('maria'), 'issues/slow.md': incident('jonas') });
    const context = outlineContext(index, today, 'maria');
    const critical = proposalsFor(index, 'day', context).proposals.filter(({ reason }) => reason === 'critical');
    deepStrictEqual(
      critical.map(({ row, suggested }) => [index.path(row), suggested]),
      [['issues/down.md', true]],
    );
    deepStrictEqual(index.path(topCandidates(index, context)[0] ?? -1), 'issues/down.md');
  });

  it('write what was chosen as links, and take out what was not', () => {
    const index = indexOf(files);
    const rows = proposalsFor(index, 'day', outlineContext(index, today, 'maria')).proposals.map(({ row }) => row);
    const path = personalPath('day', today, { config: index.config, me: 'maria' });
    strictEqual(path, 'days/maria/2026-03-11.md');
    const file = newPersonalNote('day', today, { config: index.config, me: 'maria' });
    const text = 'text' in file ? file.text : '';
    const written = applyEdits(text, writePlan(text, path, { index, chosen: rows.slice(0, 3), offered: rows }).edits);
    strictEqual(
      written,
      text.replace(
        '- [ ] \n',
        '- [Board](../../meetings/2026-03-11-board.md), 14:00\n- [Renew \\[cert\\]](../../projects/mail.md), 2h\n- [Long work](../../projects/mail.md), 6h\n',
      ),
    );
    const mine = written.replace(', 2h', ', 2h, ask Jonas');
    const chosen = rows.slice(1, 2);
    strictEqual(
      applyEdits(mine, writePlan(mine, path, { index, chosen, offered: rows }).edits),
      text.replace('- [ ] \n', '- [Renew \\[cert\\]](../../projects/mail.md), 2h, ask Jonas\n'),
    );
  });

  it('belong to a week as a whole', () => {
    const { config } = indexOf(files);
    const make = (date: string) => newPersonalNote('week', date, { config, me: 'maria' });
    deepStrictEqual(make('2026-03-15'), make('2026-03-09'));
    strictEqual('path' in make(today) && (make(today) as { path: string }).path, 'days/maria/2026-w11.md');
    strictEqual('refused' in newPersonalNote('day', today, { config }), true);
  });
});
