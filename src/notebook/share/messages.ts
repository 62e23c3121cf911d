// What people read about sharing: one sentence and one action for every state. Comes in: a state and its facts. Goes out:
// English words as values (the user interface translates them). Every state of sharing is a row; there is no other text.
import type { Hold, HoldCode } from './noteChecks.ts';

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
  | 'saveNotes'
  | 'openRepository'
  | 'chooseGit'
  | 'manageTrust'
  | 'setIdentity'
  | 'addRemote'
  | 'publishBranch'
  | 'shareOwnCommits'
  | 'signIn'
  | 'renameMine'
  | 'explain';

/** `fine`: nothing is wrong; `waiting`: heals by itself or with a retry; `paused`: a person has to do something. */
export type StateTone = 'fine' | 'waiting' | 'paused';

interface Row {
  readonly tone: StateTone;
  readonly action: ActionId;
  readonly text: (facts: Facts) => string;
}

const rows = {
  ready: { tone: 'fine', action: 'share', text: () => 'Ready to share.' },
  'up-to-date': {
    tone: 'fine',
    action: 'none',
    text: () => 'Everything is shared, and you have everything the team shared.',
  },
  shared: { tone: 'fine', action: 'none', text: (f) => `Shared with the team: ${changes(f.count)}.` },
  combined: {
    tone: 'fine',
    action: 'none',
    text: (f) => `Shared, and combined with ${changes(f.count)} from the team.`,
  },
  'combined-open': {
    tone: 'paused',
    action: 'openNote',
    text: (f) =>
      `Shared and combined with the team; ${f.total === 1 ? 'one note holds' : `${f.total ?? 0} notes hold`} two versions of something for you to choose from, the first in ${f.path ?? ''}.`,
  },
  apart: {
    tone: 'fine',
    action: 'share',
    text: (f) => `You have ${commits(f.count)} and the team has ${commits(f.total)} that the other side lacks.`,
  },
  updated: { tone: 'fine', action: 'none', text: (f) => `Took over ${changes(f.count)} from the team.` },
  committed: {
    tone: 'fine',
    action: 'share',
    text: (f) => `Saved in the history: ${changes(f.count)}, not shared yet.`,
  },
  'local-only': {
    tone: 'fine',
    action: 'addRemote',
    text: () => 'The notes are saved in the history here; this repository has no shared place to send them to.',
  },
  'nothing-to-share': { tone: 'fine', action: 'none', text: () => 'There is nothing new to share.' },
  'all-held': {
    tone: 'paused',
    action: 'showChanges',
    text: (f) =>
      `Nothing was shared: ${f.count === 1 ? 'the one change is' : `all ${f.count ?? 0} changes are`} held back.`,
  },
  'no-git': {
    tone: 'paused',
    action: 'chooseGit',
    text: (f) => `Notes work; sharing is off because git cannot be used${quoted(f.words)}.`,
  },
  restricted: {
    tone: 'paused',
    action: 'manageTrust',
    text: () => 'Notes work; sharing is off because this folder is not trusted yet.',
  },
  'not-a-repository': {
    tone: 'paused',
    action: 'explain',
    text: () => 'Notes work; sharing is off because this folder is not in a git repository.',
  },
  'dubious-owner': {
    tone: 'paused',
    action: 'explain',
    text: () => 'Notes work; sharing is off because git says that this folder belongs to somebody else.',
  },
  'user-operation': {
    tone: 'paused',
    action: 'openRepository',
    text: (f) => `You are in the middle of a ${f.what ?? 'git operation'}. Daybook keeps your edits and waits.`,
  },
  detached: {
    tone: 'paused',
    action: 'openRepository',
    text: () => 'You are looking at an old version, not at a branch. Daybook keeps your edits and waits.',
  },
  'no-identity': {
    tone: 'paused',
    action: 'setIdentity',
    text: () => 'Git does not know your name and mail address yet, and every shared change carries them.',
  },
  'no-upstream': {
    tone: 'paused',
    action: 'publishBranch',
    text: (f) => `The branch ${f.branch ?? ''} is only on this computer; the team does not see it yet.`,
  },
  'pushes-elsewhere': {
    tone: 'paused',
    action: 'openRepository',
    text: (f) =>
      `This branch reads from one place and writes to another (${f.what ?? ''}); share it with git yourself.`,
  },
  sparse: {
    tone: 'paused',
    action: 'openRepository',
    text: () => 'Only a part of this repository is checked out; update it with git yourself.',
  },
  unsaved: {
    tone: 'paused',
    action: 'saveNotes',
    text: (f) => `New versions are ready; ${f.path ?? 'a note'} has unsaved changes.`,
  },
  overlap: {
    tone: 'paused',
    action: 'openNote',
    text: (f) =>
      `You and the team both changed ${f.path ?? 'a note'}; yours is not committed yet. Nothing was changed.`,
  },
  'in-the-way': {
    tone: 'paused',
    action: 'renameMine',
    text: (f) => `${f.path ?? 'A file'} arrives from the team, but a file that git does not know has that name here.`,
  },
  rewritten: {
    tone: 'paused',
    action: 'explain',
    text: (f) =>
      `The shared history was replaced. ${commits(f.count)} here ${f.count === 1 ? 'builds' : 'build'} on the old one.`,
  },
  'branch-gone': {
    tone: 'paused',
    action: 'explain',
    text: (f) => `The team's branch ${f.branch ?? ''} was deleted. Your notes are safe here and were not sent.`,
  },
  'both-moved': {
    tone: 'paused',
    action: 'openRepository',
    text: (f) =>
      `You and the team both changed ${f.path ?? 'files'} in a way that only git can combine. Nothing was changed.`,
  },
  unrelated: {
    tone: 'paused',
    action: 'explain',
    text: () => 'Your history and the team’s have no common start that is known here. Nothing was changed.',
  },
  'held-hook': {
    tone: 'paused',
    action: 'showOutput',
    text: (f) => `The repository's check ${f.what ?? 'hook'} said no${quoted(f.words)}.`,
  },
  'hooks-need-git': {
    tone: 'paused',
    action: 'chooseGit',
    text: (f) =>
      `The repository has a check (${f.what ?? 'hook'}) that needs git 2.36 or later to run; nothing was committed.`,
  },
  'held-signing': {
    tone: 'paused',
    action: 'showOutput',
    text: (f) => `This repository signs commits, and signing did not work${quoted(f.words)}.`,
  },
  'own-commits': {
    tone: 'paused',
    action: 'shareOwnCommits',
    text: (f) =>
      `${commits(f.count)} of yours ${f.count === 1 ? 'is' : 'are'} not shared yet; sharing notes would share that too.`,
  },
  offline: {
    tone: 'waiting',
    action: 'retry',
    text: () => 'The shared repository cannot be reached. Your changes are safe here, not shared yet.',
  },
  queued: {
    tone: 'waiting',
    action: 'retry',
    text: () => 'Others are sharing at the same time. Your changes are safe here and wait for the next try.',
  },
  'auth-needed': { tone: 'paused', action: 'signIn', text: () => 'The server wants you to sign in.' },
  'rejected-by-server': {
    tone: 'paused',
    action: 'showOutput',
    text: (f) => `The server does not accept direct changes to ${f.branch ?? 'this branch'}${quoted(f.words)}.`,
  },
  'locked-by-other': {
    tone: 'waiting',
    action: 'retry',
    text: (f) => `Another git program holds this repository${f.minutes === undefined ? '' : ` for ${f.minutes} min`}.`,
  },
  moved: {
    tone: 'waiting',
    action: 'retry',
    text: () => 'Somebody else changed the branch at the same moment. Nothing was lost; try again.',
  },
  'changed-meanwhile': {
    tone: 'waiting',
    action: 'retry',
    text: (f) => `${f.path ?? 'A note'} changed while it was being shared. Nothing was committed; try again.`,
  },
  cancelled: { tone: 'waiting', action: 'retry', text: () => 'Sharing was cancelled. Your changes are safe here.' },
  'disk-problem': {
    tone: 'paused',
    action: 'retry',
    text: (f) => `The team's versions could not be written${quoted(f.words)}. Everything is as it was before.`,
  },
  failed: { tone: 'paused', action: 'showOutput', text: (f) => `Git could not do that${quoted(f.words)}.` },
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

const holds: Readonly<Record<HoldCode, (hold: Hold) => string>> = {
  'conflict-markers': (h) => `Line ${h.line ?? 0} starts an unresolved merge conflict.`,
  unmerged: () => 'A merge of this note is not finished.',
  secret: (h) => `Line ${h.line ?? 0} looks like ${h.what ?? 'a secret'}.`,
  staged: () => 'You staged this yourself; include it only if you mean to.',
  'half-staged': () => 'You staged a part of this yourself; Daybook leaves it to you.',
  link: () => 'This is a link to another place, not a file.',
  'not-text': () => 'This is not a text; the file may be damaged.',
  'too-large': () => 'This file is larger than 5 MB.',
  shrunk: () => 'More than half of this note is gone.',
  'mass-delete': (h) => `This would delete ${h.count ?? 0} of ${h.total ?? 0} notes for everyone.`,
  unmounted: () => 'The folder of the notes is gone; it may be a drive that is not connected.',
  unreadable: () => 'This file cannot be read.',
};

/** Why an entry is held back, in one sentence. */
export function sayHold(hold: Hold): string {
  return holds[hold.code](hold);
}

function changes(count = 0): string {
  return count === 1 ? '1 change' : `${count} changes`;
}

function commits(count = 0): string {
  return count === 1 ? '1 commit' : `${count} commits`;
}

function quoted(words: string | undefined): string {
  const line = words?.split('\n')[0] ?? '';
  return line === '' ? '' : `: ${line.replace(/[.\s]+$/, '')}`;
}
