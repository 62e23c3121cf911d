// One note from its text: header, headings, tasks, links, readings, problems. Comes in: the text as it is in the file (line ends
// and byte-order mark included). Goes out: a Note whose spans are offsets in that text. Pure, linear, and never throws on text.
import { readBlocks } from './blocks.ts';
import type { ParseOptions } from './box.ts';
import { markKept } from './confidentialLines.ts';
import { readHeader } from './frontMatter.ts';
import { meantFlag } from './meantFlag.ts';
import type { Header, Note } from './note.ts';
import { type ProblemCode, problemAt } from './problems.ts';
import { newScan } from './scan.ts';
import { readStated } from './stated.ts';

/** A NUL this early means a binary file. */
const BINARY_WITHIN = 8 * 1024;
/** Longest text that is read, in UTF-16 units. */
const MOST_LENGTH = 2 * 1024 * 1024;

/**
 * Reads a note. A text with a NUL in its first 8 KB, or longer than 2 MB, gives an empty note with the problem `binary` or
 * `too-large`. Problems of the header come before those of the body, each in the order of the text.
 */
export function parseNote(text: string, options: ParseOptions = {}): Note {
  if (text.length > MOST_LENGTH) return unread(text, 'too-large');
  // Backwards because engines search forwards for a NUL slowly in text that has any character beyond Latin-1.
  if (!options.plain && text.lastIndexOf('\0', BINARY_WITHIN - 1) >= 0) return unread(text, 'binary');
  const { header, bodyStart, bodyLine, problems } = readHeader(text);
  const named = header === undefined ? undefined : namedEntries(header);
  const scan = newScan(text, options, named?.taskFile === true, named?.board === true);
  if (problems.length > 0) scan.problems.push(...problems);
  readBlocks(scan, bodyStart, bodyLine);
  const { headings, tasks, links, readings, sections } = scan;
  markKept(text, bodyStart, headings, tasks);
  const stated = readStated(text, bodyStart, header, headings, sections);
  const flag = meantFlag(text, header, problems);
  // A heading of attendance, tasks or a lane names a part of the note.
  const isPart = named?.board || sections[0]?.heading === 0;
  const title = named?.title || (isPart ? '' : (headings[0]?.text ?? ''));
  const { entries, decision } = stated;
  return {
    header,
    stated: flag.length > 0 ? [...flag, ...entries] : entries,
    decision,
    bodyStart,
    title,
    headings,
    tasks,
    links,
    readings,
    problems: scan.problems,
  };
}

function unread(text: string, code: ProblemCode): Note {
  const problems = [problemAt(code, 0, 0)];
  const nothing = { stated: meantFlag(text, undefined, problems), decision: false, bodyStart: text.length, title: '' };
  return { ...nothing, headings: [], tasks: [], links: [], readings: [], problems };
}

interface Named {
  readonly title: string;
  /** One task in the manner of Backlog.md: it has an id and a status of its own. */
  readonly taskFile: boolean;
  /** A Kanban board of Obsidian. */
  readonly board: boolean;
}

function namedEntries(header: Header): Named {
  let [title, id, status, board] = ['', false, false, false];
  for (const entry of header.entries) {
    if (entry.field === 'title') title = entry.values[0]?.text ?? '';
    else if (entry.field === 'id') id = true;
    else if (entry.field === 'status') status = true;
    else if (entry.field === 'kanban-plugin') board = true;
  }
  return { title, taskFile: id && status, board };
}
