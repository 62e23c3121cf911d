// The messages of all pictures: the frame that is drawn around each of them, and what a person can want. Shapes are the types; both
// ends check what arrives. What a picture itself is made of has a shape of its own beside it. Imports types and shapes only.
import {
  anything,
  either,
  exactly,
  flag,
  listOf,
  mapOf,
  type Of,
  oneOf,
  optional,
  text,
  whole,
} from '../../core/shape.ts';
import { envelope, ref, refusal } from '../panel/protocol.ts';

/** All pictures, in no order. */
export const pictureIds = ['board', 'calendar', 'radar', 'risks', 'timeline', 'workload'] as const;

/** The name of a picture. */
export type PictureId = (typeof pictureIds)[number];

const word = text(500);
const sentence = text(4000);

/** A choice of a drop-down: ids are words of the configuration. */
const option = exactly({ id: word, label: word });

const control = exactly({
  id: word,
  label: word,
  options: listOf(option, 500),
  chosen: word,
  /** Choosing here takes back the query and the other options. */
  resets: optional(flag),
});

/** What a person chose; kept over restarts. An empty notebook is the first one, an empty query that of the picture. */
export const pictureChoice = exactly({
  notebook: either(ref, oneOf('')),
  picture: oneOf(...pictureIds),
  query: text(1000),
  options: mapOf(text(60), text(300)),
});

/** What a page keeps over restarts. */
export const pictureState = exactly({ choice: pictureChoice, table: flag });

/** Words by name: what a command would ask for. */
const answers = mapOf(text(60), text(300));

/** What moving something somewhere means; parts of pictures carry it, the page sends it back as it is. */
export const pictureMove = exactly({ action: text(60), answers });

const table = exactly({
  headers: listOf(word, 20),
  rows: listOf(exactly({ ref: optional(ref), cells: listOf(word, 20) }), 200),
  page: whole(0),
  pages: whole(1),
});

const viewShape = exactly({
  notebook: word,
  /** Those there are to choose from; empty when there is nothing to choose. */
  notebooks: listOf(option, 100),
  state: oneOf('ready', 'loading', 'missing'),
  choice: pictureChoice,
  /** The query that is shown, and why it means nothing. */
  query: text(1000),
  fault: optional(sentence),
  searches: listOf(exactly({ name: word, query: text(1000) }), 300),
  summary: sentence,
  controls: listOf(control, 12),
  table,
  /** As the shape of the picture says. */
  body: anything,
});

/** Everything a host may send to the page. */
export const pictureHostMessage = either(exactly({ ...envelope, type: oneOf('view'), view: viewShape }), refusal);

/** Everything a page may send to the host. */
export const pictureIntent = either(
  exactly({ ...envelope, type: oneOf('ready'), choice: optional(pictureChoice) }),
  exactly({ ...envelope, type: oneOf('choose'), choice: pictureChoice }),
  exactly({ ...envelope, type: oneOf('open'), ref, beside: flag }),
  /** Carries out actions one after the other on the same rows, all as one step of undo, until one is refused. */
  exactly({ ...envelope, type: oneOf('act'), refs: listOf(ref, 150), moves: listOf(pictureMove, 3) }),
  exactly({ ...envelope, type: oneOf('undo') }),
);

export type PictureHostMessage = Of<typeof pictureHostMessage>;
export type PictureIntent = Of<typeof pictureIntent>;
export type PictureChoice = Of<typeof pictureChoice>;
export type PictureState = Of<typeof pictureState>;
export type PictureView = Of<typeof viewShape>;
export type PictureMove = Of<typeof pictureMove>;
