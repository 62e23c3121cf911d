// The commands about people, teams and the private notebook. Only wiring: what is done is loaded when it is first wanted. Comes in:
// notebooks, views, what is shown; goes out: rows for the command table.
import { commands } from 'vscode';
import { isRefusal, type Refusal } from '../core/edits/edit.ts';
import { slugOfPath } from '../core/index/links.ts';
import type { CommandId, PeopleCommandId } from '../manifest.ts';
import type { CommandHandler } from './commandTable.ts';
import { type Answers, answersOf } from './item/answers.ts';
import { type TargetSources, type Targets, targetsOf } from './item/targets.ts';
import { createPrivate, createRecord } from './newNotes.ts';
import type { ShownNotebooks } from './people/shownNotebooks.ts';
import { pickNotebook } from './pickNotebook.ts';
import { isTreeNode } from './tree/noteTree.ts';

/** What these commands need beside rows. */
export interface PeopleSources extends TargetSources {
  readonly shown: ShownNotebooks;
  /** Panels that show what is shown, too. */
  readonly pictures: { refresh(): void };
}

/** A handler for each of them. */
export function peopleCommandTable(sources: PeopleSources): Record<PeopleCommandId, CommandHandler> {
  const { notebooks, views, shown, pictures } = sources;
  const hide = async (hides: boolean): Promise<Refusal | void> => {
    shown.hidePrivate(hides);
    views.refresh();
    pictures.refresh();
    if (hides) return (await import('./people/shownNotebooks.ts')).closePrivateEditors(notebooks);
  };
  return {
    'daybook.contact.log': async (...args) => {
      const targets = await recordMeant(sources, args);
      const open = targets?.open ?? (await pickNotebook(notebooks));
      const answers: Answers = { ...personOfNode(args[0], 'contact'), ...answersOf(...args) };
      return open && (await import('./people/logContact.ts')).logContactOf(open, targets, answers);
    },
    'daybook.onboarding.start': (given) => createRecord(notebooks, 'onboarding', answersOf(given)),
    'daybook.me.choose': async (given) => (await import('./people/chooseMe.ts')).chooseMe(notebooks, answersOf(given)),
    'daybook.oneOnOne.prepare': async (...args) => {
      const answers: Answers = { ...personOfNode(args[0], 'person'), ...answersOf(...args) };
      return (await import('./people/oneOnOne.ts')).prepareOneOnOne(notebooks, answers);
    },
    'daybook.private.hide': () => hide(true),
    'daybook.private.newNote': (given) => createPrivate(notebooks, 'review', answersOf(given)),
    'daybook.private.setUp': async (given) =>
      (await import('./people/privateNotebook.ts')).setUpPrivate(notebooks, answersOf(given)),
    'daybook.private.show': () => hide(false),
    'daybook.team.digest': async (given) =>
      (await import('./people/teamDigest.ts')).showTeamDigest(notebooks, answersOf(given)),
    'daybook.team.trends': () => void commands.executeCommand('daybook.kpi.open' satisfies CommandId),
    'daybook.training.new': (given) => createRecord(notebooks, 'training', answersOf(given)),
  };
}

/** The record of the row or of the note at hand; nothing where there is none. */
async function recordMeant(sources: TargetSources, args: readonly unknown[]): Promise<Targets | undefined> {
  const targets = await targetsOf(sources, args, true);
  return isRefusal(targets) ? undefined : targets;
}

/** The person whose row in the Team view it is, or who is waited for in a group of Follow-ups, as an answer. */
function personOfNode(node: unknown, name: string): Answers {
  if (!isTreeNode(node)) return {};
  const { id, about, drop } = node.node;
  const asked = drop?.field === 'wait' ? (about ? slugOfPath(about.path) : drop.value?.replace(/^@/, '')) : undefined;
  const known = asked ?? /^person\n(.+)$/.exec(id)?.[1];
  return known === undefined ? {} : { [name]: known };
}
