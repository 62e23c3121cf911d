// The contract with package.json: ids of commands, views, settings and context keys with their types, in one place.
// Comes in: nothing. Goes out: names. A unit test holds package.json to it; it must never import anything at run time.

/** The six views of the sidebar, in order. */
export const viewIds = [
  'daybook.today',
  'daybook.projects',
  'daybook.issues',
  'daybook.followUps',
  'daybook.team',
  'daybook.library',
] as const;

/** The id of a view. */
export type ViewId = (typeof viewIds)[number];

/** What every title bar of a view offers; the rows of Team are shown in one way only. */
export type ViewCommandId = `${ViewId}.${'filter' | 'showAll'}` | `${Exclude<ViewId, 'daybook.team'>}.arrange`;

/** What is done to items, from the cursor and from rows of trees. */
export const itemCommandIds = [
  'daybook.incident.copyUpdate',
  'daybook.incident.review',
  'daybook.issue.acknowledge',
  'daybook.issue.addEntry',
  'daybook.issue.assign',
  'daybook.issue.escalate',
  'daybook.issue.wait',
  'daybook.item.approve',
  'daybook.item.addMilestone',
  'daybook.item.assign',
  'daybook.item.attachEvidence',
  'daybook.item.chase',
  'daybook.item.compare',
  'daybook.item.convert',
  'daybook.item.decide',
  'daybook.item.demote',
  'daybook.item.handOver',
  'daybook.item.logCheck',
  'daybook.item.logSpend',
  'daybook.item.impact',
  'daybook.item.more',
  'daybook.item.move',
  'daybook.item.pin',
  'daybook.item.promote',
  'daybook.item.resolve',
  'daybook.item.review',
  'daybook.item.revise',
  'daybook.item.setDue',
  'daybook.item.setField',
  'daybook.item.setPriority',
  'daybook.item.setProject',
  'daybook.item.setStart',
  'daybook.item.setState',
  'daybook.item.shiftDates',
  'daybook.item.snooze',
  'daybook.item.tagWork',
  'daybook.item.waitFor',
  'daybook.task.toggle',
] as const;

/** The id of a command on items. */
export type ItemCommandId = (typeof itemCommandIds)[number];

/** What is done to records as a whole, wherever in the note the cursor is. */
export const recordCommandIds = [
  'daybook.goal.link',
  'daybook.issue.closeWithLink',
  'daybook.meeting.prepareProject',
  'daybook.meeting.wrapUp',
  'daybook.project.promote',
  'daybook.reading.record',
  'daybook.requirement.link',
  'daybook.requirement.promote',
  'daybook.rollout.start',
  'daybook.solution.new',
] as const;

/** The id of one of them. */
export type RecordCommandId = (typeof recordCommandIds)[number];

/** Commands about what comes from others: feedback, customers, files of other tools. */
export const intakeCommandIds = [
  'daybook.customer.digest',
  'daybook.feedback.log',
  'daybook.feedback.request',
  'daybook.import.run',
  'daybook.meeting.addAction',
  'daybook.meeting.park',
] as const;

/** The id of one of them. */
export type IntakeCommandId = (typeof intakeCommandIds)[number];

/** What is done about two versions, from rows of Today and in the note. */
export const conflictCommandIds = [
  'daybook.conflict.choose',
  'daybook.conflict.compare',
  'daybook.conflict.edit',
  'daybook.conflict.keepBoth',
  'daybook.conflict.keepMine',
  'daybook.conflict.keepTheirs',
] as const;

/** The id of such a command. */
export type ConflictCommandId = (typeof conflictCommandIds)[number];

/** What a manager's day is made of, beside what is done to items. */
export const dayCommandIds = [
  'daybook.day.review',
  'daybook.day.scan',
  'daybook.day.tomorrow',
  'daybook.export.run',
  'daybook.followUps.draft',
  'daybook.followUps.sent',
  'daybook.inbox.triage',
  'daybook.department.brief',
  'daybook.impact.flag',
  'daybook.incident.new',
  'daybook.issue.fromClipboard',
  'daybook.issue.next',
  'daybook.kpi.review',
  'daybook.plan.today',
  'daybook.plan.week',
  'daybook.project.check',
  'daybook.project.update',
  'daybook.report.new',
  'daybook.today.for',
] as const;

/** The id of one of them. */
export type DayCommandId = (typeof dayCommandIds)[number];

/** A note, handed to others. */
export const handOutCommandIds = ['daybook.note.copyRich', 'daybook.note.exportHtml', 'daybook.note.present'] as const;

/** The id of such a command. */
export type HandOutCommandId = (typeof handOutCommandIds)[number];

/** How rules, risks, changes and evidence are kept. */
export const governCommandIds = [
  'daybook.audit.save',
  'daybook.change.calendar',
  'daybook.check.log',
  'daybook.compliance.coverage',
  'daybook.document.review',
  'daybook.risk.review',
  'daybook.technology.new',
] as const;

/** The id of such a command. */
export type GovernCommandId = (typeof governCommandIds)[number];

/** What is about people, teams and the private notebook. */
export const peopleCommandIds = [
  'daybook.contact.log',
  'daybook.onboarding.start',
  'daybook.me.choose',
  'daybook.oneOnOne.prepare',
  'daybook.private.hide',
  'daybook.private.newNote',
  'daybook.private.setUp',
  'daybook.private.show',
  'daybook.team.digest',
  'daybook.team.trends',
  'daybook.training.new',
] as const;

/** The id of one of them. */
export type PeopleCommandId = (typeof peopleCommandIds)[number];

