// Lines that are not for everybody: what belongs to them, and that long notes take no longer for it.
import { deepStrictEqual, ok } from 'node:assert/strict';
import { parseNote } from '../../../../src/core/note/parseNote.ts';

function kept(text: string): string[] {
  return parseNote(text)
    .tasks.filter((task) => task.kept)
    .map((task) => task.text);
}

describe('confidential lines', () => {
  it('keep what is nested in them and goes on from them', () => {
    deepStrictEqual(kept('- [ ] A #confidential\n  - b\n    - [ ] C\n- [ ] D\n'), ['A', 'C']);
    deepStrictEqual(kept('- a confidential:yes\n\n  More.\n\n  - [ ] B\n\n- [ ] C\n'), ['B']);
    deepStrictEqual(kept('- [ ] A confidential:no\n  - [ ] B\n'), []);
  });
  it('keep a section with all below, and none behind it', () => {
    deepStrictEqual(kept('- [ ] A\n## B #confidential\n- [ ] C\n### D\n- [ ] E\n## F\n- [ ] G\n'), ['C', 'E']);
  });
  it('are found in one pass, however many there are', () => {
    const text = '# A\n- [ ] B #confidential\n  - [ ] C\n'.repeat(20_000);
    const { user, system } = process.cpuUsage();
    ok(parseNote(text).tasks.every((task) => task.kept));
    const used = process.cpuUsage({ user, system });
    ok(used.user + used.system < 3_000_000, `${used.user + used.system} µs`);
  });
});
