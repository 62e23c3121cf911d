// "Generate Status Report": asks the period and for whom, lists what is kept from them, and writes the report as a note; where there is
// one of that period already, it offers to renew what nobody edited. Comes in: notebooks, answers. Goes out: a note, or a refusal.
import { l10n, window } from 'vscode';
import { addDays, type Day, isDay, weekday } from '../../core/day.ts';
import { isRefusal, type NewFile, type Refusal } from '../../core/edits/edit.ts';
import { leftOut } from '../../core/evidence/evidence.ts';
import { newReport, type RenewedReport, renewReport, reportOf } from '../../core/evidence/report.ts';
import { toldUntil } from '../../core/evidence/toldUntil.ts';
import { type EvidenceLimits, type Span, withEvidence } from '../../notebook/history/gatherEvidence.ts';
import { isPrivate, type Notebooks, type OpenNotebook } from '../../notebook/registry.ts';
import { type Answers, answer } from '../item/answers.ts';
import { type Choice, choose, chosenValue } from '../item/choose.ts';
import { recordContext, teamTemplate } from '../newNotes.ts';
import { openNote } from '../openNote.ts';
import { pickNotebook } from '../pickNotebook.ts';
import { readingPast } from '../readingPast.ts';
import { present } from './projectUpdates.ts';

interface Days {
  readonly from: Day;
  readonly to: Day;
}

interface Drafted {
  readonly draft: NewFile | (RenewedReport & { readonly path: string; readonly before: string }) | Refusal;
  readonly left: readonly string[];
  readonly limits: EvidenceLimits;
}

/** Asks, drafts, shows what is left out, writes. Answers: `from` and `to`, `audience`, `write`, `renew`. */
export async function generateReport(notebooks: Notebooks, answers: Answers): Promise<Refusal | void> {
  const open = await pickNotebook(notebooks);
  if (!open) return;
  if (isPrivate(open))
    return { refused: 'not-supported', message: l10n.t('This notebook is private: no report is made of it.') };
  const given = givenDays(open, answers);
  if (given !== undefined && isRefusal(given)) return given;
  const audience = await askAudience(open, answers);
  if (typeof audience !== 'string') return audience;
  const days = given ?? (await askDays(open, audience));
  if (days === undefined) return;
  const span: Span = { ...days, audience };
  await open.notebook.idle();
  const existing = reportOf(open.notebook.reader(), span);
  if (existing !== undefined) {
    const wanted = await askRenewal(answers);
    if (wanted === undefined || typeof wanted !== 'boolean') return wanted;
    if (!wanted) return void (await openNote(open.root, existing, { preview: false }));
  }
  const drafted = await draftReport(open, span, existing);
  if (drafted === undefined || isRefusal(drafted)) return drafted;
  const { draft, left, limits } = drafted.read;
  if (isRefusal(draft)) return draft;
  const isWanted = await askWriting(left, audience, answers);
  if (isWanted !== true) return isWanted;
  return write(open, draft, limits);
}

async function draftReport(open: OpenNotebook, span: Span, existing: string | undefined) {
  const template = await teamTemplate(open, 'report', '');
  const text = existing === undefined ? undefined : await open.notebook.read(existing);
  const history = await open.history();
  return readingPast<Drafted>(
    (options) =>
      withEvidence(
        present(open),
        history,
        span,
        function* (evidence, limits) {
          const context = recordContext(open, new Set());
          const renewed =
            existing === undefined || text === undefined
              ? yield* newReport(evidence, context, template)
              : yield* renewReport(text, existing, evidence, context, template);
          const draft = 'renewed' in renewed ? { ...renewed, path: existing ?? '', before: text ?? '' } : renewed;
          return { draft, left: yield* leftOut(evidence), limits };
        },
        options,
      ),
    l10n.t('There is no history here.'),
  );
}

async function write(
  open: OpenNotebook,
  draft: Exclude<Drafted['draft'], Refusal>,
  { isWithoutPast, beginsLater }: EvidenceLimits,
): Promise<Refusal | void> {
  const outcome =
    'renewed' in draft
      ? await open.notebook.edit(draft.path, (now) => (now === draft.before ? draft : changedMeanwhile()))
      : await open.notebook.create(draft);
  if (isRefusal(outcome)) return outcome;
  const at = 'renewed' in draft ? {} : { at: { offset: draft.cursor } };
  await openNote(open.root, draft.path, { ...at, preview: false });
  const said = [
    ...('renewed' in draft ? [l10n.t('Renewed: {0}.', draft.renewed.join(', '))] : []),
    ...('renewed' in draft && draft.kept.length > 0 ? [l10n.t('Kept as edited: {0}.', draft.kept.join(', '))] : []),
    ...(isWithoutPast ? [l10n.t('There is no history, so nothing is known of what moved.')] : []),
    ...(beginsLater ? [l10n.t('This copy is shallow and its history begins within the period.')] : []),
  ];
  if (said.length > 0) void window.showInformationMessage(said.join(' '));
}

