// How lines about rescheduling are told from others (docs/format, "Lines of records"): those that ask somebody to confirm, and those that
// say why. Comes in: a line; goes out: what it says. `moveEdits` writes them.

/** The tag of lines that ask to confirm new dates. */
export const confirmTag = 'confirm';

const said =
  /^[ \t]*- \d{4}-\d\d-\d\d (?:\d\d:\d\d )?(?:@\S+ )?rescheduled .*?(?:working days?\)|→ \d{4}-\d\d-\d\d): (.+)$/;

/** The reason that a line gives for new dates; undefined for any other line. */
export function reasonOf(line: string): string | undefined {
  return line.length > 2000 ? undefined : said.exec(line.trimEnd())?.[1];
}
