// The header of a record as a card: what it is and how it stands in front, every other field behind. Comes in: the header as it
// was read, the record's row and the page; goes out: Html, or nothing for a note that is no record. Keeps the order of the
// header and leaves out no field that is set; text between its quotes is never read as markup.
import { isDay } from '../day.ts';
import { slugOfValue } from '../index/links.ts';
import type { Item, Row } from '../index/rows.ts';
import type { Header, HeaderEntry } from '../note/note.ts';
import { isOpenClass } from '../note/stateClass.ts';
import { dueWords, personName } from '../outline/rowWords.ts';
import { dueLabel, projectLabel, rankTone, versionsChip } from './chip.ts';
import { all, element, type Html, text } from './html.ts';
import { fieldLabel, type PreviewPage, rowLink, shortened } from './page.ts';
import { valueText } from './rows.ts';

/** Longest text of one value, and most values and fields of a header that are drawn. */
const mostText = 400;
const mostValues = 30;
const mostFields = 60;

/** Fields that the front of the card speaks of. */
const inFront: ReadonlySet<string> = new Set(['type', 'daybook', 'title', 'status', 'severity', 'owner', 'due']);

/**
 * The card of a record's header, of whose keys `versions` stand in two versions; undefined when the note is no record or its header
 * cannot be read.
 */
export function drawRecordHeader(
  header: Header,
  heading: string,
  page: PreviewPage,
  versions: readonly string[] = [],
): Html | undefined {
  const row = page.index.noteRow(page.path);
  if (header.broken || row === undefined || page.index.type(row) !== 'record') return undefined;
  const item = page.index.item(row);
  const kind = page.index.config.kinds.get(item.kind);
  // The note's own first heading says its title, unless it says another one.
  const title = item.title === heading ? [] : [element('p', { class: 'daybook-record-title' }, text(item.title))];
  const rest = header.entries.filter((entry) => !isInFront(entry, item)).slice(0, mostFields);
  const fields = rest.flatMap((entry) => fieldOf(entry, page));
  const front = frontOf(item, row, page);
  // Of a meeting only the kind would stand in front: then one row holds all.
  const lists = front.length < 2 || fields.length === 0 ? [[...front, ...fields]] : [front, fields];
  const label = `${kind?.label ?? item.kind}: ${item.title}`;
  return element(
    'div',
    { class: 'daybook-record', role: 'group', 'aria-label': label },
    ...title,
    ...(versions.length === 0 ? [] : [element('p', {}, versionsChip(versions.join(', '), page, versions))]),
    ...lists.map((list, at) => element('dl', { class: at === 0 ? 'daybook-front' : 'daybook-fields' }, ...list)),
  );
}

/** A field of the front that could not be shown there, such as a second owner, stays among the others. */
function isInFront({ field, values, maps }: HeaderEntry, item: Item): boolean {
  // The marks of a draft are read by the next one, not by people.
  if (field === 'drafted' || (values.length === 0 && maps.length === 0)) return true;
  if (!inFront.has(field)) return false;
  return (
    values.length === 1 &&
    (field !== 'owner' || item.owner !== undefined) &&
    (field !== 'due' || item.due !== undefined)
  );
}

function frontOf(item: Item, row: Row, page: PreviewPage): Html[] {
  const { index, context } = page;
  const kind = index.config.kinds.get(item.kind);
  const isOpen = isOpenClass(item.stateClass);
  const grave = isOpen ? rankTone(item.severity) : undefined;
  const due = item.due === undefined ? undefined : dueLabel(item.due, isOpen, page);
  const health = index.get(row, 'health');
  return [
    pair('kind', text(kind?.label ?? item.kind), 'daybook-kind', page),
    ...(kind === undefined || kind.states.length === 0 || item.state === ''
      ? []
      : [pair('state', text(item.state), `daybook-state daybook-state-${item.stateClass}`, page)]),
    ...(item.severity === undefined ? [] : [pair('severity', text(item.severity), grave && `daybook-${grave}`, page)]),
    ...(typeof health === 'string' ? [pair('health', text(health), undefined, page)] : []),
    ...(item.owner === undefined ? [] : [pair('owner', text(personName(item.owner, context)), undefined, page)]),
    ...(due === undefined
      ? []
      : [pair('due', dueValue(item.due ?? '', isOpen, page), due.tone && `daybook-${due.tone}`, page)]),
  ];
}

/** The day, and how late or near it is: the label beside says that it is the due day. */
function dueValue(due: string, isOpen: boolean, { context }: PreviewPage): Html {
  if (!isOpen || !isDay(due)) return text(due);
  const words = dueWords(due, context);
  return text(words.includes(due) ? due : `${due} · ${words}`);
}

function pair(field: string, value: Html, tone: string | undefined, page: PreviewPage): Html {
  return element(
    'div',
    { class: 'daybook-pair' },
    element('dt', {}, text(fieldLabel(field, page))),
    element('dd', tone === undefined ? {} : { class: tone }, value),
  );
}

function fieldOf(entry: HeaderEntry, page: PreviewPage): Html[] {
  if (entry.field === 'health') return [];
  const value = entryValue(entry, page);
  return value === undefined ? [] : [pair(entry.field, value, undefined, page)];
}

function entryValue({ field, values, maps }: HeaderEntry, page: PreviewPage): Html | undefined {
  const texts = values.slice(0, mostValues).map((value) => scalar(value.text, field, page));
  const objects = maps.slice(0, mostValues).map((map) => cut([...map.values()].map((value) => value.text).join(' · ')));
  const shown = [...texts, ...objects].filter((part) => part !== '');
  const left = values.length + maps.length - texts.length - objects.length;
  if (left > 0) shown.push(text(page.texts.entries(left)));
  return shown.length === 0 ? undefined : all(shown, text(maps.length > 0 ? '; ' : ', '));
}

function scalar(written: string, field: string, page: PreviewPage): Html {
  const type = page.index.config.fields.get(field)?.type;
  if (type === 'stamp') return cut(written.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d).*$/, '$1 $2'));
  if (type !== 'project') return cut(valueText(written, field, page));
  const { label, row } = projectLabel(slugOfValue(written), page);
  return row === undefined ? cut(label) : rowLink(row, shortened(label, mostText), page);
}

function cut(words: string): Html {
  return text(shortened(words, mostText));
}
