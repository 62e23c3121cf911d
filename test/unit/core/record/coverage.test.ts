// Coverage of frameworks: clauses in their order with the best that is to be said of each, and how the Library shows it.
import { deepEqual } from 'node:assert/strict';
import { NoteIndex } from '../../../../src/core/index/noteIndex.ts';
import { changeNodes, coverageNodes } from '../../../../src/core/outline/governNodes.ts';
import type { OutlineNode } from '../../../../src/core/outline/node.ts';
import { englishWords } from '../../../../src/core/outline/outlineWords.ts';
import { riskNodes } from '../../../../src/core/outline/riskNodes.ts';
import { loadConfig } from '../../../../src/core/record/config.ts';
import { coverage } from '../../../../src/core/record/coverage.ts';

const today = '2026-03-12';
const config = loadConfig('freeze: ["2026-03-20..2026-03-22 Fair"]\n');

function indexOf(notes: Readonly<Record<string, string>>): NoteIndex {
  const index = new NoteIndex(config);
  for (const [path, header] of Object.entries(notes)) index.put(path, `---\n${header}\n---\n`);
  return index;
}

function drawn(nodes: readonly OutlineNode[], depth = 0): string[] {
  return nodes.flatMap(({ label, description = '', children }) => [
    `${'  '.repeat(depth)}${label} | ${description}`,
    ...drawn(children?.() ?? [], depth + 1),
  ]);
}

describe('coverage', () => {
  const index = indexOf({
    'controls/backup.md':
      'status: in-force\nframework: ISO 27001\nclause: [A.8.13, A.8.9]\nreview_every: 90d\nevidenced: 2026-03-01',
    'controls/logs.md':
      'status: in-force\nframework: ISO 27001\nclause: A.8.15\nreview_every: 30d\nevidenced: 2026-01-01',
    'controls/access.md': 'status: in-force\nframework: [ISO 27001, GDPR]\nclause: [A.5.18, GDPR Art. 32]',
    'controls/plan.md': 'status: draft\nframework: GDPR\nclause: Art. 33',
    'controls/gone.md': 'status: retired\nframework: GDPR\nclause: Art. 1',
    'policies/access.md':
      'status: in-force\nframework: ISO 27001\nclause: A.5.18\nreview_every: 365d\napproved: 2025-06-01',
    'policies/old.md': 'framework: HIPAA\nreview_every: 365d\napproved: 2024-06-01',
  });

  it('says of every clause the best there is', () =>
    deepEqual(
      coverage(index, { today }).map(({ framework, covered, clauses }) => [
        framework,
        covered,
        clauses.map(({ clause, state, rows }) => `${clause} ${state} ${rows.length}`),
      ]),
      [
        ['GDPR', 0, ['Art. 32 unproven 1', 'Art. 33 planned 1']],
        ['HIPAA', 0, ['– old 1']],
        ['ISO 27001', 3, ['A.5.18 covered 2', 'A.8.9 covered 1', 'A.8.13 covered 1', 'A.8.15 old 1']],
      ],
    ));

  it('is a group of the Library', () => {
    const context = { today, now: `${today}T09:00+01:00`, words: englishWords, roster: index.roster() };
    deepEqual(drawn(coverageNodes(index, context)).slice(0, 6), [
      'Compliance coverage | 3 of 7 covered',
      '  GDPR | 0 of 2 covered',
      '    Art. 32 | no evidence',
      '      Access | no evidence',
      '    Art. 33 | not in force',
      '      Plan | not in force',
    ]);
    const filter = { text: 'x', passes: (row: number) => index.path(row) === 'controls/logs.md' };
    deepEqual(drawn(coverageNodes(index, { ...context, filter })), [
      'Compliance coverage | 0 of 1 covered',
      '  ISO 27001 | 0 of 1 covered',
      '    A.8.15 | evidence too old',
      '      Logs | evidence too old · 2026-01-01',
    ]);
  });
});

describe('risk matrix', () => {
  it('groups open risks by likelihood and impact, the highest exposure first', () => {
    const index = indexOf({
      'risks/fire.md': 'likelihood: 2\nimpact: 5\ntreatment: reduce',
      'risks/flood.md': 'likelihood: 2\nimpact: 5\nstatus: treating',
      'risks/theft.md': 'likelihood: 4\nimpact: 4',
      'risks/new.md': 'impact: 4',
      'risks/over.md': 'likelihood: 5\nimpact: 5\nstatus: closed',
    });
    const context = { today, now: `${today}T09:00+01:00`, words: englishWords, roster: index.roster() };
    deepEqual(drawn(riskNodes(index, context)), [
      'Risk matrix, likelihood × impact | exposure 36',
      '  4 × 4 | exposure 16 · 1',
      '    Theft | open',
      '  2 × 5 | exposure 10 · 2',
      '    Fire | open · reduce',
      '    Flood | treating',
      '  – × 4 | 1',
      '    New | open',
    ]);
  });
});

describe('change calendar', () => {
  it('shows what is ahead with what it meets, and what came of the others', () => {
    const index = indexOf({
      'changes/a.md': 'window: 2026-03-20 20:00-22:00\nservices: mail',
      'changes/b.md': 'window: 2026-03-13 20:00-22:00\nservices: mail',
      'changes/c.md': 'window: 2026-03-13 21:00-22:00\nservices: mail',
      'changes/d.md': 'status: done\ndeployed: 2026-03-02T20:00+01:00\nservices: mail',
      'changes/e.md': 'status: done\ndeployed: 2025-03-02T20:00+01:00\nservices: mail',
      'issues/1.md': 'opened: 2026-03-03T20:00+01:00\nservice: mail',
    });
    const context = { today, now: `${today}T09:00+01:00`, words: englishWords, roster: index.roster() };
    deepEqual(drawn(changeNodes(index, context)), [
      'Change calendar | 3',
      '  B | 2026-03-13 20:00-22:00 · conflicts with C',
      '  C | 2026-03-13 21:00-22:00 · conflicts with B',
      '  A | 2026-03-20 20:00-22:00 · freeze: Fair',
      '  Carried out lately | 1',
      '    D | done · issues 0 before, 1 after',
    ]);
  });
});
