// The whole view of a picture from an index: its query is run, core makes it, and it goes into the frame that all pages know. Comes in: a
// picture, the person's choice, index and context; goes out: a view to send and what its refs stand for. No state, no vscode.
import type { NoteIndex } from '../../core/index/noteIndex.ts';
import type { IndexReader, RowKey } from '../../core/index/rows.ts';
import type { Steps } from '../../core/index/steps.ts';
import type { OutlineContext } from '../../core/outline/rowWords.ts';
import type { Picture, PictureBeside } from '../../core/picture/picture.ts';
import type { EarlierFields } from '../../core/picture/scale.ts';
import { parseQuery } from '../../core/query/parseQuery.ts';
import type { Query } from '../../core/query/query.ts';
import { runQuerySteps } from '../../core/query/runQuery.ts';
import type { PictureChoice, PictureView } from './pictureMessages.ts';
import { pictureRefs } from './pictureRefs.ts';
import { pictureTable } from './pictureTable.ts';

/** A view, and the rows that its refs mean. */
export interface PictureMade {
  readonly view: PictureView;
  readonly keys: ReadonlyMap<string, RowKey>;
}

const nothing: Query = { text: '', terms: [], sort: [] };
const emptyTable = { headers: [], rows: [], page: 0, pages: 1 };

/** The longest text on a page; notes may say more. */
const longest = 300;

/** The view of a picture, of rows as they are and, where that is known, as they were `earlier`; a query that means nothing shows no rows and says why. */
export function* pictureViewSteps(
  choice: PictureChoice,
  index: NoteIndex,
  context: OutlineContext,
  beside: PictureBeside & { readonly earlier?: EarlierFields } = {},
): Steps<PictureMade> {
  const kind = pictureTable[choice.picture];
  const text = choice.query === '' ? kind.query(index, choice.options) : choice.query;
  const parsed = parseQuery(text, index.config);
  const query = 'query' in parsed ? parsed.query : nothing;
  const rows = 'query' in parsed ? yield* runQuerySteps(query, index, context) : [];
  const { refOf, keys } = pictureRefs(index);
  const made = yield* kind.make({ index, query, rows, options: choice.options, context, refOf, ...beside });
  return { view: { ...frameOf(choice, index), ...drawnOf(made), query: text, ...faultOf(parsed) }, keys };
}

/** The view while there is no index to read. */
export function emptyPicture(state: 'loading' | 'missing', choice: PictureChoice): PictureView {
  const frame = { notebook: '', notebooks: [], state, choice, query: choice.query, searches: [], controls: [] };
  return { ...frame, summary: '', table: emptyTable, body: null };
}

function frameOf(choice: PictureChoice, { config }: IndexReader) {
  const searches = [...config.queries].slice(0, 300).map(([name, query]) => ({ name, query: query.slice(0, 1000) }));
  return { notebook: config.name.slice(0, longest), notebooks: [], state: 'ready' as const, choice, searches };
}

function drawnOf({ summary, ...made }: Picture<unknown>): Pick<PictureView, 'summary' | 'controls' | 'table' | 'body'> {
  return { summary: summary.slice(0, 4 * longest), ...(clippedTexts(made) as Omit<PictureView, 'summary'>) };
}

function faultOf(parsed: ReturnType<typeof parseQuery>): { fault?: string } {
  return 'problems' in parsed
    ? {
        fault: parsed.problems
          .map(({ message }) => message)
          .join(' ')
          .slice(0, 4 * longest),
      }
    : {};
}

/** The same plain data with no text longer than a page takes. */
function clippedTexts(value: unknown): unknown {
  if (typeof value === 'string') return value.length <= longest ? value : `${value.slice(0, longest - 1)}…`;
  if (Array.isArray(value)) return value.map(clippedTexts);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, clippedTexts(each)]));
}
