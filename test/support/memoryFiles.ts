// A file system in memory for tests inside the extension host, as a remote or virtual workspace has one: VS Code reaches it only
// through its own interface. A test can make it read-only, or have it answer nothing but errors.
import * as vscode from 'vscode';

/** A file system with hooks for tests. */
export interface MemoryFiles extends vscode.FileSystemProvider {
  /** Texts by path, from the root with a slash in front; folders are what lies above them. */
  readonly texts: Map<string, string>;
  /** Writes as somebody else would, and tells of it. */
  change(path: string, text: string | undefined): void;
  /** When set, every question is answered by it. */
  fault: Error | undefined;
  /** Nothing can be written, which it says beforehand or not. */
  readOnly: 'told' | 'untold' | false;
}

/** Makes one with these texts; the scheme it is registered for is up to the test. */
export function memoryFiles(initial: Readonly<Record<string, string>>): MemoryFiles {
  const texts = new Map(Object.entries(initial));
  const changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  let scheme = '';
  const tell = (path: string, type: vscode.FileChangeType): void =>
    changed.fire([{ type, uri: vscode.Uri.from({ scheme, path }) }]);
  const isFolder = (path: string): boolean => [...texts.keys()].some((each) => each.startsWith(`${path}/`));
  const reach = (uri: vscode.Uri): string => {
    scheme = uri.scheme;
    if (files.fault) throw files.fault;
    return uri.path.replace(/\/$/, '');
  };
  const set = (path: string, text: string | undefined): void => {
    const was = texts.has(path);
    if (text === undefined) texts.delete(path);
    else texts.set(path, text);
    const { Changed, Created, Deleted } = vscode.FileChangeType;
    tell(path, text === undefined ? Deleted : was ? Changed : Created);
  };
  const files: MemoryFiles = {
    texts,
    change: set,
    fault: undefined,
    readOnly: false,
    onDidChangeFile: changed.event,
    watch: () => new vscode.Disposable(() => undefined),
    stat: (uri) => {
      const path = reach(uri);
      const text = texts.get(path);
      if (text === undefined && !isFolder(path)) throw vscode.FileSystemError.FileNotFound(uri);
      const type = text === undefined ? vscode.FileType.Directory : vscode.FileType.File;
      const stat = { type, ctime: 0, mtime: text === undefined ? 0 : sum(text), size: text?.length ?? 0 };
      return files.readOnly === 'told' ? { ...stat, permissions: vscode.FilePermission.Readonly } : stat;
    },
    readDirectory: (uri) => {
      const below = `${reach(uri)}/`;
      const found = new Map<string, vscode.FileType>();
      for (const path of texts.keys()) {
        const [name = '', ...more] = path.startsWith(below) ? path.slice(below.length).split('/') : [];
        if (name !== '') found.set(name, more.length > 0 ? vscode.FileType.Directory : vscode.FileType.File);
      }
      return [...found];
    },
    readFile: (uri) => {
      const text = texts.get(reach(uri));
      if (text === undefined) throw vscode.FileSystemError.FileNotFound(uri);
      return new TextEncoder().encode(text);
    },
    writeFile: (uri, content) => {
      const path = reach(uri);
      if (files.readOnly) throw vscode.FileSystemError.NoPermissions(uri);
      set(path, new TextDecoder().decode(content));
    },
    delete: (uri) => set(reach(uri), undefined),
    rename: (from, to) => {
      const text = texts.get(reach(from));
      set(reach(from), undefined);
      set(reach(to), text);
    },
    createDirectory: (uri) => void reach(uri),
  };
  return files;
}

/** Another number for another text, as a time of change has to be. */
function sum(text: string): number {
  let total = 1;
  for (let at = 0; at < text.length; at++) total = (total * 31 + text.charCodeAt(at)) % 1_000_000_007;
  return total;
}
