// Problems of notes as VS Code shows them: hints by default, source "Daybook", a stable code. Comes in: paths to look at again.
// Goes out: diagnostics of those notes. Looks at one note at a time, and at none that is not ours.
import { Diagnostic, DiagnosticSeverity, type Disposable, languages, Position, Range } from 'vscode';
import type { Problem, Severity } from '../core/note/note.ts';
import { lineAt, lineStarts } from '../core/text.ts';
import { noteUri } from './openNote.ts';

/** What is asked for a note: its text and problems, or undefined when it is gone or none of ours. */
export type ReadProblems = (
  root: string,
  path: string,
) => Promise<{ readonly text: string; readonly problems: readonly Problem[] } | undefined>;

/** Diagnostics of all notebooks. */
export interface NoteDiagnostics extends Disposable {
  /** Looks at these notes again, soon; the last request for a note wins. */
  look(root: string, paths: Iterable<string>): void;
  /** Forgets everything of a notebook that closed. */
  forget(root: string): void;
  idle(): Promise<void>;
}

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  hint: DiagnosticSeverity.Hint,
} as const satisfies Record<Severity, DiagnosticSeverity>;

/** Makes the collection. `onError` hears what goes wrong with one note; the others are still looked at. */
export function noteDiagnostics(read: ReadProblems, onError: (error: unknown) => void): NoteDiagnostics {
  const collection = languages.createDiagnosticCollection('daybook');
  const waiting = new Map<string, { root: string; path: string }>();
  let working: Promise<void> | undefined;
  /** Notebook of the note that is being read; undefined when it closed meanwhile. */
  let reading: string | undefined;

  async function work(): Promise<void> {
    for (const [key, { root, path }] of waiting) {
      waiting.delete(key);
      try {
        // Reading is asynchronous, so each note is a slice of its own.
        reading = root;
        const found = await read(root, path);
        if (reading === undefined) continue;
        collection.set(noteUri(root, path), found && found.problems.length > 0 ? diagnosticsOf(found) : undefined);
      } catch (error) {
        onError(error);
      }
    }
    working = undefined;
  }

  return {
    look(root, paths) {
      for (const path of paths) waiting.set(`${root}\n${path}`, { root, path });
      if (waiting.size > 0) working ??= work();
    },
    forget(root) {
      if (reading === root) reading = undefined;
      for (const [key, entry] of waiting) if (entry.root === root) waiting.delete(key);
      const below = `${root}/`;
      collection.forEach((uri) => {
        if (uri.toString().startsWith(below)) collection.delete(uri);
      });
    },
    idle: async () => {
      while (working) await working;
    },
    dispose: () => collection.dispose(),
  };
}

function diagnosticsOf({ text, problems }: { text: string; problems: readonly Problem[] }): Diagnostic[] {
  // Editors do not count a byte-order mark; spans do.
  const mark = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const starts = lineStarts(text);
  const position = (offset: number): Position => {
    const line = lineAt(starts, offset);
    return new Position(line, Math.max(0, offset - (starts[line] ?? 0) - (line === 0 ? mark : 0)));
  };
  return problems.map(({ span, message, severity, code }) => {
    const diagnostic = new Diagnostic(
      new Range(position(span.start), position(span.end)),
      message,
      severities[severity],
    );
    diagnostic.source = 'Daybook';
    diagnostic.code = code;
    return diagnostic;
  });
}
