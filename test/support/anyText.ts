// Texts of any UTF-16 units, lone halves of pairs among them: for properties that hold for every text there can be. Cheaper to
// make than fast-check's own `binary` unit, which prepares a table of all characters for each arbitrary.
import fc from 'fast-check';

/** Any text up to `maxLength` UTF-16 units. */
export function anyText(maxLength: number): fc.Arbitrary<string> {
  return fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength }).map((units) => String.fromCharCode(...units));
}
