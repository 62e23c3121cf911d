// What of a choice still holds when it is written: a list is looked at for minutes, and notes go on being edited under it. Comes in: the items
// chosen, and the same import planned anew. Goes out: items with the changes that are as they were shown, and what moved on meanwhile.
import { say } from '../language.ts';
import type { ImportChange, ImportItem, ImportPlan, LeftOut } from './planImport.ts';

/** The items as they can be written now, and what is left as it is. */
export interface StillMeant {
  readonly items: readonly ImportItem[];
  readonly moved: readonly LeftOut[];
}

/** Of the items those, and of their changes those, that the newer plan shows over the very same value. */
export function stillMeant(items: readonly ImportItem[], plan: ImportPlan): StillMeant {
  const shown = new Set(plan.items.flatMap(signsOf));
  const moved: LeftOut[] = [];
  const held = items.flatMap((item): ImportItem[] => {
    const isHeld = (change?: ImportChange): boolean => shown.has(signOf(item, change));
    if (item.path === undefined && !isHeld())
      moved.push({ key: item.key, why: say('It came in meanwhile: nothing was made of it.') });
    if (item.path === undefined) return isHeld() ? [item] : [];
    const changes = item.changes.filter(isHeld);
    for (const { field } of item.changes.filter((change) => !changes.includes(change)))
      moved.push({ key: item.key, why: say('"{0}" was edited here meanwhile: it stays as it is now.', field) });
    return changes.length === 0 ? [] : [{ ...item, changes }];
  });
  return { items: held, moved };
}

function signsOf(item: ImportItem): string[] {
  return item.path === undefined ? [signOf(item)] : item.changes.map((change) => signOf(item, change));
}

function signOf({ is, key, path }: ImportItem, change?: ImportChange): string {
  return JSON.stringify([is, key, path, change?.field, change?.before]);
}
