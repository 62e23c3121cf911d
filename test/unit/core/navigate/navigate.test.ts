// Definition, references and rename over a small notebook: `$0` marks the cursor, and code is never touched.
import { deepEqual, equal, ok } from 'node:assert/strict';
import { isRefusal } from '../../../../src/core/edits/edit.ts';
import { definitionOf, headingLine, nameAt } from '../../../../src/core/navigate/definition.ts';
import { type NameUse, readNames } from '../../../../src/core/navigate/nameUse.ts';
import { referencesIn, subjectOf, subjectOfNote, usesIn } from '../../../../src/core/navigate/references.ts';
import {
  mayChange,
  movedPath,
  planMove,
  planRename,
  type RenamePlan,
  renameEdits,
} from '../../../../src/core/navigate/rename.ts';
import { applyEdits } from '../../../../src/core/text.ts';
import { indexOf } from '../../../support/notebookText.ts';

const files: Record<string, string> = {
  'daybook.yml':
    'people:\n  - { id: maria, name: Maria Lopez, handles: [ml] }\nme: maria\nseries:\n  weekly:\n    attendees: [maria, jonas]\n    project: mail\n',
  'people/jonas.md': '---\ntype: person\nname: Jonas Berg\nid: jonas\n---\nWorks with @maria.\n',
  'projects/mail.md':
    '---\ntype: project\ntitle: Mail gateway\nowner: maria\n---\n# Mail\n\n## Next steps\n- [ ] Relay @jonas id:relay #ops\n',
  'projects/office/office.md':
    '---\ntype: project\ntitle: Office\n---\nSee [mail](../mail.md) and ![plan](plan.png).\n',
  'issues/queue.md':
    '---\ntype: issue\ntitle: Queue\nowner: "@jonas"\nproject: "[[mail]]"\ntags: [ops, mail]\n---\nAsk @jonas or @ml, not `@jonas`.\n- [ ] Wait +mail after:relay,other #ops/mail\n\n```\n@jonas +mail [[mail]]\n```\nSee [[mail#Next steps|the plan]], [mail](../projects/mail.md#next-steps) and [[projects/mail]].\n',
  'notes/Jonas Berg.md': '# About [[jonas]]\n\n- [ ] x owner:jonas\n',
};
const index = indexOf(files);

/** The use at `$0` in a note of that path, whose text may be another than the file's. */
function at(path: string, marked: string): NameUse {
  const text = marked.replace('$0', '');
  const use = nameAt(usesIn(path, text, index), marked.indexOf('$0'));
  ok(use, `nothing is named at ${marked}`);
  return use;
}

const inFile = (path: string, words: string): NameUse => at(path, (files[path] ?? '').replace(words, `$0${words}`));

describe('names in a note', () => {
  const uses = (text: string, path = 'a.md') =>
    readNames(path, text, index.config).uses.map(({ kind, name, by, gives, span }) => {
      equal(text.slice(span.start, span.end).toLowerCase().replace(/%20/g, ' '), name.toLowerCase());
      return `${by} ${kind} ${name}${gives ? '!' : ''}`;
    });
  const check = (text: string, expected: string[]) => it(JSON.stringify(text), () => deepEqual(uses(text), expected));

  check('- [ ] a @x +y #z id:i after:j,k owner:@o project:+p ^b\n', [
    'task person x',
    'task project y',
    'task tag z',
    'field id i!',
    'field id j',
    'field id k',
    'field person o',
    'field project p',
    'field id b!',
  ]);
  check('Text @x (+y) #z a@b.c\r\n', ['prose person x', 'prose tag z']);
  check('`@x` [`#z`](a.md)\n\n    @code\n\n~~~\n#no\n~~~\n', ['inline note a.md']);
  check('---\nowner: Maria Lopez <m@x.example>\nproject: +mail\ntags: [a, "#b"]\nid: T-1\nafter: [T-2]\n---\n', [
    'header person Maria Lopez',
    'header project mail',
    'header tag a',
    'header tag b',
    'header id T-1!',
    'header id T-2',
  ]);
  check('---\nattendees: maria, @jonas\nproject: "[[projects/mail|Mail]]"\n---\n', [
    'header person maria',
    'header person jonas',
    'wiki note projects/mail',
  ]);
  check('[a](<b c.md> "t") [[ d #e|f]] ![g](h.png) [[#i]] [j](https://k) [l](m%20n.md#o)\n', [
    'inline note b c.md',
    'wiki note d',
    'inline note h.png',
    'inline note m n.md',
  ]);
  check('[[d#^k3x9|e]] [[#^b1]] [f](m.md#^c) [g](https://k#^l)\n', [
    'wiki note d',
    'wiki id k3x9',
    'wiki id b1',
    'inline note m.md',
    'inline id c',
  ]);
});

