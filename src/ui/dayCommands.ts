// The commands of a manager's day that are not about rows at hand. Only wiring: what is done is loaded when it is first wanted. Comes
// in: notebooks and views; goes out: rows for the command table.
import { window } from 'vscode';
import type { DayCommandId } from '../manifest.ts';
import type { CommandHandler } from './commandTable.ts';
import { answersOf } from './item/answers.ts';
import type { TargetSources } from './item/targets.ts';

const followUps = () => import('./plan/followUpActions.ts');
const scans = () => import('./plan/scanActions.ts');
const dayEnd = () => import('./plan/dayEndActions.ts');
const plans = () => import('./plan/planActions.ts');
const briefs = () => import('./report/briefActions.ts');
const updates = () => import('./report/projectUpdates.ts');
const issues = () => import('./item/triageActions.ts');

/** A handler for each of them. */
export function dayCommandTable({ notebooks, views }: TargetSources): Record<DayCommandId, CommandHandler> {
  const shown = (): string | undefined => window.activeTextEditor?.document.uri.toString();
  return {
    'daybook.incident.new': async (given) =>
      (await import('./item/incidentActions.ts')).openIncident(notebooks, answersOf(given)),
    'daybook.inbox.triage': async (given) => (await scans()).scan(notebooks, 'triage', answersOf(given)),
    'daybook.issue.fromClipboard': async (given) =>
      (await import('./plan/pasteIssue.ts')).issueFromClipboard(notebooks, answersOf(given)),
    'daybook.issue.next': async () => (await issues()).openNextIssue(notebooks, shown()),
    'daybook.day.review': async (given) => (await dayEnd()).reviewDay(notebooks, answersOf(given)),
    'daybook.day.scan': async (given) => (await scans()).scan(notebooks, 'scan', answersOf(given)),
    'daybook.day.tomorrow': async (given) => (await dayEnd()).prepareTomorrow(notebooks, answersOf(given)),
    'daybook.export.run': async (node, ...rest) =>
      (await import('./exportNotes.ts')).exportNotes({ notebooks, views }, node, answersOf(node, ...rest)),
    'daybook.followUps.draft': async () => (await followUps()).draftFollowUps(notebooks),
    'daybook.followUps.sent': async (given) => (await followUps()).markSent(notebooks, answersOf(given)),
    'daybook.kpi.review': async (given) =>
      (await import('./plan/kpiReview.ts')).reviewKpis(notebooks, answersOf(given)),
    'daybook.plan.today': async (answers) => (await plans()).plan(notebooks, 'day', answersOf(answers)),
    'daybook.plan.week': async (answers) => (await plans()).plan(notebooks, 'week', answersOf(answers)),
    'daybook.project.check': async (given) => (await updates()).checkProjects(notebooks, answersOf(given)),
    'daybook.project.update': async (...args) => (await updates()).updateProject(notebooks, args, answersOf(...args)),
    'daybook.department.brief': async (given) => (await briefs()).briefDepartment(notebooks, answersOf(given)),
    'daybook.impact.flag': async (...args) => (await briefs()).flag(notebooks, args, answersOf(...args)),
    'daybook.report.new': async (given) =>
      (await import('./report/statusReport.ts')).generateReport(notebooks, answersOf(given)),
    'daybook.today.for': async () => {
      const { askWhose } = await import('./tree/whoseInput.ts');
      const chosen = await askWhose(notebooks, views.choices.of('daybook.today').whose);
      if (chosen) views.choices.set('daybook.today', chosen);
    },
  };
}
