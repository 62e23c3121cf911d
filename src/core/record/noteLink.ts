// Links between notes as they are written: relative, percent-encoded, with a text that cannot break out of its brackets.
// Comes in: the path of the note that links, the target's path and its title. Goes out: Markdown that GitHub and VS Code follow.

/** A link `[title](../issues/x.md)` from the note at `from` to the one at `to`; both relative to the notebook. */
export function noteLink(title: string, from: string, to: string): string {
  return `[${linkText(title)}](${relativePath(from, to)})`;
}

/** The path from one note to another, each part percent-encoded, brackets too. */
export function relativePath(from: string, to: string): string {
  const here = from.split('/').slice(0, -1);
  const there = to.split('/');
  let common = 0;
  while (common < here.length && common < there.length - 1 && here[common] === there[common]) common++;
  const up = here.slice(common).map(() => '..');
  return [...up, ...there.slice(common).map(encoded)].join('/');
}

/** A title as the text of a link: links in it become their words, signs that would end or format it are escaped. */
export function linkText(title: string): string {
  return plainTitle(title).replace(/[\\[\]<]/g, '\\$&');
}

/** A title in one line, links in it as their words. */
export function plainTitle(title: string): string {
  return title
    .replace(/!?\[([^\][]*)\]\([^()\s]*\)/g, '$1')
    .replace(/!?\[\[(?:[^\][|]*\|)?([^\][|]*)\]\]/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

function encoded(part: string): string {
  return encodeURIComponent(part).replace(/[()'!*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
