// Asks whose day Today shows: mine, everybody's, a team's or a person's. Comes in: open notebooks and what is chosen now; goes out: the
// choice as it is remembered, and the words for it.
import { l10n } from 'vscode';
import type { Whose } from '../../core/outline/whose.ts';
import type { Notebooks } from '../../notebook/registry.ts';
import { type Choice, choose } from '../item/choose.ts';

/** Asks; undefined when called off, an empty choice is the usual day. */
export async function askWhose(
  notebooks: Notebooks,
  now: Whose | undefined,
): Promise<{ readonly whose: Whose | undefined } | undefined> {
  const people = peopleOf(notebooks);
  const teams = [...new Set(people.flatMap(({ team }) => team ?? []))].sort();
  const choices: Choice<Whose | undefined>[] = [
    { label: l10n.t('Me'), value: 'me' },
    { label: l10n.t('Me, with What Is Nobody’s and Every Critical Issue'), words: ['usual'], value: undefined },
    { label: l10n.t('Everyone'), value: 'everyone' },
    ...teams.map((team) => ({ label: team, description: l10n.t('team'), value: `team ${team}` })),
    ...people.map(({ id, name }) => ({ label: name, description: `@${id}`, words: [id], value: `person ${id}` })),
  ];
  const marked = choices.map((choice) =>
    choice.value === now
      ? { ...choice, description: [choice.description, l10n.t('now')].filter(Boolean).join(', ') }
      : choice,
  );
  const chosen = await choose({ title: l10n.t('Show the day of'), choices: marked });
  return chosen && { whose: chosen.value };
}

/** The choice in a word or two. */
export function whoseWords(notebooks: Notebooks, whose: Whose): string {
  if (whose === 'me') return l10n.t('Me');
  if (whose === 'everyone') return l10n.t('Everyone');
  if (whose.startsWith('team ')) return whose.slice(5);
  const id = whose.slice(7);
  return peopleOf(notebooks).find((person) => person.id === id)?.name ?? id;
}

function peopleOf(notebooks: Notebooks) {
  const all = notebooks.all().flatMap(({ notebook }) => notebook.index().roster().people);
  return [...new Map(all.map((person) => [person.id, person])).values()];
}
