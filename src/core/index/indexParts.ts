// The parts of an index that belong to one set of columns, made together: when the columns are built anew, so are these. Comes in: a
// store and a configuration; goes out: what they mean, their order and their names. Keeps nothing else.
import type { NotebookConfig } from '../record/kind.ts';
import { Interpretation } from './interpretation.ts';
import { KindRows } from './kindRows.ts';
import { PreparedRows } from './manyRows.ts';
import { NoteFields } from './noteFields.ts';
import { NoteNames } from './noteNames.ts';
import { PathOrder } from './pathOrder.ts';
import { rowOfNote } from './rowNumbers.ts';
import type { Store } from './store.ts';
import { TaskFields } from './taskFields.ts';
import { TitleWords } from './titleWords.ts';

/** Columns and what reads them. */
export interface IndexParts {
  readonly store: Store;
  readonly meaning: Interpretation;
  readonly order: PathOrder;
  readonly notes: NoteFields;
  readonly tasks: TaskFields;
  readonly kinds: KindRows;
  readonly names: NoteNames;
  readonly many: PreparedRows;
  readonly titles: TitleWords;
}

/** Makes the parts of a store; notes are put into the order by whoever knows which of them live. */
export function partsOf(store: Store, config: NotebookConfig): IndexParts {
  const meaning = new Interpretation(store, config);
  const order = new PathOrder(store.paths);
  const notes = new NoteFields(store, meaning);
  const names = new NoteNames(order, (note) => ({
    row: rowOfNote(note),
    path: store.paths.read(note),
    title: String(notes.get(note, 'title') ?? ''),
  }));
  const tasks = new TaskFields(store, meaning);
  const many = new PreparedRows(store, meaning, order, notes, tasks);
  const titles = new TitleWords(
    store,
    order,
    (note) => notes.title(note),
    (task) => tasks.title(task),
  );
  return { store, meaning, order, notes, tasks, kinds: new KindRows(store, meaning, order), names, many, titles };
}
