// A conversation with the command line as an MCP server: the real program, lines in and lines out, on a real folder with git.
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { buildProgram } from '../support/buildProgram.ts';

const notes: Readonly<Record<string, string>> = {
  'daybook.yml': 'name: Harbour\n',
  'issues/queue.md':
    '---\ntype: issue\ntitle: Queue stuck\nstatus: open\nowner: maria\n---\n- [ ] Call vendor due:2026-03-02\n',
  'risks/canary.md': '---\ntitle: CANARY\nconfidential: true\n---\n- [ ] CANARY line\n',
  'private/daybook.yml': 'visibility: private\n',
  'private/talk.md': '- [ ] CANARY talk\n',
};

interface Answer {
  readonly id: unknown;
  readonly result?: Record<string, unknown> & {
    readonly content?: readonly { readonly text: string }[];
    readonly isError?: boolean;
  };
  readonly error?: { readonly code: number; readonly message: string };
}

describe('MCP server', function () {
  this.timeout(30_000);
  let base = '';
  let program = '';
  const file = (path: string): string => join(base, 'notes', path);

  before(async () => {
    base = mkdtempSync(join(tmpdir(), 'daybook-mcp-'));
    program = join(base, 'cli.mjs');
    await buildProgram('cli', program);
    for (const [path, text] of Object.entries(notes)) {
      mkdirSync(dirname(file(path)), { recursive: true });
      writeFileSync(file(path), text);
    }
    const who = ['-c', 'user.name=Ana', '-c', 'user.email=ana@x'];
    for (const args of [
      ['init', '-q'],
      ['add', 'issues', 'risks', 'daybook.yml'],
      [...who, 'commit', '-qm', 'notes'],
    ])
      execFileSync('git', args, { cwd: join(base, 'notes') });
  });

  after(() => rmSync(base, { recursive: true, force: true }));

  /** Says the lines, and answers what came back by id; whatever is no JSON-RPC on standard output fails. */
  function talk(lines: readonly (string | object)[], ...options: string[]): Map<unknown, Answer> {
    const input = lines
      .map((line) => (typeof line === 'string' ? line : JSON.stringify({ jsonrpc: '2.0', ...line })))
      .join('\n');
    const args = [program, 'mcp', '--notebook', join(base, 'notes'), '--today', '2026-03-04', ...options];
    const { stdout, stderr, status } = spawnSync(process.execPath, args, { input: `${input}\n`, encoding: 'utf8' });
    assert.deepEqual([stderr, status], ['', 0]);
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((line): Answer & { jsonrpc: string } => JSON.parse(line));
    for (const { jsonrpc } of answers) assert.equal(jsonrpc, '2.0');
    return new Map(answers.map((answer) => [answer.id, answer]));
  }

  const call = (id: number, name: string, input: object) => ({
    id,
    method: 'tools/call',
    params: { name, arguments: input },
  });
  const textOf = (answer: Answer | undefined): string =>
    answer?.result?.content?.[0]?.text ?? JSON.stringify(answer?.error);

  it('greets, lists reading tools, and answers them', () => {
    const answers = talk([
      {
        id: 1,
        method: 'initialize',
        params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 't', version: '1' } },
      },
      { method: 'notifications/initialized' },
      { id: 2, method: 'tools/list' },
      { id: 3, method: 'ping' },
      call(4, 'daybook_search', { query: 'is:task is:overdue' }),
      call(5, 'daybook_record', { path: 'issues/queue.md' }),
      call(6, 'daybook_kpi', { name: 'open' }),
      call(7, 'daybook_changes', { since: '2020-01-01' }),
    ]);
    assert.equal(answers.size, 7, 'a notification is not answered');
    assert.deepEqual(
      [answers.get(1)?.result?.['protocolVersion'], answers.get(1)?.result?.['capabilities']],
      ['2025-06-18', { tools: {} }],
    );
    const tools = answers.get(2)?.result?.['tools'] as { name: string; annotations: { readOnlyHint: boolean } }[];
    assert.deepEqual(
      tools.map(({ name }) => name),
      ['daybook_search', 'daybook_record', 'daybook_kpi', 'daybook_changes'],
    );
    assert.ok(tools.every(({ annotations }) => annotations.readOnlyHint));
    assert.deepEqual(answers.get(3)?.result, {});
    assert.match(textOf(answers.get(4)), /^1 rows found, 1 shown\.[\s\S]*"path":"issues\/queue\.md","line":7,/);
    assert.match(textOf(answers.get(5)), /"owner":"maria"[\s\S]*Call vendor/);
    assert.match(textOf(answers.get(6)), /"sampleSize":/);
    assert.match(textOf(answers.get(7)), /Queue stuck/);
    for (const answer of answers.values()) assert.doesNotMatch(JSON.stringify(answer), /canary/i);
  });

  it('hands out nothing confidential or private, whatever is asked', () => {
    const answers = talk([
      ...['', 'canary', 'path:private'].map((query, id) => call(id, 'daybook_search', { query })),
      ...['risks/canary.md', 'private/talk.md', '../cli.mjs', 'daybook.yml'].map((path, id) =>
        call(10 + id, 'daybook_record', { path }),
      ),
      call(20, 'daybook_changes', { since: '2020-01-01' }),
    ]);
    assert.equal(answers.size, 8);
    for (const [id, answer] of answers)
      assert.doesNotMatch(textOf(answer).replace(/no note "[^"]*"/, ''), /canary/i, String(id));
    for (const id of [10, 11, 12, 13]) assert.equal(answers.get(id)?.result?.isError, true);
    const own = spawnSync(process.execPath, [program, 'mcp', '--notebook', file('private')], {
      input: '',
      encoding: 'utf8',
    });
    assert.deepEqual([own.status, own.stdout], [2, '']);
    assert.match(own.stderr, /private/);
  });

  it('writes nothing without being asked to, and then only what was shown and confirmed', () => {
    const before = readFileSync(file('issues/queue.md'), 'utf8');
    const change = { path: 'issues/queue.md', task: 'Call vendor', fields: { due: '2026-03-09' } };
    assert.match(textOf(talk([call(1, 'daybook_update', change)]).get(1)), /no tool/);
    const shown = textOf(talk([call(1, 'daybook_update', change)], '--write').get(1));
    assert.match(
      shown,
      /Nothing is written yet[\s\S]*\n- - \[ \] Call vendor due:2026-03-02\n\+ - \[ \] Call vendor due:2026-03-09\n/,
    );
    assert.equal(readFileSync(file('issues/queue.md'), 'utf8'), before);
    const [, token = ''] = /confirm: "([^"]+)"/.exec(shown) ?? [];
    // A token of another conversation, or a made-up one, is no agreement.
    for (const confirm of [token, 'yes'])
      assert.match(
        textOf(talk([call(1, 'daybook_update', { ...change, confirm })], '--write').get(1)),
        /^The token does not fit/,
      );
    assert.equal(readFileSync(file('issues/queue.md'), 'utf8'), before);
  });

  it('writes in the second call of one conversation, once, and not over what moved on', async () => {
    const child = spawn(process.execPath, [program, 'mcp', '--write', '--notebook', join(base, 'notes')]);
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const ask = async (input: object): Promise<string> => {
      child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...call(1, 'daybook_update', input) })}\n`);
      return textOf(JSON.parse((await lines.next()).value));
    };
    const tokenIn = (text: string): string => /confirm: "([^"]+)"/.exec(text)?.[1] ?? '';
    const text = (): string => readFileSync(file('issues/queue.md'), 'utf8');
    const before = text();
    try {
      const change = { path: 'issues/queue.md', task: 'Call vendor', fields: { due: '2026-03-09' } };
      const first = tokenIn(await ask(change));
      assert.match(await ask({ ...change, fields: { due: '2030-01-01' }, confirm: first }), /^The token does not fit/);
      assert.match(await ask({ ...change, confirm: first }), /^The token does not fit/, 'used up');
      const second = tokenIn(await ask(change));
      writeFileSync(file('issues/queue.md'), before.replace('Call vendor', 'Call vendor @ana'));
      assert.match(await ask({ ...change, confirm: second }), /^The token does not fit[\s\S]*@ana due:2026-03-09/);
      writeFileSync(file('issues/queue.md'), before);
      assert.match(await ask({ ...change, confirm: tokenIn(await ask(change)) }), /^Written: issues\/queue\.md\./);
      assert.equal(text(), before.replace('due:2026-03-02', 'due:2026-03-09'));
    } finally {
      child.stdin.end();
      writeFileSync(file('issues/queue.md'), before);
    }
  });

  it('sees in one conversation what comes, changes and goes on the disk, and a notebook that becomes private', async () => {
    const child = spawn(process.execPath, [program, 'mcp', '--notebook', join(base, 'notes')]);
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const found = async (query: string): Promise<string> => {
      child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...call(1, 'daybook_search', { query }) })}\n`);
      return textOf(JSON.parse((await lines.next()).value));
    };
    const rules = readFileSync(file('daybook.yml'), 'utf8');
    try {
      assert.match(await found('later'), /^0 rows/);
      writeFileSync(file('x.md'), '- [ ] Later one\n');
      assert.match(await found('later'), /^1 rows[\s\S]*Later one/);
      writeFileSync(file('x.md'), '- [ ] Later two\n');
      assert.match(await found('later'), /^1 rows[\s\S]*Later two/);
      writeFileSync(file('daybook.yml'), `${rules}exclude: ["x.md"]\n`);
      assert.match(await found('later'), /^0 rows/);
      writeFileSync(file('daybook.yml'), rules);
      assert.match(await found('later'), /^1 rows/);
      rmSync(file('x.md'));
      assert.match(await found('later'), /^0 rows/);
      writeFileSync(file('issues/daybook.yml'), 'visibility: private\n');
      assert.match(await found('queue'), /^0 rows/);
      rmSync(file('issues/daybook.yml'));
      writeFileSync(file('daybook.yml'), `${rules}visibility: private\n`);
      assert.match(await found('vendor'), /private/);
    } finally {
      child.stdin.end();
      rmSync(file('issues/daybook.yml'), { force: true });
      rmSync(file('x.md'), { force: true });
      writeFileSync(file('daybook.yml'), rules);
    }
  });

  it('says in the words of the protocol what it does not understand, and goes on', () => {
    const answers = talk([
      'nonsense',
      '[]',
      { id: 1, method: 'resources/list' },
      call(2, 'rm', {}),
      call(3, 'daybook_search', { shell: 1 }),
      { id: 4, method: 'ping' },
    ]);
    assert.deepEqual(
      [answers.get(null)?.error?.code, answers.get(1)?.error?.code, answers.get(2)?.error?.code],
      [-32600, -32601, -32602],
    );
    assert.match(textOf(answers.get(3)), /There is no input "shell"/);
    assert.deepEqual(answers.get(4)?.result, {});
  });
});
