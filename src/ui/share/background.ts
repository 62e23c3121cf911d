// What sharing does by itself in a window: looks at the remote from time to time, and where that is wished shares after a pause.
// Comes in: edits, focus, the clock. Goes out: calls of `look` and `share`. Nothing without a repository, trust and focus;
// failures make the looks rarer, and a share that was stopped waits for the next edit.
import { window, workspace } from 'vscode';
import { type Disposable, Disposables } from '../../notebook/lifecycle.ts';
import type { Notebooks } from '../../notebook/registry.ts';
import { isPause, type SyncMode, untilNextLook } from '../../notebook/share/schedule.ts';

/** What the background works with. Settings are asked each time. */
export interface BackgroundDeps {
  readonly notebooks: Notebooks;
  readonly nowMs: () => number;
  readonly checkEveryMinutes: () => number;
  readonly mode: () => SyncMode;
  readonly idleSeconds: () => number;
  /** Looks at the remotes; false when one that is there was not reached. */
  readonly look: () => Promise<boolean>;
  /** Shares what is safe; false when something stopped it that a person or an edit has to change. */
  readonly share: () => Promise<boolean>;
  /** For what nobody waits for: a failure goes to the log. */
  readonly quietly: (what: string, work: Promise<void>) => void;
}

/** The background work of a window. */
export interface Background extends Disposable {
  /** There is a repository now (looks begin at once), or there is none any more. */
  setAvailable(available: boolean): void;
  /** Somebody looked just now, and reached the remotes or not. */
  looked(reached: boolean): void;
}

const minuteMs = 60_000;

/** Starts to listen; does nothing until there is a repository. */
export function createBackground(deps: BackgroundDeps): Background {
  return new WindowBackground(deps);
}

class WindowBackground implements Background {
  readonly #deps: BackgroundDeps;
  readonly #parts = new Disposables();
  #available = false;
  #lookedMs = Number.NEGATIVE_INFINITY;
  #failures = 0;
  #editedMs: number;
  /** What stopped the last share waits for an edit. */
  #held = false;
  #isSharing = false;
  #pause: NodeJS.Timeout | undefined;

  constructor(deps: BackgroundDeps) {
    this.#deps = deps;
    this.#editedMs = deps.nowMs();
    const timer = setInterval(() => this.#lookIfDue(), minuteMs);
    this.#parts.add({ dispose: () => clearInterval(timer) });
    this.#parts.add({ dispose: () => clearTimeout(this.#pause) });
    this.#parts.add(window.onDidChangeWindowState(() => this.#wake()));
    this.#parts.add(
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('daybook.sync') || event.affectsConfiguration('daybook.share')) this.#wake();
      }),
    );
    this.#parts.add(deps.notebooks.onDidChangeNotes(({ change }) => change && this.#edited()));
    this.#parts.add(
      workspace.onDidChangeTextDocument(({ document }) => {
        if (this.#available && deps.notebooks.at(document.uri.toString())) this.#edited();
      }),
    );
  }

  setAvailable(available: boolean): void {
    this.#available = available;
    this.#wake();
  }

  looked(reached: boolean): void {
    this.#lookedMs = this.#deps.nowMs();
    if (reached && this.#failures > 0) this.#held = false;
    this.#failures = reached ? 0 : this.#failures + 1;
    this.#awaitPause();
  }

  dispose(): void {
    this.#parts.dispose();
  }

  #wake(): void {
    this.#lookIfDue();
    this.#awaitPause();
  }

  #edited(): void {
    this.#editedMs = this.#deps.nowMs();
    this.#held = false;
    this.#awaitPause();
  }

  #lookIfDue(): void {
    const { nowMs, checkEveryMinutes, look, quietly } = this.#deps;
    const waitMs = untilNextLook(checkEveryMinutes() * minuteMs, this.#failures);
    const isAllowed = this.#available && workspace.isTrusted && window.state.focused;
    if (!isAllowed || nowMs() - this.#lookedMs < waitMs) return;
    this.#lookedMs = nowMs();
    const looking = look().then((reached) => this.looked(reached));
    quietly('the check for new notes', looking);
  }

  #awaitPause(): void {
    clearTimeout(this.#pause);
    const { mode, idleSeconds, nowMs, quietly } = this.#deps;
    if (!this.#available || mode() !== 'afterIdle') return;
    const leftMs = Math.max(0, idleSeconds() * 1000 - (nowMs() - this.#editedMs));
    // A timer may fire a moment early.
    this.#pause = setTimeout(() => quietly('sharing after a pause', this.#shareInPause()), leftMs + 50);
  }

  async #shareInPause(): Promise<void> {
    const { mode, idleSeconds, nowMs, share } = this.#deps;
    const isNow = isPause({
      mode: mode(),
      trusted: workspace.isTrusted,
      focused: window.state.focused,
      quietMs: nowMs() - this.#editedMs,
      idleMs: idleSeconds() * 1000,
      held: this.#held,
    });
    if (!isNow || !this.#available || this.#isSharing) return;
    this.#isSharing = true;
    const editedMs = this.#editedMs;
    try {
      const isHeld = !(await share());
      // An edit made meanwhile deserves a try of its own.
      this.#held = isHeld && editedMs === this.#editedMs;
    } finally {
      this.#isSharing = false;
    }
  }
}
