// Patterns of paths: what the signs mean, that nobody's pattern takes long, and that picomatch reads the same signs alike.
import { equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import picomatch from 'picomatch';
import { pathMatcher } from '../../../src/core/glob.ts';
import { runs } from '../../support/runs.ts';

describe('patterns of paths', () => {
  const rows: readonly (readonly [pattern: string, fits: string, not: string])[] = [
    ['drafts/**', 'drafts drafts/a.md drafts/b/c.md Drafts/x', 'drafts.md x/drafts/a.md'],
    ['**/drafts/**', 'drafts/a.md x/y/drafts/a.md', 'x/drafts.md'],
    ['**', 'a a/b .a/.b', ''],
    ['**/*.md', 'a.md x/.md x/y/B.MD', 'a.mdx'],
    ['a/**/b', 'a/b a/x/b a/x/y/b', 'ab a/xb x/a/b'],
    ['*', 'a .a', 'a/b'],
    ['*/**', 'a/b a/b/c', 'a'],
    ['a/*', 'a/b', 'a/ a a/b/c'],
    ['a/**/**', 'a a/b', 'ab'],
    ['./a', 'a', 'b/a'],
    ['a**', 'a ab', 'a/b b'],
    ['a**b', 'ab axb', 'a/b'],
    ['?.md', 'a.md ..md', '.md ab.md'],
    ['[a-c]x', 'ax CX', 'dx x /x'],
    ['[!a-c]x', 'dx', 'ax /x'],
    ['[]x', '[]x', 'x ]x'],
    ['[a', '[a', 'a'],
    ['a[/]b', 'a[/]b', 'a/b'],
    ['{a,b*}/c', 'a/c b/c bx/c', 'c/c {a,b}/c'],
    ['x{a,{b,c}d}', 'xa xbd xcd', 'xb xd'],
    ['{a}', '{a}', 'a'],
    ['{a,b', '{a,b', 'a'],
    ['{,a}b', 'b ab', 'aab'],
    ['{x/**,y}', 'x x/a/b y', 'y/a z'],
    ['a\\*b', 'a*b', 'axb a\\*b'],
    ['a\\', 'a\\', 'a'],
    ['a(b|c)', 'a(b|c)', 'ab'],
    ['ä?', 'Äx', 'ä'],
    ['?', '😀', ''],
    ['', '', 'a'],
  ];
  for (const [pattern, fits, not] of rows) {
    it(`reads ${pattern}`, () => {
      const isMatch = pathMatcher([pattern]);
      for (const path of fits.split(' ').filter(Boolean)) ok(isMatch(path), path);
      for (const path of not.split(' ').filter(Boolean)) ok(!isMatch(path), path);
    });
  }

  it('takes any of several, and none of none', () => {
    ok(pathMatcher(['a', 'b/*'])('b/c'));
    ok(!pathMatcher([])('a'));
  });

  it('says what picomatch says', () => {
    const name = fc.constantFrom('a', 'b', 'ab', 'Ab', '.a', 'a.md', 'b.md', 'abc');
    const sign = fc.constantFrom('a', 'b', 'c', '.', '*', '?', '[ab]', '[^a]', '{a,b}', '{a,bc}', '\\*', '.md');
    const part = fc.oneof(
      {
        weight: 3,
        arbitrary: fc.array(sign, { minLength: 1, maxLength: 3 }).map((signs) => signs.join('').replace('**', '*')),
      },
      fc.constant('**'),
    );
    const pattern = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
    const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join('/'));
    fc.assert(
      fc.property(pattern, path, (one, other) => {
        equal(pathMatcher([one])(other), picomatch(one, { nocase: true, dot: true })(other), `${one} ${other}`);
      }),
      { numRuns: runs(2000) },
    );
  });

  it('throws for no pattern', () => {
    const signs = fc.constantFrom('*', '**', '/', '[', ']', '!', '{', '}', ',', '\\', '-', 'a', '?', '😀', '');
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 20 }), fc.array(signs, { maxLength: 10 }), (one, other) => {
        pathMatcher([one.join('')])(other.join(''));
      }),
      { numRuns: runs(300) },
    );
  });

  it('takes no longer for a pattern that was made to take long', () => {
    const long = 'a'.repeat(200);
    for (const pattern of ['*a'.repeat(60), '{a,a}'.repeat(60), '**/'.repeat(60), '{*,**}'.repeat(40)])
      equal(pathMatcher([`${pattern}!`])(`${long}/${long}`), false);
  }).timeout(4000);
});
