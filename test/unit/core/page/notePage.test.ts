// A note as a page and as a file: what stays behind and is told, names in place of ids, no address of a file, drawings in cells.
import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { isRefusal } from '../../../../src/core/edits/edit.ts';
import { englishWords } from '../../../../src/core/outline/outlineWords.ts';
import type { PageRequest } from '../../../../src/core/page/drawBlocks.ts';
import { pageFile } from '../../../../src/core/page/htmlFile.ts';
import { type NotePage, notePage } from '../../../../src/core/page/notePage.ts';
import { drawBlock } from '../../../../src/core/preview/block.ts';
import { indexOf } from '../../../support/notebookText.ts';
import { pageOf } from '../../../support/previewPage.ts';

const files: Readonly<Record<string, string>> = {
  'daybook.yml': 'people:\n  - { id: ana, name: Ana Ruiz }\n  - { id: jo, name: Jo Berg }\n',
  'projects/mail.md': '---\ntype: project\ntitle: Mail gateway\nstatus: active\nbudget: 777001\n---\n',
  'projects/merger.md':
    '---\ntype: project\ntitle: Merger canary\nstatus: active\nconfidential: true\n---\n- [ ] Line canary\n',
};

function page(text: string, over: Partial<PageRequest> = {}, path = 'reports/r.md'): NotePage {
  const index = indexOf({ ...files, [path]: text });
  const made = notePage({ index, path, text, context: { words: englishWords, roster: index.roster() }, ...over });
  if (isRefusal(made)) throw new Error(made.message);
  return made;
}

/** The sections of a text without a header. */
function html(text: string, over: Partial<PageRequest> = {}): string {
  return page(text, over)
    .sections.map((section) => section.html)
    .join('');
}

const header =
  '---\ntype: report\ntitle: Status\nstatus: draft\nowner: ana\nperiod_from: 2026-03-02\nperiod_to: 2026-03-12\naudience: everyone\ndrafted:\n  - Summary 1a2b\n---\n\n';

