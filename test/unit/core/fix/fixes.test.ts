// Quick fixes, one note after the other: what is offered for each problem, and that nothing but the line in question changes.
import { deepEqual, equal, ok } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import type { AnyProblemCode } from '../../../../src/core/fix/fix.ts';
import { fixContext, fixesOf, repairedLines, sureEdits } from '../../../../src/core/fix/fixes.ts';
import { fixTable } from '../../../../src/core/fix/fixTable.ts';
import { noteProblems } from '../../../../src/core/fix/noteProblems.ts';
import { problemRules } from '../../../../src/core/note/problems.ts';
import { applyEdits } from '../../../../src/core/text.ts';
import { indexOf } from '../../../support/notebookText.ts';

const files = {
  'daybook.yml': 'people:\n  - { id: maria, name: Maria Lopez }\n  - { id: jonas, name: Jonas Berg }\n',
  'projects/mail.md': '---\ntype: project\ntitle: Mail gateway\n---\n',
  'notes/relay.md': '# Relay\n',
  'a/twin.md': '# One\n',
  'b/twin.md': '# Two\n',
};
const index = indexOf(files);
const world = { index, isNote: (path: string) => path.endsWith('.md'), today: '2026-03-12', now: '2026-03-12T09:00Z' };

/** What is offered for the only problem of that code, as `title` or `title!` when it is sure, with the line it leaves. */
function offers(code: string, text: string, path = 'notes/a.md'): [string, string][] {
  const doubtful = noteProblems(path, text, world);
  const problem = doubtful.problems.find((each) => each.code === code);
  ok(problem, `${code} in ${doubtful.problems.map((each) => each.code).join() || 'no problem'}`);
  const context = fixContext(path, text, doubtful, world);
  return fixesOf(problem, context).map(({ title, edits, sure, creates }) => {
    const after = applyEdits(text, edits);
    return [`${title}${sure ? '!' : ''}`, creates ? `${creates.path}: ${creates.text}` : changed(text, after)];
  });
}

/** The lines of `after` that are not in `before`; `-` and the line for one that is gone. */
function changed(before: string, after: string): string {
  const [old, now] = [before.split('\n'), after.split('\n')];
  ok(Math.abs(old.length - now.length) <= 1, 'more than one line came or went');
  const added = now.filter((line) => !old.includes(line));
  ok(added.length <= 1, added.join('\n'));
  if (now.length < old.length) return `-${old.find((line, at) => line !== now[at])}`;
  return added.join('\n') || `+${now.find((line, at) => line !== old[at])}`;
}

function check(code: AnyProblemCode, text: string, expected: [string, string][], path?: string) {
  it(`${code}: ${JSON.stringify(text)}`, () => deepEqual(offers(code, text, path), expected));
}

const header = (lines: string) => `---\n${lines}\n---\nText\n`;

describe('fixes of task lines', () => {
  check('box-glued', '# A\n- [ ]call\n', [['Put a blank behind the box!', '- [ ] call']]);
  check('box-glued', '- [x]call\n', [['Put a blank behind the box!', '- [x] call']]);
  check('box-empty', '- [] call\n', [['Write the box as [ ]!', '- [ ] call']]);
  check('box-no-blank', '-[ ] call\n', [['Put a blank before the box!', '- [ ] call']]);
  check('box-spaced', '- [ x] call\n', [['Write the box as [x]!', '- [x] call']]);
  check('box-spaced', '- [  ] call\n', [['Write the box as [ ]!', '- [ ] call']]);
  check('marker-ambiguous', '- [i] call\n', [
    ['Write it as an open task', '- [ ] call'],
    ['Write it as a done task', '- [x] call'],
  ]);
  check('field-duplicate', '- [ ] call due:2026-03-12 due:2026-03-13\n', [
    ['Remove due:2026-03-13!', '- [ ] call due:2026-03-12'],
  ]);
  check('field-misplaced', '- [ ] call due: 2026-03-12\n', [
    ['Write it as due:2026-03-12!', '- [ ] call due:2026-03-12'],
  ]);
  check('field-misplaced', '- [ ] call (due: 2026-03-12 10:00)\n', [
    ['Write it as [due:: 2026-03-12 10:00]!', '- [ ] call [due:: 2026-03-12 10:00]'],
  ]);
  check('field-misplaced', '- [ ] call **due:2026-03-12**\n', []);
  check('priority-unknown', '- [ ] call priority:hihg\n', [
    ['Change to high!', '- [ ] call priority:high'],
    ['Change to critical', '- [ ] call priority:critical'],
    ['Change to medium', '- [ ] call priority:medium'],
    ['Change to low', '- [ ] call priority:low'],
    ['Change to lowest', '- [ ] call priority:lowest'],
  ]);
  check('state-conflict', '- [ ] call done:2026-03-12\n', [
    ['Tick the box', '- [x] call done:2026-03-12'],
    ['Remove done:2026-03-12 and leave it open', '- [ ] call'],
  ]);
  check('due-before-start', '- [ ] call start:2026-03-14 due:2026-03-12\n', [
    ['Swap the two days', '- [ ] call start:2026-03-12 due:2026-03-14'],
    ['Remove the start', '- [ ] call due:2026-03-12'],
  ]);
});

