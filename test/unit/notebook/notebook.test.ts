// The live notebook over files in memory: one door, editors before the disk, loads that are overtaken, configuration changes.
import assert from 'node:assert/strict';
import { packNotes } from '../../../src/core/index/pack.ts';
import type { Change } from '../../../src/core/index/rows.ts';
import { parseOptions } from '../../../src/core/record/parseOptions.ts';
import type { NoteLoader } from '../../../src/notebook/loads.ts';
import { openNotebook } from '../../../src/notebook/notebook.ts';
import { notePaths } from '../../../src/notebook/notePaths.ts';
import { type MemoryNotes, memoryNotes } from '../../support/memoryNotes.ts';

const log = {
  debug() {},
  info() {},
  warn() {},
  error(message: string, error?: unknown) {
    throw new Error(message, { cause: error });
  },
};

/** Hands over every note in one batch; `before` runs between reading and handing over, when the texts may already be old. */
function loaderOf(notes: MemoryNotes, before: () => void = () => {}): NoteLoader {
  return {
    async load(config, onBatch) {
      const found = [...notes.texts]
        .filter(([path]) => notePaths(config).isNote(path))
        .map(([path, text]) => ({ path, text }));
      before();
      await onBatch(packNotes(found, parseOptions(config)));
    },
  };
}

function notebookOf(
  texts: Record<string, string>,
  options: { before?: () => void; mails?: string[]; me?: string; inner?: string[]; asksForEver?: boolean } = {},
) {
  const notes = memoryNotes(texts);
  const notebook = openNotebook({
    files: notes,
    loader: loaderOf(notes, options.before),
    clock: () => ({ today: () => '2026-03-04', now: () => '2026-03-04T09:00+00:00' }),
    log,
    mails: () => (options.asksForEver ? new Promise(() => {}) : Promise.resolve(options.mails ?? [])),
    me: () => options.me ?? '',
    inner: () => options.inner ?? [],
  });
  const changes: Change[] = [];
  notebook.onDidChange((change) => changes.push(change));
  const titles = () =>
    notebook
      .reader()
      .paths()
      .flatMap((path) =>
        notebook
          .reader()
          .taskRows(path)
          .map((row) => notebook.reader().item(row).title),
      );
  return { notes, notebook, changes, titles };
}

