// "Plan Today" and "Plan Week": what presses is ticked in one list as far as it fits, and what is chosen becomes links in the plan of the
// day's or week's note. Comes in: notebooks, answers of a key binding. Goes out: nothing, or a refusal. Lines are linked, never copied.
import { l10n } from 'vscode';
import { readDayWords } from '../../core/dayWords.ts';
import type { Refusal } from '../../core/edits/edit.ts';
import type { IndexReader, Row, RowKey } from '../../core/index/rows.ts';
import { say } from '../../core/language.ts';
import { dueWords, joined, type OutlineContext } from '../../core/outline/rowWords.ts';
import { type Capacity, capacityWords, effortOf } from '../../core/plan/capacity.ts';
import type { PersonalKind } from '../../core/plan/personalNote.ts';
import { writePlan } from '../../core/plan/planLines.ts';
import { type Proposal, proposalsFor, reasons } from '../../core/plan/proposals.ts';
import { weekVariables } from '../../core/plan/weekNote.ts';
import type { Notebooks, OpenNotebook } from '../../notebook/registry.ts';
import { type Answers, answer, listAnswer } from '../item/answers.ts';
import { chooseSeveral } from '../item/chooseSeveral.ts';
import { pickNotebook } from '../pickNotebook.ts';
import { outlineContext } from '../tree/treeContext.ts';
import { changePersonalNote } from './personalNotes.ts';

/** Plans the day or the week; answers: `day`, and `rows` by their titles. */
export async function plan(notebooks: Notebooks, kind: PersonalKind, answers: Answers): Promise<Refusal | void> {
  const open = await pickNotebook(notebooks);
  if (!open) return;
  const context = contextOn(open, answers);
  if ('refused' in context) return context;
  const { me, today } = context;
  const reader = () => open.notebook.reader();
  const { proposals, capacity } = proposalsFor(reader(), kind, context);
  // What stands in a list while somebody looks at it is kept by key: row numbers die with the next change.
  const offered = proposals.map((proposal) => ({ ...proposal, key: reader().key(proposal.row) }));
  const named = listAnswer(answers, 'rows');
  const keys = offered.map(({ key }) => key);
  const chosen = named ? rowsTitled(reader(), named, keys) : await ask(open, kind, offered, { capacity, context });
  if (chosen === undefined || 'refused' in chosen) return chosen;
  const variables = kind === 'week' ? (path: string) => weekVariables(reader(), me, path) : undefined;
  const rows = (of: readonly RowKey[]): Row[] => of.flatMap((key) => reader().find(key) ?? []);
  return changePersonalNote(open, { kind, day: today, me, ...(variables && { variables }) }, (text, path) =>
    writePlan(text, path, { index: reader(), chosen: rows(chosen), offered: rows(keys) }),
  );
}

interface Offered extends Proposal {
  readonly key: RowKey;
}

/** The moment of planning: today, or the day that was answered, in words too. Refused while it is not known who plans. */
export function contextOn(open: OpenNotebook, answers: Answers): OutlineContext | Refusal {
  const day = answer(answers, 'day');
  const context = outlineContext(open);
  if (context.me === undefined) {
    const message = l10n.t('Daybook does not know who you are: set `me:` in daybook.yml, or your mail in the roster.');
    return { refused: 'not-supported', message };
  }
  if (day === undefined) return context;
  const frame = { today: context.today, calendar: open.notebook.config.calendar, toward: 'future' as const };
  const [found] = readDayWords(day, frame);
  if (found === undefined) return { refused: 'invalid', message: l10n.t('"{0}" is no day.', day) };
  return { ...context, today: found.day };
}

function ask(
  { notebook }: OpenNotebook,
  kind: PersonalKind,
  offered: readonly Offered[],
  { capacity, context }: { readonly capacity: Capacity; readonly context: OutlineContext },
): Promise<readonly RowKey[] | undefined> {
  const reader = notebook.reader();
  const name = kind === 'day' ? l10n.t('Plan Today') : l10n.t('Plan Week');
  const effort = (keys: readonly RowKey[]) =>
    effortOf(
      notebook.reader(),
      keys.flatMap((key) => notebook.reader().find(key) ?? []),
    );
  return chooseSeveral({
    title: (keys) => `${name}: ${capacityWords(effort(keys), capacity)}`,
    placeholder: l10n.t('Enter writes what is ticked into the plan'),
    choices: offered.map(({ row, key, reason, suggested }) => {
      const { title, due, project } = reader.item(row);
      const time = String(reader.get(row, 'est') ?? reader.get(row, 'time') ?? '');
      const description = joined([due && dueWords(due, context), time, project]);
      return { label: title, description, group: say(reasons[reason]), ticked: suggested, value: key };
    }),
  });
}

/** Rows by their titles: what is offered first, then whatever else is open and has that title. Refused as `invalid` without one. */
export function rowsTitled(
  reader: IndexReader,
  names: readonly string[],
  offered: readonly RowKey[],
): readonly RowKey[] | Refusal {
  const keys: RowKey[] = [];
  for (const name of names) {
    const isNamed = (row: Row): boolean => reader.get(row, 'title') === name;
    const rows = offered.flatMap((key) => reader.find(key) ?? []);
    const found = rows.find(isNamed) ?? [...reader.openRows()].find(isNamed);
    if (found === undefined)
      return { refused: 'invalid', message: l10n.t('There is nothing called "{0}" to plan.', name) };
    keys.push(reader.key(found));
  }
  return keys;
}
