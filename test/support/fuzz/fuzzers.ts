// All fuzzers by name: what each tries and how often a full run does (goals G5, G7, G10 and G11). Comes in: a seed and a count; goes out: the
// first fault, made small, in words; undefined when nothing was found.
import fc, { type IProperty } from 'fast-check';
import { anyMerge, conflictShare, familyMerge, separateMerge } from './mergeFuzz.ts';
import { anyMessage, anyToolInput } from './messageFuzz.ts';
import { anyArgument, anyName } from './nameFuzz.ts';
import { fuzz } from './noteFuzz.ts';

/** One fuzzer. */
export interface Fuzzer {
  /** How many inputs a full run tries. */
  readonly full: number;
  /** Tries `count` inputs, the same ones for the same seed. */
  run(seed: number, count: number): string | undefined;
}

/** What may be left to people of three mixed changes a side on twenty tasks. */
const mostConflicts = 0.1;

export const fuzzers: Readonly<Record<string, Fuzzer>> = {
  notes: {
    full: 1_000_000,
    run(seed, count) {
      const found = fuzz(seed, count);
      return found && `${found.fault} (${found.path})\n${JSON.stringify(found.text)}`;
    },
  },
  merges: { full: 1_000_000, run: holding(anyMerge) },
  families: { full: 100_000, run: holding(familyMerge) },
  separate: { full: 100_000, run: holding(separateMerge) },
  conflicts: {
    full: 100_000,
    run(seed, count) {
      const share = conflictShare(seed, count);
      return share <= mostConflicts ? undefined : `${(share * 100).toFixed(1)} % of ${count} pairs are left to people`;
    },
  },
  names: { full: 1_000_000, run: holding(anyName) },
  arguments: { full: 1_000_000, run: holding(anyArgument) },
  messages: { full: 100_000, run: holding(anyMessage) },
  tools: { full: 100_000, run: holding(anyToolInput) },
};

/** Tries a property. */
function holding<T>(property: IProperty<T>): Fuzzer['run'] {
  return (seed, count) => {
    const result = fc.check(property, { seed, numRuns: count });
    return result.failed ? fc.defaultReportMessage(result) : undefined;
  };
}
