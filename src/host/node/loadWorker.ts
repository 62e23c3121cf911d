// The worker's end of loading and saving, and of reading the past: reads and packs in its own thread and posts buffers that are handed over,
// not copied. Comes in: a LoadRequest, then a word for every batch that was merged; goes out: batches, then the account. Never more than
// a few batches are on the way, so that the receiver can do other things in between.
import { type MessagePort, parentPort } from 'node:worker_threads';
import { buffersOfKnown } from '../../core/index/knownNotes.ts';
import { type Batch, bufferOf } from '../../core/index/pack.ts';
import { formsServer, type ToFormsServer } from './formsServer.ts';
import { type HandBatch, type LoadAccount, type LoadRequest, loadBatches } from './noteBatches.ts';
import { type SaveRequest, saveIndex } from './saveIndex.ts';

/** Messages to the worker. */
export type ToLoadWorker = { readonly load: LoadRequest } | { readonly merged: true } | { readonly save: SaveRequest };

/** Messages from the worker. */
export type FromLoadWorker =
  | { readonly batch: Batch; readonly ahead: number }
  | { readonly account: LoadAccount }
  | { readonly kept: boolean }
  | { readonly failed: string };

const mostOnTheWay = 3;

function serve(port: MessagePort): void {
  let onTheWay = 0;
  let proceed: (() => void) | undefined;
  const post = (message: FromLoadWorker, buffers: ArrayBuffer[] = []): void => port.postMessage(message, buffers);
  const hand: HandBatch = async (batch, ahead) => {
    onTheWay++;
    post({ batch, ahead }, [bufferOf(batch) as ArrayBuffer]);
    if (onTheWay < mostOnTheWay) return;
    await new Promise<void>((resolve) => {
      proceed = resolve;
    });
  };
  const past = formsServer((message, buffers) => port.postMessage(message, buffers));
  port.on('message', (message: ToLoadWorker | { readonly past: ToFormsServer }) => {
    if ('past' in message) {
      past(message.past);
      return;
    }
    if ('merged' in message) {
      onTheWay--;
      proceed?.();
      proceed = undefined;
      return;
    }
    const work =
      'save' in message
        ? saveIndex(message.save).then((kept) => post({ kept }))
        : loadBatches(message.load, hand, () => false).then((account) =>
            post({ account }, account.compared ? buffersOfKnown(account.compared.known) : []),
          );
    work.catch((error: unknown) => post({ failed: error instanceof Error ? error.message : String(error) }));
  });
}

if (parentPort) serve(parentPort);
