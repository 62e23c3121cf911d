// The stamp of an entry of a timeline: its time, with the day where that is written. Comes in: the entry and its stamp as written;
// goes out: Html. Computes no zone: whoever reads the page sees what somebody wrote down.
import type { TimelineEntry } from '../note/timeline.ts';
import { element, type Html, text } from './html.ts';

/** Draws the stamp; `written` stands on its tooltip. */
export function drawStamp({ day, time, offset = '' }: TimelineEntry, written: string): Html {
  const instant = day === undefined ? time : `${day}T${time}${offset}`;
  const label = day !== undefined && written.startsWith(day) ? `${day} ${time}` : time;
  return element('time', { class: 'daybook-stamp', datetime: instant, title: written }, text(label));
}
