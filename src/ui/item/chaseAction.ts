// Chases who is waited for: the letter goes to the clipboard or to the mail program, and the rows note that it was sent and when the
// next one is due. Comes in: rows; goes out: nothing, or a refusal. Nothing is sent by Daybook.
import { env, l10n, Uri, window } from 'vscode';
import { addDays } from '../../core/day.ts';
import { chase } from '../../core/edits/chase.ts';
import type { Refusal } from '../../core/edits/edit.ts';
import type { Row } from '../../core/index/rows.ts';
import { chaseDay, daysToAnswer, mailLink, reminder } from '../../core/record/chase.ts';
import { type Answers, answer } from './answers.ts';
import { type Choice, choose, chosenValue } from './choose.ts';
import { named } from './fieldActions.ts';
import { changeRows } from './rowChanges.ts';
import type { Targets } from './targets.ts';

type Way = 'copy' | 'mail' | 'note';

/** Asks how to chase them, does it, and notes it on all rows as one step. */
export async function chaseRows(targets: Targets, answers: Answers = {}): Promise<Refusal | void> {
  const { open, keys } = targets;
  const reader = open.notebook.reader();
  const rows = keys.map((key) => reader.find(key)).filter((row): row is Row => row !== undefined);
  const [whom = '', ...others] = new Set(rows.map((row) => String(reader.get(row, 'wait') ?? '')));
  if (whom === '' || others.includes(''))
    return { refused: 'not-supported', message: l10n.t('Nobody is waited for here. Say whom with Wait For.') };
  if (others.length > 0)
    return { refused: 'not-supported', message: l10n.t('These wait for different people; choose those of one.') };
  const title = l10n.t('Chase');
  const [first] = rows;
  const due = first === undefined ? undefined : chaseDay(reader, first);
  const { today } = open.notebook.context();
  const placeholder =
    due === undefined
      ? l10n.t('{0}; each of these notes that they were chased today', whom)
      : due === today
        ? l10n.t('{0}, to be chased today; each of these notes that they were', whom)
        : l10n.t('{0}, to be chased {1}; each of these notes that they were chased today', whom, due);
  const question = { title: named(targets, title), placeholder, choices: ways() };
  const way = chosenValue(await choose(question, answer(answers, 'way')));
  if (way === undefined || typeof way === 'object') return way;
  const letter = reminder(reader, rows, open.notebook.index().roster(), open.notebook.context().me);
  const refused = await changeRows(
    targets,
    title,
    (text, key, context) => {
      const row = reader.find(key);
      const next = addDays(context.today, row === undefined ? 0 : daysToAnswer(reader, row));
      return chase(text, key, { ...context, next, whom });
    },
    { declared: true },
  );
  if (refused) return refused;
  if (way === 'mail') await env.openExternal(Uri.parse(mailLink(letter), true));
  if (way !== 'copy') return;
  await env.clipboard.writeText(letter.body);
  window.setStatusBarMessage(`$(check) ${l10n.t('The chase letter is in the clipboard.')}`, 10_000);
}

function ways(): Choice<Way>[] {
  return [
    { label: `$(clippy) ${l10n.t('Copy the Chase Letter')}`, value: 'copy', words: ['copy'] },
    { label: `$(mail) ${l10n.t('Write a Mail')}`, value: 'mail', words: ['mail'] },
    { label: `$(check) ${l10n.t('I Have Chased Them')}`, value: 'note', words: ['note'] },
  ];
}
