// Events and disposal without vscode, so that notebook code runs in a worker, the CLI and tests alike.
// Listeners never throw into an emitter: a failing one is reported and the others still hear.

/** Something that holds a resource until told otherwise. */
export interface Disposable {
  dispose(): void;
}

/** Subscribe; the result unsubscribes. */
export type Event<T> = (listener: (value: T) => void) => Disposable;

/** Fires values to listeners in the order they subscribed. `onError` hears what a listener throws. */
export class Emitter<T> implements Disposable {
  readonly #listeners = new Set<(value: T) => void>();
  readonly #onError: (error: unknown) => void;

  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  readonly event: Event<T> = (listener) => {
    const own = (value: T): void => listener(value);
    this.#listeners.add(own);
    return { dispose: () => void this.#listeners.delete(own) };
  };

  fire(value: T): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener(value);
      } catch (error) {
        this.#onError(error);
      }
    }
  }

  dispose(): void {
    this.#listeners.clear();
  }
}

/** Collects disposables and disposes them last-in first-out, each once; what is added after disposal is disposed at once. */
export class Disposables implements Disposable {
  readonly #items: Disposable[] = [];
  #disposed = false;

  add<T extends Disposable>(item: T): T {
    if (this.#disposed) item.dispose();
    else this.#items.push(item);
    return item;
  }

  dispose(): void {
    this.#disposed = true;
    while (this.#items.length > 0) this.#items.pop()?.dispose();
  }
}
