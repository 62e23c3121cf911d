// What is done to an issue when it is looked through: taken on, given to somebody, escalated, left waiting, resolved. Each is some fields
// of its header, perhaps a state with its stamps, and one dated line of its timeline, as one change. Comes in: the note's text, the act,
// the person's answer. Goes out: edits, or a refusal. Touches the lines it declares and nothing else.
import type { RowKey } from '../index/rows.ts';
import { say } from '../language.ts';
import { nextState } from '../navigate/lenses.ts';
import type { Kind } from '../record/kind.ts';
import { hasClock } from '../record/serviceClock.ts';
import { isRefusal, type NoteEdit, type Refusal } from './edit.ts';
import { type ActedRecord, doAct } from './recordAct.ts';
import type { FieldChange, RowContext } from './rowField.ts';

/** The acts. */
export type TriageAct =
  | 'acknowledge'
  | 'assign'
  | 'escalate'
  | 'wait'
  | 'resolve'
  | 'drop'
  | 'update'
  | 'command'
  | 'entry';

/** Whom an act is about, or how it was solved: as a field holds it, and as it stands in a sentence. */
export interface TriageAnswer {
  readonly value: string;
  readonly said: string;
}

/** What an act needs to know. */
export interface TriageContext extends RowContext {
  readonly me?: string;
  /** When a service time was broken, as a stamp: kept for good with the next act. */
  readonly breached?: string | undefined;
}

interface Act {
  readonly fields: (answer: TriageAnswer, context: TriageContext) => readonly FieldChange[];
  /** The state it leads to; undefined where there is none. Absent: the state stays. */
  readonly state?: (kind: Kind, now: string) => string | undefined;
  /** What stands in the timeline. */
  readonly words: (said: string) => string;
}

const acts: Readonly<Record<TriageAct, Act>> = {
  acknowledge: {
    fields: () => [],
    state: (kind, now) => (now === kind.states[0]?.id ? nextState(kind, now) : undefined),
    words: () => 'acknowledged',
  },
  assign: {
    fields: ({ value }) => [{ field: 'owner', value }],
    words: (said) => `assigned to ${said}`,
  },
  escalate: {
    fields: ({ value }, { now }) => [
      { field: 'escalated-to', value },
      { field: 'escalated-at', value: now },
    ],
    words: (said) => `escalated to ${said}`,
  },
  wait: {
    fields: ({ value }, { today }) => [
      { field: 'wait', value },
      { field: 'asked', value: today },
    ],
    state: (kind) => kind.states.find((each) => each.class === 'waiting')?.id,
    words: (said) => `waiting for ${said}`,
  },
  resolve: {
    fields: () => [],
    state: (kind) => kind.tick,
    words: (said) => (said === '' ? 'resolved' : `resolved: ${said}`),
  },
  drop: {
    fields: () => [],
    state: (kind) => (kind.states.findLast(({ class: is }) => is === 'cancelled') ?? kind.states.at(-1))?.id,
    words: () => 'dropped',
  },
  update: {
    fields: (_, { now }) => [{ field: 'last-update', value: now }],
    words: () => 'update sent',
  },
  command: {
    fields: ({ value }) => [{ field: 'commander', value }],
    words: () => 'took command',
  },
  entry: {
    fields: () => [],
    words: (said) => said,
  },
};

/**
 * Does an act to a record with a clock. Who takes on what nobody owns becomes its owner. Refused: `not-supported` for what is no such
 * record, `unchanged` when there is nothing to acknowledge or resolve any more, and whatever `setState` and `setRowFields` refuse.
 */
export function triage(
  text: string,
  key: RowKey,
  act: TriageAct,
  answer: TriageAnswer,
  context: TriageContext,
): NoteEdit | Refusal {
  const { fields, state, words } = acts[act];
  const said = {
    ...context,
    ...(act === 'resolve' && answer.value !== '' && { resolution: answer.value }),
    ...(act === 'wait' && { pauseReason: `waits for ${answer.said}` }),
  };
  const done = doAct(
    text,
    key,
    (record) => {
      const { kind, state: now } = record;
      if (!hasClock(kind)) return noIssue();
      const wanted = state?.(kind, now);
      if (state && (wanted === undefined || wanted === now) && act !== 'wait') return already(act);
      const changes = [...fields(answer, context), ...taken(record, act, context), ...broken(record, context)];
      const isSaid = changes.every(({ field, value }) => record.written(field) === value);
      if (isSaid && changes.length > 0 && (wanted === undefined || wanted === now)) return already(act);
      const log = { heading: 'Timeline', words: words(answer.said), stamp: context };
      return { state: wanted, fields: changes, log };
    },
    said,
  );
  return isRefusal(done) && key.task !== undefined ? noIssue() : done;
}

/** Whether the words of a dated line are those that an act writes. */
export function isOfAct(words: string): boolean {
  return Object.values(acts).some((act) => act.words('') !== '' && words.startsWith(act.words('').trim()));
}

function noIssue(): Refusal {
  return { refused: 'not-supported', message: say('This is no issue.') };
}

/** Taking on an issue of nobody makes it mine. */
function taken({ written }: ActedRecord, act: TriageAct, { me }: TriageContext): FieldChange[] {
  return act === 'acknowledge' && me !== undefined && written('owner') === '' ? [{ field: 'owner', value: me }] : [];
}

function broken({ written }: ActedRecord, { breached }: TriageContext): FieldChange[] {
  return breached !== undefined && written('breached') === '' ? [{ field: 'breached', value: breached }] : [];
}

function already(act: TriageAct): Refusal {
  const messages: Partial<Record<TriageAct, string>> = {
    acknowledge: say('It was acknowledged already.'),
    resolve: say('It is resolved already.'),
  };
  return { refused: 'unchanged', message: messages[act] ?? say('There is nothing to change.') };
}
