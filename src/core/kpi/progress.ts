// How far each project is, by its boxes: one pass over the rows for all projects. Cancelled boxes are left out; a project
// without boxes goes by its milestones; without either it has no progress, which is not zero.
import type { IndexReader, Row } from '../index/rows.ts';
import { eachRow, type Steps } from '../index/steps.ts';
import { perVersionInSteps } from '../index/versionMemo.ts';
import type { CompiledKpi, CompiledMeasure, Operand, Term } from './kpi.ts';

/** Percent done (0-100) of the project a row belongs to; undefined where there is nothing to count. */
export interface ProjectProgress {
  of(row: Row): number | undefined;
}

interface Tally {
  done: number;
  all: number;
}

/** Counts the boxes of every project once a version of the index. */
export const projectProgress = perVersionInSteps(function* (index: IndexReader): Steps<ProjectProgress> {
  const tasks = new Map<string, Tally>();
  const milestones = new Map<string, Tally>();
  yield* eachRow(index.rows(), (row) => {
    const type = index.type(row);
    if (type === 'task') add(tasks, index, row);
    else if (type === 'milestone') add(milestones, index, row);
  });
  return {
    of: (row) => {
      const project = projectOf(index, row);
      return project === undefined ? undefined : (percent(tasks.get(project)) ?? percent(milestones.get(project)));
    },
  };
});

/** Whether a definition computes with the progress of projects. */
export function readsProgress(kpi: CompiledKpi): boolean {
  return operandsOf(kpi).some(({ read }) => read === 'progress');
}

/** Whether the rows of a definition, the day and its scope are all that its figure is made of. */
export function isOfItsRows(kpi: CompiledKpi): boolean {
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

function add(tallies: Map<string, Tally>, index: IndexReader, row: Row): void {
  const project = projectOf(index, row);
  const state = index.stateClass(row);
  if (project === undefined || state === 'cancelled') return;
  const tally = tallies.get(project) ?? { done: 0, all: 0 };
  if (state === 'done') tally.done++;
  tally.all++;
  tallies.set(project, tally);
}

function termsOf(measure: CompiledMeasure): readonly Term[] {
  if (measure.kind === 'aggregate') return [measure.of];
  if (measure.kind === 'ratio') return [measure.of, measure.to];
  const test = measure.kind === 'readings' ? undefined : measure.test;
  if (test?.kind !== 'comparison') return [];
  return 'left' in test.right ? [test.left, test.right] : [test.left];
}

function percent(tally: Tally | undefined): number | undefined {
  return tally && (100 * tally.done) / tally.all;
}
