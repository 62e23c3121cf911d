// The extension with a stop-watch around it, for `npm run bench:window`, which builds it in place of the real entry: how long our
// code holds the extension host's thread while it starts, by the clock and in processor time of that thread (a busy machine
// makes only the first longer). The times go, as JSON, to the file that DAYBOOK_BENCH_TIMES names.
import { writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { ExtensionContext } from 'vscode';
import { activate as activateDaybook } from '../../src/extension.ts';
import { floorPanels } from './floorPanels.ts';

/** Milliseconds by the clock and of the thread's processor time. */
type Moment = readonly [clock: number, processor: number];

/** The bundler of a timed build makes the stop-watch first, and puts moments at the edges of every chunk. */
const { now, begins, ends } = (
  globalThis as unknown as { daybookTimes: { now(): Moment; begins: Moment[]; ends: Moment[] } }
).daybookTimes;

export function activate(context: ExtensionContext): unknown {
  const known = begins.length;
  const held = monitorEventLoopDelay({ resolution: 1 });
  held.enable();
  context.subscriptions.push(floorPanels());
  const begun = now();
  const api = activateDaybook(context);
  const activate = between(begun, now());
  const started = api.errors().then(() => {
    const after = now();
    return { evaluate: longestRun(known), start: between(ends.at(-1) ?? after, after) };
  });
  void started.then(async (times) => {
    await api.idle();
    held.disable();
    const hold = [held.max / 1e6];
    writeFileSync(process.env['DAYBOOK_BENCH_TIMES'] ?? '', JSON.stringify({ activate, ...times, hold }));
  });
  return api;
}

/** The longest evaluation of chunks one after the other without a turn for anybody else. */
function longestRun(from: number): Moment {
  let longest: Moment = [0, 0];
  let first = from;
  for (let chunk = from; chunk < ends.length; chunk++) {
    const [begun, ended] = [begins[chunk], ends[chunk - 1]];
    if (chunk > from && begun && ended && between(ended, begun)[0] > 1) first = chunk;
    const [start, end] = [begins[first], ends[chunk]];
    const run = start && end ? between(start, end) : longest;
    if (run[1] > longest[1] || (run[1] === longest[1] && run[0] > longest[0])) longest = run;
  }
  return longest;
}

function between(from: Moment, until: Moment): Moment {
  return [until[0] - from[0], until[1] - from[1]];
}
