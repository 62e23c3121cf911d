// Several notes at once: all changes or none, as one step of undo, whatever another program does in between.
import assert from 'node:assert/strict';
import { isRefusal } from '../../../src/core/edits/edit.ts';
import type { Intent, NoteChange } from '../../../src/notebook/changes.ts';
import { createWriter } from '../../../src/notebook/writer.ts';
import { type MemoryNotes, memoryNotes } from '../../support/memoryNotes.ts';

const texts = { 'a.md': 'a\r\n', 'b.md': 'b\n', 'c.md': 'c' };

const append =
  (words: string): Intent =>
  (text) => ({ edits: [{ span: { start: text.length, end: text.length }, text: words }] });

const edit = (path: string, words = '!'): NoteChange => ({ kind: 'edit', path, intent: append(words) });
const create = (path: string, text: string): NoteChange => ({ kind: 'create', file: { path, text, cursor: 1 } });

const everything: readonly NoteChange[] = [
  edit('a.md'),
  create('new/d.md', 'd'),
  { kind: 'remove', path: 'b.md', expected: 'b\n' },
  { kind: 'move', path: 'c.md', to: 'sub/c.md' },
  edit('sub/c.md'),
  edit('a.md', '?'),
];
const after = { 'a.md': 'a\r\n!?', 'new/d.md': 'd', 'sub/c.md': 'c!' };

function writerOn(initial: Readonly<Record<string, string>>) {
  const notes = memoryNotes(initial);
  const known = new Map(Object.entries(initial));
  const writer = createWriter(notes, (path, text) => (text === undefined ? known.delete(path) : known.set(path, text)));
  const now = () => Object.fromEntries([...notes.texts].sort());
  const accepted = () => Object.fromEntries([...known].sort());
  return { notes, writer, now, accepted };
}

const refusal = (outcome: object) => (isRefusal(outcome) ? outcome.refused : 'none');

/** A disk that throws in some steps, counted from 1, takings back among them. */
function breakDisk(
  notes: MemoryNotes,
  when: 'before it began' | 'after it was made',
  fails: (step: number) => boolean,
) {
  let steps = 0;
  const broken =
    <T extends readonly unknown[], R>(work: (...given: T) => Promise<R>) =>
    async (...given: T): Promise<R> => {
      const isBroken = fails(++steps);
      if (!isBroken || when === 'after it was made') {
        const outcome = await work(...given);
        if (!isBroken) return outcome;
      }
      throw Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' });
    };
  const { write, create: make, remove, move } = notes;
  Object.assign(notes, { write: broken(write), create: broken(make), remove: broken(remove), move: broken(move) });
}

