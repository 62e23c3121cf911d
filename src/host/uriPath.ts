// Where a URI lies below another, as a path of a notebook. Comes in: parts of URIs; goes out: a relative POSIX path. Pure.

/** The parts of a URI that say where something lies. */
export interface UriPlace {
  readonly scheme: string;
  readonly authority: string;
  readonly path: string;
}

/** The path of `uri` below `root`, POSIX and relative; undefined outside of it and for the root itself. */
export function relativePath(root: UriPlace, uri: UriPlace): string | undefined {
  if (uri.scheme !== root.scheme || uri.authority !== root.authority) return undefined;
  const [above, path] = [withDrive(root.path), withDrive(uri.path)];
  const base = above.endsWith('/') ? above : `${above}/`;
  return path.startsWith(base) && path.length > base.length ? path.slice(base.length) : undefined;
}

/** A drive of Windows is one in either letter; VS Code writes both, and its text of a URI the small one. */
function withDrive(path: string): string {
  return /^\/[A-Z]:/.test(path) ? `/${path.charAt(1).toLowerCase()}${path.slice(2)}` : path;
}
