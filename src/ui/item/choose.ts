// One choice from a list in which the person types: what begins with the words first, then what holds them, and what was typed
// itself where that is an answer, too. Comes in: a title and the choices; goes out: a value, or undefined when called off.
import { l10n, type QuickPick, type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import { isRefusal, type Refusal } from '../../core/edits/edit.ts';

/** One choice. */
export interface Choice<T> {
  readonly label: string;
  readonly description?: string;
  /** A second line below the label. */
  readonly detail?: string;
  /** The heading it stands below while nothing is typed, with the choices behind it that have the same. */
  readonly group?: string;
  /** Letters of which each takes it at once, where nothing else was typed. */
  readonly keys?: string;
  /** Further words it is found by. */
  readonly words?: readonly string[];
  readonly value: T;
}

/** What to ask. */
export interface Question<T> {
  readonly title: string;
  readonly placeholder?: string;
  /** The choices for what was typed; when absent, those of `choices` that fit. */
  readonly offer?: (typed: string) => readonly Choice<T>[];
  readonly choices?: readonly Choice<T>[];
  /** The question waits when the focus goes elsewhere, as to what it is about. */
  readonly stays?: boolean;
  /** What was typed as a choice of its own, or undefined when it is none. */
  readonly typed?: (text: string) => Choice<T> | undefined;
}

const shown = 200;

/** Asks; the first row is what Enter takes. An answer that was `given` takes what Enter would after typing it, or is refused. */
export async function choose<T>(question: Question<T>): Promise<Choice<T> | undefined>;
export async function choose<T>(
  question: Question<T>,
  given: string | undefined,
): Promise<Choice<T> | Refusal | undefined>;
export async function choose<T>(question: Question<T>, given?: string): Promise<Choice<T> | Refusal | undefined> {
  if (given === undefined) return ask(question);
  const [found] = given === '' ? [] : offered(question, given);
  return found ?? { refused: 'invalid', message: l10n.t('{0}: "{1}" is none of the answers.', question.title, given) };
}

/** The value of a choice, a refusal, or undefined when it was called off. */
export function chosenValue<T>(choice: Choice<T> | Refusal | undefined): T | Refusal | undefined {
  return choice === undefined || isRefusal(choice) ? choice : choice.value;
}

function ask<T>(question: Question<T>): Promise<Choice<T> | undefined> {
  const pick = window.createQuickPick<Item<T>>();
  pick.title = question.title;
  if (question.placeholder !== undefined) pick.placeholder = question.placeholder;
  pick.ignoreFocusOut = question.stays ?? false;
  return new Promise((resolve) => {
    pick.onDidChangeValue((value) => {
      const byKey = question.choices?.find(({ keys }) => value.length === 1 && keys?.includes(value.toLowerCase()));
      if (byKey === undefined) return show(pick, question);
      resolve(byKey);
      pick.hide();
    });
    pick.onDidAccept(() => {
      const [item] = pick.activeItems;
      if (!item?.choice) return;
      resolve(item.choice);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    show(pick, question);
    pick.show();
  });
}

/** A row; headings, and the sentence that nothing fits, are no choices. */
type Item<T> = QuickPickItem & { readonly choice?: Choice<T> };

function show<T>(pick: QuickPick<Item<T>>, question: Question<T>): void {
  const text = pick.value.trim();
  const choices = offered(question, text).slice(0, shown);
  pick.items =
    choices.length === 0 && text !== ''
      ? [{ label: l10n.t('Nothing fits "{0}"', text), alwaysShow: true }]
      : choices.flatMap((choice, at) => [...(text === '' ? heading(choice, choices[at - 1]) : []), itemOf(choice)]);
  // VS Code would else prefer a row whose label is most like the text.
  pick.activeItems = pick.items.filter(({ choice }) => choice !== undefined).slice(0, 1);
}

function heading<T>({ group }: Choice<T>, before: Choice<T> | undefined): Item<T>[] {
  const isNew = group !== undefined && group !== before?.group;
  return isNew ? [{ label: group, kind: QuickPickItemKind.Separator }] : [];
}

function itemOf<T>(choice: Choice<T>): Item<T> {
  const { label, description, detail } = choice;
  return {
    label,
    ...(description === undefined ? {} : { description }),
    ...(detail === undefined ? {} : { detail }),
    alwaysShow: true,
    choice,
  };
}

function offered<T>({ offer, choices, typed }: Question<T>, text: string): readonly Choice<T>[] {
  return offer ? offer(text) : fitting(choices ?? [], text, text === '' ? undefined : typed?.(text));
}

/** Choices that are called just so, then those that begin with the words, then the typed one, then choices that hold the words somewhere. */
export function fitting<T>(choices: readonly Choice<T>[], text: string, typed?: Choice<T>): Choice<T>[] {
  const wanted = text.toLowerCase();
  const wordsOf = ({ label, description = '', words = [] }: Choice<T>): string[] =>
    [label.replace(/\$\([a-z-]+\) ?/g, ''), description, ...words]
      // Nothing is called nothing: while nothing is typed, the order is that of the choices.
      .filter((each) => each !== '')
      .map((each) => each.toLowerCase().replace(/^[@+#]/, ''));
  const begins = choices.filter((choice) => wordsOf(choice).some((each) => each.startsWith(wanted)));
  const holds = choices.filter(
    (choice) => !begins.includes(choice) && wordsOf(choice).some((each) => each.includes(wanted)),
  );
  const named = begins.filter((choice) => wordsOf(choice).includes(wanted));
  const others = begins.filter((choice) => !named.includes(choice));
  return [...named, ...others, ...(typed === undefined || named.length > 0 ? [] : [typed]), ...holds];
}
