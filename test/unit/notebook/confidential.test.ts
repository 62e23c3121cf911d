// Nothing of a confidential record gets out, by any way and however the flag is written; what says no gets out by every one of them.
import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict';
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
import { isConfidentialNote, isConfidentialRow, type Keeps } from '../../../src/core/record/confidential.ts';
import { loadConfig } from '../../../src/core/record/config.ts';
import { customerDigest, customers } from '../../../src/core/record/customerDigest.ts';
import { grownRecord, growthOf } from '../../../src/core/record/grow.ts';
import { stakeholderUpdate } from '../../../src/core/record/incident.ts';
import { teamDigest } from '../../../src/core/record/teamDigest.ts';
import { rescheduledWords } from '../../../src/core/schedule/moveEdits.ts';
import { runTool } from '../../../src/notebook/assistant/runTool.ts';
import { type DescribedChange, describeChanges } from '../../../src/notebook/share/describeChanges.ts';
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

/** A header with the flag and further keys. */
type Writing = (flag: string, more: string) => string;

const usual: Writing = (flag, more) => `---\nconfidential: ${flag}\n${more}---\n`;

/** Slips that cost a header, or the key in it: what was meant is clear. */
const slips: Readonly<Record<string, Writing>> = {
  'in a header that nobody closed': (flag, more) => `---\nconfidential: ${flag}\n${more}\n`,
  'below other keys of a header that nobody closed': (flag, more) => `---\n${more}\nconfidential: ${flag}\n\n`,
  'in a header that runs into a rule': (flag, more) => `---\nconfidential: ${flag}\n${more}\n# Step\n\nText\n\n---\n`,
  'in TOML that nobody closed': (flag) => `+++\nconfidential = ${flag}\n\n`,
  'in JSON that does not end': (flag) => `{ "title": "CANARY", "confidential": ${flag},\n\n`,
  'in JSON without quotes': (flag) => `{confidential: ${flag}}\n\n`,
  'behind dashes with a language': (flag, more) => `---yaml\nconfidential: ${flag}\n${more}---\n`,
  'behind a blank line': (flag, more) => `\n---\nconfidential: ${flag}\n${more}---\n`,
  'behind a heading': (flag) => `# CANARY\n\n---\nConfidential: ${flag}\n---\n`,
  'without dashes above': (flag, more) => `${more}CONFIDENTIAL: ${flag}\n---\n`,
  'at the top': (flag) => `**Confidential:** ${flag}\n\n`,
  'without a blank': (flag, more) => `---\n${more}confidential:${flag}\n---\n`,
  'with another sign': (flag, more) => `---\n${more}confidential = ${flag}\n---\n`,
  'indented too far': (flag, more) => `---\n${more}  confidential: ${flag}\n---\n`,
  'twice, and a no last': (flag, more) => `---\nconfidential: ${flag}\n${more}confidential: no\n---\n`,
  'behind the end of what is read': (flag, more) =>
    `---\n${more}${'note: long\n'.repeat(400)}confidential: ${flag}\n---\n`,
};

