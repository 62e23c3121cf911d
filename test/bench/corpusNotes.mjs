// The notes of a folder and the cheapest way to read them, shared by the floors and by peers that are given texts.
import { execFileSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';

/** @param {string} root @returns {string[]} paths of the Markdown files in it that git does not ignore */
export function listNotes(root) {
  if (existsSync(join(root, '.git'))) {
    const args = ['-C', root, 'ls-files', '-co', '--exclude-standard', '-z'];
    return execFileSync('git', args, { encoding: 'utf8', maxBuffer: 2 ** 28 })
      .split('\0')
      .filter((path) => path.endsWith('.md'));
  }
  return readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md'));
}

/**
 * Reads each file into one buffer, which the next one overwrites.
 * @param {string} root
 * @param {readonly string[]} paths
 * @param {(bytes: Buffer, path: string) => void} take
 */
export function readLean(root, paths, take) {
  const buffer = Buffer.allocUnsafe(2 ** 21);
  for (const path of paths) {
    const file = openSync(join(root, path), 'r');
    let length = 0;
    for (let read = -1; read !== 0; length += read) read = readSync(file, buffer, length, buffer.length - length, null);
    closeSync(file);
    take(buffer.subarray(0, length), path);
  }
}
