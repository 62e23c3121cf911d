// Text of notes as a label of a list. Comes in: any text; goes out: the same, which cannot draw an icon there.

/** The text with signs of icons made harmless. */
export function plainLabel(text: string): string {
  return text.replaceAll('$(', '$\u200b(');
}
