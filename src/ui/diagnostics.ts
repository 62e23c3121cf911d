// Problems of notes as VS Code shows them: hints by default, source "Daybook", a stable code. Comes in: paths to look at again.
// Goes out: diagnostics of those notes. Looks at one note at a time, and at none that is not ours.
import { Diagnostic, DiagnosticSeverity, type Disposable, languages, Uri } from 'vscode';
import { type ShownSeverity, shownSeverity } from '../core/fix/shownSeverity.ts';
import type { Problem } from '../core/note/note.ts';
import type { CommandId } from '../manifest.ts';
import { rangesIn } from './editor/positions.ts';
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
  /** Looks again at whatever is shown now: how it is shown changed. */
  lookAgain(): void;
  /** Forgets everything of a notebook that closed. */
  forget(root: string): void;
  idle(): Promise<void>;
}

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
} as const satisfies Record<Exclude<ShownSeverity, 'off'>, DiagnosticSeverity>;

/**
 * Makes the collection. `overrides` is what the settings say of a file's problems; `onError` hears what goes wrong with one note,
 * and the others are still looked at.
 */
export function noteDiagnostics(
  read: ReadProblems,
  overrides: (uri: Uri) => unknown,
  onError: (error: unknown) => void,
): NoteDiagnostics {
  const collection = languages.createDiagnosticCollection('daybook');
  const waiting = new Map<string, { root: string; path: string }>();
  /** What is shown now, in the form of a request. */
  const shown = new Map<string, { root: string; path: string }>();
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
        const uri = noteUri(root, path);
        const doubtful = found !== undefined && found.problems.length > 0;
        collection.set(uri, doubtful ? diagnosticsOf(found, overrides(uri)) : undefined);
        if (doubtful) shown.set(key, { root, path });
        else shown.delete(key);
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
    lookAgain() {
      for (const [key, request] of shown) waiting.set(key, request);
      if (waiting.size > 0) working ??= work();
    },
    forget(root) {
      if (reading === root) reading = undefined;
      for (const list of [waiting, shown]) for (const [key, entry] of list) if (entry.root === root) list.delete(key);
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

function diagnosticsOf(
  { text, problems }: { text: string; problems: readonly Problem[] },
  overrides: unknown,
): Diagnostic[] {
  const rangeOf = rangesIn(text);
  return problems.flatMap((problem) => {
    const severity = shownSeverity(problem, overrides);
    if (severity === 'off') return [];
    const diagnostic = new Diagnostic(rangeOf(problem.span), problem.message, severities[severity]);
    diagnostic.source = 'Daybook';
    diagnostic.code = { value: problem.code, target: explanation(problem.code) };
    return diagnostic;
  });
}

/** Where a click on the code leads: the page of this problem. */
function explanation(code: string): Uri {
  const command: CommandId = 'daybook.problem.explain';
  return Uri.parse(`command:${command}?${encodeURIComponent(JSON.stringify([code]))}`);
}
