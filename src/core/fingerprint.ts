// A short sign of a text: equal texts have equal ones, and two texts of a notebook hardly ever share one. Nothing secret is kept with it.

/** Eight hexadecimal digits. */
export function fingerprint(text: string): string {
  return shortHash(text).toString(16).padStart(8, '0');
}

/** 32 bits of a text (FNV-1a over code points). */
export function shortHash(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}
