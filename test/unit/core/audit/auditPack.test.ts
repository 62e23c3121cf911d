// What an auditor is handed: which records and fields, with which commits, what is left out, and that neither a page nor a spreadsheet
// does anything that somebody wrote into a note.
import { deepEqual, doesNotMatch, match, ok } from 'node:assert/strict';
import { auditCsv } from '../../../../src/core/audit/auditCsv.ts';
import { auditHtml } from '../../../../src/core/audit/auditHtml.ts';
import {
  type AuditPack,
  auditDraft,
  auditedPaths,
  auditPack,
  type RecordTrace,
} from '../../../../src/core/audit/auditPack.ts';
import type { PastCommit } from '../../../../src/core/history/line.ts';
import { NoteIndex } from '../../../../src/core/index/noteIndex.ts';
import { loadConfig } from '../../../../src/core/record/config.ts';

const notes: Readonly<Record<string, string>> = {
  'controls/access.md':
    '---\nstatus: in-force\nframework: ISO 27001\nclause: A.5.18\nreview_every: 90d\nevidenced: 2026-03-01\nevidence: [https://example.org/a]\n---\n## Evidence\n\n- 2026-03-01 @maria [Signed list](../evidence/list.csv)\n- spoken of\n\n## Log\n\n- 2026-03-02 @li nothing\n',
  'controls/hidden.md': '---\ntitle: Secret door\nconfidential: true\n---\n',
  'policies/mail.md': '---\ntitle: =HYPERLINK("http://x")\nframework: GDPR\nversion: 2\napproved: 2026-01-05\n---\n',
  'risks/fire.md': '---\ntitle: <script>alert(1)</script>\nlikelihood: 2\nimpact: 5\n---\n',
  'findings/tls.md': '---\nseverity: high\nservice: relay\nstatus: open\n---\n',
};

const commit = (id: string, author = 'Maria'): PastCommit => ({
  id,
  atMs: 0,
  author,
  mail: '',
  isMerge: false,
  changes: [],
});

function packed(audience = 'auditors', framework?: string): AuditPack {
  const index = new NoteIndex(loadConfig('name: Harbour\naudiences: { security: [severity, service] }\n'));
  for (const [path, text] of Object.entries(notes)) index.put(path, text);
  const draft = auditDraft(index, { day: '2026-03-12', audience, ...(framework !== undefined && { framework }) });
  const traces = new Map(
    auditedPaths(draft).map((path): [string, RecordTrace] => [
      path,
      {
        text: notes[path] ?? '',
        last: commit('c1'),
        ...(path.startsWith('policies') && { approval: commit('c0', 'Li') }),
      },
    ]),
  );
  return auditPack(draft, traces, { limits: [], commit: 'c9' }, () => '2026-03-11');
}

const rowsOf = (pack: AuditPack, title: string): readonly (readonly string[])[] =>
  pack.sections.find((section) => section.title === title)?.rows.map(({ cells }) => cells) ?? [];

describe('audit pack', () => {
  it('tells records with the commits that wrote and approved them', () => {
    const pack = packed();
    deepEqual(
      pack.sections.map(({ title, rows }) => `${title} ${rows.length}`),
      ['Controls 1', 'Policies 1', 'Risks 1', 'Findings 1', 'Changes 0', 'Evidence 3'],
    );
    const [policy = []] = rowsOf(pack, 'Policies');
    deepEqual(policy.slice(-6), ['c1', '2026-03-11', 'Maria', 'c0', '2026-03-11', 'Li']);
    deepEqual(rowsOf(pack, 'Evidence'), [
      ['controls/access.md', '', 'https://example.org/a', 'https://example.org/a', 'c1', '2026-03-11'],
      ['controls/access.md', '2026-03-01', 'Signed list', '../evidence/list.csv', 'c1', '2026-03-11'],
      ['controls/access.md', '', 'spoken of', '', 'c1', '2026-03-11'],
    ]);
    ok(rowsOf(pack, 'Controls')[0]?.includes('covered'));
  });

  it('leaves out what is confidential, and says so first', () => {
    const pack = packed();
    deepEqual(pack.left, ['Controls: confidential records (1)', 'Findings: the fields severity, service']);
    doesNotMatch(JSON.stringify(pack), /Secret door|relay|high/);
    const html = auditHtml(pack);
    ok(html.indexOf('Left out as confidential') < html.indexOf('Controls ('));
    match(JSON.stringify(packed('security')), /relay/);
  });

  it('keeps to a framework where kinds name any', () => {
    const pack = packed('auditors', 'gdpr');
    deepEqual(
      pack.sections.map(({ title, rows }) => `${title} ${rows.length}`),
      ['Controls 0', 'Policies 1', 'Risks 1', 'Findings 1', 'Changes 0'],
    );
  });

  it('is a page without script and a table without formulas', () => {
    const html = auditHtml(packed());
    doesNotMatch(html, /<script|<img|<link|src=|href=/i);
    match(html, /&lt;script&gt;alert\(1\)&lt;\/script&gt;/);
    match(
      html,
      /^<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy"/,
    );
    const csv = auditCsv(packed());
    match(csv, /,"'=HYPERLINK\(""http:\/\/x""\)",/);
    doesNotMatch(csv, /(^|[\r\n,])"?[=+@-]/);
  });
});
