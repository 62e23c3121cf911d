// What is prepared for many rows answers what single rows answer.
import { deepEqual, equal, ok } from 'node:assert/strict';
import { fieldReader, numbersOf } from '../../../../src/core/index/fieldReader.ts';
import { NoteIndex } from '../../../../src/core/index/noteIndex.ts';
import type { IndexReader, Row } from '../../../../src/core/index/rows.ts';
import { finished } from '../../../../src/core/index/steps.ts';
import { hasPassing } from '../../../../src/core/index/values.ts';
import { loadConfig } from '../../../../src/core/record/config.ts';

const config = loadConfig(`
people:
  - { id: ann, name: Ann Lee, team: net, handles: [al] }
  - { id: bob, name: Bob Ray, team: desk }
`);

const notes: Readonly<Record<string, string>> = {
  'inbox.md':
    '- [ ] plain\n- [ ] dated due:2026-03-01 start:2026-02-01\n- [x] gone done:2026-03-11 @bob\n- [ ] end with Ann Lee 2026-04-01\n',
  'vendors/acme.md':
    '---\ntype: vendor\ncontract_end: 2026-04-01\nteam: desk\n---\n# Log\n\n- 2026-03-01 call\n- [ ] call work:ops @bob @ann\n',
  'issues/a.md':
    '---\ntype: incident\nseverity: critical\nopened: 2026-03-10T09:00+01:00\nowner: "@al"\ntags: [net, impact]\n---\n- [ ] look #check [owner:: ann] with @bob\n',
  'issues/b.md': '---\ntype: issue\nstatus: resolved\nresolved: 2026/03/11 12:00\n---\n- [-] no #check/daily +mail\n',
  'issues/c.md': '---\ntype: issue\nstatus: closed\ndone: 2026-03-01\nclosed: 2026-03-04\n---\n',
  'issues/d.md':
    '---\ntype: issue\nopened: 2026-03-04 and a half\ndone: 2026-03-05x\nteam: own\nowner: bob\nseverity: strange\n---\n',
  'issues/e.md': '---\ntype: issue\nopened: 2026-03-04 10:00:30\nowner: bob\nseverity: High\n---\n',
  'projects/mail/project.md':
    '---\ntype: project\nstatus: done\nbudget: 1,200 EUR\nreviewed: 2025-01-01\nreview_every: 30d\ndone: 2026-03-02\nmilestones:\n  - title: m\n    due: 2026-01-01\n---\n## Roll-out\n\n- [x] step done:2026-03-09 !high\n- [/] two id:t2 team:own @ann\n- [ ] go #milestone due:2026-05-01\n',
  'meetings/2026-03-10 net.md':
    '---\ntype: meeting\nattendees: [ann, Bob Ray]\n---\n## Ann Lee\n\n- [ ] three after:t2\n- [ ] mail me@bob.example\n',
  'backlog/tasks/d.md': '---\nid: d\nstatus: Done\ntitle: A file task\ntype: task\ndone: 2026-03-05\n---\n',
  'risks/r.md': '---\ntype: risk\nlikelihood: 3\nimpact: 4\n---\n',
  'note.md': '# Nothing\n\n- [ ] Löschen #Impact @cid wait:ann asked:2026-02-01 est:2h\n',
};

const fields = [
  ...['due', 'scheduled', 'start', 'done', 'title', 'owner', 'project', 'team', 'kind', 'class', 'state', 'status'],
  ...['priority', 'heading', 'tags', 'path', 'line', 'severity', 'date', 'series', 'opened', 'resolved', 'closed'],
  ...[
    'budget',
    'review',
    'exposure',
    'evidenced',
    'wait',
    'asked',
    'after',
    'id',
    'work',
    'est',
    'contract-end',
    'major',
  ],
  ...['attendees', 'last-contact', 'review-every', 'reviewed', 'nowhere'],
];

