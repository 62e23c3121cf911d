// Nothing of a confidential record gets out, by any way and however the flag is written; what says no gets out by every one of them.
import { deepEqual, doesNotMatch, match, ok } from 'node:assert/strict';
import { assistantTools, type ToolName } from '../../../src/core/assistant/tools.ts';
import { auditDraft } from '../../../src/core/audit/auditPack.ts';
import { leftOut, tellableRows } from '../../../src/core/evidence/evidence.ts';
import { exportedFacts, exportQuery } from '../../../src/core/exports/exportRows.ts';
import { happenings } from '../../../src/core/history/happened.ts';
import type { NoteIndex } from '../../../src/core/index/noteIndex.ts';
import { finished } from '../../../src/core/index/steps.ts';
import { readNote } from '../../../src/core/note/readNote.ts';
import { englishWords } from '../../../src/core/outline/outlineWords.ts';
import { notePage } from '../../../src/core/page/notePage.ts';
import { workload } from '../../../src/core/picture/workload.ts';
import { parseQuery } from '../../../src/core/query/parseQuery.ts';
import { runQuery } from '../../../src/core/query/runQuery.ts';
import { loadConfig } from '../../../src/core/record/config.ts';
import { customerDigest, customers } from '../../../src/core/record/customerDigest.ts';
import { grownRecord, growthOf } from '../../../src/core/record/grow.ts';
import { stakeholderUpdate } from '../../../src/core/record/incident.ts';
import { teamDigest } from '../../../src/core/record/teamDigest.ts';
import { rescheduledWords } from '../../../src/core/schedule/moveEdits.ts';
import { runTool } from '../../../src/notebook/assistant/runTool.ts';
import { describeChanges } from '../../../src/notebook/share/describeChanges.ts';
import { memoryNotes } from '../../support/memoryNotes.ts';
import { indexOf } from '../../support/notebookText.ts';

const today = '2026-03-12';
const now = '2026-03-12T09:00+01:00';

/** All ways to write it, and words that are none: whoever wrote those did not mean everybody. */
const yes = [
  'true',
  'True',
  'TRUE',
  'yes',
  'Yes',
  'YES',
  'on',
  'On',
  '"yes"',
  "'on'",
  '"true"',
  ' yes   # us',
  'y',
  '[all]',
];
const no = ['false', 'no', 'No', 'off', 'OFF', '"no"', '', '""'];

