// The only place that starts git. Comes in: calls of the table in notebook/gitVerbs. Goes out: bytes or a sorted failure.
// Absolute program, argument arrays, no shell, picked environment, no prompts, limits on time and output. Starts nothing while
// the folder is not trusted or when a call is outside the table. The log gets verbs, times and results; no addresses, no text.
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { say } from '../../core/language.ts';
import type { Git, GitFailure, GitOptions, GitResult, GitVersion } from '../../notebook/git.ts';
import { type GitCall, type ReadyCall, readyCall } from '../../notebook/gitVerbs.ts';
import type { Log } from '../../notebook/ports.ts';
import { type ChildEnd, runChild } from './childProcess.ts';
import { gitEnvironment, type Variables } from './gitEnvironment.ts';
import { failureOf } from './gitFailure.ts';

/** What the runner needs from its host. */
export interface GitRunnerDeps {
  /** Absolute path of git, or undefined when there is none; asked at every call, so a later setting counts. */
  program(): string | undefined;
  /** Whether the folder's owner said it may run programs. Asked before every start. */
  trusted(): boolean;
  /** Our own environment. */
  readonly environment: Variables;
  /** Variables of the editor's askpass program, for calls a person waits for. */
  askpass?(): Variables;
  readonly log: Pick<Log, 'debug' | 'warn'>;
  /** Milliseconds from some fixed point, for the log. */
  now(): number;
  /** Between asking a process to end and ending it, 5 s if absent. */
  readonly graceMs?: number;
}

/** Most bytes of an answer that is kept, and of one that is handed on piece by piece. */
const limitBytes = 64 * 1024 * 1024;
const limitHanded = 8 * 1024 * 1024 * 1024;

/**
 * Settings given with every call. They come before the repository's own: no watcher program, no remote helper that is a
 * shell command, no bare repository found by accident, no clean-up started by us.
 */
const hardening = [
  'core.fsmonitor=false',
  'protocol.ext.allow=never',
  'safe.bareRepository=explicit',
  'gc.auto=0',
  'maintenance.auto=false',
  'log.showSignature=false',
  'submodule.recurse=false',
  'core.quotePath=false',
];

/** git for any folder, given as an absolute path; the folder becomes the working directory and is never a path argument. */
export function createGitRunner(deps: GitRunnerDeps): (folder: string) => Git {
  const versions = new Map<string, Promise<GitVersion | GitFailure>>();
  const versionOf = (program: string): Promise<GitVersion | GitFailure> => {
    const known = versions.get(program) ?? readVersion(deps, program);
    versions.set(program, known);
    return known.then((version) => {
      if ('kind' in version) versions.delete(program);
      return version;
    });
  };
  return (folder) => ({
    run: (call, options = {}) => run(deps, versionOf, folder, call, options),
    version: async () => {
      const ready = canStart(deps);
      return typeof ready === 'string' ? await versionOf(ready) : ready;
    },
  });
}

function canStart(deps: GitRunnerDeps): string | GitFailure {
  if (!deps.trusted()) return { kind: 'untrusted', words: say('the folder is not trusted') };
  return deps.program() ?? { kind: 'missing', words: say('git was not found') };
}

async function run(
  deps: GitRunnerDeps,
  versionOf: (program: string) => Promise<GitVersion | GitFailure>,
  folder: string,
  call: GitCall,
  options: GitOptions,
): Promise<GitResult> {
  const program = canStart(deps);
  if (typeof program !== 'string') return { ok: false, failure: program };
  const ready = readyCall(call, options.indexFile !== undefined);
  if ('refused' in ready) {
    deps.log.warn(`git refused: ${ready.refused}`);
    return { ok: false, failure: { kind: 'refused', words: ready.refused } };
  }
  const startMs = deps.now();
  const start = (version?: GitVersion): Promise<ChildEnd> =>
    spawnGit(deps, program, folder, globalArguments(ready, version), ready, options);
  // What only reads need not wait until it is known which git this is: what one says that is too old counts for nothing.
  let reading = ready.reads && options.onOutput === undefined ? start() : undefined;
  if (!reading || !ready.ageless) {
    const version = await versionOf(program);
    if ('kind' in version) return { ok: false, failure: version };
    // Trust may have been withdrawn while the version was read.
    if (!deps.trusted()) return { ok: false, failure: { kind: 'untrusted', words: say('the folder is not trusted') } };
    reading ??= start(version);
  }
  const end = await reading;
  deps.log.debug(`git ${call.verb}: ${end.trouble ?? end.code ?? '?'} in ${Math.round(deps.now() - startMs)} ms`);
  const { code } = end;
  const isAnswer = code !== undefined && (code === 0 || ready.answers.includes(code));
  // A git that is cut off may still end well; half an answer is none.
  if (isAnswer && isCutOff(end.stdout, ready.end))
    return { ok: false, failure: { kind: 'other', words: say('the answer of git was cut off') } };
  if (isAnswer) return { ok: true, code, stdout: end.stdout };
  if (end.trouble === 'not-found' && !existsSync(folder)) {
    return { ok: false, failure: { kind: 'not-a-repository', words: say('the folder is gone') } };
  }
  return { ok: false, failure: failureOf(call, end) };
}

function isCutOff(stdout: Uint8Array, end: ReadyCall['end']): boolean {
  return end !== undefined && stdout.length > 0 && stdout.at(-1) !== end.charCodeAt(0);
}

/** `version` is there for what writes. */
function globalArguments(ready: ReadyCall, version: GitVersion | undefined): string[] {
  const settings = [...hardening, ...(version ? [durability(version)] : []), ...ready.config];
  return [
    '--no-pager',
    '--literal-pathspecs',
    ...(ready.reads ? ['--no-optional-locks'] : []),
    ...settings.flatMap((setting) => ['-c', setting]),
    ...ready.args,
  ];
}

function durability({ major, minor }: GitVersion): string {
  const isModern = major > 2 || (major === 2 && minor >= 36);
  return isModern ? 'core.fsync=committed' : 'core.fsyncObjectFiles=true';
}

function spawnGit(
  deps: GitRunnerDeps,
  program: string,
  folder: string,
  args: readonly string[],
  ready: Pick<ReadyCall, 'limitMs'>,
  options: GitOptions,
): Promise<ChildEnd> {
  return runChild({
    program,
    args,
    folder,
    environment: gitEnvironment(deps.environment, {
      ask: deps.askpass?.() ?? {},
      interactive: options.interactive === true,
      indexFile: options.indexFile,
    }),
    stdin: options.stdin ?? '',
    limitMs: options.limitMs ?? ready.limitMs,
    limitBytes: options.onOutput === undefined ? limitBytes : limitHanded,
    onOutput: options.onOutput,
    graceMs: deps.graceMs ?? 5000,
    signal: options.signal,
  });
}

async function readVersion(deps: GitRunnerDeps, program: string): Promise<GitVersion | GitFailure> {
  const end = await spawnGit(deps, program, dirname(program), ['--version'], { limitMs: 10_000 }, {});
  const match = /^git version (\d+)\.(\d+)/.exec(new TextDecoder().decode(end.stdout));
  if (end.code !== 0 || match === null)
    return { kind: 'missing', words: end.stderr.slice(0, 200) || say('git does not run') };
  const version = { major: Number(match[1]), minor: Number(match[2]) };
  const isTooOld = version.major < 2 || (version.major === 2 && version.minor < 25);
  return isTooOld
    ? { kind: 'missing', words: say('git {0}.{1} is too old; 2.25 is needed', version.major, version.minor) }
    : version;
}
