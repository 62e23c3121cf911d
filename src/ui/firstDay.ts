// The walkthrough "Your first day": offered once in the life of a machine, when the first notebook has been set up or the sample was
// opened, which may be in another window; the offer to save a window that got a private notebook; and the question who I am. Comes in:
// what is remembered on this machine, open notebooks; goes out: an offer, once.
import { commands, l10n, type Memento, window, workspace } from 'vscode';
import type { CommandId } from '../manifest.ts';
import { isPrivate, type Notebooks } from '../notebook/registry.ts';
import { contextKeys, setContext } from './contextKeys.ts';

const key = 'daybook.firstDay';
const savedKey = 'daybook.workspaceSaved';
const meKey = 'daybook.meAsked';

/** Whether this window has asked who I am. */
let hasAskedMe = false;

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

/** Offers to save a workspace that has no file yet, where a private notebook would be gone when the folder is opened again. */
export async function offerToSave(firsts: Memento, notebooks: Notebooks): Promise<void> {
  const all = notebooks.all();
  const isBeside = all.some(isPrivate) && !all.every(isPrivate);
  if (!isBeside || workspace.workspaceFile?.scheme !== 'untitled' || firsts.get(savedKey) !== undefined) return;
  await firsts.update(savedKey, 'offered');
  const save = l10n.t('Save Workspace…');
  const question = l10n.t('Save this window as a workspace, so that the private notebook is there next time?');
  if ((await window.showInformationMessage(question, save)) !== save) return;
  await commands.executeCommand('workbench.action.saveWorkspaceAs');
}

/** Asks who of the people of a notebook I am, where neither its file nor git says it. */
export async function offerMe(firsts: Memento, notebooks: Notebooks): Promise<void> {
  const strange = notebooks
    .all()
    .find(({ notebook }) => notebook.state === 'ready' && notebook.index().roster().people.length > 0);
  if (strange === undefined || hasAskedMe || firsts.get(meKey) !== undefined) return;
  // Git may still be saying it.
  await strange.notebook.idle();
  if (strange.notebook.context().me !== undefined || hasAskedMe) return;
  // VS Code puts the question away after a while; it comes again with the next window until somebody answers or closes it.
  hasAskedMe = true;
  const choose = l10n.t('Choose…');
  const question = l10n.t('Who of the people here are you? Then Daybook knows what is yours, and what “@me” means.');
  if ((await window.showInformationMessage(question, choose)) === choose) {
    await commands.executeCommand('daybook.me.choose' satisfies CommandId);
    if (strange.notebook.context().me === undefined) return;
  }
  await firsts.update(meKey, 'asked');
}
