// What axe finds on a page or in a frame of one, for tests in a browser. Comes in: where to look; goes out: rules that are violated,
// each with the elements and how to put them right.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { root } from '../../scripts/project.mjs';

const script = readFileSync(createRequire(join(root, 'package.json')).resolve('axe-core/axe.min.js'), 'utf8');

/** Everything that axe has to say against a page; empty when it finds nothing. */
export async function violations(place: Frame | Page): Promise<unknown[]> {
  await place.evaluate(script);
  return place.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: {
        run(options: {
          preload: boolean;
        }): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>;
      };
    };
    // Without fetching style sheets, which the policy of pages does not allow: the one rule that reads them is not on.
    const found = await axe.run({ preload: false });
    return found.violations.map(({ id, nodes }) => ({
      id,
      nodes: nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`),
    }));
  });
}