describe('fixes of days', () => {
  check('date-format', '- [ ] call due:13.03.2026\n', [
    ['Change to 2026-03-13 (Fri 13 Mar 2026)!', '- [ ] call due:2026-03-13'],
  ]);
  check('date-format', '- [ ] call due:3/4/2026\n', [
    ['Change to 2026-03-04 (Wed 4 Mar 2026)', '- [ ] call due:2026-03-04'],
    ['Change to 2026-04-03 (Fri 3 Apr 2026)', '- [ ] call due:2026-04-03'],
  ]);
  check('date-format', '- [ ] call [due:: 2026/3/4]\n', [
    ['Change to 2026-03-04 (Wed 4 Mar 2026)!', '- [ ] call [due:: 2026-03-04]'],
  ]);
  check('date-relative', '- [ ] call due:friday\n', [
    ['Change to 2026-03-13 (Fri 13 Mar 2026)', '- [ ] call due:2026-03-13'],
  ]);
  check('date-relative', '- [ ] call 📅 +3d\n', [
    ['Change to 2026-03-15 (Sun 15 Mar 2026)', '- [ ] call 📅 2026-03-15'],
  ]);
  check('date-invalid', '- [ ] call due:2026-02-30\n', [['Change to 2026-02-28', '- [ ] call due:2026-02-28']]);
  check('date-invalid', '- [ ] call due:2026-13-02\n', [['Change to 2026-02-13', '- [ ] call due:2026-02-13']]);
  check('record-value', header('type: issue\ntitle: x\nopened: 13.3.2026'), [
    ['Change to 2026-03-13 (Fri 13 Mar 2026)!', 'opened: 2026-03-13'],
  ]);
  check('record-value', header('type: project\ntitle: x\nbudget: a lot'), []);
});

describe('fixes of headers', () => {
  check('header-unopened', 'name: a\nmajorRevisions: b\n---\n', [['Open the header with ---!', '+---']]);
  check('header-unclosed', '---\ntitle: x\nowner: maria\n\nText\n', [['Close the header with ---', '+---']]);
  check('header-unclosed', '---\ntitle: x', [['Close the header with ---', '+---']]);
  check('header-at-unquoted', header('owner: @maria'), [['Put the value in quotes!', 'owner: "@maria"']]);
  check('header-colon-unquoted', header('title: Mail: the gateway'), [
    ['Put the value in quotes!', 'title: "Mail: the gateway"'],
  ]);
  check('header-hash-lost', header('tag: #ops'), [['Put the value in quotes!', 'tag: "#ops"']]);
  check('header-tab', header('tags:\n\t- ops'), [['Indent with blanks!', '  - ops']]);
  check('header-duplicate-key', header('due: 2026-03-12\nowner: x\ndue: 2026-03-13'), [
    ['Remove `due: 2026-03-12`', '-due: 2026-03-12'],
    ['Remove `due: 2026-03-13`, which counts now', '-due: 2026-03-13'],
  ]);
  check('header-duplicate-key', header('due: 2026-03-12\nowner: x\ndue: 2026-03-12'), [
    ['Remove `due: 2026-03-12`!', '-due: 2026-03-12'],
    ['Remove `due: 2026-03-12`, which counts now', '-due: 2026-03-12'],
  ]);
  check('header-language', '---yaml\ntitle: x\n---\n', [['Remove “yaml”!', '+---']]);
  check('header-language', '---js\ntitle: x\n---\n', []);
});

