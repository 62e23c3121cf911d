// An import can be repeated: what is there is found again and updated, what was edited here is asked about, hostile files do nothing.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { isRefusal } from '../../../../src/core/edits/edit.ts';
import { importedEdit, importedRecord, keptEdit } from '../../../../src/core/imports/applyImport.ts';
import { looksLikeCsv, readCsv } from '../../../../src/core/imports/csv.ts';
import {
  addToSection,
  fittingImports,
  guessKey,
  guessMapping,
  importId,
  mappingText,
} from '../../../../src/core/imports/guessMapping.ts';
import { letterTable } from '../../../../src/core/imports/importTable.ts';
import { readMoment } from '../../../../src/core/imports/importValue.ts';
import { planImport } from '../../../../src/core/imports/planImport.ts';
import { planReadings } from '../../../../src/core/imports/planReadings.ts';
import { stillMeant } from '../../../../src/core/imports/stillMeant.ts';
import { loadConfig } from '../../../../src/core/record/config.ts';
import { readLetter } from '../../../../src/core/record/letter.ts';
import { applyEdits } from '../../../../src/core/text.ts';
import { zoneOf } from '../../../../src/core/zone.ts';
import { indexOf } from '../../../support/notebookText.ts';
import { runs } from '../../../support/runs.ts';

const yml = `timezone: Europe/Berlin
people:
  - id: maria
    mails: [maria@acme.example]
imports:
  desk:
    kind: issue
    key: Number
    fields:
      title: Short description
      status: State
      severity: Priority
      owner: Assigned to
      opened: Opened
      customer: Account
    values:
      status:
        In Progress: doing
    body: Description
`;
const head = 'Number,Short description,State,Priority,Assigned to,Opened,Account,Description\n';
const row =
  'INC1,"Search, slow",In Progress,2 - High,maria@acme.example,2026-03-02 08:30:00,Acme,"It is ""slow""\n- [ ] no box"\n';
const context = { config: loadConfig(yml), today: '2026-03-04', now: '2026-03-04T10:00+01:00' };

/** What an import of a CSV text into notes would do. */
function plan(csv: string, notes: Record<string, string> = {}, config = yml) {
  const index = indexOf({ 'daybook.yml': config, ...notes });
  const table = readCsv(csv);
  ok(!isRefusal(table));
  const decl = index.config.imports.get('desk');
  ok(decl);
  const answer = planImport(index, table, decl);
  ok(!isRefusal(answer));
  return { ...answer, decl, index };
}

/** The note of the first row. */
function imported(): { path: string; text: string } {
  const { items, decl, index } = plan(head + row);
  const [item] = items;
  ok(item);
  const file = importedRecord(item, decl, { ...context, index });
  ok(!isRefusal(file));
  return file;
}

