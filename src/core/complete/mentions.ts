// Completion behind the signs of a note's text: `@` people wherever somebody can be named, `+` projects, `#` tags and `!`
// priorities on task lines. Comes in: the line and the cursor; goes out: proposals. A sign inside a word, an address or a path
// is none.
import { fieldToken } from '../note/taskToken.ts';
import type { Completion, CompletionRequest } from './completion.ts';
import { dialectAt } from './dialect.ts';
import { contentStart, type TextPlace } from './place.ts';
import { priorityValues } from './taskFieldValues.ts';
import { type ProposedValue, personValues, projectValues, tagValues } from './values.ts';

/** A sign, what may follow it, and what is proposed. */
interface SignRow {
  readonly form: RegExp;
  readonly rest: RegExp;
  /** Only where a task is written: elsewhere the sign means nothing, or something else. */
  readonly onTask: boolean;
  readonly values: (typed: string, request: CompletionRequest, place: TextPlace) => ProposedValue[];
}

const rows: Readonly<Record<string, SignRow>> = {
  '@': {
    form: /(?:^|[\s([{,;:"'*_~|–—])@([\p{L}\p{N}_.-]*)$/u,
    rest: /^[\p{L}\p{N}_-]*/u,
    onTask: false,
    values: (typed, request, { note }) => personValues(typed, request, note),
  },
  '+': {
    form: /(?:^|\s)\+([\p{L}][\p{L}\p{N}_./-]*|)$/u,
    rest: /^[\p{L}\p{N}_/-]*/u,
    onTask: true,
    values: (typed, request, { note }) => projectValues(typed, request, note),
  },
  '#': {
    form: /(?:^|\s)#([\p{L}\p{N}_/-]*)$/u,
    rest: /^[\p{L}\p{N}_/-]*/u,
    onTask: true,
    values: (typed, request, { note }) => tagValues(typed, request, note),
  },
  '!': { form: /(?:^|\s)!([a-z]*)$/i, rest: /^[a-z]*/i, onTask: true, values: priorityValues },
};

/** Proposals for the word with a sign that ends at the cursor, or undefined when there is none. */
export function completeMention(request: CompletionRequest, place: TextPlace): Completion[] | undefined {
  const { line, onTask } = place;
  const content = line.before.slice(contentStart(line.before));
  for (const [sign, row] of Object.entries(rows)) {
    const typed = row.form.exec(content)?.[1];
    if (typed === undefined || (row.onTask && !onTask)) continue;
    const rest = row.rest.exec(line.after)?.[0].length ?? 0;
    const span = { start: request.offset - typed.length - 1, end: request.offset + rest };
    const written = (value: string) =>
      sign === '!' ? fieldToken('priority', value, dialectAt(request, place, span)) : sign + value;
    return row.values(typed, request, place).map(({ value, ...shown }) => ({ ...shown, insert: written(value), span }));
  }
  return undefined;
}
