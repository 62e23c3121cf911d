// What a row is called in what the past tells: by its note and its words. Comes in: a path and the words of a line, if it is one. Goes out: a
// name, equal for lines of the same words in one note.

/** The name of a line among those of all notes; of a record without words. */
export function rowName(path: string, task = ''): string {
  return `${path}\n${task}`;
}
