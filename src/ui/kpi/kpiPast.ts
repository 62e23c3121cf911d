// The past of figures, for a panel that is shown: read behind it, while everything else is there already. Comes in: open notebooks and
// what is asked of them; goes out: what is known so far. Begins to read when it is asked, and again after a commit or a while; a failure goes to
// the log.
import type { Day } from '../../core/day.ts';
import type { IndexReader } from '../../core/index/rows.ts';
import type { KpiContext, KpiIndex, KpiScope } from '../../core/kpi/kpi.ts';
import type { DayFigures, KpiPast, pastDays } from '../../core/kpi/withCourses.ts';
import type { NotebookConfig } from '../../core/record/kind.ts';
import type { History } from '../../notebook/history/history.ts';
import type { PastAsker } from '../../notebook/history/pastFigures.ts';
import type { PastOptions } from '../../notebook/history/readLine.ts';
import type { Notebook } from '../../notebook/notebook.ts';
import type { Log } from '../../notebook/ports.ts';
import type { OpenNotebook } from '../../notebook/registry.ts';
import { isOutdated, readBehind } from '../readingPast.ts';

type Days = ReturnType<typeof pastDays>;

/** The past of all notebooks that a panel may show. */
export interface KpiPasts {
  /** The first days of what moved, and since when lines stand there; the same maps as long as they say the same. */
  firsts(open: OpenNotebook): Firsts;
  known(open: OpenNotebook, scope: KpiScope, days: Days): KpiPast | undefined;
  atDay<T>(
    open: OpenNotebook,
    day: Day,
    look: (index: KpiIndex, context: KpiContext) => T | Promise<T>,
  ): Promise<T | undefined>;
  textOfDay(open: OpenNotebook, day: Day, path: string): Promise<string | undefined>;
}

/** What was read of one notebook for one configuration. */
interface Reading {
  readonly config: NotebookConfig;
  /** By question; the last ones asked are kept. */
  readonly answers: Map<string, Answer>;
  firsts: Firsts;
}

interface Answer {
  readonly past?: KpiPast;
  readonly atMs: number;
  readonly moves: number;
  readonly isRunning: boolean;
}

type Firsts = Pick<KpiContext, 'firstDues' | 'firstSeen'>;

/** What is asked of git of one notebook: made once. */
type Figures = Awaited<ReturnType<typeof figuresOf>>;

const mostAnswers = 8;

/** Answers what is known; `changed` is told when there is more. */
export function createKpiPasts(log: Log, nowMs: () => number, changed: () => void): KpiPasts {
  const readings = new WeakMap<Notebook, Reading>();
  const figures = new WeakMap<History, Figures>();
  const readingOf = ({ notebook }: OpenNotebook): Reading => {
    const { config } = notebook;
    const known = readings.get(notebook);
    const reading = known?.config === config ? known : { config, answers: new Map(), firsts: {} };
    readings.set(notebook, reading);
    return reading;
  };
  const looking = <T>(open: OpenNotebook, look: (history: History) => Promise<T>): Promise<T | undefined> =>
    readBehind(open, log, 'the past of figures', look);
  const read = (open: OpenNotebook, reading: Reading, scope: KpiScope, days: Days): Promise<KpiPast | undefined> =>
    looking(open, async (history) => {
      const made = figures.get(history) ?? (await figuresOf(history));
      figures.set(history, made);
      return await readPast(made, open, reading, scope, days);
    });
  return {
    firsts: (open) => readingOf(open).firsts,
    known(open, scope, days) {
      const reading = readingOf(open);
      const { project, by } = scope;
      const key = JSON.stringify([open.notebook.context().today, project, by, days]);
      const answer = reading.answers.get(key);
      const { moves } = open;
      const isOld = !answer || isOutdated(answer, open, nowMs());
      if (isOld && !answer?.isRunning) {
        const [before, firsts] = [said(answer?.past), reading.firsts];
        reading.answers.set(key, { ...answer, atMs: nowMs(), moves, isRunning: true });
        for (const old of [...reading.answers.keys()].slice(0, -mostAnswers)) reading.answers.delete(old);
        const done = (past = answer?.past): void => {
          reading.answers.set(key, { ...(past && { past }), atMs: nowMs(), moves, isRunning: false });
          if (open.moves !== moves || said(past) !== before || reading.firsts !== firsts) changed();
        };
        void read(open, reading, scope, days).then(done);
      }
      return answer?.past;
    },
    atDay: (open, day, look) =>
      looking(open, async (history) => {
        const { lookAtDay } = await import('../../notebook/history/pastFigures.ts');
        return await lookAtDay(history, askerOf(open, readingOf(open)), day, look);
      }),
    textOfDay: (open, day, path) =>
      looking(open, async (history) => {
        const { textOfDay } = await import('../../notebook/history/pastFigures.ts');
        return await textOfDay(history, askerOf(open), day, path);
      }),
  };
}

async function figuresOf(history: History) {
  const [{ createKpiCourses }, { createPastFigures }, { firstDues }, { firstSeen }] = await Promise.all([
    import('../../notebook/history/kpiCourses.ts'),
    import('../../notebook/history/pastFigures.ts'),
    import('../../notebook/history/firstDues.ts'),
    import('../../notebook/history/firstSeen.ts'),
  ]);
  const figures = createPastFigures(history);
  const firsts = async (index: IndexReader, errand: PastOptions): Promise<Firsts> => ({
    firstDues: await firstDues(history, index, errand),
    firstSeen: await firstSeen(history, index, errand),
  });
  return { figures, courses: createKpiCourses(history, figures), firsts };
}

async function readPast(
  { figures, courses, firsts }: Figures,
  open: OpenNotebook,
  reading: Reading,
  { project, by }: KpiScope,
  { end, earlier }: Days,
): Promise<KpiPast> {
  const errand = {};
  const found = await firsts(open.notebook.reader(), errand);
  if (said(reading.firsts) !== said(found)) reading.firsts = found;
  const asker = {
    ...askerOf(open, reading),
    scope: { ...(project !== undefined && { project }), ...(by !== undefined && { by }) },
  };
  const made = await courses({ ...asker, today: open.notebook.context().today }, errand);
  const asked = [end, earlier].filter((day) => day !== undefined);
  const figuresOfDays = await figures(asker, asked, errand);
  const at = (day: Day | undefined): DayFigures | undefined =>
    day === undefined ? undefined : { day, figures: figuresOfDays.get(day) ?? new Map() };
  const [last, then] = [at(end), at(earlier)];
  return { courses: made, ...(last && { end: last }), ...(then && { earlier: then }) };
}

function askerOf(
  { notebook }: OpenNotebook,
  { firsts: { firstSeen } }: Pick<Reading, 'firsts'> = { firsts: {} },
): PastAsker {
  const { me } = notebook.context();
  return { config: notebook.config, firstSeen, ...(me !== undefined && { me }) };
}

/** What a past says, to be compared. */
function said(past: KpiPast | Firsts | undefined): string {
  const plain = (_: string, value: unknown) => (value instanceof Map || value instanceof Set ? [...value] : value);
  return JSON.stringify(past, plain) ?? '';
}