/** What shows pictures. */
export const pictureCommandIds = [
  'daybook.board.open',
  'daybook.calendar.open',
  'daybook.kpi.open',
  'daybook.matrix.open',
  'daybook.radar.open',
  'daybook.timeline.open',
  'daybook.workload.open',
] as const;

/** The id of one of them. */
export type PictureCommandId = (typeof pictureCommandIds)[number];

/** Every command of Daybook, `daybook.<noun>.<verb>`. The command table (ui/commands.ts) must have a row for each. */
export const commandIds = [
  ...itemCommandIds,
  ...recordCommandIds,
  ...intakeCommandIds,
  ...peopleCommandIds,
  ...dayCommandIds,
  ...governCommandIds,
  ...handOutCommandIds,
  ...viewIds.flatMap((id): ViewCommandId[] => [`${id}.filter`, `${id}.showAll`]),
  ...viewIds.flatMap((id): ViewCommandId[] => (id === 'daybook.team' ? [] : [`${id}.arrange`])),
  ...pictureCommandIds,
  'daybook.change.undo',
  ...conflictCommandIds,
  'daybook.config.open',
  'daybook.critical.show',
  'daybook.decision.new',
  'daybook.firstDay.open',
  'daybook.header.show',
  'daybook.history.catchUp',
  'daybook.history.rescheduled',
  'daybook.issue.new',
  'daybook.item.open',
  'daybook.item.openToSide',
  'daybook.item.reveal',
  'daybook.log.show',
  'daybook.meeting.new',
  'daybook.meeting.prepare',
  'daybook.more',
  'daybook.search',
  'daybook.notebook.reload',
  'daybook.notebook.setUp',
  'daybook.note.create',
  'daybook.note.restore',
  'daybook.notes.commit',
  'daybook.notes.fetch',
  'daybook.notes.fix',
  'daybook.notes.sync',
  'daybook.problem.explain',
  'daybook.problem.hide',
  'daybook.project.new',
  'daybook.record.new',
  'daybook.record.setState',
  'daybook.risk.new',
  'daybook.sample.open',
  'daybook.share.act',
  'daybook.share.chooseRemote',
  'daybook.share.invite',
  'daybook.share.mergeDriver',
  'daybook.share.more',
  'daybook.share.review',
  'daybook.share.undo',
  'daybook.standup.new',
  'daybook.task.capture',
  'daybook.task.fromPhrases',
  'daybook.task.refer',
  'daybook.view.arrange',
  'daybook.view.filter',
  'daybook.view.showAll',
] as const;

/** The id of a command. */
export type CommandId = (typeof commandIds)[number];

/** Settings with the type of their value; names without the leading `daybook.`. */
export interface SettingTypes {
  /** Further notebook folders, relative to a workspace folder. */
  readonly notebooks: readonly string[];
  /** Who of the people of a notebook I am, in any spelling of the name. */
  readonly me: string;
  /** Code of a problem to `off`, `hint`, `information`, `warning` or `error`; may hold anything. */
  readonly 'problems.severity': unknown;
  readonly 'codeLens.enabled': boolean;
  /** Whether Enter continues a list of a note. */
  readonly 'editor.continueLists': boolean;
  readonly 'statusBar.critical': boolean;
  /** Whether single letters act on rows of the focused Issues view. */
  readonly 'issues.letterKeys': boolean;
  /** Minutes between two checks for new notes; 0 switches them off. */
  readonly 'share.checkEveryMinutes': number;
  /** What sharing does by itself: nothing but looking, or sharing what is safe after a pause. */
  readonly 'sync.mode': 'onCommand' | 'afterIdle';
  /** Seconds without an edit that make a pause. */
  readonly 'sync.idleSeconds': number;
}

/** Names of the settings, checked against package.json. */
export const settingNames = [
  'notebooks',
  'me',
  'problems.severity',
  'codeLens.enabled',
  'editor.continueLists',
  'statusBar.critical',
  'issues.letterKeys',
  'share.checkEveryMinutes',
  'sync.mode',
  'sync.idleSeconds',
] as const satisfies readonly (keyof SettingTypes)[];

/** Context keys that `when` clauses of package.json read, with their values. */
export interface ContextKeys
  extends Readonly<Record<`${ViewId}.filtered`, boolean>>,
    Readonly<Record<`daybook.has.${string}`, boolean>> {
  /** The walkthrough was opened with a notebook at hand: VS Code looks at what changes, not at what is so already. */
  readonly 'daybook.firstDay': boolean;
  /** A shared notebook has ten notes or more. */
  readonly 'daybook.settled': boolean;
  /** Private notebooks are hidden in this window. */
  readonly 'daybook.privateHidden': boolean;
  /** A private notebook is open. */
  readonly 'daybook.hasPrivate': boolean;
  /** Nobody is in the team; there is no note. */
  readonly 'daybook.noTeam': boolean;
  readonly 'daybook.noLibrary': boolean;
  /** What there is to show: welcome texts depend on it. */
  readonly 'daybook.state': 'none' | 'loading' | 'ready' | 'failed';
  /** The active editor holds a note of a notebook. */
  readonly 'daybook.noteActive': boolean;
  /** A notebook lies in a git repository and the workspace is trusted. */
  readonly 'daybook.canShare': boolean;
}

/** Type of the serialised webview panel. */
export const kpiPanelType = 'daybook.kpi';

/** Type of the serialised webview panels of presentations. */
export const slidesPanelType = 'daybook.slides';

/** Type of the serialised webview panels of pictures. */
export const picturePanelType = 'daybook.picture';
