// One list to tick several things in, the likely ones ticked already. Comes in: choices and what the title says of the ticked ones; goes
// out: what was ticked, or nothing when the person left. Knows nothing of what is chosen.
import { type QuickPickItem, QuickPickItemKind, window } from 'vscode';

/** One thing to tick. */
export interface SeveralChoice<T> {
  readonly label: string;
  readonly description?: string;
  /** Stands above the first choice of its group. */
  readonly group?: string;
  readonly ticked: boolean;
  readonly value: T;
}

/** What is asked. */
export interface SeveralQuestion<T> {
  readonly choices: readonly SeveralChoice<T>[];
  /** The title while these are ticked. */
  readonly title: (ticked: readonly T[]) => string;
  readonly placeholder?: string;
}

/** Asks; Enter takes what is ticked, in the order of the list. */
export function chooseSeveral<T>({
  choices,
  title,
  placeholder,
}: SeveralQuestion<T>): Promise<readonly T[] | undefined> {
  const pick = window.createQuickPick<QuickPickItem & { readonly choice?: SeveralChoice<T> }>();
  const ticked = (): T[] => {
    const selected = new Set(pick.selectedItems.map(({ choice }) => choice));
    return choices.filter((choice) => selected.has(choice)).map(({ value }) => value);
  };
  pick.canSelectMany = true;
  pick.matchOnDescription = true;
  pick.ignoreFocusOut = true;
  if (placeholder !== undefined) pick.placeholder = placeholder;
  pick.items = choices.flatMap((choice, at) => {
    const { label, description, group } = choice;
    const item = { label, ...(description !== undefined && { description }), choice };
    const isFirst = group !== undefined && group !== choices[at - 1]?.group;
    return isFirst ? [{ label: group, kind: QuickPickItemKind.Separator }, item] : [item];
  });
  pick.selectedItems = pick.items.filter(({ choice }) => choice?.ticked);
  const says = (): void => {
    pick.title = title(ticked());
  };
  return new Promise((resolve) => {
    pick.onDidChangeSelection(says);
    pick.onDidAccept(() => {
      resolve(ticked());
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    says();
    pick.show();
  });
}
