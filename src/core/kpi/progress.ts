// How far each project is, by its boxes: one pass over the rows for all projects. Cancelled boxes are left out; a project
// without boxes goes by its milestones; without either it has no progress, which is not zero.
import type { IndexReader, Row } from '../index/rows.ts';
import type { Steps } from '../index/steps.ts';
import { perVersionInSteps } from '../index/versionMemo.ts';
import { progress, projectRows } from '../outline/projectRows.ts';
import type { CompiledKpi, CompiledMeasure, Operand, Term } from './kpi.ts';

/** Percent done (0-100) of the project a row belongs to; undefined where there is nothing to count. */
export interface ProjectProgress {
  of(row: Row): number | undefined;
}

/** The boxes of every project, gathered once and counted where they changed. */
export const projectProgress = perVersionInSteps(function* (index: IndexReader): Steps<ProjectProgress> {
  const { members } = yield* projectRows.steps(index);
  return {
    of: (row) => {
      const project = projectOf(index, row);
      const [done, all] = (project === undefined ? undefined : progress(index, members.get(project))) ?? [0, 0];
      return all === 0 ? undefined : (100 * done) / all;
    },
  };
});

/** Whether a definition computes with the progress of projects. */
export function readsProgress(kpi: CompiledKpi): boolean {
  return operandsOf(kpi).some(({ read }) => read === 'progress');
}

/** Whether the days of its rows are told by the service clock where no note keeps them. */
export function isDerived({ on }: CompiledKpi): boolean {
  return on === 'breached';
}

/** Whether the rows of a definition, the day and its scope are all that its figure is made of. */
export function isOfItsRows(kpi: CompiledKpi): boolean {
  if (isDerived(kpi)) return false;
  const tests = measuresOf(kpi).flatMap((measure) => ('test' in measure && measure.test ? [measure.test] : []));
  return (
    !tests.some((test) => test.kind === 'query' && test.source.isOthers) &&
    operandsOf(kpi).every(({ read }) => read === 'field' || read === 'today')
  );
}

function measuresOf({ measure, against }: CompiledKpi): readonly CompiledMeasure[] {
  return [measure, ...(against ? [against] : [])];
}

function operandsOf(kpi: CompiledKpi): readonly Operand[] {
  const terms = measuresOf(kpi).flatMap(termsOf);
  return terms.flatMap(({ left, minus }) => (minus ? [left, minus] : [left]));
}

/** Slug of the project a row belongs to; a project record belongs to itself. */
export function projectOf(index: IndexReader, row: Row): string | undefined {
  const project = index.get(row, 'project');
  return typeof project === 'string' && project !== '' ? project : undefined;
}

function termsOf(measure: CompiledMeasure): readonly Term[] {
  if (measure.kind === 'aggregate') return [measure.of];
  if (measure.kind === 'ratio') return [measure.of, measure.to];
  const test = measure.kind === 'readings' ? undefined : measure.test;
  if (test?.kind !== 'comparison') return [];
  return 'left' in test.right ? [test.left, test.right] : [test.left];
}
