// The host's side of the KPI panel for tests: the sample notebook in the real index, real figures, real views; only the transport
// is the test's. It answers intents as the panel does, and its past is the sample as it stood at the end of a day.
import { dayNumber, dayText } from '../../src/core/day.ts';
import { NoteIndex } from '../../src/core/index/noteIndex.ts';
import type { KpiContext, KpiScope } from '../../src/core/kpi/kpi.ts';
import { compileKpis, kpiProjects, kpiReport } from '../../src/core/kpi/report.ts';
import { hasNoDays } from '../../src/core/kpi/standing.ts';
import type { DayFigures } from '../../src/core/kpi/withCourses.ts';
import { loadConfig } from '../../src/core/record/config.ts';
import { type KpiChoice, kpiIntent } from '../../src/ui/kpi/kpiMessages.ts';
import { type KpiPastReader, type ShownKpis, showKpis } from '../../src/ui/kpi/kpiShown.ts';
import { kpiTexts } from '../../src/ui/kpi/kpiTexts.ts';
import { firstChoice, scopeOf } from '../../src/ui/kpi/kpiView.ts';
import { protocolVersion } from '../../src/ui/panel/protocol.ts';
import { computeKpi } from '../support/computeKpi.ts';
import { english } from '../support/english.ts';
import { sampleOf } from '../support/sampleNotebook.ts';

const today = '2026-03-12';
const context = { today, now: `${today}T12:00+01:00`, me: 'nadia' };
const weeksShown = 8;

/** The page's texts. */
export const strings = kpiTexts(english);

const notes = sampleOf(today);
const yml = notes.find(({ path }) => path === 'daybook.yml')?.textAt(Number.MAX_SAFE_INTEGER) ?? '';

/** The sample as it stood at a minute of its wall clock. */
function indexAt(minute: number, more = '', isThere: (path: string) => boolean = () => true): NoteIndex {
  const index = new NoteIndex(loadConfig(yml.replace(/^kpis:\n/m, `kpis:\n${more}`)));
  for (const { path, moments, textAt } of notes)
    if (path.endsWith('.md') && isThere(path) && moments.some(({ at }) => at <= minute))
      index.put(path, textAt(minute));
  return index;
}

const pastIndexes = new Map<string, NoteIndex>();
const pastFigures = new Map<string, DayFigures>();

function indexOfDay(day: string): NoteIndex {
  const index = pastIndexes.get(day) ?? indexAt(((dayNumber(day) ?? 0) + 1) * 1440 - 1);
  pastIndexes.set(day, index);
  return index;
}

function momentOf(day: string): KpiContext {
  return { today: day, now: `${day}T23:59+01:00`, me: 'nadia' };
}

function figuresOf(day: string, { project, by }: KpiScope): DayFigures {
  const key = JSON.stringify([day, project, by]);
  const scope = { ...(project !== undefined && { project }), ...(by !== undefined && { by }) };
  const figures = new Map<string, { value?: number; sampleSize: number; groups: Map<string, number> }>();
  if (!pastFigures.has(key) && indexOfDay(day).noteCount > 0)
    for (const kpi of compileKpis(indexOfDay(day).config).kpis.filter(hasNoDays)) {
      const { value, sampleSize, groups } = computeKpi(kpi, indexOfDay(day), momentOf(day), scope);
      const first = groups.flatMap((group): [string, number][] =>
        group.value === undefined ? [] : [[group.label, group.value]],
      );
      figures.set(kpi.decl.id, { sampleSize, ...(value !== undefined && { value }), groups: new Map(first) });
    }
  const made = pastFigures.get(key) ?? { day, figures };
  pastFigures.set(key, made);
  return made;
}

const past: KpiPastReader = {
  known(scope, { end, earlier }) {
    const monday = (dayNumber(today) ?? 0) - 3;
    const weeks = Array.from({ length: weeksShown }, (_, at) => monday - 7 * (weeksShown - at));
    const courses = new Map<string, { day: string; value?: number; sampleSize: number }[]>();
    for (const week of weeks)
      for (const [id, figure] of figuresOf(dayText(week + 6), scope).figures)
        courses.set(id, [...(courses.get(id) ?? []), { day: dayText(week), ...figure }]);
    return {
      courses,
      ...(end !== undefined && { end: figuresOf(end, scope) }),
      ...(earlier !== undefined && { earlier: figuresOf(earlier, scope) }),
    };
  },
  atDay: async (day, look) => await look(indexOfDay(day), momentOf(day)),
};

/** A host over the sample notebook, or some notes of it, with what `more` declares. */
export function kpiHost(more = '', isThere?: (path: string) => boolean) {
  const index = indexAt(Number.MAX_SAFE_INTEGER, more, isThere);
  let choice: KpiChoice = firstChoice;
  let seq = 0;
  let shown: ShownKpis | undefined;
  const view = async () => {
    const asked = choice;
    const report = kpiReport(compileKpis(index.config), index, context, scopeOf(asked, kpiProjects(index)));
    const made = await showKpis({ report, index, context, past, wording: { l10n: english, language: 'en' } }, asked);
    if (choice === asked) choice = made.view.choice;
    shown = made;
    seq++;
    return { message: { v: protocolVersion, seq, type: 'view', view: made.view }, ...made };
  };
  return {
    index,
    view,
    csv: (at: number) => shown?.csv(at),
    /** Answers `ready` and `choose` with a view; everything else is left to the test. */
    async receive(message: unknown): Promise<unknown> {
      if (!kpiIntent.fits(message)) throw new Error(`the page sent what the host refuses: ${JSON.stringify(message)}`);
      const intent = message;
      if (intent.type === 'ready' && intent.choice) choice = intent.choice;
      if (intent.type === 'choose') choice = intent.choice;
      return intent.type === 'ready' || intent.type === 'choose' ? (await view()).message : undefined;
    },
  };
}
