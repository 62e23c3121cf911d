// What each state of sharing and each reason to hold a note back means: what happened, what Daybook did and did not do, what to do next.
// Tables of texts: a state without a row does not compile. They are read by the page alone (statePage.ts), so that nothing else loads them.
import { type Sayable, toSay } from '../../core/language.ts';
import type { ActionId, StateName } from './messages.ts';
import type { HoldCode } from './noteChecks.ts';

/** One state; `next` goes before what its action does. */
export interface Help {
  readonly why: Sayable;
  readonly did: keyof typeof deeds;
  readonly next?: Sayable;
}

/** What Daybook did, for many states the same. */
export const deeds = {
  looked: toSay('Daybook only looked. No note and no history was changed.'),
  stopped: toSay(
    'Daybook stopped there. Nothing that you wrote was lost or replaced, and nothing was forced on the team. What is committed and not sent goes with a later share.',
  ),
  sent: toSay('What you chose was committed and sent, and nothing else.'),
  took: toSay(
    'Each note of the team was put in place only while yours was as the last commit has it. A text that another program wrote at that moment is among the note’s versions.',
  ),
  committed: toSay('What you chose is in the history on this computer. Nothing was sent.'),
  done: toSay('Just that, and nothing else.'),
} as const;

/** What the button beside a sentence does. */
export const actionHelp: Readonly<Record<ActionId, Sayable>> = {
  none: toSay('There is nothing to do.'),
  retry: toSay('Try again, now or later: Daybook goes on where it stopped.'),
  share: toSay('Commit Notes shares it whenever you like.'),
  showChanges: toSay('Look at the changes; the list of Commit Notes says of each why it is held back.'),
  showOutput: toSay('The output shows all that was said.'),
  openNote: toSay('Look at the note, and commit yours.'),
  chooseVersion: toSay('Choose for each, or keep both. Until then both stand in the note.'),
  saveNotes: toSay('Save the note, or undo your changes in it, and share again.'),
  openRepository: toSay('Do that in Source Control or a terminal; afterwards sharing works again.'),
  chooseGit: toSay('Install git, or name the program in the setting `git.path`.'),
  makeRepository: toSay('Make the folder a repository. Nothing leaves this computer by that.'),
  manageTrust: toSay('Trust the folder if you know who made it. Until then no program runs in it.'),
  setIdentity: toSay('Tell your name and address once; they are noted for this repository alone.'),
  addRemote: toSay('Name the address of the team’s repository, or keep the notes here for good.'),
  publishBranch: toSay('Publish the branch under its own name, or change to the one that the team uses.'),
  shareOwnCommits: toSay('Share them all if the team may have them; else wait, and share later.'),
  signIn: toSay('Sign in: git asks in a box of VS Code. Daybook sees no password.'),
  renameMine: toSay('Give your file another name, or delete it, and share again.'),
  openReview: toSay('Open the review and ask somebody to look. Daybook notices when it is merged.'),
  shareForReview: toSay('Share for Review sends your changes to a branch of their own.'),
  explain: toSay('Show the details to somebody who looks after the repository.'),
  keepMine: toSay('Ask a colleague first. Then keep yours on a branch of its own and follow the team.'),
  removeLock: toSay(
    'If no git works in this folder any more, remove the lock; Daybook looks once more before it does.',
  ),
};

const stopped = (why: Sayable, next?: Sayable): Help => ({ why, did: 'stopped', ...(next && { next }) });
const looked = (why: Sayable): Help => ({ why, did: 'looked' });

