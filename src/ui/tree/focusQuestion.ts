// What has the focus in a tree, learnt from what VS Code tells of the selection while the focused row is put into it and taken out
// again. Comes in: trees and the deed that does both at once; goes out: nodes. Imports no VS Code, so that every order of events can
// be tried out. VS Code leaves out of a selection the rows that it has to ask for again, and forgets all rows before it asks.

/** A node as far as it is told from others: made anew with every redraw, its id stays. */
interface NamedNode {
  readonly notebook: string;
  readonly node: { readonly id: string };
}

/** A tree as far as it tells what happens in it. */
export interface WatchedTree<Node extends NamedNode> {
  readonly view: {
    onDidChangeSelection(listener: (change: { readonly selection: readonly Node[] }) => void): { dispose(): void };
  };
  /** How often VS Code asked for rows so far, and how many of its questions are open. */
  readonly traffic: { readonly count: number; readonly underWay: number };
}

/** How often the question is put again because the rows were just being drawn. */
const mostTries = 40;

/**
 * The focused node, with the other selected ones if it is among them; empty when no tree has the focus, or when rows are drawn
 * without end. `toggleTwice` turns round the selection of the focused row and turns it back before any key can come in between.
 */
export async function askFocus<Node extends NamedNode>(
  trees: readonly WatchedTree<Node>[],
  toggleTwice: () => PromiseLike<unknown>,
): Promise<readonly Node[]> {
  for (let tries = 0; tries < mostTries; tries++) {
    const isKnown = trees.every(({ traffic }) => traffic.underWay === 0);
    const asked = askedOf(trees);
    const first = await lookOnce(trees, toggleTwice);
    // Rows that were forgotten during the first look are asked for before the second is done: only then is it known that none were.
    const second = await lookOnce(trees, toggleTwice);
    if (isKnown && asked === askedOf(trees) && namesOf(first) === namesOf(second)) return second;
  }
  return [];
}

async function lookOnce<Node extends NamedNode>(
  trees: readonly WatchedTree<Node>[],
  toggleTwice: () => PromiseLike<unknown>,
): Promise<readonly Node[]> {
  const told: (readonly Node[])[] = [];
  const listeners = trees.map(({ view }) => view.onDidChangeSelection(({ selection }) => told.push(selection)));
  try {
    // Both changes are told before the deed is said to be done, however slow all is; what a key selected before, before them.
    await toggleTwice();
  } finally {
    for (const listener of listeners) listener.dispose();
  }
  const [during, before] = told.slice(-2);
  if (!during || !before) return [];
  const added = during.filter((node) => !before.some((each) => nameOf(each) === nameOf(node)));
  // Taken out of the selection: it was in it, and all of it is meant.
  return added.length > 0 ? added : before;
}

function askedOf(trees: readonly Pick<WatchedTree<NamedNode>, 'traffic'>[]): number {
  return trees.reduce((sum, { traffic }) => sum + traffic.count, 0);
}

function namesOf(nodes: readonly NamedNode[]): string {
  return nodes.map(nameOf).join('\0');
}

function nameOf({ notebook, node }: NamedNode): string {
  return `${notebook}\n${node.id}`;
}
