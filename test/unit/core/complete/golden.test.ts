// Completion in notes: the golden table (test/golden/completion.ts), places where nothing may be proposed, what an insertion does
// to the text in each dialect, and what is proposed on request only.
import { deepEqual, equal, ok } from 'node:assert/strict';
import { complete } from '../../../../src/core/complete/complete.ts';
import type { Completion } from '../../../../src/core/complete/completion.ts';
import { linkedNote } from '../../../../src/core/complete/links.ts';
import { applyEdits } from '../../../../src/core/text.ts';
import { completionRows, notebook } from '../../../golden/completion.ts';
import { indexOf } from '../../../support/notebookText.ts';

const index = indexOf(notebook);
const frame = { index, today: '2026-03-11', now: '2026-03-11T09:15+01:00', me: 'maria' };

/** Proposals where `$0` stands in a text. */
function proposed(marked: string, path = 'note.md', invoked = false): readonly Completion[] {
  const offset = marked.indexOf('$0');
  const text = marked.replace('$0', '');
  const asked = { ...frame, path, text, offset, invoked, newId: () => 'k3m9ab' };
  const other = linkedNote(asked);
  const linked = other === undefined ? undefined : notebook[other];
  return complete(linked === undefined ? asked : { ...asked, linked });
}

/** The text after the first proposal, or the one with a label or detail, was taken. */
function taken(marked: string, wanted?: string): string {
  const found = proposed(marked, 'note.md', true).find(
    ({ label, detail }) => wanted === undefined || label === wanted || detail === wanted,
  );
  ok(found, `${wanted ?? 'something'} is proposed`);
  const edits = [{ span: found.span, text: found.insert }, ...(found.also ?? [])];
  return applyEdits(marked.replace('$0', ''), edits);
}

describe('completion of fields that a team declares', () => {
  const declared = `${notebook['daybook.yml']}fields:\n  size: { values: [small, large] }\n  ready_by: day\n  reviewer: person\n`;
  const team = indexOf({ ...notebook, 'daybook.yml': declared });
  const first = (marked: string): string | undefined => {
    const [offset, text] = [marked.indexOf('$0'), marked.replace('$0', '')];
    return complete({ ...frame, index: team, path: 'note.md', text, offset, invoked: true })[0]?.insert;
  };
  const check = (marked: string, expected: string) => it(marked, () => equal(first(marked), expected));

  check('- [ ] Move [size:: la$0', 'large]');
  check('- [ ] Move size:la$0', 'size:large');
  check('- [ ] Move [ready by:: fri$0', '2026-03-13]');
  check('- [ ] Move ready_by:fri$0', 'ready_by:2026-03-13');
  check('- [ ] Move [reviewer:: jo$0', 'jonas]');
  check('- [ ] Move si$0', '[size:: $0]');
});

