// The header of a record as a card: every field that is set is there once, in words, and nothing of it is markup.
import { equal, match, ok } from 'node:assert/strict';
import { versionedKeys } from '../../../../src/core/merge/openConflicts.ts';
import { parseNote } from '../../../../src/core/note/parseNote.ts';
import { drawRecordHeader } from '../../../../src/core/preview/recordHeader.ts';
import { indexOf } from '../../../support/notebookText.ts';
import { pageOf } from '../../../support/previewPage.ts';

const config = 'people:\n  - { id: maria, name: Maria Weber }\n';

function html(text: string, path = 'issues/queue.md'): string | undefined {
  const { header, headings } = parseNote(text);
  if (header === undefined) return undefined;
  return drawRecordHeader(
    header,
    headings[0]?.text ?? '',
    pageOf(indexOf({ 'daybook.yml': config, [path]: text }), path),
    versionedKeys(text),
  );
}

/** The card as `label: value` a field, the title in front. */
function check(name: string, text: string, expected: string | undefined, path?: string): void {
  it(name, () => {
    const card = html(text, path)
      ?.replace(/<\/dt><dd[^>]*>/g, ': ')
      .replace(/<\/(dd|p)>/g, '\n')
      .replace(/<[^>]*>/g, '');
    equal(card?.trim().replaceAll('\n', '; '), expected);
  });
}

describe('the header of a record', () => {
  check(
    'puts kind, state, severity, owner and due day in front',
    '---\ntype: issue\ntitle: Queue stuck\nstatus: open\nseverity: critical\nowner: maria\ndue: 2026-03-10\n---\n',
    'Queue stuck; Kind: Issue; State: open; Severity: critical; Owner: Maria Weber; Due: 2026-03-10 · 2 days late',
  );
  check(
    'shows the title only when the note has no such heading',
    '---\ntype: issue\ntitle: Queue stuck\n---\n# Queue stuck\n',
    'Kind: Issue; State: open',
  );
  check(
    'keeps every other field in its order, with names and times for people',
    '---\ntype: issue\nopened: 2026-03-01T09:05+01:00\ntags: [mail, sap]\nassigned_team: Net\nreporter: "@maria"\nempty:\n---\n# X\n',
    'Kind: Issue; State: open; Opened: 2026-03-01 09:05; Tags: mail, sap; Assigned team: Net; Reporter: @maria',
  );
  check(
    'says yes and no however a flag is written',
    '---\ntype: issue\nmajor: On\nconfidential: false\n---\n# X\n',
    'Kind: Issue; State: open; Major: yes; Confidential: no',
  );
  check(
    'leaves out the marks by which a draft is renewed',
    '---\ntype: report\ntitle: March\nstatus: draft\ndrafted:\n  - Summary 1bca267c\naudience: everyone\n---\n# March\n',
    'Kind: Report; State: draft; Audience: everyone',
    'reports/march.md',
  );
  check(
    'says which keys stand in two versions',
    '---\ntype: issue\nstatus: open\n# daybook:conflict 1a2b 2026-03-11 Ana: status: acked\nowner: maria\n---\n# X\n',
    'two versions: status; Kind: Issue; State: open; Owner: Maria Weber',
  );
  check('leaves the header of a plain note to others', '---\ncolour: red\n---\n# X\n', undefined, 'note.md');
  check('leaves a broken header to others', '---\ntype: issue\ntags: [a\n---\n# X\n', undefined);

  it('leads to the note of its project', () => {
    const files = {
      'projects/mail.md': '---\ntype: project\ntitle: Mail gateway\n---\n',
      'issues/queue.md': '---\ntype: issue\nproject: "[[projects/mail]]"\n---\n',
    };
    const { header } = parseNote(files['issues/queue.md']);
    ok(header);
    const card = drawRecordHeader(header, '', pageOf(indexOf(files), 'issues/queue.md')) ?? '';
    match(card, /<a href="\.\.\/projects\/mail\.md" data-href="\.\.\/projects\/mail\.md">Mail gateway<\/a>/);
  });

  it('is never markup', () => {
    const card = html('---\ntype: issue\ntitle: "<script>"\nowner: "<b>"\nnote: "<i>"\n---\n') ?? '';
    ok(!/<(script|b|i)>/.test(card));
    match(card, /&lt;script&gt;/);
  });

  it('cuts what is too long', () => {
    const card = html(`---\ntype: issue\nnote: ${'x'.repeat(5000)}\n---\n`) ?? '';
    ok(card.length < 2000 && card.includes('…'));
  });
});
