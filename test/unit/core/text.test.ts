// The line around an offset: at both ends of the text, at line ends of both kinds.
import { deepStrictEqual } from 'node:assert/strict';
import { lineAround } from '../../../src/core/text.ts';

/** `$0` marks the offset, `[` and `]` in the expected text the line. */
function check(marked: string, expected: string): void {
  it(JSON.stringify(marked), () => {
    const offset = marked.indexOf('$0');
    const text = marked.replace('$0', '');
    const { start, end } = lineAround(text, offset);
    deepStrictEqual(`${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`, expected);
  });
}

describe('lineAround', () => {
  check('$0', '[]');
  check('$0\nb', '[]\nb');
  check('a\nb$0c\nd', 'a\n[bc]\nd');
  check('a$0\nb', '[a]\nb');
  check('a\n$0b', 'a\n[b]');
  check('a\r\nb$0\r\nc', 'a\r\n[b]\r\nc');
  check('a\n$0', 'a\n[]');
  check('a\r$0', '[a\r]');
});
