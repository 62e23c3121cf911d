// What views and the KPI panel show now, as lines, for tests that ask a running window. Comes in: open notebooks and views; goes out:
// lines in the order of the rows. Nobody else gets it, since rows of private notebooks are among them.
import { env, l10n } from 'vscode';
import type { IndexReader } from '../core/index/rows.ts';
import { compileKpis, kpiReport } from '../core/kpi/report.ts';
import type { OutlineNode } from '../core/outline/node.ts';
import { joined } from '../core/outline/rowWords.ts';
import { type ViewId, viewIds } from '../manifest.ts';
import type { Notebooks } from '../notebook/registry.ts';
import { kpiTile } from './kpi/kpiTiles.ts';
import type { Views } from './views.ts';

/** What there is to be shown. */
export interface Shown {
  readonly notebooks: Notebooks;
  readonly views: Views;
  readonly log: { lines(): readonly string[] };
}

/** The lines of a view (`Group › Row · dates`, open or not), of the `log`, of the `index` (notes with their tasks), or of any other word the figures (`Title: 3 h, Target …, notes`). */
export function shownLines({ notebooks, views, log }: Shown, what: string): readonly string[] {
  if (what === 'log') return log.lines();
  if (what === 'index') return notebooks.all().flatMap(({ notebook }) => indexLines(notebook.reader()));
  const view = viewIds.find((id): id is ViewId => id === what);
  return view ? views.nodes(view).flatMap(({ node }) => linesOf(node, '')) : figures(notebooks);
}

/** Every note by its path, and below it the states and titles of its tasks. */
export function indexLines(index: IndexReader): string[] {
  return index
    .paths()
    .flatMap((path) => [
      path,
      ...index.taskRows(path).map((row) => ` ${index.stateClass(row)} ${index.item(row).title}`),
    ]);
}

function linesOf(node: OutlineNode, above: string): string[] {
  const line = above + joined([node.label, node.mark, node.description]);
  return [line, ...(node.children?.() ?? []).flatMap((child) => linesOf(child, `${above}${node.label} › `))];
}

function figures(notebooks: Notebooks): string[] {
  const wording = { l10n, language: env.language };
  return notebooks.all().flatMap(({ notebook }) =>
    kpiReport(compileKpis(notebook.config), notebook.index(), notebook.context()).values.map((value) => {
      const { title, value: text, target, notes } = kpiTile(value, wording);
      return `${title}: ${[text, ...(target ? [target.text] : []), ...notes].join(', ')}`;
    }),
  );
}
