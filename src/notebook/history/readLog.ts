// Reads git's log of a line of commits as it comes. Comes in: pieces of the output of the verb `history`. Goes out: commits, oldest
// first, each with the regular files it changed. What does not look as documented (git-log, raw output) makes it no log.
import { isRegular } from '../share/gitRecords.ts';

/** One commit as git tells it; paths are the repository's. */
export interface LoggedCommit {
  readonly id: string;
  readonly parents: readonly string[];
  /** The committer's time, in ms since 1970. */
  readonly statedMs: number;
  readonly author: string;
  readonly mail: string;
  /** A blob where the path is a regular file now. */
  readonly changes: readonly { readonly path: string; readonly blob?: string }[];
}

/** Takes the output. */
export interface LogReader {
  take(piece: Uint8Array): void;
  /** Hands over the last commit; false when the output was cut off or was no log. */
  end(): boolean;
}

/** Fields of a commit before its files: id, parents, time, mail, name. */
const fieldCount = 5;
const entry = /^\n?:\d{6} (\d{6}) [0-9a-f]+ ([0-9a-f]+) [A-Z]\d*$/;

/** A reader; `onCommit` gets one commit after the other. */
export function readLog(onCommit: (commit: LoggedCommit) => void): LogReader {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const paths = new Map<string, string>();
  let rest = '';
  let isBroken = false;
  let fields: string[] = [];
  let changes: { path: string; blob?: string }[] = [];
  let pending: { blob?: string } | undefined;

  const flush = (): void => {
    if (fields.length < fieldCount) return;
    const [id = '', parents = '', time = '', mail = '', author = ''] = fields;
    onCommit({ id, parents: parents.split(' ').filter(Boolean), statedMs: Date.parse(time), author, mail, changes });
    fields = [];
    changes = [];
  };
  const take = (text: string): void => {
    if (pending !== undefined) {
      // One string for each path, however often it changes.
      const path = paths.get(text) ?? text;
      paths.set(path, path);
      changes.push({ path, ...pending });
      pending = undefined;
    } else if (fields.length > 0 && fields.length < fieldCount) fields.push(text);
    else {
      const match = fields.length === fieldCount ? entry.exec(text) : null;
      if (match !== null) pending = isRegular(match[1] ?? '') ? { blob: match[2] ?? '' } : {};
      else if (/^[0-9a-f]{40,64}$/.test(text)) {
        flush();
        fields.push(text);
      } else if (text !== '') isBroken = true;
    }
  };
  return {
    take(piece) {
      const parts = (rest + decoder.decode(piece, { stream: true })).split('\0');
      rest = parts.pop() ?? '';
      for (const part of parts) take(part);
    },
    end() {
      const isWhole = rest === '' && pending === undefined && (fields.length === 0 || fields.length === fieldCount);
      flush();
      return isWhole && !isBroken;
    },
  };
}
