// What a person does to notes between two shares, through Daybook's own intents or by hand. Comes in: a clone, chance, the journal.
// Goes out: files changed on the disk and what was acknowledged. One action is one change, as an editor would save it.
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addLine } from '../../../src/core/edits/addLine.ts';
import { isRefusal } from '../../../src/core/edits/edit.ts';
import { taskKey } from '../../../src/core/edits/findTask.ts';
import { setHeaderField } from '../../../src/core/edits/header.ts';
import { toggleTask } from '../../../src/core/edits/toggle.ts';
import { standingConflicts } from '../../../src/core/merge/standing.ts';
import type { Task } from '../../../src/core/note/note.ts';
import { parseNote } from '../../../src/core/note/parseNote.ts';
import { loadConfig } from '../../../src/core/record/config.ts';
import { createDiskNotes } from '../../../src/host/node/diskNotes.ts';
import type { Intent } from '../../../src/notebook/changes.ts';
import { createWriter } from '../../../src/notebook/writer.ts';
import { setTaskField } from '../setTaskField.ts';
import type { Ledger } from './ledger.ts';
import { type Clone, notesIn, type Window } from './stage.ts';

const config = loadConfig('name: Team\n');
const today = '2026-01-01';

/** Chance: a number from 0 up to 1. */
export type Chance = () => number;

/** Somebody at a window. */
export interface Person {
  readonly window: Window;
  readonly clone: Clone;
  readonly chance: Chance;
  readonly ledger: Ledger;
}

function oneOf<T>(list: readonly T[], chance: Chance): T | undefined {
  return list[Math.floor(chance() * list.length)];
}

/** The text of a new note with its first lines. */
export function newNote(name: string, ledger: Ledger): string {
  const word = ledger.fresh;
  const task = (): string => {
    const token = word('w');
    return `- [ ] ${token} ${word('r')} due:${ledger.freshDay()} ^${token}`;
  };
  const bare = `- [ ] ${word('w')} ${word('r')}`;
  const header = `---\ntitle: ${name}\nowner: ${word('h')}\n---\n\n# ${name}\n`;
  return `${header}\n## Tasks\n\n${task()}\n${task()}\n${bare}\n${task()}\n\n## Log\n\n- ${word('l')} ${word('r')}\n\n## End\n`;
}

/** Saves a text as an editor would and puts it on record. */
function save({ clone, ledger }: Person, path: string, before: string | undefined, after: string): void {
  writeFileSync(join(clone.folder, path), after);
  ledger.acknowledge(new Map(before === undefined ? [] : [[path, before]]), new Map([[path, after]]));
}

/** Changes a note through Daybook's own way of writing. */
async function intend(person: Person, path: string, intent: Intent): Promise<void> {
  const { clone, ledger } = person;
  const before = readFileSync(join(clone.folder, path), 'utf8');
  const writer = createWriter(createDiskNotes({ root: clone.folder, list: async () => [] }), () => undefined);
  if (isRefusal(await writer.edit(path, intent))) return;
  ledger.acknowledge(new Map([[path, before]]), new Map([[path, readFileSync(join(clone.folder, path), 'utf8')]]));
}

const onTask =
  (chance: Chance, change: (text: string, key: ReturnType<typeof taskKey>) => ReturnType<Intent>): Intent =>
  (text) => {
    const note = parseNote(text);
    const task = oneOf(
      note.tasks.filter(({ state }: Task) => state !== 'done'),
      chance,
    );
    return task === undefined ? { refused: 'moved', message: '' } : change(text, taskKey(note, task));
  };

type Action = (person: Person, path: string, text: string) => Promise<void> | void;

/** The line at a place with everything that stands indented below it. */
function blockAt(lines: readonly string[], at: number): number {
  const lead = (line: string): number => line.length - line.trimStart().length;
  const own = lead(lines[at] ?? '');
  const next = lines.findIndex((line, place) => place > at && (line.trim() === '' || lead(line) <= own));
  return (next < 0 ? lines.length : next) - at;
}

/** Changes one line by hand: `pick` says which lines may be meant, `change` what they become. */
function byHand(pick: RegExp, change: (line: string, person: Person) => string | undefined): Action {
  return (person, path, text) => {
    const lines = text.split('\n');
    const places = lines.flatMap((line, at) => (pick.test(line) ? [at] : []));
    const at = oneOf(places, person.chance);
    if (at === undefined) return;
    const changed = change(lines[at] ?? '', person);
    // Nobody leaves behind what stands below a line that goes.
    lines.splice(at, changed === undefined ? blockAt(lines, at) : 1, ...(changed === undefined ? [] : [changed]));
    save(person, path, text, lines.join('\n'));
  };
}

const tick: Action = (person, path) =>
  intend(
    person,
    path,
    onTask(person.chance, (text, key) => toggleTask(text, key, { today, config })),
  );
const due: Action = (person, path) =>
  intend(
    person,
    path,
    onTask(person.chance, (text, key) => setTaskField(text, key, 'due', person.ledger.freshDay(), { config })),
  );
const owner: Action = (person, path) =>
  intend(person, path, (text) => setHeaderField(text, 'owner', person.ledger.fresh('h')));
