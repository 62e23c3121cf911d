// The acts by which rules, risks and budgets are kept: reviewed, shown to be kept, revised, approved, spent. Comes in: a record as it is
// written and what a person answered. Goes out: the act as a value for `doAct`, or a refusal in words. Which kinds an act is for is said
// by their fields alone.
import { addDays, type Day, isDay } from '../day.ts';
import { intervalDays, numberOf } from '../index/values.ts';
import { say } from '../language.ts';
import { noteLink } from '../record/noteLink.ts';
import type { Refusal } from './edit.ts';
import { logHeading } from './logLine.ts';
import type { ActContext, ActedRecord, RecordAct } from './recordAct.ts';
import type { FieldChange } from './rowField.ts';

/** What a review came to. Everything but the stamp is optional: a plain confirmation has none of it. */
export interface ReviewAnswer {
  /** The day of the next review, for records that state one. */
  readonly next?: Day | undefined;
  /** New values, such as likelihood and impact. */
  readonly changes?: readonly FieldChange[];
  /** A state the review leads to, such as accepted. */
  readonly state?: string | undefined;
  readonly words?: string | undefined;
}

/** Days to the next review of what does not say how often it is reviewed. */
const usualInterval = 90;

/** Whether a kind knows reviews. */
export function isReviewed({ fields }: ActedRecord['kind']): boolean {
  return fields.includes('reviewed');
}

/** The day a record is reviewed next when it is reviewed today. */
export function nextReviewDay({ written }: Pick<ActedRecord, 'written'>, today: Day): Day {
  return addDays(today, intervalDays(written('review-every')) ?? usualInterval);
}

/** Reviewed today; what changed by it is logged. Refused as `invalid`: a next review that is not ahead. */
export function reviewed(record: ActedRecord, answer: ReviewAnswer, context: ActContext): RecordAct | Refusal {
  const { kind, written } = record;
  const { today, me } = context;
  if (!isReviewed(kind)) return cannot(say('{0} are not reviewed.', kind.plural));
  const { next, changes = [], state } = answer;
  if (next !== undefined && (!isDay(next) || next <= today)) return invalid(say('"{0}" is no day ahead.', next));
  if (state !== undefined && !kind.states.some(({ id }) => id === state))
    return invalid(say('{0} has no state "{1}".', kind.label, state));
  const statesNext = written('next-review') !== '' || (kind.fields.includes('next-review') && !written('review-every'));
  const hasEnded = state !== undefined && kind.stamps.has(state);
  const day = next ?? (statesNext ? nextReviewDay(record, today) : undefined);
  const moved = changes.filter(({ field, value }) => String(value) !== written(field));
  const said = [
    ...moved.map(({ field, value }) => `${field} ${written(field) || '–'} → ${String(value)}`),
    ...(state === undefined || state === record.state ? [] : [state]),
    ...(answer.words ? [answer.words] : []),
  ];
  return {
    ...(state !== undefined && { state }),
    fields: [
      ...moved,
      { field: 'reviewed', value: today },
      ...(hasEnded || day === undefined ? [] : [{ field: 'next-review', value: day }]),
    ],
    ...(said.length > 0 && {
      log: { heading: logHeading, words: `reviewed: ${said.join(', ')}`, stamp: stampOf(today, me) },
    }),
  };
}

/** Evidence to be attached: an address, or the path of a file of the notebook, with its own words and day. */
export interface EvidenceAnswer {
  readonly link: string;
  readonly title?: string | undefined;
  readonly day?: Day | undefined;
}

