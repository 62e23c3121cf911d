// What other tools' configurations say of their notes, by the limits of a header: nothing in them is followed, run or waited for.
import { deepEqual, equal, ok } from 'node:assert/strict';
import { loadConfig } from '../../../../src/core/record/config.ts';
import { statusesFor, withTools } from '../../../../src/core/record/toolFiles.ts';

const usual = loadConfig(undefined);
const backlog = (text: string, path = 'backlog/config.yml') => withTools(usual, new Map([[path, text]]));

describe('files of other tools', () => {
  const check = (text: string, expected: readonly string[] | undefined) =>
    it(JSON.stringify(text).slice(0, 60), () => deepEqual(statusesFor('backlog/tasks/a.md', backlog(text)), expected));
  check('statuses: ["To Do", Done]\n', ['To Do', 'Done']);
  check('\uFEFFname: x\r\nstatuses:\r\n  - To Do\r\n  - Done', ['To Do', 'Done']);
  check('statuses: [Done]\n', undefined);
  check('statuses: Done\n', undefined);
  check('', undefined);
  check('---\nstatuses: [a, b]\n', ['a', 'b']);
  check('statuses: !!js/function [a]\n', undefined);
  check('statuses: [a, b\n', undefined);

  it('say nothing outside of their folder', () => {
    const config = backlog('statuses: [a, b]\nbacklog_directory: ./work/\n', 'backlog.config.yml');
    deepEqual([statusesFor('work/tasks/a.md', config), statusesFor('working/a.md', config)], [['a', 'b'], undefined]);
  });

  it('change nothing where there are none', () => equal(withTools(usual, new Map()), usual));

  it('are read quickly, whatever is in them', () => {
    const startMs = performance.now();
    for (const piece of ['statuses: [', '- ', '? ', '&a [*a', '"\\x', '@\n', 'a: b\n'])
      backlog(piece.repeat(200_000 / piece.length));
    ok(performance.now() - startMs < 2000);
  });
});
