// The messages of all pictures: the frame that is drawn around each of them, and what a person can want. Schemas are the types; both
// ends check what arrives. What a picture itself is made of has a schema of its own beside it. Imports types and zod only.
import * as z from 'zod/mini';
import { envelope, ref, refusal, text } from '../panel/protocol.ts';

/** All pictures, in no order. */
export const pictureIds = ['board', 'calendar', 'radar', 'risks', 'timeline', 'workload'] as const;

/** The name of a picture. */
export type PictureId = (typeof pictureIds)[number];

const list = <T extends z.ZodMiniType>(item: T, most: number) => z.array(item).check(z.maxLength(most));
const word = text(500);
const sentence = text(4000);

/** A choice of a drop-down: ids are words of the configuration. */
const option = z.strictObject({ id: word, label: word });

const control = z.strictObject({
  id: word,
  label: word,
  options: list(option, 500),
  chosen: word,
  /** Choosing here takes back the query and the other options. */
  resets: z.optional(z.boolean()),
});

/** What a person chose; kept over restarts. An empty notebook is the first one, an empty query that of the picture. */
export const pictureChoice = z.strictObject({
  notebook: z.union([ref, z.literal('')]),
  picture: z.enum(pictureIds),
  query: text(1000),
  options: z.record(text(60), text(300)),
});

/** Words by name: what a command would ask for. */
const answers = z.record(text(60), text(300));

/** What moving something somewhere means; parts of pictures carry it, the page sends it back as it is. */
export const pictureMove = z.strictObject({ action: text(60), answers });

const table = z.strictObject({
  headers: list(word, 20),
  rows: list(z.strictObject({ ref: z.optional(ref), cells: list(word, 20) }), 200),
  page: z.int().check(z.nonnegative()),
  pages: z.int().check(z.positive()),
});

const viewSchema = z.strictObject({
  notebook: word,
  /** Those there are to choose from; empty when there is nothing to choose. */
  notebooks: list(option, 100),
  state: z.enum(['ready', 'loading', 'missing']),
  choice: pictureChoice,
  /** The query that is shown, and why it means nothing. */
  query: text(1000),
  fault: z.optional(sentence),
  searches: list(z.strictObject({ name: word, query: text(1000) }), 300),
  summary: sentence,
  controls: list(control, 12),
  table,
  /** As the schema of the picture says. */
  body: z.unknown(),
});

/** Everything a host may send to the page. */
export const pictureHostMessage = z.discriminatedUnion('type', [
  z.strictObject({ ...envelope, type: z.literal('view'), view: viewSchema }),
  refusal,
]);

/** Everything a page may send to the host. */
export const pictureIntent = z.discriminatedUnion('type', [
  z.strictObject({ ...envelope, type: z.literal('ready'), choice: z.optional(pictureChoice) }),
  z.strictObject({ ...envelope, type: z.literal('choose'), choice: pictureChoice }),
  z.strictObject({ ...envelope, type: z.literal('open'), ref, beside: z.boolean() }),
  /** Carries out actions one after the other on the same rows, all as one step of undo, until one is refused. */
  z.strictObject({ ...envelope, type: z.literal('act'), refs: list(ref, 150), moves: list(pictureMove, 3) }),
  z.strictObject({ ...envelope, type: z.literal('undo') }),
]);

export type PictureHostMessage = z.infer<typeof pictureHostMessage>;
export type PictureIntent = z.infer<typeof pictureIntent>;
export type PictureChoice = z.infer<typeof pictureChoice>;
export type PictureView = z.infer<typeof viewSchema>;
export type PictureMove = z.infer<typeof pictureMove>;
