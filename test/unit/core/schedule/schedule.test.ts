// Dates move together: what comes after moves, projects end with what is last in them, and each who is touched is asked once.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { isRefusal } from '../../../../src/core/edits/edit.ts';
import type { NoteIndex } from '../../../../src/core/index/noteIndex.ts';
import type { Row } from '../../../../src/core/index/rows.ts';
import { projectPaths } from '../../../../src/core/navigate/lookup.ts';
import { awayNotices, peopleTouched } from '../../../../src/core/schedule/affected.ts';
import { type Impact, impactOf, shiftOf } from '../../../../src/core/schedule/impact.ts';
import { dayEdits, moveEdits } from '../../../../src/core/schedule/moveEdits.ts';
import { applyEdits } from '../../../../src/core/text.ts';
import { indexOf } from '../../../support/notebookText.ts';
import { runs } from '../../../support/runs.ts';

// A Wednesday; the Monday after is a holiday.
const today = '2026-03-11';
const files = {
  'daybook.yml':
    'people:\n  - { id: jonas, name: Jonas Berg }\n  - { id: maria, name: Maria Weber }\nwork:\n  holidays: [2026-03-16]\n',
  'people/aylin.md': '---\ntype: person\nname: Aylin Demir\nabsences: [2026-03-20..2026-03-27]\n---\n',
  'projects/mail.md': [
    '---\ntype: project\ntitle: Mail gateway\nstatus: active\nowner: maria\ndue: 2026-03-18\nvendors: [acme]\n---',
    '## Milestones\n',
    '- [ ] Pilot @jonas due:2026-03-12 id:pilot',
    '- [ ] Cut over @aylin due:2026-03-17 after:pilot',
    '- [x] Contract due:2026-02-01 after:pilot',
    '\n## Tasks\n',
    '- [ ] Tell users @jonas scheduled:2026-03-13 due:2026-03-18 after:pilot\n',
  ].join('\n'),
  'projects/phones.md':
    '---\ntype: project\ntitle: Phones\nstatus: planned\nowner: jonas\nstart: 2026-03-19\ndue: 2026-04-01\nafter: mail\n---\n- [ ] Order phones due:2026-03-25\n',
  'meetings/2026-03-13-go.md':
    '---\ntype: meeting\ntitle: Go or no go\ndate: 2026-03-13\nproject: mail\nattendees: [maria, aylin]\nneeds: [pilot]\n---\n',
  'meetings/2026-03-10-old.md': '---\ntype: meeting\ntitle: Past\ndate: 2026-03-10\nneeds: [pilot]\n---\n',
  'ring.md':
    '- [ ] A id:a after:c due:2026-03-12\n- [ ] B id:b after:a due:2026-03-12\n- [ ] C id:c after:b due:2026-03-12\n',
  'free.md': '- [ ] Nowhere id:free due:2026-03-12\n- [ ] Late enough due:2026-06-01 after:free\n- [ ] No day\n',
};
const index = indexOf(files);

function contextOf(of: NoteIndex) {
  const projectOf = (slug: string): Row | undefined => {
    const path = projectPaths(of).get(slug);
    return path === undefined ? undefined : of.noteRow(path);
  };
  return { today, projectOf };
}

function rowOf(title: string, of: NoteIndex = index): Row {
  const row = [...of.rows()].find((each) => of.item(each).title === title);
  ok(row !== undefined, title);
  return row;
}

function impact(title: string, to: string): Impact {
  const answer = impactOf(index, rowOf(title), to, contextOf(index));
  ok(!isRefusal(answer), JSON.stringify(answer));
  return answer;
}

function said({ moves }: Impact): string[] {
  return moves.map(
    ({ title, days: [{ from, to }], isCritical, canStay }) =>
      `${isCritical ? '! ' : ''}${title} ${from.slice(5)} → ${to.slice(5)}${canStay ? ', could stay' : ''}`,
  );
}

function refusal(title: string, to: string): string {
  const answer = impactOf(index, rowOf(title), to, contextOf(index));
  return isRefusal(answer) ? `${answer.refused}: ${answer.message}` : 'moves';
}

