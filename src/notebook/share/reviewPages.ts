// Where a host of repositories lets people propose changes for review. Comes in: the remote's address and two branches. Goes out:
// the page that begins a review, or nothing for hosts that are not in the table. Pure; the page never holds a name or password.
import { decodedUri } from '../../core/text.ts';
import { type RemoteAddress, readRemoteAddress } from './remoteAddress.ts';

/** What a page is made of. */
interface Parts {
  readonly server: string;
  /** Segments of the repository's path, ready to stand in an address. */
  readonly path: readonly string[];
  /** Short names of branches, as they are. */
  readonly source: string;
  readonly target: string;
}

interface HostRow {
  readonly host: RegExp;
  /** Undefined when the path is not one of this host. */
  readonly page: (parts: Parts) => string | undefined;
}

const compare = ({ server, path, source, target }: Parts): string =>
  `https://${server}/${path.join('/')}/compare/${slashed(target)}...${slashed(source)}`;

const azure = ({ source, target }: Parts, org = '', project = '', repository = ''): string | undefined =>
  repository === ''
    ? undefined
    : `https://dev.azure.com/${org}/${project}/_git/${repository}/pullrequestcreate?sourceRef=${encodeURIComponent(source)}&targetRef=${encodeURIComponent(target)}`;

/** First match counts. */
const hosts: readonly HostRow[] = [
  { host: /^ssh\.dev\.azure\.com$/, page: (parts) => azure(parts, ...parts.path.slice(1)) },
  { host: /^dev\.azure\.com$/, page: (parts) => azure(parts, ...parts.path.filter((part) => part !== '_git')) },
  {
    host: /^[a-z0-9-]+\.visualstudio\.com$/,
    page: (parts) => {
      const path = parts.path.filter((part) => part !== '_git' && part !== 'DefaultCollection');
      return azure(parts, parts.server.split('.', 1)[0], path[0], path.at(-1));
    },
  },
  { host: /github/, page: (parts) => `${compare(parts)}?expand=1` },
  {
    host: /gitlab/,
    page: ({ server, path, source, target }) =>
      `https://${server}/${path.join('/')}/-/merge_requests/new?merge_request%5Bsource_branch%5D=${encodeURIComponent(source)}&merge_request%5Btarget_branch%5D=${encodeURIComponent(target)}`,
  },
  {
    host: /^bitbucket\.org$/,
    page: ({ path, source, target }) =>
      `https://bitbucket.org/${path.join('/')}/pull-requests/new?source=${encodeURIComponent(source)}&dest=${encodeURIComponent(target)}`,
  },
  {
    host: /bitbucket/,
    page: ({ server, path, source, target }) => {
      const [project, repository] = path.slice(-2);
      const refs = [source, target].map((name) => encodeURIComponent(`refs/heads/${name}`));
      return `https://${server}/projects/${project}/repos/${repository}/pull-requests?create&sourceBranch=${refs[0]}&targetBranch=${refs[1]}`;
    },
  },
  { host: /gitea|forgejo|^codeberg\.org$/, page: compare },
];

/** The page for a review of `source` into `target` (short branch names) on the host of a remote's address. */
export function reviewPage(address: string, source: string, target: string): string | undefined {
  const remote: RemoteAddress | undefined = readRemoteAddress(address);
  if (remote === undefined || remote.kind === 'file') return undefined;
  const path = remote.path.split('/').map(encodeSegment);
  const row = hosts.find(({ host }) => host.test(remote.host));
  if (row === undefined || path.length < 2) return undefined;
  return row.page({ server: remote.server, path, source, target });
}

function slashed(branch: string): string {
  return branch.split('/').map(encodeURIComponent).join('/');
}

function encodeSegment(text: string): string {
  return encodeURIComponent(decodedUri(text));
}
