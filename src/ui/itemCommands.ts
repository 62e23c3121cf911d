// The commands that change items, from the cursor of a note and from rows of a tree alike. Only wiring: a row names what is done,
// which is loaded when it is first wanted. Comes in: notebooks and views; goes out: rows for the command table.
import { isRefusal, type Refusal } from '../core/edits/edit.ts';
import type { ItemCommandId } from '../manifest.ts';
import type { CommandHandler } from './commandTable.ts';
import { type Answers, answersOf } from './item/answers.ts';
import { type TargetSources, type Targets, targetsOf } from './item/targets.ts';

type Action = (targets: Targets, answers: Answers) => Promise<Refusal | void>;

const fields = () => import('./item/fieldActions.ts');
const notes = () => import('./item/noteActions.ts');
const incidents = () => import('./item/incidentActions.ts');
const govern = () => import('./item/governActions.ts');
const schedule = () => import('./item/scheduleActions.ts');
const issues = () => import('./item/triageActions.ts');

const actions: Readonly<
  Record<Exclude<ItemCommandId, 'daybook.item.more' | 'daybook.item.pin'>, () => Promise<Action>>
> = {
  'daybook.incident.copyUpdate': async () => (await incidents()).copyUpdate,
  'daybook.incident.review': async () => (await incidents()).reviewIncident,
  'daybook.issue.acknowledge': async () => (await issues()).acknowledge,
  'daybook.issue.addEntry': async () => (await issues()).addTimelineEntry,
  'daybook.issue.assign': async () => (await issues()).assignIssue,
  'daybook.issue.escalate': async () => (await issues()).escalate,
  'daybook.issue.wait': async () => (await issues()).waitOnIssue,
  'daybook.item.approve': async () => (await govern()).approve,
  'daybook.item.attachEvidence': async () => (await govern()).attachEvidence,
  'daybook.item.compare': async () => (await import('./item/changeActions.ts')).compareAround,
  'daybook.item.decide': async () => (await import('./item/growActions.ts')).growInto('decision'),
  'daybook.item.logCheck': async () => (await govern()).logChecks,
  'daybook.item.logSpend': async () => (await govern()).logSpend,
  'daybook.item.review': async () => (await import('./item/reviewActions.ts')).reviewRows,
  'daybook.item.revise': async () => (await govern()).revise,
  'daybook.item.addMilestone': async () => (await import('./item/milestoneAction.ts')).addProjectMilestone,
  'daybook.item.assign': async () => (await fields()).assign,
  'daybook.item.chase': async () => (await import('./item/chaseAction.ts')).chaseRows,
  'daybook.item.convert': async () => (await notes()).convert,
  'daybook.item.demote': async () => (await notes()).demote,
  'daybook.item.handOver': async () => (await fields()).giveToOther,
  'daybook.item.impact': async () => (await schedule()).showImpact,
  'daybook.item.move': async () => (await notes()).moveTasks,
  'daybook.item.promote': async () => (await notes()).promote,
  'daybook.item.resolve': async () => (await issues()).resolve,
  'daybook.item.setDue': async () => (await import('./item/dueAction.ts')).setDue,
  'daybook.item.setField': async () => (await fields()).setField,
  'daybook.item.setPriority': async () => (await fields()).setPriority,
  'daybook.item.setProject': async () => (await fields()).setProject,
  'daybook.item.setStart': async () => (await fields()).setStart,
  'daybook.item.setState': async () => (await fields()).moveToState,
  'daybook.item.shiftDates': async () => (await schedule()).shiftDates,
  'daybook.item.snooze': async () => (await fields()).snooze,
  'daybook.item.tagWork': async () => (await fields()).tagWork,
  'daybook.task.toggle': async () => (await fields()).tick,
  'daybook.item.waitFor': async () => (await fields()).waitForOther,
};

/** A handler for each command on items. */
export function itemCommandTable(sources: TargetSources): Record<ItemCommandId, CommandHandler> {
  const run = async (load: () => Promise<Action>, args: readonly unknown[]): Promise<Refusal | void> => {
    // Asked at once: where the cursor is when the key is pressed counts, not where it is when the rest is loaded.
    const targets = await targetsOf(sources, args);
    return isRefusal(targets) ? targets : (await load())(targets, answersOf(...args));
  };
  const pin: Action = async ({ open, keys }) => sources.views.togglePins(open.root, keys);
  const more: Action = async (targets) => {
    const id = await (await import('./item/moreActions.ts')).askAction(targets);
    if (id === 'daybook.item.pin') return pin(targets, {});
    if (id !== undefined && id !== 'daybook.item.more') return (await actions[id]())(targets, {});
  };
  const rows = Object.entries(actions).map(([id, load]): [string, CommandHandler] => [
    id,
    (...args) => run(load, args),
  ]);
  return {
    ...(Object.fromEntries(rows) as Record<keyof typeof actions, CommandHandler>),
    'daybook.item.more': (...args) => run(async () => more, args),
    'daybook.item.pin': (...args) => run(async () => pin, args),
  };
}
