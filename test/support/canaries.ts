// What a hostile `.git` can hold: settings, hooks and attributes by which harmless calls of git start a program. Each program leaves its
// name behind. Comes in: a clone that a test may spoil. Goes out: which of them ran.
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** One way to have git start a program. In texts, RUN stands for that program. */
export interface Canary {
  readonly name: string;
  readonly settings?: Readonly<Record<string, string>>;
  /** Lines of `.git/info/attributes`. */
  readonly attributes?: string;
  /** Files of the clone by path. */
  readonly files?: Readonly<Record<string, string>>;
  /** The program is this hook. */
  readonly hook?: string;
  /** What the program does besides: copies its input, or fails. */
  readonly body?: 'cat' | 'exit 1';
  /** A folder that is trusted may run it: git would for the person, and what git keeps would be another without it. */
  readonly withTrust?: true;
  /** Plain git runs it only at a terminal, or for a server that is not there. */
  readonly asleep?: true;
}

/** Ways that do not get into each other's way, and the calls of plain git that show that they work. */
export interface Coop {
  readonly name: string;
  readonly canaries: readonly Canary[];
  /** Calls of plain git before anything is planted. */
  readonly prepare?: readonly (readonly string[])[];
  readonly wake: readonly (readonly string[])[];
  /** Each of these remotes is the branch's own once. */
  readonly remotes?: readonly string[];
}

const hook = (name: string, more: Partial<Canary> = {}): Canary => ({ name: `hook ${name}`, hook: name, ...more });
const remote = (name: string, settings: Canary['settings'], more: Partial<Canary> = {}): Canary => ({
  name,
  settings: { [`remote.${name}.fetch`]: `+refs/heads/*:refs/remotes/${name}/*`, ...settings },
  body: 'exit 1',
  ...more,
});

const patch = `From 0 Mon Sep 17 00:00:00 2001
From: A <a@example.org>
Subject: x

diff --git a/p.txt b/p.txt
new file mode 100644
--- /dev/null
+++ b/p.txt
@@ -0,0 +1 @@
+text
`;

