// "Set Up Notebook Here": at most three questions, Enter accepts each proposal, and one file is written: daybook.yml. Folders,
// notes and templates that are there stay as they are. Escape at any question writes nothing.

import { commands, l10n, type QuickPickItem, RelativePattern, Uri, window, workspace } from 'vscode';
import { NoteIndex } from '../core/index/noteIndex.ts';
import { configPath } from '../core/notePath.ts';
import { loadConfig } from '../core/record/config.ts';
import type { Person } from '../core/record/kind.ts';
import { type CommitAuthor, type ProposedPerson, proposePeople, setUpText } from '../core/record/setUp.ts';
import { sayNoFolder } from './pickNotebook.ts';

/** What the command needs from outside. */
export interface SetUpServices {
  /** Authors of the repository a folder lies in; empty without git or trust. */
  authors(folder: Uri): Promise<readonly CommitAuthor[]>;
  /** Called when the file is there. */
  created(): Promise<void>;
}

/** More people than this are no team to tick off; the others can be added in the file. */
const peopleLimit = 300;

/** Asks, writes the file, opens it. Never replaces an existing one: that one is opened instead. */
export async function setUpNotebook(services: SetUpServices): Promise<void> {
  if ((workspace.workspaceFolders ?? []).length === 0) return void sayNoFolder();
  const folder = await pickFolder();
  if (!folder) return;
  const file = Uri.joinPath(folder, configPath);
  if (!(await exists(file))) {
    const people = await pickPeople(await services.authors(folder), await notedPeople(folder));
    if (!people) return;
    const timezone = await pickZone();
    if (!timezone) return;
    const name = folder.path.split('/').at(-1) ?? 'Notebook';
    const text = setUpText({ name, timezone, people });
    // The questions took their time: one that came meanwhile, with a pull perhaps, is not replaced.
    if (!(await exists(file))) await workspace.fs.writeFile(file, new TextEncoder().encode(text));
  }
  await services.created();
  // What was written is seen beside; the keys are where the day begins.
  await window.showTextDocument(file, { preserveFocus: true });
  await commands.executeCommand('daybook.today.focus');
}

/** The first question, asked only when there is a choice: a workspace folder, or its `notes` or `docs`. */
async function pickFolder(): Promise<Uri | undefined> {
  const choices: (QuickPickItem & { uri: Uri })[] = [];
  for (const { uri, name } of workspace.workspaceFolders ?? []) {
    choices.push({ label: name, description: l10n.t('the whole folder'), uri });
    for (const part of ['notes', 'docs']) {
      const inner = Uri.joinPath(uri, part);
      if (await exists(inner)) choices.push({ label: `${name}/${part}`, uri: inner });
    }
  }
  if (choices.length < 2) return choices[0]?.uri;
  const chosen = await window.showQuickPick(choices, {
    title: l10n.t('Set Up Notebook: where are the notes?'),
    placeHolder: l10n.t('One file, daybook.yml, is written there; nothing else is changed'),
  });
  return chosen?.uri;
}

/** The people who have notes already, where notes about people lie. */
async function notedPeople(folder: Uri): Promise<readonly Person[]> {
  const config = loadConfig(undefined);
  const index = new NoteIndex(config);
  const inPeople = new RelativePattern(folder, `${config.kinds.get('person')?.folder}/**/*.md`);
  for (const uri of await workspace.findFiles(inPeople, undefined, peopleLimit)) {
    const text = new TextDecoder().decode(await workspace.fs.readFile(uri));
    index.put(uri.path.slice(folder.path.length + 1), text);
  }
  return index.roster().people;
}

async function pickPeople(
  authors: readonly CommitAuthor[],
  noted: readonly Person[],
): Promise<readonly ProposedPerson[] | undefined> {
  const people = proposePeople(authors, noted).slice(0, peopleLimit);
  if (people.length === 0) return [];
  const items = people.map((person) => ({
    label: person.name,
    description: `@${person.id}`,
    detail: person.isNoted ? l10n.t('has a note') : person.mails.join(', '),
    picked: true,
    person,
  }));
  const chosen = await window.showQuickPick(items, {
    canPickMany: true,
    title: l10n.t('Set Up Notebook: who is in the team?'),
    placeHolder: l10n.t('Proposed from the authors of this repository'),
  });
  return chosen?.map(({ person }) => person);
}

async function pickZone(): Promise<string | undefined> {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const others = Intl.supportedValuesOf('timeZone').filter((zone) => zone !== here);
  const items = [{ label: here, description: l10n.t('this machine') }, ...others.map((label) => ({ label }))];
  const chosen = await window.showQuickPick(items, {
    title: l10n.t('Set Up Notebook: which time zone does the team work in?'),
    placeHolder: l10n.t('Decides when a day begins'),
  });
  return chosen?.label;
}

async function exists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
