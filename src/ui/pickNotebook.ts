// Which notebook a command acts on: the one of the active editor, else the only one, else the person picks.
import { l10n, window } from 'vscode';
import type { Notebooks, OpenNotebook } from '../notebook/registry.ts';

/** The notebook meant, or undefined when there is none or the person picked none. */
export async function pickNotebook(notebooks: Notebooks): Promise<OpenNotebook | undefined> {
  const active = window.activeTextEditor?.document.uri.toString();
  const here = active && notebooks.at(active)?.open;
  if (here) return here;
  const all = notebooks.all();
  if (all.length < 2) return all[0];
  const chosen = await window.showQuickPick(
    all.map((open) => ({
      label: open.label,
      description: decodeURIComponent(open.root.replace(/^[a-z-]+:\/\//, '')),
      open,
    })),
    { title: l10n.t('Which notebook?') },
  );
  return chosen?.open;
}
