// Meetings of today that nobody has made a note for yet, as nodes: opening one prepares it. Comes in: the meetings of today that have
// a note. Goes out: nodes in the order of the day; none while rows are filtered, since they are no rows.
import type { IndexReader, Row } from '../index/rows.ts';
import { likelySeriesOn } from '../record/meetingDays.ts';
import type { OutlineNode } from './node.ts';
import type { OutlineContext } from './rowWords.ts';

/** A node for each series that meets today and has no note. */
export function plannedMeetings(
  index: IndexReader,
  meetings: readonly Row[],
  { today, words, filter }: OutlineContext,
): OutlineNode[] {
  if (filter) return [];
  const made = new Set(meetings.map((row) => String(index.get(row, 'series') ?? '')));
  return likelySeriesOn(index, today)
    .filter(({ id }) => !made.has(id))
    .map(({ id, label, time }) => {
      const description = time === undefined ? words('meeting.planned') : words('meeting.plannedAt', time);
      return {
        id: `today.meetings\n${id}`,
        label,
        description,
        tooltip: [label, words('meeting.prepare')],
        icon: { id: 'calendar' },
        context: ['series'],
        collapse: 'leaf',
        series: id,
        spoken: `${label}, ${description}`,
      };
    });
}
