// Rows of the manager's duties: what a command changes, what views show afterwards, what it refuses. Comes in: a row as a test writes
// it; goes out: a mocha test in the window of test/host/duties, on the notebook as the fixture has it. What passed is kept, for
// docs/duties.md. The window's clock stands at 09:15.
import { ok } from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { isRefusal } from '../../src/core/edits/edit.ts';
import { taskKey } from '../../src/core/edits/findTask.ts';
import type { RowKey } from '../../src/core/index/rows.ts';
import { readNote } from '../../src/core/note/readNote.ts';
import { configPath } from '../../src/core/notePath.ts';
import type { CommandId, ViewId } from '../../src/manifest.ts';
import { at, closeAll, daybook } from './host.ts';
import { dedent, type Texts, textDifference } from './textDifference.ts';

/** `D1` to `D48`. */
export type DutyId = `D${number}`;

/** How a command is run. */
export interface DutyRun {
  /** The row it is done to: a note's path, or `path: words` for the task line that holds the words; several as a list. */
  readonly on?: string | readonly string[];
  /** What would be asked. */
  readonly answers?: Readonly<Record<string, unknown>>;
}

/** One row. */
export interface Duty extends DutyRun {
  readonly command: CommandId;
  /** Notes that are there as well, by path; `daybook.yml` stands behind the fixture's own. */
  readonly given?: Readonly<Record<string, string>>;
  /** What is done in place of running the command once with its answers. */
  readonly run?: () => Promise<unknown>;
  /** What the command changes, as `textDifference` writes it; empty when it only shows something. */
  readonly difference: string;
  /** Words of lines that views (or `figures`) show afterwards; at least one of them was not there before. */
  readonly shows?: Partial<Readonly<Record<ViewId | 'figures', readonly string[]>>>;
  /** Words that are in no line of these views afterwards. */
  readonly hides?: Partial<Readonly<Record<ViewId | 'figures', readonly string[]>>>;
  /** What is in the clipboard afterwards. */
  readonly copies?: string;
  /** The note in the active editor afterwards. */
  readonly opens?: string;
  /** Bad inputs with the sentence that each is answered with; nothing is changed by them. `after`: once the command has been run. */
  readonly refuses?: readonly (DutyRun & { readonly says: string; readonly after?: true; readonly given?: never })[];
}

/** A row that passed, as docs/duties.md tells it. */
export interface PassedDuty extends Duty {
  readonly id: DutyId;
  readonly what: string;
}

/** Every row there is, and those that passed in this run. */
export const rows: { readonly declared: DutyId[]; readonly passed: PassedDuty[] } = { declared: [], passed: [] };

let fixture: Texts | undefined;

/** Declares a row; `what` is a sentence about what the person does. */
export function duty(id: DutyId, what: string, row: Duty): void {
  rows.declared.push(id);
  it(`${id}: ${what}`, async () => {
    // Everything that is wrong is told at once, with what stands there, so that a row is written in one go.
    const wrong: string[] = [];
    const same = (what: string, found: string | undefined, wanted: string): void => {
      if ((found ?? '') !== dedent(wanted)) wrong.push(`${what}:\n${found ?? ''}`);
    };
    await reset(row.given ?? {});
    const before = texts();
    for (const bad of row.refuses ?? [])
      if (!bad.after) same('is refused with', await refusal(row.command, bad, before), bad.says);
    const shownBefore = await shown(row.shows ?? {});
    const answer = await (row.run ? row.run() : execute(row.command, row));
    if (isRefused(answer)) wrong.push(`it was refused: ${answer.message}`);
    await settled();
    const after = texts();
    same('the difference is', textDifference(before, after), row.difference);
    wrong.push(...(await unseen(row, shownBefore)));
    if (row.copies !== undefined) same('the clipboard is', await vscode.env.clipboard.readText(), row.copies);
    if (row.opens !== undefined) same('open is', vscode.window.activeTextEditor?.document.fileName, at(row.opens));
    for (const bad of row.refuses ?? [])
      if (bad.after) same('is refused with', await refusal(row.command, bad, after), bad.says);
    ok(wrong.length === 0, wrong.join('\n\n'));
    rows.passed.push({ ...row, id, what });
  });
}

