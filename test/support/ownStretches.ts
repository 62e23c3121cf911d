// How long the extension under test holds the thread in one go, by V8's sampling profiler in the extension host: a stretch lasts until a
// sample finds the thread idle or with somebody else. Comes in: work; goes out: its result, with all stretches. What a test itself
// calls is left out. By the clock, so that a busy machine makes stretches longer and never shorter.
import { type Profiler, Session } from 'node:inspector/promises';

/** What one run of work took. */
export interface Stretches<T> {
  readonly result: T;
  /** All stretches together, ms. */
  readonly ownMs: number;
  readonly longestMs: number;
  readonly profile: Profiler.Profile;
}

const everyMicros = 250;

/** Runs work and watches; `isOurs` and `isTest` tell scripts by their addresses. */
export async function watched<T>(
  work: () => Promise<T>,
  isOurs: (url: string) => boolean,
  isTest: (url: string) => boolean,
): Promise<Stretches<T>> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: everyMicros });
  await session.post('Profiler.start');
  try {
    const result = await work();
    const { profile } = await session.post('Profiler.stop');
    return { result, profile, ...stretchesOf(profile, isOurs, isTest) };
  } finally {
    session.disconnect();
  }
}

/** Sums and the longest of the stretches of a profile, in ms. */
export function stretchesOf(
  { nodes, samples = [], timeDeltas = [] }: Profiler.Profile,
  isOurs: (url: string) => boolean,
  isTest: (url: string) => boolean,
): { readonly ownMs: number; readonly longestMs: number } {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const own = new Set<number>();
  const collecting = new Set<number>();
  const visit = (id: number, above: boolean): void => {
    const node = byId.get(id);
    if (!node || isTest(node.callFrame.url)) return;
    if (node.callFrame.functionName === '(garbage collector)') collecting.add(id);
    const ours = above || isOurs(node.callFrame.url);
    if (ours) own.add(id);
    for (const child of node.children ?? []) visit(child, ours);
  };
  for (const { id, callFrame } of nodes) if (callFrame.functionName === '(root)') visit(id, false);
  let [micros, longest, sum] = [0, 0, 0];
  samples.forEach((id, at) => {
    // A sample stands for the time until the next one; memory is collected on behalf of whoever runs.
    const isOwn = own.has(id) || (micros > 0 && collecting.has(id));
    const delta = timeDeltas[at + 1] ?? 0;
    micros = isOwn ? micros + delta : 0;
    if (isOwn) sum += delta;
    longest = Math.max(longest, micros);
  });
  return { ownMs: sum / 1000, longestMs: longest / 1000 };
}