/** The same index without prepared answers. */
function withoutMany(index: NoteIndex): IndexReader {
  return new Proxy(index, {
    get: (target, name) => {
      const value: unknown = name === 'many' ? undefined : Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

describe('answers for many rows', () => {
  const index = new NoteIndex(config);
  for (const [path, text] of Object.entries(notes)) index.put(path, text);
  const { many } = index;
  const rows = [...index.rows()];
  const oneByOne = fieldReader(withoutMany(index));

  it('are those for each', () => {
    const isShort = (text: string): boolean => text.length < 6;
    for (const field of fields) {
      const [numbers, values] = [many.numbers(field), many.values(field)];
      const [measured, passing] = [many.measured(field, (value) => String(value).length), many.passing(field, isShort)];
      const days = many.days(field);
      for (const reader of [numbers, days, measured])
        deepEqual([...finished(numbersOf(rows, reader))], rows.map(reader), `${field} of all at once`);
      for (const row of rows) {
        const [value, words] = [index.get(row, field), `${field} of ${index.path(row)} ${index.get(row, 'title')}`];
        equal(numbers(row), index.number(row, field), words);
        deepEqual(values(row), value, words);
        equal(days(row), oneByOne.days(field)(row), words);
        equal(measured(row), value === undefined ? Number.NaN : String(value).length, words);
        equal(passing(row), hasPassing(value, isShort), words);
        if (value !== undefined) ok(!many.lacks(row, field), words);
      }
    }
    const [of, note] = [
      many.passing('path', (path) => path.includes('issues'), 'issues'),
      index.noteRow('issues/a.md'),
    ];
    deepEqual(
      rows.filter(of),
      rows.filter((row) => index.path(row).includes('issues')),
    );
    const holding = (piece: string) => ({ piece, passes: (text: string) => text.toLowerCase().includes(piece) });
    ok(note !== undefined && many.lacks(note, 'path', holding('nowhere')) && !many.lacks(note, 'path', holding('iss')));
    const line = rows.find((row) => index.type(row) === 'task') ?? -1;
    // Words of headings, owners and tags are kept together: only some of those that hold the piece are looked for.
    for (const [field, piece, wanted, isThere] of [
      ['tags', 'check', 'check/daily', true],
      ['tags', 'check', 'checks', false],
      ['heading', 'roll', 'roll-out', true],
      ['heading', 'roll', 'roll', false],
    ] as const)
      equal(many.lacks(line, field, { piece, passes: (text) => text.toLowerCase() === wanted }), !isThere, wanted);
  });

  it('tell lines with names beside their owner', () => {
    const named = rows.flatMap((row) => many.lineNaming(row) ?? []);
    deepEqual(named, [
      '- [ ] look #check [owner:: ann] with @bob',
      '- [ ] mail me@bob.example',
      '- [ ] call work:ops @bob @ann',
    ]);
  });

  it('sift all rows in their order, and those of a shape alike', () => {
    const [all, open, none]: Row[][] = [[], [], []];
    const shapes = new Set<string>();
    const shapeOf = (row: Row): string =>
      `${index.type(row)} ${index.kind(row)} ${index.stateClass(row)} ${many.lacks(row, 'nowhere')}`;
    const isOpen = (row: Row): boolean => index.stateClass(row) === 'todo';
    let asked = 0;
    finished(
      many.sift([
        { verdictOf: () => true, found: all ?? [] },
        { verdictOf: isOpen, found: open ?? [] },
        {
          verdictOf: (row) => {
            asked++;
            shapes.add(shapeOf(row));
            return () => false;
          },
          found: none ?? [],
        },
      ]),
    );
    deepEqual(all, rows);
    deepEqual(open, rows.filter(isOpen));
    deepEqual(none, []);
    equal(asked, new Set(rows.map(shapeOf)).size);
    equal(asked, shapes.size);
  });

  it('put rows in groups of shapes and projects, of which few are asked', () => {
    const large = new NoteIndex(config);
    const types = ['issue', 'nothing', 'project', 'person'];
    for (let note = 0; note < 80; note++) {
      const lines = Array.from(
        { length: note % 9 },
        (_, place) => `- [${' x/-'[(place * note) % 4]}] +p${place % 3}\n`,
      );
      const header = `---\ntype: ${types[note % 4]}\nproject: p${note % 5}\n---\n`;
      large.put(`${note % 7}/a${note}.md`, `${header}${note % 2 === 0 ? '' : '- [ ] of its note\n'}${lines.join('')}`);
    }
    const placeOf = (row: Row): string | undefined =>
      large.kind(row) === 'issue' || large.stateClass(row) === 'cancelled'
        ? undefined
        : `${large.kind(row)} ${String(large.get(row, 'project'))}`;
    let asked = 0;
    const check = (): void => {
      const expected = new Map<string, Row[]>();
      for (const row of large.rows()) {
        const place = placeOf(row);
        if (place !== undefined) expected.set(place, [...(expected.get(place) ?? []), row]);
      }
      asked = 0;
      const groups = finished(
        large.many.byProject((row) => {
          asked++;
          return placeOf(row);
        }),
      );
      deepEqual([...groups], [...expected]);
    };
    check();
    ok(asked < large.taskCount / 2, `${asked} asked`);
    large.put('3/a10.md', '---\ntype: project\n---\n- [ ] its own\n- [x] other +p1\n');
    check();
  });

  it('sift thousands of rows as they are found one by one, each time anew', () => {
    const large = new NoteIndex(config);
    const marks = [' ', 'x', '/', ' ', '-', ' '];
    const lineOf = (place: number): string =>
      `- [${marks[(place * 7) % marks.length]}] ${place % 11 === 0 ? 'work:ops ' : ''}${place % 3 === 0 ? 'due:2026-03-01' : ''}\n`;
    for (let note = 0; note < 60; note++) {
      const type = ['issue', 'nothing', 'project'][note % 3];
      const lines = Array.from({ length: note * 3 }, (_, place) => lineOf(place + note));
      large.put(`a${note}.md`, `---\ntype: ${type}\n---\n${lines.join('')}`);
    }
    const questions: readonly { shape: (row: Row) => boolean; own: (row: Row) => boolean }[] = [
      { shape: (row) => large.stateClass(row) === 'todo', own: (row) => large.get(row, 'due') !== undefined },
      { shape: () => true, own: (row) => row % 5 === 0 },
      { shape: (row) => large.kind(row) === 'issue', own: () => true },
      { shape: () => false, own: () => true },
    ];
    const check = (asked: typeof questions): void => {
      const sieves = asked.map(({ shape, own }) => ({
        verdictOf: (row: Row) => (shape(row) ? own : false),
        found: [] as Row[],
      }));
      finished(large.many.sift(sieves));
      const all = [...large.rows()];
      for (const [place, { shape, own }] of asked.entries())
        deepEqual(
          sieves[place]?.found,
          all.filter((row) => shape(row) && own(row)),
        );
    };
    check(questions);
    for (const question of questions) check([question]);
    large.put('a30.md', '- [ ] once more due:2026-03-01\n');
    check(questions);
  });
});
