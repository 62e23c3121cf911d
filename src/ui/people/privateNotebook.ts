// "Set Up Private Notebook": a folder of its own, outside of every repository, with a `daybook.yml` that says so. Comes in: notebooks,
// answers. Goes out: the file, and the notebook open in the window, or a refusal. Never makes a repository and never replaces a file.
import { l10n, type QuickPickItem, Uri, window, workspace } from 'vscode';
import type { Refusal } from '../../core/edits/edit.ts';
import { configPath } from '../../core/notePath.ts';
import { loadConfig } from '../../core/record/config.ts';
import { privateSetUpText } from '../../core/record/setUp.ts';
import { isPrivate, type Notebooks, type OpenNotebook } from '../../notebook/registry.ts';
import { type Answers, answer } from '../item/answers.ts';

/** The private notebook of this window, the first that is read. */
export function privateNotebook(notebooks: Notebooks): OpenNotebook | undefined {
  return notebooks.all().find((open) => open.notebook.state === 'ready' && isPrivate(open));
}

/** What a command that copies text for others says in a private notebook. */
export function copiesNothing(open: OpenNotebook): Refusal | undefined {
  if (!isPrivate(open)) return undefined;
  return { refused: 'not-supported', message: l10n.t('This notebook is private: nothing of it is copied.') };
}

/** Says that there is none, and what makes one. */
export function noPrivateNotebook(): Refusal {
  return {
    refused: 'not-supported',
    message: l10n.t('There is no private notebook in this window; “Daybook: Set Up Private Notebook” makes one.'),
  };
}

/**
 * Asks for a folder, writes its `daybook.yml` and opens it beside the others, now and at later starts. Answer: `folder`, a path, an
 * address, or `none`.
 */
export async function setUpPrivate(notebooks: Notebooks, answers: Answers): Promise<Refusal | void> {
  const shared = notebooks.all().find((open) => !isPrivate(open));
  const folder = await folderWanted(shared, answer(answers, 'folder'), besideOf(notebooks));
  if (folder === undefined) return;
  if (folder === 'none') return notebooks.openBeside(undefined);
  const repository = await repositoryAround(folder);
  if (repository !== undefined) {
    const message = l10n.t(
      'This folder lies in a git repository ({0}); choose one outside, so that nothing of it can be shared.',
      repository.fsPath,
    );
    return { refused: 'invalid', message };
  }
  const file = Uri.joinPath(folder, configPath);
  const there = await textAt(file);
  if (there !== undefined && loadConfig(there).visibility !== 'private')
    return {
      refused: 'exists',
      message: l10n.t('{0} is a notebook that is shared; choose another folder.', folder.fsPath),
    };
  if (there === undefined) await workspace.fs.writeFile(file, new TextEncoder().encode(configText(shared)));
  await notebooks.openBeside(folder.toString());
}

/** The one that opens with the window though it is none of its folders. */
function besideOf(notebooks: Notebooks): Uri | undefined {
  const roots = notebooks.all().map(({ root }) => Uri.parse(root));
  return roots.find((root) => !workspace.getWorkspaceFolder(root));
}

function configText(shared: OpenNotebook | undefined): string {
  const { people = [] } = shared?.notebook.index().roster() ?? {};
  const timezone = shared?.notebook.config.timezone;
  const me = shared?.notebook.context().me;
  const name = l10n.t('Private');
  return privateSetUpText({ name, people, ...(timezone ? { timezone } : {}), ...(me === undefined ? {} : { me }) });
}

/** Proposes a folder beside that of the shared notebook's workspace folder; another can be chosen. */
async function folderWanted(
  shared: OpenNotebook | undefined,
  given: string | undefined,
  open: Uri | undefined,
): Promise<Uri | 'none' | undefined> {
  if (given === 'none') return given;
  if (given !== undefined) return /^[a-z][a-z0-9+.-]+:/.test(given) ? Uri.parse(given) : Uri.file(given);
  const at = shared && workspace.getWorkspaceFolder(Uri.parse(shared.root))?.uri;
  const beside = at && Uri.joinPath(at, '..', `${at.path.split('/').at(-1)}-private`);
  const detail = l10n.t('Opens with this window, on this machine alone.');
  const items: (QuickPickItem & { uri?: Uri | 'none' })[] = [
    ...(beside ? [{ label: beside.fsPath, detail, uri: beside }] : []),
    { label: l10n.t('Another Folder…') },
    ...(open
      ? [{ label: l10n.t('None'), detail: l10n.t('Closes {0}; its notes stay.', open.fsPath), uri: 'none' as const }]
      : []),
  ];
  const chosen = await window.showQuickPick(items, {
    title: l10n.t('Set Up Private Notebook: where are its notes?'),
    placeHolder: l10n.t('Outside of every repository; nothing in it is ever shared'),
  });
  if (chosen === undefined || chosen.uri) return chosen?.uri;
  const picked = await window.showOpenDialog({ canSelectFolders: true, canSelectFiles: false });
  return picked?.[0];
}

async function repositoryAround(folder: Uri): Promise<Uri | undefined> {
  for (let at = folder; ; at = Uri.joinPath(at, '..')) {
    if (await exists(Uri.joinPath(at, '.git'))) return at;
    if (Uri.joinPath(at, '..').path === at.path) return undefined;
  }
}

async function exists(uri: Uri): Promise<boolean> {
  return workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}

async function textAt(file: Uri): Promise<string | undefined> {
  return workspace.fs.readFile(file).then(
    (bytes) => new TextDecoder().decode(bytes),
    () => undefined,
  );
}
