// One choice from a list in which the person types: what begins with the words first, then what holds them, and what was typed
// itself where that is an answer, too. Comes in: a title and the choices; goes out: a value, or undefined when called off.
import { type QuickPick, type QuickPickItem, window } from 'vscode';

/** One choice. */
export interface Choice<T> {
  readonly label: string;
  readonly description?: string;
  /** A second line below the label. */
  readonly detail?: string;
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

/** Asks; the first row is what Enter takes. */
export function choose<T>(question: Question<T>): Promise<Choice<T> | undefined> {
  const pick = window.createQuickPick<QuickPickItem & { readonly choice: Choice<T> }>();
  pick.title = question.title;
  if (question.placeholder !== undefined) pick.placeholder = question.placeholder;
  pick.ignoreFocusOut = question.stays ?? false;
  return new Promise((resolve) => {
    pick.onDidChangeValue(() => show(pick, question));
    pick.onDidAccept(() => {
      const [item] = pick.activeItems;
      if (!item) return;
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

function show<T>(
  pick: QuickPick<QuickPickItem & { readonly choice: Choice<T> }>,
  { offer, choices, typed }: Question<T>,
): void {
  const text = pick.value.trim();
  const found = offer ? offer(text) : fitting(choices ?? [], text, text === '' ? undefined : typed?.(text));
  pick.items = found.slice(0, shown).map((choice) => ({
    label: choice.label,
    ...(choice.description === undefined ? {} : { description: choice.description }),
    ...(choice.detail === undefined ? {} : { detail: choice.detail }),
    alwaysShow: true,
    choice,
  }));
  // VS Code would else prefer a row whose label is most like the text.
  pick.activeItems = pick.items.slice(0, 1);
}

/** Choices that begin with the words, then the typed one, then choices that hold the words somewhere. */
export function fitting<T>(choices: readonly Choice<T>[], text: string, typed?: Choice<T>): Choice<T>[] {
  const wanted = text.toLowerCase();
  const wordsOf = ({ label, description = '', words = [] }: Choice<T>): string[] =>
    [label.replace(/\$\([a-z-]+\) ?/g, ''), description, ...words].map((each) =>
      each.toLowerCase().replace(/^[@+#]/, ''),
    );
  const begins = choices.filter((choice) => wordsOf(choice).some((each) => each.startsWith(wanted)));
  const holds = choices.filter(
    (choice) => !begins.includes(choice) && wordsOf(choice).some((each) => each.includes(wanted)),
  );
  const isNamed = begins.some((choice) => wordsOf(choice).includes(wanted));
  return [...begins, ...(typed === undefined || isNamed ? [] : [typed]), ...holds];
}
