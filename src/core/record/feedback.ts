// Feedback as it is written down, and the text that asks for some. Comes in: who said what, where it was found; the person who asks.
// Goes out: a new record with a link back to where it comes from, or plain text. Sends nothing.
import { addLine } from '../edits/addLine.ts';
import { isRefusal, type NewFile, type Refusal } from '../edits/edit.ts';
import type { HeaderValue } from '../edits/headerValue.ts';
import { say } from '../language.ts';
import { applyEdits } from '../text.ts';
import { newRecord, type RecordContext } from './newRecord.ts';
import { noteLink } from './noteLink.ts';
import { quotedText } from './quotedText.ts';

/** What is known of feedback. */
export interface FeedbackInput {
  readonly title: string;
  readonly from: string;
  readonly department: string;
  /** A word of `feedback_kind`: need, problem, idea, praise. */
  readonly kind: string;
  /** What was said, as it was found. */
  readonly words?: string;
  /** The note it was found in. */
  readonly source?: { readonly title: string; readonly path: string };
}

/** The record of feedback. Refused: `invalid` for a kind of feedback that the notebook does not know, and as by `newRecord`. */
export function newFeedback(input: FeedbackInput, context: RecordContext, template?: string): NewFile | Refusal {
  const { config } = context;
  const kinds = config.fields.get('feedback-kind')?.values ?? [];
  if (!kinds.includes(input.kind))
    return { refused: 'invalid', message: say('"{0}" is no kind of feedback: {1}.', input.kind, kinds.join(', ')) };
  const fields = new Map<string, HeaderValue>([
    ['from', input.from],
    ['department', input.department],
    ['feedback-kind', input.kind],
  ]);
  const file = newRecord(
    'feedback',
    { title: input.title, fields, ...(template === undefined ? {} : { template }) },
    context,
  );
  if (isRefusal(file)) return file;
  const { words = '', source } = input;
  let { text } = file;
  if (words.trim() !== '') text = applyEdits(text, addLine(text, 'What was said', quotedText(words)).edits);
  if (source !== undefined)
    text = applyEdits(text, addLine(text, 'Sources', `- ${noteLink(source.title, file.path, source.path)}`).edits);
  return { ...file, text: `${text.trimEnd()}\n` };
}

/** A letter that asks for feedback about something, until a day; `whom` and `me` are names, empty where nobody is known. */
export function feedbackRequest(about: string, whom: string, by: string, me: string): string {
  return [
    whom === '' ? say('Hello,') : say('Hello {0},', whom),
    '',
    say('we would like to hear from you about {0}.', about),
    say('A few lines until {0} are enough:', by),
    '',
    `- ${say('What do you want to do?')}`,
    `- ${say('What stops you or takes long today?')}`,
    `- ${say('How would you notice that it is solved?')}`,
    '',
    say('Thank you!'),
    ...(me === '' ? [] : [me]),
  ].join('\n');
}
