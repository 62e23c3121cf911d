// A copied mail, alert or note of a call as an issue: its subject is the title, where it came from is guessed from its words, the text is
// quoted so that nothing in it is a task or a link. Comes in: the text, the index. Goes out: a new file, the issue that has the ticket's
// number already, or a refusal.
import { isRefusal, type NewFile, type Refusal } from '../edits/edit.ts';
import type { HeaderValue } from '../edits/headerValue.ts';
import { isOpenRow } from '../index/openRow.ts';
import type { IndexReader } from '../index/rows.ts';
import { say } from '../language.ts';
import { type Letter, readLetter } from './letter.ts';
import { newRecord, type RecordContext } from './newRecord.ts';
import { quotedText } from './quotedText.ts';

/** Programs that watch systems, and how they begin their messages. */
const watchers =
  /\b(?:alertmanager|cloudwatch|datadog|grafana|icinga|nagios|opsgenie|pagerduty|prometheus|sentry|uptime|zabbix)\b/i;
const alarms = /^\W{0,3}(?:ALERT|ALARM|FIRING|PROBLEM|CRITICAL|WARNING|DOWN|\*\* PROBLEM)\b/;

/** What was made of a text: a new file, or an issue that is open already, with words for its timeline. */
export type PastedIssue = NewFile | { readonly existing: string; readonly words: string };

/** Reads the text. Refused as `invalid` without words, and as by `newRecord`. */
export function pastedIssue(
  text: string,
  context: RecordContext & { readonly index: IndexReader },
  template?: string,
): PastedIssue | Refusal {
  const letter = readLetter(text);
  if (letter === undefined)
    return {
      refused: 'invalid',
      message: say('There are no words to make an issue of: copy the mail or alert first.'),
    };
  const existing = letter.ticket === undefined ? undefined : openIssue(letter.ticket, context.index);
  if (existing !== undefined) return { existing, words: `heard of again: ${letter.subject}` };
  const source = sourceOf(letter, text);
  const fields = new Map<string, HeaderValue>([['source', source]]);
  if (letter.ticket !== undefined) fields.set('reference', letter.ticket);
  if (source === 'email' && letter.from !== undefined) fields.set('customer', letter.from);
  const file = newRecord(
    'issue',
    { title: letter.subject, fields, ...(template !== undefined && { template }) },
    context,
  );
  if (isRefusal(file)) return file;
  const quote = quotedText(text);
  const { cursor } = file;
  return { ...file, text: `${file.text.slice(0, cursor)}\n\n${quote}${file.text.slice(cursor)}` };
}

/** The kinds of source that the words of a letter speak for; empty when they speak for none. */
export function sourceOf({ subject, from }: Pick<Letter, 'subject' | 'from'>, text: string): string {
  if (alarms.test(subject) || watchers.test(from ?? '') || watchers.test(subject)) return 'alert';
  if (from !== undefined) return 'email';
  if (watchers.test(text.slice(0, 5000))) return 'alert';
  return /\b(?:called|phoned|rang|by phone|on the phone)\b/i.test(subject) ? 'call' : '';
}

function openIssue(ticket: string, index: IndexReader): string | undefined {
  for (const row of index.rowsAmong({ kinds: new Set(['issue']) }))
    if (String(index.get(row, 'reference') ?? '') === ticket && isOpenRow(index, row)) return index.path(row);
  return undefined;
}
