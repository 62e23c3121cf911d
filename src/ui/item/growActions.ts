// Makes records of records and links them both ways: a requirement of feedback, a project of a requirement, a design note or a runbook
// of an issue. Comes in: rows; goes out: nothing, or a refusal. Which kind leads to which is said by the configuration.
import { l10n } from 'vscode';
import { isRefusal, type Refusal } from '../../core/edits/edit.ts';
import type { Row } from '../../core/index/rows.ts';
import { grownRecord, growthOf, growthTargets, tie, tieBack } from '../../core/record/grow.ts';
import type { Growth } from '../../core/record/kind.ts';
import { plainTitle } from '../../core/record/noteLink.ts';
import type { NoteChange } from '../../notebook/changes.ts';
import type { OpenNotebook } from '../../notebook/registry.ts';
import { recordContext, teamTemplate } from '../newNotes.ts';
import { openNote } from '../openNote.ts';
import { type Answers, answer, askWords } from './answers.ts';
import { choose, chosenValue } from './choose.ts';
import { named } from './fieldActions.ts';
import { workContext } from './rowChanges.ts';
import type { Targets } from './targets.ts';

/** Makes the record of a kind that the rows lead to; asks its title. */
export function growInto(to: string) {
  return async (targets: Targets, answers: Answers = {}): Promise<Refusal | void> => {
    const { open, keys } = targets;
    const reader = open.notebook.reader();
    const rows = rowsOf(targets);
    const kind = open.notebook.config.kinds.get(to);
    const growth = growthOf(reader, rows, to);
    if (!kind || !growth) return leadsNowhere(to);
    const [first] = rows;
    const title = await askWords(
      {
        title: named(targets, l10n.t('New {0}', kind.label)),
        value: first === undefined ? '' : plainTitle(reader.item(first).title),
        fault: (text) => (text === '' ? l10n.t('A title is needed; it also names the file.') : undefined),
      },
      answer(answers, 'title'),
    );
    if (title === undefined || typeof title !== 'string') return title;
    const template = await teamTemplate(open, kind.id, kind.template);
    const input = { title, ...(template === undefined ? {} : { template }) };
    const file = grownRecord(reader, rows, to, input, recordContext(open, new Set()));
    if (isRefusal(file)) return file;
    const changes: NoteChange[] = [
      { kind: 'create', file },
      ...keys.map(({ path }) => tied(open, path, file.path, growth)),
    ];
    const outcome = await open.notebook.apply(changes);
    if (isRefusal(outcome)) return outcome;
    await openNote(open.root, file.path, { at: { offset: file.cursor }, preview: false });
  };
}

/** Links the rows to a record that is there already. */
export function linkTo(to: string) {
  return async (targets: Targets, answers: Answers = {}): Promise<Refusal | void> => {
    const { open, keys } = targets;
    const reader = open.notebook.reader();
    const growth = growthOf(reader, rowsOf(targets), to);
    const kind = open.notebook.config.kinds.get(to);
    if (!kind || !growth) return leadsNowhere(to);
    const choices = growthTargets(reader, to).map((row) => ({
      label: plainTitle(reader.item(row).title),
      description: reader.item(row).state,
      words: [reader.path(row)],
      value: reader.path(row),
    }));
    const question = { title: named(targets, l10n.t('Link to {0}', kind.label)), choices };
    const chosen = chosenValue(await choose(question, answer(answers, 'to')));
    if (chosen === undefined || typeof chosen !== 'string') return chosen;
    const sources = keys.map(({ path }) => path);
    const context = workContext(open, chosen);
    const outcome = await open.notebook.apply([
      ...sources.map((path) => tied(open, path, chosen, growth)),
      { kind: 'edit', path: chosen, intent: (text) => tieBack(text, chosen, sources, growth, context) },
    ]);
    if (isRefusal(outcome)) return outcome;
  };
}

function tied(open: OpenNotebook, path: string, to: string, growth: Growth): NoteChange {
  const context = workContext(open, path);
  return { kind: 'edit', path, intent: (text) => tie(text, path, to, growth, context) };
}

function rowsOf({ open, keys }: Targets): Row[] {
  const reader = open.notebook.reader();
  return keys.flatMap((key) => (key.task === undefined ? (reader.find(key) ?? []) : []));
}

function leadsNowhere(to: string): Refusal {
  return { refused: 'not-supported', message: l10n.t('This leads to no {0}.', to) };
}
