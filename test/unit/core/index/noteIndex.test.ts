// The index from texts: rows and fields as tables, keys, changes, and the property that any series of puts, merges, removals and
// configurations ends where an index built from scratch begins.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isRefusal } from '../../../../src/core/edits/edit.ts';
import { findTask } from '../../../../src/core/edits/findTask.ts';
import { NoteIndex } from '../../../../src/core/index/noteIndex.ts';
import { bufferOf, packNotes } from '../../../../src/core/index/pack.ts';
import { finished } from '../../../../src/core/index/steps.ts';
import { parseNote } from '../../../../src/core/note/parseNote.ts';
import { loadConfig } from '../../../../src/core/record/config.ts';
import { runs } from '../../../support/runs.ts';

type Notes = Readonly<Record<string, string>>;

const config = loadConfig(
  'people:\n  - { id: maria, name: Maria Lopez, mails: [maria@example.org] }\n  - { id: jon, name: Jon Weber }\n',
);

function indexOf(notes: Notes, settings = config): NoteIndex {
  const index = new NoteIndex(settings);
  for (const [path, text] of Object.entries(notes)) index.put(path, text);
  return index;
}

/** Every row as one line: type, kind, path:line, title and the named fields that are there. */
function table(index: NoteIndex, ...fields: readonly string[]): string[] {
  return [...index.rows()].map((row) => {
    const { type, kind, path, line, title, stateClass } = index.item(row);
    const more = fields.flatMap((field) => {
      const value = index.get(row, field);
      return value === undefined ? [] : [`${field}=${value}`];
    });
    return [type === kind ? type : `${type}/${kind}`, `${path}:${line}`, stateClass, title, ...more].join(' | ');
  });
}

