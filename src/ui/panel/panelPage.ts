// The host's side of one open panel, the same for all panels: page, policy, checked messages, views sent when they are wanted.
// Comes in: what to show and what to do with an intent; goes out: a handle to ask for a new view. It holds no data of its own.
import { type Disposable, env, Uri, type WebviewPanel, workspace } from 'vscode';
import type { Html } from '../../core/preview/html.ts';
import type { Shape } from '../../core/shape.ts';
import type { Log } from '../../notebook/ports.ts';
import { closedLater } from './closed.ts';
import { intentGate } from './intentGate.ts';
import { filesOf, type PageText, panelHtml } from './panelHtml.ts';
import { protocolVersion } from './protocol.ts';

/** An intent as every panel's page sends it. */
export interface Intent {
  readonly type: string;
  readonly seq: number;
}

/** What makes a panel this panel. */
export interface PanelContent<I extends Intent> {
  /** Folder of its page below media/. */
  readonly page: string;
  readonly title: string;
  readonly strings: Readonly<Record<string, string>>;
  readonly intents: Shape<I>;
  /** Intents that point into the view they were made in: refused when a newer view has been sent. */
  readonly pointing: ReadonlySet<I['type']>;
  /** The longest message of the page, in characters, where it hands over more than what was chosen. */
  readonly longestIntent?: number;
  /** What to say when such an intent comes too late. */
  readonly staleText: string;
  /** The whole view, made anew each time, of what is there when it is ready. */
  view(): object | Promise<object>;
  /**
   * Carries out an intent; a new view is sent afterwards unless it answers false, and a sentence where it was refused. For `ready` false
   * means that what is sent to a new page is what it shows.
   */
  receive(intent: I): Promise<boolean | string> | boolean | string;
}

/** What a panel needs from outside. */
export interface PanelServices {
  readonly extensionUri: Uri;
  readonly log: Log;
}

/** An open panel. */
export interface PanelPage extends Disposable {
  /** Something it shows has changed. A view is sent soon, once for many changes, and only while it can be seen. */
  changed(): void;
}

/**
 * Fills a panel. Everything it holds goes when the panel is closed. The page of a new one has nothing to say of what it shows: its first
 * view is made while VS Code loads it.
 */
export function openPage<I extends Intent>(
  panel: WebviewPanel,
  content: PanelContent<I>,
  { extensionUri, log }: PanelServices,
  isNew: boolean,
): PanelPage {
  const { webview } = panel;
  const folder = Uri.joinPath(extensionUri, 'dist', 'media');
  webview.options = { enableScripts: true, enableForms: false, enableCommandUris: false, localResourceRoots: [folder] };
  const gate = intentGate(content.intents, () => performance.now(), content.longestIntent);
  let seq = 0;
  /** Views may be sent: the page has said what it shows, or is new. */
  let isAwaiting = isNew;
  /** The last view, as it was sent to the page that is there. */
  let sent: object | undefined;
  const isClosed = closedLater(panel);

  const send = (message: object): object => {
    const whole = { v: protocolVersion, seq, ...message };
    void webview.postMessage(whole);
    return whole;
  };
  const refuse = (reason: string) => void send({ type: 'refused', reason: reason.slice(0, 400) });
  const mayShow = (): boolean => !isClosed() && isAwaiting && panel.visible;
  const sendView = async () => {
    if (!mayShow()) return;
    const view = await content.view();
    // Closed or hidden meanwhile: the page that is shown next asks for one of its own.
    if (!mayShow()) return;
    seq++;
    sent = send({ type: 'view', view });
  };
  const views = coalesced(sendView, (error) => log.error(`${content.page} panel: no view`, error));
  const receive = async (intent: I): Promise<void> => {
    if (intent.type === 'ready') isAwaiting = true;
    if (content.pointing.has(intent.type) && intent.seq !== seq) return refuse(content.staleText);
    const answer = await content.receive(intent);
    if (isClosed()) return;
    if (typeof answer === 'string') refuse(answer);
    // What was sent before the page could listen is lost; a page that has it drops it.
    if (answer === false && sent && intent.type === 'ready') void webview.postMessage(sent);
    else if (answer !== false || (intent.type === 'ready' && !views.isRunning())) views.soon();
  };
  const listeners = [
    webview.onDidReceiveMessage((message: unknown) => {
      const passage = gate(message);
      if ('intent' in passage) {
        receive(passage.intent).catch((error: unknown) => log.error(`${content.page} panel: intent failed`, error));
      } else if (passage.loud) log.warn(`${content.page} panel: message dropped (${passage.dropped})`);
    }),
    panel.onDidChangeViewState(() => {
      // A hidden page is thrown away, and asks again when it is shown; messages to it until then are lost.
      if (panel.visible) return;
      isAwaiting = false;
      sent = undefined;
    }),
  ];
  panel.onDidDispose(() => {
    views.dispose();
    for (const listener of listeners) listener.dispose();
  });
  void panelParts(folder, content.page)
    .then((parts) => {
      if (!isClosed()) webview.html = panelDocument(parts, content);
    })
    .catch((error: unknown) => log.error(`${content.page} panel: no page`, error));
  if (isNew) views.now();
  return { changed: views.soon, dispose: () => panel.dispose() };
}

const FRAME_MS = 16;

/** Work that is asked for often: run soon, once for many calls, never twice at a time, and less often where it takes long. */
function coalesced(work: () => Promise<void>, onError: (error: unknown) => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let costMs = 0;
  let isRunning = false;
  /** Asked for while it ran. */
  let again = false;
  let gone = false;
  const soon = (): void => {
    again = isRunning;
    // So that typing in a large notebook stays smooth.
    if (!isRunning && !gone) timer ??= setTimeout(now, Math.max(FRAME_MS, 4 * costMs));
  };
  const now = (): void => {
    timer = undefined;
    isRunning = true;
    const start = performance.now();
    work()
      .catch(onError)
      .finally(() => {
        isRunning = false;
        costMs = performance.now() - start;
        if (again) soon();
      });
  };
  const dispose = (): void => {
    gone = true;
    clearTimeout(timer);
  };
  return { soon, now, isRunning: () => isRunning, dispose };
}

/** Our own code for a page. */
type PanelParts = Pick<PageText, 'scripts' | 'styles'>;

/** Reads the code of a page from the folder of all pages. */
export async function panelParts(folder: Uri, page: string): Promise<PanelParts> {
  const read = async (file: string) =>
    new TextDecoder().decode(await workspace.fs.readFile(Uri.joinPath(folder, file)));
  const readAll = async (files: readonly string[]) => await Promise.all(files.map(read));
  const files = filesOf(page);
  const [scripts, styles] = await Promise.all([readAll(files.scripts), readAll(files.styles)]);
  return { scripts, styles };
}

/** The document of a page; `body` is what is there before its script runs. */
export function panelDocument(
  parts: PanelParts,
  { title, strings, body }: Pick<PanelContent<Intent>, 'title' | 'strings'> & { readonly body?: Html },
): string {
  return panelHtml({
    title,
    language: env.language,
    nonce: nonce(),
    ...parts,
    strings,
    ...(body !== undefined && { body }),
  });
}

/** 128 random bits in hexadecimal. */
function nonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
