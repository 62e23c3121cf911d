// The page of a panel: its policy allows our script and our style sheet and nothing else, and no text can break out of it.
import { deepEqual, equal, ok } from 'node:assert/strict';
import { panelHtml } from '../../../../src/ui/panel/panelHtml.ts';

const page = {
  title: 'KPIs',
  language: 'de',
  cspSource: 'https://*.example.test',
  nonce: 'abc123',
  script: 'https://files.example.test/kpi.js',
  style: 'https://files.example.test/kpi.css',
  strings: { heading: 'KPIs' },
};

describe('panel page', () => {
  it('has a policy that starts from nothing', () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(panelHtml(page))?.[1] ?? '';
    deepEqual(policy.split('; '), [
      "default-src 'none'",
      "script-src 'nonce-abc123'",
      'style-src https://*.example.test',
      "connect-src 'none'",
      "form-action 'none'",
      "base-uri 'none'",
    ]);
    equal(policy.includes('unsafe'), false);
  });

  it('gives the nonce to every script that runs, and has no inline style or handler', () => {
    const html = panelHtml(page);
    for (const [tag] of html.matchAll(/<script[^>]*>/g)) {
      ok(tag.includes('nonce="abc123"') || tag.includes('type="application/json"'), tag);
    }
    equal(/\sstyle=|<style|\son\w+=/.test(html), false);
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
