// Blocks of a note as Html, without those that stay behind. Comes in: blocks and what is known of the note; goes out: Html, and in the list
// of what stays behind a sentence for each. A heading that stays behind takes what stands under it along, an item its whole item, a table
// its row; a query block asks for what may be told alone.
import type { NoteIndex } from '../index/noteIndex.ts';
import type { Row } from '../index/rows.ts';
import { say } from '../language.ts';
import type { Task } from '../note/note.ts';
import { isOpenClass } from '../note/stateClass.ts';
import type { OutlineContext } from '../outline/rowWords.ts';
import { drawBox } from '../preview/box.ts';
import { type Attributes, all, element, type Html, opening, text } from '../preview/html.ts';
import { blockLanguage } from '../preview/queryBlock.ts';
import { drawCell } from './cellChart.ts';
import type { Block, ListItem } from './markdownBlocks.ts';
import { drawText, plainWords, type TextNames } from './markdownText.ts';
import type { Withheld } from './withheld.ts';

/** What a page is made of. */
export interface PageRequest {
  readonly index: NoteIndex;
  readonly path: string;
  readonly text: string;
  readonly context: Pick<OutlineContext, 'words' | 'roster'>;
  /** A query block; without it the block is shown as it is written. */
  readonly drawQuery?: (source: string, isTold: (row: Row) => boolean) => Html;
  /** Whether a target outside of the notebook is private; without it all are. */
  readonly isForeign?: (target: string) => boolean;
  /** For a mail: tables carry their own lines, courses stay text. */
  readonly isMail?: boolean;
  /** Most rows of a table and items of a list; all when absent. */
  readonly most?: number;
}

/** What blocks are drawn with. */
export interface BlockDrawing extends Pick<PageRequest, 'context' | 'drawQuery' | 'isMail' | 'most'> {
  readonly names: TextNames;
  readonly withheld: Withheld;
  /** Sentences about what stays behind; grows while blocks are drawn. */
  readonly left: Set<string>;
  /** Tasks of the note by line. */
  readonly tasks: ReadonlyMap<number, Task>;
  /** Ids that headings have already. */
  readonly used: Set<string>;
}

/** How a mail's own tags look: what reads mails reads no style sheet. */
const mailStyles: Readonly<Record<string, string>> = {
  table: 'border-collapse:collapse;margin:0 0 12px',
  th: 'border:1px solid #999;padding:4px 8px;text-align:left',
  td: 'border:1px solid #999;padding:4px 8px;vertical-align:top',
};

/** Draws blocks that stand beside each other. */
export function drawBlocks(blocks: readonly Block[], drawing: BlockDrawing): Html {
  const drawn: Html[] = [];
  let hidden = 7;
  for (const block of blocks) {
    if (block.is === 'heading') {
      if (block.level <= hidden) hidden = isLeft(block.text, drawing) ? block.level : 7;
      if (hidden === 7) drawn.push(drawHeading(block.level, block.text, drawing));
    } else if (hidden === 7) drawn.push(drawBlock(block, drawing));
  }
  return all(drawn);
}

function drawBlock(block: Exclude<Block, { is: 'heading' }>, drawing: BlockDrawing): Html {
  switch (block.is) {
    case 'paragraph':
      return isLeft(block.text, drawing) ? text('') : element('p', {}, drawText(block.text, drawing.names));
    case 'rule':
      return opening('hr', {});
    case 'quote':
      return element('blockquote', {}, drawBlocks(block.blocks, drawing));
    case 'code':
      return drawCode(block.info, block.text, drawing);
    case 'list':
      return drawList(block.start, block.items, drawing);
    case 'table':
      return drawTable(block, drawing);
  }
}

function drawHeading(level: number, words: string, { names, used }: BlockDrawing): Html {
  const id = names.anchor(headingName(words, names));
  const own = id === undefined || used.has(id) ? undefined : id;
  if (id !== undefined) used.add(id);
  // The title of the page is its only heading of the first level.
  return element(`h${Math.min(6, Math.max(2, level))}`, { id: own }, drawText(words, names));
}

/** What `#name` calls a heading. */
export function headingName(words: string, names: TextNames): string {
  return plainWords(words, names)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}

function drawCode(info: string, code: string, drawing: BlockDrawing): Html {
  const { drawQuery, withheld } = drawing;
  if (info.split(/\s/)[0] === blockLanguage && drawQuery) return drawQuery(code, withheld.isTold);
  return isLeft(code, drawing) ? text('') : element('pre', { tabindex: '0' }, element('code', {}, text(code)));
}

