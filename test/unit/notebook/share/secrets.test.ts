// Secrets are found in new lines; ordinary notes are left in peace.
import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { findSecrets } from '../../../../src/notebook/share/secrets.ts';
import { runs } from '../../../support/runs.ts';

const found = (after: string, before = ''): number[] => findSecrets(before, after).map(({ line }) => line);

/** Letters and digits from a seed, so that no real-looking token stands in this file. */
function word(
  seed: number,
  length: number,
  alphabet = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789',
): string {
  let state = seed * 2654435761 + 12345;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return alphabet[(state >>> 8) % alphabet.length];
  }).join('');
}

const upper = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const shapes: readonly ((seed: number) => string)[] = [
  (seed) => `AKIA${word(seed, 16, upper)}`,
  (seed) => `ghp_${word(seed, 36)}`,
  (seed) => `github_pat_${word(seed, 82)}`,
  (seed) => `glpat-${word(seed, 20)}`,
  (seed) => `xoxb-${word(seed, 12, '0123456789')}-${word(seed + 1, 24)}`,
  (seed) => `AIza${word(seed, 35)}`,
  (seed) => `sk_live_${word(seed, 24)}`,
  (seed) => `npm_${word(seed, 36)}`,
  (seed) => `SG.${word(seed, 22)}.${word(seed + 1, 43)}`,
  (seed) => `sk-proj-${word(seed, 48)}`,
  (seed) => `eyJ${word(seed, 20)}.eyJ${word(seed + 1, 40)}.${word(seed + 2, 43)}`,
  (seed) => `AccountKey=${word(seed, 86)}==`,
  (seed) => `postgres://app:${word(seed, 12)}@db.example.org/main`,
  (seed) => `password: ${word(seed, 8)}aB3!x`,
  (seed) => `| API_KEY=\`${word(seed, 30)}aB3-\` |`,
  () => '-----BEGIN OPENSSH PRIVATE KEY-----',
];

describe('secrets', () => {
  it('finds 200 made-up tokens wherever they stand in a line', () => {
    const missed: string[] = [];
    for (let seed = 0; seed < 200; seed++) {
      const token = shapes[seed % shapes.length]?.(seed) ?? '';
      for (const text of [`${token}\n`, `- [ ] use ${token} for it @ana\n`, `x\n> ${token}, he said\n`]) {
        if (found(text).length !== 1) missed.push(text);
      }
    }
    deepStrictEqual(missed, []);
  });

  it('raises no alarm on the words of ordinary notes', () => {
    const clean = [
      '- [ ] Reset the password of the mail account due:2026-03-01 @ana',
      'Password: see the vault',
      'password: <ask Ben>',
      'The secret: keep meetings short',
      'api key: rotated on 2026-03-02',
      'Secret=**********',
      'https://example.org/a:b@c',
      'ssh://git@example.org:22/x.git',
      'mail: ana@example.org, ben@example.org',
      'commit 2fd4e1c67a2d28fced849ee1bb76e7391b93eb12',
      'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      'password: [vault](https://vault.example.org/Team1)',
      '- [x] Passwords: policy reviewed ✅ 2026-03-01',
      'postgres://user:password@localhost/db',
      'secret: {{VAULT_TOKEN}}',
      'AKIA is the prefix of keys',
      'risk-assessment-of-the-new-storage-vendor',
      'Passphrase: "correct horse battery"',
      '-----BEGIN CERTIFICATE-----',
    ];
    deepStrictEqual(
      clean.filter((line) => found(line).length > 0),
      [],
    );
  });

  it('raises no alarm on a thousand random notes', () => {
    const words =
      'the password was reset secret key token api access vault meeting 2026-03-01 @ana +mail due:fri [x] - https://x.org/a?b=c :'.split(
        ' ',
      );
    let alarms = 0;
    for (let seed = 0; seed < 1000; seed++) {
      const note = Array.from({ length: 40 }, (_, at) => words[(seed * 31 + at * at * 7 + at) % words.length]).join(
        ' ',
      );
      if (found(note).length > 0) alarms++;
    }
    ok(alarms < 10, `${alarms} of 1000`);
  });

  it('looks at new lines only, and says which', () => {
    const old = `keep ghp_${word(1, 36)}`;
    deepStrictEqual(found(`a\n${old}\nb\n`, `${old}\r\n`), []);
    deepStrictEqual(found(`a\n${old}\nghp_${word(2, 36)}\n`, `${old}\n`), [3]);
  });

  it('never shows the secret itself, and takes any text in linear time', function () {
    this.timeout(10_000);
    fc.assert(
      fc.property(fc.string({ maxLength: 100 }), (text) => {
        for (const { what } of findSecrets('', text)) ok(!text.includes(what) || what.length < 30);
      }),
      { numRuns: runs(100) },
    );
    const started = performance.now();
    for (const part of ['password:', '://a:b', 'eyJ.', '-----BEGIN ', 'sk-', 'x:y@'])
      findSecrets('', part.repeat(20_000));
    ok(performance.now() - started < 2000);
    strictEqual(found('').length, 0);
  });
});
