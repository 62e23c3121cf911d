// Folders that were not written for Daybook, and folders written against it: what is read is what a person wrote down by hand
// beside each, and not a byte of them changes. Loaded from the disk by the very adapter the product uses.
import { deepEqual, equal, ok } from 'node:assert/strict';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import matter from 'gray-matter';
import { NoteIndex } from '../../src/core/index/noteIndex.ts';
import type { Value } from '../../src/core/index/rows.ts';
import { parseNote } from '../../src/core/note/parseNote.ts';
import type { OutlineNode } from '../../src/core/outline/node.ts';
import { englishWords } from '../../src/core/outline/outlineWords.ts';
import { projectsOutline } from '../../src/core/outline/projectsOutline.ts';
import { todayOutline } from '../../src/core/outline/todayOutline.ts';
import { parseQuery } from '../../src/core/query/parseQuery.ts';
import { countQuery, runQuery } from '../../src/core/query/runQuery.ts';
import { loadConfig } from '../../src/core/record/config.ts';
import { lineAt, lineStarts } from '../../src/core/text.ts';
import { createNoteLoader } from '../../src/host/node/loadNotes.ts';
import { type ExpectedRow, expectedTables } from '../support/expectedTables.ts';

const fixtures = join(process.cwd(), 'test/fixtures');
const moment = { today: '2026-03-12', now: '2026-03-12T09:00+01:00' };
const silent = { debug: () => {}, info: () => {}, warn: () => {} };

for (const name of ['plain', 'obsidian', 'backlog', 'minutes', 'hostile']) {
  describe(`fixture ${name}`, () => {
    const root = join(fixtures, name);
    const expected = expectedTables(readFileSync(`${root}.expected.md`, 'utf8'));
    const untouched = sums(root);
    let index: NoteIndex;
    before(async () => {
      index = await load(root);
    });

    it('gives the tasks of the table', () => {
      const found = rowsOf(index, 'task', ({ path, get }) => ({
        note: path,
        line: get('line'),
        state: get('class'),
        owner: get('owner'),
        due: get('due'),
        project: get('project'),
        text: get('title'),
      }));
      deepEqual(found, sorted(expected.get('Tasks')));
    });

    if (name !== 'hostile') {
      it('has something to show in Today and in Projects', () => {
        const context = { ...moment, words: englishWords, roster: index.roster() };
        for (const outline of [todayOutline, projectsOutline])
          ok(leaves(outline(index, context)).length > 0, outline.name);
      });
    }

    it('gives the milestones of the table', () => {
      const found = rowsOf(index, 'milestone', ({ path, get }) => ({
        note: path,
        line: get('line'),
        state: get('class'),
        due: get('due'),
        text: get('title'),
      }));
      deepEqual(found, sorted(expected.get('Milestones')));
    });

    it('gives the records of the table', () => {
      const found = rowsOf(index, 'record', ({ path, get }) => ({
        note: path,
        kind: get('kind'),
        state: get('class'),
        owner: get('owner'),
        due: get('due'),
        date: get('date'),
        title: get('title'),
      }));
      deepEqual(found, sorted(expected.get('Records')));
    });

    it('shows the problems of the table', () => {
      const found = index.paths().flatMap((path) => problemsOf(root, path));
      deepEqual(found, sorted(expected.get('Problems')));
    });

    it('counts as the table does', () => {
      const found = (expected.get('Lists') ?? []).map(({ query = '' }) => ({
        query,
        count: String(count(index, query)),
      }));
      deepEqual(found, expected.get('Lists'));
    });

    it('is left as it was', () => deepEqual(sums(root), untouched));
  });
}

describe('fixtures as daily work', () => {
  for (const name of ['plain', 'obsidian', 'backlog', 'minutes']) {
    it(`${name} has something for Today`, async () => {
      const index = await load(join(fixtures, name));
      ok(['overdue', 'due-today'].every((list) => count(index, index.config.queries.get(list) ?? '') > 0));
    });
  }
});