/** 58 ways. */
export const coops: readonly Coop[] = [
  {
    name: 'looking and changing',
    prepare: [
      ['init', '-q', 'sub'],
      ['-C', 'sub', 'commit', '-q', '--allow-empty', '-m', 'sub'],
      ['init', '-q', '--bare', 'bare'],
      ['-C', 'bare', '--git-dir=.', '--work-tree=.', 'add', '-f', 'HEAD'],
      ['-c', 'advice.addEmbeddedRepo=false', 'add', 'sub'],
      ['commit', '-q', '-m', 'sub'],
    ],
    canaries: [
      { name: 'core.fsmonitor', settings: { 'core.fsmonitor': 'RUN' } },
      {
        name: 'filter clean',
        settings: { 'filter.a.clean': 'RUN' },
        attributes: 'a.md filter=a\n',
        body: 'cat',
        withTrust: true,
      },
      { name: 'filter smudge', settings: { 'filter.a.smudge': 'RUN' }, body: 'cat', withTrust: true },
      {
        name: 'filter named by the notes',
        settings: { 'filter.t.clean': 'RUN' },
        files: { '.gitattributes': 'c.md filter=t\n' },
        body: 'cat',
        withTrust: true,
      },
      { name: 'textconv', settings: { 'diff.c.textconv': 'RUN' }, attributes: 'd.md diff=c\n', body: 'cat' },
      { name: 'diff command', settings: { 'diff.d.command': 'RUN' }, attributes: 'e.md diff=d\n' },
      { name: 'core.pager', settings: { 'core.pager': 'RUN' }, asleep: true },
      { name: 'pager of one verb', settings: { 'pager.log': 'RUN' }, asleep: true },
      {
        name: 'signature shown by log',
        settings: { 'log.showSignature': 'true', 'gpg.program': 'RUN' },
        asleep: true,
      },
      { name: 'trailer command', settings: { 'trailer.t.command': 'RUN', 'trailer.t.key': 't' } },
      { name: 'alias', settings: { 'alias.look': '!RUN' } },
      { name: 'alias over a verb', settings: { 'alias.status': '!RUN', 'alias.ls-files': '!RUN' }, asleep: true },
      { name: 'core.editor', settings: { 'core.editor': 'RUN' } },
      { name: 'sequence.editor', settings: { 'sequence.editor': 'RUN' } },
      { name: 'difftool', settings: { 'difftool.x.cmd': 'RUN' } },
      { name: 'viewer of help', settings: { 'man.x.cmd': 'RUN', 'man.viewer': 'x' } },
      {
        name: 'fsmonitor of a submodule',
        files: { 'sub/.git/config': '[core]\n\trepositoryformatversion = 0\n\tfsmonitor = RUN\n' },
      },
      {
        name: 'fsmonitor of a hidden bare repository',
        files: {
          'bare/config': '[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = .\n\tfsmonitor = RUN\n',
        },
      },
      { name: 'filter of interactive add', settings: { 'interactive.diffFilter': 'RUN' }, asleep: true },
    ],
    wake: [
      ...[
        ['status'],
        ['add', '-p'],
        ['diff'],
        ['log', '-p', '--ext-diff'],
        ['add', '-u'],
        ['look'],
        ['help', '-m', 'log'],
      ],
      ...[
        ['interpret-trailers', '--trailer', 't=x'],
        ['commit', '-q', '-a'],
        ['commit', '-qam', 'x'],
      ],
      ...[
        ['rebase', '-i', 'HEAD~1'],
        ['difftool', '-y', '-t', 'x', 'HEAD~1'],
      ],
      ...[
        ['-C', 'bare', 'status'],
        ['checkout', 'HEAD~1', '--', 'a.md'],
      ],
    ],
  },
  {
    name: 'settings from elsewhere',
    canaries: [
      { name: 'diff.external', settings: { 'diff.external': 'RUN' } },
      {
        name: 'include.path',
        settings: { 'include.path': 'included' },
        files: { '.git/included': '[core]\n\tfsmonitor = RUN\n' },
      },
      {
        name: 'includeIf',
        settings: { 'includeIf.gitdir:**.path': 'sometimes' },
        files: { '.git/sometimes': '[alias]\n\tsometimes = !RUN\n' },
      },
      {
        name: 'settings of a worktree',
        settings: { 'extensions.worktreeConfig': 'true' },
        files: { '.git/config.worktree': '[core]\n\teditor = RUN\n' },
      },
    ],
    wake: [['status'], ['diff', 'HEAD~1'], ['sometimes'], ['commit', '--allow-empty']],
  },
  {
    name: 'hooks',
    canaries: [
      ...['pre-commit', 'commit-msg', 'pre-merge-commit', 'pre-push'].map((name) => hook(name, { withTrust: true })),
      ...['reference-transaction', 'post-index-change'].map((name) => hook(name, { withTrust: true })),
      ...['prepare-commit-msg', 'post-commit', 'post-merge', 'post-checkout', 'pre-rebase'].map((name) => hook(name)),
      ...['post-rewrite', 'pre-applypatch', 'post-applypatch'].map((name) => hook(name)),
      hook('applypatch-msg', { files: { patch } }),
      hook('pre-auto-gc', { asleep: true }),
    ],
    wake: [
      ['commit', '-q', '--allow-empty', '-m', 'x'],
      ...[
        ['checkout', '-q', '-b', 'side'],
        ['commit', '-q', '--allow-empty', '-m', 'y'],
      ],
      ...[
        ['checkout', '-q', '-f', 'main'],
        ['commit', '-q', '--allow-empty', '-m', 'z'],
        ['merge', '--no-edit', 'side'],
      ],
      ...[
        ['commit', '-q', '--amend', '-m', 'w'],
        ['push', '-q', 'origin', 'main'],
        ['rebase', '-f', 'HEAD~1'],
      ],
      ...[
        ['reset', '-q', '--hard', 'HEAD'],
        ['am', 'patch'],
      ],
    ],
  },
  {
    name: 'what would hide others',
    canaries: [
      {
        name: 'core.hooksPath',
        settings: { 'core.hooksPath': '.git/others' },
        files: { '.git/others/post-checkout': '#!/bin/sh\nexec RUN\n' },
      },
      {
        name: 'filter process',
        settings: { 'filter.b.process': 'RUN' },
        attributes: 'b.md filter=b\n',
        body: 'exit 1',
        withTrust: true,
      },
    ],
    // Without the other canary: a filter that ends at once has git give up, now and then before it comes to the hook.
    wake: [['-c', 'filter.b.process=', 'checkout', '-q', '-b', 'other'], ['status']],
  },
  {
    name: 'merging',
    prepare: [
      ['checkout', '-q', '-b', 'theirs', 'HEAD~1'],
      ['commit', '-q', '--allow-empty', '-m', 'base'],
    ],
    canaries: [
      {
        name: 'merge driver',
        settings: { 'merge.x.driver': 'RUN %O %A %B' },
        attributes: 'a.md merge=x\n',
        body: 'exit 1',
      },
      { name: 'mergetool', settings: { 'mergetool.x.cmd': 'RUN', 'merge.tool': 'x' } },
    ],
    wake: [
      ['commit', '-qam', 'mine'],
      ['merge', '-q', 'origin/main'],
      ['mergetool', '-y'],
    ],
  },
  {
    name: 'remotes',
    remotes: ['url', 'instead', 'push-instead', 'vcs', 'upload-pack', 'receive-pack', 'ssh', 'proxy'],
    canaries: [
      remote('url', { 'remote.url.url': 'ext::RUN', 'protocol.ext.allow': 'always' }),
      remote('instead', { 'remote.instead.url': 'team:x', 'url.ext::RUN .insteadOf': 'team:' }),
      remote('push-instead', { 'remote.push-instead.url': 'else:x', 'url.ext::RUN .pushInsteadOf': 'else:' }),
      remote('vcs', { 'remote.vcs.url': 'RUN', 'remote.vcs.vcs': 'ext' }),
      remote(
        'upload-pack',
        { 'remote.upload-pack.url': '../remote.git', 'remote.upload-pack.uploadpack': 'RUN' },
        { withTrust: true },
      ),
      remote(
        'receive-pack',
        { 'remote.receive-pack.url': '../remote.git', 'remote.receive-pack.receivepack': 'RUN' },
        { withTrust: true },
      ),
      remote('ssh', { 'remote.ssh.url': 'ssh://host.invalid/x', 'core.sshCommand': 'RUN' }, { withTrust: true }),
      remote('proxy', { 'remote.proxy.url': 'git://host.invalid/x', 'core.gitProxy': 'RUN' }, { withTrust: true }),
      { name: 'credential helper', settings: { 'credential.helper': '!RUN' }, withTrust: true },
      { name: 'core.askPass', settings: { 'core.askPass': 'RUN' } },
      {
        name: 'references of alternates',
        settings: { 'core.alternateRefsCommand': 'RUN' },
        files: { '.git/objects/info/alternates': '../../../other/.git/objects\n' },
        withTrust: true,
      },
    ],
    prepare: [
      ['init', '-q', '../other'],
      ['-C', '../other', 'commit', '-q', '--allow-empty', '-m', 'x'],
    ],
    wake: [
      ...['url', 'instead', 'vcs', 'upload-pack', 'ssh', 'proxy', 'origin'].map((name) => ['fetch', '-q', name]),
      ...['push-instead', 'receive-pack'].map((name) => ['push', '-q', name, 'HEAD:refs/heads/x']),
      ['credential', 'fill'],
    ],
  },
  {
    name: 'signing',
    canaries: [
      {
        name: 'gpg.program',
        settings: { 'gpg.program': 'RUN', 'commit.gpgSign': 'true' },
        body: 'exit 1',
        withTrust: true,
      },
      { name: 'gpg.ssh.program', settings: { 'gpg.ssh.program': 'RUN' }, body: 'exit 1', withTrust: true },
      {
        name: 'gpg.ssh.defaultKeyCommand',
        settings: { 'gpg.ssh.defaultKeyCommand': 'RUN' },
        body: 'exit 1',
        withTrust: true,
      },
      { name: 'gpg.x509.program', settings: { 'gpg.x509.program': 'RUN' }, body: 'exit 1', withTrust: true },
    ],
    wake: [
      ['commit', '-q', '--allow-empty', '-m', 'x'],
      ['-c', 'gpg.format=x509', 'commit', '-q', '--allow-empty', '-m', 'x'],
      ['-c', 'gpg.format=ssh', 'commit', '-q', '--allow-empty', '-m', 'x'],
      ['-c', 'gpg.format=ssh', '-c', 'user.signingKey=key::x', 'commit', '-q', '--allow-empty', '-m', 'x'],
    ],
  },
];

