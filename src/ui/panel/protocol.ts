// How every panel's page and host talk: the envelope of a message and the two messages all panels share. Schemas are the types;
// both ends check what arrives. Imports zod alone, so that host and page can both have it.
import * as z from 'zod/mini';

/** Raised when messages of old and new pages no longer understand each other. */
export const protocolVersion = 1;

/**
 * Fields of every message. `seq` counts the host's views: the host says which one it sends, the page which one it has seen.
 * An intent that points into a view names things by opaque refs that mean nothing beside that number.
 */
export const envelope = { v: z.literal(protocolVersion), seq: z.int().check(z.nonnegative()) };

/** A text of bounded length. */
export const text = (most: number) => z.string().check(z.maxLength(most));

/** An opaque name that the host gave out: letters, digits and `-` only. */
export const ref = z.string().check(z.regex(/^[a-z0-9-]{1,40}$/i));

/** Host to page: an intent was not carried out, and why, in a sentence to show. */
export const refusal = z.strictObject({ ...envelope, type: z.literal('refused'), reason: text(400) });

/** The longest message a page may send, in characters of its JSON. */
export const longestIntent = 4096;

/** A schema as the panel foundation uses it: a value or nothing, never an exception. */
export interface Schema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false };
}
