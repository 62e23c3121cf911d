// Civil time from instants: which day and which stamp it is in a zone. Comes in: a function that tells the instant; goes out:
// the Clock port. The zone is the notebook's, else the machine's; nothing is kept, so a new day is seen at the next question.
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

function zoneFormat(zone: string | undefined): Intl.DateTimeFormat {
  const options = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
  const make = (timeZone: string | undefined) =>
    new Intl.DateTimeFormat('en-US-u-ca-iso8601', {
      ...options,
      hourCycle: 'h23',
      timeZoneName: 'longOffset',
      ...(timeZone ? { timeZone } : {}),
    });
  try {
    return make(zone);
  } catch {
    return make(undefined);
  }
}
