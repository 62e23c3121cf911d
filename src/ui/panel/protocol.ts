// How every panel's page and host talk: the envelope of a message and the two messages all panels share. Shapes are the types;
// both ends check what arrives. Imports shapes alone, so that host and page can both have it.
import { exactly, oneOf, text, whole } from '../../core/shape.ts';

/** Raised when messages of old and new pages no longer understand each other. */
export const protocolVersion = 1;

/**
 * Fields of every message. `seq` counts the host's views: the host says which one it sends, the page which one it has seen.
 * An intent that points into a view names things by opaque refs that mean nothing beside that number.
 */
export const envelope = { v: oneOf(protocolVersion), seq: whole(0) };

/** An opaque name that the host gave out: letters, digits and `-` only. */
export const ref = text(40, /^[a-z0-9-]+$/i);

/** Host to page: an intent was not carried out, and why, in a sentence to show. */
export const refusal = exactly({ ...envelope, type: oneOf('refused'), reason: text(400) });

/** The longest message a page may send, in characters of its JSON. */
export const longestIntent = 4096;
