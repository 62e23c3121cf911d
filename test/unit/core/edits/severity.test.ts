// A severity is written with the impact and the urgency that make it, where the note has them.
import { equal } from 'node:assert/strict';
import { isRefusal } from '../../../../src/core/edits/edit.ts';
import { setSeverity } from '../../../../src/core/edits/severity.ts';
import { loadConfig } from '../../../../src/core/record/config.ts';
import { applyEdits } from '../../../../src/core/text.ts';

const context = { config: loadConfig(''), today: '2026-03-12', now: '2026-03-12T09:15+01:00' };

describe('setSeverity', () => {
  function check(before: string, severity: string, after: string): void {
    const note = (lines: string): string => `---\ntype: issue\n${lines}\n---\n`;
    const edit = setSeverity(note(before), { path: 'issues/a.md' }, severity, context);
    equal(isRefusal(edit) ? edit.refused : applyEdits(note(before), edit.edits), note(after));
  }

  it('moves impact and urgency as little as it can', () => {
    check(
      'severity: medium\nimpact: medium\nurgency: medium',
      'critical',
      'severity: critical\nimpact: high\nurgency: high',
    );
    check('severity: medium\nimpact: medium\nurgency: medium', 'high', 'severity: high\nimpact: medium\nurgency: high');
    check('severity: low\nimpact: low\nurgency: high', 'low', 'severity: low\nimpact: low\nurgency: medium');
  });

  it('leaves them where they agree, and does not add them', () => {
    check('severity: low\nimpact: high\nurgency: high', 'critical', 'severity: critical\nimpact: high\nurgency: high');
    check('severity: low', 'critical', 'severity: critical');
  });
});
