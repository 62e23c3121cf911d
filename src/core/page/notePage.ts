// A note as a page for people without Daybook: its title, a line of facts, and its sections as Html. Comes in: the text of the note, the
// notebook it lies in, who reads; goes out: sections and, in sentences, what stays behind, or a refusal. On the page are no script, no
// address of a file, no id of a line or a person; people are called by their names. Whoever hands the page out shows what stays behind first.

import type { Refusal } from '../edits/edit.ts';
import type { Row } from '../index/rows.ts';
import { say } from '../language.ts';
import { resolveInline, resolveWiki } from '../navigate/lookup.ts';
import { parseNote } from '../note/parseNote.ts';
import { all, element, type Html, text as words } from '../preview/html.ts';
import { isPrivate } from '../record/briefingRows.ts';
import { isConfidentialRow } from '../record/confidential.ts';
import { plainTitle } from '../record/noteLink.ts';
import { parseOptions } from '../record/parseOptions.ts';
import { type BlockDrawing, drawBlocks, headingName, type PageRequest } from './drawBlocks.ts';
import { type Block, readBlocks } from './markdownBlocks.ts';
import { plainWords, type TextNames } from './markdownText.ts';
import { withheldFrom } from './withheld.ts';

/** What stands under one heading of the first or second level. */
export interface PageSection {
  readonly title: string;
  /** The heading included. */
  readonly html: Html;
  /** Nothing stands under the heading. */
  readonly isEmpty: boolean;
}

/** A page. */
export interface NotePage {
  readonly title: string;
  /** What kind of record it is, how it stands, whose it is. */
  readonly facts: readonly string[];
  /** The title and what stands before the first section comes first. */
  readonly sections: readonly PageSection[];
  /** A sentence for each thing that stays behind. */
  readonly left: readonly string[];
}

/** Draws the page. Refused as `not-supported`: a note of a private notebook or kind, and one that is confidential itself. */
export function notePage(request: PageRequest): NotePage | Refusal {
  const { index, path, text } = request;
  const row = index.noteRow(path);
  if (index.config.visibility === 'private' || (row !== undefined && isPrivate(index, row)))
    return { refused: 'not-supported', message: say('Nothing of a private notebook is handed out.') };
  if (row !== undefined && isConfidentialRow(index, row))
    return { refused: 'not-supported', message: say('This note is confidential: it is not handed out.') };
  const note = parseNote(text, parseOptions(index.config));
  const before = text.slice(0, note.bodyStart);
  const { blocks, references } = readBlocks(text.slice(note.bodyStart), before.split(/\r\n?|\n/).length - 1);
  const anchors = new Map<string, string>();
  const names: TextNames = { ...namesOf(request), references, anchor: (name) => anchors.get(name.toLowerCase()) };
  const withheld = withheldFrom(index, path, request.isForeign);
  const left = new Set<string>();
  for (const block of blocks) {
    const name = block.is === 'heading' ? headingName(block.text, names) : undefined;
    if (name !== undefined && !anchors.has(name)) anchors.set(name, `h${anchors.size + 1}`);
  }
  const drawing: BlockDrawing = {
    ...request,
    names,
    withheld,
    left,
    tasks: new Map(note.tasks.map((task) => [task.line, task])),
    used: new Set(),
  };
  const title = plainTitle(row === undefined ? note.title : index.item(row).title) || path.replace(/^.*\/|\.md$/g, '');
  return { title, facts: row === undefined ? [] : factsOf(row, request), ...sections(blocks, title, drawing) };
}

function sections(blocks: readonly Block[], title: string, drawing: BlockDrawing): Pick<NotePage, 'sections' | 'left'> {
  const parts: { title: string; heading: Block | undefined; blocks: Block[] }[] = [
    { title, heading: undefined, blocks: [] },
  ];
  for (const [at, block] of blocks.entries()) {
    if (block.is !== 'heading' || block.level > 2) parts.at(-1)?.blocks.push(block);
    // The note's own title stands above everything already.
    else if (at > 0 || plainWords(block.text, drawing.names) !== title)
      parts.push({ title: plainWords(block.text, drawing.names), heading: block, blocks: [] });
  }
  const drawn = parts.flatMap(({ title: name, heading, blocks: own }): PageSection[] => {
    const reason = heading?.is === 'heading' ? drawing.withheld.reason(heading.text) : undefined;
    if (reason !== undefined) drawing.left.add(reason);
    if (reason !== undefined) return [];
    const body = drawBlocks(own, drawing);
    const head = heading === undefined ? [] : [drawBlocks([heading], drawing)];
    return [{ title: name, html: all([...head, body]), isEmpty: body.trim() === '' }];
  });
  return { sections: drawn, left: [...drawing.left] };
}

function namesOf({ index, path, context }: PageRequest): Omit<TextNames, 'references' | 'anchor'> {
  return {
    person: (id) => context.roster.resolve(id)?.name ?? id,
    picture: (written) => (written === '' ? '' : say('(Picture: {0})', written)),
    linked: ({ kind, target, text }) => {
      const isPath = text === target || text === '' || /[\\/]|\.md$/i.test(text);
      if (!isPath && kind !== 'wiki') return text;
      if (!isPath && text !== target) return text;
      const bare = target.split('#')[0] ?? '';
      const found = kind === 'wiki' ? resolveWiki(index, path, bare) : resolveInline(index, path, bare);
      const row = found.is === 'found' ? index.noteRow(found.path) : undefined;
      const name = bare.replace(/^.*[\\/]/, '').replace(/\.md$/i, '');
      return row === undefined ? name : plainTitle(index.item(row).title) || name;
    },
  };
}

function factsOf(row: Row, { index, context }: PageRequest): string[] {
  if (index.type(row) !== 'record') return [];
  const { kind, state, owner, due, severity } = index.item(row);
  const value = (field: string): string => String(index.get(row, field) ?? '');
  const [from, to, audience] = [value('period-from'), value('period-to'), value('audience')];
  const facts = [
    index.config.kinds.get(kind)?.label ?? kind,
    state,
    severity ?? '',
    kind === 'report' ? '' : value('date').slice(0, 10),
    from === '' || to === '' ? '' : say('{0} to {1}', from, to),
    audience === '' ? '' : say('for {0}', audience),
    owner === undefined ? '' : (context.roster.resolve(owner)?.name ?? ''),
    due === undefined ? '' : say('due {0}', due),
  ];
  return facts.filter((fact) => fact !== '');
}

/** The facts as one line. */
export function factsLine({ facts }: Pick<NotePage, 'facts'>): Html {
  return facts.length === 0 ? words('') : element('p', { class: 'facts' }, words(facts.join(' · ')));
}
