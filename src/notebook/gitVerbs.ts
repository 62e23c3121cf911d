// The table of everything Daybook may ask of git: verbs, their flags, and the shapes of what follows them.
// Comes in: a call as a value. Goes out: the argument list, or a refusal naming what is not in the table. Starts nothing.
// Nothing a person, a note or a repository named can become an option: operands must match a shape that cannot begin with a
// dash, and paths only ever follow `--` or `=`. There is no force, no rebase, stash, reset, checkout, merge, and no `--git-dir`.

/** What an operand may look like. */
type Shape =
  | 'object'
  | 'revision'
  | 'range'
  | 'branchRef'
  | 'ownRef'
  | 'keptRef'
  | 'anyRef'
  | 'remote'
  | 'fetchSpec'
  | 'pushSpec'
  | 'configKey'
  | 'gitPath'
  | 'ident'
  | 'hookName'
  | 'file'
  | 'head'
  | 'attribute'
  | 'ownKey'
  | 'settingValue'
  | 'newRemote'
  | 'address'
  | 'number'
  | 'path';

interface VerbRule {
  /** The words of the command; `verb` itself if absent. */
  readonly command?: readonly string[];
  /** `-c` settings for this verb alone. */
  readonly config?: readonly string[];
  readonly flags?: readonly string[];
  /** Flags of the form `--name=value` with the shape of the value. */
  readonly valued?: Readonly<Record<string, Shape>>;
  /** Shapes of the operands in order; the last one repeats. */
  readonly operands?: readonly Shape[];
  /** Each operand is preceded by this word. */
  readonly each?: string;
  /** Operands from the second on are preceded by this word. */
  readonly rest?: string;
  /** Words that end the list. */
  readonly tail?: readonly string[];
  /** Whether paths may follow `--`. */
  readonly paths?: boolean;
  /** True when nothing is written: git then takes no lock, not even an optional one. */
  readonly reads?: boolean;
  /** Every git there is answers it alike: nobody waits until it is known which one this is. */
  readonly ageless?: boolean;
  /** Writes an index, so it must be given one of ours. */
  readonly ownIndex?: boolean;
  /** The answer is bytes of any kind: whether it is whole cannot be told by its end. */
  readonly anyEnd?: boolean;
  /** Exit codes besides 0 that are answers. */
  readonly answers?: readonly number[];
  /** Milliseconds before it is ended, 30 s if absent. */
  readonly limitMs?: number;
}

