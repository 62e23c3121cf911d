// Rows about names: all spellings of keys and of priorities, written down here apart from the table that the parser reads.
import { done, type LineRow, type LineSection, line, type ReadTask, todo, waiting } from './lineRow.ts';

const day = '2026-03-12';

function spellings(list: string, value: string, read: ReadTask): LineRow[] {
  return list.split(' ').map((key) => line(`- [${read.state === 'done' ? 'x' : ' '}] Call ${key}:${value}`, read));
}

/** Keys. */
export const keys: LineSection = {
  title: 'Names of fields',
  about: [
    'A key may be written in capitals, in camelCase, with `_`, `-` or (in brackets and headers) blanks. These names mean the same; Daybook writes the first of each group and leaves the others as they are. In headers `do`, `t`, `closed`, `every` and `who` are keys of your own.',
  ],
  rows: [
    ...spellings('due due-date deadline dueDate DEADLINE', day, todo('Call', { due: day })),
    ...spellings('scheduled sched do SCHEDULED', day, todo('Call', { scheduled: day })),
    ...spellings('start t threshold starts', day, todo('Call', { start: day })),
    ...spellings('created created-date date-created creation-date', day, todo('Call', { created: day })),
    ...spellings('done completion completed completed-date closed CLOSED', day, done('Call', { done: day })),
    ...spellings('cancelled canceled', day, { state: 'cancelled', text: 'Call', cancelled: day }).map((row) => ({
      ...row,
      written: row.written.replace('[ ]', '[x]'),
    })),
    ...spellings('priority pri prio', 'high', todo('Call', { priority: 'high' })),
    ...spellings('repeat rec recur recurrence every', 'daily', todo('Call', { repeat: 'daily' })),
    ...spellings('id', 'k3x9', todo('Call', { id: 'k3x9' })),
    ...spellings('after depends depends-on dependencies blocked-by', 'a1,b2', todo('Call', { after: ['a1', 'b2'] })),
    ...spellings('owner assignee assignees assigned responsible who', 'maria', todo('Call', { owner: 'maria' })),
    ...spellings('project projects', 'mail', todo('Call', { more: { project: 'mail' } })),
    ...spellings('tags tag labels keywords categories', 'ops', todo('Call', { tags: ['ops'], more: { tags: 'ops' } })),
    ...spellings('wait waiting waiting-for waiting-on', 'acme', waiting('Call', { wait: 'acme' })),
    ...spellings('est estimate effort time-estimate', '2h', todo('Call', { more: { est: '2h' } })),
    ...spellings('status state', 'doing', { state: 'doing', text: 'Call', more: { status: 'doing' } }),
    ...spellings('work', 'ops', todo('Call', { more: { work: 'ops' } })),
  ],
};

const scale = {
  critical: 'critical highest urgent blocker P0 P1 sev1',
  high: 'high A H P2',
  medium: 'medium B M normal P3',
  low: 'low C L minor P4',
  lowest: 'lowest D Z trivial P5',
};

/** Priorities. */
export const priorities: LineSection = {
  title: 'Names of priorities',
  about: [
    'Five steps; none at all ranks between medium and low, and that is the usual case. Scales of three (A to C, high to low) never give critical, so that what is critical stays rare.',
  ],
  rows: Object.entries(scale).flatMap(([priority, list]) =>
    spellings(
      list
        .split(' ')
        .map(() => 'priority')
        .join(' '),
      '',
      todo(''),
    ).map((_, at) => line(`- [ ] Call priority:${list.split(' ')[at]}`, todo('Call', { priority }))),
  ),
};
