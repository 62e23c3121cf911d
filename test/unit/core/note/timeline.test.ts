// Timelines line by line: what is an entry, which day it is of, and what is left alone.
import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { parseNote } from '../../../../src/core/note/parseNote.ts';
import { parseTimeline } from '../../../../src/core/note/timeline.ts';
import { runs } from '../../../support/runs.ts';

const read = (text: string) => parseTimeline(text, parseNote(text));
const shown = (lines: string) =>
  read(`## Timeline\n\n${lines}`).map(({ day = '-', time, offset = '', text }) => `${day} ${time}${offset} ${text}`);

function check(line: string, expected: string | undefined): void {
  it(line, () => deepStrictEqual(shown(line), expected === undefined ? [] : [expected]));
}

describe('timeline', () => {
  check('- 10:15 Queue grows', '- 10:15 Queue grows');
  check('* 2026-03-04 10:15 @maria Queue grows', '2026-03-04 10:15 @maria Queue grows');
  check('- 2026-03-04T10:15:30+01:00 Queue grows', '2026-03-04 10:15:30+01:00 Queue grows');
  check('- 2026-03-04T09:15Z: Queue grows', '2026-03-04 09:15Z Queue grows');
  check('- 10:15 – Queue grows', '- 10:15 Queue grows');
  check('- 10:15 - Queue grows\r', '- 10:15 Queue grows');
  check('- 10:15', '- 10:15 ');
  check('- 10:15 -3 degrees', '- 10:15 -3 degrees');
  check('1. 23:59 Last', '- 23:59 Last');
  check('- 24:00 No such time', undefined);
  check('- 2026-02-30 10:15 No such day', undefined);
  check('- 10:15h No time', undefined);
  check('- 9:15 No time', undefined);
  check('- [ ] 10:15 A task', undefined);
  check('  - 10:15 Details', undefined);
  check('10:15 No item', undefined);
  check('```\n- 10:15 Code\n```', undefined);
  check('~~~\n```\n- 10:15 Code\n~~~\n- 10:20 Real', '- 10:20 Real');
  check('````\n```\n- 10:15 Code\n```` js\n- 10:16 Code\n`````\n- 10:20 Real', '- 10:20 Real');

  it('takes the day over from above, within one section', () =>
    deepStrictEqual(shown('- 2026-03-04 10:15 a\n- 10:20 b\n\n### Later\n\n- 10:30 c\n\n## Timeline:\n- 10:40 d'), [
      '2026-03-04 10:15 a',
      '2026-03-04 10:20 b',
      '2026-03-04 10:30 c',
      '- 10:40 d',
    ]));

  it('ends with the section and knows its place', () => {
    const text =
      '# Mail down\r\n\r\n## Timeline\r\n\r\n- 10:15 Queue grows\r\n\r\n## Tasks\r\n\r\n- 10:20 no entry\r\n';
    const [entry, ...more] = read(text);
    deepStrictEqual([entry?.line, more], [4, []]);
    strictEqual(text.slice(entry?.span.start, entry?.span.end), '10:15 Queue grows');
  });

  it('finds the lines of any text', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('- 10:15 a', '## Timeline', '```', 'text', '- 2026-03-04T10:15 b', '\t', '')),
        (lines) => {
          const text = lines.join('\n');
          for (const { line, span } of read(text)) strictEqual(text.slice(0, span.start).split('\n').length - 1, line);
        },
      ),
      { numRuns: runs(100) },
    ));
});
