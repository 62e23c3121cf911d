// What a page of the preview is drawn with: the note, its notebook, who looks and when, and the fixed words. Made by the user
// interface for one rendering, handed to every function here. Holds no text of the note.
import type { IndexReader, Row } from '../index/rows.ts';
import type { OutlineContext } from '../outline/rowWords.ts';
import { relativePath } from '../record/noteLink.ts';
import { type Attributes, element, type Html, text } from './html.ts';

/** Fixed words of the preview that outlines do not have, in the reader's language. */
export interface PreviewTexts {
  readonly reading: string;
  readonly failed: string;
  /** Above the sentences that say what is wrong with a block. */
  readonly fault: string;
  readonly tooSlow: string;
  readonly stopped: string;
  readonly nothing: string;
  readonly yes: string;
  readonly no: string;
  /** Head of the column of numbers. */
  readonly rowCount: string;
  rows(count: number): string;
  rowsOf(shown: number, count: number): string;
  /** What a group of rows without a field is called. */
  without(field: string): string;
  entries(count: number): string;
  /** What a field of a task or record is called; undefined for one without a word of its own. */
  field(id: string): string | undefined;
}

/** What may be told to others. */
export interface Told {
  readonly row: (row: Row) => boolean;
  /** Fields that are never shown. */
  readonly hidden: ReadonlySet<string>;
}

/** One rendering of one note. */
export interface PreviewPage {
  /** Path of the note in its notebook. */
  readonly path: string;
  /** Whether the notes of the notebook are known. */
  readonly state: 'loading' | 'ready' | 'failed';
  readonly index: IndexReader;
  readonly context: OutlineContext;
  readonly texts: PreviewTexts;
  /** True once the time that this rendering may take is used up. */
  readonly late: () => boolean;
  /** For a page that is handed to others: what of the rows it may hold. Then no address of a note is on it. */
  readonly told?: Told;
}

/** The name of a field for people: its own word, else its id as words. */
export function fieldLabel(id: string, { texts }: PreviewPage): string {
  const own = texts.field(id);
  if (own !== undefined) return own;
  const words = id.replaceAll('-', ' ').replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A link to a row of the notebook: to its note, or to the line in it. */
export function rowLink(row: Row, label: string, page: PreviewPage, attributes: Attributes = {}): Html {
  const { index } = page;
  if (page.told) return element('span', attributes, text(label));
  const type = index.type(row);
  const line = type === 'task' || type === 'milestone' ? `#L${index.item(row).line + 1}` : '';
  const href = `${relativePath(page.path, index.path(row))}${line}`;
  // The preview follows what stands in `data-href`, and shows `href`.
  return element('a', { ...attributes, href, 'data-href': href }, text(label));
}

/** At most so many characters of a text; what was cut shows. */
export function shortened(words: string, most: number): string {
  return words.length <= most ? words : `${words.slice(0, most).trimEnd()}…`;
}
