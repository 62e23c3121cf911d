// A notebook for one run of the command line: configuration, index and who asks when. Comes in: a folder, with or without
// `daybook.yml`, and options; goes out: what the commands read. Reads the disk once; a private notebook is not opened.
import { realpathSync, statSync } from 'node:fs';
import { isDay } from '../core/day.ts';
import { NoteIndex } from '../core/index/noteIndex.ts';
import { configPath } from '../core/notePath.ts';
import type { QueryContext } from '../core/query/runQuery.ts';
import { loadConfig } from '../core/record/config.ts';
import { findMe } from '../core/record/roster.ts';
import { toolPaths, withTools } from '../core/record/toolFiles.ts';
import { createDiskNotes } from '../host/node/diskNotes.ts';
import { findGit } from '../host/node/gitProgram.ts';
import { createGitRunner } from '../host/node/gitRunner.ts';
import { createNoteLoader } from '../host/node/loadNotes.ts';
import { zonedClock } from '../notebook/clock.ts';
import type { Git } from '../notebook/git.ts';
import { folderPattern } from '../notebook/notePaths.ts';
import type { NoteFiles } from '../notebook/ports.ts';
import { UsageError } from './output.ts';

/** What a run was asked for. */
export interface OpenOptions {
  readonly root: string;
  readonly useGit: boolean;
  readonly today?: string;
  readonly me?: string;
}

/** Everything a command reads. */
export interface OpenedNotebook {
  /** Absolute, links resolved. */
  readonly root: string;
  readonly configText: string | undefined;
  /** Folders that are notebooks of their own, a private one above all: nothing of them is known here. */
  readonly inner: readonly string[];
  readonly index: NoteIndex;
  readonly context: QueryContext;
  /** git in a folder; absent without git, or where it was not wanted. */
  readonly gitAt?: (folder: string) => Git;
}

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** Reads a notebook. Throws UsageError for a folder that cannot be read, a private notebook, and options that make no sense. */
export async function openNotebookAt(options: OpenOptions): Promise<OpenedNotebook> {
  const root = folderAt(options.root);
  if (options.today !== undefined && !isDay(options.today)) {
    throw new UsageError(`"${options.today}" is not a day such as 2026-03-04.`);
  }
  const files = createDiskNotes({ root, list: async () => [] });
  const configText = (await files.read(configPath))?.text;
  const config = withTools(loadConfig(configText), await toolTexts(files));
  if (config.visibility === 'private') {
    throw new UsageError('This notebook is private: nothing of it is printed on the command line.');
  }
  const gitAt = options.useGit ? await findRunner(root) : undefined;
  const git = gitAt?.(root);
  const index = new NoteIndex(config);
  const inner: string[] = [];
  const onInner = (folders: readonly string[]): void => void inner.push(...folders);
  const loader = createNoteLoader({ root, log: silent, onInner, ...(git ? { git } : {}) });
  await loader.load(config, (batch) => void index.merge(batch), new AbortController().signal);
  index.setConfig({ ...config, exclude: [...config.exclude, ...inner.map(folderPattern)] });
  return { root, configText, inner, index, context: contextIn(index, options), ...(gitAt && { gitAt }) };
}

/** Who asks when: now. */
export function contextIn(index: NoteIndex, { today, me: name }: OpenOptions): QueryContext {
  const clock = zonedClock(() => index.config.timezone, Date.now);
  const me = meIn(index, name);
  return { today: today ?? clock.today(), now: clock.now(), ...(me === undefined ? {} : { me }) };
}

/** The texts that decide how notes are read, as one to compare. */
export async function rulesOf(root: string): Promise<string> {
  const files = createDiskNotes({ root, list: async () => [] });
  return JSON.stringify([(await files.read(configPath))?.text, ...(await toolTexts(files))]);
}

/** Texts of the files of other tools that say how their notes are meant. */
async function toolTexts(files: Pick<NoteFiles, 'read'>): Promise<ReadonlyMap<string, string>> {
  const found = await Promise.all(toolPaths.map(async (path) => ({ path, text: (await files.read(path))?.text })));
  return new Map(found.flatMap(({ path, text }) => (text === undefined ? [] : [[path, text]])));
}

function folderAt(path: string): string {
  try {
    const root = realpathSync(path);
    if (statSync(root).isDirectory()) return root;
  } catch {
    // Said below, in the words for every reason.
  }
  throw new UsageError(`"${path}" is not a folder that can be read.`);
}

/** A name that the roster does not know counts as written: a notebook without a roster has owners all the same. */
function meIn(index: NoteIndex, name: string | undefined): string | undefined {
  if (name !== undefined) return index.personId(name) ?? name.replace(/^@/, '');
  return findMe(index.roster(), [], index.config.me)?.id ?? index.config.me;
}

async function findRunner(root: string): Promise<((folder: string) => Git) | undefined> {
  const windows = process.platform === 'win32';
  const program = await findGit({ configured: undefined, path: process.env['PATH'], untrusted: [root], windows });
  if (program === undefined) return undefined;
  // Whoever starts the command in a folder of theirs runs git there too; `--no-git` is for folders of others.
  return createGitRunner({
    program: () => program,
    trusted: () => true,
    environment: process.env,
    log: silent,
    now: () => performance.now(),
  });
}
