// Runs one program to its true end: bytes in, bytes out, limits on time and size, and its whole process group ended when it
// overstays. Comes in: an absolute program, arguments, environment. Goes out: what happened, never an exception.
// No shell, no inherited input, no terminal. A code of 0 means success only when no error, signal or limit was seen with it.
import { type ChildProcess, spawn } from 'node:child_process';

/** What to start and within which bounds. */
export interface ChildRequest {
  readonly program: string;
  readonly args: readonly string[];
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly stdin: Uint8Array | string;
  readonly limitMs: number;
  readonly limitBytes: number;
  /** Between the polite end and the forced one. */
  readonly graceMs: number;
  readonly signal?: AbortSignal | undefined;
  /** Takes standard output piece by piece, one after the other; others have their turn after each. */
  readonly onOutput?: ((piece: Uint8Array) => void | Promise<void>) | undefined;
}

/** How it ended. `code` is set only for an end of its own within all limits. */
export interface ChildEnd {
  readonly code?: number;
  readonly stdout: Uint8Array;
  readonly stderr: string;
  /** Why there is no code. */
  readonly trouble?: 'not-found' | 'spawn' | 'timeout' | 'aborted' | 'too-long' | 'signal';
}

interface Gathered {
  readonly out: Buffer[];
  readonly err: Buffer[];
  size: number;
}

/** Starts the program and waits until it and whatever holds its pipes have ended (`close`, not `exit`). */
export function runChild(request: ChildRequest): Promise<ChildEnd> {
  if (request.signal?.aborted === true)
    return Promise.resolve(ended({ out: [], err: [], size: 0 }, { trouble: 'aborted' }));
  return new Promise((resolve) => {
    const child = start(request);
    const gathered: Gathered = { out: [], err: [], size: 0 };
    let trouble: ChildEnd['trouble'];
    const stop = stopper(child, request.graceMs);
    const fail = (why: NonNullable<ChildEnd['trouble']>): void => {
      trouble ??= why;
      stop.now();
    };
    const timer = setTimeout(() => fail('timeout'), request.limitMs);
    const onAbort = (): void => fail('aborted');
    request.signal?.addEventListener('abort', onAbort, { once: true });
    const finish = (code: number | null, signal: NodeJS.Signals | null): void => {
      clearTimeout(timer);
      stop.cancel();
      request.signal?.removeEventListener('abort', onAbort);
      void allTaken().then(() => {
        const why = trouble ?? (signal !== null || code === null ? 'signal' : undefined);
        resolve(ended(gathered, why === undefined && code !== null ? { code } : { trouble: why ?? 'signal' }));
      });
    };
    const allTaken = gather(child, gathered, request, fail);
    child.once('error', (error: NodeJS.ErrnoException) => {
      trouble ??= error.code === 'ENOENT' ? 'not-found' : 'spawn';
      if (child.pid === undefined) finish(null, null);
    });
    child.once('close', finish);
    // A program that does not read its input breaks the pipe; its exit code tells the story.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(request.stdin);
  });
}

function start(request: ChildRequest): ChildProcess {
  return spawn(request.program, [...request.args], {
    cwd: request.folder,
    env: { ...request.environment },
    stdio: ['pipe', 'pipe', 'pipe'],
    shell: false,
    windowsHide: true,
    // Its own session: no terminal to ask on, and one group to end.
    detached: process.platform !== 'win32',
  });
}

/** Bytes that wait to be taken, before the program has to wait. */
const mostWaiting = 2 * 1024 * 1024;

/** Keeps the output, or hands it on; the answer resolves when all of it was taken. */
function gather(
  child: ChildProcess,
  gathered: Gathered,
  { limitBytes, onOutput }: ChildRequest,
  fail: (why: 'too-long' | 'aborted') => void,
): () => Promise<void> {
  const into = (take: (chunk: Buffer) => void) => (chunk: Buffer) => {
    gathered.size += chunk.length;
    if (gathered.size > limitBytes) fail('too-long');
    else take(chunk);
  };
  const { stdout, stderr } = child;
  let taken: Promise<void> = Promise.resolve();
  let waiting = 0;
  const hand = (chunk: Buffer): void => {
    waiting += chunk.length;
    // The program may run ahead, but not so far that its output fills the memory.
    if (waiting > mostWaiting) stdout?.pause();
    taken = taken
      .then(() => onOutput?.(chunk))
      .catch(() => fail('aborted'))
      .then(() => new Promise<void>((resolve) => setImmediate(resolve)))
      .then(() => {
        waiting -= chunk.length;
        if (waiting <= mostWaiting) stdout?.resume();
      });
  };
  stdout?.on('data', into(onOutput === undefined ? (chunk) => gathered.out.push(chunk) : hand));
  stderr?.on(
    'data',
    into((chunk) => gathered.err.push(chunk)),
  );
  return () => taken;
}

function ended(gathered: Gathered, how: Pick<ChildEnd, 'code' | 'trouble'>): ChildEnd {
  return {
    ...how,
    stdout: new Uint8Array(Buffer.concat(gathered.out)),
    stderr: Buffer.concat(gathered.err).toString('utf8'),
  };
}

function stopper(child: ChildProcess, graceMs: number): { now(): void; cancel(): void } {
  const timers: NodeJS.Timeout[] = [];
  return {
    now() {
      if (timers.length > 0) return;
      signalGroup(child, 'SIGTERM');
      timers.push(setTimeout(() => signalGroup(child, 'SIGKILL'), graceMs));
      // A grandchild that left the group may still hold the pipes; we stop listening to it.
      timers.push(setTimeout(() => closePipes(child), graceMs + 1000));
    },
    cancel() {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

function closePipes(child: ChildProcess): void {
  child.stdout?.destroy();
  child.stderr?.destroy();
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') endTreeOnWindows(child, child.pid);
    else process.kill(-child.pid, signal);
  } catch {
    child.kill(signal);
  }
}

function endTreeOnWindows(child: ChildProcess, pid: number): void {
  const system = process.env['SystemRoot'] ?? 'C:\\Windows';
  const args = ['/pid', String(pid), '/T', '/F'];
  const ending = spawn(`${system}\\System32\\taskkill.exe`, args, { stdio: 'ignore', windowsHide: true });
  // Without that program at least the one that we started ends.
  ending.once('error', () => child.kill());
}
