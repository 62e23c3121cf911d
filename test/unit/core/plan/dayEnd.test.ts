// The end of a day and the beginning of the next: what is derived is renewed, what people wrote stays.
import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import type { NoteIndex } from '../../../../src/core/index/noteIndex.ts';
import { addReflection, dayFacts, writeFacts } from '../../../../src/core/plan/dayReview.ts';
import { newPersonalNote, nextWorkday } from '../../../../src/core/plan/personalNote.ts';
import { prepareDay, topCandidates } from '../../../../src/core/plan/tomorrow.ts';
import { parseQuery } from '../../../../src/core/query/parseQuery.ts';
import { countQuery } from '../../../../src/core/query/runQuery.ts';
import { applyEdits } from '../../../../src/core/text.ts';
import { indexOf, outlineContext } from '../../../support/notebookText.ts';

const today = '2026-03-13';
const head = (date: string): string => `---\ntype: day\ndate: ${date}\nowner: maria\n---\n# ${date}\n`;
const plan = (...titles: string[]): string =>
  `\n## Plan\n\n${titles.map((title) => `- [${title}](../../projects/mail.md)\n`).join('')}`;
const path = `days/maria/${today}.md`;
const text = `${head(today)}${plan('Certificate', 'Queue', 'Quote')}`;
const files = {
  'daybook.yml': [
    'people:\n  - { id: maria, name: Maria Weber }',
    '  - { id: jonas, name: Jonas Berg, absences: [2026-03-16..2026-03-20] }',
    'series:\n  board: { label: Board, days: [mon], time: "10:00", needs: [Budget sheet] }\n',
  ].join('\n'),
  'projects/mail.md': [
    '---\ntype: project\ntitle: Mail\nowner: maria\nstatus: active\n---',
    '- [x] Certificate @maria done:2026-03-13',
    '- [ ] Queue @maria due:2026-03-12 priority:high est:3h id:queue',
    '- [ ] Quote @maria wait:acme asked:2026-03-02',
    '- [x] Unplanned @maria done:2026-03-13',
    '- [x] Of another @jonas done:2026-03-13',
    '- [ ] Order cables @maria due:2026-03-16',
    '',
  ].join('\n'),
  'inbox/maria.md': '# Inbox\n- [ ] one\n- [ ] two\n- [x] three\n',
  'meetings/2026-03-16-ops.md':
    '---\ntype: meeting\ntitle: Ops\ndate: 2026-03-16\ntime: 09:00\nduration: 30m\nattendees: [maria]\nneeds: [queue]\n---\n',
  'days/maria/2026-03-11.md': head('2026-03-11') + plan('Queue', 'Quote'),
  'days/maria/2026-03-12.md': head('2026-03-12') + plan('Queue'),
  [path]: text,
};

function reviewed(note: string, index: NoteIndex): string {
  const edit = writeFacts(note, path, dayFacts(index, outlineContext(index, today, 'maria')), index);
  return 'edits' in edit ? applyEdits(note, edit.edits) : edit.message;
}

describe('the end of a day', () => {
  const facts =
    '\n## Done today\n\n- 1 of 3 planned done (33 %)\n- [Certificate](../../projects/mail.md)\n- [Unplanned](../../projects/mail.md)\n';
  const left =
    '\n## Not done\n\n- [Queue](../../projects/mail.md), 3h, carried 2 days\n- [Quote](../../projects/mail.md), carried 2 days\n';
  const header = text.replace('owner: maria\n', 'owner: maria\nplan_size: 3\nplan_done: 1\ninbox_left: 2\n');

  it('lists what was done and what was not, and keeps the figures', () => {
    const index = indexOf(files);
    strictEqual(reviewed(text, index), header + facts + left);
    strictEqual(reviewed(header + facts + left, index), header + facts + left);
  });

  it('renews what it derived and leaves what people wrote', () => {
    const mine = (header + facts + left)
      .replace('- [Unplanned]', '- phoned Ana, see [Mail](../../projects/mail.md)\n- [Unplanned]')
      .replace('- [Quote](../../projects/mail.md), carried', '- [Quote](../../projects/mail.md), ask again, carried');
    const later = {
      ...files,
      'projects/mail.md': files['projects/mail.md'].replace('- [ ] Queue @maria', '- [x] Queue @maria done:2026-03-13'),
    };
    strictEqual(
      reviewed(mine, indexOf({ ...later, [path]: mine })),
      mine
        .replace('plan_done: 1', 'plan_done: 2')
        .replace('1 of 3 planned done (33 %)', '2 of 3 planned done (67 %)')
        .replace(
          '- [Unplanned](../../projects/mail.md)\n',
          '- [Unplanned](../../projects/mail.md)\n- [Queue](../../projects/mail.md)\n',
        )
        .replace('- [Queue](../../projects/mail.md), 3h, carried 2 days\n', ''),
    );
  });

  it('leaves room to look back, once', () => {
    const { config } = indexOf(files);
    const file = newPersonalNote('reflection', today, { config, me: 'maria' });
    const reflection = 'text' in file ? file.text : file.message;
    const edit = addReflection(text, reflection);
    const room = applyEdits(text, edit.edits);
    strictEqual(room, `${text}\n## Went well\n\n- \n\n## Hard\n\n- \n\n## Change\n\n- \n`);
    strictEqual(room.slice(0, edit.cursor), `${text}\n## Went well\n\n- `);
    const said = room.replace('well\n\n- ', 'well\n\n- a talk');
    const again = addReflection(said, reflection);
    deepStrictEqual(again.edits, []);
    strictEqual(said.slice(0, again.cursor), `${text}\n## Went well\n\n- a talk`);
  });

  it('knows what is planned again and again', () => {
    const index = indexOf(files);
    const parsed = parseQuery('is:carried', index.config);
    strictEqual('query' in parsed && countQuery(parsed.query, index, { today, now: `${today}T18:00Z` }), 1);
  });
});

describe('the next working day', () => {
  it('is prepared with its top three, what is carried, what is missing and who is there', () => {
    const index = indexOf(files);
    const day = nextWorkday(today, index);
    strictEqual(day, '2026-03-16');
    const context = { ...outlineContext(index, today, 'maria'), today: day };
    const [first, second] = topCandidates(index, context);
    const chosen = [first, second].flatMap((row) => row ?? []);
    const at = `days/maria/${day}.md`;
    const prepared = (note: string) => {
      const edit = prepareDay(note, at, { index, context, chosen });
      return { text: applyEdits(note, edit.edits), cursor: edit.cursor };
    };
    const done = prepared(head(day));
    strictEqual(
      done.text,
      `${head(day)}
## Top three

- [Queue](../../projects/mail.md), 3h
- [Order cables](../../projects/mail.md)

## Carried

- [Quote](../../projects/mail.md), carried 5 days

## Prerequisites

- Needs: [Queue](../../projects/mail.md) @maria, due 2026-03-12, for [Ops](../../meetings/2026-03-16-ops.md)
- Needs: Budget sheet, for Board

## Resources

- Meeting: [Ops](../../meetings/2026-03-16-ops.md), 09:00, 30m
- Meeting: Board, 10:00
- Away: Jonas Berg
- Time: 7h 30m beside meetings
`,
    );
    strictEqual(done.text.slice(0, done.cursor).split('\n').at(-1), '- [Order cables](../../projects/mail.md)');
    strictEqual(prepared(done.text).text, done.text);
    const own = done.text.replace('- Away', '- Room 3 is free\n- Away').replace('## Carried', 'my words\n\n## Carried');
    strictEqual(prepared(own).text, own);
  });
});
