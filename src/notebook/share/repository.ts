// A repository as the rest of Daybook uses it: what can be shared, commit, share, take over, check, recover. Comes in: the
// notebooks in it and the world as ports. Goes out: outcomes in words; nothing here throws for what git or people do.
// Operations run one after the other; nothing is rebased, stashed, reset, checked out, merged or forced, ever.
import type { SharedNote } from '../../core/edits/state.ts';
import type { Keeps } from '../../core/record/confidential.ts';
import type { Naming } from '../../core/record/recordWords.ts';
import type { Git, GitOptions } from '../git.ts';
import type { GitCall, GitVerb } from '../gitVerbs.ts';
import type { CommitRequest } from './commit.ts';
import { commitAndShareNotes, shareNotes } from './errands.ts';
import { type Invitation, invite } from './invitation.ts';
import { readJournal } from './journal.ts';
import { keepMine } from './keepMine.ts';
import { removeAbandoned, takeLock } from './lock.ts';
import { type DriverPlan, planMergeDriver, setUpMergeDriver } from './mergeDriver.ts';
import { type Told, tell } from './messages.ts';
import { finished, type Outcome, type RunOptions, type ShareOptions, toldOf, toOutcome } from './outcome.ts';
import {
  askIdentity,
  type Bound,
  bindBranch,
  forgetHead,
  openPlace,
  type Place,
  type PlaceDeps,
  prefixOf,
  readUpstream,
  remoteNames,
  setting,
} from './place.ts';
import { recover } from './recover.ts';
import { shortName, unknownThere } from './remote.ts';
import { inReview, reviewAddress, reviewState, shareForReview } from './review.ts';
import { type PlacedScope, pathInScope, placeScopes, type ShareScope } from './scope.ts';
import { addRemote, type Identity, isKeptHere, keepHere, readIdentity, setIdentity } from './setUp.ts';
import { sharedNote } from './sharedNote.ts';
import { listShareable, type ShareEntry } from './shareList.ts';
import { commit, publishedTo, type Session } from './sharing.ts';
import { readStanding, type Standing } from './standing.ts';
import { findLastShare, type LastShare, undoLastShare } from './undoShare.ts';
import { bringBack, listPastPaths, listVersions, type Version, versionText } from './versions.ts';

/** What a repository needs from its host. */
export interface RepositoryDeps extends PlaceDeps {
  /** The notebooks of this repository that may be shared (private ones are left out). */
  readonly scopes: () => readonly ShareScope[];
  /** Files with unsaved changes in an editor, relative to `root` (absolute), POSIX. */
  readonly dirtyPaths: (root: string) => readonly string[];
}

/** The list to choose from. `entries` is empty when the state forbids sharing. */
export interface ShareList {
  readonly told: Told;
  readonly entries: readonly ShareEntry[];
  /** By the notebook that a path of the repository is of. */
  readonly keeps: Keeps;
  /** The same for what records are called. */
  readonly naming: Naming;
}

/** The state of the repository itself, without a look at the remote. */
export interface Guarded {
  readonly told: Told;
  /** Absolute path of the repository; absent when there is none. */
  readonly root?: string;
  /** Short name of the branch. */
  readonly branch?: string;
  /** How many commits of the person's own would go along with the first share of this branch. */
  readonly goingAlong?: number;
  /** A person said that the notes stay on this computer. */
  readonly keptHere?: boolean;
}

/** A note by its notebook's folder (absolute) and its path in it. */
export interface NotePlace {
  readonly folder: string;
  readonly path: string;
}

