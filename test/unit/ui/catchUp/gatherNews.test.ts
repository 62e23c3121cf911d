// What is gathered for catching up: since when, what counts as somebody else's, and which breaches stay.
import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import type { Memento } from 'vscode';
import type { PastCommit } from '../../../../src/core/history/line.ts';
import { readNote } from '../../../../src/core/note/readNote.ts';
import type { Changes } from '../../../../src/notebook/history/changesSince.ts';
import type { History } from '../../../../src/notebook/history/history.ts';
import type { PastLine } from '../../../../src/notebook/history/readLine.ts';
import { type Asked, gatherNews, type News } from '../../../../src/ui/catchUp/gatherNews.ts';
import { type SeenMark, seenMark, setSeenMark } from '../../../../src/ui/catchUp/seenMarks.ts';
import { indexOf } from '../../../support/notebookText.ts';

const id = (digit: string): string => digit.repeat(40);
const at = (time: string): number => Date.parse(`${time}+01:00`);
const files = {
  'daybook.yml':
    'timezone: Europe/Berlin\nwork:\n  holidays: [2026-03-06]\npeople:\n  - { id: ana, name: Ana, mails: [ana@x] }\n',
  'people/ana.md': '---\ntype: person\nabsences:\n  - 2026-03-04..2026-03-05\n---\n',
  'a.md': '- [ ] Call @ana due:2026-03-05\n- [ ] Old @ana due:2026-03-02\n- [ ] Theirs @ben due:2026-03-05\n',
};
const index = indexOf(files);
const notebook: Asked = {
  index: () => index,
  config: index.config,
  context: () => ({ today: '2026-03-09', now: '2026-03-09T08:00+01:00', me: 'ana' }),
};
const commit = (digit: string, time: string): PastCommit => ({
  id: id(digit),
  atMs: at(time),
  author: 'Ben',
  mail: 'ben@x',
  isMerge: false,
  changes: [],
});
const line: PastLine = {
  head: id('3'),
  commits: [commit('1', '2026-03-02T12:00'), commit('2', '2026-03-03T12:00'), commit('3', '2026-03-05T12:00')],
  isShallow: false,
  isRewritten: false,
};
const changes = (mail: string): Changes => ({
  pairs: [
    { path: 'a.md', before: readNote('a.md', '# Other\n- [ ] Call @ana\n'), after: readNote('a.md', files['a.md']) },
  ],
  authors: new Map([['a.md', [{ name: mail, mail }]]]),
  left: 0,
  tooLarge: 0,
});

interface Past {
  readonly mail?: string;
  readonly holds?: boolean;
  readonly isShallow?: boolean;
  readonly fromMs?: number;
}

/** What is gathered, and from which commit on. */
async function gathered(mark?: SeenMark, { mail = 'ben@x', holds = true, isShallow = false, fromMs }: Past = {}) {
  const asked: (string | undefined)[] = [];
  const history: Pick<History, 'line' | 'holds' | 'changesFrom'> = {
    line: async () => ({ ...line, isShallow }),
    holds: async () => holds,
    changesFrom: async (from) => {
      asked.push(from);
      return changes(mail);
    },
  };
  const news = await gatherNews(notebook, history, mark, {}, fromMs);
  return { news, from: asked[0] };
}

const rows = ({ groups }: News): number => [...groups.values()].reduce((sum, group) => sum + group.length, 0);
const names = ({ breaches }: News): string[] => breaches.map(({ name }) => name);

describe('gathering of what changed', () => {
  it('begins at the end of the last working day, holidays and absences counted', async () => {
    const { news, from } = await gathered();
    strictEqual(news.sinceMs, at('2026-03-03T17:00'));
    strictEqual(from, id('2'));
    deepStrictEqual([news.isMarked, news.isRewritten, news.beginsLater], [false, false, false]);
  });

  it('begins at the mark, by its commit, and by its time where that is gone', async () => {
    const mark = { commit: id('9'), atMs: at('2026-03-02T13:00'), unopened: [] };
    strictEqual((await gathered(mark)).from, id('9'));
    const { news, from } = await gathered(mark, { holds: false });
    deepStrictEqual([from, news.isRewritten], [id('1'), true]);
  });

  it('begins at another moment that is asked for, whatever the mark says', async () => {
    const mark = { commit: id('3'), atMs: at('2026-03-05T13:00'), unopened: [] };
    const { news, from } = await gathered(mark, { holds: false, fromMs: at('2026-03-03T00:00') });
    deepStrictEqual([from, news.sinceMs, news.isRewritten], [id('1'), at('2026-03-03T00:00'), false]);
  });

  it('says when the history of the copy begins later', async () => {
    const mark = { commit: id('9'), atMs: at('2026-01-02T13:00'), unopened: [] };
    const { news, from } = await gathered(mark, { holds: false, isShallow: true });
    deepStrictEqual([from, news.beginsLater], [id('1'), true]);
    strictEqual((await gathered(mark, { holds: false })).from, undefined);
  });

  it('leaves out what only I did', async () => {
    strictEqual(rows((await gathered()).news) > 0, true);
    strictEqual(rows((await gathered(undefined, { mail: 'ana@x' })).news), 0);
  });

  it('keeps breaches until they are opened, as long as they are there', async () => {
    deepStrictEqual(names((await gathered()).news), ['Call']);
    const row = index.taskRows('a.md')[1] ?? 0;
    const old = { key: index.key(row), name: 'Old', due: '2026-03-02' };
    const gone = { key: { path: 'gone.md' }, name: 'Gone', due: '2026-03-02' };
    const mark = { commit: id('2'), atMs: at('2026-03-03T17:00'), unopened: [old, gone] };
    deepStrictEqual(names((await gathered(mark)).news), ['Old', 'Call']);
  });
});

describe('seen marks', () => {
  const memory = (stored: unknown) => {
    let value = stored;
    const update = async (_: string, news: unknown): Promise<void> => {
      value = news;
    };
    const memento = { get: () => value, update };
    return memento as unknown as Memento;
  };

  it('come back as they were kept', async () => {
    const mark = { commit: id('1'), atMs: 5, unopened: [{ key: { path: 'a.md' }, name: 'A', due: '2026-03-02' }] };
    const kept = memory(undefined);
    await setSeenMark(kept, 'file:///x', mark);
    deepStrictEqual(seenMark(kept, 'file:///x'), mark);
  });

  it('are none where the memory holds something else', () => {
    for (const stored of [undefined, 3, {}, { commit: '--all', atMs: 1 }, { commit: id('1') }])
      strictEqual(seenMark(memory(stored), 'x'), undefined);
    deepStrictEqual(seenMark(memory({ commit: id('1'), atMs: 1, unopened: [null, { key: 3 }] }), 'x')?.unopened, []);
  });
});
