// A line becomes a record and a record becomes a line: nothing that was written is lost on the way there and back.
import { ok, strictEqual } from 'node:assert/strict';
import { demotedLine, putLine } from '../../../../src/core/edits/demote.ts';
import { isRefusal } from '../../../../src/core/edits/edit.ts';
import { taskKey } from '../../../../src/core/edits/findTask.ts';
import { linkedLine, promotedRecord } from '../../../../src/core/edits/promote.ts';
import { parseNote } from '../../../../src/core/note/parseNote.ts';
import { loadConfig } from '../../../../src/core/record/config.ts';
import { applyEdits } from '../../../../src/core/text.ts';

const config = loadConfig('people:\n  - id: maria\n    name: Maria\n    handles: [mw]\n');
const context = { config, today: '2026-03-11', now: '2026-03-11T09:15+01:00', me: 'maria' };
const from = 'meetings/2026-03-11.md';

function promote(text: string, kind: string) {
  const note = parseNote(text);
  const task = note.tasks[0];
  ok(task);
  const key = { path: from, task: taskKey(note, task) };
  const file = promotedRecord(text, key, kind, context);
  if (isRefusal(file)) return file.refused;
  const block = text.slice(task.lineSpan.start, text.length).replace(/\n- \[ \] Next\n$|\n$/, '');
  const edit = linkedLine(text, key, { path: file.path, block }, config);
  ok(!isRefusal(edit), isRefusal(edit) ? edit.message : '');
  return { path: file.path, record: file.text, note: applyEdits(text, edit.edits) };
}

function check(name: string, kind: string, before: string, path: string, record: string, note: string): void {
  it(name, () => {
    const made = promote(before, kind);
    ok(typeof made !== 'string', String(made));
    strictEqual(made.path, path);
    strictEqual(made.record, record);
    strictEqual(made.note, note);
  });
}

describe('promoting a line to a record', () => {
  check(
    'writes every field and leaves a link',
    'task',
    '- [ ] Renew the certificate @mw +mail #ops est:4h after:x1 due:2026-03-12 priority:high [room:: B 2] ^cert\n- [ ] Next\n',
    'tasks/renew-the-certificate.md',
    '---\ntype: task\ntitle: Renew the certificate\nstatus: todo\nowner: maria\nproject: mail\npriority: high\ndue: 2026-03-12\nafter:\n  - x1\nest: 4h\ntags:\n  - ops\nroom: B 2\n---\n\n\n\n## Acceptance criteria\n\n- [ ]\n',
    '- [Renew the certificate](../tasks/renew-the-certificate.md) ^cert\n- [ ] Next\n',
  );
  check(
    'takes what stands below along, links and all',
    'issue',
    '> - [ ] Queue [stuck](log.md) wait:acme asked:2026-03-02\n>   - [ ] Look [here](log.md)\n',
    'issues/2026-03-11-queue-stuck.md',
    '---\ntype: issue\ntitle: Queue stuck\nstatus: waiting\nseverity: medium\nimpact: medium\nurgency: medium\nowner:\nsource:\nopened: 2026-03-11T09:15+01:00\nwait: acme\nasked: 2026-03-02\n---\n\nQueue [stuck](../meetings/log.md)\n\n## Timeline\n\n## Tasks\n\n- [ ] Look [here](../meetings/log.md)\n',
    '> - [Queue stuck](../issues/2026-03-11-queue-stuck.md)\n',
  );
  check(
    'keeps the words of the line where title and header do not say all of them',
    'task',
    '- [ ] Read [it](https://example.org/p) @mw @bob +mail +web <!-- soon --> due:2026-03-12 due:2026-03-13\n',
    'tasks/read-it.md',
    '---\ntype: task\ntitle: Read it\nstatus: todo\nowner: maria\nproject: mail\ndue: 2026-03-12\n---\n\nRead [it](https://example.org/p) @mw @bob +mail +web <!-- soon --> due:2026-03-13\n\n## Acceptance criteria\n\n- [ ]\n',
    '- [Read it](../tasks/read-it.md)\n',
  );
  it('is refused for closed and for repeating tasks', () => {
    strictEqual(promote('- [x] A\n', 'task'), 'not-supported');
    strictEqual(promote('- [ ] A [repeat:: every week]\n', 'task'), 'not-supported');
    strictEqual(promote('- [ ] A\n', 'nothing'), 'invalid');
  });
  it('is refused when the lines changed meanwhile', () => {
    const text = '- [ ] A\n  - b\n';
    const note = parseNote(text);
    const task = note.tasks[0];
    ok(task);
    const edit = linkedLine(
      text,
      { path: from, task: taskKey(note, task) },
      { path: 'x.md', block: '- [ ] A' },
      config,
    );
    strictEqual(isRefusal(edit) && edit.refused, 'changed-meanwhile');
  });
});

