// The pure parts of sharing: what git's listings say, what is held back, what counts as a rename, and the words people read.
import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { isFullRef, isRepositoryPath, readyCall } from '../../../../src/notebook/gitVerbs.ts';
import {
  indexInfo,
  readIndexEntries,
  readStatus,
  readTreeChanges,
  readTreeEntries,
} from '../../../../src/notebook/share/gitRecords.ts';
import { sayHold } from '../../../../src/notebook/share/holdMessages.ts';
import { stateNames, tell } from '../../../../src/notebook/share/messages.ts';
import { conflictLine, holdOfNote, isMassDelete, textOf } from '../../../../src/notebook/share/noteChecks.ts';
import { pairRenames } from '../../../../src/notebook/share/renames.ts';
import { runs } from '../../../support/runs.ts';

const id = 'a'.repeat(40);
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('git calls', () => {
  const check = (call: Parameters<typeof readyCall>[0], expected: readonly string[]): void => {
    const ready = readyCall(call, true);
    deepStrictEqual('refused' in ready ? [ready.refused] : ready.args, expected);
  };

  it('become arguments in a fixed order', () => {
    check({ verb: 'git-path', operands: ['index', 'hooks/pre-commit'] }, [
      'rev-parse',
      '--git-path',
      'index',
      '--git-path',
      'hooks/pre-commit',
    ]);
    check({ verb: 'commit-tree', flags: ['-S'], operands: [id, id] }, ['commit-tree', '-S', id, '-p', id, '-F', '-']);
    check({ verb: 'hook', operands: ['commit-msg', '/x/m'] }, [
      'hook',
      'run',
      '--ignore-missing',
      'commit-msg',
      '--',
      '/x/m',
    ]);
    check({ verb: 'status', flags: ['-z'], paths: ['-A', ':(top)x'] }, ['status', '-z', '--', '-A', ':(top)x']);
    check({ verb: 'push', operands: ['origin', `${id}:refs/heads/-x`] }, ['push', 'origin', `${id}:refs/heads/-x`]);
  });

  it('never give a person an option to set', () => {
    const verbs = [
      'rev-parse',
      'update-ref',
      'fetch',
      'push',
      'ls-tree',
      'diff-tree',
      'cat-file',
      'merge-base',
      'rev-list',
      'config',
      'read-tree',
      'log',
      'upstream',
    ] as const;
    const operand = fc.oneof(
      fc.string(),
      fc.string().map((text) => `-${text}`),
      fc.string().map((text) => `--upload-pack=${text}`),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...verbs),
        fc.array(operand, { maxLength: 3 }),
        fc.array(operand, { maxLength: 3 }),
        (verb, operands, paths) => {
          const ready = readyCall({ verb, operands, paths }, true);
          if ('refused' in ready) return;
          const fixed = readyCall({ verb }, true);
          const allowed = new Set('refused' in fixed ? [] : fixed.args);
          const until = ready.args.indexOf('--');
          const options = (until < 0 ? ready.args : ready.args.slice(0, until)).filter(
            (word) => word.startsWith('-') && !allowed.has(word),
          );
          deepStrictEqual(options, []);
        },
      ),
      { numRuns: runs(500) },
    );
  });

  it('know full names of references and paths inside', () => {
    for (const ref of ['refs/heads/main', 'refs/heads/topic/ü', 'refs/heads/-x', 'refs/remotes/o/a.b'])
      ok(isFullRef(ref), ref);
    for (const ref of [
      'main',
      'refs/heads/',
      'refs/heads/a..b',
      'refs/heads/.a',
      'refs/heads/a.lock',
      'refs/heads/a b',
      'refs/heads/@{1}',
      'refs/heads/a\n',
      'refs/heads/a.',
    ])
      ok(!isFullRef(ref), ref);
    for (const path of ['a', '-A', ':(top)x', 'a/b c', '..a', 'a\\..\\b']) ok(isRepositoryPath(path), path);
    for (const path of ['', '/a', '../a', 'a/../b', 'a//b', './a', 'a/', 'a\0']) ok(!isRepositoryPath(path), path);
  });
});

describe('git listings', () => {
  it('are read with any path', () => {
    const path = 'a b\n\tc.md';
    deepStrictEqual(readIndexEntries([`100644 ${id} 0\t${path}`, 'nonsense']), [
      { mode: '100644', oid: id, stage: 0, path },
    ]);
    deepStrictEqual([...readTreeEntries([`100755 blob ${id}\t${path}`])], [[path, { mode: '100755', oid: id }]]);
    deepStrictEqual(
      readTreeChanges([
        `:000000 100644 ${'0'.repeat(40)} ${id} A`,
        path,
        `:100644 000000 ${id} ${'0'.repeat(40)} D`,
        'd',
      ]),
      [
        { path, new: { mode: '100644', oid: id } },
        { path: 'd', old: { mode: '100644', oid: id } },
      ],
    );
    const zero = '0'.repeat(40);
    deepStrictEqual(
      readStatus([
        `1 .M N... 100644 100644 100644 ${id} ${id} ${path}`,
        `1 A. N... 000000 100644 100644 ${zero} ${id} new`,
        `? ${path}`,
        `u UU N... 1 2 3 4 a b c ${path}`,
        '# branch.oid x',
      ]),
      [
        {
          path,
          index: '.',
          worktree: 'M',
          unmerged: false,
          head: { mode: '100644', oid: id },
          staged: { mode: '100644', oid: id },
        },
        { path: 'new', index: 'A', worktree: '.', unmerged: false, staged: { mode: '100644', oid: id } },
        { path, index: '?', worktree: '?', unmerged: false },
        { path, index: 'U', worktree: 'U', unmerged: true },
      ],
    );
    strictEqual(
      indexInfo(
        [
          { path, to: undefined },
          { path: 'x', to: { mode: '100644', oid: id } },
        ],
        zero,
      ),
      `0 ${zero}\t${path}\x00100644 ${id}\tx\x00`,
    );
  });
});

