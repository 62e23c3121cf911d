// A YAML file that is the header of the note beside it: `kep.yaml` of an enhancement proposal. Comes in: its text. Goes out: a Note
// with a header and nothing else, spans in that text. It is only read: its tool checks more than Daybook knows.
import { readHeader } from './frontMatter.ts';
import { meantFlag } from './meantFlag.ts';
import type { Header, HeaderEntry, Note, Problem } from './note.ts';

const fence = '---\n';

/** Reads the whole text as a header, by the limits of one; problems instead of exceptions. */
export function parseYamlFile(text: string): Note {
  const lead = /^\uFEFF?(?:---[ \t]*\r?\n)?/.exec(text)?.[0].length ?? 0;
  const whole = `${fence}${text.slice(lead)}\n---\n`;
  const { header, problems } = readHeader(whole);
  const placed = placedIn(text, lead - fence.length);
  const note = {
    stated: meantFlag(whole, header, problems).map((entry) => movedEntry(entry, placed)),
    decision: false,
    bodyStart: text.length,
    title: header?.entries.findLast(({ field }) => field === 'title')?.values[0]?.text ?? '',
    headings: [],
    tasks: [],
    links: [],
    readings: [],
    problems: problems.map((problem): Problem => ({ ...problem, span: placed(problem.span) })),
  };
  return header === undefined ? note : { header: movedHeader(header, placed), ...note };
}

type Place = (span: Header['span']) => Header['span'];

/** Where a span of the text between fences lies in the file. */
function placedIn(text: string, shift: number): Place {
  const place = (offset: number): number => Math.max(0, Math.min(text.length, offset + shift));
  return ({ start, end }) => ({ start: place(start), end: place(end) });
}

function movedHeader(header: Header, placed: Place): Header {
  const { span, contentSpan, entries } = header;
  return {
    ...header,
    span: placed(span),
    contentSpan: placed(contentSpan),
    entries: entries.map((entry) => movedEntry(entry, placed)),
  };
}

function movedEntry(entry: HeaderEntry, placed: Place): HeaderEntry {
  const { keySpan, valueSpan, values, maps } = entry;
  const moved = <T extends { readonly span: Header['span'] }>(scalar: T): T => ({
    ...scalar,
    span: placed(scalar.span),
  });
  return {
    ...entry,
    keySpan: placed(keySpan),
    valueSpan: placed(valueSpan),
    values: values.map(moved),
    maps: maps.map((map) => new Map([...map].map(([key, scalar]) => [key, moved(scalar)]))),
  };
}