/** Lines know no quotes and no comments. */
function lineFlag(flag: string): string {
  return flag.replaceAll(/["'[\]]| *#.*/g, '').trim() || 'no';
}

function notesWith(flag: string): Readonly<Record<string, string>> {
  const header = (more: string): string => `---\nconfidential: ${flag}\n${more}---\n`;
  return {
    'daybook.yml':
      'people:\n  - { id: jo, name: Jo Berg, team: Ops }\n  - { id: li, name: Li Wang, team: Dev, capacity: 40h }\n',
    'issues/layoffs.md': `${header('type: issue\ntitle: CANARY issue\nstatus: open\nseverity: high\ncustomer: CANARY Corp\nowner: jo\nwait: li\nopened: 2026-03-10T09:00+01:00\n')}- [ ] CANARY step @jo wait:li due:2026-03-13\n`,
    'risks/plan.md': header('type: risk\ntitle: CANARY risk\nlikelihood: 2\nimpact: 5\n'),
    'feedback/said.md': header('type: feedback\ntitle: CANARY wish\nfrom: Rosa\n'),
    'lines.md': `- [ ] CANARY line @jo wait:li due:2026-03-13 [confidential:: ${lineFlag(flag)}]\n`,
    'reports/week.md': '---\ntype: report\ntitle: Week\n---\n- [Look](../issues/layoffs.md), it is a CANARY\n',
  };
}

function rowAt(index: NoteIndex, path: string): number {
  const row = index.noteRow(path);
  ok(row !== undefined, path);
  return row;
}

function exported(index: NoteIndex, query: string) {
  const parsed = parseQuery(query, index.config);
  ok('query' in parsed);
  return finished(exportQuery(index, parsed.query, { today, now }));
}

function changed(notes: Readonly<Record<string, string>>) {
  const path = 'issues/layoffs.md';
  const before = notes[path] ?? '';
  const why = `${before}\n## Updates\n\n- ${today} @jo rescheduled due 2026-03-12 → 2026-03-13: CANARY reason\n`;
  return { path, before, after: why.replace('status: open', 'status: resolved') };
}

async function asked(notes: Readonly<Record<string, string>>, name: ToolName, sent: unknown): Promise<unknown> {
  const index = indexOf(notes);
  const files = memoryNotes(notes);
  const tool = assistantTools.find((each) => each.name === name);
  ok(tool);
  const notebook = {
    config: index.config,
    index: () => index,
    context: () => ({ today, now }),
    read: async (path: string) => files.texts.get(path),
    plan: async () => ({ refused: 'moved', message: '' }) as const,
    apply: async () => ({ refused: 'moved', message: '' }) as const,
  };
  return runTool({ notebook, history: async () => undefined }, tool, sent);
}

/** Each way out: what it hands to others. */
const ways: Readonly<Record<string, (notes: Readonly<Record<string, string>>) => unknown>> = {
  'export of records': (notes) => finished(exportedFacts(exported(indexOf(notes), 'is:record'))),
  'export of lines': (notes) => finished(exportedFacts(exported(indexOf(notes), 'type:task'))),
  'page of the note': (notes) => {
    const index = indexOf(notes);
    const path = 'issues/layoffs.md';
    const text = notes[path] ?? '';
    return notePage({ index, path, text, context: { words: englishWords, roster: index.roster() } });
  },
  'page of another note': (notes) => {
    const index = indexOf(notes);
    const path = 'reports/week.md';
    const text = notes[path] ?? '';
    const page = notePage({ index, path, text, context: { words: englishWords, roster: index.roster() } });
    return 'sections' in page ? page.sections : page;
  },
  'message of a commit': (notes) => describeChanges([{ ...changed(notes), change: 'changed' }]),
  'reasons in the message of a commit': (notes) =>
    describeChanges([{ ...changed(notes), change: 'changed' }]).match(/Why.*/)?.[0],
  'what happened': (notes) => {
    const { path, before, after } = changed(notes);
    const pair = { path, before: readNote(path, before), after: readNote(path, after) };
    return happenings([pair], indexOf({ ...notes, [path]: after })).map(({ name }) => name);
  },
  'words of a move': (notes) => {
    const index = indexOf(notes);
    const row = rowAt(index, 'issues/layoffs.md');
    const move = {
      row,
      key: index.key(row),
      title: index.item(row).title,
      days: [{ field: 'due', from: today, to: today }],
    };
    return rescheduledWords(
      index,
      [move] as never,
      { reason: 'late', context: { today, now } } as never,
      'projects/a.md',
    );
  },
  'team digest': (notes) => {
    const index = indexOf(notes);
    return teamDigest(index, index.roster(), today);
  },
  'customer digest': (notes) => customerDigest(indexOf(notes), 'CANARY Corp', { today, now }),
  'list of customers': (notes) => customers(indexOf(notes)),
  'audit pack': (notes) => auditDraft(indexOf(notes), { day: today, audience: 'auditors' }).sections,
  'evidence of reports': (notes) => {
    const index = indexOf(notes);
    return finished(tellableRows({ index })).map((row) => index.item(row).title);
  },
  'update of an incident': (notes) => {
    const index = indexOf(notes);
    const path = 'issues/layoffs.md';
    return stakeholderUpdate(index, rowAt(index, path), notes[path] ?? '', now);
  },
  'record that grows': (notes) => {
    const index = indexOf(notes);
    const row = rowAt(index, 'feedback/said.md');
    ok(growthOf(index, [row], 'requirement'));
    return grownRecord(index, [row], 'requirement', {}, { config: index.config, today, now });
  },
  'discreet workload': (notes) => {
    const index = indexOf(notes);
    const load = finished(
      workload(index, [...index.rows()], { today, roster: index.roster(), ahead: 3, discreet: true }),
    );
    return load.people.flatMap(({ cells }) => cells.flatMap(({ rows }) => rows.map((row) => index.item(row).title)));
  },
  'search of an assistant': (notes) => asked(notes, 'daybook_search', { query: '', limit: 50 }),
  'note read by an assistant': (notes) => asked(notes, 'daybook_record', { path: 'issues/layoffs.md' }),
};

describe('what is confidential', () => {
  for (const [way, handOut] of Object.entries(ways)) {
    it(`does not get out by: ${way}`, async () => {
      for (const flag of yes) doesNotMatch(JSON.stringify(await handOut(notesWith(flag))) ?? '', /canary/i, flag);
      for (const flag of no) match(JSON.stringify(await handOut(notesWith(flag))) ?? '', /canary/i, flag);
    });
  }

  it('is said to have been left out', () => {
    for (const flag of yes) {
      const index = indexOf(notesWith(flag));
      ok(exported(index, 'type:issue').left.includes('Issues: confidential records (1)'), flag);
      ok(
        auditDraft(index, { day: today, audience: 'auditors' }).left.includes('Risks: confidential records (1)'),
        flag,
      );
      const kept = finished(leftOut({ index, figures: [], audience: '' }));
      ok(kept.includes('Issue "CANARY issue": confidential'), flag);
    }
  });
});

describe('a flag', () => {
  it('is found however it is written', () => {
    const words = ['true', 'yes', 'On', '"yes"', 'false', 'no', 'OFF'];
    const index = indexOf(
      Object.fromEntries(words.map((word, at) => [`issues/${at}.md`, `---\ntype: issue\nmajor: ${word}\n---\n`])),
    );
    const found = (text: string): string[] => {
      const parsed = parseQuery(text, index.config);
      ok('query' in parsed);
      return runQuery(parsed.query, index, { today, now }).map((row) => index.path(row).charAt(7));
    };
    for (const word of ['true', 'yes', 'on']) deepEqual(found(`major:${word}`).sort(), ['0', '1', '2', '3'], word);
    for (const word of ['false', 'no', 'off']) deepEqual(found(`major:${word}`).sort(), ['4', '5', '6'], word);
  });

  it('of a configuration is read in any case, so that what is private stays so', () => {
    const isPrivate = (word: string) =>
      loadConfig(`kinds:\n  issue: { private: ${word} }\n`).kinds.get('issue')?.private;
    deepEqual(['true', 'Yes', 'ON', 'No', 'false'].map(isPrivate), [true, true, true, false, false]);
  });
});
