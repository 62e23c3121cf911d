// How deep each line of a text stands, so that a merge knows what belongs to what: a line belongs to the nearest one above it that is
// less deep. Comes in: lines without line ends; goes out: a number each. Reads no more of Markdown than that needs.

/**
 * Sections by the level of their heading, what stands in them by its indentation; lines of code belong to the fence that opens them,
 * rows of a table to its first one, blank lines to what stands below them.
 */
export function depthsOf(lines: readonly string[]): number[] {
  let fence = '';
  /** How deep the fence or the table stands that goes on. */
  let above: number | undefined;
  const depths = lines.map((line) => {
    const [, lead = '', sign = ''] = /^([ \t>]*)(`{3,}|~{3,}|#{1,6}(?=\s|$)|\|?)/.exec(line) ?? [];
    const own = sign.startsWith('#') ? sign.length : 7 + lead.replaceAll('\t', '    ').length;
    const isInside = fence !== '' || (sign === '|' && above !== undefined);
    const depth = isInside ? (above ?? 0) + 0.5 : own;
    if (fence === '') {
      if (sign !== '|') above = undefined;
      if (/^[`~|]/.test(sign)) above ??= own;
      if (/^[`~]/.test(sign)) fence = sign;
    } else if (sign.startsWith(fence)) fence = '';
    return depth;
  });
  for (let at = lines.length - 1; at >= 0; at--) if (lines[at]?.trim() === '') depths[at] = depths[at + 1] ?? 0;
  return depths;
}