describe('the impact of a moved date', () => {
  it('moves what comes after by as many working days, ends projects, and marks the way to the last day', () =>
    deepEqual(said(impact('Pilot', '2026-03-19')), [
      '! Pilot 03-12 → 03-19',
      'Go or no go 03-13 → 03-20',
      'Cut over 03-17 → 03-23',
      '! Tell users 03-18 → 03-24',
      '! Mail gateway 03-18 → 03-24',
      '! Phones 04-01 → 04-07',
      'Order phones 03-25 → 03-31',
    ]));
  it('says what could stay, and nothing of what does not come after', () =>
    deepEqual(said(impact('Nowhere', '2026-03-13')), [
      'Nowhere 03-12 → 03-13',
      'Late enough 06-01 → 06-02, could stay',
    ]));
  it('says what does not fit: no working day, people who are away', () => {
    match(impact('Nowhere', '2026-03-14').notices.join(), /14 Mar 2026 is no working day/);
    deepEqual(awayNotices(index, impact('Pilot', '2026-03-19').moves), [
      'Aylin Demir is away on Fri 20 Mar 2026 (Go or no go).',
      'Aylin Demir is away on Mon 23 Mar 2026 (Cut over).',
    ]);
  });
  it('names everybody who is touched', () =>
    deepEqual(
      peopleTouched(index, impact('Pilot', '2026-03-19').moves).map(({ name, moves }) => `${name} ${moves.length}`),
      ['Aylin Demir 2', 'Jonas Berg 3', 'Maria Weber 2', 'acme 3'],
    ));
  it('refuses in words', () => {
    equal(refusal('No day', '2026-03-20'), 'invalid: It has no date yet; set one first.');
    equal(refusal('Nowhere', '2026-03-12'), 'unchanged: That is its date already.');
    match(
      refusal('A', '2026-03-20'),
      /^invalid: These come after each other in a circle: (A → B → C → A|B → C → A → B|C → A → B → C)\.$/,
    );
  });
});

