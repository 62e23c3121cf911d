// Every command of Daybook as a row: id to what it does. Only wiring: the doing is in the files beside. Comes in: what the
// composition root made; goes out: the table that start.ts runs.
import { commands, type Memento, Uri, window, workspace } from 'vscode';
import { configPath } from '../core/notePath.ts';
import type { CommandId } from '../manifest.ts';
import type { Log } from '../notebook/ports.ts';
import type { Notebooks } from '../notebook/registry.ts';
import type { CommandTable } from './commandTable.ts';
import { conflictCommandTable } from './conflictCommands.ts';
import { dayCommandTable } from './dayCommands.ts';
import { openFirstDay, promiseFirstDay } from './firstDay.ts';
import { governCommandTable } from './governCommands.ts';
import { handOutCommandTable } from './handOutCommands.ts';
import { answer, answersOf } from './item/answers.ts';
import { itemCommandTable } from './itemCommands.ts';
import { openItems } from './items.ts';
import { createAnyRecord, createRecord, openMeeting } from './newNotes.ts';
import type { CommandManifest } from './offeredCommands.ts';
import { openNote } from './openNote.ts';
import type { ShownNotebooks } from './people/shownNotebooks.ts';
import { peopleCommandTable } from './peopleCommands.ts';
import { pickNotebook } from './pickNotebook.ts';
import type { Pictures } from './picture/pictures.ts';
import { pictureCommandTable } from './pictureCommands.ts';
import { recordCommandTable } from './recordCommands.ts';
import type { SetUpServices } from './setUpNotebook.ts';
import { setUpNotebook } from './setUpNotebook.ts';
import type { Sharing } from './sharing.ts';
import { revealInViews } from './tree/revealInViews.ts';
import { arrangeView, filterView, showAllRows, viewCommandTable } from './tree/viewCommands.ts';
import { undoLast } from './undoLast.ts';
import type { Views } from './views.ts';

/** What the commands act on. */
export interface CommandDeps {
  readonly notebooks: Notebooks;
  /** What views and searches show of them. */
  readonly shown: ShownNotebooks;
  readonly views: Views;
  readonly sharing: Sharing;
  readonly kpiPanel: { open(): void };
  readonly pictures: Pictures;
  readonly setUp: SetUpServices;
  /** What happens once on a machine. */
  readonly firsts: Memento;
  /** What package.json says, translated. */
  readonly manifest: CommandManifest;
  /** Where the extension lies: pages of panels, and the command line. */
  readonly extensionUri: Uri;
  readonly log: Log & { show(): void };
  /** Where what was seen is kept, outside of git, and the clock. */
  readonly past: { readonly memory: Memento; readonly nowMs: () => number };
  /** Writes the sample notebook for today and answers its folder; undefined when it was called off. */
  readonly writeSample: () => Promise<Uri | undefined>;
}

const problemCommands = () => import('./editor/problemCommands.ts');

/** The table; a missing row does not compile. */
export function commandTable(deps: CommandDeps): CommandTable {
  const { notebooks, views, sharing, log } = deps;
  return {
    ...itemCommandTable({ notebooks, views }),
    ...recordCommandTable({ notebooks, views }),
    ...dayCommandTable({ notebooks, views }),
    ...governCommandTable({ notebooks, views }),
    ...peopleCommandTable({ notebooks, views, shown: deps.shown, pictures: deps.pictures }),
    ...viewCommandTable(notebooks, views),
    ...conflictCommandTable(notebooks),
    ...pictureCommandTable(deps.pictures, deps.kpiPanel),
    ...handOutCommandTable(deps),
    ...newNoteTable(notebooks),
    ...firstStepTable(deps),
    'daybook.change.undo': () => undoLast(notebooks),
    'daybook.config.open': () => openConfig(notebooks),
    'daybook.critical.show': async () => {
      views.choices.set('daybook.issues', { filter: 'is:critical', whose: views.choices.of('daybook.today').whose });
      await commands.executeCommand('daybook.issues.focus');
      await views.reveal('daybook.issues');
    },
    'daybook.header.show': async (path: unknown) => (await problemCommands()).showHeader(notebooks, path),
    'daybook.history.catchUp': async (given: unknown) =>
      (await import('./catchUp/catchUp.ts')).catchUp({ notebooks, ...deps.past }, answer(answersOf(given), 'since')),
    'daybook.history.rescheduled': async (given: unknown) =>
      (await import('./reviewRescheduled.ts')).reviewRescheduled(notebooks, deps.past.nowMs, answersOf(given)),
    'daybook.item.open': (...nodes: unknown[]) => openItems(notebooks, nodes, false),
    'daybook.item.openToSide': (...nodes: unknown[]) => openItems(notebooks, nodes, true),
    'daybook.item.reveal': () => revealInViews(notebooks, views, window.activeTextEditor),
    'daybook.log.show': () => log.show(),
    'daybook.more': async () => (await import('./moreCommands.ts')).chooseMore(deps.manifest, notebooks),
    'daybook.notebook.reload': () => notebooks.reload(),
    'daybook.note.create': async (root: unknown, file: unknown) =>
      (await problemCommands()).createNote(notebooks, root, file),
    'daybook.notes.commit': () => sharing.commit(),
    'daybook.notes.fetch': () => sharing.check(),
    'daybook.notes.fix': async () => (await problemCommands()).fixNotebook(notebooks),
    'daybook.notes.sync': () => sharing.sync(),
    'daybook.problem.explain': async (code: unknown) => (await problemCommands()).explainProblem(code),
    'daybook.problem.hide': async (code: unknown) => (await problemCommands()).hideProblem(code),
    'daybook.record.setState': async (root: unknown, path: unknown, state: unknown) =>
      (await import('./editor/codeLenses.ts')).setRecordState(notebooks, root, path, state),
    'daybook.search': async (given: unknown) =>
      (await import('./searchNotebook.ts')).searchNotebook(deps.shown, answersOf(given)),
    'daybook.note.restore': () =>
      sharing.errand(async (context) => {
        const active = window.activeTextEditor && notebooks.at(window.activeTextEditor.document.uri.toString());
        const { restoreVersion } = await import('./share/restore.ts');
        await restoreVersion(context, active?.open === context.open ? active.path : undefined);
      }),
    ...shareTable(deps),
    'daybook.task.capture': async () => (await import('./editor/capture.ts')).capture(notebooks),
    'daybook.task.fromPhrases': async () =>
      (await import('./editor/capturePhrases.ts')).tasksFromPhrases(notebooks, window.activeTextEditor),
    'daybook.task.refer': async (...args: [unknown, unknown, unknown, unknown]) =>
      (await import('./editor/references.ts')).referTo(notebooks, ...args),
    'daybook.view.arrange': (view: unknown) => arrangeView(views, view),
    'daybook.view.filter': (view: unknown) => filterView(notebooks, views, view),
    'daybook.view.showAll': (view: unknown) => showAllRows(views, view),
  } satisfies Record<CommandId, unknown>;
}

