// What people read about sharing: one sentence and one action for every state. Comes in: a state and its facts. Goes out:
// words as values, in the language that is set. Every state of sharing is a row; there is no other text.
import { say } from '../../core/language.ts';

/** What a sentence may need to know. Paths are repository-relative. */
export interface Facts {
  readonly path?: string;
  readonly count?: number;
  readonly total?: number;
  readonly branch?: string;
  readonly what?: string;
  /** git's, a hook's or the server's own words, credentials masked. */
  readonly words?: string;
  readonly minutes?: number;
}

/** What a button beside the sentence does; the user interface has one command for each. */
export type ActionId =
  | 'none'
  | 'retry'
  | 'share'
  | 'showChanges'
  | 'showOutput'
  | 'openNote'
  | 'chooseVersion'
  | 'saveNotes'
  | 'openRepository'
  | 'chooseGit'
  | 'makeRepository'
  | 'manageTrust'
  | 'setIdentity'
  | 'addRemote'
  | 'publishBranch'
  | 'shareOwnCommits'
  | 'signIn'
  | 'renameMine'
  | 'openReview'
  | 'shareForReview'
  | 'explain'
  | 'keepMine'
  | 'removeLock';

/** `fine`: nothing is wrong; `waiting`: heals by itself or with a retry; `paused`: a person has to do something. */
export type StateTone = 'fine' | 'waiting' | 'paused';

interface Row {
  readonly tone: StateTone;
  readonly action: ActionId;
  readonly text: (facts: Facts) => string;
}

