// The host's side of the KPI panel for tests: the sample notebook in the real index, real figures, real views; only the transport
// is the test's. It answers intents as the panel does.
import { NoteIndex } from '../../src/core/index/noteIndex.ts';
import { compileKpis, kpiProjects, kpiReport } from '../../src/core/kpi/report.ts';
import { loadConfig } from '../../src/core/record/config.ts';
import { sampleNotes } from '../../src/sample/world.ts';
import { type KpiChoice, kpiIntent } from '../../src/ui/kpi/kpiMessages.ts';
import { kpiTexts } from '../../src/ui/kpi/kpiTexts.ts';
import { firstChoice, kpiView, scopeOf } from '../../src/ui/kpi/kpiView.ts';
import { protocolVersion } from '../../src/ui/panel/protocol.ts';

const today = '2026-03-12';
const context = { today, now: `${today}T12:00+01:00`, me: 'nadia' };

/** English without a translation: what VS Code's `l10n` answers by default. */
export const l10n = {
  t: (message: string, ...values: (string | number | boolean)[]) =>
    message.replace(/\{(\d)\}/g, (whole, at: string) => String(values[Number(at)] ?? whole)),
};

/** The page's texts. */
export const strings = kpiTexts(l10n);

const notes = sampleNotes(today, 1).map(({ path, textAt }) => ({
  path,
  text: textAt(Number.MAX_SAFE_INTEGER) ?? '',
}));

/** A host over the sample notebook, with what `more` declares. */
export function kpiHost(more = '') {
  const yml = notes.find(({ path }) => path === 'daybook.yml')?.text ?? '';
  const index = new NoteIndex(loadConfig(yml.replace(/^kpis:\n/m, `kpis:\n${more}`)));
  for (const { path, text } of notes) if (path.endsWith('.md')) index.put(path, text);
  let choice: KpiChoice = firstChoice;
  let seq = 0;
  const view = () => {
    const report = kpiReport(compileKpis(index.config), index, context, scopeOf(choice, kpiProjects(index)));
    const made = kpiView(report, choice, index, { l10n, language: 'en' });
    choice = made.view.choice;
    seq++;
    return { message: { v: protocolVersion, seq, type: 'view', view: made.view }, ...made };
  };
  return {
    index,
    view,
    /** Answers `ready` and `choose` with a view; everything else is left to the test. */
    receive(message: unknown): unknown {
      const parsed = kpiIntent.safeParse(message);
      if (!parsed.success) throw new Error(`the page sent what the host refuses: ${JSON.stringify(message)}`);
      const intent = parsed.data;
      if (intent.type === 'ready' && intent.choice) choice = intent.choice;
      if (intent.type === 'choose') choice = intent.choice;
      return intent.type === 'ready' || intent.type === 'choose' ? view().message : undefined;
    },
  };
}
