// The status report: what each audience is told and what is kept from it, figures with their course, and what a second draft touches.
import { deepStrictEqual, match, ok, strictEqual } from 'node:assert/strict';
import { isRefusal, type NewFile } from '../../../../src/core/edits/edit.ts';
import { type Evidence, leftOut } from '../../../../src/core/evidence/evidence.ts';
import { sparkline } from '../../../../src/core/evidence/figures.ts';
import { newReport, renewReport, reportOf } from '../../../../src/core/evidence/report.ts';
import { reasonIn, slipsOf } from '../../../../src/core/evidence/slips.ts';
import { toldUntil } from '../../../../src/core/evidence/toldUntil.ts';
import { happenings } from '../../../../src/core/history/happened.ts';
import { happeningWords } from '../../../../src/core/history/happeningWords.ts';
import { finished, rowsAStep } from '../../../../src/core/index/steps.ts';
import { compileKpis, kpiReport } from '../../../../src/core/kpi/report.ts';
import { readNote } from '../../../../src/core/note/readNote.ts';
import { applyEdits } from '../../../../src/core/text.ts';
import { indexOf } from '../../../support/notebookText.ts';

const mail =
  '---\ntype: project\ntitle: Mail\nstatus: active\nhealth: red\nbudget: 1000\nspent: 1200\n---\n## Tasks\n- [x] Order disks done:2026-03-10\n- [ ] Move boxes due:2026-03-20\n';
const files: Readonly<Record<string, string>> = {
  'daybook.yml': 'people:\n  - { id: ana, name: Ana }\n',
  'projects/mail.md': mail,
  'projects/merger.md':
    '---\ntype: project\ntitle: Merger canary\nconfidential: true\n---\n- [x] Canary line done:2026-03-10\n',
  'issues/1.md':
    '---\ntype: issue\ntitle: Queue stuck\nseverity: critical\nstatus: open\nopened: 2026-03-12T08:00+01:00\n---\n',
};
const context = { today: '2026-03-13', now: '2026-03-13T16:00+01:00' };

function evidenceOf(own: Readonly<Record<string, string>>, audience: string): Evidence {
  const index = indexOf(own);
  const path = 'projects/mail.md';
  const before = readNote(path, mail.replace('2026-03-20', '2026-03-12').replace('health: red', 'health: green'));
  const all = happenings([{ path, before, after: readNote(path, own[path] ?? '') }], index);
  return {
    index,
    roster: index.roster(),
    from: '2026-03-02',
    to: '2026-03-13',
    now: context.now,
    happenings: all,
    slips: slipsOf(all, index),
    reasonOf: () => 'vendor late',
    figures: kpiReport(compileKpis(index.config), index, context).values,
    audience,
  };
}

function draft(own: Readonly<Record<string, string>> = files, audience = 'team'): NewFile {
  const evidence = evidenceOf(own, audience);
  const file = finished(newReport(evidence, { config: evidence.index.config, ...context, index: evidence.index }));
  if (isRefusal(file)) throw new Error(file.message);
  return file;
}