function drawList(start: number | undefined, items: readonly ListItem[], drawing: BlockDrawing): Html {
  const drawn: Html[] = [];
  const told = items.filter((item) => !isItemLeft(item, drawing));
  const most = drawing.most ?? told.length;
  for (const item of told.slice(0, most)) drawn.push(drawItem(item, drawing));
  if (told.length > most) drawn.push(element('li', { class: 'quiet' }, text(say('{0} more', told.length - most))));
  if (drawn.length === 0) return text('');
  const first = start === undefined || start === 1 ? undefined : String(start);
  return start === undefined ? element('ul', {}, ...drawn) : element('ol', { start: first }, ...drawn);
}

/** Its first words decide; what is nested is judged by itself. */
function isItemLeft({ blocks }: ListItem, drawing: BlockDrawing): boolean {
  const [first] = blocks;
  return first?.is === 'paragraph' && isLeft(first.text, drawing);
}

function drawItem({ line, blocks }: ListItem, drawing: BlockDrawing): Html {
  const [first, ...rest] = blocks;
  const task = drawing.tasks.get(line);
  if (first?.is !== 'paragraph') return element('li', {}, drawBlocks(blocks, drawing));
  const [, ...behind] = first.text.split('\n');
  const words = task === undefined ? drawText(first.text, drawing.names) : drawTask(task, behind, drawing);
  // One paragraph and what is nested in it need no room between.
  const isTight = !rest.some(({ is }) => is === 'paragraph');
  const own = isTight ? words : element('p', {}, words);
  return element('li', task === undefined ? {} : { class: 'task' }, own, drawBlocks(rest, drawing));
}

function drawTask(task: Task, behind: readonly string[], drawing: BlockDrawing): Html {
  const { names, context, isMail } = drawing;
  const owner = task.owner ?? task.people[0]?.name;
  const done = task.done ?? task.cancelled;
  const facts = [
    owner === undefined || task.text.includes(`@${owner}`) ? '' : names.person(owner.replace(/^@/, '')),
    task.due === undefined || !isOpenClass(task.state) ? '' : say('due {0}', task.due),
    done === undefined ? '' : say('done {0}', done),
  ].filter((fact) => fact !== '');
  const label = text(`${isMail ? (isOpenClass(task.state) ? '☐' : '☑') : ''} `);
  const box = isMail ? label : all([drawBox(task.state, context.words), text(' ')]);
  const words = drawText([task.text, ...behind].join('\n'), names);
  return all([
    box,
    words,
    facts.length === 0 ? text('') : element('span', { class: 'quiet' }, text(` · ${facts.join(' · ')}`)),
  ]);
}

function drawTable({ head, ends, rows }: Extract<Block, { is: 'table' }>, drawing: BlockDrawing): Html {
  const { isMail, names } = drawing;
  const tag = (name: string, own: Attributes, ...content: readonly Html[]): Html =>
    element(name, isMail ? { ...own, style: mailStyle(name, own) } : own, ...content);
  const side = (at: number) => (ends[at] ? { class: 'number' } : {});
  const told = rows.filter((cells) => !cells.some((cell) => isLeft(cell, drawing)));
  const most = drawing.most ?? told.length;
  const cell = (words: string): Html => (isMail ? undefined : drawCell(words)) ?? drawText(words, names);
  const lines = told
    .slice(0, most)
    .map((cells) => element('tr', {}, ...cells.map((words, at) => tag('td', side(at), cell(words)))));
  const heads = head.map((words, at) => tag('th', { scope: 'col', ...side(at) }, drawText(words, names)));
  const table = tag('table', {}, element('thead', {}, element('tr', {}, ...heads)), element('tbody', {}, ...lines));
  const rest =
    told.length > most ? element('p', { class: 'quiet' }, text(say('{0} more', told.length - most))) : text('');
  return isMail ? all([table, rest]) : all([element('div', { class: 'scroll' }, table), rest]);
}

function mailStyle(name: string, own: Attributes): string {
  return `${mailStyles[name] ?? ''}${own['class'] === 'number' ? ';text-align:right' : ''}`;
}

function isLeft(source: string, { withheld, left }: BlockDrawing): boolean {
  const reason = withheld.reason(source);
  if (reason !== undefined) left.add(reason);
  return reason !== undefined;
}
