// The walkthrough "Your first day": offered once in the life of a machine, when the first notebook has been set up or the sample was
// opened, which may be in another window. Comes in: what is remembered on this machine, open notebooks; goes out: an offer.
import { commands, l10n, type Memento, window } from 'vscode';
import type { Notebooks } from '../notebook/registry.ts';
import { contextKeys, setContext } from './contextKeys.ts';

const key = 'daybook.firstDay';

/** Shows the walkthrough. */
export async function openFirstDay(): Promise<void> {
  await commands.executeCommand('workbench.action.openWalkthrough', 'daybook.daybook#firstDay', false);
  setContext('daybook.firstDay', contextKeys().get('daybook.state') === 'ready');
}

/** A notebook is about to be there: the walkthrough will be offered with it, unless it ever was. */
export async function promiseFirstDay(firsts: Memento): Promise<void> {
  if (firsts.get(key) === undefined) await firsts.update(key, 'promised');
}

/** Offers what was promised as soon as a notebook is read. */
export async function offerFirstDay(firsts: Memento, notebooks: Notebooks): Promise<void> {
  if (notebooks.state !== 'ready' || firsts.get(key) !== 'promised') return;
  await firsts.update(key, 'offered');
  const show = l10n.t('Show Me');
  const chosen = await window.showInformationMessage(l10n.t('The notebook is ready. Walk through a first day?'), show);
  if (chosen === show) await openFirstDay();
}
