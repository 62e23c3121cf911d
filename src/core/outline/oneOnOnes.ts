// When each person had a 1:1 last. Comes in: the index and today. Goes out: days by roster id. Which meetings are 1:1s is said by the
// named search `one-on-ones`, so that a team with other words for them changes one line of its configuration.
import { type Day, type DayNumber, dayNumber } from '../day.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import type { Steps } from '../index/steps.ts';
import { perVersionInSteps } from '../index/versionMemo.ts';
import { namedQuery } from '../query/namedQuery.ts';

/** The search whose meetings count. */
const searchName = 'one-on-ones';

/** The last day until today on which somebody was at a 1:1, by roster id. */
export const lastOneOnOnes = perVersionInSteps(
  function* (index: IndexReader, today: Day): Steps<ReadonlyMap<string, DayNumber>> {
    const days = new Map<string, DayNumber>();
    const search = namedQuery(searchName, index.config);
    for (const row of search ? yield* search.kept.rows(index, { today, now: today }) : []) {
      const day = index.number(row, 'date');
      if (!(day <= (dayNumber(today) ?? 0))) continue;
      for (const person of peopleAt(index, row)) days.set(person, Math.max(day, days.get(person) ?? day));
    }
    return days;
  },
  (today) => today,
);

function peopleAt(index: IndexReader, row: Row): ReadonlySet<string> {
  const values = [index.get(row, 'person'), index.get(row, 'attendees')].flat();
  return new Set(values.filter((each): each is string => typeof each === 'string'));
}
