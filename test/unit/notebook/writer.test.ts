// Writing to notes through the port: read, ask the intent, compare, write, accept; and taking the last change back.
import assert from 'node:assert/strict';
import { isRefusal } from '../../../src/core/edits/edit.ts';
import type { Intent } from '../../../src/notebook/changes.ts';
import { createWriter } from '../../../src/notebook/writer.ts';
import { memoryNotes } from '../../support/memoryNotes.ts';

const path = 'a.md';

/** An intent that sets the first box; refuses when there is none. */
const tick: Intent = (text) => {
  const at = text.indexOf('[ ]');
  if (at < 0) return { refused: 'moved', message: 'no box' };
  return { edits: [{ span: { start: at + 1, end: at + 2 }, text: 'x' }], cursor: at };
};

function writerOn(text: string) {
  const notes = memoryNotes({ [path]: text });
  const accepted: (string | undefined)[] = [];
  const writer = createWriter(notes, (_, accepting) => accepted.push(accepting));
  return { notes, accepted, writer };
}

const refusal = (outcome: object) => (isRefusal(outcome) ? outcome.refused : 'none');

describe('writer', () => {
  it('changes the bytes the intent names and lets the result in', async () => {
    const { notes, accepted, writer } = writerOn('\ufeff- [ ] a\r\n- [ ] b\n');
    assert.deepEqual(await writer.edit(path, tick), { path, cursor: 3 });
    assert.equal(notes.texts.get(path), '\ufeff- [x] a\r\n- [ ] b\n');
    assert.deepEqual(accepted, ['\ufeff- [x] a\r\n- [ ] b\n']);
  });

  it('asks the intent again on the newer text when another program wrote in between', async () => {
    const { notes, writer } = writerOn('- [ ] a\n');
    let writes = 0;
    notes.beforeWrite = () => {
      if (writes++ === 0) notes.texts.set(path, 'new line\n- [ ] a\n');
    };
    await writer.edit(path, tick);
    assert.equal(notes.texts.get(path), 'new line\n- [x] a\n');
  });

  it('waits for a program that writes several times in a row', async () => {
    const { notes, writer } = writerOn('- [ ] a\n');
    const endMs = performance.now() + 30;
    let writes = 0;
    notes.beforeWrite = () => {
      if (performance.now() < endMs) notes.texts.set(path, `- [ ] a ${writes++}\n`);
    };
    assert.equal(refusal(await writer.edit(path, tick)), 'none');
    assert.match(notes.texts.get(path) ?? '', /^- \[x\] a \d\n$/);
  });

  it('gives up after three tries and leaves the text of the other program', async () => {
    const { notes, accepted, writer } = writerOn('- [ ] a\n');
    let writes = 0;
    notes.beforeWrite = () => notes.texts.set(path, `- [ ] a ${writes++}\n`);
    assert.equal(refusal(await writer.edit(path, tick)), 'changed-meanwhile');
    assert.equal(notes.texts.get(path), '- [ ] a 2\n');
    assert.deepEqual(accepted, []);
  });

  it('passes refusals on, of the intent and of the files', async () => {
    const { notes, writer } = writerOn('no box\n');
    assert.equal(refusal(await writer.edit(path, tick)), 'moved');
    assert.equal(refusal(await writer.edit('gone.md', tick)), 'moved');
    assert.equal(refusal(await writer.create({ path, text: '', cursor: 0 })), 'exists');
    notes.texts.set(path, '- [ ] a');
    notes.readOnly = true;
    assert.equal(refusal(await writer.edit(path, tick)), 'read-only');
  });

  it('takes changes back, the last first, byte for byte', async () => {
    const before = '- [ ] a\r\n- [ ] b';
    const { notes, writer } = writerOn(before);
    await writer.edit(path, tick);
    const once = notes.texts.get(path);
    await writer.edit(path, tick);
    await writer.undo();
    assert.equal(notes.texts.get(path), once);
    await writer.undo();
    assert.equal(notes.texts.get(path), before);
    assert.equal(refusal(await writer.undo()), 'unchanged');
  });

  it('does not take back what moved on, and then reaches the change before it', async () => {
    const { notes, writer } = writerOn('- [ ] a\n');
    notes.texts.set('b.md', '- [ ] b\n');
    await writer.edit('b.md', tick);
    await writer.edit(path, tick);
    notes.texts.set(path, '- [x] a, and typed on\n');
    assert.equal(refusal(await writer.undo()), 'changed-meanwhile');
    assert.equal(notes.texts.get(path), '- [x] a, and typed on\n');
    await writer.undo();
    assert.equal(notes.texts.get('b.md'), '- [ ] b\n');
  });

  it('numbers changes over all writers, so that the last one of a window is known', async () => {
    const [one, other] = [writerOn('- [ ] a\n').writer, writerOn('- [ ] b\n').writer];
    assert.equal(one.lastChange(), 0);
    await one.edit(path, tick);
    await other.edit(path, tick);
    assert.ok(other.lastChange() > one.lastChange() && one.lastChange() > 0);
    await other.undo();
    assert.equal(other.lastChange(), 0);
  });

  it('takes back joined changes at once, all of them or none', async () => {
    const { notes, writer } = writerOn('- [ ] a\n');
    notes.texts.set('b.md', '- [ ] b\n');
    await writer.edit('b.md', tick);
    const last = writer.lastChange();
    const more: Intent = (text) => ({ edits: [{ span: { start: text.length, end: text.length }, text: 'c\n' }] });
    await writer.edit(path, tick);
    await writer.edit(path, more);
    writer.join(last);
    await writer.undo();
    assert.deepEqual([notes.texts.get(path), notes.texts.get('b.md')], ['- [ ] a\n', '- [x] b\n']);
    await writer.edit(path, tick);
    await writer.edit('b.md', more);
    writer.join(last);
    notes.texts.set(path, '- [x] a, and typed on\n');
    assert.equal(refusal(await writer.undo()), 'changed-meanwhile');
    assert.equal(notes.texts.get('b.md'), '- [x] b\nc\n');
  });

  it('takes back what a formatter made of a change on save, and nothing that was written since', async () => {
    const { notes, accepted, writer } = writerOn('# a\n- [ ] a\n');
    notes.formatted = (text) => text.toUpperCase();
    await writer.edit(path, tick);
    assert.deepEqual(accepted, ['# A\n- [X] A\n']);
    notes.formatted = undefined;
    await writer.undo();
    assert.equal(notes.texts.get(path), '# a\n- [ ] a\n');
    notes.formatted = (text) => text.toUpperCase();
    await writer.edit(path, tick);
    notes.texts.set(path, '# A\n- [X] A, and typed on\n');
    const refused = await writer.undo();
    assert.ok(isRefusal(refused) && refused.refused === 'changed-meanwhile' && refused.path === path);
  });

  it('puts back what a formatter changed when a later note cannot be written', async () => {
    const { notes, writer } = writerOn('- [ ] a\n');
    notes.texts.set('b.md', '- [ ] b\n');
    notes.formatted = (text) => text.replace('a', 'A');
    notes.beforeWrite = (written) => {
      notes.readOnly = written === 'b.md';
    };
    const both = [path, 'b.md'].map((each) => ({ kind: 'edit', path: each, intent: tick }) as const);
    assert.equal(refusal(await writer.apply(both)), 'read-only');
    assert.equal(notes.texts.get(path)?.toLowerCase(), '- [ ] a\n');
  });

  it('writes one after the other, so that two ticks at once are two ticks', async () => {
    const { notes, writer } = writerOn('- [ ] a\n- [ ] b\n');
    await Promise.all([writer.edit(path, tick), writer.edit(path, tick)]);
    assert.equal(notes.texts.get(path), '- [x] a\n- [x] b\n');
  });
});