describe('completion', () => {
  describe('proposes first', () => {
    ok(completionRows.length >= 40);
    for (const { says, path, text, keys, first } of completionRows) {
      it(`${says}: ${keys}`, () => {
        ok([...keys].length <= 2);
        const [found] = proposed(
          text.replace('$0', () => `${keys}$0`),
          path,
        );
        equal(found?.insert, first);
      });
    }
  });

  describe('is silent', () => {
    const places: Readonly<Record<string, string>> = {
      'in a fence': '```\n- [ ] Call @$0\n```\n',
      'in a fence inside a list': '- a\n\n  ~~~sh\n  due:$0\n  ~~~\n',
      'in indented code': 'Text\n\n    - [ ] Call @$0\n',
      'in inline code': '- [ ] Call `@j$0`\n',
      'in inline code that is still open': '- [ ] Call `due:$0\n',
      'in a comment': '<!--\n- [ ] Call @$0\n-->\n',
      'in a comment on the line': '- [ ] Call <!-- @$0\n',
      'in a hidden block': '%%\n@$0\n%%\n',
      'on a fence': '```d$0\n',
      'in an address': 'mail maria@h$0\n',
      'behind a clock time': '- [ ] Call at 10:$0\n',
      'behind a finished day': '- [ ] Call due:2026-03-12$0\n',
      'behind finished words': '- [ ] Call due:fri $0\n',
      'behind a word that is no day': '- [ ] Call due:blue$0\n',
      'in a sum': '- [ ] 1+$0\n',
      'on a heading': '#$0\n',
      'on a project sign outside of tasks': 'We need +$0\n',
      'in an address of the web': 'See [it](https://$0)\n',
      'in plain words': '- [ ] Call the c$0\n',
      'in a comment of a header': '---\ntype: issue # w$0\n---\n',
      'in a title': '---\ntype: issue\ntitle: Qu$0\n---\n',
      'on the fence of a header': '---$0\ntype: issue\n---\n',
      'behind the closing fence': '---\ntype: issue\n---$0\n',
    };
    for (const [place, text] of Object.entries(places)) it(place, () => deepEqual(proposed(text), []));
  });

  describe('writes', () => {
    const check = (marked: string, expected: string, label?: string) =>
      it(`${marked.trim()} as ${expected.trim()}`, () => equal(taken(marked, label), expected));

    check('- [ ] Call @ma$0 soon\n', '- [ ] Call @maria soon\n');
    check('- [ ] Call @jo$0nny\n', '- [ ] Call @jonas\n');
    check('- [ ] Call due:$02026-03-01\n', '- [ ] Call due:2026-03-11\n');
    check('- [ ] Call deadline:fri$0\n', '- [ ] Call due:2026-03-13\n');
    check('- [ ] Call due:3/12$0\n', '- [ ] Call due:2026-03-12\n');
    check('- [ ] Call due:3/12$0\n', '- [ ] Call due:2026-12-03\n', 'Thu 3 Dec 2026');
    check('- [ ] Call 🔁 2 w$0\n', '- [ ] Call 🔁 every 2 weeks\n');
    check(
      '- [ ] A 🔁 every day 📅 2026-03-01\n- [ ] B rec:we$0\n',
      '- [ ] A 🔁 every day 📅 2026-03-01\n- [ ] B 🔁 every week\n',
    );
    check('- [ ] Call [due:: fri$0\n', '- [ ] Call [due:: 2026-03-13]\n');
    check('- [ ] Call [due::$0]\n', '- [ ] Call [due:: 2026-03-11]\n');
    check('- [ ] Call @due(fri$0)\n', '- [ ] Call @due(2026-03-13)\n');
    check('---\nowner:$0\n---\n', '---\nowner: maria\n---\n');
    check('---\ntype: meeting\nattendees: [maria, $0]\n---\n', '---\ntype: meeting\nattendees: [maria, jonas]\n---\n');
    check('---\ntype: issue\nstatus: op$0en # now\n---\n', '---\ntype: issue\nstatus: open # now\n---\n');
    check('[[cal$0\n', '[[calm-nights]]\n');
    check('[](cal$0)\n', '[Calm nights](goals/calm-nights.md)\n');
    check('- [ ] Mount after:$0\n- [ ] Buy\n', '- [ ] Mount after:k3m9ab\n- [ ] Buy id:k3m9ab\n');
    it('of another note, where the task gets one with the reference', () => {
      const [found] = proposed('- [ ] Mount after:a1,quo$0\n');
      equal(found?.label, 'Ask for quotes');
      equal(found.insert, 'after:a1,k3m9ab');
      equal(found.refers?.key.path, 'projects/mail.md');
      equal(found.refers?.id, 'k3m9ab');
      deepEqual(proposed('- [ ] Mount after:qu$0\n'), []);
      deepEqual(
        proposed('- [ ] Mount after:disks$0\n').map(({ refers }) => refers),
        [undefined],
      );
    });
    check('- [ ] Mount after:a1,di$0\n', '- [ ] Mount after:a1,disk1\n');
    check('See [[mail#ta$0]]\n', 'See [[mail#Tasks]]\n');
    check('See [[mail#^di$0]]\n', 'See [[mail#^disk1]]\n');
    check('- [ ] Buy due:2026-03-12\n\nSee [[#^bu$0\n', '- [ ] Buy due:2026-03-12 ^k3m9ab\n\nSee [[#^k3m9ab]]\n');
    it('at the end of a task of another note, together with the link to it', () => {
      const [found] = proposed('See [[mail#^quo$0]]\n');
      equal(found?.label, 'Ask for quotes');
      equal(found.insert, 'k3m9ab');
      const { key, id, isBlock } = found.refers ?? {};
      deepEqual([key?.path, id, isBlock], ['projects/mail.md', 'k3m9ab', true]);
    });
  });

  describe('on request', () => {
    const labels = (marked: string, invoked: boolean) => proposed(marked, 'note.md', invoked).map(({ label }) => label);

    it('lists the fields that a task line lacks', () => {
      deepEqual(labels('- [ ] Call due:2026-03-12 $0\n', true).slice(0, 3), ['start', 'scheduled', 'priority']);
      deepEqual(labels('- [ ] Call due:2026-03-12 $0\n', false), []);
    });

    it('writes a field in the dialect of the note', () => {
      equal(taken('- [ ] A 📅 2026-03-01\n- [ ] Call d$0\n', 'due'), '- [ ] A 📅 2026-03-01\n- [ ] Call 📅 $0\n');
    });

    it('brings lines to begin with, in the place of a bullet that is there', () => {
      equal(taken('- ta$0\n', 'task'), `- [ ] \${1:What} @\${2:maria} due:$0\n`);
      deepEqual(labels('Some words $0\n', true), []);
    });

    it('brings the sections that a meeting lacks', () => {
      equal(
        taken('## Agenda\n\n$0', 'sections'),
        '## Agenda\n\n## Notes\n\n- $0\n\n## Decisions\n\n## Action items\n\n',
      );
    });
  });
});