describe('several changes at once', () => {
  it('are made in order, let in, and taken back as one', async () => {
    const { writer, now, accepted } = writerOn(texts);
    const outcome = await writer.apply(everything);
    assert.deepEqual(outcome, { paths: ['a.md', 'new/d.md', 'b.md', 'sub/c.md'], cursor: 1 });
    assert.deepEqual(now(), after);
    assert.deepEqual(accepted(), after);
    assert.equal(refusal(await writer.undo()), 'none');
    assert.deepEqual(now(), texts);
    assert.deepEqual(accepted(), texts);
    assert.equal(refusal(await writer.undo()), 'unchanged');
  });

  it('are planned without writing, one step a file and kind', async () => {
    const { writer, now } = writerOn(texts);
    const plan = await writer.plan(everything);
    assert.deepEqual(isRefusal(plan) ? plan : plan.steps.map(({ kind, path }) => `${kind} ${path}`), [
      'write a.md',
      'create new/d.md',
      'remove b.md',
      'move c.md',
      'write sub/c.md',
    ]);
    assert.deepEqual(now(), texts);
  });

  for (let failing = 1; failing <= 5; failing++) {
    it(`leave nothing behind when step ${failing} fails`, async () => {
      const { notes, writer, now, accepted } = writerOn(texts);
      let steps = 0;
      notes.beforeWrite = () => {
        notes.readOnly = ++steps === failing;
      };
      assert.equal(refusal(await writer.apply(everything)), 'read-only');
      assert.deepEqual(now(), texts);
      assert.deepEqual(accepted(), texts);
      assert.equal(refusal(await writer.undo()), 'unchanged');
    });
  }

  for (const when of ['before it began', 'after it was made'] as const)
    for (let failing = 1; failing <= 5; failing++) {
      it(`leave nothing behind when the disk throws in step ${failing}, ${when}`, async () => {
        const { notes, writer, now, accepted } = writerOn(texts);
        breakDisk(notes, when, (step) => step === failing);
        const outcome = await writer.apply(everything);
        assert.match(isRefusal(outcome) ? outcome.message : '', /^\S+ could not be written: ENOSPC: no space left\.$/);
        assert.deepEqual(now(), texts);
        assert.deepEqual(accepted(), texts);
        assert.equal(refusal(await writer.undo()), 'unchanged');
        assert.equal(refusal(await writer.apply(everything)), 'none');
        assert.deepEqual(accepted(), after);
      });
    }

  it('name what a broken disk did not let them put back', async () => {
    const { notes, writer } = writerOn(texts);
    breakDisk(notes, 'before it began', (step) => step > 1);
    const outcome = await writer.apply([edit('a.md'), edit('b.md')]);
    assert.match(isRefusal(outcome) ? outcome.message : '', / b\.md, a\.md could not be put back\.$/);
  });

  const refused: readonly [string, readonly NoteChange[], string][] = [
    ['a note that is gone', [edit('a.md'), edit('gone.md')], 'moved'],
    ['a name that is taken', [edit('a.md'), create('b.md', '')], 'exists'],
    ['a move onto another note', [{ kind: 'move', path: 'a.md', to: 'b.md' }], 'exists'],
    ['a note changed since', [edit('a.md'), { kind: 'remove', path: 'b.md', expected: 'x' }], 'changed-meanwhile'],
    ['a note that cannot be written', [edit('a.md'), edit('c.md')], 'read-only'],
    [
      'what an intent refuses',
      [edit('a.md'), { kind: 'edit', path: 'b.md', intent: () => ({ refused: 'invalid', message: '' }) }],
      'invalid',
    ],
  ];
  for (const [name, changes, reason] of refused) {
    it(`are not begun for ${name}`, async () => {
      const { notes, writer, now } = writerOn(texts);
      notes.locked = new Set(['c.md']);
      let writes = 0;
      notes.beforeWrite = () => writes++;
      assert.equal(refusal(await writer.apply(changes)), reason);
      assert.equal(writes, 0);
      assert.deepEqual(now(), texts);
    });
  }

  it('are planned again when another program writes in between, and keep its words', async () => {
    const { notes, writer, now } = writerOn(texts);
    let writes = 0;
    notes.beforeWrite = (path) => {
      if (path === 'b.md' && writes++ === 0) notes.texts.set('b.md', 'b, theirs\n');
    };
    assert.equal(refusal(await writer.apply([edit('a.md'), edit('b.md')])), 'none');
    assert.deepEqual(now(), { ...texts, 'a.md': 'a\r\n!', 'b.md': 'b, theirs\n!' });
  });

  it('name the note that could not be put back', async () => {
    const { notes, writer, now } = writerOn(texts);
    notes.beforeWrite = (path) => {
      if (path === 'a.md') return;
      notes.texts.set('a.md', 'a, theirs');
      notes.readOnly = path === 'b.md';
    };
    const outcome = await writer.apply([edit('a.md'), edit('b.md')]);
    assert.match(isRefusal(outcome) ? outcome.message : '', /^b\.md .*a\.md could not be put back\.$/);
    assert.equal(now()['a.md'], 'a, theirs');
  });

  it('are not taken back in part when one note moved on', async () => {
    const { notes, writer, now } = writerOn(texts);
    await writer.apply([edit('c.md')]);
    await writer.apply([edit('a.md'), edit('b.md')]);
    notes.texts.set('b.md', 'typed');
    assert.equal(refusal(await writer.undo()), 'changed-meanwhile');
    assert.equal(now()['a.md'], 'a\r\n!');
    assert.equal(refusal(await writer.undo()), 'none');
    assert.equal(now()['c.md'], 'c');
  });

  it('that make a note are taken back only while it says what we wrote', async () => {
    const { notes, writer, now } = writerOn({});
    await writer.create({ path: 'n.md', text: 'n', cursor: 0 });
    notes.texts.set('n.md', 'n and more');
    assert.equal(refusal(await writer.undo()), 'changed-meanwhile');
    assert.deepEqual(now(), { 'n.md': 'n and more' });
  });

  it('that say nothing new are not written', async () => {
    const { notes, writer } = writerOn(texts);
    notes.beforeWrite = () => assert.fail('nothing is written');
    assert.deepEqual(await writer.edit('a.md', append('')), { path: 'a.md' });
    assert.equal(refusal(await writer.undo()), 'unchanged');
  });
});
