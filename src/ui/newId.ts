// A new id for a task line, made when something is to refer to it. Comes in: nothing. Goes out: letters and digits by chance, never
// a number that counts up: two clones would give the same one.

/** Eight letters and digits that nobody reads wrongly; whether one is taken already is no question at this length. */
export function newId(): string {
  const letters = 'abcdefghjkmnpqrstvwxyz0123456789';
  return Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => letters.charAt(byte % 32)).join('');
}