/** What is rarely done to share. */
function shareTable(deps: CommandDeps): Pick<CommandTable, Extract<CommandId, `daybook.share.${string}`>> {
  const { sharing } = deps;
  return {
    'daybook.share.act': () => sharing.act(),
    'daybook.share.chooseRemote': () => sharing.chooseRemote(),
    'daybook.share.invite': async () => sharing.errand((await import('./share/inviteColleague.ts')).inviteColleague),
    'daybook.share.mergeDriver': async () => {
      const { setUpMergeDriver } = await import('./share/mergeDriver.ts');
      await sharing.errand((context) => setUpMergeDriver(context, commandLineOf(deps)));
    },
    'daybook.share.more': () => sharing.more(),
    'daybook.share.review': async () => sharing.errand((await import('./share/shareForReview.ts')).shareForReview),
    'daybook.share.undo': async () => sharing.errand((await import('./share/undoShare.ts')).undoLastShare),
  };
}

function commandLineOf({ extensionUri }: CommandDeps): string {
  return Uri.joinPath(extensionUri, 'dist', 'cli.js').fsPath;
}

/** Commands with which somebody begins. */
function firstStepTable({ firsts, setUp, writeSample }: CommandDeps) {
  return {
    'daybook.firstDay.open': () => openFirstDay(),
    'daybook.notebook.setUp': async () => {
      await promiseFirstDay(firsts);
      await setUpNotebook(setUp);
    },
    'daybook.sample.open': async () => {
      await promiseFirstDay(firsts);
      await openSample(writeSample);
    },
  } satisfies Partial<CommandTable>;
}

/** Commands that make notes. */
function newNoteTable(notebooks: Notebooks) {
  return {
    'daybook.decision.new': (given: unknown) => createRecord(notebooks, 'decision', answersOf(given)),
    'daybook.issue.new': (given: unknown) => createRecord(notebooks, 'issue', answersOf(given)),
    'daybook.meeting.new': (given: unknown) => createRecord(notebooks, 'meeting', answersOf(given)),
    'daybook.meeting.prepare': async (node: unknown) =>
      (await import('./prepareMeeting.ts')).prepareMeeting(notebooks, node),
    'daybook.project.new': (given: unknown) => createRecord(notebooks, 'project', answersOf(given)),
    'daybook.record.new': (given: unknown) => createAnyRecord(notebooks, answersOf(given)),
    'daybook.risk.new': (given: unknown) => createRecord(notebooks, 'risk', answersOf(given)),
    'daybook.standup.new': async () => {
      const open = await pickNotebook(notebooks);
      return open && openMeeting(open, 'standup');
    },
  } satisfies Partial<CommandTable>;
}

async function openConfig(notebooks: Notebooks): Promise<void> {
  const open = await pickNotebook(notebooks);
  if (open) await openNote(open.root, configPath, { preview: false });
}

async function openSample(write: () => Promise<Uri | undefined>): Promise<void> {
  const folder = await write();
  const forceNewWindow = (workspace.workspaceFolders ?? []).length > 0;
  if (folder) await commands.executeCommand('vscode.openFolder', folder, { forceNewWindow });
}
