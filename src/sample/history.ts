// The year as commits: what the team wrote, by whom and when. Comes in: the sample's notes; goes out: commits in order, and the
// stream that `git fast-import` reads. Pure: the same notes give the same bytes, so the same commit ids.
import type { Moment, SampleNote } from './sampleNote.ts';
import { memberOf, type PersonId } from './team.ts';
import { DAY_MINUTES, gitTime, type Minute } from './timing.ts';

/** One commit: the files that changed, with their new text. */
export interface SampleCommit {
  readonly at: Minute;
  readonly by: PersonId;
  readonly message: string;
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

/** Small changes by one person within five days are shared together: people share when something is worth it. */
const TOGETHER = 5 * DAY_MINUTES;

const LONGEST_SUBJECT = 72;

/** All commits, oldest first. A moment that changes no text makes none. */
export function commitsOf(notes: readonly SampleNote[]): SampleCommit[] {
  const known = new Map<string, string>();
  return batches(notes).flatMap(({ at, by, changes }) => {
    const files = changes
      .map(({ note }) => ({ path: note.path, text: note.textAt(at) }))
      .filter(
        ({ path, text }, index, all) =>
          known.get(path) !== text && all.findIndex((other) => other.path === path) === index,
      );
    for (const { path, text } of files) known.set(path, text);
    const changed = changes.filter(({ note }) => files.some(({ path }) => path === note.path));
    return files.length === 0 ? [] : [{ at, by, message: messageOf(changed.map(({ moment }) => moment)), files }];
  });
}

interface Batch {
  at: Minute;
  readonly by: PersonId;
  readonly changes: { readonly note: SampleNote; readonly moment: Moment }[];
}

function batches(notes: readonly SampleNote[]): Batch[] {
  const events = notes
    .flatMap((note) => note.moments.map((moment) => ({ note, moment })))
    .sort((a, b) => a.moment.at - b.moment.at || compare(a.note.path, b.note.path));
  const open = new Map<PersonId, Batch>();
  const all: Batch[] = [];
  for (const event of events) {
    const { at, by, alone } = event.moment;
    const batch = alone ? undefined : open.get(by);
    if (batch !== undefined && at - (batch.changes[0]?.moment.at ?? 0) <= TOGETHER) {
      batch.changes.push(event);
      batch.at = at;
    } else {
      const fresh: Batch = { at, by, changes: [event] };
      if (!alone) open.set(by, fresh);
      all.push(fresh);
    }
  }
  return all.sort((a, b) => a.at - b.at);
}

/** The first subject, and the others below it when there are several. */
function messageOf(moments: readonly Moment[]): string {
  const subjects = [...new Set(moments.map(({ subject }) => subject))];
  const [first = 'Notes', ...more] = subjects;
  const extra = more.length === 0 ? '' : ` and ${more.length} more`;
  const room = LONGEST_SUBJECT - extra.length;
  const subject = `${first.length > room ? `${first.slice(0, room - 1).trimEnd()}…` : first}${extra}`;
  return [subject, ...(more.length === 0 ? [] : ['', ...subjects.map((each) => `- ${each}`)]), ''].join('\n');
}

/** The stream for `git fast-import`, branch `main`; UTF-8 text, one commit a chunk. */
export function* importStream(commits: readonly SampleCommit[]): Generator<string> {
  for (const { at, by, message, files } of commits) {
    const { name, mail } = memberOf(by);
    const head = `commit refs/heads/main\ncommitter ${name} <${mail}> ${gitTime(at)}\n${data(message)}`;
    const changes = files.map(({ path, text }) => `M 100644 inline ${path}\n${data(text)}`);
    yield `${head}${changes.join('')}\n`;
  }
  yield 'done\n';
}

function data(text: string): string {
  return `data ${new TextEncoder().encode(text).length}\n${text}\n`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
