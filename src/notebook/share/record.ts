// Small values that Daybook remembers as JSON files in its area of git's folder. Comes in: a name; goes out: what was written, checked
// by whoever asks. A file that cannot be read counts as absent.
import type { Area } from './disk.ts';

/** The value of a file; undefined without one. */
export async function readRecord(area: Area, name: string): Promise<unknown> {
  const bytes = await area.read(name);
  try {
    return bytes === undefined ? undefined : JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

/** Writes a value; durable when it returns. */
export async function writeRecord(area: Area, name: string, value: unknown): Promise<void> {
  await area.write(name, new TextEncoder().encode(JSON.stringify(value)));
}
