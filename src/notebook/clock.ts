// Civil time from instants: which day and which stamp it is in a zone. Comes in: a function that tells the instant; goes out:
// the Clock port. The zone is the notebook's, else the machine's; nothing is kept, so a new day is seen at the next question.
import { zoneFormat } from '../core/zone.ts';
import type { Clock } from './ports.ts';

/**
 * A clock of a zone. `zone` answers an IANA name, or undefined for the machine's; an unknown zone counts as the machine's (the
 * configuration reports it). `instantMs` is milliseconds since 1970.
 */
export function zonedClock(zone: () => string | undefined, instantMs: () => number): Clock {
  let format: Intl.DateTimeFormat | undefined;
  let formatZone: string | undefined;
  const parts = (): Record<string, string> => {
    if (!format || formatZone !== zone()) {
      formatZone = zone();
      format = zoneFormat(formatZone);
    }
    return Object.fromEntries(format.formatToParts(instantMs()).map(({ type, value }) => [type, value]));
  };
  return {
    today: () => {
      const { year, month, day } = parts();
      return `${year}-${month}-${day}`;
    },
    now: () => {
      const { year, month, day, hour, minute, timeZoneName } = parts();
      // `longOffset` writes `GMT` for zero and `GMT+05:45` else.
      return `${year}-${month}-${day}T${hour}:${minute}${timeZoneName?.slice(3) || '+00:00'}`;
    },
  };
}
