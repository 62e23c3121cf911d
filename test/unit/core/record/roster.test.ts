// Whom a name means.
import { deepEqual, equal } from 'node:assert/strict';
import type { Person } from '../../../../src/core/record/kind.ts';
import { createRoster, findMe } from '../../../../src/core/record/roster.ts';

function person(id: string, name: string, mails: string[] = [], handles: string[] = []): Person {
  return { id, name, mails, handles };
}

const roster = createRoster(
  [person('maria', 'Maria Lopez', ['maria@example.org', 'ml@example.org'], ['mlopez']), person('jon.w', 'Jon Weber')],
  [person('jon.s', 'Jon Smith'), { ...person('li', 'Li Chen', [], ['Maria']), path: 'people/li.md' }],
);

describe('roster', () => {
  const check = (name: string, expected: string | undefined) =>
    it(`${name} is ${expected}`, () => equal(roster.resolve(name)?.id, expected));
  check('maria', 'maria');
  check('@maria', 'maria');
  check('@Maria', 'maria');
  check('MLopez', 'maria');
  check('ML@example.org', 'maria');
  check('Maria Lopez', 'maria');
  check('maria-lopez', 'maria');
  check('Maria Lopez <maria@example.org>', 'maria');
  check('Maria Lopez (@mlopez)', 'maria');
  check('[[Maria Lopez]]', 'maria');
  check('[[people/maria|Mary]]', 'maria');
  check('[Maria](../people/maria.md)', 'maria');
  check('people/li.md', 'li');
  check('Li', 'li');
  check('jon', undefined);
  check('Jon Smith', 'jon.s');
  check('nobody', undefined);
  check('', undefined);
  check('__proto__', undefined);
  check('constructor', undefined);

  it('joins a configured person and a record that share a mail', () => {
    const { people, resolve } = createRoster(
      [person('maria', 'maria', ['m@example.org'])],
      [
        {
          ...person('maria-lopez', 'Maria Lopez', ['M@example.org'], ['ml']),
          role: 'Lead',
          path: 'people/maria-lopez.md',
        },
      ],
    );
    deepEqual(people, [
      {
        id: 'maria',
        name: 'Maria Lopez',
        mails: ['m@example.org'],
        handles: ['ml'],
        role: 'Lead',
        path: 'people/maria-lopez.md',
      },
    ]);
    equal(resolve('ml')?.id, 'maria');
  });

  it('keeps each of two people reachable who share a handle', () => {
    const two = createRoster([person('a', 'Ann One', [], ['x']), person('b', 'Ben Two', [], ['x'])]);
    deepEqual(
      ['x', 'a', 'Ben', 'Ann One'].map((name) => two.resolve(name)?.id),
      [undefined, 'a', 'b', 'a'],
    );
  });
});

describe('findMe', () => {
  it('goes by any mail', () => equal(findMe(roster, ['other@example.org', 'ML@example.org'])?.id, 'maria'));
  it('goes by the configured name when no mail is known', () => equal(findMe(roster, [], '@li')?.id, 'li'));
  it('prefers the mail', () => equal(findMe(roster, ['ml@example.org'], 'li')?.id, 'maria'));
  it('may find nobody', () => equal(findMe(roster, ['x@example.org']), undefined));
});