export const verbs = {
  'rev-parse': {
    flags: [
      '--verify',
      '-q',
      '--show-toplevel',
      '--show-prefix',
      '--is-bare-repository',
      '--is-inside-work-tree',
    ].concat(['--is-shallow-repository', '--show-object-format', '--absolute-git-dir']),
    operands: ['revision'],
    reads: true,
    answers: [1],
  },
  // The commit and the branch of HEAD in one answer; 128 when there is no commit yet.
  head: {
    command: ['rev-parse', 'HEAD^{commit}', '--symbolic-full-name', 'HEAD'],
    reads: true,
    answers: [128],
  },
  // Where a folder lies: its worktree, its place in there, and files of git; then HEAD's commit and branch, where it has both.
  place: {
    command: ['rev-parse', '--show-toplevel', '--show-prefix'],
    operands: ['gitPath'],
    each: '--git-path',
    tail: ['--revs-only', 'HEAD^{commit}', '--symbolic-full-name', 'HEAD'],
    reads: true,
  },
  'git-path': { command: ['rev-parse'], operands: ['gitPath'], each: '--git-path', reads: true },
  'symbolic-ref': { flags: ['-q'], operands: ['head'], reads: true, answers: [1] },
  'ls-files': {
    flags: ['-z', '-s', '-c', '-o', '-t', '--exclude-standard', '--deduplicate'],
    paths: true,
    reads: true,
    ageless: true,
  },
  'ls-tree': { flags: ['-z', '-r', '--full-tree'], operands: ['revision'], reads: true },
  status: {
    flags: ['-z', '--porcelain=v2', '--untracked-files=all', '--untracked-files=no', '--no-renames'].concat([
      '--ignore-submodules=all',
    ]),
    paths: true,
    reads: true,
    limitMs: 60_000,
  },
  'diff-tree': {
    flags: ['-z', '-r', '--raw', '--no-renames', '--no-abbrev', '--no-ext-diff', '--no-textconv'],
    operands: ['object', 'object'],
    reads: true,
  },
  // What the files of the folder and below are to a commit. Nothing is fetched for it, whatever a partial clone lacks.
  'diff-index': {
    command: ['diff-index', '-z', '--raw', '--no-renames', '--relative', '--ignore-submodules=all'],
    config: ['protocol.allow=never'],
    operands: ['object'],
    reads: true,
    ageless: true,
    limitMs: 60_000,
  },
  'cat-file': {
    flags: ['--batch', '--filters', 'blob'],
    valued: { '--path=': 'path' },
    operands: ['object'],
    reads: true,
    anyEnd: true,
  },
  'hash-object': { flags: ['-w', '--stdin', '--no-filters'], valued: { '--path=': 'path' } },
  'check-attr': { flags: ['-z', '--stdin'], operands: ['attribute'], reads: true },
  'read-tree': { flags: ['--empty'], operands: ['object'], ownIndex: true },
  'update-index': { flags: ['-z', '--add', '--remove', '--stdin', '--index-info'], ownIndex: true },
  'write-tree': { ownIndex: true },
  // The message comes by standard input; operands are the tree and then the parents.
  'commit-tree': {
    config: ['user.useConfigOnly=true'],
    flags: ['-S'],
    operands: ['object', 'object'],
    rest: '-p',
    tail: ['-F', '-'],
  },
  'update-ref': { command: ['update-ref', '-m', 'daybook'], operands: ['ownRef', 'object', 'object'] },
  'drop-kept': { command: ['update-ref', '-m', 'daybook', '-d'], operands: ['keptRef', 'object'] },
  parents: { command: ['rev-list', '--parents', '--max-count=1'], operands: ['object'], reads: true },
  fetch: {
    flags: ['--no-tags', '--no-recurse-submodules', '--no-write-fetch-head', '--no-prune', '--quiet'],
    operands: ['remote', 'fetchSpec'],
    limitMs: 120_000,
  },
  push: {
    flags: ['--porcelain', '--no-follow-tags', '--no-recurse-submodules', '--set-upstream', '--quiet'],
    operands: ['remote', 'pushSpec'],
    limitMs: 120_000,
  },
  'merge-base': { flags: ['--all', '--is-ancestor'], operands: ['object', 'object'], reads: true, answers: [1] },
  'rev-list': {
    flags: ['--count', '--left-right'],
    valued: { '--max-count=': 'number' },
    operands: ['range'],
    reads: true,
  },
  upstream: {
    command: [
      'for-each-ref',
      '--format=%(upstream)%00%(upstream:remotename)%00%(upstream:remoteref)%00%(push:remotename)%00%(push:remoteref)',
    ],
    operands: ['branchRef'],
    reads: true,
  },
  'for-each-ref': { command: ['for-each-ref', '--format=%(objectname) %(refname)'], operands: ['anyRef'], reads: true },
  config: {
    command: ['config', '--get'],
    flags: ['-z'],
    operands: ['configKey'],
    reads: true,
    answers: [1],
  },
  // What sharing goes by, in one answer: signing, templates, checks, how files are written, the remotes. The last one is ours.
  settings: {
    command: [
      ...['config', '-z', '--get-regexp'],
      '^(commit\\.(gpgsign|template)|core\\.(autocrlf|ignorecase|sparsecheckout|symlinks)|hook\\..*|remote\\..*\\.url|daybook\\.end)$',
    ],
    config: ['daybook.end=yes'],
    reads: true,
  },
  // The repository's own file, and only the few settings of the shape.
  'config-set': {
    command: ['config', '--local', '--replace-all'],
    operands: ['ownKey', 'settingValue'],
  },
  'remote-add': { command: ['remote', 'add'], operands: ['newRemote', 'address'] },
  var: { config: ['user.useConfigOnly=true'], operands: ['ident'], reads: true },
  hook: {
    command: ['hook', 'run', '--ignore-missing'],
    operands: ['hookName', 'file'],
    rest: '--',
    limitMs: 120_000,
    anyEnd: true,
  },
  // The commits of one line with what each changed. Nothing is fetched for it, whatever a partial clone lacks.
  history: {
    command: [
      'log',
      '--no-show-signature',
      '--no-ext-diff',
      '--no-textconv',
      '--format=%H%x00%P%x00%cI%x00%ae%x00%an',
    ].concat(['-z', '--raw', '--no-renames', '--no-abbrev', '--reverse']),
    config: ['log.showRoot=true', 'diff.relative=false', 'protocol.allow=never'],
    flags: ['--first-parent', '-m', '--sparse'],
    operands: ['range'],
    paths: true,
    reads: true,
    limitMs: 300_000,
  },
  blobs: {
    // Nobody waits for a single one, so that git need not hand over each by itself.
    command: ['cat-file', '--batch', '--buffer'],
    config: ['protocol.allow=never'],
    reads: true,
    anyEnd: true,
    limitMs: 300_000,
  },
  // Who made the newest commits, by `.mailmap`: name, mail.
  authors: {
    command: ['log', '--no-show-signature', '--max-count=5000', '-z', '--format=%aN%n%aE'],
    reads: true,
  },
  log: {
    command: ['log', '--no-show-signature', '--no-ext-diff', '--no-textconv', '--format=%H%x00%aI%x00%an%x00%s'],
    flags: ['-z', '--raw', '--no-renames', '--no-abbrev', '--reverse'],
    valued: { '--max-count=': 'number' },
    operands: ['range'],
    paths: true,
    reads: true,
  },
} satisfies Record<string, VerbRule>;