describe('what is held back', () => {
  const check = (after: string, expected: string | undefined, before?: string): void =>
    strictEqual(holdOfNote(before === undefined ? undefined : bytes(before), bytes(after))?.code, expected);

  it('conflict markers in full, not headings or quotations', () => {
    strictEqual(conflictLine('a\n<<<<<<< HEAD\nx\n=======\ny\n>>>>>>> b\n'), 2);
    strictEqual(conflictLine('\ufeff<<<<<<< HEAD\nx\n=======\ny\n>>>>>>> b\n'), 1);
    strictEqual(conflictLine('<<<<<<< HEAD\r\nx\r\n||||||| base\r\n=======\r\ny\r\n>>>>>>> b\r\n'), 1);
    for (const text of [
      'Title\n=======\n',
      '<<<<<<< x\n',
      '>>>>>>> x\n=======\n<<<<<<< x\n',
      '> <<<<<<< a\n> =======\n> >>>>>>> b\n',
      '<<<<<<<< a\n=======\n>>>>>>>> b\n',
    ]) {
      strictEqual(conflictLine(text), undefined, text);
    }
  });

  it('the gravest reason first', () => {
    check('# fine\n', undefined);
    check('a\0', 'not-text');
    check(`<<<<<<< a\n=======\n>>>>>>> b\nghp_${'a1B2'.repeat(9)}`, 'conflict-markers');
    check('x\n', 'shrunk', 'line\n'.repeat(200));
    check('x\n', undefined, 'line\n'.repeat(20));
    check('line\n'.repeat(110), undefined, 'line\n'.repeat(200));
    strictEqual(holdOfNote(undefined, new Uint8Array([0xff, 0xfe]))?.code, 'not-text');
    strictEqual(textOf(new Uint8Array([0xc3, 0xa9])), 'é');
    strictEqual(textOf(bytes('\ufeffé')), '\ufeffé');
  });

  it('deletions of many', () => {
    deepStrictEqual(
      [
        [1, 1],
        [2, 10],
        [5, 1000],
        [6, 1000],
        [3, 20],
        [3, 30],
      ].map(([deleted = 0, total = 0]) => isMassDelete(deleted, total)),
      [false, false, false, true, true, false],
    );
  });
});

describe('renames', () => {
  const text = (...lines: string[]): string => lines.join('\n');
  it('pair equal texts, then alike ones, each once', () => {
    const body = text('1', '2', '3', '4', '5');
    deepStrictEqual(pairRenames([{ path: 'a', text: body }], [{ path: 'b', text: body }]), [{ from: 'a', to: 'b' }]);
    deepStrictEqual(
      pairRenames(
        [{ path: 'a', text: body }],
        [
          { path: 'b', text: text('1', '2', '3', '4', 'x') },
          { path: 'c', text: 'no' },
        ],
      ),
      [{ from: 'a', to: 'b' }],
    );
    deepStrictEqual(pairRenames([{ path: 'a', text: body }], [{ path: 'b', text: text('1', 'x', 'y', 'z', 'q') }]), []);
    deepStrictEqual(pairRenames([{ path: 'a', text: '' }], [{ path: 'b', text: '' }]), []);
    deepStrictEqual(
      pairRenames(
        [
          { path: 'a', text: body },
          { path: 'b', text: body },
        ],
        [{ path: 'c', text: body }],
      ),
      [{ from: 'a', to: 'c' }],
    );
  });
});

describe('states in words', () => {
  it('are one sentence with one action each', () => {
    for (const state of stateNames) {
      const { text, action, tone } = tell(state, {
        path: 'a.md',
        count: 2,
        total: 3,
        branch: 'main',
        what: 'merge',
        words: 'No.\nmore',
        minutes: 4,
      });
      ok(/^[A-Z\d]|^a\.md/.test(text) && text.endsWith('.') && text.length < 160, `${state}: ${text}`);
      ok(!/undefined|error|128/.test(text), text);
      ok(tone === 'fine' || action !== 'none', state);
      ok(!tell(state).text.includes('undefined'), state);
    }
    for (const code of ['conflict-markers', 'secret', 'staged', 'half-staged', 'mass-delete'] as const)
      ok(sayHold({ code, line: 1, what: 'x', count: 1, total: 2 }).endsWith('.'));
  });
});