const add: Action = (person, path) => {
  const token = person.ledger.fresh('w');
  const line = `- [ ] ${token} ${person.ledger.fresh('r')}${person.chance() < 0.7 ? ` ^${token}` : ''}`;
  return intend(person, path, (text) => addLine(text, 'Tasks', line));
};
const log: Action = (person, path) => {
  const line = `- ${person.ledger.fresh('l')} ${person.ledger.fresh('r')}`;
  return intend(person, path, (text) => addLine(text, 'Log', line));
};
const reword = byHand(/\b[wl]\d+ r\d+/, (line, { ledger }) => line.replace(/\br\d+\b/, ledger.fresh('r')));
const strike = byHand(/^ *- (?:\[.\] )?[wl]\d+ r\d+/, () => undefined);

/** Adds a sub-item below a task; it names the task, so that it can be told where it belongs. */
const child: Action = (person, path, text) => {
  const lines = text.split('\n');
  const at = oneOf(
    lines.flatMap((line, place) => (/^- \[.\] w\d+ .* \^w\d+$/.test(line) ? [place] : [])),
    person.chance,
  );
  if (at === undefined) return;
  const parent = /\bw\d+\b/.exec(lines[at] ?? '')?.[0] ?? '';
  const token = person.ledger.fresh('w');
  const place = at + (person.chance() < 0.5 ? 1 : blockAt(lines, at));
  lines.splice(place, 0, `  - [ ] ${token} ${person.ledger.fresh('r')} of:${parent} ^${token}`);
  save(person, path, text, lines.join('\n'));
};

/** Takes a line with an id, and what stands below it, to the top of its section or to the log. */
const move: Action = (person, path, text) => {
  const lines = text.split('\n');
  const at = lines.findIndex((line, place) => /^- .* \^w\d+/.test(line) && !line.includes('<!--') && place % 3 === 0);
  const block = at < 0 ? [] : lines.splice(at, blockAt(lines, at));
  const to = lines.indexOf(person.chance() < 0.7 ? '## Tasks' : '## Log') + 2;
  if (at < 0 || to < 2 || block.some((line) => line.includes('<!--'))) return;
  lines.splice(to, 0, ...block);
  save(person, path, text, lines.join('\n'));
};

const create: Action = (person) => {
  // The same few names everywhere: two people make the note of a day at the same time.
  const path = `day${Math.floor(person.chance() * 12)}.md`;
  if (existsSync(join(person.clone.folder, path))) return;
  save(person, path, undefined, newNote(path, person.ledger));
};

/** Only one clone renames a note of a name, lest two renames make two notes of it. */
const rename: Action = (person, path, text) => {
  const { clone, ledger } = person;
  const isOurs = clone.windows.length > 0 && path.length % 4 === Number(clone.name.slice(1)) % 4;
  if (!isOurs || !path.startsWith('note')) return;
  const to = `note${ledger.fresh('n')}.md`;
  renameSync(join(clone.folder, path), join(clone.folder, to));
  ledger.acknowledge(new Map([[path, text]]), new Map([[to, text]]));
};

const remove: Action = ({ clone, ledger }, path, text) => {
  if (notesIn(clone.folder).size < 6) return;
  rmSync(join(clone.folder, path));
  ledger.release(new Map([[path, text]]));
};

/** Settles the first conflict that stands in a note: mine, theirs, or both. */
const settle: Action = (person, path, text) => {
  const [conflict] = standingConflicts(text);
  if (conflict === undefined) return;
  const { first, secondLines, comment } = conflict;
  const isHeader = comment.start === secondLines.start;
  const choice = isHeader ? 0 : Math.floor(person.chance() * 3);
  const without = (start: number, end: number): string => text.slice(0, start) + text.slice(end);
  const kept = text.slice(first.start, secondLines.end);
  const after =
    choice === 0
      ? without(secondLines.start, secondLines.end + 1)
      : choice === 1
        ? text.slice(0, first.start) + conflict.second + text.slice(secondLines.end)
        : without(comment.start, comment.end);
  person.ledger.release(new Map([[path, kept]]));
  save(person, path, text, after);
};

/** An editor with text that is not saved yet; saved later, if the file is still what was opened. */
const type: Action = (person, path, text) => {
  person.window.unsaved = {
    path,
    opened: text,
    typed: text.replace('## Log\n', `## Log\n\n- ${person.ledger.fresh('l')}\n`),
  };
};

/** Saves or gives up what a window has open. A file that changed below the editor is not overwritten. */
export function closeEditor(person: Person): void {
  const { window, clone } = person;
  const open = window.unsaved;
  window.unsaved = undefined;
  if (open === undefined) return;
  const file = join(clone.folder, open.path);
  if (existsSync(file) && readFileSync(file, 'utf8') === open.opened) save(person, open.path, open.opened, open.typed);
}

const actions: readonly (readonly [number, Action])[] = [
  [5, tick],
  [6, due],
  [5, reword],
  [5, add],
  [4, log],
  [4, child],
  [2, strike],
  [2, move],
  [2, owner],
  [2, create],
  [1, rename],
  [0.3, remove],
  [3, settle],
  [2, type],
];

/** One random change. */
export async function act(person: Person): Promise<void> {
  const { window, clone, chance } = person;
  if (window.unsaved !== undefined && chance() < 0.5) return closeEditor(person);
  const path = oneOf([...notesIn(clone.folder).keys()], chance) ?? 'note0.md';
  const drawn = chance() * actions.reduce((sum, [weight]) => sum + weight, 0);
  const sums = actions.map((_, at) => actions.slice(0, at + 1).reduce((sum, [weight]) => sum + weight, 0));
  const [, action] = actions[sums.findIndex((sum) => drawn < sum)] ?? [0, add];
  const file = join(clone.folder, path);
  if (path === window.unsaved?.path || !existsSync(file)) return;
  await action(person, path, readFileSync(file, 'utf8'));
}