/** The verbs there are: git's own, and a few named for what they ask (`git-path`, `upstream`, `remotes`). */
export type GitVerb = keyof typeof verbs;

/** One call: a verb of the table, flags of that verb, operands of the shapes it takes, and paths (repository-relative, POSIX). */
export interface GitCall {
  readonly verb: GitVerb;
  readonly flags?: readonly string[];
  readonly operands?: readonly string[];
  readonly paths?: readonly string[];
}

/** A call made ready: the arguments after the global options, and how it is to be run. */
export interface ReadyCall {
  readonly args: readonly string[];
  readonly config: readonly string[];
  readonly reads: boolean;
  readonly ageless: boolean;
  readonly answers: readonly number[];
  readonly limitMs: number;
  /** What a whole answer ends with, unless it is empty; absent when that cannot be told. */
  readonly end?: '\0' | '\n';
}

const objectId = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const hooks = new Set(['pre-commit', 'pre-merge-commit', 'commit-msg']);
const ownKeys = new Set(['user.name', 'user.email', 'merge.daybook.name', 'merge.daybook.driver']);
const identities = new Set(['GIT_AUTHOR_IDENT', 'GIT_COMMITTER_IDENT']);

/**
 * Whether a text is a full reference name as git accepts it (git's check-ref-format rules) below `refs/`.
 * Full names need no guard against a leading dash: they begin with `refs/`.
 */