describe('demoting a record to a line', () => {
  function line(record: string, path = 'issues/queue.md', dialect: 'plain' | 'emoji' = 'plain', id?: string): string {
    const answer = demotedLine(record, path, config, { dialect, ...(id === undefined ? {} : { id }) });
    return typeof answer === 'string' ? answer : answer.refused;
  }
  const issue = (fields: string, body = '') => `---\ntype: issue\ntitle: Queue stuck\n${fields}---\n${body}`;

  it('brings the fields along, in the dialect of the note', () => {
    const record = issue(
      'status: doing\nowner: maria\nproject: "[[mail]]"\ndue: 2026-03-12\nimpact: medium\nseverity: high\nservices:\n  - web\n  - mail\n',
    );
    strictEqual(
      line(record),
      '- [ ] Queue stuck @maria +mail status:doing [severity:: high] [services:: web, mail] due:2026-03-12',
    );
    strictEqual(
      line(record, 'issues/queue.md', 'emoji'),
      '- [ ] Queue stuck @maria +mail status:doing [severity:: high] [services:: web, mail] 📅 2026-03-12',
    );
  });
  it('brings all names along, and wants no headings that a template of the team made', () => {
    strictEqual(line(issue('owner: [maria, bob]\nproject: [mail, web]\n')), '- [ ] Queue stuck @maria @bob +mail +web');
    const answer = demotedLine(issue('', '\n# Queue stuck\n\n## Ours\n'), 'issues/queue.md', config, {
      dialect: 'plain',
      template: '## Ours\n',
    });
    strictEqual(answer, '- [ ] Queue stuck');
  });
  it('has an id where something comes after it, its own before any other', () => {
    strictEqual(line(issue('owner: maria\n'), undefined, 'plain', 'queue'), '- [ ] Queue stuck @maria id:queue');
    strictEqual(line(issue('id: q1\n'), undefined, 'plain', 'queue'), '- [ ] Queue stuck id:q1');
  });
  it('is refused for what a line cannot say', () => {
    strictEqual(line(issue('status: resolved\n')), 'not-supported');
    strictEqual(line(issue('status: open\n', '\nIt hangs.\n')), 'not-supported');
    strictEqual(line(issue('status: open\n', '\n## Timeline\n\n- 10:15 seen\n')), 'not-supported');
    strictEqual(line(issue('paused:\n  a: b\n')), 'not-supported');
    strictEqual(line(issue('# why\nstatus: open\n')), 'not-supported');
    strictEqual(line(issue('status: open # why\n')), 'not-supported');
    strictEqual(line(issue('status: open\nimpact: |\n  one\n  two\n')), 'not-supported');
    strictEqual(line(issue('status: open\n', '\n## We go\n')), 'not-supported');
    for (const twice of ['due: 2026-03-12\ndue_date: 2026-04-01\n', 'owner: maria\nassignee: bob\n', 'title: Other\n'])
      strictEqual(line(issue(twice)), 'not-supported', twice);
    strictEqual(line(issue('status: waiting for the second offer\n')), 'not-supported');
    strictEqual(line(issue('owner:\nassignee: bob\n')), '- [ ] Queue stuck @bob');
    strictEqual(line('# Words\n', 'words.md'), 'not-supported');
    strictEqual(line('---\ntype: issue\n'), 'not-supported');
  });
  it('takes the place of the line that is a link to it', () => {
    const text = '# Meeting\r\n\r\n  - [Queue](../issues/queue.md) ^q\r\n- [ ] B\r\n';
    const edit = putLine(text, '- [ ] Queue @maria', from, 'issues/queue.md');
    strictEqual(applyEdits(text, edit.edits), '# Meeting\r\n\r\n  - [ ] Queue @maria ^q\r\n- [ ] B\r\n');
  });
  it('goes among the tasks where the link stands in a sentence', () => {
    const text = 'See [Queue](../issues/queue.md).\n\n- [ ] B\n';
    strictEqual(applyEdits(text, putLine(text, '- [ ] Q', from, 'issues/queue.md').edits), `${text}- [ ] Q\n`);
  });
  for (const kind of ['task', 'issue', 'change', 'risk']) {
    it(`${kind}: there and back is the line that was`, () => {
      const before = '- [ ] Renew the certificate @maria +mail #ops est:4h after:x1 due:2026-03-12 ^cert\n- [ ] Next\n';
      const made = promote(before, kind);
      ok(typeof made !== 'string', String(made));
      const back = line(made.record, made.path);
      strictEqual(applyEdits(made.note, putLine(made.note, back, from, made.path).edits), before);
    });
  }
});
