// Major incidents: how their note begins, what those who wait are told, and the review.
import assert from 'node:assert/strict';
import { isRefusal } from '../../../../src/core/edits/edit.ts';
import { logLine } from '../../../../src/core/edits/logLine.ts';
import { parseNote } from '../../../../src/core/note/parseNote.ts';
import { parseTimeline } from '../../../../src/core/note/timeline.ts';
import { loadConfig } from '../../../../src/core/record/config.ts';
import { incidentReview, newIncident, stakeholderUpdate } from '../../../../src/core/record/incident.ts';
import { applyEdits } from '../../../../src/core/text.ts';
import { indexOf } from '../../../support/notebookText.ts';

const config = 'timezone: Europe/Berlin\npeople: [maria, li]\n';
const context = { config: loadConfig(config), today: '2026-03-04', now: '2026-03-04T10:15+01:00', me: 'maria' };

function incident(more = ''): { text: string; path: string } {
  const text = `---\ntype: incident\ntitle: Mail [down](x.md)\nstatus: doing\nseverity: critical\nopened: 2026-03-04T09:00+01:00\ncommander: maria\nservice: mail\nproject: mail\n${more}---\nIt is down.\n\n## Timeline\n\n- 2026-03-04 09:00 @maria incident opened\n- 09:20 @li Relay is full\n- 09:40 @li Relay emptied\n- 09:50 @maria update sent\n- 10:00 @li Queue shrinks\n\n## Tasks\n\n- [ ] Ours alone\n`;
  return { text, path: 'issues/mail.md' };
}

function updateOf(more = ''): string {
  const { text, path } = incident(more);
  const index = indexOf({ 'daybook.yml': config, [path]: text });
  const said = stakeholderUpdate(index, index.noteRow(path) ?? -1, text, context.now);
  return typeof said === 'string' ? said : said.refused;
}

describe('an incident', () => {
  it('begins with its title, stamped, with the cursor in the timeline', () => {
    const file = newIncident('Mail down', context);
    assert.ok(!isRefusal(file));
    assert.equal(file.path, 'issues/2026-03-04-mail-down.md');
    const [before, after] = [file.text.slice(0, file.cursor), file.text.slice(file.cursor)];
    for (const line of ['type: incident', 'severity: critical', 'opened: 2026-03-04T10:15+01:00', 'major: true'])
      assert.ok(before.includes(`\n${line}\n`), line);
    assert.ok(before.endsWith('## Timeline\n\n- 2026-03-04 10:15 @maria incident opened\n- 2026-03-04 10:15 @maria '));
    assert.match(after, /^\n\n## Tasks\n/);
    assert.equal(parseTimeline(file.text, parseNote(file.text)).length, 2);
  });

  it('leaves no empty entry: the next one takes its place', () => {
    const file = newIncident('Mail down', context);
    assert.ok(!isRefusal(file));
    const later = { now: '2026-03-04T10:20+01:00', me: 'li' };
    const noted = logLine(file.text, 'Timeline', 'acked', later);
    assert.ok(!isRefusal(noted));
    const text = applyEdits(file.text, noted.edits);
    assert.match(text, /\n- 2026-03-04 10:15 @maria incident opened\n- 2026-03-04 10:20 @li acked\n\n## Tasks\n/);
    const words = file.text.replace('@maria \n', '@maria called Acme\n');
    const kept = logLine(words, 'Timeline', 'acked', later);
    assert.ok(!isRefusal(kept));
    assert.match(applyEdits(words, kept.edits), /@maria called Acme\n- 2026-03-04 10:20 @li acked\n/);
  });

  it('begins in the team’s own template, and where no name is known', () => {
    const { me: _, ...nobody } = context;
    const file = newIncident('Mail down', nobody, 'Call 112.\n');
    assert.ok(!isRefusal(file));
    assert.match(file.text, /Call 112\.\n\n## Timeline\n\n- 2026-03-04 10:15 incident opened\n- 2026-03-04 10:15 \n$/);
  });

  it('is told in plain text: how it stands, the latest, when more comes', () => {
    assert.equal(
      updateOf('last_update: 2026-03-04T09:50+01:00\n'),
      [
        'Mail down: doing (critical)',
        'Since: 2026-03-04 09:00',
        'Service: mail',
        'Commander: maria',
        '',
        'Latest:',
        '- 2026-03-04 09:20 @li Relay is full',
        '- 2026-03-04 09:40 @li Relay emptied',
        '- 2026-03-04 10:00 @li Queue shrinks',
        '',
        'Next update by 10:45.',
        '',
      ].join('\n'),
    );
    assert.match(updateOf('update_every: 2h\n'), /Next update by 12:15\./);
    assert.equal(updateOf('confidential: true\n'), 'not-supported');
  });

  it('counts from now until the next update, however the last one is written', () => {
    const stamps = [
      '2026-03-04T10:00',
      '2026-03-04T10:00+01:00',
      '2026-03-04 10:00',
      '2026-03-04T03:00-06:00',
      '2026-03-04',
    ];
    for (const last of stamps) assert.match(updateOf(`last_update: ${last}\n`), /Next update by 10:45\./, last);
  });

  it('is looked back at in a note of its own, whose actions are tasks', () => {
    const { text, path } = incident();
    const index = indexOf({ 'daybook.yml': config, [path]: text });
    const file = incidentReview(index, index.noteRow(path) ?? -1, text, context);
    assert.ok(!isRefusal(file));
    assert.equal(file.path, 'docs/review-mail-down.md');
    assert.match(file.text, /\nproject: mail\n/);
    assert.match(
      file.text,
      /The incident: \[Mail down\]\(\.\.\/issues\/mail\.md\)\n\n## Timeline\n\n- 2026-03-04 09:00 @maria incident opened\n/,
    );
    assert.ok(file.text.slice(0, file.cursor).endsWith('## Actions\n\n- [ ] '));
    const made = indexOf({
      'daybook.yml': config,
      [file.path]: `${file.text.slice(0, file.cursor)}Watch the relay @li\n`,
    });
    assert.deepEqual(
      made.taskRows(file.path).map((row) => [made.item(row).title, made.item(row).owner, made.item(row).project]),
      [['Watch the relay', 'li', 'mail']],
    );
  });
});
