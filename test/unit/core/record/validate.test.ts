// Hints about records.
import { deepEqual } from 'node:assert/strict';
import { parseNote } from '../../../../src/core/note/parseNote.ts';
import { loadConfig } from '../../../../src/core/record/config.ts';
import { createRoster } from '../../../../src/core/record/roster.ts';
import { validateRecord } from '../../../../src/core/record/validate.ts';

const config = loadConfig(undefined);
const roster = createRoster([{ id: 'maria', name: 'Maria Lopez', mails: [], handles: [] }]);

/** Each hint as `what is underlined: code`. */
function hints(header: string, path = 'notes/a.md', people = roster): string[] {
  const text = `---\n${header}\n---\n# Title\n`;
  return validateRecord(parseNote(text), path, config, people).map(
    ({ code, span, severity }) =>
      `${text.slice(span.start, span.end)}: ${code}${severity === 'hint' ? '' : ` ${severity}`}`,
  );
}

function check(header: string, expected: string[]) {
  it(JSON.stringify(header), () => deepEqual(hints(header), expected));
}

describe('validateRecord', () => {
  check('type: issue\nstatus: open\nowner: maria\nopened: 2026-03-04T10:15+01:00\nseverity: high', []);
  check('type: issue\nstatus: parked', ['parked: record-state']);
  check('type: issue\nstatus: In Progress', []);
  check('type: issue\nopened: yesterday', ['yesterday: record-value']);
  check('type: issue\nopened: 2026-02-30', ['2026-02-30: record-value']);
  check('type: issue\nopened:\nowner:', []);
  check('type: issue\nowner: "@Maria Lopez"', []);
  check('type: issue\nowner: jonas', ['jonas: record-person']);
  check('type: meeting\nattendees:\n  - maria\n  - jonas', ['jonas: record-person']);
  check('type: meeting\nattendees: maria, jonas', ['maria, jonas: record-person']);
  check('type: issue\nsource: alarm', ['alarm: record-choice']);
  check('type: issue\nsource: scan', ['scan: record-choice']);
  check('type: finding\nsource: scan', []);
  check('type: risk\nimpact: 4\nlikelihood: 3', []);
  check('type: risk\nimpact: 7\nlikelihood: often', ['7: record-choice', 'often: record-value']);
  check('type: project\nbudget: 12 000 EUR\nhealth: Green', []);
  check('type: project\nbudget: a lot\nhealth: purple', ['a lot: record-value', 'purple: record-choice']);
  check('type: incident\nmajor: perhaps', ['perhaps: record-choice']);
  check('type: meeting\nduration: long', ['long: record-value']);
  check('type: issue\nimpact: high\nurgency: high\nseverity: low', ['low: record-severity']);
  check('type: issue\nimpact: high\nurgency: high\nseverity: low\nseverity_reason: night only', []);
  check('type: issue\nimpact: high\nurgency: high\nseverity: sev1', []);
  check('type: issue\nseverity: dreadful', ['dreadful: record-choice']);
  check('type: issue\nserverity: high', ['serverity: record-field']);
  check('type: issue\ncost_center: 7\nteam_lead: x', []);
  check('title: x\nstatus: parked\nowner: jonas', []);

  it('asks for a title where the kind has one', () => {
    const issue = '---\ntype: issue\n---\nBody\n';
    const meeting = '---\ntype: meeting\n---\nBody\n';
    const codes = (text: string) => validateRecord(parseNote(text), 'a.md', config, roster).map(({ code }) => code);
    deepEqual([codes(issue), codes(meeting)], [['record-title'], []]);
  });

  it('knows nobody when the roster is empty', () =>
    deepEqual(hints('type: issue\nowner: jonas', 'a.md', createRoster([])), []));

  it('goes by the folder too', () => deepEqual(hints('status: parked', 'issues/a.md'), ['parked: record-state']));
});