/** One repository, shared by its notebooks. */
export interface Repository {
  /** `ready`, `local-only`, `no-upstream`, or what forbids sharing now. */
  guard(): Promise<Guarded>;
  /** Everything of the notebooks that differs from the last commit. */
  shareable(): Promise<ShareList>;
  /** Commits exactly the chosen entries; states `committed`, `nothing-to-share`, `all-held` or what forbids it. */
  commit(request: CommitRequest, options?: RunOptions): Promise<Outcome>;
  /** Fetches, then takes over or sends; states `up-to-date`, `updated`, `shared`, `both-moved`, ... */
  share(options?: ShareOptions): Promise<Outcome>;
  /** The whole errand: take over what the team has, commit the choice, send it. Offline it ends with the commit. */
  commitAndShare(request: CommitRequest, options?: ShareOptions): Promise<Outcome>;
  /** Asks the remote and counts; changes no file and no branch. */
  fetchOnly(options?: RunOptions): Promise<Standing>;
  /** Commits the choice (where there is one) and sends what the team lacks to a branch of its own; state `in-review`, ... */
  shareForReview(request: CommitRequest | undefined, options?: ShareOptions): Promise<Outcome>;
  /** The host's page for the review that waits; undefined without one, or for a host that is not known. */
  reviewPage(): Promise<string | undefined>;
  /** The share that Undo would take back, if any. */
  lastShare(): Promise<LastShare | undefined>;
  /** Brings the earlier texts of the last share back as a new commit, and sends it; states `undone`, `nothing-to-undo`, ... */
  undoLastShare(options?: ShareOptions): Promise<Outcome>;
  /** Earlier versions of a note of a notebook, newest first. */
  versions(note: NotePlace): Promise<readonly Version[]>;
  /** Notes of a notebook that were changed, deleted or set aside lately; paths in the notebook. */
  pastNotes(folder: string): Promise<readonly string[]>;
  versionText(oid: string): Promise<string>;
  /** A note as the team has it, as far as is known here; undefined where that cannot be told. Waits for nothing else. */
  sharedNote(note: NotePlace): Promise<SharedNote | undefined>;
  /** Puts a version into the note's file; what stood there is set aside. */
  bringBack(note: NotePlace, oid: string): Promise<Told>;
  /** The letter to a colleague; undefined when no remote is named that somebody else could use. */
  invitation(notebook: string, folder: string): Promise<Invitation | undefined>;
  /** What setting up git's merge driver would write; `cli` is the absolute path of the command line. */
  mergeDriverPlan(folder: string, cli: string): Promise<DriverPlan>;
  setUpMergeDriver(plan: DriverPlan): Promise<Told>;
  /** Whom git names as the one who commits; what it does not say is empty. */
  identity(): Promise<Identity>;
  /** Notes in the repository's own settings who commits. */
  setIdentity(identity: Identity): Promise<Told>;
  /** Names the team's repository by its address, where none is named yet. */
  addRemote(address: string): Promise<Told>;
  /** Remembers that the notes stay on this computer. */
  keepHere(): Promise<Told>;
  /** Where the shared history was replaced: keeps the commits here on a branch of their own and takes the team's over. */
  keepMine(): Promise<Told>;
  /** Removes the lock of `abandoned-lock`, if still nobody seems to hold it. */
  removeLock(path: string): Promise<Told>;
  /** Finishes what a crash interrupted; safe at any time. */
  recover(): Promise<Told>;
}