describe('index rows', () => {
  it('reads records, tasks and notes in path order', () => {
    const index = indexOf({
      'projects/mail.md':
        '---\ntype: project\ntitle: Mail gateway\nstatus: active\nowner: maria\n---\n## Tasks\n- [ ] Call vendor due:2026-03-04\n',
      'issues/queue.md':
        '---\ntype: issue\ntitle: Queue stuck\nseverity: critical\nstatus: open\nproject: "[[mail]]"\nopened: 2026-03-01\n---\n',
      'ideas.md': 'Nothing here.\n',
    });
    assert.deepEqual(table(index, 'owner', 'project', 'severity', 'due'), [
      'note | ideas.md:0 | todo | Ideas',
      'record/issue | issues/queue.md:0 | todo | Queue stuck | project=mail | severity=critical',
      'record/project | projects/mail.md:0 | doing | Mail gateway | owner=maria | project=mail',
      'task | projects/mail.md:7 | todo | Call vendor | project=mail | due=2026-03-04',
    ]);
    assert.equal(index.noteCount, 3);
    assert.equal(index.taskCount, 1);
  });

  it('walks the rows that press by a day, and those closed on it', () => {
    const index = indexOf({
      'a.md':
        '- [ ] late due:2026-03-01\n- [ ] later due:2026-04-01\n- [ ] planned scheduled:2026-03-04\n- [ ] some day\n- [/] begun\n',
      'b.md':
        '- [ ] asked wait:acme due:2026-05-01\n- [x] now done:2026-03-04\n- [x] before done:2026-03-03\n- [x] once\n',
      'issues/c.md': '---\ntype: issue\nstatus: open\n---\n',
      'issues/d.md': '---\ntype: issue\nstatus: resolved\n---\n',
    });
    const day = 20_516; // 2026-03-04
    const titles = (rows: Iterable<number>) => [...rows].map((row) => String(index.get(row, 'title')));
    assert.deepEqual(titles(index.rowsAmong({ pressingBy: day })), [
      'A',
      'late',
      'planned',
      'begun',
      'B',
      'asked',
      'C',
    ]);
    assert.deepEqual(titles(index.rowsAmong({ closedOn: day })), ['now', 'D']);
    assert.deepEqual(titles(index.taskRows('b.md')), ['asked', 'now', 'before', 'once']);
  });

  it('puts rows back in the order of paths and lines, and knows the lines of a folder', () => {
    const notes = { 'x/b.md': '- [ ] b1\n- [ ] b2\n', 'a.md': '- [ ] a1\n', 'x/a.md': '- [ ] xa1\n' };
    const index = indexOf(notes);
    const rows = [...index.rows()];
    assert.deepEqual(index.inOrder([...rows].reverse()), rows);
    assert.equal(index.inOrder(rows), rows);
    assert.deepEqual(
      index.taskRows('x').map((row) => index.get(row, 'title')),
      ['xa1', 'b1', 'b2'],
    );
  });

  it('takes the first person the roster knows as owner, else the heading of a meeting', () => {
    const index = indexOf({
      'meetings/2026-03-04-standup.md':
        '# Stand-up\n- [ ] a @acme @jon\n- [ ] b @acme\n## Maria\n- [ ] c\n- [ ] d @jon\n### Today\n- [ ] e\n## Other\n- [ ] f owner:Maria\n',
      'plain.md': '## Maria\n- [ ] g\n',
    });
    assert.deepEqual(
      table(index, 'owner')
        .filter((line) => line.startsWith('task'))
        .map((line) => line.split(' | ').slice(3).join(' ')),
      ['a owner=jon', 'b', 'c owner=maria', 'd owner=jon', 'e owner=maria', 'f owner=maria', 'g'],
    );
  });

  it('lets anybody own a task while the roster is empty', () => {
    const index = indexOf({ 'a.md': '- [ ] Ask @acme @jon\n' }, loadConfig(undefined));
    assert.equal(index.get(index.taskRows('a.md')[0] ?? 0, 'owner'), 'acme');
  });

  it('finds the project by slug, header, folder', () => {
    const index = indexOf({
      'projects/mail/project.md': '---\ntype: project\ntitle: Mail\n---\n- [ ] own\n',
      'projects/mail/notes/2026.md': '- [ ] below\n- [ ] other +storage\n',
      'inbox.md': '---\nproject: Mail\n---\n- [ ] named\n- [ ] odd +nowhere\n',
    });
    assert.deepEqual(
      [...index.rows()]
        .filter((row) => index.type(row) === 'task')
        .map((row) => `${index.item(row).title} ${index.get(row, 'project')}`),
      ['named mail', 'odd nowhere', 'below mail', 'other storage', 'own mail'],
    );
    index.remove('projects/mail/project.md');
    assert.equal(index.get(index.taskRows('projects/mail/notes/2026.md')[0] ?? 0, 'project'), undefined);
  });

  it('keeps criteria out and reads milestones of lines and headers', () => {
    const index = indexOf({
      'projects/mail.md':
        '---\ntype: project\ntitle: Mail\nmilestones:\n  - title: Pilot\n    due: 2026-04-01\n    done: true\n  - title: Rollout\n    due: 2026-05-01\n---\n## Milestones\n- [ ] Handover due:2026-06-01\n',
      'tasks/one.md': '---\ntype: task\ntitle: One\nstatus: doing\n---\n- [ ] a criterion\n',
      'other.md': '---\nmilestones:\n  - title: Not of a project\n---\n',
    });
    assert.deepEqual(table(index, 'due'), [
      'note | other.md:0 | todo | Other',
      'record/project | projects/mail.md:0 | todo | Mail',
      'milestone | projects/mail.md:4 | done | Pilot | due=2026-04-01',
      'milestone | projects/mail.md:7 | todo | Rollout | due=2026-05-01',
      'milestone | projects/mail.md:11 | todo | Handover | due=2026-06-01',
      'record/task | tasks/one.md:0 | doing | One',
    ]);
  });

  it('reads typed header values and fields without a column', () => {
    const index = indexOf({
      'issues/a.md':
        '---\ntype: incident\nimpact: high\nurgency: high\nopened: 2026-03-04T10:15+01:00\ntags: [net, mail]\nspent: 1,200 EUR\nattendees:\n  - Maria Lopez\n  - "@jon"\n---\n- [ ] Ask wait:acme asked:2026-03-02 id:x1 after:y2 est:4h #net #mail priority:high\n',
    });
    const note = index.noteRow('issues/a.md') ?? -1;
    const [task = -1] = index.taskRows('issues/a.md');
    assert.deepEqual(
      ['major', 'severity', 'opened', 'tags', 'spent', 'attendees', 'status'].map((field) => index.get(note, field)),
      ['true', 'critical', '2026-03-04T10:15+01:00', ['net', 'mail'], '1,200 EUR', ['maria', 'jon'], 'open'],
    );
    assert.equal(index.number(note, 'spent'), 1200);
    assert.equal(index.number(note, 'opened'), Date.parse('2026-03-04T10:15+01:00'));
    assert.deepEqual(
      ['wait', 'asked', 'id', 'after', 'est', 'tags', 'priority', 'class', 'scheduled'].map((field) =>
        index.get(task, field),
      ),
      ['acme', '2026-03-02', 'x1', ['y2'], '4h', ['net', 'mail'], 'high', 'waiting', undefined],
    );
    assert.equal(index.number(task, 'est'), 4 * 3_600_000);
    assert.equal(index.number(task, 'asked'), 20_514);
    assert.ok(Number.isNaN(index.number(task, 'due')));
  });

  it('hands out readings', () => {
    const index = indexOf({
      'kpis/uptime.md':
        '---\ntype: kpi\n---\n| Date | Value | n | Note |\n| --- | --- | --- | --- |\n| 2026-01-31 | 99.9 | 12 | |\n| 2026-02-28 | 98.5 | | |\n',
    });
    assert.deepEqual(index.readings('kpis/uptime.md'), [
      { day: '2026-01-31', value: 99.9, sample: 12, line: 5 },
      { day: '2026-02-28', value: 98.5, line: 6 },
    ]);
    assert.deepEqual(index.readings('nowhere.md'), []);
  });
});

