// Says at the end of a torture run whether the contract held (reliability research, section 0): nothing lost, nothing of the user's
// touched, history only grown, nothing left behind, words honest. Comes in: the stage, the journal, what was noted on the way.
// Goes out: sentences, each beginning with the rule it is about. Reads only.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { branchAt } from '../shareWorld.ts';
import type { Ledger } from './ledger.ts';
import { belongingsOf, type Clone, notesIn, type Stage } from './stage.ts';

/** What was noted while the run went on. */
export interface Notes {
  /** Branch of a clone and of the remote at the moment "shared" was said. */
  readonly claims: readonly { readonly who: string; readonly head: string; readonly tip: string }[];
  /** Every commit the remote's branch was seen at, in order. */
  readonly tips: readonly string[];
  /** Sentences about what was wrong right away. */
  readonly seen: readonly string[];
}

/** The verdict. */
export interface Verdict {
  /** Words that are in no note, no conflict and no kept reference of some clone. */
  readonly lost: readonly string[];
  /** Clones that did not come together with the others. */
  readonly stuck: readonly string[];
  /** Everything else that broke a rule. */
  readonly broken: readonly string[];
  /** Lines without an id that stand twice or came back: inside of what wording alone can tell. */
  readonly doubtful: readonly string[];
}

/** Looks at everything. */
export function judge(stage: Stage, ledger: Ledger, notes: Notes): Verdict {
  const lost: string[] = [];
  const stuck: string[] = [];
  const broken = [...notes.seen];
  const doubtful: string[] = [];
  const tip = branchAt(stage.remote);
  const parents = parentsIn(stage);
  const ancestors = ancestorsOf(tip, parents);
  for (const clone of stage.clones) {
    const { name, folder } = clone;
    const texts = notesIn(folder);
    const faults = ledger.faults(texts, keptTexts(stage, folder));
    lost.push(...faults.lost.map((word) => `N1 ${name} lacks ${word}`));
    broken.push(...faults.wrong.map((what) => `N2 ${name} ${what}`));
    doubtful.push(...faults.doubtful.map((what) => `${name} ${what}`));
    for (const [path, text] of texts) {
      if (/^(?:<{7}|>{7}) /m.test(text)) broken.push(`N1 ${name} ${path} holds markers of git`);
      broken.push(...strays(text).map((what) => `N2 ${name} ${path}: ${what}`));
      if (!isWhole(text)) broken.push(`N7 ${name} ${path} is not whole`);
    }
    if (branchAt(join(folder, '.git')) !== tip) stuck.push(`N9 ${name} is not where the team is`);
    broken.push(...leftovers(stage, clone), ...foreign(stage, clone));
    for (const head of clone.heads) if (!ancestors.has(head)) broken.push(`N5 ${name} lost the commit ${head}`);
  }
  for (const seen of notes.tips) if (!ancestors.has(seen)) broken.push(`N5 the team lost the commit ${seen}`);
  for (const { who, head, tip: then } of notes.claims)
    if (!ancestorsOf(then, parents).has(head)) broken.push(`N8 ${who} was told that ${head} is shared`);
  return { lost, stuck, broken, doubtful };
}

/** A note of a run begins with its header and ends with its last line, whatever is between. */
export function isWhole(text: string): boolean {
  return text.startsWith('---\n') && text.endsWith('## End\n') && text.split('## End').length === 2;
}

/** Sub-items that stand below something else than the task they name, though that is in the note. */
export function strays(text: string): string[] {
  const lines = text.split('\n');
  return lines.flatMap((line, at) => {
    const parent = /^ .* of:(\w+)/.exec(line)?.[1];
    const above = lines.slice(0, at).findLast((each) => !each.startsWith(' '));
    const isThere = lines.some((each) => new RegExp(`^- .*\\b${parent}\\b`).test(each));
    return parent === undefined || !isThere || above?.includes(parent) ? [] : [`${line.trim()} stands below ${above}`];
  });
}

function leftovers({ git }: Stage, { name, folder }: Clone): string[] {
  const area = join(folder, '.git/daybook');
  const allowed = new Set(['own', 'seen', 'belongings']);
  const files = existsSync(area) ? readdirSync(area).filter((file) => !allowed.has(file)) : [];
  const inGit = readdirSync(join(folder, '.git'), { recursive: true, encoding: 'utf8' });
  const locks = inGit.filter((file) => file.endsWith('.lock'));
  const states = ['MERGE_HEAD', 'rebase-merge', 'rebase-apply', 'CHERRY_PICK_HEAD', 'REVERT_HEAD'];
  const status = git(folder, 'status', '--porcelain').split('\n');
  const own = ['MM half.txt', 'M  code.ts', ''];
  return [
    ...files.map((file) => `N6 ${name} has ${file} left over`),
    ...locks.map((file) => `N6 ${name} has the lock ${file}`),
    ...states.filter((file) => existsSync(join(folder, '.git', file))).map((file) => `N6 ${name} is in ${file}`),
    ...status.filter((line) => !own.includes(line)).map((line) => `N6 ${name} is not clean: ${line}`),
    ...unsound(git, name, folder),
  ];
}

function unsound(git: Stage['git'], name: string, folder: string): string[] {
  try {
    git(folder, 'fsck', '--strict', '--no-dangling');
    return [];
  } catch (error) {
    return [`N6 ${name}: ${String(error)}`];
  }
}

function foreign({ git }: Stage, { name, folder, belongings }: Clone): string[] {
  const now = belongingsOf(git, folder).split('\n');
  return belongings
    .split('\n')
    .flatMap((line, at) => (line === now[at] ? [] : [`N3 ${name}: ${line} became ${now[at] ?? 'nothing'}`]));
}

function keptTexts({ git }: Stage, folder: string): string[] {
  const refs = git(folder, 'for-each-ref', '--format=%(objectname)', 'refs/daybook/keep').split('\n');
  return refs.filter((oid) => oid !== '').map((oid) => git(folder, 'grep', '-h', '-e', '', oid));
}

/** The parents of every commit that any clone or the remote knows. */
function parentsIn({ git, remote, clones }: Stage): ReadonlyMap<string, readonly string[]> {
  const parents = new Map<string, readonly string[]>();
  for (const folder of [remote, ...clones.map((clone) => clone.folder)]) {
    for (const line of git(folder, 'rev-list', '--all', '--parents').split('\n')) {
      const [oid = '', ...others] = line.split(' ');
      parents.set(oid, others);
    }
  }
  return parents;
}

function ancestorsOf(oid: string, parents: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const found = new Set<string>();
  const todo = [oid];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    todo.push(...(parents.get(next) ?? []));
  }
  return found;
}