describe('status report', () => {
  it('goes on after what was sent to the same people, drafts aside', () => {
    const report = (audience: string, to: string, status: string) =>
      `---\ntype: report\ntitle: Told\nstatus: ${status}\nperiod_to: ${to}\naudience: ${audience}\n---\n`;
    const index = indexOf({
      'reports/1.md': report('team', '2026-03-06', 'sent'),
      'reports/2.md': report('team', '2026-02-27', 'final'),
      'reports/3.md': report('team', '2026-03-11', 'draft'),
      'reports/4.md': report('directors', '2026-03-10', 'sent'),
      'reports/5.md': report('team', 'soon', 'sent'),
      'reports/6.md': report('team', '2026-03-20', 'sent'),
    });
    strictEqual(toldUntil(index, '2026-03-13', 'team'), '2026-03-06');
    strictEqual(toldUntil(index, '2026-03-13', 'directors'), '2026-03-10');
    strictEqual(toldUntil(index, '2026-03-13', 'everyone'), undefined);
    strictEqual(toldUntil(index, '2026-03-13'), '2026-03-10');
  });

  it('tells projects, slips with reasons and figures, with the cursor in the summary', () => {
    const { path, text, cursor } = draft();
    strictEqual(path, 'reports/2026-03-13-status-2026-03-02-to-2026-03-13-for-team.md');
    ok(text.slice(0, cursor).endsWith('# Status 2026-03-02 to 2026-03-13 for team\n\n## Summary\n\n'));
    for (const line of [
      'period_from: 2026-03-02',
      '- Open projects: 1, green: 0, 1 red (Mail).',
      '- 1 done, 1 slipped, 0 late.',
      '| [Mail](../projects/mail.md) | red (was green) | 1 of 2 |  | 1 | 1 |',
      '- [Order disks](../projects/mail.md), done 2026-03-10',
      '- [Move boxes](../projects/mail.md), 2026-03-12 → 2026-03-20 (6 working days): vendor late',
      '- [Queue stuck](../issues/1.md), critical',
      '| Open critical issues | now | 1 | <= 0 (missed) |  |  | 1 |',
    ])
      ok(text.includes(`${line}\n`), `${line}\n\n${text}`);
  });

  it('shows ten figures, missed ones first, each with its own period, and names five that are off target', () => {
    const kpis = Array.from(
      { length: 14 },
      (_, at) =>
        `  k${at}: { title: Met ${at}, from: "is:open", measure: count, target: ">= 0", window: 90d, on: due }\n`,
    ).join('');
    const missed = Array.from(
      { length: 7 },
      (_, at) => `  m${at}: { title: Miss ${at}, from: "is:open", measure: count, target: "<= 0" }\n`,
    ).join('');
    const { text } = draft({ ...files, 'daybook.yml': `${files['daybook.yml']}kpis:\n${kpis}${missed}` });
    const table = (text.split('\n## Figures\n')[1] ?? '').split('\n## ')[0] ?? '';
    const rows = table
      .split('\n')
      .filter((line) => line.startsWith('| '))
      .slice(1);
    strictEqual(rows.length, 10, table);
    ok(
      rows.slice(0, 7).every((row) => row.includes('(missed)')),
      table,
    );
    match(table, /\nAnd \d+ more in the KPI panel\.\n/);
    match(text, /\n- Off target: [^,]+(, [^,]+){4} and \d+ more\.\n/);
  });

  it('tells issues by severity, and after the period milestones before tasks', () => {
    const issue = (severity: string, day: string) =>
      `---\ntype: issue\ntitle: ${severity} ${day}\nseverity: ${severity}\nstatus: open\nopened: 2026-03-${day}T08:00+01:00\n---\n`;
    const { text } = draft({
      ...files,
      'issues/2.md': issue('high', '01'),
      'issues/3.md': issue('critical', '04'),
      'projects/net.md':
        '---\ntype: project\ntitle: Net\n---\n## Milestones\n- [ ] Live due:2026-03-25\n## Tasks\n- [ ] Today due:2026-03-13\n- [ ] Plan due:2026-03-14\n',
    });
    const titles = (heading: string) =>
      [...(text.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '').matchAll(/^- \[([^\]]+)/gm)].map(
        ([, title]) => title,
      );
    deepStrictEqual(titles('Issues'), ['critical 04', 'Queue stuck', 'high 01']);
    deepStrictEqual(titles('Next period'), ['Live', 'Plan', 'Move boxes']);
  });

  it('is drafted with pauses, so that thousands of lines hold up nobody', () => {
    const lines = Array.from({ length: 3000 }, (_, at) => `- [x] Done ${at} @maria done:2026-03-10\n`).join('');
    const evidence = evidenceOf({ ...files, 'long.md': lines }, 'team');
    const steps = newReport(evidence, { config: evidence.index.config, ...context, index: evidence.index });
    let pauses = 0;
    for (let step = steps.next(); !step.done; step = steps.next()) pauses++;
    ok(pauses > (2 * 3000) / rowsAStep, `${pauses} pauses`);
  });

  it('keeps confidential records, fields and figures from those who do not see them, and says so', () => {
    const everyone = draft(files, 'everyone').text;
    for (const secret of ['canary', 'Canary', '120 %', 'Budget used', 'over budget'])
      ok(!everyone.includes(secret), `${secret}\n\n${everyone}`);
    const management = draft(files, 'management').text;
    ok(management.includes('| red (was green) | 1 of 2 |  | 120 % | 1 | 1 |'), management);
    ok(!management.includes('anary'));
    deepStrictEqual(finished(leftOut(evidenceOf(files, 'everyone'))), [
      'Project "Merger canary": confidential',
      'budget of projects: in 1 note',
      'spent of projects: in 1 note',
      'The figure "Budget used"',
      'The figure "Projects over budget"',
    ]);
    deepStrictEqual(finished(leftOut(evidenceOf(files, 'Management'))), ['Project "Merger canary": confidential']);
  });

  it('renews what nobody edited, and refuses when there is nothing of that kind', () => {
    const { path, text } = draft();
    const edited = text.replace('## Summary\n\n', '## Summary\n\nA good fortnight.\n');
    const later = { ...files, 'projects/mail.md': mail.replace('[ ] Move boxes', '[x] Move boxes'), [path]: edited };
    const evidence = evidenceOf(later, 'team');
    strictEqual(reportOf(evidence.index, evidence), path);
    const context2 = { config: evidence.index.config, ...context, index: evidence.index };
    const again = finished(renewReport(edited, path, evidence, context2));
    if (isRefusal(again)) throw new Error(again.message);
    deepStrictEqual(again.kept, ['Summary']);
    deepStrictEqual(again.renewed, ['Projects', 'Done', 'Slipped', 'Next period']);
    const renewed = applyEdits(edited, again.edits);
    ok(renewed.includes('A good fortnight.') && renewed.includes('| red (was green) | 2 of 2 |'), renewed);
    const refusal = (now: string, own = later) => {
      const answer = finished(renewReport(now, path, evidenceOf({ ...own, [path]: now }, 'team'), context2));
      return isRefusal(answer) ? answer.message : answer.renewed.join();
    };
    strictEqual(refusal(renewed), 'The report is up to date.');
    strictEqual(refusal(renewed.replace('status: draft', 'status: sent')), 'This report was sent: it stays as it is.');
    const all = edited.replace(/^## .*$/gm, '$&\n\nMine.');
    strictEqual(refusal(all), 'Every section of this report was edited: nothing is drafted again.');
  });

  it('refuses a private notebook and a period that ends before it begins', () => {
    const evidence = evidenceOf({ ...files, 'daybook.yml': 'visibility: private\n' }, '');
    const refused = (each: Evidence) => {
      const answer = finished(newReport(each, { config: each.index.config, ...context, index: each.index }));
      return isRefusal(answer) ? answer.refused : answer.text;
    };
    strictEqual(refused(evidence), 'not-supported');
    strictEqual(refused({ ...evidenceOf(files, ''), from: '2026-04-01' }), 'invalid');
  });

  it('knows when a health became another, in words', () => {
    const { index, happenings: all } = evidenceOf(files, '');
    const own = all.filter(({ verb }) => verb === 'health');
    const words = { config: index.config, personId: (name: string) => name, personName: (name: string) => name };
    deepStrictEqual(
      own.map((each) => happeningWords(each, words)),
      ['health green → red'],
    );
  });

  it('draws a course, and finds the reason of a new date', () => {
    strictEqual(sparkline([0, 7, undefined, 3.5]), '▁█·▅');
    strictEqual(sparkline([4, 4]), '▄▄');
    strictEqual(sparkline([4]), '');
    const text =
      '- 2026-03-10 @ana rescheduled Pilot 2026-03-06 → 2026-03-13, Go-live a → b (5 working days): vendor late';
    strictEqual(reasonIn(text, '[Pilot](x.md)', '2026-03-13'), 'vendor late');
    strictEqual(reasonIn('  - rescheduled due 2026-03-06 → 2026-03-13: no room', 'Pilot', '2026-03-13'), 'no room');
    strictEqual(reasonIn(text, 'Other', '2026-03-13'), undefined);
    strictEqual(reasonIn(text, 'Pilot', '2026-03-14'), undefined);
  });
});
