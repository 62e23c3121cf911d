// What has the focus in a tree, in every order in which VS Code can forget rows, tell of the selection and ask for rows again.
import { deepEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { askFocus, type WatchedTree } from '../../../../src/ui/tree/focusQuestion.ts';
import { runs } from '../../../support/runs.ts';

interface Node {
  readonly notebook: string;
  readonly node: { readonly id: string };
}

interface Shown {
  readonly selected: readonly string[];
  readonly focused?: string;
  /** When VS Code forgets its rows: at the n-th message that it sends (two changes of the selection and an answer each time). */
  readonly forgets?: readonly number[];
  /** The answers that come between forgetting and asking again. */
  readonly late?: number;
}

/** A tree as VS Code's extension host tells of it, and what turns round the focused row in its window. */
function shownTree({ selected, focused, forgets = [], late = 1 }: Shown) {
  const traffic = { count: 0, underWay: 0 };
  const listeners = new Set<(change: { readonly selection: readonly Node[] }) => void>();
  let [messages, isKnown, answersLeft] = [0, true, 0];

  function comes(): void {
    // Forgets again only when it has asked again.
    if (isKnown && forgets.includes(messages)) [isKnown, answersLeft] = [false, late + 1];
    messages += 1;
  }

  function tell(ids: readonly string[]): void {
    comes();
    const selection = isKnown ? ids.map((id) => ({ notebook: 'file:///notes', node: { id } })) : [];
    for (const listener of listeners) listener({ selection });
  }

  async function toggleTwice(): Promise<void> {
    if (focused !== undefined) {
      tell(selected.includes(focused) ? selected.filter((id) => id !== focused) : [...selected, focused]);
      tell(selected);
    }
    comes();
    answersLeft -= 1;
    if (isKnown || answersLeft > 0) return;
    traffic.count += 1;
    isKnown = true;
  }

  const tree: WatchedTree<Node> = {
    traffic,
    view: {
      onDidChangeSelection: (listener) => {
        listeners.add(listener);
        return { dispose: () => listeners.delete(listener) };
      },
    },
  };
  return { tree, toggleTwice, listening: () => listeners.size };
}

async function check(shown: Shown, expected: readonly string[]): Promise<void> {
  const { tree, toggleTwice, listening } = shownTree(shown);
  const nodes = await askFocus([tree, shownTree({ selected: ['elsewhere'] }).tree], toggleTwice);
  deepEqual(
    nodes.map(({ node }) => node.id),
    expected,
  );
  deepEqual(listening(), 0);
}

describe('the focus of a tree', () => {
  it('is the row that joins the selection for a moment', () =>
    check({ selected: ['paint'], focused: 'call' }, ['call']));

  it('means all selected rows where it is one of them', async () => {
    await check({ selected: ['paint', 'call'], focused: 'call' }, ['paint', 'call']);
    await check({ selected: ['call'], focused: 'call' }, ['call']);
  });

  it('may be nowhere', () => check({ selected: ['paint'] }, []));

  it('is not the selected row when rows are forgotten between two changes of the selection', () =>
    check({ selected: ['paint'], focused: 'call', forgets: [1] }, ['call']));

  it('is the same row whenever rows are forgotten and however late they are asked for', async () => {
    const ids = fc.constantFrom('call', 'paint', 'order');
    const shown = fc.record({
      selected: fc.uniqueArray(ids),
      focused: ids,
      forgets: fc.array(fc.nat(11), { maxLength: 4 }),
      late: fc.nat(1),
    });
    await fc.assert(
      fc.asyncProperty(shown, (each) =>
        check(each, each.selected.includes(each.focused) ? each.selected : [each.focused]),
      ),
      { numRuns: runs(200) },
    );
  });

  it('is nowhere when rows are drawn without end', () =>
    check({ selected: ['paint'], focused: 'call', forgets: Array.from({ length: 400 }, (_, at) => at) }, []));
});
