// Asks for the value of a field: a day in words, a person, a project, a state, whatever the field's declaration says. Comes in:
// the notebook and the rows; goes out: the value, `undefined` to take the field away, or nothing when the person called it off.
import { l10n } from 'vscode';
import { dayDirection, proposeDays } from '../../core/dayWords.ts';
import { isRefusal, type Refusal } from '../../core/edits/edit.ts';
import type { HeaderValue } from '../../core/edits/headerValue.ts';
import type { RowKey } from '../../core/index/rows.ts';
import { type Waited, waitedFor } from '../../core/outline/waitedFor.ts';
import type { FieldDecl, Kind } from '../../core/record/kind.ts';
import { valueFault } from '../../core/record/validate.ts';
import type { OpenNotebook } from '../../notebook/registry.ts';
import { askWords } from './answers.ts';
import { type Choice, choose } from './choose.ts';
import type { Targets } from './targets.ts';

/** The chosen value, wrapped: calling off is not the same as taking away. */
export interface Chosen {
  readonly value: HeaderValue | undefined;
  /** What it is called, for messages. */
  readonly label: string;
}

/** What came of a question: an answer, a refusal of one that was given beforehand, or nothing when the person called it off. */
export type Asked = Chosen | Refusal | undefined;

const isName = /^[\p{L}\p{N}][\p{L}\p{N}_./-]*$/u;

/** Asks for a day of a field: first what was typed means, then what words that begin so would mean; the day it has `now` is marked. */
export async function askDay(
  { notebook }: OpenNotebook,
  title: string,
  now = '',
  given?: string,
  field = 'due',
): Promise<Asked> {
  const toward = dayDirection(field);
  const frame = { today: notebook.context().today, calendar: notebook.config.calendar, toward };
  const none = choiceOf(l10n.t('No date'), undefined, '$(clear-all)');
  const offer = (typed: string): Choice<string | undefined>[] => {
    const days = proposeDays(typed, frame).map(({ words, day, meaning }) =>
      choiceOf(words, day, '', marked(meaning, day === now)),
    );
    const isNone = l10n.t('No date').toLowerCase().startsWith(typed.toLowerCase()) || typed === '-';
    return isNone ? [...days, none] : days;
  };
  const placeholder = l10n.t('A day in words: fri, +3d, eom, 12 mar');
  return chosen(await choose({ title, placeholder, offer }, given));
}

/** What else asking for a person depends on. */
export interface PersonAsked {
  /** Id of who it is now. */
  readonly now?: string | undefined;
  readonly given?: string | undefined;
  /** Where it has to be somebody: the ids of whom it cannot be. */
  readonly except?: readonly (string | undefined)[];
  /** What a name that was typed and that nobody has stands for; when absent, for itself. */
  readonly typed?: (name: string) => Choice<string> | undefined;
  /** Further rows below the people. */
  readonly more?: readonly Choice<string>[];
}

/** Asks for a person: myself first, then whom most tasks belong to; somebody nobody knows yet may be typed. */
export async function askPerson(
  { notebook }: OpenNotebook,
  title: string,
  { now = '', given, except, more = [], typed = (text) => named(text, '@') }: PersonAsked = {},
): Promise<Asked> {
  const { me } = notebook.context();
  const use = notebook.index().wordUse().people;
  const rank = (id: string): number => (id === me ? Number.MAX_SAFE_INTEGER : (use.get(id) ?? 0));
  const all = notebook.index().roster().people;
  const people = all.filter(({ id }) => !except?.includes(id)).sort((a, b) => rank(b.id) - rank(a.id));
  const choices: Choice<string | undefined>[] = people.map(({ id, name, handles }) => ({
    label: name,
    description: marked(id === me ? l10n.t('@{0}, me', id) : `@${id}`, id === now),
    words: [id, ...handles, ...name.split(' ')],
    value: id,
  }));
  choices.push(...more);
  if (except === undefined) choices.push(choiceOf(l10n.t('Nobody'), undefined, '$(clear-all)'));
  return chosen(await choose({ title, choices, typed }, given));
}

/** Asks for a project: open ones first; a new name may be typed. There is none to choose where there `has` to be one. */
export async function askProject(
  { notebook }: OpenNotebook,
  title: string,
  { now = '', given, has = false }: { now?: string; given?: string | undefined; has?: boolean } = {},
): Promise<Asked> {
  const reader = notebook.reader();
  const rows = [...reader.rowsAmong({ kinds: new Set(['project']) })].filter((row) => reader.kind(row) === 'project');
  const isClosed = (row: number): number => (['done', 'cancelled'].includes(reader.stateClass(row)) ? 1 : 0);
  const choices: Choice<string | undefined>[] = rows
    .sort((a, b) => isClosed(a) - isClosed(b))
    .map((row) => {
      const slug = String(reader.get(row, 'project') ?? '');
      return {
        label: reader.item(row).title,
        description: marked(`+${slug}`, slug === now),
        words: [slug],
        value: slug,
      };
    });
  if (!has) choices.push(choiceOf(l10n.t('No project'), undefined, '$(clear-all)'));
  return chosen(await choose({ title, choices, typed: (text) => named(text, '+') }, given));
}

