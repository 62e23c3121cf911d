// "End-of-day Review" and "Prepare Tomorrow". Comes in: notebooks, answers of a key binding. Goes out: nothing, or a refusal. What is
// written is decided by core alone; here is only whose note it is, and that reflections go to the private notebook where there is one.
import { l10n } from 'vscode';
import type { Day } from '../../core/day.ts';
import { differenceOf } from '../../core/edits/difference.ts';
import type { NoteEdit, Refusal } from '../../core/edits/edit.ts';
import { isRefusal } from '../../core/edits/edit.ts';
import type { RowKey } from '../../core/index/rows.ts';
import { sayDay } from '../../core/language.ts';
import { dueWords, joined, type OutlineContext } from '../../core/outline/rowWords.ts';
import { addReflection, dayFacts, writeFacts } from '../../core/plan/dayReview.ts';
import { newPersonalNote, nextWorkday } from '../../core/plan/personalNote.ts';
import { prepareDay, preparedVariables, topCandidates, topCount } from '../../core/plan/tomorrow.ts';
import { applyEdits } from '../../core/text.ts';
import { isPrivate, type Notebooks, type OpenNotebook } from '../../notebook/registry.ts';
import { type Answers, listAnswer } from '../item/answers.ts';
import { chooseSeveral } from '../item/chooseSeveral.ts';
import { teamTemplate } from '../newNotes.ts';
import { pickNotebook } from '../pickNotebook.ts';
import { changePersonalNote } from './personalNotes.ts';
import { contextOn, rowsTitled } from './planActions.ts';

/** Writes what the day came to, then shows where to look back on it. */
export async function reviewDay(notebooks: Notebooks, answers: Answers): Promise<Refusal | void> {
  const open = await pickNotebook(notebooks);
  const context = open && contextOn(open, answers);
  if (!context || isRefusal(context)) return context;
  const { me, today: day } = context;
  const privateOne = notebooks.all().find((each) => each.notebook.state === 'ready' && isPrivate(each));
  const reflection = await newReflection(privateOne ?? open, day, me);
  if (isRefusal(reflection)) return reflection;
  const refused = await changePersonalNote(open, { kind: 'day', day, me }, (text, path) => {
    const index = open.notebook.reader();
    const facts = writeFacts(text, path, dayFacts(index, context), index);
    return isRefusal(facts) || privateOne ? facts : both(text, facts, (after) => addReflection(after, reflection.text));
  });
  if (refused || !privateOne) return refused;
  return changePersonalNote(privateOne, { kind: 'reflection', day, me }, (text) =>
    addReflection(text, reflection.text),
  );
}

/** Begins the note of the next working day; answers: `day`, whose morrow is meant, and `top` by titles. */
export async function prepareTomorrow(notebooks: Notebooks, answers: Answers): Promise<Refusal | void> {
  const open = await pickNotebook(notebooks);
  const now = open && contextOn(open, answers);
  if (!now || isRefusal(now)) return now;
  const day = nextWorkday(now.today, open.notebook);
  const context = { ...now, today: day };
  const reader = () => open.notebook.reader();
  const offered = topCandidates(reader(), context).map((row) => reader().key(row));
  const named = listAnswer(answers, 'top');
  const chosen = named ? rowsTitled(reader(), named, offered) : await askTop(open, offered, now, day);
  if (chosen === undefined || isRefusal(chosen)) return chosen;
  if (chosen.length > topCount)
    return { refused: 'invalid', message: l10n.t('Choose {0} things at most: the rest can wait.', topCount) };
  const preparation = () => {
    const rows = chosen.flatMap((key) => reader().find(key) ?? []);
    return { index: reader(), context, chosen: rows };
  };
  const variables = (path: string) => preparedVariables(path, preparation());
  return changePersonalNote(open, { kind: 'day', day, me: now.me, variables }, (text, path) =>
    prepareDay(text, path, preparation()),
  );
}

/** Days are told as they are now, while one chooses for `day`; the title names it. */
function askTop(
  { notebook }: OpenNotebook,
  offered: readonly RowKey[],
  context: OutlineContext,
  day: Day,
): Promise<readonly RowKey[] | undefined> {
  const reader = notebook.reader();
  return chooseSeveral({
    title: (keys) => l10n.t('Top Three of {0}: {1} of {2}', sayDay(day), keys.length, topCount),
    placeholder: l10n.t('What matters most? Days are as seen from today. Enter takes what is ticked'),
    choices: offered.flatMap((key, at) => {
      const row = reader.find(key);
      if (row === undefined) return [];
      const { title, due, project } = reader.item(row);
      return [
        {
          label: title,
          description: joined([due && dueWords(due, context), project]),
          ticked: at < topCount,
          value: key,
        },
      ];
    }),
  });
}

/** A new note of that kind, whose sections are what people are asked. */
async function newReflection(open: OpenNotebook, day: string, me: string | undefined) {
  const { config } = open.notebook;
  const kind = config.kinds.get('reflection');
  const template = kind && (await teamTemplate(open, kind.id, kind.template));
  return newPersonalNote('reflection', day, { config, ...(me !== undefined && { me }) }, template);
}

/** Two edits, the second on what the first one left. */
function both(text: string, first: NoteEdit, then: (after: string) => NoteEdit): NoteEdit {
  const middle = applyEdits(text, first.edits);
  const second = then(middle);
  const whole = applyEdits(middle, second.edits);
  const edit = differenceOf(text, whole);
  return { edits: edit === undefined ? [] : [edit], ...(second.cursor !== undefined && { cursor: second.cursor }) };
}
