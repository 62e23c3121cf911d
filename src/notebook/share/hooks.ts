// Runs the checks a repository has for its commits the way git runs them, never skipping one. Comes in: which check, and the index
// that holds what is to be committed. Goes out: a yes, the message the check made of ours, or a stop with the check's own words.
// Where a repository has no such check, git is not asked to look for one.
import { say } from '../../core/language.ts';
import { isAtLeast, outputText } from '../git.ts';
import { commitSettings } from './commitSettings.ts';
import { type HookName, type Place, token } from './place.ts';
import { ask, Stop, stateOfFailure, stop, together } from './stop.ts';

/** Below git 2.36 the repository's checks cannot be run the way git runs them, and are never skipped. */
export async function requireRunnableHooks(place: Place, names: readonly HookName[]): Promise<void> {
  const version = await place.git.version();
  if ('kind' in version) throw new Stop(stateOfFailure(version));
  if (isAtLeast(version, 2, 36)) return;
  for (const { path, sign } of place.signs) {
    const isHook = names.some((name) => name === sign);
    if (isHook && (await place.gitFolder.isProgram(path))) stop('hooks-need-git', { what: sign });
  }
}

/** Whether git may find such a check: a file of its name (Windows adds an ending), or settings that name some. In doubt it is asked. */
async function mayHave(place: Place, name: HookName): Promise<boolean> {
  const version = await place.git.version();
  if ('kind' in version || !isAtLeast(version, 2, 36)) return false;
  const path = place.signs.find(({ sign }) => sign === name)?.path ?? '';
  const looks = [path, `${path}.exe`].map((file) => place.gitFolder.exists(file).catch(() => true));
  const [{ namesHooks }, ...found] = await together([commitSettings(place), ...looks]);
  return namesHooks || found.includes(true);
}

/** Runs one check, where there is one, with an index of ours, as git would; whatever it says but yes stops the operation with its words. */
export async function runHook(place: Place, name: HookName, indexFile: string): Promise<void> {
  if (await mayHave(place, name)) await runPresent(place, name, [], indexFile);
}

async function runPresent(place: Place, name: HookName, files: readonly string[], indexFile: string): Promise<void> {
  const { hookMs } = place.deps.limits ?? {};
  const limit = hookMs === undefined ? {} : { limitMs: hookMs };
  const result = await place.git.run({ verb: 'hook', operands: [name, ...files] }, { indexFile, ...limit });
  if (result.ok) return;
  const { kind, words } = result.failure;
  if (kind === 'timeout') stop('held-hook', { what: name, words: say('it did not finish in time') });
  if (kind === 'hook' || kind === 'other') stop('held-hook', { what: name, words });
  throw new Stop(stateOfFailure(result.failure));
}

/**
 * Runs a check on a tree that the files of the worktree are not: what it puts into the index from there would undo what was made, so
 * the index has to stay as it is.
 */
export async function runHookOnTree(place: Place, name: HookName, indexFile: string, tree: string): Promise<void> {
  if (!(await mayHave(place, name))) return;
  await runPresent(place, name, [], indexFile);
  if (outputText(await ask(place.git, { verb: 'write-tree' }, { indexFile })) !== tree)
    stop('held-hook', { what: name, words: say('it changed what was to be committed') });
}

/** Shows the check of messages ours and answers what it made of it; stops when it left none. */
export async function checkMessage(place: Place, indexFile: string, message: string): Promise<string> {
  const text = (await mayHave(place, 'commit-msg')) ? await checked(place, indexFile, message) : message.trim();
  return text === '' ? stop('held-hook', { what: 'commit-msg', words: say('it left no message') }) : text;
}

async function checked(place: Place, indexFile: string, message: string): Promise<string> {
  const owner = await place.deps.processes.self();
  const name = `message-${owner.pid}-${owner.start}-${token(place.deps)}`;
  try {
    await place.area.write(name, new TextEncoder().encode(`${message.trim()}\n`));
    await runPresent(place, 'commit-msg', [place.area.pathOf(name)], indexFile);
    return new TextDecoder().decode((await place.area.read(name)) ?? new Uint8Array()).trim();
  } finally {
    await place.area.remove(name);
  }
}
