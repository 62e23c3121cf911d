// Configurations of other tools that lie in a notebook and say how their notes are meant: Backlog.md's list of states, the mark of
// a Logseq graph. Comes in: a NotebookConfig and the texts of those files. Goes out: the configuration with what they say.
// They are only read, by the limits of a header, and never change what a notebook's own daybook.yml says.
import { readHeader } from '../note/frontMatter.ts';
import { withoutEnd } from '../text.ts';
import type { NotebookConfig } from './kind.ts';

const logseqPath = 'logseq/config.edn';
const backlogPaths: readonly string[] = ['backlog.config.yml', '.backlog/config.yml', 'backlog/config.yml'];

/** The files that are looked for, relative to the notebook. */
export const toolPaths: readonly string[] = [...backlogPaths, logseqPath];

/** The configuration with what the files of other tools say; `texts` by path, files that are not there left out. */
export function withTools(config: NotebookConfig, texts: ReadonlyMap<string, string>): NotebookConfig {
  if (texts.size === 0) return config;
  const statuses = new Map<string, readonly string[]>();
  for (const path of backlogPaths) {
    const text = texts.get(path);
    if (text !== undefined) addBacklog(path, text, statuses);
  }
  return { ...config, statuses, markerWords: texts.has(logseqPath) };
}

/** The states of the tool whose folder a note lies in, first to last; undefined elsewhere. Hot: called per task file at load. */
export function statusesFor(
  path: string,
  { statuses }: Pick<NotebookConfig, 'statuses'>,
): readonly string[] | undefined {
  for (const [folder, list] of statuses) if (path.startsWith(`${folder}/`)) return list;
  return undefined;
}

function addBacklog(path: string, text: string, statuses: Map<string, readonly string[]>): void {
  const { header } = readHeader(`---\n${text.replace(/^\uFEFF?(?:---[ \t]*\r?\n)?/, '')}\n---\n`);
  const valuesOf = (field: string): string[] =>
    header?.entries.findLast((entry) => entry.field === field)?.values.map((value) => value.text.trim()) ?? [];
  const list = valuesOf('statuses').filter((word) => word !== '');
  const folder = path.includes('/')
    ? path.slice(0, path.indexOf('/'))
    : (valuesOf('backlog-directory')[0] ?? 'backlog');
  if (list.length > 1) statuses.set(withoutEnd(folder.replace(/^\.\//, ''), '/'), list);
}
