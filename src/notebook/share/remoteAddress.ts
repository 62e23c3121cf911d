// Addresses of shared repositories, as people type them and as git keeps them. Comes in: a text. Goes out: its parts, or why it is
// refused. Pure; never hands on a password, never accepts a form by which git would run a program.

import { say } from '../../core/language.ts';

/** An address that git can be given. */
export interface RemoteAddress {
  readonly kind: 'https' | 'ssh' | 'file';
  /** Lower case; empty for folders. */
  readonly host: string;
  /** The host for a browser: with its port where the address is one of the web. */
  readonly server: string;
  /** Path on the host without slashes around it and without `.git`. */
  readonly path: string;
  /** The address without user names and passwords of the web. */
  readonly text: string;
}

const maxLength = 1000;

/** What a person typed as git takes it: folders of Windows and of its servers with slashes. */
export function gitAddress(text: string): string {
  return text.trim().replace(/^(?:[A-Za-z]:)?\\.*/, (folder) => folder.replaceAll('\\', '/'));
}

/** Reads `https://…`, `ssh://…`, `git@host:path`, `file://…` and absolute folders, those of Windows too; undefined for everything else. */
export function readRemoteAddress(text: string): RemoteAddress | undefined {
  if (text.length > maxLength || /[\s\p{Cc}]/u.test(text.trim())) return undefined;
  const address = gitAddress(text);
  const scheme = /^([a-z]+):\/\//.exec(address)?.[1];
  if (scheme !== undefined) return readUrl(address, scheme);
  if (/^(?:\/|[A-Za-z]:[\\/])/.test(address))
    return { kind: 'file', host: '', server: '', path: bare(address), text: address };
  const short = /^([\w][\w.+-]*@)?([A-Za-z0-9][A-Za-z0-9.-]*):([^:\\-][^:\\]*)$/.exec(address);
  if (short === null) return undefined;
  const [, , host = '', path = ''] = short;
  // One letter before the colon is a drive.
  return host.length < 2
    ? undefined
    : { kind: 'ssh', host: host.toLowerCase(), server: host.toLowerCase(), path: bare(path), text: address };
}

function readUrl(address: string, scheme: string): RemoteAddress | undefined {
  const match = /^[a-z]+:\/\/(?:([^/@]*)@)?([^/@]*)(\/.*)?$/.exec(address);
  if (match === null) return undefined;
  const [, user, server = '', path = ''] = match;
  if (scheme === 'file') return { kind: 'file', host: '', server: '', path: bare(path), text: address };
  const isKnown = scheme === 'https' || scheme === 'http' || scheme === 'ssh';
  if (!isKnown || !/^[A-Za-z0-9[][A-Za-z0-9.:[\]-]*$/.test(server) || bare(path) === '') return undefined;
  const host = server.replace(/:\d+$/, '').toLowerCase();
  // The user of an ssh address is a part of it; one of a web address is somebody's own.
  const name = scheme === 'ssh' && user !== undefined ? `${user.split(':', 1)[0] ?? ''}@` : '';
  if (name.startsWith('-')) return undefined;
  return {
    kind: scheme === 'ssh' ? 'ssh' : 'https',
    host,
    server: scheme === 'ssh' ? host : server.toLowerCase(),
    path: bare(path),
    text: `${scheme}://${name}${server}${path}`,
  };
}

function bare(path: string): string {
  return path
    .replace(/^\/+/, '')
    .replace(/\/+$/, '')
    .replace(/\.git$/, '');
}

/** Why a typed address cannot be taken, in one sentence; undefined when it can. */
export function addressProblem(text: string): string | undefined {
  const address = text.trim();
  if (/^[a-z]+:\/\/[^/@]*:[^/@]*@/i.test(address))
    return say('Leave the password out: it would stand in a file. The server asks for it.');
  if (/^http:\/\//i.test(address))
    return say('Take the address that begins with https: everybody could read this one along.');
  if (readRemoteAddress(address) !== undefined) return undefined;
  return say(
    'Give an address such as https://example.org/team/notes.git or git@example.org:team/notes.git, or a folder.',
  );
}
