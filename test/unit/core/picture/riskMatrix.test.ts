// The risk matrix: scales as declared, cells, both positions, late reviews, movement, odd values, many rows.
import { deepEqual, ok, strictEqual } from 'node:assert/strict';
import { finished } from '../../../../src/core/index/steps.ts';
import {
  type RiskMark,
  type RiskMatrix,
  type RiskQuestion,
  riskMatrix,
} from '../../../../src/core/picture/riskMatrix.ts';
import { indexOf } from '../../../support/notebookText.ts';

const today = '2026-03-12';

function risk(header: string, title = 'Risk'): string {
  return `---\ntype: risk\ntitle: ${title}\nstatus: open\n${header}\n---\n`;
}

function made(files: Readonly<Record<string, string>>, question: Partial<RiskQuestion> = {}): RiskMatrix {
  const index = indexOf(files);
  return finished(riskMatrix(index, [...index.rows()], { position: 'inherent', today, ...question }));
}

/** Cells that hold something as `likelihood×impact exposure level: titles`, and what is not rated. */
function drawn({ likelihood, impact, cells, unrated }: RiskMatrix): string[] {
  const words = (mark: RiskMark): string => (mark.reason === undefined ? mark.title : `${mark.title} (${mark.reason})`);
  return [
    ...cells
      .filter(({ risks }) => risks.length > 0)
      .map(
        (cell) =>
          `${likelihood.values[cell.likelihood]}×${impact.values[cell.impact]} ${cell.exposure} ${cell.level}: ${cell.risks.map(words).join(', ')}`,
      ),
    ...(unrated.length > 0 ? [`not rated: ${unrated.map(words).join(', ')}`] : []),
  ];
}

