// What tests inside the extension host share: the extension's API, the open folders, and waiting for a state instead of a time.
import { deepStrictEqual, ok } from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import type { DaybookApi } from '../../src/start.ts';
import { eventually } from './eventually.ts';

/** Longest a state may take to come about, in ms; a wait ends as soon as it is there. */
const limitMs = 30_000;
const lookAgainMs = 25;

/** The extension under test, started. */
export async function daybook(): Promise<DaybookApi> {
  const extension = vscode.extensions.getExtension<DaybookApi>('daybook.daybook');
  ok(extension);
  return extension.activate();
}

/** Whether VS Code has activated the extension, and no more than its entry is loaded. */
export function isAsleep(): boolean {
  const extension = vscode.extensions.getExtension<DaybookApi>('daybook.daybook');
  ok(extension?.isActive, 'the extension is active');
  return extension.exports.isAsleep?.() === true;
}

/** Opens a note and waits for its headings, for which VS Code's Markdown support starts every extension that draws Markdown. */
export async function readByMarkdownSupport(path: string): Promise<void> {
  await edit(path);
  await eventually(async () => {
    const found = await vscode.commands.executeCommand<unknown[] | undefined>(
      'vscode.executeDocumentSymbolProvider',
      vscode.Uri.file(path),
    );
    ok(found?.length, 'headings were found');
  });
}

/** Absolute path in a workspace folder; the first one, or that of a name. */
export function at(path: string, folder?: string): string {
  const found = vscode.workspace.workspaceFolders?.find(({ name }) => folder === undefined || name === folder);
  ok(found);
  return join(found.uri.fsPath, ...path.split('/'));
}

/** The bytes of a file as Latin-1 text: two files are equal exactly when these are. */
export function bytes(path: string): string {
  return readFileSync(path, 'latin1');
}

/** In the message of an error that a test makes happen. */
export const onPurpose = 'broken on purpose';

/** The errors of the log that no test made happen. */
export function unforeseen(errors: readonly string[]): string[] {
  return errors.filter((error) => !error.includes(onPurpose));
}

/** Writes a file as another program would. */
export function write(path: string, text: string): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

/** Asks again and again, Daybook at rest each time, until the answer is the expected one; fails with the difference. */
export async function becomes<T>(read: () => T | Promise<T>, expected: T): Promise<void> {
  const { idle } = await daybook();
  const startedMs = Date.now();
  for (;;) {
    await idle();
    const found = await read();
    if (isDeepStrictEqual(found, expected)) return;
    if (Date.now() - startedMs > limitMs) deepStrictEqual(found, expected);
    await new Promise((resolve) => setTimeout(resolve, lookAgainMs));
  }
}

/** Opens a file and puts the cursor on the line that holds some words. */
export async function edit(path: string, words = ''): Promise<vscode.TextEditor> {
  // Not by `openTextDocument`, which keeps a document open for minutes after its editor was closed.
  await run('vscode.open', vscode.Uri.file(path));
  const editor = vscode.window.activeTextEditor;
  ok(editor?.document.fileName === path, `${path} is open`);
  moveTo(editor, words);
  return editor;
}

/** Puts the cursor on the first line that holds some words. */
export function moveTo(editor: vscode.TextEditor, words: string): void {
  const offset = editor.document.getText().indexOf(words);
  ok(offset >= 0, `no "${words}" in ${editor.document.fileName}`);
  const position = editor.document.positionAt(offset);
  editor.selection = new vscode.Selection(position, position);
}

/** Types text in front of an editor's first line. */
export async function type(editor: vscode.TextEditor, text: string): Promise<void> {
  ok(await editor.edit((builder) => builder.insert(new vscode.Position(0, 0), text)));
}

export async function run(command: string, ...args: unknown[]): Promise<void> {
  await vscode.commands.executeCommand(command, ...args);
}

/** Closes all editors, unsaved changes and messages given up. */
export async function closeAll(): Promise<void> {
  for (const editor of vscode.window.visibleTextEditors) {
    await vscode.window.showTextDocument(editor.document, editor.viewColumn);
    await run('workbench.action.files.revert');
  }
  await run('workbench.action.closeAllEditors');
  await run('notifications.clearAll');
}

/** Daybook's diagnostics of a file: line from 1 and code, in the order of the lines. */
export function problems(path: string): string[] {
  return vscode.languages
    .getDiagnostics(vscode.Uri.file(path))
    .filter(({ source }) => source === 'Daybook')
    .map(({ range, code }) => `${range.start.line + 1} ${String(typeof code === 'object' ? code.value : code)}`)
    .sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10));
}

/** Titles of the panels with pictures, in order of the alphabet. */
export function pictureTitles(): string[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('daybook.picture'))
    .map(({ label }) => label)
    .sort();
}
