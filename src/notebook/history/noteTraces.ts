// Where notes come from: the text each had at a place of the line, the commit that wrote it, and the commit since which one of its fields
// has had the value it had then. Comes in: the line, a place, paths. Goes out: traces by path. Only the forms that are asked for are read.
import type { RecordTrace } from '../../core/audit/auditPack.ts';
import { type PastCommit, type PastText, textsAlong } from '../../core/history/line.ts';
import type { ParseOptions } from '../../core/note/box.ts';
import type { Note } from '../../core/note/note.ts';
import type { Git } from '../git.ts';
import type { NoteCache } from './pastNotes.ts';
import type { PastOptions } from './readLine.ts';

/** Forms of one note that are looked at, the latest. */
const mostForms = 200;

/** What is traced: notes at a place, and the field whose value is followed back. */
export interface TraceQuestion {
  readonly count: number;
  readonly paths: readonly string[];
  readonly field: string;
}

/** Follows notes back. */
export async function traceNotes(
  commits: readonly PastCommit[],
  { count, paths, field }: TraceQuestion,
  source: { readonly git: Git; readonly cache: NoteCache; readonly parse: ParseOptions },
  options: PastOptions,
): Promise<ReadonlyMap<string, RecordTrace>> {
  const textsOf = textsAlong(commits, count);
  const found = paths.map((path) => ({ path, chain: textsOf(path).slice(-mostForms).reverse() }));
  const forms = found.flatMap(({ chain }) => chain);
  const notes = await source.cache.read(source.git, forms, source.parse, options);
  return new Map(
    found.map(({ path, chain }): [string, RecordTrace] => {
      const [now] = chain;
      const text = now && notes.get(now)?.text;
      const last = now && commits[now.at];
      const since = sinceWhen(chain, (form) => writtenIn(notes.get(form)?.note, field));
      const approval = since && commits[since.at];
      return [path, { ...(text !== undefined && { text }), ...(last && { last }), ...(approval && { approval }) }];
    }),
  );
}

/** The first form from which on the value is what it is now, of forms from the latest back; none where there is no value. */
function sinceWhen(chain: readonly PastText[], valueIn: (form: PastText) => string | undefined): PastText | undefined {
  const [now] = chain;
  const value = now && valueIn(now);
  if (value === undefined || value === '') return undefined;
  const other = chain.findIndex((form) => valueIn(form) !== value);
  return chain.at(other < 0 ? -1 : other - 1);
}

function writtenIn(note: Note | undefined, field: string): string | undefined {
  const entries = [...(note?.header?.entries ?? []), ...(note?.stated ?? [])];
  return entries.findLast((entry) => entry.field === field)?.values[0]?.text;
}