describe('definition', () => {
  const places = (path: string, words: string) => definitionOf(path, inFile(path, words), index, files['daybook.yml']);
  const queue = 'issues/queue.md';
  it('of a person is their note, or their line in daybook.yml', () => {
    deepEqual(places(queue, '@jonas or'), [{ path: 'people/jonas.md' }]);
    const [place] = places(queue, '@ml');
    const { start = 0, end = 0 } = place?.span ?? {};
    deepEqual([place?.path, files['daybook.yml']?.slice(start, end)], ['daybook.yml', 'maria']);
  });
  it('of a project is its note', () => {
    deepEqual(places(queue, '+mail'), [{ path: 'projects/mail.md' }]);
    deepEqual(places(queue, '[[mail]]"'), [{ path: 'projects/mail.md' }]);
  });
  it('of an id is its line', () => deepEqual(places(queue, 'relay,'), [{ path: 'projects/mail.md', line: 8 }]));
  it('of a link to a line is that line', () => {
    const line = [{ path: 'projects/mail.md', line: 8 }];
    for (const marked of ['[[$0mail#^relay]]\n', '[[mail#^re$0lay]]\n', '[m](../projects/mail.md#^rel$0ay)\n'])
      deepEqual(definitionOf('notes/a.md', at('notes/a.md', marked), index, undefined), line);
    deepEqual(definitionOf('notes/a.md', at('notes/a.md', '[[$0mail#^gone]]\n'), index, undefined), [
      { path: 'projects/mail.md', heading: '^gone' },
    ]);
  });
  it('of an id nobody has is nothing', () => deepEqual(places(queue, 'other'), []));
  it('of a tag is whatever carries it', () =>
    deepEqual(places('projects/mail.md', '#ops'), [
      { path: queue, line: 0 },
      { path: 'projects/mail.md', line: 8 },
    ]));
  it('of a wiki link is the heading it names', () => {
    deepEqual(places(queue, '[[mail#'), [{ path: 'projects/mail.md', heading: 'Next steps' }]);
    equal(headingLine('projects/mail.md', files['projects/mail.md'] ?? '', 'next-steps'), 7);
    equal(headingLine('projects/mail.md', files['projects/mail.md'] ?? '', 'gone'), 0);
  });
  it('of a link to a heading in the body is left to the editor', () => {
    deepEqual(places(queue, '[mail](../'), []);
    deepEqual(places('projects/office/office.md', '[mail](../'), [{ path: 'projects/mail.md' }]);
  });
});