/** Asks whom or what rows wait for: who has to do with them, people, partners, what other rows wait for; anything may be typed. */
export async function askWait({ open, keys }: Targets, title: string, given?: string): Promise<Asked> {
  const reader = open.notebook.reader();
  const { me } = open.notebook.context();
  const context = { roster: open.notebook.index().roster(), ...(me !== undefined && { me }) };
  const rows = keys.flatMap((key) => reader.find(key) ?? []);
  const groups: Readonly<Record<Waited['group'], string>> = {
    near: l10n.t('Named here'),
    people: l10n.t('People'),
    partners: l10n.t('Partners'),
    others: l10n.t('Others'),
  };
  const choices = waitedFor(reader, rows, context).map(({ value, name, about, group }) => ({
    label: name,
    ...(about !== '' && { description: about }),
    group: groups[group],
    words: [value],
    value,
  }));
  return chosen(await choose({ title, choices, typed: (text) => choiceOf(text, text) }, given));
}

/** Asks for one of some values; the one it has `now` is marked. */
export async function askValue(
  title: string,
  values: readonly string[],
  canClear: boolean,
  now = '',
  given?: string,
): Promise<Asked> {
  const none: Choice<string | undefined>[] = canClear ? [choiceOf(l10n.t('None'), undefined, '$(clear-all)')] : [];
  const choices = values.map((value) => choiceOf(value, value, '', value === now ? marked('', true) : undefined));
  return chosen(await choose({ title, choices: [...choices, ...none] }, given));
}

/** Asks for the value of a declared field, in the way its type asks for. */
export async function askField(
  open: OpenNotebook,
  title: string,
  decl: FieldDecl,
  kind: Kind | undefined,
  now: string,
  given?: string,
): Promise<Asked> {
  switch (decl.type) {
    case 'day':
      return askDay(open, title, now, given, decl.id);
    case 'person':
      return askPerson(open, title, { now, given });
    case 'project':
      return askProject(open, title, { now, given });
    case 'choice':
      return askValue(title, kind?.choices.get(decl.id) ?? decl.values, true, now, given);
    case 'flag':
      return askValue(title, ['true', 'false'], true, now, given);
    default:
      return askText(title, decl, kind, now, given);
  }
}

async function askText(
  title: string,
  decl: FieldDecl,
  kind: Kind | undefined,
  now: string,
  given?: string,
): Promise<Asked> {
  const isList = decl.type === 'list' || decl.type === 'people' || decl.type === 'records';
  const parts = (text: string): string[] =>
    (isList ? text.split(',') : [text]).map((each) => each.trim()).filter((each) => each !== '');
  const prompt = isList ? l10n.t('{0} Several with commas between; nothing takes it away.', decl.doc) : decl.doc;
  const fault = (typed: string): string | undefined =>
    parts(typed).flatMap((each) => valueFault(each, decl, kind) ?? [])[0];
  const text = await askWords({ title, value: now, prompt, fault }, given);
  if (typeof text !== 'string') return text;
  const values = parts(text);
  const value = values.length === 0 ? undefined : isList ? values : values[0];
  return { value, label: text.trim() };
}

/** The text of a field of a row as it is now, lists with commas between. */
export function fieldText({ notebook }: OpenNotebook, key: RowKey, field: string): string {
  const row = notebook.reader().find(key);
  const value = row === undefined ? undefined : notebook.reader().get(row, field);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : (value ?? []).join(', ');
}

function named(text: string, sign: string): Choice<string> | undefined {
  const name = text.startsWith(sign) ? text.slice(1) : text;
  return isName.test(name) ? choiceOf(sign + name, name) : undefined;
}

function choiceOf<T>(label: string, value: T, icon = '', description?: string): Choice<T> {
  const words = icon === '' ? label : `${icon} ${label}`;
  return { label: words, value, ...(description === undefined ? {} : { description }) };
}

/** What stands beside a choice, and that it is what the row says now. */
function marked(description: string, isNow: boolean): string {
  return [description, isNow ? l10n.t('now') : ''].filter((each) => each !== '').join(' · ');
}

function chosen(choice: Choice<string | undefined> | Refusal | undefined): Asked {
  return choice === undefined || isRefusal(choice) ? choice : { value: choice.value, label: choice.label };
}