function notesWith(flag: string, header: (more: string) => string = (more) => usual(flag, more)) {
  return {
    'daybook.yml':
      'people:\n  - { id: jo, name: Jo Berg, team: Ops }\n  - { id: li, name: Li Wang, team: Dev, capacity: 40h }\n',
    'issues/layoffs.md': `${header('type: issue\ntitle: CANARY issue\nstatus: open\nseverity: high\ncustomer: CANARY Corp\nowner: jo\nwait: li\nopened: 2026-03-10T09:00+01:00\n')}- [ ] CANARY step @jo wait:li due:2026-03-13\n`,
    'risks/plan.md': header('type: risk\ntitle: CANARY risk\nlikelihood: 2\nimpact: 5\n'),
    'feedback/said.md': header('type: feedback\ntitle: CANARY wish\nfrom: Rosa\n'),
    'lines.md': [
      `# Work\n\n- [ ] CANARY line @jo wait:li due:2026-03-13 [confidential:: ${lineFlag(flag)}]`,
      `- [ ] CANARY words @jo confidential:${lineFlag(flag)} due:2026-03-13\n  - [ ] CANARY step @jo due:2026-03-13`,
      `- CANARY item (confidential:: ${lineFlag(flag)})\nCANARY words that go on\n  - CANARY item below\n\n\tCANARY text below`,
      `\n> - CANARY quote confidential:${lineFlag(flag)}\n>   - [ ] CANARY box in it @jo due:2026-03-13\n`,
      `\n| a | b |\n|---|---|\n| CANARY row | [confidential:: ${lineFlag(flag)}] |\n`,
      `## CANARY heading [confidential:: ${lineFlag(flag)}]\n\n- [ ] CANARY box @jo due:2026-03-13\n`,
    ].join('\n'),
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

/** The note of lines in which the one that is marked was changed, and one got words of its own. */
function lineChanged(notes: Readonly<Record<string, string>>) {
  const path = 'lines.md';
  const before = `# Lines\n\n${notes[path] ?? ''}`;
  return {
    path,
    before,
    after: before.replaceAll('2026-03-13', '2026-03-16').replace('CANARY row', 'CANARY other row'),
  };
}

function pageOf(notes: Readonly<Record<string, string>>, path: string): unknown {
  const index = indexOf(notes);
  const page = notePage({
    index,
    path,
    text: notes[path] ?? '',
    context: { words: englishWords, roster: index.roster() },
  });
  return 'sections' in page ? page.sections : page;
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
  'page of another note': (notes) => pageOf(notes, 'reports/week.md'),
  'page of a note with lines': (notes) => pageOf(notes, 'lines.md'),
  'message of a commit that changes a line': (notes) =>
    describeChanges([{ ...lineChanged(notes), change: 'changed' }]).replaceAll(/^.*\.md.*$/gm, ''),
  'what happened to a line': (notes) => {
    const { path, before, after } = lineChanged(notes);
    const pair = { path, before: readNote(path, before), after: readNote(path, after) };
    return happenings([pair], indexOf({ ...notes, [path]: after })).map(({ name }) => name);
  },
  'what happened as lines came': (notes) => {
    const path = 'lines.md';
    const { after } = lineChanged(notes);
    return happenings([{ path, after: readNote(path, after) }], indexOf({ ...notes, [path]: after }), 'jo').map(
      ({ name }) => name,
    );
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
  'lines read by an assistant': (notes) => asked(notes, 'daybook_record', { path: 'lines.md' }),
  'another note read by an assistant': (notes) => asked(notes, 'daybook_record', { path: 'reports/week.md' }),
  'note read by an assistant': (notes) => asked(notes, 'daybook_record', { path: 'issues/layoffs.md' }),
};

describe('what is confidential', () => {
  for (const [way, handOut] of Object.entries(ways)) {
    it(`does not get out by: ${way}`, async () => {
      for (const flag of yes) doesNotMatch(JSON.stringify(await handOut(notesWith(flag))) ?? '', /canary/i, flag);
      for (const flag of no) match(JSON.stringify(await handOut(notesWith(flag))) ?? '', /canary/i, flag);
    });
  }

  for (const [slip, writing] of Object.entries(slips)) {
    it(`is kept in by a flag ${slip}`, async () => {
      const noteOf = (flag: string) => ({
        ...notesWith('yes', (more) => writing(flag, more)),
        'reports/week.md': '# Week\n',
      });
      const keeps = (flag: string) => {
        const index = indexOf(noteOf(flag));
        const path = 'issues/layoffs.md';
        const text = noteOf(flag)[path] ?? '';
        return [
          isConfidentialRow(index, rowAt(index, path)),
          isConfidentialNote(readNote(path, text), path, index.config),
        ];
      };
      for (const flag of yes.filter((each) => !each.startsWith('['))) {
        deepEqual(keeps(flag), [true, true], flag);
        for (const [way, handOut] of Object.entries(ways))
          doesNotMatch(JSON.stringify(await handOut(noteOf(flag))) ?? '', /canary/i, `${way}, ${flag}`);
      }
      for (const flag of no) deepEqual(keeps(flag), [false, false], flag);
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

describe('the tag #confidential', () => {
  const marked = (tag: string) => ({
    'tasks.md': `- [ ] CANARY line @jo ${tag}\n  - [ ] CANARY step @jo\n- CANARY item ${tag}\n  - [ ] CANARY in it @jo\n- [ ] Seen @jo\n`,
    'issues/a.md': `---\ntype: issue\ntitle: CANARY a\ntags: [mail, ${tag.slice(1)}]\n---\n- [ ] CANARY step @jo\n`,
    'issues/b.md': `---\ntype: issue\ntitle: CANARY b\nlabels: mail, ${tag.slice(1)}\n---\n`,
    'titled.md': `# CANARY talks ${tag}\n\n- [ ] CANARY step @jo\n`,
    'issues/c.md': '---\ntype: issue\ntitle: Seen too\n---\nAn [anchor](#confidential)\n',
  });
  const told = (notes: Record<string, string>): string =>
    JSON.stringify(
      ['type:task', 'type:issue'].map((query) => finished(exportedFacts(exported(indexOf(notes), query)))),
    );

  it('keeps lines, what is nested in them, and notes in, wherever it is written', async () => {
    for (const tag of ['#confidential', '#Confidential', '#confidential/hr']) {
      const notes = marked(tag);
      match(told(notes), /Seen.*Seen too/);
      doesNotMatch(told(notes), /canary/i, tag);
      doesNotMatch(JSON.stringify(await asked(notes, 'daybook_record', { path: 'tasks.md' })), /canary/i);
      const before = notes['issues/a.md'] ?? '';
      doesNotMatch(
        describeChanges([{ path: 'issues/a.md', change: 'changed', before, after: before.replace('[ ]', '[x]') }]),
        /canary|a\.md/i,
      );
    }
  });

  it('is no part of another word', () => match(told(marked('#confidentiality')), /CANARY line.*CANARY a.*CANARY b/));
});

describe('what names a confidential record', () => {
  const notes = {
    'daybook.yml':
      'people:\n  - { id: jo, name: Jo Berg, team: Ops }\n  - { id: li, name: Li Wang, team: Dev, capacity: 40h }\n',
    'projects/canary.md':
      '---\ntype: project\ntitle: CANARY plan\nconfidential: true\n---\n- [ ] CANARY step @li id:c9\n',
    'services/canary-mail.md': '---\ntype: service\ntitle: CANARY mail\nconfidential: true\n---\n',
    'issues/i.md':
      '---\ntype: issue\ntitle: Disk full\nproject: CANARY plan\nservice: canary-mail\nvendors: [acme, canary-mail]\nowner: jo\n---\n- 09:00 Told CANARY confidential:yes\n- 09:10 Seen\n',
    'tasks.md':
      '- [ ] Do @jo +canary after:c9\n- [ ] See [it](../projects/canary.md) @jo\n- [ ] Ask about CANARY plan @jo\n- [ ] Other @jo\n',
  };
  const others = {
    'export of records': () => finished(exportedFacts(exported(indexOf(notes), 'type:issue'))),
    'export of lines': () => finished(exportedFacts(exported(indexOf(notes), 'type:task'))),
    'query by its name': () => finished(exportedFacts(exported(indexOf(notes), 'project:canary'))),
    'search of an assistant': () => asked(notes, 'daybook_search', { query: '', limit: 50 }),
    'team digest': () => ways['team digest']?.(notes),
    'update of an incident': () => {
      const index = indexOf(notes);
      return stakeholderUpdate(index, rowAt(index, 'issues/i.md'), notes['issues/i.md'], now);
    },
  };
  for (const [way, handOut] of Object.entries(others))
    it(`is left out of: ${way}`, async () => {
      const text = JSON.stringify(await handOut());
      doesNotMatch(text, /canary/i);
    });

  it('costs its neighbours nothing', () => {
    const text = JSON.stringify([others['export of records'](), others['export of lines']()]);
    match(text, /Disk full.*\["acme"\].*Other/);
  });
});

describe('an alias of a kind', () => {
  const config = 'kinds:\n  issue: { aliases: { staff-case: { confidential: true } } }\n';
  const path = 'issues/case.md';
  const before = '---\ntype: Staff-Case\ntitle: CANARY\nstatus: open\n---\n- [ ] CANARY step\n';
  const after = before.replace('open', 'resolved').replace('[ ]', '[x]');

  it('keeps in what it implies, unless the note says no', () => {
    const { config: loaded } = indexOf({ 'daybook.yml': config });
    const keeps = (text: string) => isConfidentialNote(readNote(path, text), path, loaded);
    const flagged = (flag: string) => before.replace('title', `confidential: ${flag}\ntitle`);
    deepEqual([before, flagged(''), flagged('yes'), flagged('no')].map(keeps), [true, true, true, false]);
  });

  it('is known to messages of commits and to what happened', () => {
    const index = indexOf({ 'daybook.yml': config, [path]: after });
    const keeps: Keeps = (at, note) => isConfidentialNote(note, at, index.config);
    doesNotMatch(describeChanges([{ path, change: 'changed', before, after }], keeps), /canary|case/i);
    const pair = { path, before: readNote(path, before), after: readNote(path, after) };
    deepEqual(happenings([pair], index), []);
    deepEqual(happenings([{ path, before: pair.before }], indexOf({ 'daybook.yml': config })), []);
  });
});

describe('the name of a confidential note', () => {
  const path = 'issues/canary-layoffs.md';
  const before = '---\nconfidential: yes\n---\nText\n';
  const check = (expected: string, ...changes: readonly DescribedChange[]) => equal(describeChanges(changes), expected);

  it('is in no message of a commit, since it is made of the title', () => {
    check('A note updated', { path, change: 'changed', before, after: `${before}More\n` });
    check(
      'B updated, a note renamed\n\n- a note: renamed\n- B: text changed',
      { path, from: 'issues/canary.md', change: 'renamed', before, after: 'Text\n' },
      { path: 'b.md', change: 'changed', before: 'a\n', after: 'b\n' },
    );
  });

  it('is told of a configuration, which merely says what is confidential', () =>
    check('Settings updated', {
      path: 'daybook.yml',
      change: 'changed',
      before: '',
      after: 'confidential: [budget]\n',
    }));

  it('is in none of a thousand changes', () => {
    const text = `${before}${'word '.repeat(200)}`;
    const many = Array.from({ length: 1000 }, (_, at) => ({
      path: `issues/canary-${at}.md`,
      change: 'deleted' as const,
      before: text,
    }));
    doesNotMatch(describeChanges(many), /canary/);
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
