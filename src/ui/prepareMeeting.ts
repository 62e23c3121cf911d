// Prepares a meeting of a series: its note of today is made and filled in, or opened when it is there. Comes in: the row of a planned
// meeting, or nothing and the person chooses a series, those of today first.
import { l10n } from 'vscode';
import type { Refusal } from '../core/edits/edit.ts';
import type { Series } from '../core/record/kind.ts';
import { likelySeriesOn } from '../core/record/meetingDays.ts';
import type { Notebooks, OpenNotebook } from '../notebook/registry.ts';
import { answer, answersOf } from './item/answers.ts';
import { type Choice, choose, chosenValue } from './item/choose.ts';
import { openMeeting } from './newNotes.ts';
import { openNotebookAt, pickNotebook } from './pickNotebook.ts';
import { isTreeNode } from './tree/noteTree.ts';

/** Opens the note of a meeting of today, made if need be. */
export async function prepareMeeting(notebooks: Notebooks, node: unknown): Promise<Refusal | void> {
  if (isTreeNode(node) && node.node.series !== undefined) {
    const open = openNotebookAt(notebooks, node.notebook);
    return open && openMeeting(open, node.node.series);
  }
  const open = await pickNotebook(notebooks);
  if (!open) return;
  const choices = seriesChoices(open);
  if (choices.length === 0)
    return { refused: 'invalid', message: l10n.t('There is no series of meetings in daybook.yml.') };
  const question = { title: l10n.t('Prepare Meeting'), choices };
  const series = chosenValue(await choose(question, answer(answersOf(node), 'series')));
  return typeof series === 'string' ? openMeeting(open, series) : series;
}

function seriesChoices({ notebook }: OpenNotebook): Choice<string>[] {
  const { config } = notebook;
  const today = likelySeriesOn(notebook.reader(), notebook.context().today);
  const others = [...config.series.values()].filter((series) => !today.includes(series) && series.private !== true);
  const choice = ({ id, label }: Series, description: string): Choice<string> => ({
    label,
    value: id,
    words: [id],
    ...(description === '' ? {} : { description }),
  });
  return [
    ...today.map((series) =>
      choice(series, series.time === undefined ? l10n.t('today') : l10n.t('today at {0}', series.time)),
    ),
    ...others.sort((a, b) => a.label.localeCompare(b.label)).map((series) => choice(series, series.time ?? '')),
  ];
}
