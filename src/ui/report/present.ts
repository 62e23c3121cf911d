// "Present Note" and "Copy as Rich Text": a note as slides in a panel, or as formatted text for mails and chats. VS Code itself hands only
// plain text to the clipboard, so a page does it, by a button. Comes in: rows, the note at hand, answers; goes out: a panel, or a refusal.
import { commands, env, l10n, Uri, ViewColumn, type WebviewPanel, window, workspace } from 'vscode';
import { isRefusal, type Refusal } from '../../core/edits/edit.ts';
import type { NotePage } from '../../core/page/notePage.ts';
import { copyBody, plainPage, richText, slidesBody } from '../../core/page/presentation.ts';
import { exactly, oneOf, text, whole } from '../../core/shape.ts';
import { slidesPanelType } from '../../manifest.ts';
import type { Notebooks } from '../../notebook/registry.ts';
import { type Answers, answer } from '../item/answers.ts';
import { closedLater } from '../panel/closed.ts';
import { intentGate } from '../panel/intentGate.ts';
import { type PanelServices, panelDocument, panelParts } from '../panel/panelPage.ts';
import { opaque } from '../picture/pictureRefs.ts';
import { type HandedNote, pageOfNote, pageToHand } from './notePages.ts';

const intents = exactly({ type: oneOf('close', 'copied', 'plain') });
/** What the page keeps over restarts. */
const pageState = exactly({ note: text(100), slide: whole(0) });
/** A slide that nobody could read is no slide. */
const mostRows = 60;
const gatherMs = 250;

/** Shows the slides, alone in the window until they are closed; they follow the note while it is edited. Answers: `note`, `write`. */
export async function presentNote(
  notebooks: Notebooks,
  services: PanelServices,
  args: readonly unknown[],
  answers: Answers,
): Promise<Refusal | void> {
  const goOn = l10n.t('Present the Note Without Them');
  const handed = await pageToHand(notebooks, args, answers, goOn, { most: mostRows });
  if (handed === undefined || isRefusal(handed)) return handed;
  const { note, page } = handed;
  const panel = newPanel(slidesPanelType, page.title);
  // There is a word to leave Zen Mode and one to change it, none to enter it.
  await leaveZenMode();
  await commands.executeCommand('workbench.action.toggleZenMode');
  // A slide takes the whole width; leaving puts this back.
  if (workspace.getConfiguration('zenMode').get('centerLayout'))
    await commands.executeCommand('workbench.action.toggleCenteredLayout');
  await showSlides(panel, notebooks, services, note, page);
}

/** Side bar and status bar come back; nothing is done where they are there. */
async function leaveZenMode(): Promise<void> {
  await commands.executeCommand('workbench.action.exitZenMode');
}

/** Slides that were there before the window was loaded anew, once their note is read; their panel closes where it is not. */
export async function restoreSlides(
  notebooks: Notebooks,
  services: PanelServices,
  panel: WebviewPanel,
  state: unknown,
): Promise<void> {
  const isClosed = closedLater(panel);
  const note = pageState.fits(state) && workspace.isTrusted ? await noteOf(notebooks, state.note) : undefined;
  const page = note && (await pageOfNote(notebooks, note, { most: mostRows }));
  if (isClosed()) return;
  if (note && page && !isRefusal(page)) return showSlides(panel, notebooks, services, note, page);
  panel.dispose();
  window.setStatusBarMessage(`$(info) ${l10n.t('The presentation is closed: its note is not there any more.')}`, 5000);
}

/** The note behind an opaque name, once the notebooks are read. */
async function noteOf(notebooks: Notebooks, name: string): Promise<HandedNote | undefined> {
  await notebooks.idle();
  for (const open of notebooks.all()) {
    const path = open.notebook
      .index()
      .paths()
      .find((each) => nameOf({ open, path: each }) === name);
    if (path !== undefined) return { open, path };
  }
  return undefined;
}

function nameOf({ open, path }: HandedNote): string {
  return opaque(`${open.root}\n${path}`);
}

