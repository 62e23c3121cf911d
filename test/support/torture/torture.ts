// Several people, several clones, several windows, one remote: random changes and shares, kills between any two steps, and the
// question at the end whether anything was lost and everybody came together. Comes in: how much of it and a seed. Goes out: a
// report; the same seed plays the same run.
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findGit } from '../../../src/host/node/gitProgram.ts';
import { randomFrom } from '../fuzz/noteFuzz.ts';
import type { FaultKind } from '../shareFaults.ts';
import { branchAt } from '../shareWorld.ts';
import { act, type Chance, closeEditor, newNote, type Person } from './actions.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { type Clone, nextPid, notesIn, type Stage, setStage, type Window } from './stage.ts';
import { daybook, type Ended, type Errand, type Subject, type Wish } from './subject.ts';
import { isWhole, judge, type Notes, type Verdict } from './verdict.ts';

/** How much torture. */
export interface TortureOptions {
  readonly clones: number;
  /** Windows on each clone, 2 if absent. */
  readonly windows?: number;
  readonly operations: number;
  readonly crashes: number;
  readonly seed: number;
  /** Who shares; Daybook if absent. */
  readonly subject?: (stage: Stage) => Subject;
  /** Program that runs an errand in a process of its own; without it all deaths are played. */
  readonly child?: string;
  /** Leaves the folders, to look into. */
  readonly keep?: boolean;
  readonly onOperation?: (done: number, what: string) => void;
}

/** What came of it. */
export interface TortureReport extends Verdict {
  readonly operations: number;
  readonly crashes: number;
  /** Of these, processes of their own that were really killed. */
  readonly realCrashes: number;
  /** Errands between whose steps something else happened. */
  readonly interleaved: number;
  readonly rounds: number;
  /** How often each state was told. */
  readonly states: Readonly<Record<string, number>>;
  /** Words on record. */
  readonly words: number;
}

interface Run {
  readonly options: TortureOptions;
  readonly stage: Stage;
  readonly subject: Subject;
  readonly ledger: Ledger;
  readonly chance: Chance;
  readonly notes: { claims: Notes['claims'][number][]; tips: string[]; seen: string[] };
  readonly states: Record<string, number>;
  readonly late: (() => Promise<unknown>)[];
  crashes: number;
  realCrashes: number;
  interleaved: number;
  attempts: number;
  skewMs: number;
}

const deaths: readonly FaultKind[] = ['die', 'die', 'die', 'orphan', 'orphan', 'kill-git', 'power', 'late'];
const sharedStates = new Set(['shared', 'combined', 'combined-open', 'updated', 'up-to-date']);
/** Most errands have fewer writing steps than this. */
const deepest = 44;
/** A lock that a killed git left is nobody's after this time. */
const longAfterMs = 30_000;

/** Plays a run and judges it. */
export async function torture(options: TortureOptions): Promise<TortureReport> {
  const run = await begin(options);
  try {
    for (let done = 0; done < options.operations; done++) await operate(run, done);
    while (options.crashes > run.crashes) await crashOnce(run);
    const rounds = await comeTogether(run);
    const { crashes, realCrashes, interleaved, states, ledger } = run;
    const verdict = judge(run.stage, ledger, run.notes);
    const figures = { crashes, realCrashes, interleaved, rounds, states, words: ledger.size() };
    return { operations: options.operations, ...figures, ...verdict };
  } finally {
    if (options.keep === true) options.onOperation?.(options.operations, `kept in ${run.stage.folder}`);
    else run.stage.dispose();
  }
}

async function begin(options: TortureOptions): Promise<Run> {
  const ledger = createLedger();
  const chance = randomFrom(options.seed);
  const texts = new Map(Array.from({ length: 8 }, (_, at) => [`note${at}.md`, newNote(`note${at}`, ledger)] as const));
  ledger.acknowledge(new Map(), texts);
  const stage = setStage(options.clones, options.windows ?? 2, texts);
  const program = await findGit({ configured: undefined, path: process.env['PATH'], untrusted: [], windows: false });
  const { child } = options;
  const run: Run = {
    ...{ options, stage, ledger, chance, notes: { claims: [], tips: [], seen: [] }, states: {}, late: [] },
    ...{ crashes: 0, realCrashes: 0, interleaved: 0, attempts: 0, skewMs: 0 },
    subject:
      options.subject?.(stage) ??
      daybook({
        stage,
        chance,
        program: program ?? 'git',
        skewMs: () => run.skewMs,
        ...(child === undefined ? {} : { child }),
      }),
  };
  return run;
}

function anyWindow({ stage, chance }: Run): Window {
  const windows = stage.clones.flatMap((clone) => clone.windows);
  return windows[Math.floor(chance() * windows.length)] ?? (windows[0] as Window);
}

function personAt({ chance, ledger }: Run, window: Window): Person {
  return { window, clone: window.clone(), chance, ledger };
}

async function operate(run: Run, done: number): Promise<void> {
  const { chance, options } = run;
  const window = anyWindow(run);
  const kind = chance();
  const tell = (what: string): void => options.onOperation?.(done + 1, `${window.clone().name}: ${what}`);
  if (run.late.length > 0 && chance() < 0.5) await run.late.shift()?.();
  if (kind < 0.68) {
    await act(personAt(run, window));
    tell('edit');
  } else if (kind < 0.95) tell(await share(run, window, planFault(run, done)));
  else if (kind < 0.985) tell(pushCode(run, done));
  else {
    run.stage.git(window.clone().folder, 'gc', '-q', '--prune=now');
    tell('gc');
  }
}

