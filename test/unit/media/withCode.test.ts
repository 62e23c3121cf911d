// Names between backticks in texts of panels are drawn as code.
import { deepEqual } from 'node:assert/strict';
import { withCode } from '../../../media/shared/withCode.ts';

/** The parts of a text, code between angle brackets. */
function parts(text: string): string {
  return withCode(text)
    .map(({ strings, values }) => (strings[0] === '<code>' ? `<${values[0]}>` : values[0]))
    .join('');
}

describe('code in a text', () => {
  it('is what stands between two backticks; a single one stays as it is', () => {
    const texts = ['Use `type:issue`.', '`a` or `b`', 'A ` alone', 'First `a`, then ` alone', 'none', ''];
    const wanted = ['Use <type:issue>.', '<a> or <b>', 'A ` alone', 'First <a>, then ` alone', 'none', ''];
    deepEqual(texts.map(parts), wanted);
  });
});
