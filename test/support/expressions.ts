// The regular expressions of source files, found by reading the code as far as needed: strings and comments are stepped over.
// Comes in: the text of a TypeScript file. Goes out: its expressions, those written as strings for `new RegExp` among them.

/** An expression as it stands in the code. */
export interface Expression {
  readonly source: string;
  readonly flags: string;
}

/** Expressions of a file: literals, and strings that begin with `^` and end with `$` as patterns do. */
export function expressionsIn(code: string): Expression[] {
  const found: Expression[] = [];
  // For each template that a `${` interrupts, how many braces were opened behind it.
  const braces: number[] = [];
  for (let at = 0; at < code.length; ) {
    const sign = code.charAt(at);
    const resumes = sign === '}' && braces.at(-1) === 0;
    if (sign === '{') braces.push((braces.pop() ?? 0) + 1);
    else if (sign === '}') braces.push((braces.pop() ?? 1) - 1);
    if (resumes) braces.pop();
    const next = sign === '`' || resumes ? templateEnd(code, at) : tokenEnd(code, at);
    if ((sign === '`' || resumes) && code.startsWith('${', next - 2)) braces.push(0);
    const token = code.slice(at, next);
    const literal = /^\/(?![/*])(.*)\/([a-z]*)$/su.exec(token);
    const written = /^'(\^.*\$)'$/su.exec(token);
    if (literal && token.length > 1) found.push({ source: literal[1] ?? '', flags: literal[2] ?? '' });
    else if (written) found.push({ source: (written[1] ?? '').replaceAll('\\\\', '\\'), flags: '' });
    at = next;
  }
  return found;
}

/** End of a template's piece that begins at `at`: behind its backtick, or behind the `${` that interrupts it. */
function templateEnd(code: string, at: number): number {
  for (let next = at + 1; next < code.length; next++) {
    if (code.charAt(next) === '`') return next + 1;
    if (code.startsWith('${', next)) return next + 2;
    if (code.charAt(next) === '\\') next++;
  }
  return code.length;
}

/** End of the comment, string, expression or single character at `at`. */
function tokenEnd(code: string, at: number): number {
  const sign = code.charAt(at);
  if (code.startsWith('//', at)) return endOf(code.indexOf('\n', at), code);
  if (code.startsWith('/*', at)) return endOf(code.indexOf('*/', at + 2) + 1, code) + 1;
  if (sign === "'" || sign === '"') return quoteEnd(code, at, sign);
  if (sign === '/' && opensExpression(code, at)) return expressionEnd(code, at);
  return at + 1;
}

function endOf(at: number, code: string): number {
  return at <= 0 ? code.length : at;
}

function quoteEnd(code: string, at: number, quote: string): number {
  let next = at + 1;
  while (next < code.length && code.charAt(next) !== quote) next += code.charAt(next) === '\\' ? 2 : 1;
  return next + 1;
}

/** A slash behind an operator, an opening bracket or `return` cannot divide. */
function opensExpression(code: string, at: number): boolean {
  const before = code.slice(Math.max(0, at - 40), at).trimEnd();
  return /(?:[=(,:[!&|?{};]|=>|\breturn)$/.test(before);
}

function expressionEnd(code: string, at: number): number {
  let inClass = false;
  let next = at + 1;
  for (; next < code.length && (inClass || code.charAt(next) !== '/'); next++) {
    const sign = code.charAt(next);
    if (sign === '\\') next++;
    else if (sign === '[') inClass = true;
    else if (sign === ']') inClass = false;
  }
  next++;
  while (/[a-z]/.test(code.charAt(next))) next++;
  return next;
}
