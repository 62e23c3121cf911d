// Pages on which a review begins, host by host.
import { strictEqual } from 'node:assert/strict';
import { reviewPage } from '../../../../src/notebook/share/reviewPages.ts';

const source = 'notes/ana/2026-03-12';
const coded = 'notes%2Fana%2F2026-03-12';
const rows: readonly (readonly [string, string | undefined])[] = [
  ['https://github.com/team/notes.git', `https://github.com/team/notes/compare/main...${source}?expand=1`],
  ['git@github.com:team/notes.git', `https://github.com/team/notes/compare/main...${source}?expand=1`],
  [
    'https://ana:pw@github.example.org:8443/team/notes',
    `https://github.example.org:8443/team/notes/compare/main...${source}?expand=1`,
  ],
  [
    'ssh://git@gitlab.example.org:2222/a/b/notes.git',
    `https://gitlab.example.org/a/b/notes/-/merge_requests/new?merge_request%5Bsource_branch%5D=${coded}&merge_request%5Btarget_branch%5D=main`,
  ],
  ['git@bitbucket.org:team/notes.git', `https://bitbucket.org/team/notes/pull-requests/new?source=${coded}&dest=main`],
  [
    'https://bitbucket.example.org/scm/TEAM/notes.git',
    `https://bitbucket.example.org/projects/TEAM/repos/notes/pull-requests?create&sourceBranch=refs%2Fheads%2F${coded}&targetBranch=refs%2Fheads%2Fmain`,
  ],
  [
    'https://org@dev.azure.com/org/My%20Project/_git/notes',
    `https://dev.azure.com/org/My%20Project/_git/notes/pullrequestcreate?sourceRef=${coded}&targetRef=main`,
  ],
  [
    'git@ssh.dev.azure.com:v3/org/project/notes',
    `https://dev.azure.com/org/project/_git/notes/pullrequestcreate?sourceRef=${coded}&targetRef=main`,
  ],
  [
    'https://org.visualstudio.com/project/_git/notes',
    `https://dev.azure.com/org/project/_git/notes/pullrequestcreate?sourceRef=${coded}&targetRef=main`,
  ],
  ['https://codeberg.org/team/notes.git', `https://codeberg.org/team/notes/compare/main...${source}`],
  ['https://gitea.example.org/team/notes', `https://gitea.example.org/team/notes/compare/main...${source}`],
  ['https://example.org/team/notes.git', undefined],
  ['/srv/github/notes.git', undefined],
  ['https://github.com/', undefined],
];

describe('pages for a review', () => {
  for (const [address, expected] of rows)
    it(`of ${address}`, () => strictEqual(reviewPage(address, source, 'main'), expected));

  it('carry odd names of branches as data', () =>
    strictEqual(
      reviewPage('https://github.com/t/n', 'notes/ä&x=1#?/y', 'main'),
      'https://github.com/t/n/compare/main...notes/%C3%A4%26x%3D1%23%3F/y?expand=1',
    ));
});
