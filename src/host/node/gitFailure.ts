// Sorts how a git process ended into the small union of notebook/git. The only place that reads git's messages; they are in
// the C locale. Comes in: the call and the end of the process. Goes out: a failure with its words, credentials masked.
import type { GitFailure, GitFailureKind } from '../../notebook/git.ts';
import type { GitCall } from '../../notebook/gitVerbs.ts';
import type { ChildEnd } from './childProcess.ts';

const troubles: Readonly<Record<NonNullable<ChildEnd['trouble']>, GitFailureKind>> = {
  'not-found': 'missing',
  spawn: 'missing',
  timeout: 'timeout',
  aborted: 'killed',
  'too-long': 'other',
  signal: 'killed',
};

/** First match wins, so the surest come first. */
const messages: readonly (readonly [GitFailureKind, RegExp])[] = [
  ['dubious-owner', /detected dubious ownership|unsafe repository/],
  ['not-a-repository', /not a git repository|cannot use bare repository|must be run in a work tree/],
  ['moved', /but expected [0-9a-f]{40}|reference already exists|unable to resolve reference/],
  ['no-remote-branch', /couldn't find remote ref/],
  ['locked', /\.lock': File exists|Another git process seems to be running/],
  [
    'no-identity',
    /Please tell me who you are|empty ident name|no email was given|unable to auto-detect email|no name was given/,
  ],
  [
    'auth',
    // A file that may not be written is a denied permission, too; ssh names in brackets what it tried.
    /Authentication failed|could not read (?:Username|Password)|terminal prompts disabled|Permission denied \(|returned error: 40[13]/,
  ],
  [
    'auth',
    /Host key verification failed|No supported authentication methods|Invalid username or (?:password|token)|remote: Repository not found|unable to get password/,
  ],
  ['signing', /gpg failed to sign|failed to write commit object.*sign|Load key|Couldn't load public key/],
  [
    'offline',
    /Could not resolve host|Connection (?:refused|timed out|reset|closed)|Network is unreachable|unable to access/,
  ],
  [
    'offline',
    /Could not read from remote repository|hung up unexpectedly|early EOF|unexpected disconnect|does not appear to be a git/,
  ],
  ['offline', /the remote end hung up|Operation timed out|No route to host|unpack-objects abnormal exit/],
];

/** Refusals of a server that go away by themselves: another push was quicker or still running. */
const passing =
  /fetch first|non-fast-forward|stale info|failed to update ref|cannot lock ref|failed to lock|incorrect old value/;

/** Hides user names and passwords of addresses, and values of authorization headers. */
export function maskCredentials(text: string): string {
  return text
    .replaceAll(/([a-z][a-z0-9+.-]*:\/\/)[^\s/@]+@/gi, '$1***@')
    .replaceAll(/(authorization:\s*)\S.*/gi, '$1***');
}

/** What went wrong with a call that did not answer. */
export function failureOf(call: GitCall, end: ChildEnd): GitFailure {
  const stdout = call.verb === 'push' || call.verb === 'hook' ? new TextDecoder().decode(end.stdout) : '';
  const words = firstLines(call.verb === 'hook' ? `${stdout}${end.stderr}` : end.stderr);
  if (end.trouble !== undefined) return { kind: troubles[end.trouble], words: words === '' ? end.trouble : words };
  if (call.verb === 'push') return pushFailure(stdout, end.stderr, words);
  const kind = call.verb === 'hook' && !/usage: git|is not a git command/.test(words) ? 'hook' : kindOf(end.stderr);
  return { kind: kind === 'other' && call.flags?.includes('-S') === true ? 'signing' : kind, words };
}

function kindOf(stderr: string): GitFailureKind {
  return messages.find(([, pattern]) => pattern.test(stderr))?.[0] ?? 'other';
}

function pushFailure(stdout: string, stderr: string, words: string): GitFailure {
  const refusal = stdout.split('\n').find((line) => line.startsWith('!'));
  if (refusal !== undefined) {
    const reason = refusal.split('\t').at(-1) ?? '';
    // The server's own sentence says more than git's word for it.
    const told = [...serverLines(stderr), reason].join('\n');
    if (reason.includes('remote failure') || reason.includes('unpacker error')) return { kind: 'offline', words };
    return { kind: passing.test(reason) ? 'rejected' : 'policy', words: firstLines(told) };
  }
  const kind = kindOf(stderr);
  // git itself says nothing more when the repository's own pre-push check stopped it.
  return { kind: kind === 'other' && stderr.includes('failed to push some refs') ? 'hook' : kind, words };
}

/** What the server said, without the signs before it and the lines that hold no word. */
function serverLines(stderr: string): string[] {
  const lines = stderr.split('\n').filter((line) => line.startsWith('remote: '));
  return lines
    .map((line) => line.replace(/^remote: (?:error: |fatal: )?/, '').trim())
    .filter((line) => /\p{L}/u.test(line));
}

function firstLines(text: string): string {
  const lines = maskCredentials(text)
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '' && !line.startsWith('hint: '));
  return lines.slice(0, 20).join('\n').slice(0, 4000);
}