/** Plants them in a clone with a `.git` folder. Nothing is started. */
export function plant(folder: string, canaries: readonly Canary[]): void {
  for (const canary of canaries) {
    const program = join(folder, '.git', 'canaries', canary.name.replaceAll(' ', '-'));
    const put = (path: string, text: string, mode = 0o644): void => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text.replaceAll('RUN', program), { mode });
    };
    put(
      `.git/canaries/${canary.name.replaceAll(' ', '-')}`,
      `#!/bin/sh\necho '${canary.name}' >> '${ran(folder)}'\n${canary.body ?? ''}\n`,
      0o755,
    );
    for (const [path, text] of Object.entries(canary.files ?? {})) put(path, text, 0o755);
    if (canary.hook !== undefined) put(`.git/hooks/${canary.hook}`, '#!/bin/sh\nexec RUN "$@"\n', 0o755);
    const settings = Object.entries(canary.settings ?? {}).map(([key, value]) =>
      setting(key.replaceAll('RUN', program), value.replaceAll('RUN', program)),
    );
    appendFileSync(join(folder, '.git', 'config'), settings.join(''));
    mkdirSync(join(folder, '.git', 'info'), { recursive: true });
    appendFileSync(join(folder, '.git', 'info', 'attributes'), canary.attributes ?? '');
  }
}

/** The names of those that ran since the last question. */
export function takeRan(folder: string): ReadonlySet<string> {
  const names = existsSync(ran(folder)) ? readFileSync(ran(folder), 'utf8').trim().split('\n') : [];
  rmSync(ran(folder), { force: true });
  return new Set(names);
}

function ran(folder: string): string {
  return join(folder, '.git', 'ran');
}

function setting(key: string, value: string): string {
  const [first, last] = [key.indexOf('.'), key.lastIndexOf('.')];
  const section = first === last ? key.slice(0, first) : `${key.slice(0, first)} "${key.slice(first + 1, last)}"`;
  return `[${section}]\n\t${key.slice(last + 1)} = "${value}"\n`;
}
