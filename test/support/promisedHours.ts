// How long an issue of the sample took, counted by looking at every minute: a second opinion on the hours of `sla:`. Comes in: severity
// and two instants in ms; goes out: hours. Knows the sample's promises by heart; it is winter there unless an offset is given.

const minuteMs = 60_000;
const [opensAt, closesAt] = [8 * 60 + 30, 17 * 60 + 30];

/** As the sample's `daybook.yml` promises: criticals by all hours, others by the minutes from 8:30 to 17:30 on weekdays. */
export function promisedHours(severity: string, from: number, to: number, offsetMinutes = 60): number {
  if (severity === 'critical') return (to - from) / (60 * minuteMs);
  let minutes = 0;
  for (let at = from; at < to; at += minuteMs) {
    const wall = new Date(at + offsetMinutes * minuteMs);
    const minute = wall.getUTCHours() * 60 + wall.getUTCMinutes();
    if (wall.getUTCDay() % 6 !== 0 && minute >= opensAt && minute < closesAt) minutes += 1;
  }
  return minutes / 60;
}