/** Says why something cannot be evidence; undefined when it can. */
export function evidenceFault(link: string): string | undefined {
  if (link === '') return say('Evidence is an address or the path of a file in the notebook.');
  if (/^https?:\/\/[^\s<>"]+$/i.test(link)) return undefined;
  const isPath = !/^[a-z][a-z0-9+.-]*:|^[/\\]|[\r\n<>"|]/i.test(link) && !link.split('/').includes('..');
  return isPath ? undefined : say('"{0}" is neither an address nor the path of a file in the notebook.', link);
}

/** A dated link below "Evidence"; `evidenced` keeps the newest day. */
export function evidenced(
  { kind, written }: ActedRecord,
  path: string,
  { link, title, day }: EvidenceAnswer,
  { today, me }: ActContext,
): RecordAct | Refusal {
  if (!kind.fields.includes('evidence')) return cannot(say('{0} have no evidence.', kind.plural));
  const fault = evidenceFault(link);
  if (fault !== undefined) return invalid(fault);
  const on = day ?? today;
  if (!isDay(on) || on > today) return invalid(say('"{0}" is no day that has been.', on));
  const words = title?.trim() || (link.split('/').findLast((part) => part !== '') ?? link);
  const isAddress = /^https?:/i.test(link);
  const target = isAddress ? `[${words.replace(/[\\[\]<]/g, '\\$&')}](<${link}>)` : noteLink(words, path, link);
  const newest = written('evidenced') > on ? written('evidenced') : on;
  return {
    fields: [{ field: 'evidenced', value: newest }],
    log: { heading: 'Evidence', words: target, stamp: stampOf(on, me) },
  };
}

/** Heading of what is told about versions. */
const versions = 'Versions';

/** A new version as a draft that nobody has approved. Refused as `unchanged`: a draft. */
export function revised(record: ActedRecord, reason: string, context: ActContext): RecordAct | Refusal {
  const { kind, written, state } = record;
  const draft = kind.states.find((each) => each.class === 'todo')?.id;
  if (!hasVersions(record) || draft === undefined) return noVersions(kind);
  if (reason.trim() === '') return invalid(say('Say in a few words why it is revised.'));
  if (state === draft && written('approved') === '')
    return { refused: 'unchanged', message: say('It is a draft already.') };
  const version = nextVersion(written('version'));
  return {
    state: draft,
    fields: [
      { field: 'version', value: version },
      { field: 'approved', value: undefined },
      ...(written('approver') === '' ? [] : [{ field: 'approver', value: undefined }]),
    ],
    log: {
      heading: versions,
      words: `version ${version} begun: ${reason}`,
      stamp: stampOf(context.today, context.me),
    },
  };
}

/** In force from today, approved by whoever does it, and reviewed with that. Refused without a person, and for what is approved. */
export function approved(record: ActedRecord, context: ActContext): RecordAct | Refusal {
  const { kind, written, state } = record;
  const { today, me } = context;
  const inForce = kind.states.find((each) => each.class === 'done')?.id;
  if (!hasVersions(record) || inForce === undefined) return noVersions(kind);
  if (me === undefined) return cannot(say('Nobody is known to approve it: say who you are with `me:` or in the team.'));
  if (state === inForce && written('approved') !== '')
    return { refused: 'unchanged', message: say('It is approved already.') };
  const version = written('version') || '1';
  return {
    state: inForce,
    fields: [
      { field: 'version', value: version },
      { field: 'approved', value: today },
      { field: 'approver', value: me },
      { field: 'reviewed', value: today },
    ],
    log: { heading: versions, words: `version ${version} approved`, stamp: stampOf(today, me) },
  };
}

/** The version behind one: its last number grows by one; 1 behind none, `.1` behind one without a number. */
export function nextVersion(version: string): string {
  const [, front = '', last] = /^(.*?)(\d{1,9})\D*$/.exec(version.trim()) ?? [];
  if (last === undefined) return version.trim() === '' ? '1' : `${version.trim()}.1`;
  return front + String(Number(last) + 1);
}

/** Money that was spent, and for what. */
export interface SpendAnswer {
  readonly amount: string;
  readonly words: string;
}

/** Adds to `spent`, in the form it is written in. Refused as `invalid`: no amount, another currency, no words. */
export function spent({ kind, written }: ActedRecord, answer: SpendAnswer, context: ActContext): RecordAct | Refusal {
  if (!kind.fields.includes('spent')) return cannot(say('{0} have no budget.', kind.plural));
  const fault = amountFault(answer.amount);
  if (fault !== undefined) return invalid(fault);
  if (answer.words.trim() === '') return invalid(say('Say in a few words what it was spent for.'));
  const before = written('spent');
  const form = before || written('budget');
  const [has, adds] = [currencyOf(form), currencyOf(answer.amount)];
  if (before !== '' && Number.isNaN(numberOf(before, 'money')))
    return invalid(say('What was spent so far, "{0}", is no amount.', before));
  if (has !== '' && adds !== '' && has !== adds) return invalid(say('It is counted in {0}, not in {1}.', has, adds));
  const sum = (before === '' ? 0 : numberOf(before, 'money')) + numberOf(answer.amount, 'money');
  const total = inForm(sum, form || answer.amount);
  return {
    fields: [{ field: 'spent', value: total }],
    log: {
      heading: 'Spending',
      words: `${answer.amount.trim()}: ${answer.words.trim()} (in all ${total})`,
      stamp: stampOf(context.today, context.me),
    },
  };
}

/** Why a text is no amount of money to log; undefined when it is one. */
export function amountFault(amount: string): string | undefined {
  const number = numberOf(amount, 'money');
  return Number.isNaN(number) || number === 0 || amount.includes('%') ? say('"{0}" is no amount.', amount) : undefined;
}

function currencyOf(amount: string): string {
  return amount.replace(/(?<=\d ?)[kKM](?![A-Za-z])|[\d\s.,'_+-]/g, '');
}

/** The digits before the point in threes. */
function inGroups(number: string, sign: string): string {
  const [whole = '', ...cents] = number.split('.');
  const first = whole.startsWith('-') ? 1 : 0;
  const threes: string[] = [];
  for (let end = whole.length; end > first; end -= 3) threes.unshift(whole.slice(Math.max(first, end - 3), end));
  return [whole.slice(0, first) + threes.join(sign), ...cents].join('.');
}

/** A number written as another amount is: its currency at the same side, its groups with the same sign. */
function inForm(value: number, form: string): string {
  const rounded = Number.isInteger(value) ? String(value) : value.toFixed(2);
  const [, group] = /\d([,_' \u00a0])\d{3}/.exec(form) ?? [];
  const grouped = group === undefined ? rounded : inGroups(rounded, group);
  const first = form.search(/\d/);
  const behind = form.length - [...form].reverse().findIndex((sign) => /\d/.test(sign));
  const [front, back] = [
    form.slice(0, first).replace(/[+-]$/, ''),
    form.slice(behind).replace(/^ ?[kKM](?![A-Za-z])/, ''),
  ];
  return `${front}${grouped}${back}`.trim();
}

function hasVersions({ kind }: ActedRecord): boolean {
  return kind.fields.includes('version') && kind.fields.includes('approved');
}

function noVersions({ plural }: ActedRecord['kind']): Refusal {
  return cannot(say('{0} have no versions to approve.', plural));
}

function stampOf(day: Day, me: string | undefined): { day: Day; me?: string } {
  return { day, ...(me !== undefined && { me }) };
}

function cannot(message: string): Refusal {
  return { refused: 'not-supported', message };
}

function invalid(message: string): Refusal {
  return { refused: 'invalid', message };
}
