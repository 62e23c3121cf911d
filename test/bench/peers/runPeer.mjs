// Runs a peer's program, keeps what it prints and tells its peak memory, which is looked up while it runs: a node does not learn it of a
// child that has ended. Linux alone tells it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';

/** How often its memory is looked up; the figure is a mark that only rises. */
const lookMs = 10;

/**
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions & { fine?: readonly number[], file?: string }} [options] `fine`: exit codes that are no
 *   failure; `file`: what it prints goes there first, for a program that ends before a pipe has taken everything
 * @returns {Promise<{ output: string, rssMB: number }>}
 */
export async function runPeer(program, args, { fine = [0], file, ...options } = {}) {
  const to = file === undefined ? 'pipe' : openSync(file, 'w');
  const child = spawn(program, args, { ...options, stdio: ['ignore', to, 'pipe'] });
  /** @type {Buffer[]} */
  const pieces = [];
  let errors = '';
  let rssMB = 0;
  child.stdout?.on('data', (piece) => pieces.push(piece));
  child.stderr?.on('data', (piece) => {
    errors += piece;
  });
  const look = setInterval(() => {
    rssMB = Math.max(rssMB, peakMB(child.pid));
  }, lookMs);
  const [code] = await once(child, 'close');
  clearInterval(look);
  if (typeof to === 'number') closeSync(to);
  if (!fine.includes(code)) throw new Error(`${program} ended with ${code}: ${errors.trim().split('\n')[0]}`);
  return { output: file === undefined ? Buffer.concat(pieces).toString() : readFileSync(file, 'utf8'), rssMB };
}

/** @param {number | undefined} pid */
function peakMB(pid) {
  try {
    return Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    // It has just ended, or this is not Linux.
    return 0;
  }
}
