// How rows of a kind were at the start of a period, for a picture that shows what moved: read behind it, while the rest is there already.
// Comes in: an open notebook, a kind, a day; goes out: what is known so far. Reads when it is asked, and again after a commit or a while; a
// failure goes to the log.
import type { Day } from '../../core/day.ts';
import type { EarlierFields } from '../../core/picture/scale.ts';
import type { Notebook } from '../../notebook/notebook.ts';
import type { Log } from '../../notebook/ports.ts';
import type { OpenNotebook } from '../../notebook/registry.ts';
import { isOutdated, readBehind } from '../readingPast.ts';

interface Reading {
  readonly key: string;
  readonly paths: ReadonlySet<string>;
  readonly atMs: number;
  readonly moves: number;
  fields?: EarlierFields | undefined;
}

/** Answers what is known; `changed` is told when there is more. */
export function createPicturePast(
  log: Log,
  nowMs: () => number,
  changed: () => void,
): (open: OpenNotebook, kind: string, day: Day) => EarlierFields | undefined {
  const readings = new WeakMap<Notebook, Reading>();
  return (open, kind, day) => {
    const { notebook } = open;
    const reader = notebook.reader();
    const paths = new Set([...reader.rowsAmong({ kinds: new Set([kind]) })].map((row) => reader.path(row)));
    const last = readings.get(notebook);
    const isSame = last?.key === `${kind} ${day}` && [...paths].every((path) => last.paths.has(path));
    const { moves } = open;
    if (last && isSame && !isOutdated(last, open, nowMs())) return last.fields;
    const reading: Reading = {
      key: `${kind} ${day}`,
      paths,
      atMs: nowMs(),
      moves,
      ...(isSame && { fields: last.fields }),
    };
    readings.set(notebook, reading);
    void readBehind(open, log, 'the past of a picture', async (history) => {
      const { earlierFields } = await import('../../notebook/history/earlierFields.ts');
      return earlierFields(history, notebook.config.timezone, day, [...paths]);
    }).then((fields) => {
      if (!fields) return;
      reading.fields = fields;
      changed();
    });
    return reading.fields;
  };
}
