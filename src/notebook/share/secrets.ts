// Finds what looks like a password or an access token in lines about to be shared. Comes in: text before and after. Goes out:
// findings with line numbers; never the secret itself, so that findings may be logged and shown. Pure and linear.
// A heuristic against accidents, not a guarantee: a person may share a finding on purpose.

import { type Sayable, say, toSay } from '../../core/language.ts';
/** One finding; `line` counts from 1 as people do, `what` completes "looks like ...". */
export interface SecretFinding {
  readonly line: number;
  readonly what: string;
}

interface SecretShape {
  readonly what: Sayable;
  /** A fixed text that must be there before the pattern is tried. */
  readonly hint: string;
  readonly pattern: RegExp;
}

/** Shapes published by the services themselves; a fixed prefix and a length keep false alarms rare. */
const shapes: readonly SecretShape[] = [
  {
    what: toSay('a private key'),
    hint: '-----BEGIN',
    pattern: /-----BEGIN (?:[A-Z]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----/,
  },
  { what: toSay('an access token'), hint: 'AKIA', pattern: /\bAKIA[0-9A-Z]{16}\b/ },
  { what: toSay('an access token'), hint: 'ASIA', pattern: /\bASIA[0-9A-Z]{16}\b/ },
  { what: toSay('an access token'), hint: 'gh', pattern: /\bgh[pousr]_[A-Za-z0-9]{36,255}\b/ },
  { what: toSay('an access token'), hint: 'github_pat_', pattern: /\bgithub_pat_[A-Za-z0-9_]{22,255}\b/ },
  { what: toSay('an access token'), hint: 'glpat-', pattern: /\bglpat-[A-Za-z0-9_-]{20,}/ },
  { what: toSay('an access token'), hint: 'xox', pattern: /\bxox[abeoprs]-[A-Za-z0-9-]{10,}/ },
  {
    what: toSay('a web-hook address'),
    hint: 'hooks.slack.com',
    pattern: /hooks\.slack\.com\/services\/T[A-Z0-9]{6,}\/B[A-Z0-9]{6,}\/[A-Za-z0-9]{16,}/,
  },
  { what: toSay('an access key'), hint: 'AIza', pattern: /\bAIza[0-9A-Za-z_-]{35}\b/ },
  { what: toSay('an access key'), hint: '_live_', pattern: /\b[rs]k_live_[0-9A-Za-z]{20,}/ },
  { what: toSay('an access token'), hint: 'npm_', pattern: /\bnpm_[A-Za-z0-9]{36}\b/ },
  { what: toSay('an access token'), hint: 'pypi-', pattern: /\bpypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{40,}/ },
  { what: toSay('an access token'), hint: 'SG.', pattern: /\bSG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}\b/ },
  { what: toSay('an access token'), hint: 'sk-', pattern: /\bsk-(?:ant-|proj-)?[A-Za-z0-9_-]{32,}/ },
  { what: toSay('an access token'), hint: 'hvs.', pattern: /\bhvs\.[A-Za-z0-9_-]{24,}/ },
  {
    what: toSay('an access token'),
    hint: 'eyJ',
    pattern: /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/,
  },
  { what: toSay('an account key'), hint: 'AccountKey=', pattern: /AccountKey=[A-Za-z0-9+/]{40,}={0,2}/ },
  {
    what: toSay('an address with a password'),
    hint: '://',
    pattern: /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/@<>"'`]{1,64}:([^\s/@<>"'`]{3,128})@[^\s/]/i,
  },
];

/** `password: value` and its relatives; the value decides. */
const named =
  /\b(?:password|passwd|pwd|passphrase|secret|api[_-]?key|access[_-]?key|auth[_-]?token|client[_-]?secret)["'`*]{0,3}\s{0,3}[:=]\s{0,3}["'`*]{0,3}([^\s"'`]{8,128})/i;

/** Words that stand for a secret without being one. */
const placeholder =
  /^(?:[<[{$%]|\*{3}|x{3}|\.{3}|…|https?:|your|my|the|see|change|example|sample|dummy|test|redacted|removed|hidden|none|null|true|false|in-|stored|ask|(?:pass|password|passwd|secret|token)$)/i;

/**
 * Findings on the lines of `after` that are not lines of `before` (so that an old one does not block every later change).
 * At most one finding a line; lines longer than 4,000 characters are searched up to there.
 */
export function findSecrets(before: string, after: string): SecretFinding[] {
  const known = new Set(before.split(/\r?\n/));
  const findings: SecretFinding[] = [];
  after.split(/\r?\n/).forEach((line, at) => {
    const what = known.has(line) ? undefined : secretIn(line.slice(0, 4000));
    if (what !== undefined) findings.push({ line: at + 1, what });
  });
  return findings;
}

function secretIn(line: string): string | undefined {
  for (const { what, hint, pattern } of shapes) {
    const match = line.includes(hint) ? pattern.exec(line) : null;
    if (match !== null && !placeholder.test(match[1] ?? '')) return say(what);
  }
  const value = named.exec(line)?.[1];
  return value !== undefined && isRandomLooking(value) ? say('a password') : undefined;
}

/** Real secrets mix kinds of characters and repeat few; words, dates and paths do not. */
function isRandomLooking(value: string): boolean {
  if (placeholder.test(value) || /^[\d.,:/-]+$/.test(value) || value.includes('](')) return false;
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(value)).length;
  return kinds >= 3 && entropy(value) >= 2.8;
}

/** Bits a character (Shannon). */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}