/** As many crashes as are wanted, spread over what is left of the run; in between, other things happen between two steps. */
function planFault(run: Run, done: number): Wish {
  const { chance, options } = run;
  const shares = Math.max(1, (options.operations - done) * 0.27);
  const hits = run.attempts < 10 ? 0.5 : Math.max(0.2, run.crashes / run.attempts);
  const at = 1 + Math.floor(chance() * deepest);
  if (chance() < 0.25) return { fault: { at: 1 + Math.floor(at / 3), kind: 'meanwhile' } };
  if (chance() < (options.crashes - run.crashes) / hits / shares) return deadly(run, at);
  return { some: chance() < 0.3 };
}

function deadly(run: Run, at: number): Wish {
  run.attempts++;
  const kind = deaths[Math.floor(run.chance() * deaths.length)] ?? 'die';
  const isReal = (kind === 'die' || kind === 'orphan') && run.chance() < 0.15;
  return { fault: { at, kind }, isReal };
}

async function crashOnce(run: Run): Promise<void> {
  const window = anyWindow(run);
  await act(personAt(run, window));
  await share(run, window, deadly(run, 1 + Math.floor(run.chance() * deepest)));
}

function pickErrand(chance: Chance): Errand {
  const at = chance();
  return at < 0.6 ? 'commitAndShare' : at < 0.75 ? 'commit' : at < 0.9 ? 'share' : 'look';
}

async function share(run: Run, window: Window, wish: Wish, errand = pickErrand(run.chance)): Promise<string> {
  const clone = window.clone();
  const { unsaved } = window;
  const textOf = (): string | undefined =>
    unsaved === undefined ? undefined : notesIn(clone.folder).get(unsaved.path);
  const before = textOf();
  let isDisturbed = false;
  const meanwhile = async (): Promise<void> => {
    isDisturbed = true;
    run.interleaved++;
    await interrupt(run, window);
  };
  const isDeadly = wish.fault !== undefined && wish.fault.kind !== 'meanwhile';
  const ended = await run.subject.perform(window, isDeadly && wish.isReal === true ? 'commitAndShare' : errand, {
    ...wish,
    meanwhile,
  });
  if (!isDisturbed && textOf() !== before)
    run.notes.seen.push(`N4 ${clone.name} wrote below an editor with unsaved changes`);
  note(run, clone, errand, ended);
  if (isDeadly && ended.struck) bury(run, window, wish, ended);
  return `${errand}${wish.fault ? ` ${wish.fault.kind} at ${wish.fault.at}` : ''}: ${ended.state ?? 'died'}`;
}

function note(run: Run, clone: Clone, errand: Errand, { state }: Ended): void {
  const { stage, notes } = run;
  const head = branchAt(join(clone.folder, '.git'));
  const tip = branchAt(stage.remote);
  clone.heads.add(head);
  if (notes.tips.at(-1) !== tip) notes.tips.push(tip);
  if (state === undefined) return;
  run.states[state] = (run.states[state] ?? 0) + 1;
  if (sharedStates.has(state) && errand !== 'look') notes.claims.push({ who: clone.name, head, tip });
}

/** After a death: what was seen at that very moment, and another process in its place. */
function bury(run: Run, window: Window, { isReal }: Wish, { died, late }: Ended): void {
  run.crashes++;
  if (isReal === true) run.realCrashes++;
  const clone = window.clone();
  for (const [path, text] of notesIn(clone.folder))
    if (!isWhole(text)) run.notes.seen.push(`N7 ${clone.name} ${path} was not whole after a crash`);
  if (late !== undefined) run.late.push(late);
  if (!died) return;
  window.pid = nextPid();
  window.unsaved = undefined;
}

/** Something else happens while an errand is between two steps: a person writes, another clone shares, another window too. */
async function interrupt(run: Run, window: Window): Promise<void> {
  const { chance } = run;
  const clone = window.clone();
  const kind = chance();
  if (kind < 0.35) return await act(personAt(run, { ...window, unsaved: undefined }));
  const other = anyWindow(run);
  if (other === window) return;
  // Whoever deletes the lock of a window that lives takes away politeness, not safety.
  if (kind > 0.85) rmSync(join(clone.folder, '.git/daybook/lock'), { force: true });
  await act(personAt(run, other));
  await share(run, other, {}, 'commitAndShare');
}

/** A programmer pushes code with plain git. */
function pushCode({ stage }: Run, done: number): string {
  const folder = join(stage.folder, 'code');
  const git = (...args: string[]): string => stage.git(folder, ...args);
  try {
    git('rev-parse', 'HEAD');
    git('fetch', '-q');
    git('reset', '-q', '--hard', 'origin/main');
  } catch {
    execFileSync('git', ['clone', '-q', stage.remote, folder], { env: stage.environment });
  }
  writeFileSync(join(folder, 'src/app.ts'), `code ${done}\n`);
  git('commit', '-qam', `code ${done}`);
  git('push', '-q', 'origin', 'main');
  return 'code pushed';
}

/** Faults are over; everybody shares what they have, in turns. Answers after how many rounds all agreed. */
async function comeTogether(run: Run): Promise<number> {
  const { stage } = run;
  for (const late of run.late.splice(0)) await late();
  run.skewMs = longAfterMs;
  for (const { windows } of stage.clones) for (const window of windows) closeEditor(personAt(run, window));
  for (let round = 1; ; round++) {
    for (const { windows } of stage.clones)
      for (const window of windows.slice(0, 1)) {
        const told = await share(run, window, {}, 'commitAndShare');
        run.options.onOperation?.(run.options.operations, `round ${round}: ${window.clone().name}: ${told}`);
      }
    const tip = branchAt(stage.remote);
    const isTogether = stage.clones.every(({ folder }) => branchAt(join(folder, '.git')) === tip);
    if (isTogether || round === 2) return round;
  }
}
