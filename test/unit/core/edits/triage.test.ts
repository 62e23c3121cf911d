// Triage: each act changes its fields and its state and adds one dated line, and nothing else.
import assert from 'node:assert/strict';
import { isRefusal } from '../../../../src/core/edits/edit.ts';
import { type TriageAct, type TriageContext, triage } from '../../../../src/core/edits/triage.ts';
import { loadConfig } from '../../../../src/core/record/config.ts';
import { applyEdits } from '../../../../src/core/text.ts';

const context: TriageContext = {
  config: loadConfig('people: [maria, li]'),
  today: '2026-03-04',
  now: '2026-03-04T10:15+01:00',
  me: 'maria',
};
const path = 'issues/queue.md';
const head = '---\ntype: issue # mail\ntitle: Queue stuck\n';
const body = '---\nIt is stuck.\n\n## Timeline\n\n- 2026-03-04 10:00 @li reported\n\n## Tasks\n\n- [ ] Look\n';

interface Done {
  readonly said?: string;
  readonly more?: Partial<TriageContext>;
  readonly path?: string;
}

function triaged(act: TriageAct, text: string, { said = '', more = {}, path: at = path }: Done = {}): string {
  const answer = { value: said.replace('@', ''), said };
  const edit = triage(text, { path: at }, act, answer, { ...context, ...more });
  return isRefusal(edit) ? edit.refused : applyEdits(text, edit.edits);
}

/** The header fields and the timeline line that an act leaves; all else stays. */
function check(act: TriageAct, fields: string, expected: string, line: string, done: Done = {}): void {
  const text = head + fields + body;
  const wanted = head + expected + body.replace('reported\n', `reported\n- 2026-03-04 10:15 @maria ${line}\n`);
  assert.equal(triaged(act, text, done), wanted);
  const windows = (each: string): string => each.replaceAll('\n', '\r\n');
  assert.equal(triaged(act, windows(text), done), windows(wanted));
}

describe('triage', () => {
  it('acknowledges: the state, its stamp, and an owner where there was none', () => {
    check(
      'acknowledge',
      'status: open\nowner: li\n',
      'status: acked\nowner: li\nacked: 2026-03-04T10:15+01:00\n',
      'acknowledged',
    );
    check(
      'acknowledge',
      'status: open\nowner:\n',
      'status: acked\nowner: maria\nacked: 2026-03-04T10:15+01:00\n',
      'acknowledged',
    );
    check('acknowledge', '', 'status: acked\nacked: 2026-03-04T10:15+01:00\nowner: maria\n', 'acknowledged');
  });

  it('assigns, escalates and says that people were told', () => {
    check('assign', 'status: open\n', 'status: open\nowner: li\n', 'assigned to @li', { said: '@li' });
    check(
      'escalate',
      'status: acked\n',
      'status: acked\nescalated_to: Acme Ltd\nescalated_at: 2026-03-04T10:15+01:00\n',
      'escalated to Acme Ltd',
      { said: 'Acme Ltd' },
    );
    check('update', 'status: acked\n', 'status: acked\nlast_update: 2026-03-04T10:15+01:00\n', 'update sent');
  });

  it('stops the clock while it waits, and starts it again', () => {
    const waiting =
      'status: waiting\npaused: "2026-03-04T10:15+01:00.. waits for Acme"\nwait: Acme\nasked: 2026-03-04\n';
    check('wait', 'status: doing\n', waiting, 'waiting for Acme', { said: 'Acme' });
    check(
      'resolve',
      waiting.replace('10:15', '09:00'),
      'status: resolved\npaused: "2026-03-04T09:00+01:00..2026-03-04T10:15+01:00 waits for Acme"\nresolved: 2026-03-04T10:15+01:00\n',
      'resolved',
    );
    check(
      'wait',
      'status: doing\npaused:\n  - 2026-03-01..2026-03-02\n',
      'status: waiting\npaused:\n  - 2026-03-01..2026-03-02\n  - "2026-03-04T10:15+01:00.. waits for @li"\nwait: li\nasked: 2026-03-04\n',
      'waiting for @li',
      { said: '@li' },
    );
  });

  it('resolves with one line about how', () => {
    check(
      'resolve',
      'status: doing\n',
      'status: resolved\nresolved: 2026-03-04T10:15+01:00\nresolution: Restarted the relay\n',
      'resolved: Restarted the relay',
      { said: 'Restarted the relay' },
    );
  });

  it('keeps when a promise was broken, once', () => {
    const more = { breached: '2026-03-04T10:05+01:00' };
    check(
      'acknowledge',
      'status: open\nowner: li\n',
      'status: acked\nowner: li\nacked: 2026-03-04T10:15+01:00\nbreached: 2026-03-04T10:05+01:00\n',
      'acknowledged',
      { more },
    );
    check('assign', 'breached: 2026-03-01\n', 'breached: 2026-03-01\nowner: li\n', 'assigned to @li', {
      more,
      said: '@li',
    });
  });

  it('makes the section where there is none, and names nobody unknown', () => {
    const { me: _, ...nobody } = context;
    const edit = triage(`${head}status: open\n---\nStuck.\n`, { path }, 'acknowledge', { value: '', said: '' }, nobody);
    assert.ok(!isRefusal(edit));
    const text = applyEdits(`${head}status: open\n---\nStuck.\n`, edit.edits);
    assert.match(text, /\nStuck\.\n\n## Timeline\n\n- 2026-03-04 10:15 acknowledged\n$/);
  });

  it('refuses what is done already, what is no issue, and a header that cannot be read', () => {
    assert.equal(triaged('acknowledge', `${head}status: doing\n${body}`), 'unchanged');
    assert.equal(triaged('resolve', `${head}status: resolved\n${body}`), 'unchanged');
    assert.equal(triaged('resolve', '---\ntype: risk\n---\n', { path: 'risks/a.md' }), 'not-supported');
    assert.equal(triaged('resolve', 'Only text.\n', { path: 'a.md' }), 'not-supported');
    assert.equal(triaged('resolve', `---\ntype: issue\ntitle: "Queue\nstatus: open\n${body}`), 'broken-header');
  });

  it('takes everything from the kind: one of the team’s own with other words works, too', () => {
    const config = loadConfig(
      'kinds: { outage: { folder: outages, fields: [title, state, severity, opened, fixed], state_field: state, states: { new: todo, seen: todo, over: done }, stamps: { over: fixed }, tick: over } }',
    );
    const text = '---\ntype: outage\nstate: new\n---\n';
    assert.match(
      triaged('acknowledge', text, { more: { config }, path: 'outages/a.md' }),
      /^---\ntype: outage\nstate: seen\n/,
    );
    assert.match(triaged('resolve', text, { more: { config }, path: 'outages/a.md' }), /state: over\n/);
  });
});
