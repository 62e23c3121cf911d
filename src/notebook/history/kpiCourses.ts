// The course of figures that notes themselves do not tell: what each KPI without days of its own came to at the end of every week of
// the last year, by the notes as they were. Comes in: the past and the notebook; goes out: points by KPI.
import { type Day, dayNumber, dayText, weekdayOf } from '../../core/day.ts';
import type { KpiPoint } from '../../core/kpi/kpi.ts';
import type { History } from './history.ts';
import { createPastFigures, type PastAsker } from './pastFigures.ts';
import type { PastOptions } from './readLine.ts';

/** Points by the id of the KPI, oldest first. */
export type KpiCourses = ReadonlyMap<string, readonly KpiPoint[]>;

/** Who asks, by which configuration, and when. */
export interface CourseContext extends PastAsker {
  readonly today: Day;
}

const weeksShown = 52;

/** Makes courses of one past. */
export function createKpiCourses(
  history: History,
  figuresOf = createPastFigures(history),
): (context: CourseContext, options?: PastOptions) => Promise<KpiCourses> {
  return async (context, options = {}) => {
    const now = dayNumber(context.today) ?? 0;
    const monday = now - weekdayOf(now) + 1;
    const lastDays = Array.from({ length: weeksShown }, (_, at) => dayText(monday - 7 * (weeksShown - at) + 6));
    const courses = new Map<string, KpiPoint[]>();
    for (const [last, figures] of await figuresOf(context, lastDays, options))
      for (const [id, figure] of figures) {
        const course = courses.get(id) ?? [];
        courses.set(id, course);
        course.push({ day: dayText((dayNumber(last) ?? 0) - 6), ...figure });
      }
    return courses;
  };
}