describe('references', () => {
  const found = (path: string, use: NameUse) => {
    const subject = subjectOf(path, use, index);
    return Object.entries(files).flatMap(([each, text]) =>
      referencesIn(each, text, subject, index).map(
        ({ whole }) => `${each.replace(/.*\//, '')}: ${text.slice(whole.start, whole.end)}`,
      ),
    );
  };
  const queue = 'issues/queue.md';
  it('of a person are all ways to call them', () =>
    deepEqual(found(queue, inFile(queue, '@jonas or')), [
      'daybook.yml: jonas',
      'jonas.md: jonas',
      'mail.md: @jonas',
      'queue.md: jonas',
      'queue.md: @jonas',
      'Jonas Berg.md: [[jonas]]',
      'Jonas Berg.md: owner:jonas',
    ]));
  it('of a project are words and links', () =>
    deepEqual(found(queue, inFile(queue, '+mail')), [
      'daybook.yml: mail',
      'office.md: [mail](../mail.md)',
      'queue.md: [[mail]]',
      'queue.md: +mail',
      'queue.md: [[mail#Next steps|the plan]]',
      'queue.md: [mail](../projects/mail.md#next-steps)',
      'queue.md: [[projects/mail]]',
    ]));
  it('of an id, and of a tag', () => {
    deepEqual(found(queue, inFile(queue, 'relay,')), ['mail.md: id:relay', 'queue.md: relay']);
    deepEqual(found('projects/mail.md', inFile('projects/mail.md', '#ops')), ['mail.md: #ops', 'queue.md: ops']);
  });
  it('of a note are the links to it', () => {
    const subject = subjectOfNote('projects/mail.md', index);
    equal(subject.key, 'project:mail');
    equal(referencesIn(queue, files[queue] ?? '', subject, index).length, 5);
  });
});

/** The files after a rename, only those that changed, by their new path. */
function changedBy(plan: RenamePlan, bodyLinks = true): Record<string, string> {
  const changed: Record<string, string> = {};
  for (const [path, text] of Object.entries(files)) {
    const edits = mayChange(path, text, plan) ? renameEdits(path, text, plan, index, { bodyLinks }) : [];
    const to = movedPath(path, plan.moves);
    if (edits.length > 0 || to !== path) changed[to] = applyEdits(text, edits);
  }
  return changed;
}

function renamed(path: string, words: string, to: string): Record<string, string> {
  const plan = planRename(path, inFile(path, words), to, index);
  ok(!isRefusal(plan), JSON.stringify(plan));
  return changedBy(plan);
}

function refusal(path: string, words: string, to: string): string {
  const plan = planRename(path, inFile(path, words), to, index);
  return isRefusal(plan) ? `${plan.refused}: ${plan.message}` : 'not refused';
}

/** What differs, line by line. */
function lines(changed: Record<string, string>): string[] {
  return Object.entries(changed).flatMap(([path, text]) => {
    const old = new Set(Object.values(files).flatMap((each) => each.split('\n')));
    const different = text.split('\n').filter((line) => !old.has(line));
    return different.length > 0 ? different.map((line) => `${path}: ${line}`) : [path];
  });
}

