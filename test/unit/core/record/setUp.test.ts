// The first daybook.yml: people from commit authors, and a text that the loader reads without a problem.
import assert from 'node:assert/strict';
import { loadConfig } from '../../../../src/core/record/config.ts';
import { createRoster } from '../../../../src/core/record/roster.ts';
import { proposePeople, setUpText } from '../../../../src/core/record/setUp.ts';
import { indexOf } from '../../../support/notebookText.ts';

describe('set up', () => {
  it('makes one person of several mails and spellings, the busiest first', () => {
    const people = proposePeople([
      { name: 'Maria Lopez', mail: 'maria@example.org', commits: 3 },
      { name: 'Jon Weber', mail: 'jon@example.org', commits: 40 },
      { name: 'Maria Lopez', mail: 'ml@home.example', commits: 30 },
      { name: 'maria', mail: 'MARIA@example.org', commits: 20 },
      { name: 'renovate[bot]', mail: 'bot@example.org', commits: 900 },
    ]);
    assert.deepEqual(people, [
      { id: 'maria', name: 'Maria Lopez', mails: ['maria@example.org', 'ml@home.example'], commits: 53 },
      { id: 'jon', name: 'Jon Weber', mails: ['jon@example.org'], commits: 40 },
    ]);
  });

  it('gives two people of one first name different ids', () => {
    const ids = proposePeople([
      { name: 'Ana Silva', mail: 'a@x.example', commits: 2 },
      { name: 'Ana Novak', mail: 'b@x.example', commits: 1 },
      { name: 'Ana Novak', mail: 'c@x.example', commits: 1 },
    ]).map(({ id }) => id);
    assert.deepEqual(ids, ['ana', 'ana-novak']);
  });

  it('knows people by their notes, and writes only the mails that those lack', () => {
    const index = indexOf({
      'people/olga.weber.md': '---\ntype: person\nid: olga.weber\nname: Olga Weber\n---\n',
      'people/jon.md': '---\ntype: person\nname: Jon Weber\nmail: jon@example.org\n---\n',
    });
    const people = proposePeople(
      [
        { name: 'Olga Weber', mail: 'ow@example.org', commits: 3 },
        { name: 'J. Weber', mail: 'JON@example.org', commits: 2 },
        { name: 'Jon Novak', mail: 'novak@example.org', commits: 1 },
      ],
      index.roster().people,
    );
    assert.deepEqual(
      people.map(({ id, mails, isNoted }) => [id, mails, isNoted ?? false]),
      [
        ['olga.weber', ['ow@example.org'], false],
        ['jon', [], true],
        ['jon-novak', ['novak@example.org'], false],
      ],
    );
    const config = loadConfig(setUpText({ name: 'Ops', people }));
    assert.deepEqual(
      config.people.map(({ id }) => id),
      ['olga.weber', 'jon-novak'],
    );
    const joined = createRoster(config.people, index.roster().people);
    assert.equal(joined.ofMails(['ow@example.org'])?.id, 'olga.weber');
    assert.equal(joined.people.length, 3);
  });

  it('writes a text that loads without problems, whatever the names', () => {
    const people = proposePeople([
      { name: '"Quote" # [x]: y', mail: "o'neil@example.org", commits: 1 },
      { name: 'Søren Łódź', mail: '', commits: 1 },
    ]);
    const config = loadConfig(setUpText({ name: 'Ops: "night" #1', timezone: 'Europe/Berlin', people }));
    assert.deepEqual(config.problems, []);
    assert.equal(config.name, 'Ops: "night" #1');
    assert.equal(config.timezone, 'Europe/Berlin');
    assert.deepEqual(
      config.people.map(({ name }) => name),
      ['"Quote" # [x]: y', 'Søren Łódź'],
    );
  });
});