describe('fixes of headers that cannot be read', () => {
  check('header-unreadable', header('owner: x\ntitle:Mail'), [['Put a blank behind the colon', 'title: Mail']]);
  check('header-unreadable', header('title: "Mail\nowner: maria'), [['Close the quotes', 'title: "Mail"']]);
  check('header-unreadable', header('tags: [a, b\nowner: maria'), [['Close the list', 'tags: [a, b]']]);
  check('header-unreadable', header('title: x\nwhat is this'), [['Turn the line into a comment', '# what is this']]);
});

describe('fixes of records', () => {
  it('lets a person choose between two versions', () => {
    const comment = '<!-- daybook:conflict 1a2b 2026-03-11 Ana -->';
    deepEqual(offers('two-versions', `# T\n- [ ] a due:2026-03-12\n- [ ] a due:2026-03-15 ${comment}\n`), [
      ['Keep the first: - [ ] a due:2026-03-12', `-- [ ] a due:2026-03-15 ${comment}`],
      ['Keep the version of Ana: - [ ] a due:2026-03-15', '-- [ ] a due:2026-03-12'],
      ['Keep both', '- [ ] a due:2026-03-15'],
    ]);
    const header =
      '---\ntype: issue\ntitle: T\nseverity: high\nstatus: open\n# daybook:conflict 1a2b 2026-03-11 Ana: status: acked\n---\n';
    deepEqual(offers('two-versions', header), [
      ['Keep the first: status: open', '-# daybook:conflict 1a2b 2026-03-11 Ana: status: acked'],
      ['Keep the version of Ana: status: acked', '-status: open'],
    ]);
  });

  it('record-state: the nearest first, then the others', () => {
    const found = offers('record-state', header('type: issue\ntitle: x\nstatus: opne'));
    deepEqual(found[0], ['Change to open!', 'status: open']);
    deepEqual(
      found.slice(1).map(([title]) => title),
      ['Change to acked', 'Change to doing', 'Change to waiting', 'Change to resolved', 'Change to closed'],
    );
  });
  check('record-choice', header('type: project\ntitle: x\nhealth: "grene"'), [
    ['Change to green!', 'health: "green"'],
    ['Change to red', 'health: "red"'],
    ['Change to amber', 'health: "amber"'],
  ]);
  it('record-person: the nearest, or a note', () => {
    const found = offers('record-person', header('type: meeting\nattendees: maria, jonsa'));
    deepEqual(found[0], ['Change to jonas!', 'attendees: maria, jonas']);
    equal(found[1]?.[0], 'Create the person “jonsa”');
    ok(found[1]?.[1].startsWith('people/jonsa.md: ---\ntype: person\n'));
  });
  it('record-severity: the severity of the table, or a reason', () => {
    const text = header('type: issue\ntitle: x\nimpact: high\nurgency: high\nseverity: low');
    const reason = 'severity_reason: …';
    deepEqual(offers('record-severity', text), [
      ['Change to critical', 'severity: critical'],
      ['Say why in severity_reason', reason],
    ]);
  });
  check('record-field', header('type: issue\ntitle: x\nserverity: high'), [
    ['Rename to `severity`!', 'severity: high'],
  ]);
  check(
    'record-title',
    header('type: issue'),
    [['Add the title “Mail queue”!', 'title: Mail queue']],
    'issues/mail-queue.md',
  );
});

