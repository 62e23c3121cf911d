// "Team Digest": what teams wait for from each other, in the clipboard and in an editor. Comes in: notebooks, the team by name. Goes
// out: text, or a refusal. Sends nothing, and reads shared notebooks alone.
import { env, l10n, window, workspace } from 'vscode';
import { isRefusal, type Refusal } from '../../core/edits/edit.ts';
import { teamsOf } from '../../core/record/crossing.ts';
import { teamDigest } from '../../core/record/teamDigest.ts';
import type { Notebooks } from '../../notebook/registry.ts';
import { type Answers, answer } from '../item/answers.ts';
import { type Choice, choose } from '../item/choose.ts';
import { pickNotebook } from '../pickNotebook.ts';
import { copiesNothing } from './privateNotebook.ts';

/** Asks for the team (`team`, `*` for all) and shows its digest. */
export async function showTeamDigest(notebooks: Notebooks, answers: Answers): Promise<Refusal | void> {
  const open = await pickNotebook(notebooks);
  if (!open) return;
  const refused = copiesNothing(open);
  if (refused) return refused;
  const reader = open.notebook.reader();
  const teams = [...new Set(teamsOf(reader).values())].sort();
  if (teams.length < 2)
    return { refused: 'not-supported', message: l10n.t('People of two teams are needed: say `team` in their notes.') };
  const all: Choice<string | undefined> = { label: l10n.t('All Teams'), words: ['*'], value: undefined };
  const choices = [all, ...teams.map((team): Choice<string | undefined> => ({ label: team, value: team }))];
  const chosen = await choose({ title: l10n.t('Team Digest'), choices }, answer(answers, 'team'));
  if (chosen === undefined || isRefusal(chosen)) return chosen;
  const { today } = open.notebook.context();
  const digest = teamDigest(reader, open.notebook.index().roster(), today, chosen.value);
  if (digest === undefined) return { refused: 'unchanged', message: l10n.t('No team waits for another.') };
  await env.clipboard.writeText(digest);
  await window.showTextDocument(await workspace.openTextDocument({ language: 'plaintext', content: digest }));
  window.setStatusBarMessage(`$(check) ${l10n.t('The digest is in the clipboard.')}`, 10_000);
}