describe('index changes', () => {
  it('answers nothing to a text that means the same', () => {
    const index = indexOf({ 'a.md': '- [ ] a\r\n- [x] b\r\n' });
    const { version } = index;
    assert.equal(index.put('a.md', '\ufeff- [ ] a\n- [x] b\n'), undefined);
    assert.equal(index.put('a.md', '- [ ] a\n- [x] b\nand some prose\n'), undefined);
    assert.equal(index.version, version);
    assert.deepEqual([...(index.put('a.md', '- [x] a\n- [x] b\n')?.paths ?? [])], ['a.md']);
    assert.equal(index.put('b.md', '')?.paths.has('b.md'), true);
    assert.equal(index.put('b.md', ''), undefined);
  });

  it('removes notes and folders', () => {
    const index = indexOf({ 'a.md': '- [ ] a\n', 'a/b.md': '- [ ] b\n', 'a/c/d.md': '', 'ab.md': '' });
    assert.deepEqual([...(index.remove('a')?.paths ?? [])], ['a/b.md', 'a/c/d.md']);
    assert.equal(index.remove('a'), undefined);
    assert.deepEqual(index.paths(), ['a.md', 'ab.md']);
    assert.deepEqual([index.noteCount, index.taskCount], [2, 1]);
  });

  it('leaves newer notes alone when a batch comes late', () => {
    const index = indexOf({ 'a.md': '- [x] new\n' });
    index.merge(
      packNotes([
        { path: 'a.md', text: '- [ ] old\n' },
        { path: 'b.md', text: '- [ ] b\n' },
      ]),
      new Set(['a.md']),
    );
    assert.deepEqual(
      table(index).filter((line) => line.startsWith('task')),
      ['task | a.md:0 | done | new', 'task | b.md:0 | todo | b'],
    );
    assert.equal(index.taskCount, 2);
  });

  it('takes a batch that went to another thread as one buffer', () => {
    const batch = packNotes([{ path: 'a.md', text: '---\ntitle: A\n---\n- [ ] Überblick #x\n' }]);
    const there = structuredClone(batch, { transfer: [bufferOf(batch) as ArrayBuffer] });
    assert.equal(batch.pool.length + batch.paths.ends.length + batch.notes.columns.live.length, 0);
    const index = new NoteIndex(config);
    index.merge(there);
    assert.deepEqual(
      table(index, 'tags'),
      table(indexOf({ 'a.md': '---\ntitle: A\n---\n- [ ] Überblick #x\n' }), 'tags'),
    );
  });

  it('says that everything may differ when a person or project changes', () => {
    const index = indexOf({ 'a.md': '- [ ] a @ada\n' });
    const [row = -1] = index.taskRows('a.md');
    assert.equal(index.get(row, 'owner'), undefined);
    assert.equal(index.put('people/ada.md', '---\ntype: person\nname: Ada King\n---\n')?.all, true);
    assert.equal(index.get(row, 'owner'), 'ada');
    assert.equal(index.put('b.md', 'text')?.all, false);
  });
});

