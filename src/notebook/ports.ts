// What a notebook asks of the world: capabilities as interfaces, nothing else. Adapters live in host/, fakes in test/support.
// Paths are relative to the notebook's root, POSIX, NFC as the disk gives them; never absolute, never with `..`.

/** A text as it was found, with what is needed to write it back safely. */
export interface FoundText {
  readonly text: string;
  /** `buffer` when an editor has it open with unsaved changes. */
  readonly source: 'disk' | 'buffer';
}

/** Result of a write; all but `written` mean that nothing was. `in-use`: another program keeps the file open, which forbids it on Windows. */
export type WriteOutcome = 'written' | 'changed-meanwhile' | 'read-only' | 'exists' | 'outside' | 'in-use';

/** Written, and then made into another text by what runs in the editor on save (a formatter). */
export interface Reformatted {
  readonly saved: string;
}

/** The notes' files: where a text is read from and written to. One adapter knows editors (host), one only the disk (host/node). */
export interface NoteFiles {
  /** Current text (the editor's when open and dirty), or undefined when there is no such regular file. */
  read(path: string): Promise<FoundText | undefined>;
  /**
   * Replaces `before` by `after`: through the editor's model when the file is open (saved only if it was clean), else atomically on
   * disk after comparing with `before`. Refuses links and anything outside the root.
   */
  write(path: string, before: string, after: string): Promise<WriteOutcome | Reformatted>;
  /** Makes a new file; never replaces one. Folders are made as needed. */
  create(path: string, text: string): Promise<WriteOutcome>;
  /** Deletes a file that still says `before`. Refuses as `write` does. */
  remove(path: string, before: string): Promise<WriteOutcome>;
  /** Gives a file another path, made as needed; an editor goes along with unsaved changes and all. Never replaces a file. */
  move(path: string, to: string): Promise<WriteOutcome>;
  /** Why a file that is there must be left alone: a link, a second name, no right to write, bytes that are no UTF-8. */
  refuses(path: string): Promise<'read-only' | 'outside' | undefined>;
  /** The paths of all notes in a folder (`.md`, todo.txt), excluded ones left out; none where there is no such folder. */
  list(folder: string): Promise<readonly string[]>;
}

/** The clock: today by the notebook's zone, and now as an instant with offset. */
export interface Clock {
  /** `YYYY-MM-DD` */
  today(): string;
  /** `YYYY-MM-DDTHH:MM+HH:MM` */
  now(): string;
}

/** Where a notebook reports what a developer or admin may want to read; no note text in it. */
export interface Log {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string, error?: unknown): void;
}

/** Told of folders of a notebook that turned out to be notebooks of their own, of which nothing was read. */
export type OnInner = (folders: readonly string[]) => void;
