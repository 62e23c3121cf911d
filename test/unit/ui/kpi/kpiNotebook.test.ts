// The KPI panel shows one notebook: a shared one before a private one, and none that is not read.
import { deepEqual, equal } from 'node:assert/strict';
import { loadConfig } from '../../../../src/core/record/config.ts';
import type { NotebookState } from '../../../../src/notebook/loads.ts';
import type { OpenNotebook } from '../../../../src/notebook/registry.ts';
import { kpiAbsence, kpiNotebook, kpiNotebookOptions } from '../../../../src/ui/kpi/kpiNotebook.ts';
import { kpiRef } from '../../../../src/ui/kpi/kpiTiles.ts';

/** An open notebook as far as the choice looks at it: `shared ready`, `private loading`. */
function opened(words: string): OpenNotebook {
  const [visibility, state] = words.split(' ');
  const notebook = { state: state as NotebookState, config: loadConfig(`visibility: ${visibility}\n`) };
  return { label: words, root: `file:///${words}`, notebook } as unknown as OpenNotebook;
}

function check(all: readonly string[], expected: string | undefined): void {
  it(`of ${all.join(', ') || 'nothing'}`, () => equal(kpiNotebook({ all: () => all.map(opened) })?.label, expected));
}

describe('notebook of the KPI panel', () => {
  check([], undefined);
  check(['private ready', 'shared ready'], 'shared ready');
  check(['shared loading', 'private ready'], 'private ready');
  check(['private ready'], 'private ready');
  check(['shared failed', 'shared loading'], undefined);

  it('is the chosen one while it is read and shared', () => {
    const all = () => ['shared ready', 'shared ready too', 'private ready', 'shared loading'].map(opened);
    const chosen = (label: string): string | undefined => kpiNotebook({ all }, kpiRef(`file:///${label}`))?.label;
    equal(chosen('shared ready too'), 'shared ready too');
    equal(chosen('private ready'), 'shared ready');
    equal(chosen('shared loading'), undefined);
    equal(chosen('gone'), 'shared ready');
  });

  it('can be chosen where there are several', () => {
    const labels = (...words: string[]) =>
      kpiNotebookOptions({ all: () => words.map(opened) }).map(({ label }) => label);
    deepEqual(labels('shared ready', 'private ready', 'shared ready too'), ['shared ready', 'shared ready too']);
    deepEqual(labels('shared ready', 'private ready'), []);
  });

  it('is waited for only while notes are being read', () => {
    equal(kpiAbsence({ state: 'loading' }), 'loading');
    equal(kpiAbsence({ state: 'none' }), 'missing');
    equal(kpiAbsence({ state: 'failed' }), 'missing');
  });
});
