// The log of Daybook: one output channel named Daybook. Note text never goes into it; errors come with their stack.
import { window } from 'vscode';
import type { Log } from '../notebook/ports.ts';

/** Errors that are kept to be asked for; the channel has them all. */
const keptErrors = 10;

/** The log of the window. */
export interface WindowLog extends Log {
  show(): void;
  /** The latest errors with their stacks, oldest first. */
  errors(): readonly string[];
  dispose(): void;
}

/** The `Log` port on a VS Code log channel, which is made at the first line and not before. */
export function openLog(): WindowLog {
  const errors: string[] = [];
  let channel: ReturnType<typeof open> | undefined;
  const open = () => window.createOutputChannel('Daybook', { log: true });
  const get = () => (channel ??= open());
  return {
    debug: (message) => get().debug(message),
    info: (message) => get().info(message),
    warn: (message) => get().warn(message),
    error: (message, error) => {
      const text = error instanceof Error ? `${message}\n${error.stack ?? error.message}` : message;
      errors.push(text);
      errors.splice(0, errors.length - keptErrors);
      get().error(text);
    },
    show: () => get().show(),
    errors: () => errors,
    dispose: () => channel?.dispose(),
  };
}
