// The private notebook that opens with this window though it lies in none of its folders. Comes in: the window's memory, which is this
// machine's alone; goes out: its place, for as long as it calls itself private. Writes nothing but that memory.
import { type Memento, Uri, workspace } from 'vscode';
import { configPath } from '../core/notePath.ts';
import { loadConfig } from '../core/record/config.ts';

const memoryKey = 'private notebook';

/** Remembers a root, or forgets it. */
export async function keepBeside(memory: Memento, root: string | undefined): Promise<void> {
  await memory.update(memoryKey, root);
}

/** Its place; none where it is no longer private: nothing else is opened from outside of the window's folders. */
export async function besideNotebook(memory: Memento): Promise<Uri[]> {
  const kept = memory.get<unknown>(memoryKey);
  if (typeof kept !== 'string') return [];
  const root = Uri.parse(kept);
  try {
    const bytes = await workspace.fs.readFile(Uri.joinPath(root, configPath));
    return loadConfig(new TextDecoder().decode(bytes)).visibility === 'private' ? [root] : [];
  } catch {
    // Whoever looks at places tells what is gone from what is out of reach.
    return [root];
  }
}