describe('index keys', () => {
  const before = '# T\n- [ ] a\n- [ ] same\n- [ ] same\n- [ ] with id:k1\n- [ ] dated due:2026-03-01\n';

  function follow(line: number, after: string): number | undefined {
    const index = indexOf({ 'a.md': before });
    const row = index.taskRows('a.md').find((each) => index.item(each).line === line) ?? -1;
    const key = index.key(row);
    assert.equal(index.find(key), row);
    index.put('a.md', after);
    const found = index.find(key);
    return found === undefined ? undefined : index.item(found).line;
  }

  it('finds the same line after others moved', () => {
    assert.equal(follow(1, `new\n\n${before}`), 3);
  });
  it('tells equal lines apart by their order while their number is unchanged', () => {
    assert.equal(follow(3, `\n${before}`), 4);
    assert.equal(follow(3, before.replace('- [ ] same\n- [ ] same', '- [ ] same\n- [ ] same\n- [ ] same')), undefined);
  });
  it('means the line that an edit would change, or none', () => {
    const text = fc.constantFrom('a', 'b', 'a id:k1', 'b id:k1', 'a due:2026-03-01');
    const note = fc.array(
      fc.oneof(
        text.map((words) => `- [ ] ${words}`),
        fc.constant('# H'),
      ),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(note, note, (first, second) => {
        const index = indexOf({ 'a.md': first.join('\n') });
        const keys = index.taskRows('a.md').map((row) => index.key(row));
        index.put('a.md', second.join('\n'));
        const read = parseNote(second.join('\n'));
        for (const key of keys) {
          const row = index.find(key);
          const meant = key.task && findTask(read, key.task);
          const line = meant && !isRefusal(meant) ? meant.line : undefined;
          assert.equal(
            row === undefined ? undefined : index.item(row).line,
            line,
            JSON.stringify([first, second, key]),
          );
        }
      }),
      { numRuns: runs(300) },
    );
  });
  it('finds a task by id, then by its text if that is unique', () => {
    assert.equal(follow(4, before.replace('with id:k1', 'other words id:k1')), 4);
    assert.equal(follow(5, before.replace('2026-03-01', '2026-03-09')), 5);
    assert.equal(follow(5, before.replace('dated due:2026-03-01', 'something else')), undefined);
  });
});

/** Everything an index says, for comparing. */
function dump(index: NoteIndex): unknown {
  const fields = [...index.config.fields.keys(), 'kind', 'class', 'heading', 'path', 'line'];
  return {
    paths: index.paths(),
    counts: [index.noteCount, index.taskCount],
    rows: [...index.rows()].map((row) => {
      const { row: _row, ...item } = index.item(row);
      return [item, index.key(row), fields.map((field) => [index.get(row, field), index.number(row, field)])];
    }),
  };
}

describe('index of which is said how much will come', () => {
  const packed = (from: number) =>
    packNotes(Array.from({ length: 500 }, (_, at) => ({ path: `${from + at}.md`, text: `- [ ] task ${from + at}\n` })));

  it('takes room for it, and gives back what is much', () => {
    const index = new NoteIndex(config);
    index.merge(packed(0), new Set(), 1500);
    const { byteLength } = index;
    index.merge(packed(500), new Set(), 1000);
    // The table by which words are found grows as always.
    assert.ok(index.byteLength < 1.1 * byteLength);
    finished(index.trim());
    assert.ok(index.byteLength < 0.7 * byteLength);
    assert.equal(index.taskCount, 1000);
  });
});

