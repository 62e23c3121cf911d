// New records: header in the order of the kind, body from the template, a path that is safe and free.
import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import matter from 'gray-matter';
import type { NewFile, RefusalReason } from '../../../../src/core/edits/edit.ts';
import { isRefusal } from '../../../../src/core/edits/edit.ts';
import type { HeaderValue } from '../../../../src/core/edits/headerValue.ts';
import { loadConfig } from '../../../../src/core/record/config.ts';
import type { RecordContext, RecordInput } from '../../../../src/core/record/newRecord.ts';
import { newRecord, templatePath } from '../../../../src/core/record/newRecord.ts';
import { runs } from '../../../support/runs.ts';

const PEOPLE = 'people:\n  - id: maria\n    name: Maria Weber\n    mails: [maria@example.org]\n';
const TODAY = '2026-03-11';
const NOW = '2026-03-11T09:15+01:00';

const CONFIG = loadConfig(PEOPLE);

function context(over: Partial<RecordContext> = {}, yml?: string): RecordContext {
  return { config: yml === undefined ? CONFIG : loadConfig(yml), today: TODAY, now: NOW, me: 'maria', ...over };
}

function made(kind: string, input: RecordInput, ctx = context()): NewFile {
  const file = newRecord(kind, input, ctx);
  ok(!isRefusal(file), JSON.stringify(file));
  return file;
}

function withCursor(file: NewFile): string {
  return `${file.text.slice(0, file.cursor)}$0${file.text.slice(file.cursor)}`;
}

function checkRefused(name: string, kind: string, input: RecordInput, reason: RefusalReason, ctx = context()): void {
  it(name, () => {
    const file = newRecord(kind, input, ctx);
    strictEqual(isRefusal(file) ? file.refused : file.path, reason);
  });
}

const fields = (values: Record<string, HeaderValue>): ReadonlyMap<string, HeaderValue> =>
  new Map(Object.entries(values));

describe('newRecord', () => {
  it('makes an issue with the severity of impact and urgency', () => {
    const file = made('issue', {
      title: 'Mail gateway: queue stuck',
      fields: fields({ impact: 'high', urgency: 'high', owner: 'maria', services: ['mail', 'relay'] }),
    });
    strictEqual(file.path, 'issues/2026-03-11-mail-gateway-queue-stuck.md');
    strictEqual(
      withCursor(file),
      [
        '---',
        'type: issue',
        'title: "Mail gateway: queue stuck"',
        'status: open',
        'severity: critical',
        'impact: high',
        'urgency: high',
        'owner: maria',
        'source:',
        'services:',
        '  - mail',
        '  - relay',
        'opened: 2026-03-11T09:15+01:00',
        '---',
        '',
        '$0',
        '',
        '## Timeline',
        '',
        '## Tasks',
        '',
      ].join('\n'),
    );
  });

  it('keeps a severity that was given', () =>
    ok(
      made('issue', { title: 'x', fields: fields({ impact: 'low', severity: 'critical' }) }).text.includes(
        'severity: critical\n',
      ),
    ));

  it('writes an alias with what it implies', () => {
    const { text, path } = made('incident', { title: 'Down' });
    ok(text.startsWith('---\ntype: incident\ntitle: Down\n') && text.includes('\nmajor: true\n'), text);
    strictEqual(path, 'issues/2026-03-11-down.md');
  });

  it('fills in who and when', () => {
    const { text } = made('project', { title: 'New office' });
    ok(text.includes('owner: maria\nstart: 2026-03-11\ndue:\n'), text);
  });

  it('puts a day note into the folder of the person', () =>
    strictEqual(made('day', {}).path, 'days/maria/2026-03-11.md'));
  it('names a week by ISO', () =>
    strictEqual(made('week', {}, context({ today: '2027-01-02' })).path, 'days/maria/2026-w53.md'));

  it('never proposes a path that exists, whatever its case', () => {
    const index = { paths: () => ['decisions/2026-03-11-go.md', 'Decisions/2026-03-11-GO-2.md'] };
    strictEqual(made('decision', { title: 'Go' }, context({ index })).path, 'decisions/2026-03-11-go-3.md');
    const taken = new Set(['decisions/2026-03-11-go-3.md']);
    strictEqual(made('decision', { title: 'Go' }, context({ index, taken })).path, 'decisions/2026-03-11-go-4.md');
  });

  it('makes records of a kind the team declared', () => {
    const yml =
      'kinds:\n  visit:\n    folder: visits\n    fields: [title, owner, guest]\n    initial: { guest: nobody }\n    template: |\n      Guest: {{guest}} {{cursor}}\nfields:\n  guest: { type: text }\n';
    const file = made('visit', { title: 'Audit' }, context({}, yml));
    strictEqual(file.path, 'visits/audit.md');
    strictEqual(withCursor(file), '---\ntype: visit\ntitle: Audit\nguest: nobody\n---\n\nGuest: nobody $0\n');
  });

  describe("with the team's own template", () => {
    it('uses it for the body', () =>
      strictEqual(
        made('decision', { title: 'Go', template: '# {{title}}\r\n\r\nBy {{my_name}}\r\n' }).text.split('---\n\n')[1],
        '# Go\n\nBy Maria Weber\n',
      ));
    it('keeps its header and adds what lacks', () => {
      const template = '---\ntype: decision # ours\ntitle: {{title}}\nteam: "{{my_name}}"\n---\n{{cursor}}\n';
      const file = made('decision', { title: 'Go: "now"', template });
      strictEqual(
        withCursor(file),
        '---\ntype: decision # ours\ntitle: "Go: \\"now\\""\nteam: "Maria Weber"\nstatus: proposed\ndate: 2026-03-11\n---\n\n$0\n',
      );
    });
    checkRefused('refuses one that is no template', 'decision', { title: 'x', template: '{{#a}}' }, 'invalid');
    checkRefused(
      'refuses one with a broken header',
      'decision',
      { title: 'x', template: '---\na: [\n---\n' },
      'invalid',
    );
    it('says where it is looked for', () => {
      strictEqual(templatePath('issue', '# {{title}}\n'), 'templates/issue.md');
      strictEqual(templatePath('standup', 'our/standup.md'), 'our/standup.md');
    });
  });

  checkRefused('refuses an unknown kind', 'toString', { title: 'x' }, 'invalid');

  const NASTY = [
    '\n',
    '---',
    ': ',
    '#',
    '"',
    "'",
    '{{',
    '}}',
    '{{title}}',
    '../',
    '\\',
    '[',
    '- ',
    'a',
    ' ',
    '\u2028',
    '\0',
    '@',
    '|',
    'é',
  ];
  const title = fc.array(fc.constantFrom(...NASTY), { maxLength: 12 }).map((parts) => parts.join(''));
  it('holds any title as it was typed, and nothing of it as structure', () =>
    fc.assert(
      fc.property(
        title,
        fc.constantFrom(undefined, '---\ntitle: {{title}}\nnote: "{{title}}"\n---\n# {{title}}\n'),
        (text, template) => {
          const file = made('risk', template === undefined ? { title: text } : { title: text, template });
          const { data } = matter(file.text, {});
          strictEqual(data['title'], text.replace(/[\p{Cc}\s]+/gu, ' ').trim() || 'Risk');
          strictEqual(data['type'], 'risk');
          deepStrictEqual(file.path.split('/').length, 2);
        },
      ),
      { numRuns: runs(300) },
    ));
});
