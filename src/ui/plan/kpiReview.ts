// "Review KPIs": the figures that miss their target, one by one: a comment in the note of the figure or of the day, a task, or the next
// one. Comes in: notebooks, answers. Goes out: nothing, or a refusal. Each comment and task is a step of undo of its own.
import { env, l10n } from 'vscode';
import { readCapture } from '../../core/capture/readCapture.ts';
import { captureTargets } from '../../core/capture/target.ts';
import { isRefusal, type Refusal } from '../../core/edits/edit.ts';
import { logHeading, logLine } from '../../core/edits/logLine.ts';
import type { KpiValue } from '../../core/kpi/kpi.ts';
import { compileKpis, kpiReportSteps } from '../../core/kpi/report.ts';
import type { Notebooks, OpenNotebook } from '../../notebook/registry.ts';
import { inSlices } from '../../notebook/slices.ts';
import { writeCaptured } from '../editor/capture.ts';
import { type Answers, answer, askWords, stepsOf } from '../item/answers.ts';
import { type Choice, choose, chosenValue } from '../item/choose.ts';
import { figureText } from '../kpi/kpiNumbers.ts';
import { pickNotebook } from '../pickNotebook.ts';
import { changePersonalNote } from './personalNotes.ts';

type Act = 'comment' | 'task' | 'next';

/** A figure with its value and target as people read them. */
interface Missed {
  readonly value: KpiValue;
  readonly words: string;
}

/** Walks them; answers: `steps`, one for each figure: `act` and `text`. */
export async function reviewKpis(notebooks: Notebooks, answers: Answers): Promise<Refusal | void> {
  const open = await pickNotebook(notebooks);
  if (!open) return;
  const { notebook } = open;
  const report = await inSlices(
    () => kpiReportSteps(compileKpis(notebook.config), notebook.index(), notebook.context(), {}),
    () => notebook.reader().version,
  );
  const missed = report.values.filter(({ met }) => met === false).map(missedOf);
  if (missed.length === 0) return { refused: 'unchanged', message: l10n.t('Every figure with a target reaches it.') };
  const steps = stepsOf(answers);
  for (const [at, each] of missed.slice(0, steps?.length ?? missed.length).entries()) {
    const answered = steps?.[at] ?? {};
    const title = l10n.t('Figure {0} of {1}: {2}', at + 1, missed.length, each.words);
    const act = chosenValue(await choose({ title, choices: acts(), stays: true }, answer(answered, 'act')));
    if (act === undefined) return;
    const refused = typeof act === 'string' ? await done(open, act, each, title, answered) : act;
    if (refused) return refused;
  }
}

function missedOf(value: KpiValue): Missed {
  const { kpi, unit } = value;
  const wording = { l10n, language: env.language };
  const figure = `${kpi.decl.title}, ${figureText(value.value, unit, wording)}`;
  return { value, words: l10n.t('{0}, target {1}', figure, kpi.decl.target ?? '') };
}

async function done(
  open: OpenNotebook,
  act: Act,
  missed: Missed,
  title: string,
  answers: Answers,
): Promise<Refusal | void> {
  if (act === 'next') return;
  const prompt = act === 'task' ? l10n.t('What is to be done?') : l10n.t('What is to be said about it?');
  const fault = (text: string): string | undefined => (text === '' ? l10n.t('Say it in a few words.') : undefined);
  const words = await askWords({ title, prompt, fault }, answer(answers, 'text'));
  if (typeof words !== 'string') return words;
  return act === 'task' ? addTask(open, words) : comment(open, missed, words);
}

async function addTask(open: OpenNotebook, line: string): Promise<Refusal | void> {
  const context = { index: open.notebook.index(), ...open.notebook.context() };
  const captured = [readCapture(line, context) ?? []].flat();
  const [target] = captureTargets(captured, context);
  return target && writeCaptured(open, { target, captured }, context);
}

/** Below the readings of a KPI note; of any other figure in the note of the day. */
async function comment(open: OpenNotebook, { value, words }: Missed, said: string): Promise<Refusal | void> {
  const { notebook } = open;
  const { me, today } = notebook.context();
  const stamp = { day: today, ...(me !== undefined && { me }) };
  const { id } = value.kpi.decl;
  if (notebook.reader().noteRow(id) !== undefined) {
    const outcome = await notebook.edit(id, (text) => logLine(text, logHeading, said, stamp));
    return isRefusal(outcome) ? outcome : undefined;
  }
  return changePersonalNote(open, { kind: 'day', day: today, me, quiet: true }, (text) =>
    logLine(text, logHeading, `${words}: ${said}`, stamp),
  );
}

function acts(): Choice<Act>[] {
  const own = (value: Act, keys: string, icon: string, label: string): Choice<Act> => {
    return { label: `$(${icon}) ${label}`, description: keys.toUpperCase(), keys, words: [value], value };
  };
  return [
    own('comment', 'c', 'comment', l10n.t('Comment')),
    own('task', 't', 'checklist', l10n.t('Make a task of it')),
    own('next', 'n', 'arrow-right', l10n.t('Next')),
  ];
}
