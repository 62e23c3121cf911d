// Why a date moved by the words of the commit that moved it, where no line says it. Comes in: the first line of its message; goes out: the
// words, or nothing where they only repeat what changed, as messages that were made from the changes do.

/** Words of messages that say what changed: of those that Daybook makes, and of people who wrote as little. */
const says =
  /\bdue → |\bmoved to another day|\b\d+ (?:more|tasks?|items?|notes?)\b|^(?:notes )?updated?\b|^wip\b|^merge\b/i;
const mostWords = 120;

/** The words of a subject that give a reason; undefined where there is none. */
export function reasonOfSubject(subject: string): string | undefined {
  const words = subject.replace(/\s+/g, ' ').trim();
  if (words.length < 8 || !words.includes(' ') || says.test(words)) return undefined;
  return words.length <= mostWords ? words : `${words.slice(0, mostWords).trimEnd()}…`;
}