/** Opens the repository around a notebook's folder (absolute path). Starts nothing until it is asked something. */
export function openRepository(deps: RepositoryDeps, folder: string): Repository {
  const { inOrder, first } = createQueue();
  const seen = {};
  const place = (options: RunOptions = {}): Promise<Place> =>
    openPlace({ ...deps, seen, gitAt: (at) => forCaller(deps.gitAt(at), options) }, folder);
  const errand = (options: RunOptions | undefined, task: (session: Session) => Promise<Outcome>): Promise<Outcome> =>
    first(() => toOutcome(async () => await locked(await place(options), deps, task)));
  const setUp = (task: (at: Place) => Promise<Told>): Promise<Told> =>
    errand({}, async (session) => finished(await task(session.place)));
  return {
    guard: () => guard(place, deps),
    shareable: () => first(() => shareable(place, deps)),
    commit: (request, options) => errand(options, (session) => commit(session, request)),
    share: (options = {}) => errand(options, (session) => shareNotes(session, options)),
    commitAndShare: (request, options = {}) =>
      errand(options, (session) => commitAndShareNotes(session, request, options)),
    fetchOnly: (options = {}) =>
      inOrder(options.signal, (signal) => fetchOnly(() => place({ ...options, signal }), deps)),
    shareForReview: (request, options = {}) => errand(options, (session) => shareForReview(session, request, options)),
    reviewPage: () => first(async () => pageOf(await place())),
    lastShare: () => first(async () => findLastShare(await place())),
    undoLastShare: (options = {}) => errand(options, (session) => undoLastShare(session, options)),
    versions: (note) => first(async () => versionsOf(await place(), note)),
    pastNotes: (at) => first(async () => pastNotes(await place(), at)),
    versionText: (oid) => first(async () => versionText(await place(), oid)),
    sharedNote: ({ folder: at, path }) => sharedNote(deps.gitAt(at), path),
    bringBack: (note, oid) =>
      errand({}, async (session) => finished(await bringBack(session, await pathOf(session.place, note), oid))),
    invitation: (notebook, at) => first(async () => invitation(await place(), notebook, at)),
    mergeDriverPlan: (at, cli) =>
      first(async () => {
        const found = await place();
        return planMergeDriver(found, await prefixOf(found, at), cli);
      }),
    setUpMergeDriver: (plan) => setUp((at) => setUpMergeDriver(at, plan)),
    identity: () => first(async () => readIdentity(await place())),
    setIdentity: (identity) => setUp((at) => setIdentity(at, identity)),
    addRemote: (address) => setUp((at) => addRemote(at, address)),
    keepHere: () => setUp(keepHere),
    keepMine: () => errand({}, async (session) => finished(await keepMine(session))),
    // Without finishing first what is unfinished: that may wait for this very lock.
    removeLock: (path) => first(() => toOutcome(async () => finished(await removeAbandoned(await place(), path)))),
    recover: () => errand({}, async () => finished(tell('ready'))),
  };
}

interface Queue {
  /** Runs a task a person waits for, after those already running; a background task is ended for it and begins again later. */
  first<T>(task: () => Promise<T>): Promise<T>;
  /** Runs a background task in its turn. */
  inOrder<T>(signal: AbortSignal | undefined, task: (signal: AbortSignal) => Promise<T>): Promise<T>;
}

function createQueue(): Queue {
  let last: Promise<unknown> = Promise.resolve();
  let background: AbortController | undefined;
  const add = <T>(task: () => Promise<T>): Promise<T> => {
    const run = last.then(task, task);
    last = run.catch(() => undefined);
    return run;
  };
  return {
    first(task) {
      background?.abort();
      return add(task);
    },
    async inOrder(signal, task) {
      for (;;) {
        const own = new AbortController();
        background = own;
        const signals = signal === undefined ? [own.signal] : [own.signal, signal];
        const result = await add(() => task(AbortSignal.any(signals)));
        if (!own.signal.aborted || signal?.aborted === true) return result;
      }
    },
  };
}

async function locked<T>(place: Place, deps: RepositoryDeps, task: (session: Session) => Promise<T>): Promise<T> {
  const letGo = await takeLock(place, place.area.pathOf('lock'));
  try {
    const dirtyPaths = (): readonly string[] => deps.dirtyPaths(place.root);
    if ((await recover(place, dirtyPaths)) !== 'nothing') forgetHead(place);
    return await task({ place, scopes: await placeScopes(place, deps.scopes()), dirtyPaths });
  } finally {
    await letGo();
  }
}

const slowVerbs: ReadonlySet<GitVerb> = new Set<GitVerb>(['fetch', 'push', 'hook', 'commit-tree']);

/** Only slow steps may be cancelled or may ask the person; a write is never cut off. */
function forCaller(git: Git, { interactive, signal }: RunOptions): Git {
  const extra = { ...(interactive === undefined ? {} : { interactive }), ...(signal === undefined ? {} : { signal }) };
  return {
    run: (call: GitCall, options: GitOptions = {}) =>
      git.run(call, slowVerbs.has(call.verb) ? { ...options, ...extra } : options),
    version: () => git.version(),
  };
}

