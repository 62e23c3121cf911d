// The log of Daybook: one output channel named Daybook. Note text never goes into it; errors come with their stack.
import { window } from 'vscode';
import type { Log } from '../notebook/ports.ts';

/** The `Log` port on a VS Code log channel, which is made at the first line and not before. */
export function openLog(): Log & { show(): void; dispose(): void } {
  let channel: ReturnType<typeof open> | undefined;
  const open = () => window.createOutputChannel('Daybook', { log: true });
  const get = () => (channel ??= open());
  return {
    debug: (message) => get().debug(message),
    info: (message) => get().info(message),
    warn: (message) => get().warn(message),
    error: (message, error) =>
      get().error(error instanceof Error ? `${message}\n${error.stack ?? error.message}` : message),
    show: () => get().show(),
    dispose: () => channel?.dispose(),
  };
}
