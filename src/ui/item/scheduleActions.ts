// "Show Schedule Impact" and "Shift Dates": what follows is shown first and written as one step with a reason. Comes in: rows and answers
// (`day` or `days`, and `reason`); goes out: nothing, or a refusal. What moves, and what is written, is decided by core alone.
import { l10n, window } from 'vscode';
import { isRefusal, type Refusal } from '../../core/edits/edit.ts';
import { isOpenRow } from '../../core/index/openRow.ts';
import type { Row } from '../../core/index/rows.ts';
import { projectPaths } from '../../core/navigate/lookup.ts';
import { allRows, projectRows, slugOf } from '../../core/outline/projectRows.ts';
import { type Impact, type ImpactContext, impactOf, shiftOf } from '../../core/schedule/impact.ts';
import { isMeeting, plannedDays } from '../../core/schedule/move.ts';
import { moveEdits } from '../../core/schedule/moveEdits.ts';
import type { OpenNotebook } from '../../notebook/registry.ts';
import { type Answers, answer, askWords } from './answers.ts';
import { named } from './fieldActions.ts';
import { type ChosenImpact, chooseImpact } from './impactPick.ts';
import type { Targets } from './targets.ts';
import { askDay } from './valueInputs.ts';

/** Asks for the new day of one row and shows what follows from it. */
export async function showImpact(targets: Targets, answers: Answers = {}): Promise<Refusal | void> {
  const { open } = targets;
  const [row, ...others] = rowsOf(targets);
  if (row === undefined || others.length > 0)
    return { refused: 'not-supported', message: l10n.t('Choose one row; several are moved with Shift Dates.') };
  const title = named(targets, l10n.t('Schedule Impact'));
  const [main] = plannedDays(open.notebook.reader(), row);
  // Without a date the refusal of core says so.
  const asked = main ? await askDay(open, title, main.day, answer(answers, 'day')) : { value: '' };
  if (asked === undefined || isRefusal(asked)) return asked;
  const { value: day } = asked;
  if (typeof day !== 'string') return { refused: 'invalid', message: l10n.t('Say to which day it moves.') };
  return moveAll(open, title, impactOf(open.notebook.index(), row, day, impactContext(open)), answers);
}

/** Moves rows by working days, a project with everything open in it. */
export async function shiftDates(targets: Targets, answers: Answers = {}): Promise<Refusal | void> {
  const { open } = targets;
  const title = named(targets, l10n.t('Shift Dates'));
  const prompt = l10n.t('By how many working days? 5 is later, -2 is earlier.');
  const isCount = (text: string): boolean => /^[+-]?\d{1,4}$/.test(text) && Number(text) !== 0;
  const fault = (text: string): string | undefined => (isCount(text) ? undefined : prompt);
  const days = await askWords({ title, prompt, fault }, answer(answers, 'days'));
  if (typeof days !== 'string') return days;
  const rows = withContents(open, rowsOf(targets));
  return moveAll(open, title, shiftOf(open.notebook.index(), rows, Number(days), impactContext(open)), answers);
}

/** What follows from another day of a row, to be offered where that is set; nothing where only the row itself moves. */
export function followingCount(open: OpenNotebook, row: Row, day: string): number {
  const impact = impactOf(open.notebook.index(), row, day, impactContext(open));
  return isRefusal(impact) ? 0 : impact.moves.length - 1;
}

/** Shows the impact unless day and reason were given already, asks for the reason, and writes all of it as one step. */
async function moveAll(
  open: OpenNotebook,
  title: string,
  impact: Impact | Refusal,
  answers: Answers,
): Promise<Refusal | void> {
  if (isRefusal(impact)) return impact;
  const given = answer(answers, 'reason');
  const whole: ChosenImpact = { moves: impact.moves, spared: new Set() };
  const chosen = given === undefined ? await chooseImpact(open, title, impact) : whole;
  if (chosen === undefined) return;
  const prompt = l10n.t('Why? The reason is kept with the new dates.');
  const fault = (text: string): string | undefined => (text === '' ? prompt : undefined);
  const reason = await askWords({ title, prompt, fault, ignoreFocusOut: true }, given);
  if (typeof reason !== 'string') return reason;
  const { notebook } = open;
  const context = { config: notebook.config, ...notebook.context() };
  const { moves, spared } = chosen;
  const edits = moveEdits(notebook.index(), moves, { reason, spared, context });
  if (isRefusal(edits)) return edits;
  const outcome = await notebook.apply(edits.map(({ path, intent }) => ({ kind: 'edit', path, intent })));
  if (isRefusal(outcome)) return outcome;
  const said = moves.length === 1 ? l10n.t('1 date moved') : l10n.t('{0} dates moved', moves.length);
  const notes = [said, ...(given === undefined ? [] : impact.notices)];
  window.setStatusBarMessage(`$(check) ${notes.join(' · ')}`, 10_000);
}

/** Projects with everything open in them; what is over stays. */
function withContents(open: OpenNotebook, rows: readonly Row[]): Row[] {
  const index = open.notebook.index();
  const { today } = open.notebook.context();
  const isAhead = (row: Row): boolean =>
    isOpenRow(index, row) && !(isMeeting(index, row) && (plannedDays(index, row)[0]?.day ?? '') < today);
  const found = new Set<Row>();
  for (const row of rows) {
    found.add(row);
    const own = index.kind(row) === 'project' ? projectRows(index).members.get(slugOf(index, row)) : undefined;
    for (const each of own ? allRows(own) : []) if (isAhead(each)) found.add(each);
  }
  return [...found];
}

function impactContext({ notebook }: OpenNotebook): ImpactContext {
  const index = notebook.index();
  const projectOf = (slug: string): Row | undefined => {
    const path = projectPaths(index).get(slug);
    return path === undefined ? undefined : index.noteRow(path);
  };
  return { today: notebook.context().today, projectOf };
}

function rowsOf({ open, keys }: Targets): Row[] {
  const reader = open.notebook.reader();
  return keys.flatMap((key) => reader.find(key) ?? []);
}