describe('fixes of names and links', () => {
  it('person-unknown: the nearest, or a note', () => {
    const found = offers('person-unknown', '- [ ] call @jonsa\n');
    deepEqual(found[0], ['Change to jonas!', '- [ ] call @jonas']);
    ok(found[1]?.[1].startsWith('people/jonsa.md: '));
  });
  it('person-unknown: in a field that can name nobody else', () => {
    deepEqual(offers('person-unknown', '- [ ] call owner:jonsa\n')[0], ['Change to jonas!', '- [ ] call owner:jonas']);
    deepEqual(offers('person-unknown', '- [ ] call wait:@jonsa\n')[0], ['Change to jonas!', '- [ ] call wait:@jonas']);
    deepEqual(offers('person-unknown', '- [ ] call [owner:: @jonsa]\n')[0], [
      'Change to jonas!',
      '- [ ] call [owner:: @jonas]',
    ]);
    const fine = '- [ ] a wait:acme\n- [ ] b owner:@maria\n- [ ] c [owner:: Jonas Berg]\n';
    deepEqual(noteProblems('notes/a.md', fine, world).problems, []);
  });
  it('id-duplicate: told on both, and left to a person', () => {
    const text = '---\nid: TASK-1\ntitle: Keys\nstatus: To Do\n---\n';
    const same = { 'backlog/tasks/task-1 - Keys.md': text, 'backlog/tasks/task-1 - Locks.md': text };
    const twice = {
      ...world,
      index: indexOf({ ...same, 'a.md': '- [ ] a id:task-1\n- [ ] b ^one\n', 'b.md': '- [ ] c ^one\n' }),
    };
    const told = (path: string, of: string) =>
      noteProblems(path, of, twice).problems.map(({ code, span }) => `${code} ${of.slice(span.start, span.end)}`);
    for (const path of Object.keys(same)) deepEqual(told(path, text), ['id-duplicate TASK-1']);
    deepEqual(told('a.md', '- [ ] a id:task-1\n- [ ] b ^one\n'), ['id-duplicate task-1']);
    deepEqual(told('c.md', '- [ ] d id:task-2\n'), []);
  });
  it('fields of the team on task lines: values that do not fit, the nearest of a choice, nobody of the team', () => {
    const declared = {
      ...files,
      'daybook.yml': `${files['daybook.yml']}fields:\n  cost: money\n  size: { values: [small, large] }\n  reviewer: person\n`,
    };
    const team = { ...world, index: indexOf(declared) };
    const told = (text: string) => {
      const doubtful = noteProblems('notes/a.md', text, team);
      const context = fixContext('notes/a.md', text, doubtful, team);
      return doubtful.problems.map((problem) => {
        const [first] = fixesOf(problem, context);
        return [
          problem.code,
          text.slice(problem.span.start, problem.span.end),
          first ? applyEdits(text, first.edits) : '',
        ];
      });
    };
    deepEqual(told('- [ ] a [cost:: 12000] [size:: Large] reviewer:jonas other:x\n'), []);
    deepEqual(told('- [ ] a cost:much\n'), [['record-value', 'much', '']]);
    deepEqual(told('- [ ] a [size:: smal]\n'), [['record-choice', 'smal', '- [ ] a [size:: small]\n']]);
    deepEqual(told('- [ ] a reviewer:@jonsa\n'), [['record-person', '@jonsa', '- [ ] a reviewer:@jonas\n']]);
  });
  it('project-unknown: the nearest, or a note', () => {
    const found = offers('project-unknown', '- [ ] call +mial\n');
    deepEqual(found[0], ['Change to mail!', '- [ ] call +mail']);
    ok(found[1]?.[1].startsWith('projects/mial.md: ---\ntype: project\ntitle: Mial\n'), found[1]?.[1]);
  });
  check('id-unknown', '- [ ] a id:relay-1\n- [ ] b after:relay-2\n', [['Change to relay-1', '- [ ] b after:relay-1']]);
  check('link-broken', 'See [Relay](relais.md).\n', [
    ['Link to notes/relay.md', 'See [Relay](relay.md).'],
    ['Create notes/relais.md', 'notes/relais.md: # Relais\n\n'],
  ]);
  check('link-broken', 'See [Relay](../old/relay.md#top).\n', [
    ['Link to notes/relay.md!', 'See [Relay](relay.md#top).'],
    ['Create old/relay.md', 'old/relay.md: # Relay\n\n'],
  ]);
  check('wiki-broken', 'See [[relais|the relay]].\n', [
    ['Link to relay!', 'See [[relay|the relay]].'],
    ['Create notes/relais.md', 'notes/relais.md: # Relais\n\n'],
  ]);
  check('wiki-ambiguous', 'See [[twin]].\n', [
    ['Link to a/twin.md', 'See [[a/twin]].'],
    ['Link to b/twin.md', 'See [[b/twin]].'],
  ]);
  it('leaves alone what leads elsewhere, is in code, or is somebody', () => {
    const text =
      '`@nobody [x](gone.md)` [site](https://a.example/x.md) [pic](x.png) [in](#here) [[Maria Lopez]] [[a.png]]\n\n```\n- [ ] x @nobody +none\n```\n@nobody in prose, [out](../../out.md)\n';
    deepEqual(noteProblems('notes/a.md', text, world).problems, []);
  });
  it('says nothing about people and projects where there are none', () => {
    const none = { ...world, index: indexOf({}) };
    deepEqual(noteProblems('a.md', '- [ ] x @home +garden\n', none).problems, []);
  });
});