describe('index that makes room for a batch', () => {
  const notes = Array.from({ length: 40 }, (_, note) => ({
    path: `${note}.md`,
    text: `- [ ] ${'x'.repeat(80)} due:2026-01-05\n`.repeat(200),
  }));
  const batch = packNotes(notes);

  it('copies what it has in pieces, and nothing when it takes the batch', () => {
    const index = new NoteIndex(config);
    index.merge(batch);
    const steps = index.makeRoom(batch);
    let pauses = 0;
    while (!steps.next().done) pauses++;
    assert.ok(pauses > 16, String(pauses));
    const { byteLength } = index;
    index.merge(batch);
    assert.equal(index.byteLength, byteLength);
    assert.equal(finished(index.makeRoom(packNotes([]))), undefined);
    assert.equal(index.byteLength, byteLength);
    const fresh = new NoteIndex(config);
    fresh.merge(batch);
    assert.deepEqual(table(index, 'due'), table(fresh, 'due'));
  });

  it('loses nothing that comes in a pause when it is begun again', () => {
    const index = new NoteIndex(config);
    index.merge(batch);
    const steps = index.makeRoom(batch);
    for (let step = 0; step < 10; step++) steps.next();
    index.put('0.md', '- [ ] New\n');
    finished(index.makeRoom(batch));
    const [first = '', ...others] = table(index).filter((line) => line.startsWith('task'));
    assert.match(first, /New/);
    assert.equal(others.length, 39 * 200);
  });
});

describe('index from any series of changes', () => {
  const texts = [
    '',
    '- [ ] a @maria\n',
    '- [ ] a @maria\n- [x] b @ada +mail due:2026-03-01 done:2026-03-02\n',
    '---\ntype: project\ntitle: Mail\nmilestones:\n  - title: Pilot\n    due: 2026-04-01\n---\n- [ ] own 📅 2026-04-01\n',
    '---\ntype: person\nname: Ada King\nhandles: [maria]\n---\n',
    '---\ntype: issue\nseverity: critical\nproject: mail\n---\n# T\n## Ada King\n- [ ] ü🚀 [due:: 2026-01-01]\n',
    '---\ntype: gadget\nstatus: broken\n---\n## Maria\n- [ ] g\n',
  ];
  const configs = [
    config,
    loadConfig(undefined),
    loadConfig(
      'kinds:\n  gadget:\n    label: Gadget\n    plural: Gadgets\n    folder: gadgets\n    states:\n      fine: { class: todo }\n      broken: { class: waiting }\n',
    ),
  ];
  const path = fc.constantFrom(
    'a.md',
    'mail.md',
    'projects/mail/project.md',
    'projects/mail/x.md',
    'people/ada.md',
    'é/ü.md',
    'é/🚀.md',
    'é/\uffee.md',
  );
  const text = fc.constantFrom(...texts);
  const step = fc.oneof(
    fc.record({ do: fc.constant('put' as const), path, text }),
    fc.record({
      do: fc.constant('merge' as const),
      notes: fc.array(fc.record({ path, text }), { maxLength: 5 }),
      skip: fc.array(path, { maxLength: 2 }),
      ahead: fc.constantFrom(0, 3, 5000),
    }),
    fc.record({
      do: fc.constant('remove' as const),
      path: fc.oneof(path, fc.constantFrom('projects', 'é', 'projects/mail')),
    }),
    fc.record({ do: fc.constant('config' as const), config: fc.nat({ max: configs.length - 1 }) }),
    fc.record({ do: fc.constant('compact' as const), steps: fc.nat({ max: 6 }) }),
    fc.record({ do: fc.constant('trim' as const), steps: fc.nat({ max: 50 }) }),
  );

  it('equals the index built from what is left', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const model = new Map<string, string>();
        const index = new NoteIndex(config);
        let current = config;
        let compacting = index.compact(1);
        let trimming = index.trim();
        for (const each of steps) {
          if (each.do === 'put') {
            model.set(each.path, each.text);
            index.put(each.path, each.text);
          } else if (each.do === 'merge') {
            for (const note of each.notes) if (!each.skip.includes(note.path)) model.set(note.path, note.text);
            index.merge(packNotes(each.notes), new Set(each.skip), each.ahead);
          } else if (each.do === 'remove') {
            for (const known of [...model.keys()])
              if (known === each.path || known.startsWith(`${each.path}/`)) model.delete(known);
            index.remove(each.path);
          } else if (each.do === 'config') {
            current = configs[each.config] ?? config;
            index.setConfig(current);
          } else if (each.do === 'trim') {
            for (let left = each.steps; left > 0; left--) if (trimming.next().done) trimming = index.trim();
          } else
            for (let left = each.steps; left > 0; left--) if (compacting.next().done) compacting = index.compact(1);
        }
        finished(compacting);
        const fresh = new NoteIndex(current);
        for (const known of [...model.keys()].sort()) fresh.put(known, model.get(known) ?? '');
        assert.deepEqual(dump(index), dump(fresh));
        assert.deepEqual(index.paths(), [...model.keys()].sort());
        assert.equal(index.taskCount, fresh.taskCount);
        finished(index.compact());
        finished(index.trim());
        finished(fresh.compact());
        finished(fresh.trim());
        assert.equal(index.byteLength, fresh.byteLength);
      }),
      { numRuns: runs(120) },
    );
  }).timeout(20_000);
});