function changedMeanwhile(): Refusal {
  return { refused: 'changed-meanwhile', message: l10n.t('The report was changed meanwhile; try again.') };
}

function givenDays(open: OpenNotebook, answers: Answers): Days | Refusal | undefined {
  const [from, to] = [answer(answers, 'from'), answer(answers, 'to')];
  return from === undefined ? undefined : checked({ from, to: to ?? open.notebook.context().today });
}

async function askDays(open: OpenNotebook, audience: string): Promise<Days | undefined> {
  const { today } = open.notebook.context();
  const typed = (text: string): Choice<Days> | undefined => {
    const [first = '', last = today] = text.split(/\.\.|\s+/);
    return isDay(first) && isDay(last) ? { label: text, value: { from: first, to: last } } : undefined;
  };
  const placeholder = l10n.t('A period, or two days: 2026-03-02..2026-03-13');
  const title = l10n.t('Status report about');
  return (await choose({ title, placeholder, choices: periods(open, audience, today), typed }))?.value;
}

function checked({ from, to }: Days): Days | Refusal {
  const wrong = [from, to].find((day) => !isDay(day));
  if (wrong !== undefined) return { refused: 'invalid', message: l10n.t('"{0}" is no day.', wrong) };
  return to < from
    ? { refused: 'invalid', message: l10n.t('The period ends on {0}, before it begins on {1}.', to, from) }
    : { from, to };
}

/** The periods people report about: what this audience was not told yet first, and on a Monday the week that ended before the new one. */
function periods({ notebook }: OpenNotebook, audience: string, today: Day): Choice<Days>[] {
  const last = toldUntil(notebook.reader(), today, audience);
  const monday = addDays(today, 1 - weekday(today));
  const month = `${today.slice(0, 7)}-01`;
  const lastMonth = addDays(month, -1);
  const choice = (label: string, from: Day, to: Day): Choice<Days> => ({
    label,
    description: `${from}..${to}`,
    value: { from, to },
  });
  const weeks = [
    choice(l10n.t('This week'), monday, today),
    choice(l10n.t('Last week'), addDays(monday, -7), addDays(monday, -1)),
  ];
  return [
    ...(last === undefined ? [] : [choice(l10n.t('Since the last report'), addDays(last, 1), today)]),
    ...(today === monday ? weeks.reverse() : weeks),
    choice(l10n.t('The last 14 days'), addDays(today, -13), today),
    choice(l10n.t('This month'), month, today),
    choice(l10n.t('Last month'), `${lastMonth.slice(0, 7)}-01`, lastMonth),
  ];
}

async function askAudience({ notebook }: OpenNotebook, answers: Answers): Promise<string | Refusal | undefined> {
  const choices = [...notebook.config.audiences].map(([id, fields]) => ({
    label: id,
    ...(fields.length > 0 && { description: l10n.t('sees {0}', fields.join(', ')) }),
    value: id,
  }));
  const typed = (text: string): Choice<string> => ({ label: text, value: text });
  return chosenValue(await choose({ title: l10n.t('For whom?'), choices, typed }, answer(answers, 'audience')));
}

/** Whether to renew a report that is there; undefined when called off. */
async function askRenewal(answers: Answers): Promise<boolean | Refusal | undefined> {
  const choices = [
    { label: l10n.t('Draft Again What Nobody Edited'), words: ['true', 'yes'], value: 'renew' },
    { label: l10n.t('Open It as It Is'), words: ['false', 'no'], value: 'open' },
  ];
  const title = l10n.t('There is a report of this period already');
  const chosen = chosenValue(await choose({ title, choices }, answer(answers, 'renew')));
  return typeof chosen === 'string' ? chosen === 'renew' : chosen;
}

/** Lists what is kept from the audience before anything is written. */
async function askWriting(
  left: readonly string[],
  audience: string,
  answers: Answers,
): Promise<true | Refusal | undefined> {
  if (left.length === 0) return true;
  const choices = [
    { label: `$(edit) ${l10n.t('Write the Report Without Them')}`, words: ['true', 'yes'], value: 'write' },
    ...left.map((sentence) => ({ label: sentence.replaceAll('$(', '$\u200b('), value: '' })),
  ];
  const title = l10n.t('Left out for {0}: {1}', audience, left.length);
  const chosen = chosenValue(await choose({ title, choices }, answer(answers, 'write')));
  return chosen === 'write' ? true : typeof chosen === 'string' ? undefined : chosen;
}
