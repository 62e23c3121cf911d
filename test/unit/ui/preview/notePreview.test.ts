// The plugin in a plain markdown-it, which is the referee: what a note of a notebook shows, and that nothing else is touched.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { previewOf } from '../../../support/previewPage.ts';
import { runs } from '../../../support/runs.ts';

const files = {
  'daybook.yml': "people:\n  - { id: maria, name: Maria Weber }\nmarkers:\n  '%': waiting\n",
  'projects/mail.md': '---\ntype: project\ntitle: Mail gateway\n---\n',
  'private.md': '- [ ] Secret\n',
};
const { render, extend, failures } = previewOf(files);

/** The text that is read, boxes as `(state)` and chips in angle brackets. */
function read(html: string): string {
  return html
    .replace(/<svg[^>]*aria-label="([^"]*)".*?<\/svg>/g, '($1)')
    .replace(
      /<span class="daybook-chip[^>]*>(.*?)<\/span>/g,
      (_, label: string) => `{${label.replace(/<[^>]*>/g, '')}}`,
    )
    .replace(/<[^>]*>/g, '')
    .replaceAll('&amp;', '&')
    .trim();
}

function check(line: string, expected: string): void {
  it(line, () => equal(read(render(line)), expected));
}

describe('boxes in the preview', () => {
  check('- [ ] Call', '(open) Call');
  check('- [x] Call', '(done) Call');
  check('- [/] Call', '(in progress) Call');
  check('- [h] Call', '(waiting) Call');
  check('- [-] Call', '(cancelled) Call');
  check('- [%] Own marker', '(waiting) Own marker');
  check('- [ ] Call wait:acme', '(waiting) Call {waits for acme}');
  check('- [ ] Call due:2026-03-20 ^call-back', '(open) Call {due 2026-03-20}');
  check('- [x] ~~Call~~', '(cancelled) Call');
  check('1. [ ] First', '(open) First');
  check('> - [ ] Quoted', '(open) Quoted');
  check('- - [ ] Nested', '(open) Nested');
  check('- [ ] a\n  - [x] b', '(open) a\n\n(done) b');
  check('- [ ] a\n\n- [x] b', '(open) a\n\n\n(done) b');
  check('- [x](https://example.org)', 'x');
  check('- [ ]glued', '[ ]glued');
  check('- [N] legend', '[N] legend');
  check('[ ] no item', '[ ] no item');
  check('- `[ ]` code', '[ ] code');
  check('```\n- [ ] code @maria\n```', '- [ ] code @maria');
  check('    - [ ] indented', '- [ ] indented');
});

describe('two versions in the preview', () => {
  const comment = '<!-- daybook:conflict 1a2b 2026-03-11 Ana -->';
  check(
    `- [ ] Call due:2026-03-20\n- [ ] Call @maria ${comment}`,
    '(open) Call {due 2026-03-20}\n(open) Call {Maria Weber} {two versions}',
  );
  check(`It is new.\nIt is big. ${comment}`, 'It is new.\nIt is big. {two versions}');
  check(`## One\n## Other ${comment}`, 'One\nOther {two versions}');
  check('Text <!-- another -->', 'Text');
});

describe('cells in the preview', () => {
  it('shows a course as a line, and every other cell as it is', () => {
    const html = render('| Trend | Words |\n|---|---|\n| ▁▄█ | ▁ a |\n');
    match(html, /<td><svg class="daybook-course".*<\/svg><\/td>\s*<td>▁ a<\/td>/);
  });

  it('leaves the cells of a note elsewhere alone', () => {
    match(render('| C |\n|---|\n| ▁▄█ |\n', 'elsewhere'), /<td>▁▄█<\/td>/);
  });
});

describe('marker words of a graph in the preview', () => {
  const graph = previewOf({ 'daybook.yml': '' }, { reading: { markerWords: true } });
  const shown = (line: string): string => read(graph.render(line, 'journals/2026_03_10.md'));

  it('shows the box and the word', () => {
    equal(shown('- LATER Paint #house'), '(open) {LATER} Paint {#house}');
    equal(shown('- DONE Call'), '(done) {DONE} Call');
    equal(shown('- TODO **Bold**'), '(open) {TODO} Bold');
  });

  it('leaves other words, and all of them outside of a graph', () => {
    equal(shown('- TODONE is a word'), 'TODONE is a word');
    equal(read(render('- TODO Paint')), 'TODO Paint');
  });
});