/** Every state. */
export const stateHelp: Readonly<Record<StateName, Help>> = {
  ready: looked(toSay('Sharing is set up; there may be changes on either side.')),
  'up-to-date': looked(toSay('The team’s repository was asked: both sides have the same.')),
  shared: { why: toSay('The team’s repository has your changes now.'), did: 'sent' },
  combined: { why: toSay('You and the team had changed different things; both are in the notes now.'), did: 'sent' },
  'combined-open': {
    why: toSay('You and the team set the same thing differently. Both forms stand in the note, one below the other.'),
    did: 'sent',
  },
  apart: looked(toSay('Both sides went on. The next share combines them.')),
  updated: { why: toSay('The team had something new, and you had nothing to send.'), did: 'took' },
  committed: { why: toSay('A commit was made, and nobody else has it yet.'), did: 'committed' },
  'local-only': { why: toSay('No address of a shared repository is known here.'), did: 'committed' },
  private: looked(toSay('Its `daybook.yml` says `visibility: private`, so no git runs for it.')),
  'kept-here': { why: toSay('You said once that these notes stay here.'), did: 'committed' },
  'nothing-to-share': looked(toSay('All notes are as the last commit has them.')),
  'in-review': { why: toSay('Your changes wait on a branch of their own for somebody to look at.'), did: 'sent' },
  'review-merged': looked(toSay('Somebody accepted your review.')),
  'review-done': { why: toSay('Somebody accepted your review, and the notes here have it.'), did: 'took' },
  'driver-ready': { why: toSay('Merges in terminals go task by task, too.'), did: 'done' },
  undone: {
    why: toSay(
      'A new commit gave the notes of your last share their earlier text. The shared text stays in the history: a secret in it has to be changed.',
    ),
    did: 'sent',
  },
  'nothing-to-undo': looked(toSay('The last commits here were made by others, or were undone.')),
  'edited-since': stopped(toSay('To undo the share would touch a note that you are working on.')),
  'changed-since': {
    why: toSay('Somebody built on what the share had changed. The other notes were undone.'),
    did: 'sent',
    next: toSay('Change it by hand where that is wanted.'),
  },
  'brought-back': { why: toSay('The version that you chose was written into the note.'), did: 'done' },
  'all-held': stopped(toSay('Each chosen note has something that a person has to decide.')),
  'no-git': stopped(toSay('There is no git, it does not start, or it is older than 2.25.')),
  restricted: stopped(toSay('VS Code runs no programs in folders that nobody vouched for, and git is one.')),
  'not-a-repository': stopped(toSay('Sharing goes by git, and git keeps no history of this folder.')),
  'dubious-owner': stopped(
    toSay('Another user of this computer owns the folder, so git refuses to work in it.'),
    toSay('Work in a copy of your own (`git clone`), or tell git that you trust it, as its words say.'),
  ),
  'user-operation': stopped(
    toSay('Somebody began it with git and did not finish it; a commit now would end up in the middle.'),
    toSay('Finish it or call it off.'),
  ),
  detached: stopped(toSay('What is committed on no branch is easily lost.'), toSay('Change to a branch.')),
  'no-identity': stopped(toSay('Git makes no commit without a name.')),
  'no-upstream': stopped(toSay('The branch has no partner in the team’s repository.')),
  'pushes-elsewhere': stopped(toSay('The settings name two places, and Daybook cannot know which one the team reads.')),
  sparse: stopped(toSay('Files that are not here could not be compared. Committing works; taking over does not.')),
  unsaved: stopped(toSay('The team changed a note that stands unsaved in an editor.')),
  overlap: stopped(
    toSay('Taking the team’s text over would replace yours. Once yours is committed, the two are combined.'),
  ),
  'in-the-way': stopped(toSay('Putting the team’s file there would replace one that is in no history.')),
  'bad-name': stopped(
    toSay(
      'Git would not check such a file out either: its name leads into git’s own folder, or this system has no such names.',
    ),
    toSay('Ask for another name.'),
  ),
  rewritten: stopped(
    toSay(
      'Commits that the team had shared are gone, often because a secret was taken out. Sharing would bring them back.',
    ),
  ),
  'branch-gone': stopped(
    toSay('Somebody deleted the branch, perhaps because it was merged. Daybook does not bring it back.'),
  ),
  'both-moved': stopped(
    toSay('It is no note, is filtered or linked, or its names exclude each other.'),
    toSay('Merge it with git.'),
  ),
  unrelated: stopped(
    toSay('The two were begun apart, or this clone is shallow and lacks the older part.'),
    toSay('For a shallow clone: `git fetch --unshallow`.'),
  ),
  'held-hook': stopped(
    toSay('A check that the repository has for commits refused, failed or took too long. Daybook never skips one.'),
    toSay('Repair what it names and share again.'),
  ),
  'hooks-need-git': stopped(toSay('This git cannot run the check, and Daybook never skips one.')),
  'held-signing': stopped(
    toSay('The key was not there or not unlocked in time. Daybook makes no unsigned commit instead.'),
    toSay('Unlock the key and share again.'),
  ),
  'own-commits': stopped(
    toSay('Commits that were made without Daybook are on this branch, and a branch is sent as a whole.'),
  ),
  offline: stopped(
    toSay('The network or the server did not answer. Daybook looks again by itself, less often each time.'),
  ),
  queued: stopped(toSay('Each time somebody else was quicker.')),
  'auth-needed': stopped(toSay('The server did not take what git knows of you, or git knows nothing.')),
  'rejected-by-server': stopped(toSay('A rule of the server refused it; to try again is pointless.')),
  'kept-on-branch': { why: toSay('The shared history had been replaced, and yours stands beside it.'), did: 'took' },
  'abandoned-lock': stopped(toSay('A git that is ended leaves its lock behind, and every other git waits for it.')),
  'locked-by-other': stopped(toSay('Two programs that write at once would harm each other, so one waits.')),
  moved: stopped(toSay('The branch is not where it stood when this began.')),
  'changed-meanwhile': stopped(toSay('What would have been committed is not what was looked at.')),
  cancelled: stopped(toSay('You or VS Code called it off; a write is never cut in two.')),
  'disk-problem': stopped(
    toSay('The disk is full, read-only or not there.'),
    toSay('Make room or ask for the right to write.'),
  ),
  'git-copies': stopped(
    toSay('A folder that is kept in step file by file gives git two truths.'),
    toSay('Let git alone keep it in step.'),
  ),
  failed: stopped(toSay('Git gave an answer that Daybook does not know.')),
};

/** Every reason to hold back one file, or several at once. */
export const holdHelp: Readonly<Record<HoldCode, Sayable>> = {
  'conflict-markers': toSay(
    'Choose between the two sides and delete the lines with `<<<<<<<`, `=======` and `>>>>>>>`.',
  ),
  unmerged: toSay('Finish the merge with git.'),
  secret: toSay(
    'What is shared stays in the history for good. Take it out and change it where it is used, or tick the note if it is no secret.',
  ),
  staged: toSay('Tick it if the whole file may be shared.'),
  'half-staged': toSay('Commit or unstage your part in Source Control; the note is free again then.'),
  link: toSay('Links are not followed. Put the file itself there.'),
  'not-text': toSay('Compare it with its versions (Restore Earlier Version), or give it another name than `.md`.'),
  'too-large': toSay('Keep it elsewhere and link to it.'),
  shrunk: toSay('Compare it with its versions; tick it if that is meant.'),
  'mass-delete': toSay('Bring them back (Restore Earlier Version), or tick them if that is meant.'),
  unmounted: toSay('Connect the drive. If the notes are to go, delete them with git.'),
  twin: toSay('Rename one of the two with git (`git mv`), where both are to be told apart.'),
  'in-cloud': toSay('Download it in Finder; it was not deleted.'),
  unreadable: toSay('Look at its rights, and whether another program holds it.'),
};
