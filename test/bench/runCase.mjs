// Runs one program of the benchmark and takes its figures from the last line that it prints. A program that fails or takes too long is
// told as such, with everything that it started ended, so that one case cannot spoil a run of all.
import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * @param {string} node the program
 * @param {readonly string[]} args
 * @param {number} limitMs
 * @returns {Promise<{ figures: Readonly<Record<string, number>> } | { failed: string }>}
 */
export async function runCase(node, args, limitMs) {
  // A group of its own, so that what it started ends with it.
  const child = spawn(node, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: process.platform !== 'win32' });
  let output = '';
  let errors = '';
  let late = false;
  child.stdout.on('data', (piece) => {
    output += piece;
  });
  child.stderr.on('data', (piece) => {
    errors += piece;
  });
  const stop = () => endGroup(child.pid);
  const timer = setTimeout(() => {
    late = true;
    stop();
  }, limitMs);
  process.once('exit', stop);
  const [code] = await once(child, 'close');
  clearTimeout(timer);
  process.off('exit', stop);
  if (late) return { failed: `> ${limitMs / 1000} s` };
  if (code !== 0) return { failed: /^.*Error.*$/m.exec(errors)?.[0] ?? `it ended with ${code}` };
  return answerOf(output.trim());
}

/** @param {string} output @returns {{ figures: Readonly<Record<string, number>> } | { failed: string }} */
function answerOf(output) {
  const last = output.slice(output.lastIndexOf('\n') + 1);
  if (!last.startsWith('{')) return { failed: `it ended with "${last.slice(0, 80)}"` };
  const answer = JSON.parse(last);
  return typeof answer.missing === 'string' ? { failed: answer.missing } : { figures: answer };
}

/** @param {number | undefined} pid */
function endGroup(pid) {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