describe('notebook', () => {
  it('knows its notes after loading, and says so', async () => {
    const { notebook, titles, changes } = notebookOf({
      'a.md': '- [ ] one\n',
      'b/c.md': '- [ ] two\n',
      'x.txt': '- [ ] no\n',
    });
    assert.equal(notebook.state, 'loading');
    await notebook.load();
    assert.equal(notebook.state, 'ready');
    assert.deepEqual(titles(), ['one', 'two']);
    assert.equal(changes.at(-1)?.all, true);
  });

  it('changes nothing for a text that means what is known', async () => {
    const { notebook, changes } = notebookOf({ 'a.md': '- [ ] one\n' });
    await notebook.load();
    const before = changes.length;
    notebook.accept('a.md', '\ufeff- [ ] one\r\n', 'disk');
    assert.equal(changes.length, before);
    notebook.accept('a.md', '- [x] one\n', 'disk');
    assert.deepEqual([...(changes.at(-1)?.paths ?? [])], ['a.md']);
  });

  it('reads a large folder that came or got another name at once, and is not idle before', async () => {
    const names = Array.from({ length: 500 }, (_, number) => `${number}.md`);
    const { notes, notebook, changes } = notebookOf(
      Object.fromEntries(names.map((name) => [`old/${name}`, '- [ ] a\n'])),
    );
    await notebook.load();
    const before = changes.length;
    for (const name of names) {
      notes.texts.delete(`old/${name}`);
      notes.texts.set(`new/${name}`, '- [ ] b\n');
    }
    void notebook.look(['old', 'new']);
    await notebook.idle();
    assert.deepEqual(notebook.reader().paths(), names.map((name) => `new/${name}`).sort());
    assert.ok(changes.length - before < 10);
  });

  it('believes a dirty editor until it is released', async () => {
    const { notebook, notes, titles } = notebookOf({ 'a.md': '- [ ] disk\n' });
    await notebook.load();
    notebook.accept('a.md', '- [ ] typing\n', 'buffer');
    notebook.accept('a.md', '- [ ] pulled\n', 'disk');
    assert.deepEqual(titles(), ['typing']);
    notes.texts.set('a.md', '- [ ] pulled\n');
    await notebook.release('a.md');
    assert.deepEqual(titles(), ['pulled']);
  });

  it('keeps what is typed while the disk is read', async () => {
    const { notes, notebook, titles } = notebookOf({ 'a.md': '- [ ] as it was\n' });
    await notebook.load();
    const typing = (text: string) => () => {
      delete notes.afterRead;
      notebook.accept('a.md', text, 'buffer');
    };
    notes.afterRead = typing('- [ ] typed\n');
    await notebook.look(['a.md']);
    assert.deepEqual(titles(), ['typed']);
    await notebook.release('a.md');
    notes.texts.delete('a.md');
    notes.afterRead = typing('- [ ] typed in a note that went\n');
    await notebook.look(['a.md']);
    assert.deepEqual(titles(), ['typed in a note that went']);
  });

  it('lets what came in during a load win over the load, first and again', async () => {
    let now = () => {};
    const { notebook, notes, titles } = notebookOf({ 'a.md': '- [ ] old\n' }, { before: () => now() });
    now = () => {
      notes.texts.set('a.md', '- [ ] new\n');
      notebook.accept('a.md', '- [ ] new\n', 'disk');
    };
    await notebook.load();
    assert.deepEqual(titles(), ['new']);
    now = () => {
      notes.texts.delete('a.md');
      void notebook.look(['a.md']);
    };
    await notebook.load();
    await notebook.idle();
    assert.deepEqual(titles(), []);
  });

  it('finds notes of a folder that came, and forgets those of a folder that went', async () => {
    const { notebook, notes, titles } = notebookOf({ 'a.md': '- [ ] one\n' });
    await notebook.load();
    notes.texts.set('new/deep/b.md', '- [ ] two\n');
    await notebook.look(['new']);
    assert.deepEqual(titles(), ['one', 'two']);
    notes.texts.delete('new/deep/b.md');
    await notebook.look(['new']);
    assert.deepEqual(titles(), ['one']);
  });

  it('forgets notes of a folder that went, though git still lists them', async () => {
    const { notebook, notes, titles } = notebookOf({ 'a.md': '- [ ] one\n', 'old/b.md': '- [ ] two\n' });
    await notebook.load();
    const listed = await notes.list('old');
    Object.assign(notes, { list: async () => listed });
    notes.texts.delete('old/b.md');
    await notebook.look(['old']);
    assert.deepEqual(titles(), ['one']);
  });

  it('never misses notes of a folder that is looked at again', async () => {
    const { notebook, changes } = notebookOf({ 'lists/a.md': '- [ ] one\n', 'lists/b.md': '# Two\n' });
    await notebook.load();
    const before = changes.length;
    await notebook.look(['lists']);
    assert.deepEqual(changes.slice(before), []);
  });

  it('takes a new configuration through the same door, and reads again when other files are notes now', async () => {
    const { notebook, notes, titles } = notebookOf({
      'daybook.yml': 'name: Ops\n',
      'a.md': '- [ ] one\n',
      'drafts/b.md': '- [ ] two\n',
    });
    await notebook.load();
    assert.equal(notebook.config.name, 'Ops');
    notes.texts.set('daybook.yml', 'name: Ops 2\nexclude:\n  - drafts/**\n');
    await notebook.look(['daybook.yml']);
    await notebook.idle();
    assert.equal(notebook.config.name, 'Ops 2');
    assert.deepEqual(titles(), ['one']);
  });

  it('leaves out notebooks further in, as they come and go', async () => {
    const inner = ['deep [1]'];
    const texts = { 'daybook.yml': '', 'a.md': '- [ ] ours\n', 'deep [1]/b.md': '- [ ] theirs\n' };
    const { notebook, titles } = notebookOf(texts, { inner });
    await notebook.load();
    notebook.accept('deep [1]/c.md', '- [ ] theirs, too\n', 'disk');
    assert.deepEqual(titles(), ['ours']);
    inner.pop();
    await notebook.load();
    assert.deepEqual(titles(), ['ours', 'theirs']);
  });

  it('knows me by a mail of the roster', async () => {
    const config = 'people:\n  - id: maria\n    name: Maria Lopez\n    mails:\n      - maria@example.org\n';
    const { notebook } = notebookOf({ 'daybook.yml': config }, { mails: ['Maria@Example.org'] });
    await notebook.load();
    assert.deepEqual(notebook.context(), { today: '2026-03-04', now: '2026-03-04T09:00+00:00', me: 'maria' });
  });

  it('believes whom I said to be before the file and git, where the notebook knows that name', async () => {
    const config = 'me: jon\npeople:\n  - { id: maria, name: Maria Lopez }\n  - { id: jon, name: Jon Weber }\n';
    for (const [said, me] of [
      ['maria', 'maria'],
      ['Maria Lopez', 'maria'],
      ['olga', 'jon'],
      ['', 'jon'],
    ] as const) {
      const { notebook } = notebookOf({ 'daybook.yml': config }, { me: said });
      await notebook.load();
      assert.equal(notebook.context().me, me);
    }
  });

  it('reads the notes while nobody says who I am', async () => {
    const { notebook, titles } = notebookOf({ 'a.md': '- [ ] one\n' }, { asksForEver: true });
    await notebook.load();
    assert.equal(notebook.state, 'ready');
    assert.deepEqual(titles(), ['one']);
  });

  it('says when the notes cannot be read, and recovers', async () => {
    const notes = memoryNotes({ 'a.md': '- [ ] one\n' });
    let broken = true;
    const loader = loaderOf(notes, () => {
      if (broken) throw new Error('no such folder');
    });
    const errors: string[] = [];
    const quiet = { ...log, error: (message: string) => void errors.push(message) };
    const clock = () => ({ today: () => '2026-03-04', now: () => '' });
    const notebook = openNotebook({ files: notes, loader, clock, log: quiet, mails: async () => [] });
    await notebook.load();
    assert.equal(notebook.state, 'failed');
    assert.equal(errors.length, 1);
    broken = false;
    await notebook.load();
    assert.equal(notebook.state, 'ready');
    assert.equal(notebook.reader().taskCount, 1);
  });
});

