// What went wrong with a file of VS Code's file systems: gone, or there and out of reach. Comes in: what was thrown; goes out: a
// yes or no. A file that cannot be reached is never taken for one that is not there.
import { FileSystemError } from 'vscode';

/** Whether a file system said one of these (`NoPermissions`). */
export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof FileSystemError && codes.includes(error.code);
}

/** True when there is no such file: nothing of that name, a folder, or a file where a folder would have to be. */
export function isMissing(error: unknown): boolean {
  return hasCode(error, 'FileNotFound', 'FileNotADirectory', 'FileIsADirectory');
}
