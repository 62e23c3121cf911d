// How a repository wants its commits: signed or not, with which lines in their messages, and whether a setting names checks for them.
// Comes in: a place and a message. Goes out: the settings, or the message with the template's lines below it. A template counts
// as it stands in the index, so that no file which the team does not have gets into a message; one elsewhere is for somebody's editor.
import { isRepositoryPath } from '../gitVerbs.ts';
import { readBlobs } from './blobs.ts';
import { isRegular } from './gitRecords.ts';
import { readIndex } from './indexUpdate.ts';
import { textOf } from './noteChecks.ts';
import { isYes, type Place, readSettings, type Settings } from './place.ts';

/** What the settings say of commits. */
export interface CommitSettings {
  readonly isSigned: boolean;
  /** Newer gits take checks from settings, too, whatever the folder of hooks holds. */
  readonly namesHooks: boolean;
  /** As it is written there: relative to the worktree, or a path of the machine. */
  readonly template?: string;
}

/** Reads them once an operation. */
export async function commitSettings(place: Place): Promise<CommitSettings> {
  return commitSettingsIn(await readSettings(place));
}

/** What is no word for "no" is a yes: rather no commit than an unsigned one. */
export function commitSettingsIn(settings: Settings): CommitSettings {
  const template = settings.get('commit.template') ?? '';
  const isSigned = isYes(settings.get('commit.gpgsign'));
  const namesHooks = [...settings.keys()].some((key) => key.startsWith('hook.'));
  return { isSigned, namesHooks, ...(template === '' ? {} : { template }) };
}

/** The message with what the repository's template adds. */
export async function withTemplate(place: Place, message: string): Promise<string> {
  const { template = '' } = await commitSettings(place);
  const path = template.startsWith(`${place.root}/`) ? template.slice(place.root.length + 1) : template;
  const entry = isRepositoryPath(path) ? (await readIndex(place)).get(path) : undefined;
  if (entry === undefined || entry === 'unmerged' || !isRegular(entry.mode)) return message;
  const blob = (await readBlobs(place.git, [entry.oid])).get(entry.oid);
  return addTemplate(message, (textOf(blob ?? new Uint8Array()) ?? '').replace(/^\uFEFF/, ''));
}

/** Puts the template's lines below a message, but comments and what the message says already. */
export function addTemplate(message: string, template: string): string {
  const said = new Set(message.split('\n').map((line) => line.trim()));
  const lines = template.split(/\r?\n/).map((line) => line.trimEnd());
  const added = lines.filter((line) => !line.startsWith('#') && (line === '' || !said.has(line)));
  const block = added
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
  return block === '' ? message : `${message.trimEnd()}\n\n${block}`;
}
