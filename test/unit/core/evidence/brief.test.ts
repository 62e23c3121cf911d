// What a department is told, impacts until a decision names them, and goals with what serves them.
import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { isRefusal } from '../../../../src/core/edits/edit.ts';
import { flagImpact } from '../../../../src/core/edits/flagImpact.ts';
import { departmentNames, newBrief, plainText } from '../../../../src/core/evidence/brief.ts';
import type { Evidence } from '../../../../src/core/evidence/evidence.ts';
import { finished } from '../../../../src/core/index/steps.ts';
import { compileKpis, kpiReport } from '../../../../src/core/kpi/report.ts';
import { libraryOutline } from '../../../../src/core/outline/libraryOutline.ts';
import { projectsOutline } from '../../../../src/core/outline/projectsOutline.ts';
import { parseQuery } from '../../../../src/core/query/parseQuery.ts';
import { runQuery } from '../../../../src/core/query/runQuery.ts';
import { applyEdits } from '../../../../src/core/text.ts';
import { drawn, indexOf, outlineContext } from '../../../support/notebookText.ts';

const today = '2026-03-13';
const context = { today, now: `${today}T16:00+01:00` };
const files: Readonly<Record<string, string>> = {
  'projects/mail.md':
    '---\ntype: project\ntitle: Mail\nstatus: active\nhealth: amber\ndue: 2026-04-30\ngoal: "[[steady]]"\n---\n## Milestones\n- [ ] Pilot due:2026-03-20\n## Tasks\n- [x] Disks\n- [ ] Quote @ana wait:Finance asked:2026-03-02\n',
  'projects/other.md': '---\ntype: project\ntitle: Other\nstatus: active\n---\n',
  'meetings/finance.md':
    '---\ntype: meeting\ndate: 2026-03-05\nproject: mail\ndepartments: [Finance]\n---\n- [ ] Send the budget @ana due:2026-03-10\n- [x] Book a room @ana\n',
  'feedback/f.md': '---\ntype: feedback\ntitle: Faster invoices\ndepartment: finance\n---\n',
  'goals/steady.md': '---\ntype: goal\ntitle: Steady services\nstatus: active\n---\n',
};

function evidenceOf(own = files): Evidence {
  const index = indexOf(own);
  const shared = { happenings: [], slips: new Map(), figures: [], audience: 'Finance' };
  return { index, roster: index.roster(), from: today, to: today, now: context.now, ...shared };
}

describe('brief', () => {
  it('tells plans, promises and what is waited for', () => {
    const evidence = evidenceOf();
    deepStrictEqual(departmentNames(evidence.index), ['Finance']);
    const file = finished(newBrief('finance', evidence, { config: evidence.index.config, ...context }));
    if (isRefusal(file)) throw new Error(file.message);
    strictEqual(file.path, 'docs/brief-for-finance-2026-03-13.md');
    strictEqual(
      plainText(file),
      `Brief for Finance 2026-03-13

Plans and progress

- Mail, amber, 2 of 4 done, due 2026-04-30

Milestones

- Pilot, due 2026-03-20

What we promised

- Send the budget (ana), due 2026-03-10, overdue

What we wait for

- Quote (ana), waits for Finance, asked 2026-03-02

What we heard

- Faster invoices, new`,
    );
    ok(file.text.includes('- [Mail](../projects/mail.md), amber'));
    const refused = finished(newBrief('Legal', evidence, { config: evidence.index.config, ...context }));
    strictEqual(isRefusal(refused) && refused.message, 'No meeting and no feedback names "Legal".');
  });
});

describe('impacts', () => {
  it('stand below a heading with a link, and wait until a decision names them', () => {
    const note = '# Talk\n\nThey end the old protocol.\n';
    const links = ['Hits [Mail](../projects/mail.md)'];
    const edit = flagImpact(note, { words: 'Old protocol  ends', project: 'mail', day: today, links });
    if (isRefusal(edit)) throw new Error(edit.message);
    const text = applyEdits(note, edit.edits);
    const id = /id:(\S+)/.exec(text)?.[1] ?? '';
    strictEqual(
      text,
      `${note}\n## Impacts\n\n- [ ] Old protocol ends +mail #impact id:${id}\n  - Hits [Mail](../projects/mail.md)\n`,
    );
    const count = (own: Readonly<Record<string, string>>): number | undefined => {
      const index = indexOf({ ...files, 'talks/t.md': text, ...own });
      const { values } = kpiReport(compileKpis(index.config), index, context);
      return values.find(({ kpi }) => kpi.decl.id === 'impacts-undecided')?.value;
    };
    const decision = (status: string, decides: string) => ({
      'decisions/d.md': `---\ntype: decision\nstatus: ${status}\ndecides: ${decides}\n---\n`,
    });
    deepStrictEqual(
      [
        count({}),
        count(decision('proposed', id)),
        count(decision('accepted', id)),
        count(decision('rejected', `"[x](../talks/t.md#${id})"`)),
      ],
      [1, 1, 0, 0],
    );
    const index = indexOf({ ...files, 'talks/t.md': text });
    ok(
      drawn(projectsOutline(index, outlineContext(index, today))).includes(
        '> Impacts | 1 open\n    [ ] Old protocol ends\n',
      ),
    );
    for (const [words, project] of [
      [' ', 'mail'],
      ['x', ''],
    ] as const) {
      const refused = flagImpact(note, { words, project, day: today, links: [] });
      strictEqual(isRefusal(refused) && refused.refused, 'invalid');
    }
  });
});

describe('goals', () => {
  it('hold what serves them, and the share of work without one is a figure', () => {
    const index = indexOf(files);
    const shown = drawn(libraryOutline(index, outlineContext(index, today)));
    ok(shown.includes('  > Steady services | active · 2 of 4\n    Mail | active'), shown);
    const { values } = kpiReport(compileKpis(index.config), index, context);
    strictEqual(values.find(({ kpi }) => kpi.decl.id === 'without-goal')?.value, 50);
    const parsed = parseQuery('is:promised is:open', index.config);
    ok('query' in parsed);
    deepStrictEqual(
      runQuery(parsed.query, index, context).map((row) => index.item(row).title),
      ['Faster invoices', 'Send the budget'],
    );
  });
});
