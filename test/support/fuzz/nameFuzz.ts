// Names that try to leave the notebook, hide in it or break a checkout (threats T13 and T15, goal G10). Comes in: nothing; goes out:
// properties for fast-check. What a path means is asked of Node's own `path`, for POSIX and for Windows, not of our code.
import { equal, ok } from 'node:assert/strict';
import { posix, win32 } from 'node:path';
import fc from 'fast-check';
import { isSafeFolder } from '../../../src/core/notePath.ts';
import { fileName } from '../../../src/core/record/newRecord.ts';
import { safeName, safePath } from '../../../src/core/record/safeName.ts';
import { type GitCall, isFullRef, isRepositoryPath, readyCall, verbs } from '../../../src/notebook/gitVerbs.ts';

const parts = (
  '..|../|..\\|/|\\|.|...| |:|;|\0|\n|\r|\t|~|~1|*|?|"|<|>|%2e%2e|%00|.git|.GIT|.git |.git.|git~1|.git::$INDEX_ALLOCATION|.gitmodules|con|CON.md|nul|aux.|com1|' +
  'com¹|lpt9.txt|C:|C:\\|\\\\?\\|\\\\server\\share|file://|-x|--upload-pack=x|:(top)|:!|:/|@{|refs/heads/|HEAD|\u202e|\u2066|\u200b|\u00ad|\ufeff|\u3164|e\u0301|İ|ß|ﬀ|' +
  '\u2024\u2024/|\uff0e\uff0e\uff0f|\u2215|\ud800|\udc00|😀|会議|notes|a|daybook.yml|.md|x'
).split('|');
const evil = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...parts, 'y'.repeat(130), '🗂'.repeat(60)) },
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 7 },
  )
  .map((all) => all.join(''));
const device = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;

/** Whatever people type as a title, a folder or a name: a path of ours stays in its place and can exist everywhere. */
export const anyName = fc.property(evil, evil, fc.integer({ min: 1, max: 3000 }), (folder, title, number) => {
  const name = safeName(title);
  isHarmless(name);
  equal(safeName(name), name, 'a name made safe is left alone');
  for (const part of fileName(`${folder}/{title}/{nothing}`, new Map([['title', title]]))) isHarmless(part);
  const path = safePath(folder, title, number);
  equal(path === undefined, !isSafeFolder(folder) || (path ?? '').length > 240 || tooLong(folder, title, number));
  if (path !== undefined) staysInside(path);
});

/** Paths and references from elsewhere: what passes is inside and is never an option, a pathspec or a walk upwards. */
export const anyArgument = fc.property(evil, (text) => {
  if (isRepositoryPath(text)) {
    ok(!text.includes('\0') && posix.resolve('/n', text).startsWith('/n/'), 'a path that leaves its repository');
    ok(posix.normalize(text) === text, 'a path with a detour');
  }
  if (isFullRef(text))
    ok(text.startsWith('refs/') && !/[\p{Cc} ~^:?*[\\]|\.\.|@\{/u.test(text), 'a reference that git reads otherwise');
  for (const verb of [...Object.keys(verbs), text] as GitCall['verb'][])
    for (const call of [
      { verb, flags: [text] },
      { verb, operands: [text] },
      { verb, paths: [text] },
    ] as GitCall[]) {
      const ready = readyCall(call, true);
      if (!('args' in ready)) continue;
      const at = ready.args.indexOf(text);
      ok(
        at < 0 || ready.args[at - 1] === '--' || !/^[-:]/.test(text),
        `git would read it otherwise: ${ready.args.join(' ')}`,
      );
    }
});

function isHarmless(name: string): void {
  ok(
    name !== '' && !/^[.-]|[.\s]$|[\\/:*?"<>|\p{C}]/u.test(name) && !device.test(name),
    `a name: ${JSON.stringify(name)}`,
  );
  ok(Buffer.byteLength(name) <= 120 && name === name.normalize('NFC'), 'too long, or not composed');
}

function staysInside(path: string): void {
  equal(posix.join('/n', path), `/n/${path}`);
  equal(win32.join('C:\\n', path), `C:\\n\\${path.replaceAll('/', '\\')}`);
  ok(win32.resolve('C:\\n', path).startsWith('C:\\n\\') && posix.resolve('/n', path).startsWith('/n/'));
  for (const segment of path.split('/'))
    ok(!/^\.|[. ]$|[\\:*?"<>|\p{C}]/u.test(segment) && !device.test(segment), `a segment: ${JSON.stringify(segment)}`);
}

function tooLong(folder: string, title: string, number: number): boolean {
  const suffix = number > 1 ? `-${number}` : '';
  return `${folder}/${safeName(title, 117 - suffix.length)}${suffix}.md`.length > 240;
}
