// Every text that is translated, as a translator gets it: whole, without blanks around it, and with a form of its own for one thing
// where it counts things.
import { deepEqual, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const texts: readonly string[] = [
  ...Object.keys(JSON.parse(readFileSync('l10n/bundle.l10n.json', 'utf8'))),
  ...Object.values<string>(JSON.parse(readFileSync('package.nls.json', 'utf8'))),
];

/** What is counted, as it stands behind a number, perhaps with a word in between. */
const counted =
  /\{\d\} (?:[a-z]+ )?(?:actions|cards|changes|characters|clauses|commits|dates|days|fields|figures|files|holidays|issues|items|lines|minutes|months|notes|pages|people|points|readings|records|reviews|risks|rows|tasks|technologies|things|times|versions|weeks|years)\b|\{\d\} (?:[a-z]+ )?(?:are|have|need|were)\b/g;

/** The last word of such a place as it is of one, and what stands by it in a sentence. */
const singular: Readonly<Record<string, string>> = {
  are: 'is',
  have: 'has',
  need: 'needs',
  were: 'was',
  people: 'person',
  technologies: 'technology',
  these: 'this',
  them: 'it',
};

/** Texts that are never said of one thing, and why. */
const neverOne: readonly (readonly [why: string, ...texts: string[]])[] = [
  [
    'the place is no number',
    'A few lines until {0} are enough:',
    'Amounts in {0} are not added up',
    'Your changes on {0} were merged: {1}.',
    'Your changes on {0} were merged; sharing takes the team’s branch over.',
    '{0} are not checked by a schedule.',
    '{0} are not reviewed.',
    '{0} changes faster than it can be written; nothing was changed.',
    '{0} has changes that are not shared yet. Share them first; nothing was changed.',
    '{0} have no budget.',
    '{0} have no evidence.',
    '{0} have no versions to approve.',
  ],
  [
    'the number is fixed, and larger',
    'A query block has at most {0} characters.',
    'Choose {0} things at most: the rest can wait.',
    'Issues in {0} days: {1} before, {2} after',
    'Solved in the last {0} days',
    'This is too much at once: {0} rows or 5 MB at most; nothing was imported.',
    'no update for {0} working days',
    '{0} went live on {1}. Issues on its services in {2} days: {3} before, {4} after.',
  ],
  [
    'it is said of several only',
    '"{0}" could be one of {1} lines of the note; change it in the note.',
    'Repaired: {0} lines in {1} notes',
    'This would delete {0} of {1} notes for everyone.',
    '{0} ({1} dates)',
    '{0} lines of {1} have these words; say which line.',
    '{0} notes are this one.',
    '{0} of {1} rows',
    '{0} of {1} rows were changed. {2}',
    '{0}: {1} lines in {2} files',
    '{0}: {1} rows',
    '“{0}” could be any of {1} notes; say which with its folder.',
  ],
  [
    'one has words of its own',
    '1 person, {0} weeks.',
    '1:1 {0} days ago',
    '1:1 {0} days ago, due',
    'Trend over {0} points: ends higher than it began',
    'Trend over {0} points: ends lower than it began',
    'Trend over {0} points: ends where it began',
    'In {0} weeks of people more is planned than there is time for.',
    'No date moved in the last {0} weeks.',
    'Nothing was shared: all {0} changes are held back.',
    'Shared. You and the team set the same things differently in {0} notes, the first is {1}: choose the versions.',
    'These {0} lines',
    'asked {0} days ago',
    'in the {0} days before',
    'in the {0} months before',
    'it was due {0} days ago',
    'last contact {0} days ago',
    'last {0} days',
    'last {0} months',
    'moved {0} times, first {1}',
    'moved {0} times: {1}',
    'the last {0} weeks',
    '{0} (asked {1} days ago)',
    '{0} are left out because they lack a field this KPI needs.',
    '{0} breached items stay in Catch Up until you open them.',
    '{0} cards moved to {1}',
    '{0} commits of yours are not shared yet; sharing notes would share them too.',
    '{0} critical issues are open, what presses most first',
    '{0} earlier changes saved here (commits) go along, with all files in them.',
    '{0} notes and tasks',
    '{0} working days',
    '{0} risks, exposure {1} in all, {2} of them high.',
  ],
];

/** A text without what differs between one and many: numbers of places, endings. */
function folded(text: string): string {
  return text
    .replace(/\{\d\}/g, '#')
    .toLowerCase()
    .replace(/[a-z]+/g, (word) => (singular[word] ?? word).replace(/(?<=\w\w)s$/, ''));
}

const known = new Set(texts.map(folded));

/** Whether a text has another one for one thing, for one of the places where it counts. */
function hasTwin(text: string): boolean {
  return [...text.matchAll(counted)].some(({ index, 0: place }) =>
    known.has(folded(`${text.slice(0, index)}${place.replace(/\{\d\}/, '1')}${text.slice(index + place.length)}`)),
  );
}

describe('texts to translate', () => {
  it('are whole sentences or words, no ends to glue to others', () => {
    deepEqual(
      texts.filter((text) => /^[\s,;:.)]|\s$/.test(text)),
      [],
    );
  });

  it('have a form for one thing where they count', () => {
    const exceptions = new Set(neverOne.flatMap(([, ...each]) => each));
    const counting = texts.filter((text) => text.search(counted) >= 0);
    ok(counting.length > 100, String(counting.length));
    deepEqual(
      counting.filter((text) => !hasTwin(text) && !exceptions.has(text)),
      [],
    );
    deepEqual(
      [...exceptions].filter((text) => !texts.includes(text) || hasTwin(text)),
      [],
    );
  });
});
