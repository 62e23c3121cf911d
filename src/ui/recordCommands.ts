// The commands on records as a whole and those about what comes from others. Only wiring: what is done is loaded when it is first wanted. Comes
// in: notebooks and views; goes out: rows for the command table.
import { isRefusal, type Refusal } from '../core/edits/edit.ts';
import type { IntakeCommandId, RecordCommandId } from '../manifest.ts';
import type { CommandHandler } from './commandTable.ts';
import { type Answers, answersOf } from './item/answers.ts';
import { type TargetSources, type Targets, targetsOf } from './item/targets.ts';
import { isRowNode } from './tree/noteTree.ts';

type Action = (targets: Targets, answers: Answers) => Promise<Refusal | void>;

const feedback = () => import('./feedback.ts');
const grow = () => import('./item/growActions.ts');
const meetings = () => import('./meetingActions.ts');
const records = () => import('./item/recordActions.ts');

const actions: Readonly<Record<RecordCommandId, () => Promise<Action>>> = {
  'daybook.goal.link': async () => (await records()).linkGoal,
  'daybook.issue.closeWithLink': async () => (await records()).closeWithLink,
  'daybook.meeting.prepareProject': async () => (await meetings()).prepareProjectMeeting,
  'daybook.meeting.wrapUp': async () => (await meetings()).wrapUpMeeting,
  'daybook.project.promote': async () => (await grow()).growInto('project'),
  'daybook.reading.record': async () => (await records()).recordReading,
  'daybook.requirement.link': async () => (await grow()).linkTo('requirement'),
  'daybook.requirement.promote': async () => (await grow()).growInto('requirement'),
  'daybook.rollout.start': async () => (await records()).startRollout,
  'daybook.solution.new': async () => (await grow()).growInto('document'),
};

/** A handler for each of them. */
export function recordCommandTable(sources: TargetSources): Record<RecordCommandId | IntakeCommandId, CommandHandler> {
  const run = async (load: () => Promise<Action>, args: readonly unknown[]): Promise<Refusal | void> => {
    const targets = await targetsOf(sources, args, true);
    return isRefusal(targets) ? targets : (await load())(targets, answersOf(...args));
  };
  const rows = Object.entries(actions).map(([id, load]): [string, CommandHandler] => [
    id,
    (...args) => run(load, args),
  ]);
  const { notebooks } = sources;
  return {
    ...(Object.fromEntries(rows) as Record<RecordCommandId, CommandHandler>),
    'daybook.customer.digest': async (...args) => {
      const targets = isRowNode(args[0]) ? await targetsOf(sources, args) : undefined;
      if (targets && isRefusal(targets)) return targets;
      return (await feedback()).showCustomerDigest(notebooks, answersOf(...args), targets);
    },
    'daybook.feedback.log': async (given) => (await feedback()).logFeedback(notebooks, answersOf(given)),
    'daybook.import.run': async (given) => (await import('./imports.ts')).runImport(notebooks, answersOf(given)),
    'daybook.meeting.addAction': async (given) => (await meetings()).addAction(notebooks, answersOf(given)),
    'daybook.meeting.park': async (given) => (await meetings()).addParkingItem(notebooks, answersOf(given)),
    'daybook.feedback.request': async (given) => (await feedback()).copyFeedbackRequest(notebooks, answersOf(given)),
  };
}
