// Ticks the first task of notes that no editor has open, from the read to the durable write, as a command does. Comes in: the folder of a
// notebook; goes out: a function for the path of a note, which throws when nothing was written.
import { isRefusal } from '../../src/core/edits/edit.ts';
import { taskKey } from '../../src/core/edits/findTask.ts';
import { toggleLine } from '../../src/core/edits/rowField.ts';
import { parseNote } from '../../src/core/note/parseNote.ts';
import { loadConfig } from '../../src/core/record/config.ts';
import { createDiskNotes } from '../../src/host/node/diskNotes.ts';
import { createWriter } from '../../src/notebook/writer.ts';

export function tickerOn(root: string): (path: string) => Promise<void> {
  const notes = createDiskNotes({ root, list: async () => [] });
  const writer = createWriter(notes, () => {});
  const config = loadConfig(undefined);
  return async (path) => {
    const outcome = await writer.edit(path, (text) => {
      const note = parseNote(text);
      const [task] = note.tasks;
      if (task === undefined) return { refused: 'moved', message: `${path} has no task` };
      return toggleLine(text, { path, task: taskKey(note, task) }, { today: '2026-03-12', config });
    });
    if (isRefusal(outcome)) throw new Error(outcome.message);
  };
}