describe('an import of a tracker', () => {
  it('makes a record that says where it comes from, and no box of its text a task', () => {
    const { path, text } = imported();
    equal(path, 'issues/2026-03-04-search-slow.md');
    for (const line of [
      'status: doing',
      'severity: high',
      'owner: maria',
      'opened: 2026-03-02T08:30+01:00',
      'external: INC1',
    ])
      ok(text.includes(`\n${line}\n`), line);
    match(text, /\nimported:\n {2}- customer=Acme\n {2}- "opened=/);
    match(text, /## As it came in\n\n```text\nIt is "slow"\n- \[ \] no box\n```\n/);
    equal(indexOf({ [path]: text }).taskRows(path).length, 0);
  });
  it('finds it again: the same rows change nothing', () => {
    const { path, text } = imported();
    const again = plan(head + row, { [path]: text });
    deepEqual([again.items, again.same, again.left], [[], 1, []]);
  });
  it('takes what changed there, and asks about what was edited here', () => {
    const { path, text } = imported();
    const edited = text.replace('severity: high', 'severity: low');
    const { items, index } = plan(head + row.replace('In Progress', 'Resolved').replace('2 - High', '1 - Critical'), {
      [path]: edited,
    });
    deepEqual(
      items.map(({ is, changes }) => [is, ...changes]),
      [
        ['changed', { field: 'status', before: 'doing', value: 'resolved' }],
        ['conflict', { field: 'severity', before: 'low', value: 'critical' }],
      ],
    );
    const [changed, conflict] = items;
    ok(changed && conflict);
    const edit = importedEdit(edited, changed, { ...context, config: index.config });
    ok(!isRefusal(edit));
    const after = applyEdits(edited, edit.edits);
    match(after, /\nstatus: resolved\n[\s\S]*\nresolved: 2026-03-04T10:00\+01:00\n/);
    match(after, /\nseverity: low\n[\s\S]*- severity=high\n[\s\S]*- status=resolved\n/);
    const taken = importedEdit(after, conflict, { ...context, config: index.config });
    ok(!isRefusal(taken));
    match(applyEdits(after, taken.edits), /\nseverity: critical\n[\s\S]*- severity=critical\n/);
  });
  it('asks once about what was kept, until they say something else', () => {
    const { path, text } = imported();
    const edited = text.replace('severity: high', 'severity: low');
    const theirs = (severity: string) => head + row.replace('2 - High', severity);
    const { items, index } = plan(theirs('1 - Critical'), { [path]: edited });
    const [conflict] = items;
    ok(conflict?.is === 'conflict');
    const edit = keptEdit(edited, conflict, { ...context, config: index.config });
    const kept = applyEdits(edited, edit.edits);
    match(kept, /\nseverity: low\n[\s\S]*- severity=high\n[\s\S]*- kept-severity=critical\n/);
    deepEqual(plan(theirs('1 - Critical'), { [path]: kept }).items, []);
    deepEqual(
      plan(theirs('3 - Moderate'), { [path]: kept }).items.map(({ is }) => is),
      ['conflict'],
    );
  });
  it('writes nothing over what was edited while the list was shown, and says so', () => {
    const { path, text } = imported();
    const csv = head + row.replace('In Progress', 'Resolved').replace('Acme', 'Globex');
    const { items } = plan(csv, { [path]: text });
    const now = (notes: Record<string, string>) => stillMeant(items, plan(csv, notes));
    deepEqual(now({ [path]: text }), { items, moved: [] });
    const edited = now({ [path]: text.replace('customer: Acme', 'customer: Initech') });
    deepEqual(
      edited.items.map(({ changes }) => changes.map(({ field }) => field)),
      [['status']],
    );
    deepEqual(edited.moved, [{ key: 'INC1', why: '"customer" was edited here meanwhile: it stays as it is now.' }]);
    equal(now({}).moved.length, 2);
    const fresh = plan(csv).items;
    deepEqual(stillMeant(fresh, plan(csv)), { items: fresh, moved: [] });
    deepEqual(stillMeant(fresh, plan(csv, { [path]: text })), {
      items: [],
      moved: [{ key: 'INC1', why: 'It came in meanwhile: nothing was made of it.' }],
    });
  });
  it('never writes over a field that was emptied, and leaves two notes of one number alone', () => {
    const { path, text } = imported();
    const emptied = plan(head + row, { [path]: text.replace('customer: Acme', 'customer:') });
    deepEqual(
      emptied.items.map(({ is }) => is),
      ['conflict'],
    );
    const twice = plan(head + row, { [path]: text, 'issues/copy.md': text });
    deepEqual([twice.items, twice.left.map(({ key }) => key)], [[], ['INC1']]);
  });
  it("takes a Jira's own words and days as they come, and names whom nobody knows", () => {
    const { items, left, strangers } = plan(
      `${head}OPS-1,A,To Do,Highest,unknown.person,22/Nov/26 9:15 AM,,\nOPS-2,B,Done,Lowest,Maria@acme.example,11/22/2026,,\nOPS-3,C,Backlog,Medium,unknown.person,03/04/2026,,\n`,
    );
    deepEqual(
      items.map(({ changes }) =>
        changes.map(({ value }) => value).filter((value) => !['A', 'B', 'C'].includes(String(value))),
      ),
      [
        ['open', 'critical', 'unknown.person', '2026-11-22T09:15+01:00'],
        ['resolved', 'low', 'maria', '2026-11-22'],
        ['open', 'medium', 'unknown.person'],
      ],
    );
    deepEqual(
      left.map(({ key, why }) => `${key}: ${why}`),
      [
        'OPS-3: "03/04/2026" for `opened` can be 2026-04-03 or 2026-03-04: write `dates: dmy` or `dates: mdy` beside its import.',
      ],
    );
    deepEqual(strangers, ['unknown.person']);
  });
  it('leaves out what it cannot read and says so', () => {
    const odd = plan(`${head}INC2,A,Odd,Huge,,sometime,,\n,B,,,,,,\n`);
    deepEqual(
      odd.left.map(({ key }) => key),
      ['INC2', 'INC2', 'INC2', ''],
    );
    deepEqual(
      odd.items.map(({ key, changes }) => [key, changes.length]),
      [['INC2', 1]],
    );
  });
  it('is harmless whatever a title says', () => {
    const hostile = `${head}=cmd|'/c calc'!A0,../../../etc/passwd,,,,,"]: [x](command:evil)",\nINC9,"a\n---\ntype: policy",,,,,,\n`;
    const { items, decl, index } = plan(hostile);
    for (const item of items) {
      const file = importedRecord(item, decl, { ...context, index });
      ok(!isRefusal(file));
      match(file.path, /^issues\/2026-03-04-[a-z0-9-]+\.md$/);
      const own = indexOf({ 'daybook.yml': yml, [file.path]: file.text });
      const note = own.noteRow(file.path) ?? -1;
      deepEqual([own.kind(note), own.get(note, 'external')], ['issue', item.key]);
    }
  });
});

describe('a CSV text', () => {
  it('is read in any of the usual forms', () => {
    const table = readCsv('\uFEFFa;b\r\n1;"x;""y"""\r\n\r\n2;\r\n');
    deepEqual(table, {
      columns: ['a', 'b'],
      rows: [
        ['1', 'x;"y"'],
        ['2', ''],
      ],
    });
    const careless = readCsv('a,b,c\n"12" monitor,2,3\n"x" ,"y"z\n');
    deepEqual(isRefusal(careless) ? careless : careless.rows, [
      ['"12" monitor', '2', '3'],
      ['x', '"y"z'],
    ]);
    ok(looksLikeCsv('a\tb\n1\t2\n'));
    ok(!looksLikeCsv('Hello, all\nthis is a mail\n'));
  });
  it('is refused where it is none', () => {
    for (const text of [
      '',
      'a\u0000b,c\n',
      'a,b\n"open,1\n',
      `a,b\n${'1,2\n'.repeat(20_001)}`,
      'a'.repeat(5_000_001),
    ]) {
      const answer = readCsv(text);
      equal(isRefusal(answer) && answer.refused, 'invalid');
    }
  });
  it('comes back as it was written', () => {
    const cell = fc.string({ maxLength: 8 }).filter((text) => text.trim() !== '');
    const rows = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(rows, (all) => {
        const written = all
          .map((cells) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(','))
          .join('\r\n');
        const table = readCsv(`one,two\n${written}`);
        deepEqual(isRefusal(table) ? table : table.rows, all);
      }),
      { numRuns: runs(100) },
    );
  });
});

describe('a mapping', () => {
  const config = loadConfig(undefined);
  const kind = config.kinds.get('issue');
  it('is guessed from the names of columns, saved, and fits the next time', () => {
    ok(kind);
    const columns = ['Number', 'Short description', 'State', 'Priority', 'Odd', 'Description'];
    equal(guessKey(columns), 'Number');
    const decl = guessMapping(columns, importId('Service Desk.csv', config), 'Number', kind);
    const edit = addToSection(
      'name: A\r\nimports: # ours\r\n    other:\r\n        kind: issue\r\n        key: id\r\n',
      'imports',
      mappingText(decl, config),
    );
    ok(!isRefusal(edit));
    const text = applyEdits(
      'name: A\r\nimports: # ours\r\n    other:\r\n        kind: issue\r\n        key: id\r\n',
      edit.edits,
    );
    const saved = loadConfig(text);
    deepEqual(saved.problems, []);
    deepEqual(saved.imports.get('service-desk'), decl.label === 'service-desk' ? decl : undefined);
    deepEqual(
      fittingImports(columns, saved).map(({ id }) => id),
      ['service-desk'],
    );
    ok(saved.imports.has('other'));
  });
  it('is not put into a section on one line', () => {
    const answer = addToSection('imports: {}\n', 'imports', '  a:');
    equal(isRefusal(answer) && answer.refused, 'not-supported');
    const fresh = addToSection('name: A', 'series', '  a:');
    equal(isRefusal(fresh) ? '' : applyEdits('name: A', fresh.edits), 'name: A\nseries:\n  a:\n');
  });
  it('reads days as it says, and none that could be two', () => {
    const zone = zoneOf('Europe/Berlin');
    equal(readMoment('04.03.2026', 'dmy', zone), '2026-03-04');
    equal(readMoment('03/04/2026', 'mdy', zone), '2026-03-04');
    equal(readMoment('03/04/2026', 'ymd', zone), undefined);
    equal(readMoment('11/22/2026', 'ymd', zone), '2026-11-22');
    equal(readMoment('22.11.2026 08:00', 'ymd', zone), '2026-11-22T08:00+01:00');
    equal(readMoment('03/03/2026', 'ymd', zone), '2026-03-03');
    equal(readMoment('11/22/2026', 'dmy', zone), undefined);
    equal(readMoment('1/Mar/26', 'mdy', zone), '2026-03-01');
    for (const odd of ['22/11/26', '31/Feb/2026', '1/Foo/2026', '22/Nov/261'])
      equal(readMoment(odd, 'ymd', zone), undefined, odd);
    equal(readMoment('2026-03-04T08:00:00Z', 'ymd', zone), '2026-03-04T09:00+01:00');
    equal(readMoment('04.03.2026 12:05 am', 'dmy', zone), '2026-03-04T00:05+01:00');
    for (const clock of ['25:99', '24:00', '10:60', '13:00 pm'])
      equal(readMoment(`04.03.2026 ${clock}`, 'dmy', zone), undefined, clock);
  });
});

describe('other imports', () => {
  it('makes an issue of a pasted mail, once', () => {
    const letter = readLetter('From: Rosa <r@x.example>\nSubject: OPS-123 down\n\nHelp');
    ok(letter);
    const index = indexOf({
      'issues/a.md': '---\ntype: issue\ntitle: OPS-123 down\nexternal: OPS-123\nsource: email\n---\n',
    });
    const decl = index.config.imports.get('letter');
    ok(decl);
    const known = planImport(index, letterTable(letter), decl);
    deepEqual(isRefusal(known) || [known.items, known.same], [[], 1]);
    const fresh = planImport(indexOf({}), letterTable(letter), decl);
    equal(isRefusal(fresh) ? '' : fresh.items[0]?.body, 'From: Rosa <r@x.example>\n\nHelp');
  });
  it('adds readings, and asks about a day that has another figure', () => {
    const text =
      '---\ntype: kpi\ntitle: CSAT\nmetric: csat\n---\n\n| Date | Value |\n|---|---|\n| 2026-01-31 | 4.0 |\n';
    const config = 'imports:\n  csat:\n    kind: kpi\n    key: Metric\n    readings: { date: Day, value: Score }\n';
    const index = indexOf({ 'daybook.yml': config, 'kpis/a.md': text });
    const decl = index.config.imports.get('csat');
    const table = readCsv(
      'Metric,Day,Score\ncsat,2026-01-31,4.2\ncsat,2026-02-28,4.4\ncsat,2026-03-31,good\nnone,2026-01-31,1\n',
    );
    ok(decl?.readings && !isRefusal(table));
    const answer = planReadings(index, table, { ...decl, readings: decl.readings }, new Map([['kpis/a.md', text]]));
    ok(!isRefusal(answer));
    deepEqual(
      answer.items.map(({ is, changes }) => [is, changes[0]?.field]),
      [
        ['conflict', '2026-01-31'],
        ['new', '2026-02-28'],
      ],
    );
    deepEqual(
      answer.left.map(({ key }) => key),
      ['csat', 'none'],
    );
  });
});
