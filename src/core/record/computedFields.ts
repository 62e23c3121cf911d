// Fields that no header has to state because others say them: what a risk may cost, the day of the next review, how old evidence may
// grow. One row a field. Comes in: the texts of a header; goes out: a text as the header would have it. What a header states wins; nothing
// here knows today.
import { addDays, type Day, isDay } from '../day.ts';
import { intervalDays } from '../index/values.ts';

/** The written texts of a field, none when it is not there. */
export type WrittenTexts = (field: string) => readonly string[];

/** How a field is worked out from others. */
export interface ComputedField {
  /** Undefined: cannot be said. */
  readonly from: (written: WrittenTexts) => string | undefined;
  /** Sets of fields that say it together: where some field of each is missing it cannot be said. */
  readonly sources: readonly (readonly string[])[];
}

/** How each is worked out; its type and sentence stand under `fields:` like those of any other. */
export const computedFields: ReadonlyMap<string, ComputedField> = new Map<string, ComputedField>([
  ['exposure', { from: exposure, sources: [['likelihood', 'impact']] }],
  [
    'review',
    { from: nextReview, sources: [['next-review'], ['reviewed', 'review-every'], ['approved', 'review-every']] },
  ],
  ['evidenced', { from: newestEvidence, sources: [['evidence']] }],
  [
    'evidence-due',
    {
      from: evidenceDue,
      sources: [
        ['evidenced', 'review-every'],
        ['evidence', 'review-every'],
      ],
    },
  ],
  ['votes', { from: votes, sources: [['sources']] }],
]);

/** How many sources a requirement has. */
function votes(written: WrittenTexts): string | undefined {
  const sources = written('sources').filter((text) => text !== '');
  return sources.length === 0 ? undefined : String(sources.length);
}

/** Likelihood times impact, each a number. */
function exposure(written: WrittenTexts): string | undefined {
  const [likelihood = Number.NaN, impact = Number.NaN] = ['likelihood', 'impact'].map((field) => {
    const [text = ''] = written(field);
    return /^\d{1,3}$/.test(text.trim()) ? Number(text) : Number.NaN;
  });
  return Number.isNaN(likelihood * impact) ? undefined : String(likelihood * impact);
}

/** The stated day, else as long after the last review (or approval) as the note allows. */
function nextReview(written: WrittenTexts): Day | undefined {
  const [stated] = written('next-review').map(dayIn);
  const [last] = [...written('reviewed'), ...written('approved')].flatMap((text) => dayIn(text) ?? []);
  return stated ?? later(last, written('review-every')[0]);
}

/** The latest day that stands among the evidence. */
function newestEvidence(written: WrittenTexts): Day | undefined {
  const days = written('evidence').flatMap((text) => dayIn(text) ?? []);
  return days.sort().at(-1);
}

/** The day from which the newest evidence is older than the control is looked at. */
function evidenceDue(written: WrittenTexts): Day | undefined {
  const [stated] = written('evidenced').map(dayIn);
  return later(stated ?? newestEvidence(written), written('review-every')[0]);
}

function later(day: Day | undefined, interval = ''): Day | undefined {
  const days = intervalDays(interval);
  return day === undefined || days === undefined ? undefined : addDays(day, days);
}

function dayIn(text: string): Day | undefined {
  const [, year, month, date] = /(\d{4})[-/.](\d\d)[-/.](\d\d)/.exec(text) ?? [];
  const day = `${year}-${month}-${date}`;
  return isDay(day) ? day : undefined;
}