describe('hostile folders', () => {
  it('run nothing and reach no prototype', async () => {
    await load(join(fixtures, 'hostile'));
    equal(Reflect.get(globalThis, 'daybookCanary'), undefined);
    equal(existsSync('daybook-canary'), false);
    equal(Reflect.get({}, 'polluted'), undefined);
    deepEqual(Object.keys(Object.prototype), []);
  });

  it('would be noticed: a reader that runs headers runs these', () => {
    try {
      matter(readFileSync(join(fixtures, 'hostile/header-js.md'), 'utf8'));
      equal(Reflect.get(globalThis, 'daybookCanary'), 'ran');
      equal(existsSync('daybook-canary'), true);
    } finally {
      Reflect.deleteProperty(globalThis, 'daybookCanary');
      rmSync('daybook-canary', { force: true });
    }
  });

  it('group by words that every object has', async () => {
    const index = await load(join(fixtures, 'hostile'));
    const parsed = parseQuery('type:issue group:status', index.config);
    ok('query' in parsed);
    equal(runQuery(parsed.query, index, moment).length, 2);
  });

  it('keep no one waiting: each note is read in a moment', () => {
    for (const path of files(join(fixtures, 'hostile'))) {
      const text = readFileSync(join(fixtures, 'hostile', path), 'utf8');
      const best = Math.min(...[1, 2, 3].map(() => timed(() => parseNote(text))));
      ok(best < 50, `${path} took ${best} ms`);
    }
  });

  it('do not lead in circles or out of the folder', async () => {
    const root = mkdtempSync(join(tmpdir(), 'daybook-links-'));
    try {
      cpSync(join(fixtures, 'plain'), join(root, 'notes'), { recursive: true });
      writeFileSync(join(root, 'outside.md'), '- [ ] not ours\n');
      symlinkSync('..', join(root, 'notes', 'loop'));
      symlinkSync('.', join(root, 'notes', 'clinic', 'again'));
      symlinkSync(join(root, 'outside.md'), join(root, 'notes', 'inside.md'));
      const [plain, linked] = [await load(join(fixtures, 'plain')), await load(join(root, 'notes'))];
      deepEqual(linked.paths(), plain.paths());
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });
});

async function load(root: string): Promise<NoteIndex> {
  const file = join(root, 'daybook.yml');
  const config = loadConfig(existsSync(file) ? readFileSync(file, 'utf8') : undefined);
  deepEqual(config.problems, []);
  const index = new NoteIndex(config);
  await createNoteLoader({ root, log: silent }).load(
    config,
    (batch) => void index.merge(batch),
    new AbortController().signal,
  );
  return index;
}

interface RowReader {
  readonly path: string;
  get(field: string): Value | undefined;
}

/** Rows of a type as cells, in the order of notes and lines. */
function rowsOf(
  index: NoteIndex,
  type: string,
  cells: (row: RowReader) => Record<string, Value | undefined>,
): ExpectedRow[] {
  const rows = [...index.rows()].filter((row) => index.type(row) === type);
  return sorted(
    rows.map((row) => {
      const found = cells({
        path: index.path(row),
        get: (field) => (field === 'line' ? Number(index.get(row, field)) + 1 : index.get(row, field)),
      });
      return Object.fromEntries(Object.entries(found).map(([name, value]) => [name, String(value ?? '')]));
    }),
  );
}

/** Problems of a note, each once a line. */
function problemsOf(root: string, path: string): ExpectedRow[] {
  const text = readFileSync(join(root, path), 'utf8');
  const starts = lineStarts(text);
  const found = parseNote(text).problems.map(({ code, span }) => `${lineAt(starts, span.start) + 1} ${code}`);
  return [...new Set(found)].map((each) => {
    const [line = '', code = ''] = each.split(' ');
    return { note: path, line, code };
  });
}

function sorted(rows: readonly ExpectedRow[] = []): ExpectedRow[] {
  const key = ({ note = '', line = '0' }: ExpectedRow): string => `${note}\0${line.padStart(6, '0')}`;
  return rows.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

function count(index: NoteIndex, text: string): number {
  const parsed = parseQuery(text, index.config);
  if (!('query' in parsed)) throw new Error(`${text}: ${parsed.problems.map(({ message }) => message).join()}`);
  return countQuery(parsed.query, index, moment);
}

function files(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}

function sums(root: string): Record<string, string> {
  return Object.fromEntries(
    files(root).map((path) => [
      path,
      createHash('sha256')
        .update(readFileSync(join(root, path)))
        .digest('hex'),
    ]),
  );
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** The nodes that stand for a row, however deep. */
function leaves(nodes: readonly OutlineNode[]): OutlineNode[] {
  return nodes.flatMap((node) => [...(node.rowKey ? [node] : []), ...leaves(node.children?.() ?? [])]);
}
