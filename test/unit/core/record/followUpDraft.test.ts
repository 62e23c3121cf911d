// One draft for everybody who is to be asked today, and what of it was sent in the end.
import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { followUpDraft, rowsOfDraft } from '../../../../src/core/record/followUpDraft.ts';
import { indexOf } from '../../../support/notebookText.ts';

const today = '2026-03-12';
const index = indexOf({
  'daybook.yml':
    'people:\n  - { id: maria, name: Maria Lopez }\n  - { id: jonas, name: Jonas Berg, mails: [jonas@harbour.example] }\n',
  'vendors/acme.md': '---\ntype: vendor\ntitle: Acme GmbH\ncontacts: [Ana <ana@acme.example>]\nchase_every: 3d\n---\n',
  'projects/mail.md': [
    '- [ ] Quote @maria wait:acme asked:2026-03-02 due:2026-03-20',
    '- [ ] Report @maria wait:jonas asked:2026-03-01',
    '- [ ] Not yet @maria wait:jonas asked:2026-03-11',
    '- [ ] Theirs @jonas wait:acme asked:2026-03-01',
    '- [x] Done @maria wait:jonas asked:2026-03-01',
    '',
  ].join('\n'),
  'meetings/2026-03-12-mail.md':
    '---\ntype: meeting\ndate: 2026-03-12\n---\n- [ ] Label the rack @jonas due:2026-03-16\n- [ ] My own @maria\n',
  'meetings/2026-03-11-mail.md': '---\ntype: meeting\ndate: 2026-03-11\n---\n- [ ] Of yesterday @jonas\n',
});
const context = { today, me: 'maria', roster: index.roster() };
const draft = `# Follow-ups 2026-03-12

## Jonas Berg

jonas@harbour.example

Hello Jonas Berg,

we are still waiting for your answer:

- Report (asked 2026-03-01)

in our meeting today you took on:

- Label the rack (needed by 2026-03-16)

When can we expect it?

Maria Lopez

## Acme GmbH

ana@acme.example

Hello Acme GmbH,

we are still waiting for your answer:

- Quote (asked 2026-03-02, needed by 2026-03-20)

When can we expect it?

Maria Lopez
`;

describe('follow-ups in one draft', () => {
  const sent = (text: string): string[] =>
    rowsOfDraft(text, index, context).map((row) => String(index.get(row, 'title')));

  it('writes to everybody who is due, and about what was taken on today', () =>
    strictEqual(followUpDraft(index, context), draft));

  it('knows what of it was sent', () => {
    deepStrictEqual(sent(draft), ['Report', 'Label the rack', 'Quote']);
    deepStrictEqual(sent(draft.replace('## Acme GmbH', 'And then\n').replace('- Report', 'Report')), [
      'Label the rack',
    ]);
    deepStrictEqual(sent('# Something else\n\n## Jonas Berg\n'), []);
  });

  it('is none when nobody is to be asked', () =>
    strictEqual(followUpDraft(index, { ...context, today: '2026-01-05' }), undefined));
});
