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
  /** In tests alone: every line. */
  lines(): readonly string[];
  dispose(): void;
}

/** The `Log` port on a VS Code log channel, which is made at the first line and not before. */
export function openLog(): WindowLog {
  const errors: string[] = [];
  const lines: string[] = [];
  const keep = (line: string): string => {
    if (process.env['DAYBOOK_TEST']) lines.push(line);
    return line;
  };
  let channel: ReturnType<typeof open> | undefined;
  const open = () => window.createOutputChannel('Daybook', { log: true });
  const get = () => (channel ??= open());
  return {
    debug: (message) => get().debug(keep(message)),
    info: (message) => get().info(keep(message)),
    warn: (message) => get().warn(keep(message)),
    error: (message, error) => {
      const text = error instanceof Error ? `${message}\n${error.stack ?? error.message}` : message;
      errors.push(text);
      errors.splice(0, errors.length - keptErrors);
      get().error(keep(text));
    },
    show: () => get().show(),
    errors: () => errors,
    lines: () => lines,
    dispose: () => channel?.dispose(),
  };
}