describe('a note as a page', () => {
  it('has a title, facts in words and a section for each heading', () => {
    const made = page(`${header}# Status\n\nHello\n\n## Summary\n\n- one\n\n### Deep\n\n## Empty\n`);
    strictEqual(made.title, 'Status');
    deepStrictEqual(made.facts, ['Report', 'draft', '2026-03-02 to 2026-03-12', 'for everyone', 'Ana Ruiz']);
    deepStrictEqual(
      made.sections.map(({ title, isEmpty }) => [title, isEmpty]),
      [
        ['Status', false],
        ['Summary', false],
        ['Empty', true],
      ],
    );
    deepStrictEqual(made.left, []);
  });

  it('leaves out lines, rows, items and sections about what is confidential, and says so once', () => {
    const made = page(
      [
        '# R',
        'A paragraph that tells of the merger canary.',
        '- [Merger](../projects/merger.md), red',
        '- [Mail](../projects/mail.md), green',
        '- [ ] Sign it +merger @ana',
        '',
        '| Project | Health |\n|---|---|\n| [M](../projects/merger.md) | red |\n| [Mail](../projects/mail.md) | green |',
        '',
        '### [[merger]]\n\nhidden words\n\n### Open\n\nshown words',
        '## Merger canary\n\nmore hidden words',
        '## Links\n\n[Review of Jo](../../private/jo.md)\n\n```\nMerger canary\n```',
      ].join('\n'),
    );
    const all = pageFile(made);
    ok(!/canary|Merger|merger|hidden words|Review of Jo|Sign it/.test(all), all);
    ok(/shown words/.test(all) && /Mail/.test(all), all);
    deepStrictEqual(made.left, ['Project "Merger canary": confidential', 'A line that leads to a private notebook']);
  });

  it('lets query blocks show only what may be told, with no address and no field that is kept', () => {
    const path = 'reports/r.md';
    const text = '# R\n\n```daybook\ntype:project\nas: table\nfields: title, budget, path\n```\n';
    const index = indexOf({ ...files, [path]: text });
    const hidden = new Set(['budget', 'path']);
    const all = html(text, {
      drawQuery: (source, row) => drawBlock(source, pageOf(index, path, { told: { row, hidden } })),
    });
    ok(all.includes('Mail gateway') && all.includes('1 row'), all);
    ok(!/canary|777001|projects\/|href|data-href|type:project/.test(all), all);
  });

  it('calls people by their names and shows no path, id or mark of a line', () => {
    const all = pageFile(
      page(
        `${header}# Status\n\n- [ ] Ask Acme @jo due:2026-03-20 id:t-19 ^mark\n- [x] Sent [[mail]] done:2026-03-01\n- [projects/mail.md](../projects/mail.md) by @ana and @stranger, [here](other/x.md)\n`,
      ),
    );
    for (const words of [
      'Ask Acme',
      'Jo Berg · due 2026-03-20',
      'done 2026-03-01',
      'Mail gateway by Ana Ruiz and stranger, here',
    ])
      ok(all.includes(words), `${words}\n${all}`);
    ok(!/@(?:jo|ana|stranger)|t-19|\^mark|\.md|projects\/|1a2b|href="(?!https|#)/.test(all), all);
  });

  it('draws courses, progress and health in cells, with their words beside them', () => {
    const table = '| A | B | C |\n|---|---|---|\n| ▁▃█ | 3 of 8 | red (was green) |\n';
    const all = html(table);
    ok(all.includes('aria-label="Trend over 3 points: ends higher than it began"'), all);
    ok(/<\/svg> 3 of 8<\/td>/.test(all) && /<\/svg> red \(was green\)<\/td>/.test(all), all);
    const mail = html(table, { isMail: true });
    ok(mail.includes('▁▃█') && !mail.includes('<svg') && mail.includes('style="border'), mail);
  });

  it('ends courses of any length at the same edge, and writes a limit with its sign', () => {
    const drawn = (course: string): (string | undefined)[] => {
      const all = html(`| A |\n|---|\n| ${course} |\n`);
      return [/ width="(\d+)"/.exec(all)?.[1], /<circle cx="(\d+)"/.exec(all)?.[1], /d="M(\d+)/.exec(all)?.[1]];
    };
    deepStrictEqual(drawn('▁▃█'), ['95', '91', '75']);
    deepStrictEqual(drawn('▁▁▁▁▁▁▁▁▁▁▃█'), ['95', '91', '3']);
    deepStrictEqual(drawn('▁▁▁▁▁▁▁▁▁▁▁▁▃█'), ['111', '107', '3']);
    const limits = html('| A | B | C |\n|---|---|---|\n| <= 24 h (met) | >= 90 % | <=> |\n');
    ok(limits.includes('≤ 24 h (met)') && limits.includes('≥ 90 %') && limits.includes('&lt;=&gt;'), limits);
  });

  it('tells a title without its link from the name behind it', () => {
    const all = html('- [Rack](../projects/mail.md) @jo, done\n- [[mail]] @ana\n- Ask @ana\n');
    for (const words of ['Rack · Jo Berg, done', 'Mail gateway · Ana Ruiz', 'Ask Ana Ruiz'])
      ok(all.includes(words), all);
  });

  it('links to headings of the page, and to the web alone', () => {
    const all = html('# R\n\n[down](#next-steps) [away](https://example.org/a) [none](#no)\n\n## Next steps\n\nx');
    ok(all.includes('<a href="#h2">down</a> <a href="https://example.org/a">away</a> none'), all);
    ok(all.includes('<h2 id="h2">Next steps</h2>'), all);
  });

  it('shows of a huge table and list as many rows as it may', () => {
    const rows = Array.from({ length: 5000 }, (_, at) => `| ${at} |`).join('\n');
    const all = html(`| n |\n|---|\n${rows}\n\n${rows.replaceAll('|', '-').replaceAll(' -', '')}`, { most: 20 });
    strictEqual(all.split('<td').length - 1, 20);
    strictEqual(all.split('<li').length - 1, 21);
    ok(all.includes('4980 more'), all.slice(-200));
  });

  it('is no page of what is private or confidential itself', () => {
    const refusal = (text: string, yml = ''): string => {
      const index = indexOf({ 'daybook.yml': yml, 'a.md': text });
      const made = notePage({ index, path: 'a.md', text, context: { words: englishWords, roster: index.roster() } });
      return isRefusal(made) ? made.message : 'a page';
    };
    strictEqual(refusal('# A', 'visibility: private\n'), 'Nothing of a private notebook is handed out.');
    strictEqual(refusal('---\ntype: review\ntitle: Jo\n---\n'), 'Nothing of a private notebook is handed out.');
    strictEqual(
      refusal('---\ntype: project\ntitle: M\nconfidential: true\n---\n'),
      'This note is confidential: it is not handed out.',
    );
    strictEqual(refusal('# A'), 'a page');
  });

  it('is a file without script that loads nothing', () => {
    const all = pageFile(page('# <b>R</b>\n\n<script>alert(1)</script>\n'), 'de');
    ok(all.startsWith('<!doctype html>\n<html lang="de">'), all.slice(0, 80));
    ok(!/<script|<link|<img|<iframe|@import|url\(|src=|<b>/.test(all), all);
    ok(all.includes('default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;'), all.slice(0, 400));
  });
});
