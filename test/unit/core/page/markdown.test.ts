// Markdown as Html without a library: what people write looks as markdown-it draws it, and nothing that anybody writes is markup.
import { ok, strictEqual } from 'node:assert/strict';
import { array, assert, constantFrom, property, string } from 'fast-check';
import MarkdownIt from 'markdown-it';
import { englishWords } from '../../../../src/core/outline/outlineWords.ts';
import { drawBlocks } from '../../../../src/core/page/drawBlocks.ts';
import { readBlocks } from '../../../../src/core/page/markdownBlocks.ts';
import type { TextNames } from '../../../../src/core/page/markdownText.ts';
import { indexOf } from '../../../support/notebookText.ts';
import { runs } from '../../../support/runs.ts';

const roster = indexOf({}).roster();

/** The blocks of a text with the names that a page without a notebook has. */
function drawn(source: string): string {
  const { blocks, references } = readBlocks(source);
  const names: TextNames = {
    references,
    person: (id) => id,
    linked: ({ text }) => text,
    anchor: () => undefined,
    picture: (words) => words,
  };
  const withheld = { reason: () => undefined, isTold: () => true };
  const left = new Set<string>();
  const context = { words: englishWords, roster };
  return drawBlocks(blocks, { names, withheld, left, tasks: new Map(), used: new Set(), context });
}

/** Without what only one of the two writes: line ends, wrappers, classes. */
function plain(html: string): string {
  return html
    .replace(
      /<div class="scroll">|<\/div>| tabindex="0"| class="number"| style="[^"]*"| class="language-js"| scope="col"/g,
      '',
    )
    .replace(/\n+</g, '<')
    .replace(/>\n+/g, '>')
    .replace(/<\/code><\/pre>/g, '</code></pre>')
    .replaceAll('&#39;', "'")
    .trim();
}

const referee = new MarkdownIt({ html: false, linkify: false });

function same(source: string): void {
  strictEqual(plain(drawn(source)), plain(referee.render(source).replaceAll('<br>', '<br>')), source);
}

describe('Markdown on pages', () => {
  it('is drawn as markdown-it draws it', () => {
    for (const source of [
      '## Head *of* `x`\n\nText that\ngoes on.\n\nAnother one.',
      '- one\n- two\n  - nested\n  - more\n- three',
      '3. three\n4. four',
      '> quoted\n> on\n\nafter',
      '```js\nlet a = "<b>";\n```',
      '    indented <b>\n    code',
      '| A | B |\n|---|--:|\n| 1 | 2 |\n| x \\| y | **b** |',
      'a **bold** _it_ ***both*** ~~gone~~ snake_case_word 2 * 3 * 4',
      'under\n-----\n\n***\n\n* * *',
      'a \\*no\\* `` a ` b `` <https://example.org/a?b=c&d=1>',
      '[words](https://example.org) [ref][r] and [r]\n\n[r]: https://example.org/r',
      'hard  \nbreak and\\\nanother',
      '5 < 6 & 7 > 3 "quoted" &amp; &lt;',
      '**a _b_ c** *a **b** c* a*b*c',
    ])
      same(source);
  });

  it('lets no markup and no strange address through', () => {
    for (const source of [
      '<script>alert(1)</script>',
      'a <img src=x onerror=alert(1)> b',
      '[x](javascript:alert(1)) [y](JaVaScRiPt:alert(1)) [z](data:text/html,<script>)',
      '[x](vbscript:a) [y](file:///etc/passwd) [z](command:workbench.action.quit) [v](vscode://x/y)',
      '[x](//evil.example/a) [y](../../secret.md) [z](/etc/passwd)',
      '<javascript:alert(1)> <command:x>',
      '![x](https://tracker.example/p.png) ![y](javascript:alert(1))',
      '[a]: javascript:alert(1)\n\n[a] [text][a]',
      '[x](https://a.example/"onmouseover="alert(1))',
      '`<b>` ```\n<i>\n```',
      '| <script> | b |\n|---|---|\n| <b onclick=x> | "c" |',
    ]) {
      const html = drawn(source);
      const tags = [...html.matchAll(/<\/?([a-z0-9]+)([^>]*)>/g)];
      for (const [, name = '', attributes = ''] of tags) {
        ok(/^(p|a|em|strong|s|code|pre|ul|ol|li|br|table|thead|tbody|tr|th|td|div)$/.test(name), `${source}\n${html}`);
        for (const [, href = ''] of attributes.matchAll(/href="([^"]*)"/g)) ok(/^https?:\/\//.test(href), html);
        ok(!/\son\w+=|src=/.test(attributes), html);
      }
    }
  });

  it('forgets comments, and draws tags that are alone as text', () => {
    strictEqual(drawn('a <!-- secret --> b'), '<p>a  b</p>');
    strictEqual(drawn('<!--\nsecret\n-->\nb'), '<p>b</p>');
    strictEqual(drawn('<!-- x --> Important words\nb'), '<p>Important words\nb</p>');
    strictEqual(drawn('<!-- x --> <!-- y\nsecret --> b'), '<p>b</p>');
    strictEqual(drawn('<b>x</b><br>y'), '<p>&lt;b&gt;x&lt;/b&gt;<br>y</p>');
  });

  it('makes balanced tags of whatever is written', () => {
    const parts = constantFrom(
      '*',
      '**',
      '_',
      '~~',
      '`',
      '[',
      '](',
      ')',
      '<',
      '>',
      '\n',
      '\n\n',
      '- ',
      '1. ',
      '> ',
      '    ',
      '|',
      '---',
      '#',
      '\\',
      '@a',
      'http://x',
      '&',
      '!',
      '<!--',
      '-->',
      ' ',
      'w',
    );
    const anything = array(parts, { maxLength: 60 }).map((each) => each.join(''));
    assert(
      property(anything, string(), (made, words) => {
        const html = drawn(`${made}${words}`);
        const open: string[] = [];
        for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z0-9]+)[^>]*>/g))
          if (slash) strictEqual(open.pop(), name, `${made}${words}\n${html}`);
          else if (name !== 'br' && name !== 'hr') open.push(name);
        strictEqual(open.length, 0, html);
        ok(
          !/<(?!\/?(?:p|a|em|strong|s|code|pre|ul|ol|li|br|hr|table|thead|tbody|tr|th|td|div|blockquote|h[2-6])[ >])/.test(
            html,
          ),
        );
      }),
      { numRuns: runs(200) },
    );
  });

  it('takes time in step with the text, whatever is never closed', () => {
    for (const part of [
      '*a _b ',
      '[',
      '`a``b',
      '<!--',
      '[a](',
      '> ',
      '- ',
      '| a ',
      '~~x ',
      '[[a',
      '**a*',
      '@',
      'http://',
    ])
      ok(drawn(`w ${part.repeat(20_000)}`).startsWith('<p>w'), part);
  });
});