describe('todo.txt files', () => {
  const text = 'x 2026-03-02 2026-03-01 Ship it +mail\n(A) 2026-03-01 Call Jon @phone due:2026-03-12\nCall Jon\n';

  it('are read by their own rules, in a file as in a batch', () => {
    const expected = [
      'note | lists/todo.txt:0 | todo | Todo.txt',
      'task | lists/todo.txt:0 | done | Ship it | project=mail | done=2026-03-02 | created=2026-03-01',
      'task | lists/todo.txt:1 | todo | Call Jon | due=2026-03-12 | priority=high | created=2026-03-01 | tags=phone',
      'task | lists/todo.txt:2 | todo | Call Jon',
    ];
    const fields = ['project', 'due', 'done', 'priority', 'created', 'tags'];
    assert.deepEqual(table(indexOf({ 'lists/todo.txt': text }), ...fields), expected);
    const merged = new NoteIndex(config);
    merged.merge(packNotes([{ path: 'lists/todo.txt', text }]));
    assert.deepEqual(table(merged, ...fields), expected);
  });

  it('have lines that are found again by their words', () => {
    const index = indexOf({ 'todo.txt': 'Call Jon\n' });
    const key = index.key(index.taskRows('todo.txt')[0] ?? 0);
    index.put('todo.txt', 'Other\n(B) Call Jon due:2026-03-12\n');
    const row = index.find(key);
    assert.ok(row !== undefined);
    assert.equal(index.item(row).line, 1);
  });
});

describe('fields that a team declares', () => {
  it('are typed on task lines as they are in headers', () => {
    const fields = 'fields:\n  cost: money\n  ready_by: day\n  reviewer: person\n';
    const team = loadConfig(`people:\n  - { id: jonas, name: Jonas Berg }\n${fields}`);
    const index = new NoteIndex(team);
    index.put(
      'a.md',
      '- [ ] Move cost:12k [ready by:: 2026-03-12] [reviewer:: "Jonas Berg"]\n- [ ] Pay [cost:: 1,200] [reviewer:: Jonas Berg]\n',
    );
    const [first = 0, second = 0] = index.taskRows('a.md');
    assert.deepEqual(
      ['cost', 'ready-by'].map((field) => index.number(first, field)),
      [12_000, 20_524],
    );
    assert.equal(index.get(first, 'ready-by'), '2026-03-12');
    assert.equal(index.get(second, 'cost'), 1200);
    assert.equal(index.get(second, 'reviewer'), 'jonas');
  });
});
