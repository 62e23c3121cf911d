// The host's side of one open panel, the same for all panels: page, policy, checked messages, views sent when they are wanted.
// Comes in: what to show and what to do with an intent; goes out: a handle to ask for a new view. It holds no data of its own.
import { type Disposable, env, Uri, type Webview, type WebviewPanel } from 'vscode';
import type { Html } from '../../core/preview/html.ts';
import type { Log } from '../../notebook/ports.ts';
import { intentGate } from './intentGate.ts';
import { panelHtml } from './panelHtml.ts';
import { protocolVersion, type Schema } from './protocol.ts';

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
  readonly intents: Schema<I>;
  /** Intents that point into the view they were made in: refused when a newer view has been sent. */
  readonly pointing: ReadonlySet<I['type']>;
  /** The longest message of the page, in characters, where it hands over more than what was chosen. */
  readonly longestIntent?: number;
  /** What to say when such an intent comes too late. */
  readonly staleText: string;
  /** The whole view, made anew each time, of what is there when it is ready. */
  view(): object | Promise<object>;
  /** Carries out an intent; a new view is sent afterwards unless it answers false, and a sentence where it was refused. */
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

const FRAME_MS = 16;

/** Fills a new or restored panel. Everything it holds goes when the panel is closed. */
export function openPage<I extends Intent>(
  panel: WebviewPanel,
  content: PanelContent<I>,
  { extensionUri, log }: PanelServices,
): PanelPage {
  const { webview } = panel;
  const folder = Uri.joinPath(extensionUri, 'dist', 'media');
  webview.options = { enableScripts: true, enableForms: false, enableCommandUris: false, localResourceRoots: [folder] };
  const gate = intentGate(content.intents, () => performance.now(), content.longestIntent);
  let seq = 0;
  let ready = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastCostMs = 0;
  /** A view is being made; what changes meanwhile asks for another one after it. */
  let making = false;
  let again = false;
  let gone = false;

  const send = (message: object) => void webview.postMessage({ v: protocolVersion, seq, ...message });
  const refuse = (reason: string) => send({ type: 'refused', reason: reason.slice(0, 400) });
  const sendView = async () => {
    if (!ready || !panel.visible) return;
    const start = performance.now();
    const view = await content.view();
    if (gone) return;
    seq++;
    send({ type: 'view', view });
    lastCostMs = performance.now() - start;
  };
  // A view that takes long to make is made less often, so that typing in a large notebook stays smooth.
  const changed = () => {
    again = making;
    if (making) return;
    timer ??= setTimeout(draw, Math.max(FRAME_MS, 4 * lastCostMs));
  };
  const draw = () => {
    timer = undefined;
    making = true;
    sendView()
      .catch((error: unknown) => log.error(`${content.page} panel: no view`, error))
      .finally(() => {
        making = false;
        if (again && !gone) changed();
      });
  };
  const receive = async (intent: I) => {
    if (intent.type === 'ready') ready = true;
    if (content.pointing.has(intent.type) && intent.seq !== seq) return refuse(content.staleText);
    const answer = await content.receive(intent);
    if (typeof answer === 'string') refuse(answer);
    if (answer !== false) changed();
  };
  const listeners = [
    webview.onDidReceiveMessage((message: unknown) => {
      const passage = gate(message);
      if ('intent' in passage) {
        receive(passage.intent).catch((error: unknown) => log.error(`${content.page} panel: intent failed`, error));
      } else if (passage.loud) log.warn(`${content.page} panel: message dropped (${passage.dropped})`);
    }),
    panel.onDidChangeViewState(() => {
      // A hidden page is thrown away and loads again when it is shown; messages to it until then are lost.
      if (panel.visible) changed();
      else ready = false;
    }),
  ];
  panel.onDidDispose(() => {
    clearTimeout(timer);
    gone = true;
    again = false;
    for (const listener of listeners) listener.dispose();
  });
  webview.html = panelDocument(webview, folder, content);
  return { changed, dispose: () => panel.dispose() };
}

/** The document of a page; `body` is what is there before its script runs. */
export function panelDocument(
  webview: Webview,
  folder: Uri,
  { title, page, strings, body }: Pick<PanelContent<Intent>, 'title' | 'page' | 'strings'> & { readonly body?: Html },
): string {
  const addressOf = (file: string) => webview.asWebviewUri(Uri.joinPath(folder, file)).toString();
  return panelHtml({
    title,
    language: env.language,
    cspSource: webview.cspSource,
    nonce: nonce(),
    script: addressOf(`${page}.js`),
    style: addressOf(`${page}.css`),
    strings,
    ...(body !== undefined && { body }),
  });
}

/** 128 random bits in hexadecimal. */
function nonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