describe('what is written', () => {
  const context = { config: index.config, today, now: `${today}T09:15+01:00`, me: 'maria' };

  function written(title: string, to: string, reason = 'vendor late', before: Record<string, string> = files): string {
    const known = indexOf(before);
    const answer = impactOf(known, rowOf(title, known), to, contextOf(known));
    if (isRefusal(answer)) return answer.message;
    const edits = moveEdits(known, answer.moves, { reason, context });
    if (isRefusal(edits)) return edits.message;
    const texts = new Map<string, string>(Object.entries(before));
    for (const { path, intent } of edits) {
      const answer = intent(texts.get(path) ?? '');
      ok(!isRefusal(answer), JSON.stringify(answer));
      texts.set(path, applyEdits(texts.get(path) ?? '', answer.edits));
    }
    const changed = [...texts].filter(([path, text]) =>
      Object.entries(before).every(([at, old]) => at !== path || old !== text),
    );
    return changed.map(([, text]) => text).join('');
  }

  it('keeps the reason in the updates of the project and asks each owner and partner once', () => {
    const text = written('Pilot', '2026-03-19');
    for (const part of [
      '- [ ] Pilot @jonas due:2026-03-19 id:pilot\n- [ ] Cut over @aylin due:2026-03-23 after:pilot\n- [x] Contract due:2026-02-01 after:pilot\n',
      '- [ ] Tell users @jonas scheduled:2026-03-20 due:2026-03-24 after:pilot\n',
      '- [ ] Confirm the new dates: Pilot 2026-03-19, Tell users 2026-03-24 @maria #confirm wait:jonas asked:2026-03-11\n',
      '- [ ] Confirm the new dates: Pilot 2026-03-19, Cut over 2026-03-23, Mail gateway 2026-03-24 @maria #confirm wait:acme asked:2026-03-11\n',
      '## Updates\n\n- 2026-03-11 @maria rescheduled Pilot 2026-03-12 → 2026-03-19, Go or no go 2026-03-13 → 2026-03-20, Cut over 2026-03-17 → 2026-03-23, Tell users 2026-03-18 → 2026-03-24, Mail gateway 2026-03-18 → 2026-03-24 (4 working days): vendor late\n',
      'date: 2026-03-20\n',
      'start: 2026-03-25\ndue: 2026-04-07\n',
      '- [ ] Order phones due:2026-03-31\n',
      '- [ ] Confirm the new date: Phones 2026-04-07 @maria #confirm wait:jonas asked:2026-03-11\n',
    ])
      ok(text.includes(part), `${part}\n${text}`);
    equal(text.match(/#confirm/g)?.length, 4);
  });
  it('asks anew in the line that is not answered, about what moved and what it asked before', () => {
    const asked =
      '- [ ] Confirm the new dates: Pilot 2026-03-13, Switch, at last 2026-03-30 @maria #confirm wait:jonas asked:2026-03-02 chased:2026-03-09 chase:2026-03-16 ^c\n';
    const mail = files['projects/mail.md'];
    const text = written('Pilot', '2026-03-19', 'vendor late', { ...files, 'projects/mail.md': mail + asked });
    const line =
      '- [ ] Confirm the new dates: Switch, at last 2026-03-30, Pilot 2026-03-19, Tell users 2026-03-24 @maria #confirm wait:jonas asked:2026-03-11 ^c\n';
    ok(text.includes(line), text);
    equal(text.match(/#confirm wait:jonas/g)?.length, 2);
    const answered = mail + asked.replace('[ ]', '[x]');
    const done = written('Pilot', '2026-03-19', 'x', { ...files, 'projects/mail.md': answered });
    equal(done.match(/#confirm wait:jonas/g)?.length, 3);
  });
  it('says it beside a row that has no project', () =>
    equal(
      written('Nowhere', '2026-03-13'),
      [
        '- [ ] Nowhere id:free due:2026-03-13\n  - 2026-03-11 rescheduled due 2026-03-12 → 2026-03-13: vendor late\n',
        '- [ ] Late enough due:2026-06-02 after:free\n  - 2026-03-11 rescheduled due 2026-06-01 → 2026-06-02: vendor late\n- [ ] No day\n',
      ].join(''),
    ));
  it('wants a reason', () => match(written('Nowhere', '2026-03-13', ' '), /^Say in a few words why/));
});

/** Lines of a plan: a weekday in March, and perhaps a line before it that it comes after. */
const plan = fc.array(
  fc.record({ day: fc.constantFrom(2, 3, 4, 5, 6, 9, 10, 11, 12, 13), after: fc.option(fc.nat(8)) }),
  { minLength: 1, maxLength: 9 },
);
const workdays = fc.integer({ min: -12, max: 12 }).filter((count) => count !== 0);

describe('shifting', () => {
  it('back by as many working days restores every byte, and lists nothing that stays', () =>
    fc.assert(
      fc.property(plan, workdays, fc.nat(8), (lines, count, at) => {
        const text = lines.map(({ day, after }, line) => planLine(line, day, after)).join('');
        const seed = at % lines.length;
        const there = shiftText(text, seed, count);
        equal(shiftText(there.text, seed, -count).text, text);
        const before = text.split('\n');
        const stayed = there.text.split('\n').filter((line, number) => line !== '' && line === before[number]);
        equal(stayed.length, lines.length - there.impact.moves.length);
      }),
      { numRuns: runs(80) },
    ));
  it('refuses what is no number of days, and rows without a date', () => {
    const shift = (title: string, count: number) => shiftOf(index, [rowOf(title)], count, contextOf(index));
    for (const count of [0, 1.5, 5000, Number.NaN]) ok(isRefusal(shift('Pilot', count)));
    ok(isRefusal(shift('No day', 3)));
  });
  it('moves no project that was not chosen, and says that it ends before', () => {
    const answer = shiftOf(index, [rowOf('Tell users')], 5, contextOf(index));
    ok(!isRefusal(answer));
    deepEqual(answer.notices, ['Mail gateway ends before Tell users (Wed 25 Mar 2026).']);
  });
});

function planLine(line: number, day: number, after: number | null): string {
  const before = after !== null && after < line ? ` after:t${after}` : '';
  return `- [ ] Line ${line} due:2026-03-${String(day).padStart(2, '0')} id:t${line}${before}\n`;
}

function shiftText(text: string, line: number, count: number): { text: string; impact: Impact } {
  const own = indexOf({ 'a.md': text });
  const answer = shiftOf(own, [rowOf(`Line ${line}`, own)], count, contextOf(own));
  ok(!isRefusal(answer));
  const context = { config: own.config, today, now: `${today}T09:15+01:00` };
  const [edit] = dayEdits(own, answer.moves, { context });
  const made = edit?.intent(text);
  ok(made && !isRefusal(made));
  return { text: applyEdits(text, made.edits), impact: answer };
}
