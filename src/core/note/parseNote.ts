// One note from its text: header, headings, tasks, links, readings, problems. Comes in: the text as it is in the file (line ends
// and byte-order mark included). Goes out: a Note whose spans are offsets in that text. Pure, linear, and never throws on text.
import { readBlocks } from './blocks.ts';
import type { ParseOptions } from './box.ts';
import { headerEntry, readHeader } from './frontMatter.ts';
import type { Header, Note } from './note.ts';
import { type ProblemCode, problemAt } from './problems.ts';
import { newScan } from './scan.ts';

/** A NUL this early means a binary file. */
const BINARY_WITHIN = 8 * 1024;
/** Longest text that is read, in UTF-16 units. */
const MOST_LENGTH = 2 * 1024 * 1024;

/**
 * Reads a note. A text with a NUL in its first 8 KB, or longer than 2 MB, gives an empty note with the problem `binary` or
 * `too-large`. Problems come in three groups (header, then body), each in the order of the text.
 */
export function parseNote(text: string, options: ParseOptions = {}): Note {
  if (text.length > MOST_LENGTH) return unread(text, 'too-large');
  const nul = text.indexOf('\0');
  if (nul >= 0 && nul < BINARY_WITHIN) return unread(text, 'binary');
  const { header, bodyStart, problems } = readHeader(text);
  const scan = newScan(text, options, isTaskFile(header));
  if (problems.length > 0) scan.problems.push(...problems);
  readBlocks(scan, bodyStart, linesBefore(text, bodyStart));
  const { headings, tasks, links, readings } = scan;
  const title = headerEntry(header, 'title')?.values[0]?.text || (headings[0]?.text ?? '');
  const note = { bodyStart, title, headings, tasks, links, readings, problems: scan.problems };
  return header === undefined ? note : { header, ...note };
}

function unread(text: string, code: ProblemCode): Note {
  const problems = [problemAt(code, 0, 0)];
  return { bodyStart: text.length, title: '', headings: [], tasks: [], links: [], readings: [], problems };
}

/** A file that is one task, in the manner of Backlog.md: an id and a status of its own. */
function isTaskFile(header: Header | undefined): boolean {
  return headerEntry(header, 'id') !== undefined && headerEntry(header, 'status') !== undefined;
}

function linesBefore(text: string, offset: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}