describe('timelines in the preview', () => {
  const shown = (lines: string): string => read(render(`## Timeline\n\n${lines}`)).replace(/^Timeline\s+/, '');

  it('shows the stamp by itself, and who is meant in words', () => {
    equal(
      shown('- 2026-03-04 10:15 @maria: Queue grows +mail'),
      '2026-03-04 10:15 {Maria Weber}: Queue grows {Mail gateway}',
    );
    equal(shown('- 10:15 – Queue **grows**'), '10:15 Queue grows');
    equal(shown('- 2026-03-05T09:00+01:00 Resolved'), '2026-03-05 09:00 Resolved');
    equal(shown('- 10:15'), '10:15');
  });

  it('tells the instant, and what is written', () => {
    match(
      render('# Timeline\n\n- 2026-03-05T09:00+01:00 a\n- 09:30: b'),
      /<time class="daybook-stamp" datetime="2026-03-05T09:00\+01:00" title="2026-03-05T09:00\+01:00">2026-03-05 09:00<\/time> a[\s\S]*<time class="daybook-stamp" datetime="2026-03-05T09:30" title="09:30">09:30<\/time> b/,
    );
  });

  it('leaves lines that are no entry, fields, and other sections', () => {
    equal(shown('- Text due:2026-03-04'), 'Text due:2026-03-04');
    equal(shown('- 10:15 due:2026-03-04'), '10:15 due:2026-03-04');
    ok(!render('## Notes\n\n- 10:15 Text').includes('<time'));
    ok(!render('## Timeline\n\n- `10:15` Text').includes('<time'));
  });
});

describe('chips in the preview', () => {
  check('- [ ] Call due:2026-03-09', '(open) Call {due 2026-03-09 · 3 days late}');
  check('- [ ] Call 📅 2026-03-11', '(open) Call {due 2026-03-11 · 1 day late}');
  check('- [ ] Call 📅️ 2026-03-12', '(open) Call {due today · 2026-03-12}');
  check('- [ ] Call [due:: 2026-03-13]', '(open) Call {due tomorrow · 2026-03-13}');
  check('- [ ] Call (due:: 2026-03-16)', '(open) Call {due 2026-03-16 · Monday}');
  check('- [ ] Call @due(2026-04-01)', '(open) Call {due 2026-04-01}');
  check('- [x] Call due:2026-03-09', '(done) Call {due 2026-03-09}');
  check('- [ ] Ask @maria', '(open) Ask {Maria Weber}');
  check('- [ ] Ask owner:maria', '(open) Ask {Maria Weber}');
  check('- [ ] Ask @somebody', '(open) Ask {somebody}');
  check('- [ ] Call +mail', '(open) Call {Mail gateway}');
  check('- [ ] Call [[projects/mail]]', '(open) Call {Mail gateway}');
  check('- [ ] Call +other', '(open) Call {other}');
  check('- [ ] Call priority:high', '(open) Call {high priority}');
  check('- [ ] Call 🔺', '(open) Call {critical priority}');
  check('- [ ] Call #net/vpn', '(open) Call {#net/vpn}');
  check('- [ ] Call repeat:weekly id:a1', '(open) Call {repeat weekly} {id a1}');
  check('- [ ] Call [repeat:: every week] est:2h', '(open) Call {repeat every week} {est 2h}');
  check('- [ ] **Bold @maria** due:2026-03-12', '(open) Bold {Maria Weber} {due today · 2026-03-12}');
  check('- [ ] x@maria.org @maria', '(open) x@maria.org {Maria Weber}');
  check('- [ ] `@maria` @maria', '(open) @maria {Maria Weber}');
  check('- [ ] [@maria](a.md) @maria', '(open) @maria {Maria Weber}');
  check('- [ ] See https://example.org/due:2026-03-01', '(open) See https://example.org/due:2026-03-01');
  check('- [ ] Call @maria\n  later @maria', '(open) Call {Maria Weber}\nlater @maria');
  check('- [ ] R&D &amp; co @maria', '(open) R&D & co {Maria Weber}');
  check('Not a task @maria due:2026-03-01', 'Not a task @maria due:2026-03-01');

  it('lead to the note of a project', () => {
    match(
      render('- [ ] Call +mail', 'issues/x.md'),
      /href="\.\.\/projects\/mail\.md" data-href="\.\.\/projects\/mail\.md"/,
    );
  });

  it('keep what is written on their tooltip', () => {
    match(render('- [ ] Call [owner:: maria]'), /title="\[owner:: maria\]"/);
  });
});

