import { deepStrictEqual } from 'node:assert/strict';
import { type Bursts, gatherBursts } from '../../../src/host/gathering.ts';

/** Time that goes on when the test says so. */
function handClock() {
  let nowMs = 0;
  const timers = new Set<{ atMs: number; run: () => void }>();
  return {
    later: (ms: number, run: () => void) => {
      const timer = { atMs: nowMs + ms, run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    async pass(ms: number): Promise<void> {
      for (const endMs = nowMs + ms; nowMs < endMs; nowMs++) {
        for (const timer of [...timers]) {
          if (timer.atMs > nowMs || !timers.delete(timer)) continue;
          timer.run();
          await settled();
        }
      }
    },
  };
}

function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** A gathering whose bursts are written down: one path, or how many. */
function gathered(bursts: Partial<Bursts> = {}) {
  const seen: string[] = [];
  const { later, pass } = handClock();
  const failed: unknown[] = [];
  const gathering = gatherBursts(
    {
      changed: async (paths) => {
        seen.push([...paths].sort().join(' '));
        await bursts.changed?.(paths);
      },
      everything: async () => {
        seen.push('everything');
        return (await bursts.everything?.()) ?? [];
      },
    },
    (error) => failed.push(error),
    later,
  );
  return { ...gathering, pass, seen, failed };
}

/** Something that ends when the test says so. */
function held() {
  let end = (): void => undefined;
  const promise = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { promise, end };
}

describe('changed files are gathered', () => {
  it('into one burst, each looked at once more a moment later and then no more', async () => {
    const { see, pass, seen } = gathered();
    for (const path of ['a.md', 'b.md', 'a.md']) see(path);
    await pass(60);
    deepStrictEqual(seen, ['a.md b.md']);
    await pass(5000);
    deepStrictEqual(seen, ['a.md b.md', 'a.md b.md']);
  });

  it('one burst at a time, what is told meanwhile in the next one', async () => {
    const first = held();
    const { see, pass, seen } = gathered({ changed: () => first.promise });
    see('a.md');
    await pass(60);
    for (const path of ['b.md', 'c.md']) {
      see(path);
      await pass(60);
    }
    deepStrictEqual(seen, ['a.md']);
    first.end();
    await settled();
    await pass(60);
    deepStrictEqual(seen, ['a.md', 'b.md c.md']);
  });

  it('a flood is compared once, when it is over', async () => {
    const { see, pass, seen } = gathered();
    for (let portion = 0; portion < 10; portion++) {
      for (let number = 0; number < 500; number++) see(`${portion}/${number}.md`);
      await pass(200);
    }
    deepStrictEqual(seen, []);
    await pass(1000);
    deepStrictEqual(seen, ['everything']);
    await pass(5000);
    deepStrictEqual(seen, ['everything']);
  });

  it('a flood without end is compared in between', async () => {
    const { see, pass, seen } = gathered();
    for (let portion = 0; portion < 40; portion++) {
      for (let number = 0; number < 500; number++) see(`${portion}/${number}.md`);
      await pass(200);
    }
    await pass(1000);
    deepStrictEqual(seen, ['everything', 'everything', 'everything']);
  });

  it('what came with everything is looked at once more: it may be gone untold', async () => {
    const came = [['new.md'], []];
    const { seeAll, pass, seen } = gathered({ everything: async () => came.shift() ?? [] });
    seeAll();
    await pass(60);
    deepStrictEqual(seen, ['everything']);
    await pass(5000);
    deepStrictEqual(seen, ['everything', 'new.md']);
  });

  it('a burst that fails is told, and the next goes on', async () => {
    const { see, pass, seen, failed } = gathered({ changed: () => Promise.reject(new Error('no')) });
    see('a.md');
    await pass(60);
    see('b.md');
    await pass(60);
    deepStrictEqual(seen, ['a.md', 'b.md']);
    deepStrictEqual(failed.map(String), ['Error: no', 'Error: no']);
  });

  it('who waits does not wait for the clock', async () => {
    const { see, idle, seen } = gathered();
    see('a.md');
    await idle();
    deepStrictEqual(seen, ['a.md']);
  });

  it('nothing is done after the end', async () => {
    const { see, again, dispose, pass, seen } = gathered();
    see('a.md');
    again('b.md');
    dispose();
    await pass(5000);
    deepStrictEqual(seen, []);
  });
});
