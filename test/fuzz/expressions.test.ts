// Every regular expression of src/core takes a time that grows with the text and no faster, whatever the text. They are collected
// from the sources, and attacked with long runs of the characters they are made of.
import { deepStrictEqual, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { filesUnder } from '../../scripts/project.mjs';
import { type Expression, expressionsIn } from '../support/expressions.ts';

const length = 100_000;
const slowest = 50;
const files = filesUnder('src/core', '.ts');
const all = files.flatMap((file) => expressionsIn(readFileSync(file, 'utf8')).map((each) => ({ ...each, file })));

/** Characters of an expression, with what its classes stand for, and the words that have to stand before a run. */
function pieces({ source }: Expression): string[] {
  const bare = source.replaceAll(/\\p\{\w+\}|\(\?<?[:=!]|\{[\d,]+\}/gu, '');
  const signs = new Set(bare.replaceAll(/\\[a-zA-Z]|[\\^$()|*+?[\]]/g, ''));
  if (bare.includes('\\s') || bare.includes('\\n')) signs.add(' ').add('\n');
  const words = bare.match(/[a-z]{2,}/g) ?? [];
  return [...new Set([' ', '0', 'a', '-', '.', ...[...signs].slice(0, 10), ...words.slice(0, 3)])];
}

/** Texts of a given length: one piece again and again, two in turn, one behind another; with an end that fits nothing. */
function* attacks(expression: Expression, size: number): Generator<string> {
  const parts = pieces(expression);
  for (const one of parts) {
    yield `${one.repeat(size / one.length)}\u0001`;
    // What hurts is found with short texts; the long ones are there to be sure.
    for (const two of size < length ? parts.slice(0, 8) : parts.slice(0, 2)) {
      if (one === two) continue;
      yield `${one}${two.repeat((size - one.length) / two.length)}\u0001`;
      if (size < length) yield `${(one + two).repeat(size / (one.length + two.length))}\u0001`;
    }
  }
}

/** Milliseconds of the best of up to three runs: the processor's where that is less, since other programs run too. */
function time(expression: RegExp, text: string, limit: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 3 && best > limit; round++) {
    const [start, busy] = [performance.now(), process.cpuUsage()];
    text.replace(expression, '');
    const { user, system } = process.cpuUsage(busy);
    best = Math.min(best, performance.now() - start, (user + system) / 1000);
  }
  return best;
}

/** The text that takes too long: a short one first, so that a bad expression is found without waiting for it. */
function weakness(expression: Expression): string | undefined {
  const made = new RegExp(expression.source, expression.flags);
  for (const size of [length / 20, length]) {
    const limit = (slowest * size) / length;
    for (const text of attacks(expression, size)) {
      const taken = time(made, text, limit);
      if (taken > Math.max(limit, 5)) return `${JSON.stringify(text.slice(0, 12))} × ${size}: ${taken.toFixed(0)} ms`;
    }
  }
  return undefined;
}

describe('regular expressions of core', function () {
  this.timeout(60_000);
  it('are found in the sources', () => {
    ok(all.length > 100, String(all.length));
    deepStrictEqual(expressionsIn("a / b / c; x = /a'[/]\\/b/gu.test(y); // /no/\nf('^a$', \"/no/\")"), [
      { source: "a'[/]\\/b", flags: 'gu' },
      { source: '^a$', flags: '' },
    ]);
    const nested = '`/§{`{§{/c/.exec(z)}/n`}/n/`; /d/.test(z)'.replaceAll('§', '$');
    deepStrictEqual(
      expressionsIn(nested).map(({ source }) => source),
      ['c', 'd'],
    );
  });
  it('take a time that grows with the text', () => {
    const distinct = new Map(all.map((each) => [`/${each.source}/${each.flags}`, each]));
    const weak = [...distinct].flatMap(([shown, each]) => {
      const found = weakness(each);
      return found === undefined ? [] : [`${each.file} ${shown}: ${found}`];
    });
    deepStrictEqual(weak, []);
  });
});