describe('rename', () => {
  const queue = 'issues/queue.md';
  it('of an id', () =>
    deepEqual(lines(renamed(queue, 'relay,', 'relay-2')), [
      'projects/mail.md: - [ ] Relay @jonas id:relay-2 #ops',
      'issues/queue.md: - [ ] Wait +mail after:relay-2,other #ops/mail',
    ]));
  it('of an id in a link', () => {
    const plan = planRename('notes/a.md', at('notes/a.md', 'See [[mail#^re$0lay|it]]\n'), 'relay-2', index);
    ok(!isRefusal(plan));
    const text = 'See [[mail#^relay|it]]\n';
    equal(applyEdits(text, renameEdits('notes/a.md', text, plan, index)), 'See [[mail#^relay-2|it]]\n');
  });
  it('of a tag, with those below it', () =>
    deepEqual(lines(renamed('projects/mail.md', '#ops', 'run')), [
      'projects/mail.md: - [ ] Relay @jonas id:relay #run',
      'issues/queue.md: tags: [run, mail]',
      'issues/queue.md: - [ ] Wait +mail after:relay,other #run/mail',
    ]));
  it('of a handle changes that handle alone', () =>
    deepEqual(lines(renamed(queue, '@ml', 'mlo')), [
      'daybook.yml:   - { id: maria, name: Maria Lopez, handles: [mlo] }',
      'issues/queue.md: Ask @jonas or @mlo, not `@jonas`.',
    ]));
  it('of a person with a note moves the note', () =>
    deepEqual(lines(renamed(queue, '@jonas or', 'jonny')), [
      'daybook.yml:     attendees: [maria, jonny]',
      'people/jonny.md: id: jonny',
      'projects/mail.md: - [ ] Relay @jonny id:relay #ops',
      'issues/queue.md: owner: "@jonny"',
      'issues/queue.md: Ask @jonny or @ml, not `@jonas`.',
      'notes/Jonas Berg.md: # About [[jonny]]',
      'notes/Jonas Berg.md: - [ ] x owner:jonny',
    ]));
  it('of a project moves its note and follows with every link', () =>
    deepEqual(lines(renamed(queue, '+mail', 'post')), [
      'daybook.yml:     project: post',
      'projects/post.md',
      'projects/office/office.md: See [mail](../post.md) and ![plan](plan.png).',
      'issues/queue.md: project: "[[post]]"',
      'issues/queue.md: - [ ] Wait +post after:relay,other #ops/mail',
      'issues/queue.md: See [[post#Next steps|the plan]], [mail](../projects/post.md#next-steps) and [[projects/post]].',
    ]));
  it('of a note by a wiki link', () => {
    const use = at('x.md', '[[Jonas$0 Berg]]');
    const plan = planRename('x.md', { ...use, name: 'notes/Jonas Berg' }, 'About Jonas', index);
    deepEqual(plan, { words: [], moves: [{ from: 'notes/Jonas Berg.md', to: 'notes/About Jonas.md' }] });
  });
  it('is refused for names that are taken', () => {
    equal(refusal(queue, '+mail', 'office'), 'exists: There is a project “office” already.');
    equal(refusal(queue, '@ml', 'jonas'), 'exists: “jonas” is Jonas Berg already.');
    equal(refusal(queue, 'relay,', 'relay'), 'unchanged: It is called so already.');
  });
  it('is refused for names that would not be read back', () => {
    for (const to of ['two words', 'a/b', 'x.', '', '@x', '[x]'])
      equal(refusal(queue, '@ml', to), `invalid: “${to}” cannot be the name of a person.`);
    equal(refusal(queue, '+mail', '1st'), 'invalid: “1st” cannot be the name of a project.');
    equal(refusal('projects/mail.md', '#ops', '12'), 'invalid: “12” cannot be the name of a tag.');
    equal(refusal(queue, 'relay,', 'a b'), 'invalid: “a b” cannot be the name of an id.');
  });
  it('is refused where a full name stands', () => {
    const plan = planRename('x.md', at('x.md', '---\ntype: issue\nowner: Maria$0 Lopez\n---\n'), 'x', index);
    ok(isRefusal(plan) && plan.refused === 'not-supported');
  });
});

describe('a note that moves', () => {
  const moved = (from: string, to: string, bodyLinks = true): Record<string, string> => {
    const plan = planMove(from, to, index);
    ok(!isRefusal(plan));
    return changedBy(plan, bodyLinks);
  };
  it('keeps its own links and those to it', () =>
    deepEqual(lines(moved('projects/office/office.md', 'archive/office.md')), [
      'archive/office.md: See [mail](../projects/mail.md) and ![plan](../projects/office/plan.png).',
    ]));
  it('leaves links in bodies to the editor, but not those in headers', () =>
    deepEqual(lines(moved('projects/mail.md', 'projects/post.md', false)), [
      'daybook.yml:     project: post',
      'projects/post.md',
      'issues/queue.md: project: "[[post]]"',
      'issues/queue.md: - [ ] Wait +post after:relay,other #ops/mail',
      'issues/queue.md: See [[post#Next steps|the plan]], [mail](../projects/mail.md#next-steps) and [[projects/post]].',
    ]));
  it('keeps links between notes of a folder that moves', () => {
    const plan: RenamePlan = { words: [], moves: [{ from: 'projects', to: 'work' }] };
    deepEqual(lines(changedBy(plan)), [
      'work/mail.md',
      'work/office/office.md',
      'issues/queue.md: See [[mail#Next steps|the plan]], [mail](../work/mail.md#next-steps) and [[work/mail]].',
    ]);
  });
  it('is refused where a note is already', () =>
    deepEqual(planMove('projects/mail.md', 'people/jonas.md', index), {
      refused: 'exists',
      message: 'people/jonas.md is there already.',
    }));
});
