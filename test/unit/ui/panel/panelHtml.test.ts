// The page of a panel: its policy allows our script and our style sheet and nothing else, and nothing can break out of its place.
import { deepEqual, equal, ok } from 'node:assert/strict';
import { panelHtml } from '../../../../src/ui/panel/panelHtml.ts';

const page = {
  title: 'KPIs',
  language: 'de',
  nonce: 'abc123',
  scripts: ['draw();'],
  styles: ['p { margin: 0; }'],
  strings: { heading: 'KPIs' },
};

describe('panel page', () => {
  it('has a policy that starts from nothing', () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(panelHtml(page))?.[1] ?? '';
    deepEqual(policy.split('; '), [
      "default-src 'none'",
      "script-src 'nonce-abc123'",
      "style-src 'nonce-abc123'",
      "connect-src 'none'",
      "form-action 'none'",
      "base-uri 'none'",
    ]);
    equal(policy.includes('unsafe'), false);
  });

  it('gives the nonce to every script that runs and every style that counts, and has no handler', () => {
    const html = panelHtml(page);
    for (const [tag] of html.matchAll(/<(script|style)[^>]*>/g))
      ok(tag.includes('nonce="abc123"') || tag.includes('type="application/json"'), tag);
    equal(/\sstyle=|\son\w+=|\ssrc=|\shref=/.test(html), false);
  });

  it('keeps code in its place, meaning the same', () => {
    const code = 'said = "</script><!--<script>" + `<!--?lit$-->` + /<\\/script/.source;';
    const html = panelHtml({ ...page, scripts: [code], styles: ['p::before { content: "</style>"; }'] });
    deepEqual([html.match(/<script/g)?.length, html.match(/<\/script/g)?.length], [2, 2]);
    equal(html.match(/<\/style/g)?.length, 1);
    const inline = /nonce="abc123">(said.*?)<\/script>/s.exec(html)?.[1] ?? '';
    const meaning = (text: string) => new Function(`let said; ${text} return said;`)();
    equal(meaning(inline), meaning(code));
  });

  it('keeps texts in their place', () => {
    const hostile = '</script><script>alert(1)</script><!--"&';
    const html = panelHtml({ ...page, title: hostile, strings: { heading: hostile } });
    equal(html.match(/<script/g)?.length, 2);
    const data = /id="strings">(.*?)<\/script>/s.exec(html)?.[1] ?? '';
    deepEqual(JSON.parse(data), { heading: hostile });
    ok(html.includes('<title>&lt;/script&gt;&lt;script&gt;'));
  });
});