const rows = {
  ready: { tone: 'fine', action: 'share', text: () => say('Ready to share.') },
  'up-to-date': {
    tone: 'fine',
    action: 'none',
    text: () => say('Everything is shared, and you have everything the team shared.'),
  },
  shared: { tone: 'fine', action: 'none', text: (f) => say('Shared with the team: {0}.', changes(f.count)) },
  combined: {
    tone: 'fine',
    action: 'none',
    text: (f) => say('Shared, and combined with {0} from the team.', changes(f.count)),
  },
  'combined-open': {
    tone: 'fine',
    action: 'chooseVersion',
    text: (f) =>
      f.total === 1
        ? say('Shared. You and the team set the same thing differently in {0}: choose a version.', f.path ?? '')
        : say(
            'Shared. You and the team set the same things differently in {0} notes, the first is {1}: choose the versions.',
            f.total ?? 0,
            f.path ?? '',
          ),
  },
  apart: {
    tone: 'fine',
    action: 'share',
    text: (f) =>
      say('You have {0} and the team has {1} that the other side lacks.', commits(f.count), commits(f.total)),
  },
  updated: { tone: 'fine', action: 'none', text: (f) => say('Took over {0} from the team.', changes(f.count)) },
  committed: {
    tone: 'fine',
    action: 'share',
    text: (f) => say('Saved in the history: {0}, not shared yet.', changes(f.count)),
  },
  'local-only': {
    tone: 'fine',
    action: 'addRemote',
    text: () => say('The notes are saved in the history here; this repository has no shared place to send them to.'),
  },
  private: {
    tone: 'fine',
    action: 'none',
    text: () => say('This notebook is private: it stays on this computer and is never shared.'),
  },
  'kept-here': {
    tone: 'fine',
    action: 'none',
    text: () => say('The notes are saved in the history on this computer alone, as you chose.'),
  },
  'nothing-to-share': { tone: 'fine', action: 'none', text: () => say('There is nothing new to share.') },
  'in-review': {
    tone: 'fine',
    action: 'openReview',
    text: (f) => say('On {0}, waiting for review: {1}.', f.branch ?? '', changes(f.count)),
  },
  'review-merged': {
    tone: 'fine',
    action: 'share',
    text: (f) => say('Your changes on {0} were merged; sharing takes the team’s branch over.', f.branch ?? ''),
  },
  'review-done': {
    tone: 'fine',
    action: 'none',
    text: (f) => say('Your changes on {0} were merged: {1}.', f.branch ?? '', changes(f.count)),
  },
  'driver-ready': {
    tone: 'fine',
    action: 'none',
    text: () => say('Git merges notes by Daybook now, on this computer.'),
  },
  undone: {
    tone: 'fine',
    action: 'none',
    text: (f) => say('Undone for everyone: {0}. The history keeps it.', changes(f.count)),
  },
  'nothing-to-undo': {
    tone: 'fine',
    action: 'none',
    text: () => say('There is no share from this computer that could be undone.'),
  },
  'edited-since': {
    tone: 'paused',
    action: 'openNote',
    text: (f) => say('{0} has changes that are not shared yet. Share them first; nothing was changed.', f.path ?? ''),
  },
  'changed-since': {
    tone: 'paused',
    action: 'openNote',
    text: (f) => say('{0} was changed again in the same place, and stays as it is.', f.path ?? ''),
  },
  'brought-back': {
    tone: 'fine',
    action: 'none',
    text: (f) => say('{0} has its earlier text again. What stood there before is among its versions.', f.path ?? ''),
  },
  'all-held': {
    tone: 'paused',
    action: 'showChanges',
    text: (f) =>
      f.count === 1
        ? say('Nothing was shared: the one change is held back.')
        : say('Nothing was shared: all {0} changes are held back.', f.count ?? 0),
  },
  'no-git': {
    tone: 'paused',
    action: 'chooseGit',
    text: (f) => say('Notes work; sharing is off because git cannot be used{0}.', quoted(f.words)),
  },
  restricted: {
    tone: 'paused',
    action: 'manageTrust',
    text: () => say('Notes work; sharing is off because this folder is not trusted yet.'),
  },
  'not-a-repository': {
    tone: 'paused',
    action: 'makeRepository',
    text: () => say('Notes work; sharing is off because this folder is not in a git repository yet.'),
  },
  'dubious-owner': {
    tone: 'paused',
    action: 'explain',
    text: () => say('Notes work; sharing is off because git says that this folder belongs to somebody else.'),
  },
  'user-operation': {
    tone: 'paused',
    action: 'openRepository',
    text: (f) =>
      say('You are in the middle of a {0}. Daybook keeps your edits and waits.', f.what ?? say('git operation')),
  },
  detached: {
    tone: 'paused',
    action: 'openRepository',
    text: () => say('You are looking at an old version, not at a branch. Daybook keeps your edits and waits.'),
  },
  'no-identity': {
    tone: 'paused',
    action: 'setIdentity',
    text: () => say('Git does not know your name and mail address yet, and every shared change carries them.'),
  },
  'no-upstream': {
    tone: 'paused',
    action: 'publishBranch',
    text: (f) => say('The branch {0} is only on this computer; the team does not see it yet.', f.branch ?? ''),
  },
  'pushes-elsewhere': {
    tone: 'paused',
    action: 'openRepository',
    text: (f) =>
      say('This branch reads from one place and writes to another ({0}); share it with git yourself.', f.what ?? ''),
  },
  sparse: {
    tone: 'paused',
    action: 'openRepository',
    text: () => say('Only a part of this repository is checked out; update it with git yourself.'),
  },
  unsaved: {
    tone: 'paused',
    action: 'saveNotes',
    text: (f) => say('New versions are ready; {0} has unsaved changes.', f.path ?? say('a note')),
  },
  overlap: {
    tone: 'paused',
    action: 'openNote',
    text: (f) =>
      say(
        'You and the team both changed {0}; yours is not committed yet. Nothing was changed.',
        f.path ?? say('a note'),
      ),
  },
  'in-the-way': {
    tone: 'paused',
    action: 'renameMine',
    text: (f) =>
      say('{0} arrives from the team, but a file that git does not know has that name here.', f.path ?? say('A file')),
  },
  'bad-name': {
    tone: 'paused',
    action: 'explain',
    text: (f) =>
      say('{0} arrives from the team, but no file may have that name on this computer.', f.path ?? say('A file')),
  },
  rewritten: {
    tone: 'paused',
    action: 'keepMine',
    text: (f) =>
      f.count === 1
        ? say('The shared history was replaced. 1 commit here builds on the old one.')
        : say('The shared history was replaced. {0} commits here build on the old one.', f.count ?? 0),
  },
  'branch-gone': {
    tone: 'paused',
    action: 'explain',
    text: (f) => say("The team's branch {0} was deleted. Your notes are safe here and were not sent.", f.branch ?? ''),
  },
  'both-moved': {
    tone: 'paused',
    action: 'openRepository',
    text: (f) =>
      say(
        'You and the team both changed {0} in a way that only git can combine. Nothing was changed.',
        f.path ?? say('files'),
      ),
  },
  unrelated: {
    tone: 'paused',
    action: 'explain',
    text: () => say('Your history and the team’s have no common start that is known here. Nothing was changed.'),
  },
  'held-hook': {
    tone: 'paused',
    action: 'showOutput',
    text: (f) => say("The repository's check {0} said no{1}.", f.what ?? say('hook'), quoted(f.words)),
  },
  'hooks-need-git': {
    tone: 'paused',
    action: 'chooseGit',
    text: (f) =>
      say(
        'The repository has a check ({0}) that needs git 2.36 or later to run; nothing was committed.',
        f.what ?? say('hook'),
      ),
  },
  'held-signing': {
    tone: 'paused',
    action: 'showOutput',
    text: (f) => say('This repository signs commits, and signing did not work{0}.', quoted(f.words)),
  },
  'own-commits': {
    tone: 'paused',
    action: 'shareOwnCommits',
    text: (f) =>
      f.count === 1
        ? say('1 commit of yours is not shared yet; sharing notes would share that too.')
        : say('{0} commits of yours are not shared yet; sharing notes would share them too.', f.count ?? 0),
  },
  offline: {
    tone: 'waiting',
    action: 'retry',
    text: () => say('The shared repository cannot be reached. Your changes are safe here, not shared yet.'),
  },
  queued: {
    tone: 'waiting',
    action: 'retry',
    text: () => say('Others are sharing at the same time. Your changes are safe here and wait for the next try.'),
  },
  'auth-needed': { tone: 'paused', action: 'signIn', text: () => say('The server wants you to sign in.') },
  'rejected-by-server': {
    tone: 'paused',
    action: 'shareForReview',
    text: (f) =>
      say('The server does not accept direct changes to {0}{1}.', f.branch ?? say('this branch'), quoted(f.words)),
  },
  'kept-on-branch': {
    tone: 'fine',
    action: 'none',
    text: (f) => say('Your commits are kept on the branch {0}, and the notes here are the team’s now.', f.branch ?? ''),
  },
  'abandoned-lock': {
    tone: 'paused',
    action: 'removeLock',
    text: (f) =>
      say(
        'A git program left a lock on this repository {0} min ago, and none seems to hold it any more.',
        f.minutes ?? 0,
      ),
  },
  'locked-by-other': {
    tone: 'waiting',
    action: 'retry',
    text: (f) =>
      f.minutes === undefined
        ? say('Another git program holds this repository.')
        : say('Another git program holds this repository for {0} min.', f.minutes),
  },
  moved: {
    tone: 'waiting',
    action: 'retry',
    text: () => say('Somebody else changed the branch at the same moment. Nothing was lost; try again.'),
  },
  'changed-meanwhile': {
    tone: 'waiting',
    action: 'retry',
    text: (f) =>
      say('{0} changed while it was being shared. Nothing was committed; try again.', f.path ?? say('A note')),
  },
  cancelled: {
    tone: 'waiting',
    action: 'retry',
    text: () => say('Sharing was cancelled. Your changes are safe here.'),
  },
  'disk-problem': {
    tone: 'paused',
    action: 'retry',
    // What was begun may stand half-way: its journal lets the next errand finish it or take it back.
    text: (f) =>
      say(
        'Daybook could not write to the disk{0}. Nothing is lost: sharing again finishes what was begun, or takes it back.',
        quoted(f.words),
      ),
  },
  'git-copies': {
    tone: 'paused',
    action: 'showOutput',
    text: (f) =>
      say(
        'Another program copies files of git here ("{0}"), which harms it. Move the notebook out of the folder that it keeps in step.',
        f.what ?? '',
      ),
  },
  failed: { tone: 'paused', action: 'showOutput', text: (f) => say('Git could not do that{0}.', quoted(f.words)) },
} as const satisfies Record<string, Row>;

/** Every state sharing can be in. */
export type StateName = keyof typeof rows;

/** A state in words. */
export interface Told {
  readonly state: StateName;
  readonly tone: StateTone;
  readonly text: string;
  readonly action: ActionId;
  readonly facts: Facts;
}

/** Says a state in one sentence with one action. */
export function tell(state: StateName, facts: Facts = {}): Told {
  const row: Row = rows[state];
  return { state, tone: row.tone, text: row.text(facts), action: row.action, facts };
}

/** All states, for tests and documentation. */
export const stateNames = Object.keys(rows) as StateName[];

function changes(count = 0): string {
  return count === 1 ? say('1 change') : say('{0} changes', count);
}

function commits(count = 0): string {
  return count === 1 ? say('1 commit') : say('{0} commits', count);
}

function quoted(words: string | undefined): string {
  const line = words?.split('\n')[0] ?? '';
  return line === '' ? '' : `: ${line.replace(/[.\s]+$/, '')}`;
}