describe('files of other tools', () => {
  const config = 'backlog/config.yml';
  const task = 'backlog/tasks/task-1 - Lamp.md';

  it('say how their notes are meant, as they come, change and go', async () => {
    const { notes, notebook } = notebookOf({
      [config]: 'statuses: [Idea, Live]\n',
      [task]: '---\nid: task-1\nstatus: Live\n---\n',
    });
    await notebook.load();
    const state = () => notebook.reader().stateClass(notebook.reader().noteRow(task) ?? -1);
    assert.equal(state(), 'done');
    notebook.accept(config, 'statuses: [Live, Gone]\n', 'disk');
    assert.equal(state(), 'todo');
    notebook.accept(config, 'statuses: [Idea, Live, Gone]\n', 'disk');
    assert.equal(state(), 'doing');
    notes.texts.delete(config);
    notebook.accept('daybook.yml', 'name: Ours\n', 'disk');
    assert.equal(state(), 'doing');
    await notebook.look(['backlog']);
    assert.equal(notebook.config.name, 'Ours');
    assert.equal(notebook.config.statuses.size, 0);
  });

  it('turn marker words into tasks only where the graph is', async () => {
    const { notes, notebook, titles } = notebookOf({ 'a.md': '- TODO one\n- [ ] two\n' });
    await notebook.load();
    assert.deepEqual(titles(), ['two']);
    notes.texts.set('logseq/config.edn', '{}');
    await notebook.look(['logseq/config.edn']);
    await notebook.idle();
    assert.deepEqual(titles(), ['one', 'two']);
  });
});