/** What views do not show although they should, or still show although they should not. */
async function unseen(row: Duty, before: ReadonlyMap<string, readonly string[]>): Promise<string[]> {
  const after = await shown({ ...row.shows, ...row.hides });
  const has = (lines: readonly string[] | undefined, words: string): boolean =>
    lines?.some((line) => line.includes(words)) ?? false;
  const wanted = Object.entries(row.shows ?? {}).flatMap(([view, lines]) => lines.map((words) => ({ view, words })));
  const unwanted = Object.entries(row.hides ?? {}).flatMap(([view, lines]) => lines.map((words) => ({ view, words })));
  const isNew = wanted.some(({ view, words }) => !has(before.get(view), words));
  return [
    ...wanted.flatMap(({ view, words }) =>
      has(after.get(view), words) ? [] : [`${view} does not show "${words}":\n${after.get(view)?.join('\n')}`],
    ),
    ...unwanted.flatMap(({ view, words }) => (has(after.get(view), words) ? [`${view} still shows "${words}"`] : [])),
    ...(isNew || wanted.length === 0 || row.difference === '' ? [] : ['all that is shown stood there before']),
  ];
}

async function shown(views: object): Promise<Map<string, readonly string[]>> {
  const { shown } = await daybook();
  ok(shown);
  const found = new Map<string, readonly string[]>();
  for (const view of Object.keys(views)) found.set(view, await shown(view));
  return found;
}

/** The sentence a bad input is refused with; what it changed although it was refused, or that it was not. */
async function refusal(command: CommandId, bad: DutyRun, before: Texts): Promise<string> {
  const answer = await execute(command, bad);
  await settled();
  const changed = textDifference(before, texts());
  if (changed !== '') return `changed although refused:\n${changed}`;
  return isRefused(answer) ? answer.message : 'not refused';
}

function isRefused(answer: unknown): answer is { readonly message: string } {
  return typeof answer === 'object' && answer !== null && isRefusal(answer);
}

/** Runs a command on rows with its answers; what it refused is its answer. */
export async function execute(command: string, { on, answers }: DutyRun): Promise<unknown> {
  const nodes = on === undefined ? [] : [on].flat().map(nodeOf);
  const rowArgs = nodes.length === 0 ? [] : [nodes[0], nodes.length > 1 ? nodes : undefined];
  return vscode.commands.executeCommand(command, ...rowArgs, ...(answers ? [answers] : []));
}

/** A row of a tree, as menus hand it to commands. */
function nodeOf(row: string): object {
  return { notebook: vscode.workspace.workspaceFolders?.[0]?.uri.toString(), node: { rowKey: keyOf(row) } };
}

function keyOf(row: string): RowKey {
  const [path = '', words] = row.split(/: (.*)/);
  if (words === undefined) return { path };
  const note = readNote(path, readFileSync(at(path), 'utf8'));
  const task = note.tasks.find(({ raw }) => raw.includes(words));
  ok(task, `no task line "${words}" in ${path}`);
  return { path, task: taskKey(note, task) };
}

/** The notebook as the fixture has it, with what a row adds; known to Daybook. */
async function reset(given: Readonly<Record<string, string>>): Promise<void> {
  if (vscode.window.visibleTextEditors.length > 0) await closeAll();
  fixture ??= texts();
  const wanted = new Map([...fixture, ...Object.entries(given)]);
  wanted.set(configPath, (fixture.get(configPath) ?? '') + (given[configPath] ?? ''));
  const now = texts();
  for (const path of now.keys()) if (!wanted.has(path)) rmSync(at(path));
  for (const [path, text] of wanted) {
    if (now.get(path) === text) continue;
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), text);
  }
  await vscode.commands.executeCommand('daybook.notebook.reload' satisfies CommandId);
  await settled();
}

async function settled(): Promise<void> {
  const { idle } = await daybook();
  await idle();
}

/** Every file of the open folder, git's own left out. */
function texts(folder = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const name of readdirSync(at(folder)).sort()) {
    const path = folder === '' ? name : `${folder}/${name}`;
    if (name === '.git') continue;
    if (!statSync(join(at(''), path)).isDirectory()) found.set(path, readFileSync(at(path), 'utf8'));
    else for (const [below, text] of texts(path)) found.set(below, text);
  }
  return found;
}
