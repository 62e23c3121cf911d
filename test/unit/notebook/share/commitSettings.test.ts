// What a repository wants of its commits: settings as git lists them, and what a template adds to a message.
import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { addTemplate, type CommitSettings, commitSettingsIn } from '../../../../src/notebook/share/commitSettings.ts';
import { settingsOf } from '../../../../src/notebook/share/place.ts';

describe('settings of commits', () => {
  const read = (...parts: string[]): CommitSettings => commitSettingsIn(settingsOf(parts));

  it('sign unless they say no, by the last word', () => {
    const signs = (...values: string[]): boolean => read(...values.map((value) => `commit.gpgsign${value}`)).isSigned;
    deepStrictEqual(
      ['\ntrue', '', '\nYES', '\n1', '\non', '\nwhat'].map((value) => signs(value)),
      Array(6).fill(true),
    );
    deepStrictEqual(
      ['\nfalse', '\n', '\nNo', '\n0', '\noff'].map((value) => signs(value)),
      Array(5).fill(false),
    );
    deepStrictEqual([signs('\ntrue', '\nfalse'), signs('\nfalse', '\ntrue'), signs()], [false, true, false]);
  });

  it('name a template', () =>
    deepStrictEqual(read('commit.template\n~/a b', 'remote.a b.url\n/x'), {
      isSigned: false,
      namesHooks: false,
      template: '~/a b',
    }));

  it('name checks', () => strictEqual(read('hook.Lint.command\nlint').namesHooks, true));

  it('add its lines once, and no comments', () => {
    const check = (message: string, template: string, expected: string): void =>
      strictEqual(addTemplate(message, template), expected);
    check('One done', '# Why?\r\n\r\nTicket:\r\n\r\n\r\nBy: us\r\n', 'One done\n\nTicket:\n\nBy: us');
    check('One done\n\nTicket:', 'Ticket:\n', 'One done\n\nTicket:');
    check('One done', '# Only words for an editor\n\n', 'One done');
  });
});
