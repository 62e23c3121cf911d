// A record that becomes a line: what leads to it leads to the note with the line, what comes after it comes after the line.
import { deepEqual, equal } from 'node:assert/strict';
import { comesAfter, demotedEdits, idOfLine, needsId } from '../../../../src/core/navigate/demotedRecord.ts';
import { applyEdits } from '../../../../src/core/text.ts';
import { indexOf } from '../../../support/notebookText.ts';

const files = {
  'projects/mail.md': '---\ntype: project\ntitle: Mail\n---\n',
  'issues/queue.md': '---\ntype: issue\ntitle: Queue stuck\n---\n',
};

function check(name: string, text: string, expected: string, id?: string, path = 'notes/a.md'): void {
  it(name, () => {
    const index = indexOf({ ...files, [path]: text });
    const demotion = { record: 'issues/queue.md', to: 'projects/mail.md', ...(id === undefined ? {} : { id }) };
    equal(applyEdits(text, demotedEdits(path, text, demotion, index)), expected);
  });
}

describe('a record that becomes a line', () => {
  check(
    'takes links of every kind along',
    'See [the queue](../issues/queue.md "Queue"), [[queue]], [[issues/queue|it]], not `[[queue]]`.\n',
    'See [the queue](../projects/mail.md "Queue"), [[mail]], [[projects/mail|it]], not `[[queue]]`.\n',
  );
  check(
    'takes links of headers along, line ends kept',
    '---\r\ntype: change\r\nissues:\r\n  - "[[queue]]"\r\n---\r\n',
    '---\r\ntype: change\r\nissues:\r\n  - "[[mail]]"\r\n---\r\n',
  );
  check(
    'is left alone where its name is a word',
    'The queue is long.\n- [ ] Queue #queue\n',
    'The queue is long.\n- [ ] Queue #queue\n',
  );
  check(
    'is followed by what came after it, by the id of the line',
    '---\ntype: issue\nafter: ["[[queue]]", x1]\n---\n- [ ] Call after:x1,queue\n- [ ] See [[queue]]\n',
    '---\ntype: issue\nafter: [k3x9, x1]\n---\n- [ ] Call after:x1,k3x9\n- [ ] See [[mail]]\n',
    'k3x9',
  );
  check('changes nothing where the id is its name', '- [ ] Call after:queue\n', '- [ ] Call after:queue\n', 'queue');
  check(
    'leads from the note with the line to itself',
    'See [it](../issues/queue.md)\n',
    'See [it](mail.md)\n',
    undefined,
    'projects/mail.md',
  );

  check(
    'is what links to its headings lead to, those that can',
    '[[queue#Cause]] [[issues/queue#Cause|why]] [why](../issues/queue.md#cause "Why") [[mail#Cause]] [[#Cause]]\n',
    '[[mail#^k3x9]] [[projects/mail#^k3x9|why]] [why](../projects/mail.md "Why") [[mail#Cause]] [[#Cause]]\n',
    'k3x9',
  );

  it('needs an id for them, too', () => {
    const needs = (text: string): boolean =>
      needsId('a.md', text, 'issues/queue.md', indexOf({ ...files, 'a.md': text }));
    deepEqual(
      ['- [ ] A after:queue\n', '[[queue#Cause]]\n', '[[queue]]\n', '[q](issues/queue.md#cause)\n'].map(needs),
      [true, true, false, false],
    );
  });

  it('has an id that can stand on a line', () => {
    const fresh = () => 'k3x9';
    equal(idOfLine('---\nid: q1\n---\n', 'issues/queue.md', fresh), 'q1');
    equal(idOfLine('', 'issues/2026-03-04-queue.md', fresh), '2026-03-04-queue');
    equal(idOfLine('---\nid: a b\n---\n', 'issues/the queue.md', fresh), 'k3x9');
  });

  it('says who comes after it', () => {
    const text = '- [ ] A after:Queue\n- [ ] B after:queue2\n- [ ] queue\n';
    const index = indexOf({ ...files, 'a.md': text });
    deepEqual(
      comesAfter('a.md', text, 'issues/queue.md', index).map(({ start, end }) => text.slice(start, end)),
      ['Queue'],
    );
  });
});
