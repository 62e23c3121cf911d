// What a value from outside has to look like, said once: the type and its check. Comes in: any value; goes out: whether it is what was
// said, or the first place where it is not. Nothing is copied, nothing thrown, and no object may have more than was said.

/** A check that is a type as well. */
export interface Shape<T> {
  /** Whether a value is as said. */
  readonly fits: (value: unknown) => value is T;
  /** The first place that is not as said, such as `rows.3.title`; '' for the value itself, undefined for none. */
  readonly fault: (value: unknown) => string | undefined;
  /** Of an object's fields: may be missing. */
  readonly isOptional?: true;
}

/** The type of a shape. */
export type Of<S> = S extends Shape<infer T> ? T : never;

type AnyShape = Shape<unknown>;
type Fields = Readonly<Record<string, AnyShape>>;
type OptionalOf<F extends Fields> = { [K in keyof F]: F[K] extends { readonly isOptional: true } ? K : never }[keyof F];
type ObjectOf<F extends Fields> = {
  [K in keyof ({ [R in Exclude<keyof F, OptionalOf<F>>]: 1 } & { [O in OptionalOf<F>]?: 1 })]: Of<F[K]>;
};

function shape<T>(fault: Shape<T>['fault']): Shape<T> {
  return { fault, fits: (value): value is T => fault(value) === undefined };
}

function simple<T>(isSo: (value: unknown) => boolean): Shape<T> {
  return shape((value) => (isSo(value) ? undefined : ''));
}

/** Anything at all. */
export const anything: Shape<unknown> = simple(() => true);

/** True or false. */
export const flag: Shape<boolean> = simple((value) => typeof value === 'boolean');

/** A finite number. */
export const number: Shape<number> = simple(Number.isFinite);

/** A whole number, `least` and `most` included. */
export function whole(least = Number.MIN_SAFE_INTEGER, most = Number.MAX_SAFE_INTEGER): Shape<number> {
  return simple((value) => Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most);
}

/** A text of at most so many UTF-16 units, in which the pattern is found. */
export function text(most: number, pattern = /(?:)/): Shape<string> {
  return simple((value) => typeof value === 'string' && value.length <= most && pattern.test(value));
}

/** One of these values. */
export function oneOf<const T extends string | number>(...values: readonly T[]): Shape<T> {
  return simple((value) => values.some((each) => each === value));
}

/** A field that may be missing. */
export function optional<T>(of: Shape<T>): Shape<T | undefined> & { readonly isOptional: true } {
  return { ...shape<T | undefined>((value) => (value === undefined ? undefined : of.fault(value))), isOptional: true };
}

/** Something or null. */
export function orNull<T>(of: Shape<T>): Shape<T | null> {
  return shape((value) => (value === null ? undefined : of.fault(value)));
}

/** A list of at most so many. */
export function listOf<T>(of: Shape<T>, most: number): Shape<T[]> {
  return shape((value) => (Array.isArray(value) && value.length <= most ? firstFault(value, () => of) : ''));
}

/** An object with any names of a shape and values of another. `__proto__` is no name: a copy would take it for something else. */
export function mapOf<T>(names: Shape<string>, values: Shape<T>): Shape<Record<string, T>> {
  return shape((value) => {
    if (!isObject(value)) return '';
    const odd = Object.keys(value).find((name) => name === '__proto__' || !names.fits(name));
    if (odd !== undefined) return odd;
    return firstFault(value, () => values);
  });
}

/** An object with these fields and no others. */
export function exactly<F extends Fields>(fields: F): Shape<ObjectOf<F>> {
  const needed = Object.keys(fields).filter((name) => !fields[name]?.isOptional);
  return shape((value) => {
    if (!isObject(value)) return '';
    const missing = needed.find((name) => !Object.hasOwn(value, name));
    return missing ?? firstFault(value, (name) => (Object.hasOwn(fields, name) ? fields[name] : undefined));
  });
}

/** What fits one of several. */
export function either<S extends readonly AnyShape[]>(...shapes: S): Shape<Of<S[number]>> {
  return simple((value) => shapes.some(({ fits }) => fits(value)));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function firstFault(
  value: Readonly<Record<string, unknown>> | readonly unknown[],
  shapeOf: (name: string) => AnyShape | undefined,
): string | undefined {
  for (const [name, each] of Object.entries(value)) {
    const of = shapeOf(name);
    const fault = of === undefined ? '' : of.fault(each);
    if (fault !== undefined) return fault === '' ? name : `${name}.${fault}`;
  }
  return undefined;
}