async function showSlides(
  panel: WebviewPanel,
  notebooks: Notebooks,
  services: PanelServices,
  note: HandedNote,
  page: NotePage,
): Promise<void> {
  listen(panel, services);
  panel.onDidDispose(() => void leaveZenMode());
  const isClosed = closedLater(panel);
  const parts = panelParts(mediaOf(services), 'present');
  const strings = { note: nameOf(note) };
  let shown = '';
  const show = async (now: NotePage): Promise<void> => {
    const code = await parts;
    const body = slidesBody(now);
    if (body === shown || isClosed()) return;
    shown = body;
    panel.webview.html = panelDocument(code, { title: now.title, strings, body });
  };
  // Before anything is awaited, so that no change is missed.
  const drawAgain = async (): Promise<void> => {
    const now = await pageOfNote(notebooks, note, { most: mostRows });
    if (isRefusal(now)) panel.dispose();
    else await show(now);
  };
  follow(notebooks, note, panel, drawAgain, (error) => services.log.error('the slides could not be drawn', error));
  await show(page);
}

/** Opens the text with the button that copies it. Answers: `note`, `write`, `as` (`plain`: into the clipboard at once, without formatting). */
export async function copyRich(
  notebooks: Notebooks,
  services: PanelServices,
  args: readonly unknown[],
  answers: Answers,
): Promise<Refusal | void> {
  const handed = await pageToHand(notebooks, args, answers, l10n.t('Copy the Text Without Them'), { isMail: true });
  if (handed === undefined || isRefusal(handed)) return handed;
  const { note, page } = handed;
  const plain = plainPage(page);
  if (answer(answers, 'as') === 'plain') return copyPlain(plain);
  const seen = await pageOfNote(notebooks, note);
  if (isRefusal(seen)) return seen;
  const parts = await panelParts(mediaOf(services), 'present');
  const panel = newPanel('daybook.page', page.title);
  listen(panel, services, (type) => {
    if (type === 'plain') void copyPlain(plain);
    else window.setStatusBarMessage(`$(check) ${l10n.t('The text is in the clipboard, with its formatting')}`, 5000);
  });
  const strings = { html: richText(page), plain };
  panel.webview.html = panelDocument(parts, { title: page.title, strings, body: copyBody(seen) });
}

async function copyPlain(words: string): Promise<void> {
  await env.clipboard.writeText(words);
  window.setStatusBarMessage(`$(check) ${l10n.t('The text is in the clipboard')}`, 5000);
}

function newPanel(type: string, title: string): WebviewPanel {
  return window.createWebviewPanel(type, title, ViewColumn.Active);
}

/** The panel closes when its page says so; what else it said is told. */
function listen(
  panel: WebviewPanel,
  services: PanelServices,
  said: (type: 'copied' | 'plain') => void = () => undefined,
): void {
  panel.webview.options = {
    enableScripts: true,
    enableForms: false,
    enableCommandUris: false,
    localResourceRoots: [mediaOf(services)],
  };
  const gate = intentGate(intents, () => performance.now());
  panel.webview.onDidReceiveMessage((message: unknown) => {
    const passage = gate(message);
    if (!('intent' in passage))
      return void (passage.loud && services.log.warn(`page: message dropped (${passage.dropped})`));
    if (passage.intent.type !== 'close') said(passage.intent.type);
    panel.dispose();
  });
}

function mediaOf({ extensionUri }: PanelServices): Uri {
  return Uri.joinPath(extensionUri, 'dist', 'media');
}

/** Draws anew, once for many changes and never twice at a time, while the panel is open. */
function follow(
  notebooks: Notebooks,
  { open }: HandedNote,
  panel: WebviewPanel,
  draw: () => Promise<void>,
  onError: (error: unknown) => void,
): void {
  let timer: NodeJS.Timeout | undefined;
  let drawing: Promise<void> = Promise.resolve();
  const listener = notebooks.onDidChangeNotes((change) => {
    if (change.open.root !== open.root) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      drawing = drawing.then(draw).catch(onError);
    }, gatherMs);
  });
  panel.onDidDispose(() => {
    clearTimeout(timer);
    listener.dispose();
  });
}
