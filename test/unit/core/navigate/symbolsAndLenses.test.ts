// What "Go to Symbol" finds, and what stands above meetings and issues.
import { deepEqual, equal, ok } from 'node:assert/strict';
import { type Lens, lensesOf, nextState } from '../../../../src/core/navigate/lenses.ts';
import { findSymbols } from '../../../../src/core/navigate/symbols.ts';
import { indexOf } from '../../../support/notebookText.ts';

const index = indexOf({
  'issues/queue.md': '---\ntype: issue\ntitle: Mail queue stuck\nstatus: open\nopened: 2026-03-10T16:15+01:00\n---\n',
  'issues/vpn.md': '---\ntype: issue\ntitle: VPN\nstatus: waiting\nopened: 2026-03-10\n---\n- [ ] Ask id:vpn-1\n',
  'policies/words.md':
    '---\ntype: policy\ntitle: Words\nstatus: in-force\nreviewed: 2026-01-30\nreview_every: 30d\n---\n',
  'issues/old.md': '---\ntype: issue\ntitle: Old\nstatus: resolved\nopened: 2026-03-10\n---\n',
  'projects/mail.md': '---\ntype: project\ntitle: Mail gateway\n---\n',
  'notes/plain.md': '# Mail of the day\n',
  'meetings/2026-03-04-weekly.md': '---\ntype: meeting\nseries: weekly\n---\n- [ ] a @li due:2026-03-20\n- [x] b\n',
  'meetings/2026-03-11-weekly.md': '---\ntype: meeting\nseries: weekly\n---\n\n- [ ] c @li due:2026-03-20\n',
  'meetings/2026-03-18-weekly.md': '---\ntype: meeting\nseries: weekly\n---\n- [ ] d @li due:2026-03-20\n',
  'meetings/2026-03-05-once.md': '---\ntype: meeting\ntitle: Once\n---\n- [ ] e\n',
});

describe('symbols', () => {
  const names = (typed: string) => findSymbols(index, typed).map(({ name, detail }) => `${name} (${detail})`);
  it('are records whose title holds the letters, the beginning first', () => {
    deepEqual(names('mail').sort(), ['Mail gateway (Project)', 'Mail queue stuck (Issue)']);
    deepEqual(names('ga'), ['Mail gateway (Project)']);
    deepEqual(names('mqs'), ['Mail queue stuck (Issue)']);
    deepEqual(names('xyz'), []);
  });
  it('are lines with an id', () => {
    deepEqual(findSymbols(index, 'vpn-'), [
      { name: 'vpn-1 Ask', detail: 'task', kind: 'task', path: 'issues/vpn.md', line: 6 },
    ]);
  });
  it('are bounded among thousands of notes', () => {
    const files: Record<string, string> = {};
    for (let at = 0; at < 3000; at++) files[`issues/${at}.md`] = `---\ntype: issue\ntitle: Issue number ${at}\n---\n`;
    const many = indexOf(files);
    equal(findSymbols(many, 'issue').length, 200);
    equal(findSymbols(many, 'number 2999').length, 1);
  });
});

describe('lenses', () => {
  const check = (path: string, expected: readonly Lens[]) => it(path, () => deepEqual(lensesOf(path, index), expected));
  check('meetings/2026-03-04-weekly.md', [
    { is: 'openActions', places: [{ path: 'meetings/2026-03-04-weekly.md', line: 4 }] },
  ]);
  check('meetings/2026-03-11-weekly.md', [
    {
      is: 'openActions',
      places: [
        { path: 'meetings/2026-03-04-weekly.md', line: 4 },
        { path: 'meetings/2026-03-11-weekly.md', line: 5 },
      ],
    },
    { is: 'previous', path: 'meetings/2026-03-04-weekly.md', day: '2026-03-04' },
  ]);
  check('meetings/2026-03-05-once.md', [
    { is: 'looseActions', places: [{ path: 'meetings/2026-03-05-once.md', line: 4 }] },
  ]);
  check('issues/queue.md', [
    { is: 'clock', since: '2026-03-10T16:15+01:00' },
    { is: 'nextState', state: 'acked' },
  ]);
  check('issues/vpn.md', [
    { is: 'clock', since: '2026-03-10' },
    { is: 'nextState', state: 'doing' },
  ]);
  check('policies/words.md', [{ is: 'review', due: '2026-03-01' }]);
  check('issues/old.md', []);
  check('projects/mail.md', []);
  check('notes/plain.md', []);
  check('gone.md', []);
  it('go from state to state without waiting', () => {
    const issue = index.config.kinds.get('issue');
    ok(issue);
    deepEqual(
      ['open', 'acked', 'doing', 'waiting', 'resolved', 'closed', 'nonsense'].map((state) => nextState(issue, state)),
      ['acked', 'doing', 'resolved', 'doing', 'closed', undefined, 'open'],
    );
  });
});