describe('beside others', () => {
  const plain = new MarkdownIt({ html: true, linkify: true, typographer: true });
  const extended = extend(new MarkdownIt({ html: true, linkify: true, typographer: true }));
  const note =
    '---\ntype: issue\n---\n# T\n- [ ] a @maria due:2026-03-01\n\n```daybook\ntype:issue\n```\n<b>x</b> "q"\n';

  it('a document outside of notebooks is drawn as ever', () => {
    equal(extended.render(note, { currentDocument: 'elsewhere' }), plain.render(note, {}));
    equal(extended.render(note, {}), plain.render(note, {}));
    equal(extended.render(note), plain.render(note));
  });

  it('a note without anything of ours is drawn as ever', () => {
    const text = '# Title\n\n- one\n- two [link](x.md) `code`\n\n<details>open</details>\n\n```js\n1\n```\n';
    equal(extended.render(text, { currentDocument: 'note.md' }), plain.render(text, {}));
  });

  it('rules of other plugins stay in force, whoever came first', () => {
    for (const order of ['before', 'after'] as const) {
      const md = new MarkdownIt();
      if (order === 'after') extend(md);
      md.renderer.rules['fence'] = () => '<pre>theirs</pre>';
      md.renderer.rules['text'] = (tokens, at) => (tokens[at]?.content ?? '').toUpperCase();
      if (order === 'before') extend(md);
      const html = md.render('- [ ] call @maria\n\n```js\n```\n\n```daybook\ntype:project\n```\n', {
        currentDocument: 'note.md',
      });
      match(html, /CALL/);
      match(html, /<pre>theirs<\/pre>/);
      match(html, /daybook-block/);
    }
  });

  it('a box that another plugin has drawn is not drawn again', () => {
    const md = new MarkdownIt();
    md.core.ruler.push('theirs', ({ tokens }) => {
      for (const { children } of tokens) {
        const [first] = children ?? [];
        if (first?.type !== 'text' || !first.content.startsWith('[ ] ')) continue;
        first.content = `☐ ${first.content.slice(4)}`;
      }
    });
    equal(read(extend(md).render('- [ ] Call @maria', { currentDocument: 'note.md' })), '☐ Call {Maria Weber}');
  });

  it('the same tokens can be drawn twice', () => {
    const env = { currentDocument: 'note.md' };
    const tokens = extended.parse(note, {});
    equal(
      extended.renderer.render(tokens, extended.options, env),
      extended.renderer.render(tokens, extended.options, env),
    );
    equal(extended.renderer.render(tokens, extended.options, {}), plain.render(note, {}));
  });

  it('knows when a drawing is behind', () => {
    const own = previewOf(files);
    own.render('```daybook\ntype:issue\n```\n', 'a.md');
    const { shown, again } = own.drawn.get('a.md') ?? { shown: '', again: () => '' };
    equal(again(), shown);
    own.index.put('issues/new.md', '---\ntype: issue\ntitle: New\n---\n');
    ok(again() !== shown && again().includes('New'));
  });
});

describe('hostile notes in the preview', () => {
  const pieces = fc.constantFrom(
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '"><b>',
    "'",
    '&lt;',
    '- [ ] ',
    '- [x] ',
    '  ',
    '\n',
    '\n\n',
    '```daybook\n',
    '```\n',
    'type:issue ',
    'as: table\n',
    'fields: title, <b>\n',
    'group: owner\n',
    '@',
    '@<i>',
    '+mail ',
    '#<u> ',
    'due:2026-03-01 ',
    '[due:: <s>2026] ',
    '[owner:: "><img>] ',
    '📅 2026-03-01 ',
    '---\n',
    'type: issue\n',
    'title: "<script>"\n',
    '\u202e',
    '\0',
    '[[<x>]] ',
    'javascript:alert(1) ',
    '`',
    '%%',
  );
  const texts = fc.array(pieces, { maxLength: 40 }).map((found) => found.join(''));

  it('are escaped wherever we draw them, and never stop the preview', () => {
    const safe = new MarkdownIt({ html: false });
    const hostile = previewOf({
      ...files,
      'issues/x.md':
        '---\ntype: issue\ntitle: "<script>alert(1)</script>"\nowner: "<b>"\n---\n- [ ] <img src=x onerror=1> @<i>\n',
    });
    hostile.extend(safe);
    fc.assert(
      fc.property(texts, (text) => {
        const html = safe.render(text, { currentDocument: 'issues/x.md' });
        const tags = [...html.matchAll(/<\/?([a-z0-9]+)/gi)].map(([, name]) => name ?? '');
        deepEqual(
          tags.filter((name) => /^(script|img|b|i|s|u|x)$/i.test(name)),
          [],
        );
        ok(!/<[^>]*\son\w+=/i.test(html.replace(/"[^"]*"/g, '')), html);
        ok(!/href="(javascript|data):/i.test(html), html);
      }),
      { numRuns: runs(200) },
    );
    deepEqual(hostile.failures, []);
  });

  it('are drawn in a moment, however many signs a line has', function () {
    this.timeout(30_000);
    const lines = [
      '@a '.repeat(8_000),
      '`x` @a '.repeat(5_000),
      '[due:: '.repeat(5_000),
      'due:2026-01-01 '.repeat(4_000),
    ];
    const startedMs = performance.now();
    for (const line of lines) render(`- [ ] ${line}`);
    // Half a second on an idle machine; a time that grows with the square of the line would be minutes.
    ok(performance.now() - startedMs < 15_000);
  });

  after(() => deepEqual(failures, []));
});