describe('fixes of daybook.yml', () => {
  const yml = (code: AnyProblemCode, text: string, expected: [string, string][]) =>
    check(code, text, expected, 'daybook.yml');
  yml('config-key-unknown', 'kindz: {}\n', [['Change to `kinds`!', 'kinds: {}']]);
  yml('config-value', 'visibility: "privat"\n', [['Change to `private`!', 'visibility: "private"']]);
  yml('config-state-unknown', 'kinds:\n  bug:\n    tick: don\n    states: { open: todo, done: done }\n', [
    ['Change to `done`!', '    tick: done'],
  ]);
  yml('config-field-unknown', 'kinds:\n  bug:\n    fields: [title, sevrity]\n', [
    ['Change to `severity`!', '    fields: [title, severity]'],
  ]);
  yml('config-exclude', 'exclude:\n  - "!**/nothing/**"\n  - x/**\n', [
    ['Remove "!**/nothing/**"', '-  - "!**/nothing/**"'],
  ]);
  yml('config-anchor', 'name: &a Harbour\n', [['Remove &a', 'name: Harbour']]);
  yml('config-yaml', 'name: "open\n', []);
});

describe('the table of fixes', () => {
  it('agrees with the table of problems about what can be repaired', () => {
    for (const [code, { fix }] of Object.entries(problemRules))
      equal(fixTable[code as AnyProblemCode] !== undefined, fix, code);
  });
  it('repairs every golden note where it says so, one line a problem, in any line ends', () => {
    const folder = 'test/golden/parse';
    for (const name of readdirSync(folder).filter((each) => each.endsWith('.md'))) {
      const text = readFileSync(`${folder}/${name}`, 'utf8');
      for (const each of [text, text.replace(/\r?\n/g, '\r\n')]) {
        const doubtful = noteProblems(name, each, world);
        const context = fixContext(name, each, doubtful, world);
        for (const problem of doubtful.problems)
          for (const { edits } of fixesOf(problem, context)) {
            const after = applyEdits(each, edits);
            changed(each.replaceAll('\r\n', '\n'), after.replaceAll('\r\n', '\n'));
            const { problems: left } = noteProblems(name, after, world);
            if (edits.length > 0 && problem.code !== 'header-unclosed')
              ok(left.length <= doubtful.problems.length, `${name}: ${problem.code}`);
          }
      }
    }
  });
});

describe('sure fixes', () => {
  const text = '- [ ]one\n- [] two due:friday\n- [ ]three @jonsa\n';
  it('are taken together', () =>
    equal(
      applyEdits(text, sureEdits('a.md', text, world)),
      '- [ ] one\n- [ ] two due:friday\n- [ ] three\n'.replace('three', 'three @jonsa'),
    ));
  it('are taken of one kind', () =>
    equal(
      applyEdits(text, sureEdits('a.md', text, world, 'box-empty')),
      '- [ ]one\n- [ ] two due:friday\n- [ ]three @jonsa\n',
    ));
  it('are shown as the lines they make', () =>
    deepEqual(repairedLines(text, sureEdits('a.md', text, world)), [
      '- [ ] one',
      '- [ ] two due:friday',
      '- [ ] three @jonsa',
    ]));
  it('keep CRLF, byte-order mark and the rest', () => {
    const windows = '\uFEFF---\r\ntag: #ops\r\n---\r\n- [ ]one\r\n';
    equal(applyEdits(windows, sureEdits('a.md', windows, world)), '\uFEFF---\r\ntag: "#ops"\r\n---\r\n- [ ] one\r\n');
  });
});
