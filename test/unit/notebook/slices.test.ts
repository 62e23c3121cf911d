// Work in slices: others have their turn between steps, what changed on the way begins again, and there is always an end.
import { deepEqual, equal } from 'node:assert/strict';
import type { Steps } from '../../../src/core/index/steps.ts';
import { inSlices } from '../../../src/notebook/slices.ts';

describe('work in slices', () => {
  it('others have their turn between slices', async () => {
    const order: string[] = [];
    const other = setInterval(() => order.push('other'), 0);
    const answer = await inSlices(
      () => work(3, order),
      () => 1,
      0,
    ).finally(() => clearInterval(other));
    equal(answer, 3);
    deepEqual(
      order.filter((word) => word !== 'other'),
      ['step 1', 'step 2', 'step 3'],
    );
    equal(order.slice(1, -1).includes('other'), true);
  });

  it('short work is made at once', async () => {
    const order: string[] = [];
    const coming = inSlices(
      () => work(3, order),
      () => 1,
    );
    deepEqual(order, ['step 1', 'step 2', 'step 3']);
    equal(await coming, 3);
  });

  it('begins again when something changed during a pause', async () => {
    const order: string[] = [];
    let version = 1;
    setTimeout(() => version++);
    await inSlices(
      () => work(2, order),
      () => version,
      0,
    );
    equal(order.filter((word) => word === 'step 1').length, 2);
    deepEqual(order.slice(-2), ['step 1', 'step 2']);
  });

  it('changes without end do not keep it from an answer', async () => {
    const order: string[] = [];
    let version = 1;
    const typing = setInterval(() => version++, 0);
    const answer = await inSlices(
      () => work(200, order),
      () => version,
      0,
    ).finally(() => clearInterval(typing));
    equal(answer, 200);
    deepEqual(order.slice(-2), ['step 199', 'step 200']);
  });
});

function* work(steps: number, order: string[]): Steps<number> {
  for (let count = 1; count <= steps; count++) {
    order.push(`step ${count}`);
    yield;
  }
  return steps;
}
