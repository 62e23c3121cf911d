// Text from elsewhere as it stands in a note: a mail, an alert, words of a customer. Comes in: any text. Goes out: a block of code, in
// which no box is a task, no link leads anywhere and no block is a query. Never lets the text end the block.

const longest = 20_000;

/** The text between fences longer than any in it, without signs that steer a terminal; what is behind 20,000 signs is left out. */
export function quotedText(text: string): string {
  const plain = text
    .slice(0, longest)
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{C}\n\t]/gu, '')
    .replace(/^\n+/, '')
    .trimEnd();
  const fences = plain.match(/`{3,}/g) ?? [];
  const fence = '`'.repeat(Math.max(3, ...fences.map(({ length }) => length + 1)));
  return `${fence}text\n${plain}\n${fence}`;
}