describe('Risk matrix', () => {
  it('has a cell for each pair of steps, and each risk in its cell', () => {
    const matrix = made({
      'risks/a.md': risk('likelihood: 4\nimpact: 5\nowner: maria\ntreatment: reduce', 'Uplink'),
      'risks/b.md': risk('likelihood: 4\nimpact: 5', 'Cooling'),
      'risks/c.md': risk('likelihood: 1\nimpact: 3', 'Paper'),
      'issues/d.md': '---\ntype: issue\ntitle: No risk\nlikelihood: 5\nimpact: high\n---\n',
    });
    strictEqual(matrix.cells.length, 25);
    deepEqual(drawn(matrix), ['4×5 20 high: Cooling, Uplink', '1×3 3 low: Paper']);
    strictEqual(matrix.exposure, 43);
  });

  it('lists what has no place with the reason, and guesses nothing', () =>
    deepEqual(
      drawn(
        made({
          'risks/a.md': risk('likelihood: 7\nimpact: 5', 'Seven'),
          'risks/b.md': risk('likelihood:\nimpact: 2.5', 'Half'),
          'risks/c.md': risk('', 'None'),
          'risks/d.md': risk('likelihood: very\nimpact: [3, 4]', 'Words'),
          'risks/e.md': risk('likelihood: "3"\nimpact: 3', 'Quoted'),
          'risks/broken.md': '---\ntype: risk\ntitle: [\n',
        }),
      ),
      [
        '3×3 9 medium: Quoted',
        'not rated: Broken (no likelihood; no impact), Half (no likelihood; impact 2.5 is none of 5, 4, 3, 2, 1), None (no likelihood; no impact), Seven (likelihood 7 is none of 5, 4, 3, 2, 1), Words (likelihood very is none of 5, 4, 3, 2, 1)',
      ],
    ));

  it('has the steps that the notebook declares: three, and words', () => {
    const small =
      'kinds:\n  risk:\n    fields:\n      likelihood: { values: ["1", "2", "3"] }\n      impact: { values: ["3", "2", "1"] }\n';
    const three = made({ 'daybook.yml': small, 'risks/a.md': risk('likelihood: 2\nimpact: 3', 'A') });
    strictEqual(three.cells.length, 9);
    deepEqual(three.likelihood.values, ['3', '2', '1']);
    deepEqual(drawn(three), ['2×3 6 high: A']);
    const words =
      'kinds:\n  risk:\n    fields:\n      likelihood: { values: [likely, possible, rare] }\n      impact: { values: [severe, minor] }\n';
    const index = indexOf({ 'daybook.yml': words });
    deepEqual(index.config.problems, []);
    const named = made({ 'daybook.yml': words, 'risks/a.md': risk('likelihood: Possible\nimpact: severe', 'A') });
    deepEqual(drawn(named), ['possible×severe 4 high: A']);
  });

  it('shows both positions when both are recorded', () => {
    const files = {
      'risks/a.md': risk('likelihood: 4\nimpact: 5\nresidual_likelihood: 2\nresidual_impact: 5', 'Treated'),
      'risks/b.md': risk('likelihood: 3\nimpact: 3', 'Untreated'),
    };
    const inherent = made(files);
    deepEqual(drawn(inherent), ['4×5 20 high: Treated', '3×3 9 medium: Untreated']);
    deepEqual(
      inherent.cells.flatMap(({ risks }) => risks).map(({ other }) => other),
      [{ likelihood: 3, impact: 0 }, undefined],
    );
    const residual = made(files, { position: 'residual' });
    deepEqual(
      drawn(residual),
      ['3×3 9 medium: Untreated', '2×5 10 medium: Treated'].sort((a, b) => (a < b ? 1 : -1)),
    );
    deepEqual(
      residual.cells.flatMap(({ risks }) => risks).map(({ other }) => other),
      [undefined, { likelihood: 1, impact: 0 }],
    );
  });

  it('marks reviews that are late, and says since when', () => {
    const matrix = made({
      'risks/a.md': risk('likelihood: 1\nimpact: 1\nnext_review: 2026-03-01', 'Late'),
      'risks/b.md': risk('likelihood: 1\nimpact: 1\nreviewed: 2026-03-01\nreview_every: 30d', 'Fresh'),
      'risks/c.md':
        '---\ntype: risk\ntitle: Over\nstatus: closed\nlikelihood: 1\nimpact: 1\nnext_review: 2026-01-01\n---\n',
    });
    deepEqual(
      matrix.cells.flatMap(({ risks }) => risks).map(({ title, late }) => [title, late]),
      [
        ['Fresh', undefined],
        ['Late', '2026-03-01'],
        ['Over', undefined],
      ],
    );
    strictEqual(matrix.late, 1);
  });

  it('says what moved, and what was not there before', () => {
    const earlier = new Map([
      [
        'risks/a.md',
        new Map([
          ['likelihood', '3'],
          ['impact', '4'],
        ]),
      ],
      [
        'risks/b.md',
        new Map([
          ['likelihood', '2'],
          ['impact', '2'],
        ]),
      ],
    ]);
    const files = {
      'risks/a.md': risk('likelihood: 5\nimpact: 4', 'Grew'),
      'risks/b.md': risk('likelihood: 2\nimpact: 2', 'Stayed'),
      'risks/c.md': risk('likelihood: 1\nimpact: 2', 'Came'),
    };
    deepEqual(
      made(files, { earlier })
        .cells.flatMap(({ risks }) => risks)
        .map(({ title, before, isNew }) => [title, before, isNew]),
      [
        ['Grew', { likelihood: 2, impact: 1 }, undefined],
        ['Stayed', undefined, undefined],
        ['Came', undefined, true],
      ],
    );
    ok(
      made(files).cells.every(({ risks }) => risks.every(({ isNew }) => isNew === undefined)),
      'nothing is new without a past',
    );
  });

  it('is empty without risks, and places thousands in one pass', () => {
    deepEqual(drawn(made({})), []);
    const index = indexOf({});
    for (let at = 0; at < 3000; at++)
      index.put(`risks/${at}.md`, risk(`likelihood: ${(at % 5) + 1}\nimpact: ${(at % 7) + 1}`, `R${at}`));
    const steps = riskMatrix(index, [...index.rows()], { position: 'inherent', today });
    let pauses = 0;
    let matrix: RiskMatrix | undefined;
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) {
        matrix = step.value;
        break;
      }
      pauses++;
    }
    ok(pauses > 20, 'others get their turn');
    strictEqual(matrix.cells.reduce((sum, { risks }) => sum + risks.length, 0) + matrix.unrated.length, 3000);
  });
});
