// What every errand behind "Sharing..." works with: one notebook, its repository, and the window's ways of waiting and telling.
import type { Log } from '../../notebook/ports.ts';
import type { OpenNotebook } from '../../notebook/registry.ts';
import type { Told } from '../../notebook/share/messages.ts';
import type { Repository } from '../../notebook/share/repository.ts';

/** One errand's surroundings. */
export interface ShareContext {
  readonly open: OpenNotebook;
  readonly repository: Repository;
  readonly log: Log;
  /** Saves the open notes. */
  readonly save: () => Promise<boolean>;
  /** Runs work while the status item shows it. */
  readonly busy: <T>(work: () => Promise<T>) => Promise<T>;
  /** Reads the notes again, counts again, and says what came of an errand. */
  readonly report: (told: Told) => Promise<void>;
}
