// The page's end of the talk with the host: checked messages in, intents out, the page's own state kept over restarts. Comes in:
// shapes; goes out: a channel. A message that is not from our own host frame, or not understood, is logged and dropped.
import type { Shape } from '../../src/core/shape.ts';
import { protocolVersion } from '../../src/ui/panel/protocol.ts';

/** What VS Code puts into a webview's page; it can be asked for once. */
interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** An intent without the fields that the channel fills in. */
type Body<Intent> = Intent extends unknown ? Omit<Intent, 'v' | 'seq'> : never;

/** The open channel. */
export interface Channel<Intent, State> {
  /** Sends an intent, stamped with the number of the view that is shown. */
  send(intent: Body<Intent>): void;
  /** The state kept for this panel, if it is still understood. */
  state(): State | undefined;
  keep(state: State): void;
}

/** Opens the channel; `receive` is called for every message that fits. */
export function openChannel<Message extends { readonly type: string; readonly seq: number }, Intent, State>(
  messages: Shape<Message>,
  states: Shape<State>,
  receive: (message: Message) => void,
): Channel<Intent, State> {
  const api = acquireVsCodeApi();
  let seq = 0;
  window.addEventListener('message', (event) => {
    // VS Code hides the real parent from the page (`window.parent` is the page itself), so the sender is told by its origin,
    // which is this webview's own and nobody else's.
    if (event.origin !== window.origin) return;
    const message: unknown = event.data;
    if (!messages.fits(message)) {
      console.warn('Daybook: a message was not understood and is dropped.');
      return;
    }
    // A first view is sent once more to a page that may not have listened yet.
    if (message.type === 'view' && message.seq === seq) return;
    seq = message.seq;
    receive(message);
  });
  return {
    send: (intent) => api.postMessage({ v: protocolVersion, seq, ...intent }),
    state: () => {
      const state = api.getState();
      return states.fits(state) ? state : undefined;
    },
    keep: (state) => api.setState(state),
  };
}
