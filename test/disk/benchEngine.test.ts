// The engine as others measure it: `node bench-index.js DIR` on a folder of Markdown that has neither git nor a daybook.yml.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildBench } from '../bench/builtBench.mjs';

describe('measuring the engine', function () {
  this.timeout(30_000);
  // Below the repository, whose package.json says that these are modules.
  const built = join(process.cwd(), '.out', `benchEngine-${process.pid}`);
  let folder = '';

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'daybook-engine-'));
    mkdirSync(join(folder, 'deep'));
    writeFileSync(join(folder, 'one.md'), '- [ ] First @ana\n- [x] Second\n\n```\n- [ ] no task\n```\n');
    writeFileSync(join(folder, 'deep', 'two.md'), '---\nbroken: [\n---\n- [ ] Third due:2026-07-01\n');
    writeFileSync(join(folder, 'other.txt'), '- [ ] no note\n');
    await buildBench(built);
  });

  after(() => {
    for (const path of [folder, built]) rmSync(path, { recursive: true, force: true });
  });

  it('ends with one line of JSON that tells times, counts and memory, and leaves the notes as they are', () => {
    const before = textsIn(folder);
    const output = execFileSync(process.execPath, [join(built, 'bench-index.js'), folder], { encoding: 'utf8' });
    const { ms, notes, tasks, updMedianMs, heapMB } = JSON.parse(output.trim().split('\n').at(-1) ?? '');
    assert.deepEqual({ notes, tasks }, { notes: 2, tasks: 3 });
    for (const [name, figure] of Object.entries({ ms, updMedianMs, heapMB }))
      assert.ok(figure > 0, `${name}: ${figure}`);
    assert.deepEqual(textsIn(folder), before);
  });
});

function textsIn(folder: string): readonly (readonly [string, string])[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files.sort().map((file) => [file, readFileSync(file, 'utf8')] as const);
}