async function guard(open: () => Promise<Place>, deps: RepositoryDeps): Promise<Guarded> {
  let place: Place | undefined;
  let bound: Bound | undefined;
  const where = (): Omit<Guarded, 'told'> => ({
    ...(place === undefined ? {} : { root: place.root }),
    ...(bound === undefined ? {} : { branch: shortName(bound.branch) }),
  });
  try {
    place = await open();
    bound = await bindBranch(place);
    await placeScopes(place, deps.scopes());
    await askIdentity(place);
    const upstream = await readUpstream(place, bound);
    const state = upstream === 'none' ? 'local-only' : upstream === 'unset' ? 'no-upstream' : 'ready';
    const keptHere = upstream === 'none' && (await isKeptHere(place));
    const goingAlong = state === 'no-upstream' ? await countGoingAlong(place, bound) : 0;
    const told = tell(state, { branch: shortName(bound.branch) });
    return { told, ...where(), ...(keptHere && { keptHere }), ...(goingAlong > 0 && { goingAlong }) };
  } catch (error) {
    return { told: toldOf(error), ...where() };
  }
}

async function countGoingAlong(place: Place, { head }: Bound): Promise<number> {
  return head === undefined ? 0 : (await unknownThere(place, head, await publishedTo(place))).length;
}

async function pathOf(place: Place, { folder, path }: NotePlace): Promise<string> {
  return (await prefixOf(place, folder)) + path;
}

async function versionsOf(place: Place, note: NotePlace): Promise<readonly Version[]> {
  return await listVersions(place, await pathOf(place, note));
}

async function pastNotes(place: Place, folder: string): Promise<readonly string[]> {
  const prefix = await prefixOf(place, folder);
  return (await listPastPaths(place, prefix)).map((path) => path.slice(prefix.length));
}

async function shareable(open: () => Promise<Place>, deps: RepositoryDeps): Promise<ShareList> {
  try {
    const place = await open();
    // A half-applied update would show the team's text as the user's own.
    if ((await readJournal(place.area)) !== undefined) await locked(place, deps, async () => undefined);
    await bindBranch(place);
    const scopes = await placeScopes(place, deps.scopes());
    const entries = await listShareable(place, scopes);
    const keeps: Keeps = (path, note) =>
      scopes.some((placed) => {
        const own = pathInScope(placed, path);
        return own !== undefined && placed.scope.keeps(own, note);
      });
    const naming: Naming = (path, note) => {
      const placed = scopes.find(
        ({ scope, prefix }) => scope.isNote(path.slice(prefix.length)) && path.startsWith(prefix),
      );
      return placed?.scope.naming(path.slice(placed.prefix.length), note);
    };
    return { told: tell(entries.length === 0 ? 'nothing-to-share' : 'ready'), entries, keeps, naming };
  } catch (error) {
    return { told: toldOf(error), entries: [], keeps: () => true, naming: () => undefined };
  }
}

async function invitation(place: Place, notebook: string, folder: string): Promise<Invitation | undefined> {
  const names = await remoteNames(place);
  const name = names.find((each) => each === 'origin') ?? names[0];
  const address = name === undefined ? undefined : await setting(place, `remote.${name}.url`);
  return address === undefined ? undefined : invite(notebook, address, await prefixOf(place, folder));
}

async function pageOf(place: Place): Promise<string | undefined> {
  const waiting = await reviewState(place);
  return waiting === undefined ? undefined : await reviewAddress(place, waiting.review);
}

async function fetchOnly(open: () => Promise<Place>, deps: RepositoryDeps): Promise<Standing> {
  try {
    const place = await open();
    const scopes = await placeScopes(place, deps.scopes());
    return await withReview(place, scopes, await readStanding(place, scopes));
  } catch (error) {
    return { told: toldOf(error), fromTeam: 0, yours: 0 };
  }
}

/** What waits for review was sent: it is not the person's turn any more. */
async function withReview(place: Place, scopes: readonly PlacedScope[], standing: Standing): Promise<Standing> {
  const waiting = standing.told.tone === 'fine' ? await reviewState(place) : undefined;
  if (waiting === undefined) return standing;
  const yours = (await listShareable(place, scopes)).filter(({ safe }) => safe).length;
  const { review, merged } = waiting;
  const told = merged ? tell('review-merged', { branch: shortName(review.ref) }) : inReview(review);
  return { ...standing, told, yours };
}
