// Addresses of shared repositories: what is read, what is refused, and that passwords go nowhere.
import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { readyCall } from '../../../../src/notebook/gitVerbs.ts';
import { addressProblem, gitAddress, readRemoteAddress } from '../../../../src/notebook/share/remoteAddress.ts';

describe('addresses of repositories', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['https://example.org/team/notes.git', 'https example.org team/notes'],
    ['https://ana@example.org:8443/team/notes/', 'https example.org team/notes'],
    ['ssh://git@Example.org:22/team/notes.git', 'ssh example.org team/notes'],
    ['git@example.org:team/notes.git', 'ssh example.org team/notes'],
    ['notes-server:team/notes', 'ssh notes-server team/notes'],
    ['file:///srv/notes.git', 'file  srv/notes'],
    ['/srv/notes.git', 'file  srv/notes'],
    ['C:\\team\\notes.git', 'file  C:/team/notes'],
    ['\\\\server\\team\\notes.git', 'file  server/team/notes'],
  ];
  for (const [text, expected] of rows) {
    it(`reads ${text}`, () => {
      const found = readRemoteAddress(text);
      strictEqual(found && `${found.kind} ${found.host} ${found.path}`, expected);
      strictEqual(addressProblem(text), undefined);
      ok('args' in readyCall({ verb: 'remote-add', operands: ['origin', gitAddress(text)] }, false));
    });
  }

  it('refuses what is no address, or more than one', () => {
    const bad = [
      '',
      'notes',
      '../notes',
      '-x',
      'ext::sh -c x',
      'fd::17',
      'ssh://-oProxyCommand=x/y',
      'git@-x:y',
      'a b',
    ];
    for (const text of bad) {
      ok(addressProblem(text), text);
      ok('refused' in readyCall({ verb: 'remote-add', operands: ['origin', text] }, false), text);
    }
  });

  it('hands on no password', () => {
    const text = 'https://ana:s3cret@example.org/n.git';
    ok(addressProblem(text) && !addressProblem(text)?.includes('s3cret'));
    strictEqual(readRemoteAddress(text)?.text, 'https://example.org/n.git');
    strictEqual(readRemoteAddress('https://token@example.org/n')?.text, 'https://example.org/n');
    strictEqual(readRemoteAddress('ssh://git:s3cret@example.org/n')?.text, 'ssh://git@example.org/n');
  });

  it('settings are few, and their values one line', () => {
    const args = (key: string, value: string): unknown => {
      const ready = readyCall({ verb: 'config-set', operands: [key, value] }, false);
      return 'args' in ready ? ready.args : 'refused';
    };
    deepStrictEqual(args('user.name', 'Ana'), ['config', '--local', '--replace-all', 'user.name', 'Ana']);
    for (const key of ['core.fsmonitor', 'core.sshCommand', 'user.signingKey']) strictEqual(args(key, 'x'), 'refused');
    for (const value of ['', '--global', 'a\nb']) strictEqual(args('user.name', value), 'refused');
  });
});