export function isFullRef(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what is refused
  if (!text.startsWith('refs/') || text.endsWith('/') || text.endsWith('.') || /[\x00-\x20\x7f~^:?*[\\]/.test(text))
    return false;
  if (text.includes('..') || text.includes('@{') || text.includes('//')) return false;
  return text.split('/').every((part) => part !== '' && !part.startsWith('.') && !part.endsWith('.lock'));
}

/** Whether a path is relative, POSIX, inside the repository and free of NUL; any other character is allowed. */
export function isRepositoryPath(text: string): boolean {
  if (text === '' || text.startsWith('/') || text.includes('\0')) return false;
  return text.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

const isHead = (text: string): boolean => text === 'HEAD';
const isRevision = (text: string): boolean => {
  const bare = text.replace(/\^\{(?:commit|tree)\}$/, '');
  return isHead(bare) || objectId.test(bare) || isFullRef(bare);
};

function isPushSpec(text: string): boolean {
  const at = text.indexOf(':');
  const source = text.slice(0, at);
  const target = text.slice(at + 1);
  const named = objectId.test(source) || (isFullRef(source) && source.startsWith('refs/heads/'));
  return at > 0 && named && isFullRef(target) && target.startsWith('refs/heads/');
}

function isFetchSpec(text: string): boolean {
  const [source = '', target = '', ...more] = text.replace(/^\+/, '').split(':');
  return more.length === 0 && isFullRef(source) && isFullRef(target) && target.startsWith('refs/remotes/');
}

const shapes: Readonly<Record<Shape, (text: string) => boolean>> = {
  object: (text) => objectId.test(text),
  revision: isRevision,
  range: (text) => text.replace(/^\^/, '').split('...', 2).every(isRevision) && !text.endsWith('...'),
  branchRef: (text) => isFullRef(text) && text.startsWith('refs/heads/'),
  ownRef: (text) => isFullRef(text) && (text.startsWith('refs/heads/') || text.startsWith('refs/daybook/')),
  keptRef: (text) => isFullRef(text) && text.startsWith('refs/daybook/keep/'),
  anyRef: isFullRef,
  // A configured name, never a path or an address: no colon, no backslash, no dot or dash in front.
  remote: (text) => /^[\p{L}\p{N}_][\p{L}\p{N}_.+/-]*$/u.test(text) && !text.includes('..') && !text.endsWith('/'),
  fetchSpec: isFetchSpec,
  pushSpec: isPushSpec,
  configKey: (text) => /^[A-Za-z][A-Za-z0-9-]*\.(?:[^\n\0]*\.)?[A-Za-z][A-Za-z0-9-]*$/.test(text),
  gitPath: (text) => /^[A-Za-z][A-Za-z_/-]*(?:\.lock)?$/.test(text) || isFullRef(text.replace(/\.lock$/, '')),
  ident: (text) => identities.has(text),
  hookName: (text) => hooks.has(text),
  file: (text) => /^(?:\/|[A-Za-z]:[\\/])/.test(text) && !text.includes('\0'),
  head: isHead,
  ownKey: (text) => ownKeys.has(text),
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what is refused
  settingValue: (text) => /^[^-\x00-\x1f\x7f][^\x00-\x1f\x7f]{0,499}$/.test(text),
  newRemote: (text) => text === 'origin',
  address: (text) =>
    !text.startsWith('-') &&
    !text.includes('::') &&
    /^(?:(?:https|ssh|file):\/\/[^-]|\/|[A-Za-z]:[\\/]|[\w.+-]+@[A-Za-z0-9]|[A-Za-z0-9][A-Za-z0-9.-]+:[^:/\\])[^\s\0]*$/.test(
      text,
    ),
  attribute: (text) => /^[a-z][a-z-]*$/.test(text),
  number: (text) => /^[0-9]{1,7}$/.test(text),
  path: isRepositoryPath,
};

/** Why a call is refused; the text names the part that is not in the table, for the log. */
export interface CallRefusal {
  readonly refused: string;
}

/**
 * Turns a call into arguments. `hasOwnIndex` tells whether the call comes with an index of Daybook's own.
 * Refused (as a value): an unknown verb or flag, an operand of the wrong shape or number, paths where none belong, and any call
 * that would write the repository's own index.
 */
export function readyCall(call: GitCall, hasOwnIndex: boolean): ReadyCall | CallRefusal {
  const rule: VerbRule | undefined = Object.hasOwn(verbs, call.verb) ? verbs[call.verb] : undefined;
  if (rule === undefined) return { refused: `verb ${call.verb}` };
  const { flags = [], operands = [], paths = [] } = call;
  const bad =
    flags.find((flag) => !isAllowedFlag(rule, flag)) ??
    operands.find((operand, at) => !isAllowedOperand(rule, operand, at)) ??
    paths.find((path) => rule.paths !== true || !isRepositoryPath(path));
  if (bad !== undefined) return { refused: `${call.verb} with ${JSON.stringify(bad)}` };
  if (rule.ownIndex === true && !hasOwnIndex) return { refused: `${call.verb} on the repository's index` };
  const args = [
    ...(rule.command ?? [call.verb]),
    ...flags,
    ...operands.flatMap((operand, at) => [...before(rule, at), operand]),
    ...(rule.tail ?? []),
    ...(paths.length > 0 ? ['--', ...paths] : []),
  ];
  const { config = [], reads = false, ageless = false, answers = [], limitMs = 30_000 } = rule;
  const ready = { args, config, reads, ageless, answers, limitMs };
  return rule.anyEnd === true ? ready : { ...ready, end: args.includes('-z') ? '\0' : '\n' };
}

function isAllowedFlag(rule: VerbRule, flag: string): boolean {
  if (rule.flags?.includes(flag) === true) return true;
  const prefix = Object.keys(rule.valued ?? {}).find((name) => flag.startsWith(name));
  const shape = prefix === undefined ? undefined : rule.valued?.[prefix];
  return prefix !== undefined && shape !== undefined && shapes[shape](flag.slice(prefix.length));
}

function isAllowedOperand(rule: VerbRule, operand: string, at: number): boolean {
  const shape = rule.operands?.[at] ?? rule.operands?.at(-1);
  return shape !== undefined && shapes[shape](operand);
}

function before(rule: VerbRule, at: number): readonly string[] {
  if (rule.each !== undefined) return [rule.each];
  return rule.rest !== undefined && at > 0 ? [rule.rest] : [];
}
