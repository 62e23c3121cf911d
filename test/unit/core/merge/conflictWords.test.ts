// What could not be merged, as a person reads it and chooses: from the merge itself to words, rows of Today and the settled note.
import { deepEqual, equal, ok } from 'node:assert/strict';
import { isRefusal } from '../../../../src/core/edits/edit.ts';
import { type Keeping, settleConflict } from '../../../../src/core/edits/settleConflict.ts';
import { finished } from '../../../../src/core/index/steps.ts';
import { sayConflict } from '../../../../src/core/merge/conflictWords.ts';
import { mergeNotes } from '../../../../src/core/merge/mergeNotes.ts';
import { openConflicts } from '../../../../src/core/merge/openConflicts.ts';
import { todayCount, todayOutline } from '../../../../src/core/outline/todayOutline.ts';
import { applyEdits } from '../../../../src/core/text.ts';
import { drawn, indexOf, outlineContext } from '../../../support/notebookText.ts';

const authors = { ours: { name: 'Maria', day: '2026-03-12' }, theirs: { name: 'Ana', day: '2026-03-11' } };

function merged(base: string, ours: string, theirs: string): string {
  return mergeNotes({ base, ours, theirs, authors }).text;
}

/** The sentence that Maria reads, then Ana, then somebody else. */
function check(base: string, ours: string, theirs: string, ...sentences: string[]): void {
  it(sentences[0] ?? '', () => {
    const [conflict] = openConflicts(merged(base, ours, theirs));
    ok(conflict);
    const said = ['Maria', 'Ana', 'Ben'].map((me) => sayConflict(conflict, (name) => name === me).sentence);
    deepEqual(said.slice(0, sentences.length), sentences);
  });
}

const header = (line: string): string => `---\ntype: issue\ntitle: Mail\n${line}\n---\n`;

describe('conflicts in words', () => {
  check(
    '- [ ] Call\n',
    '- [ ] Call due:2026-03-15\n',
    '- [ ] Call due:2026-03-12\n',
    'Ana set due Thu 12 Mar 2026, you set Sun 15 Mar 2026',
    'Maria set due Sun 15 Mar 2026, you set Thu 12 Mar 2026',
    'Ana set due Thu 12 Mar 2026, Maria set Sun 15 Mar 2026',
  );
  check(
    '- [ ] Call\n',
    '- [x] Call done:2026-03-12\n',
    '- [-] Call cancelled:2026-03-11\n',
    'Ana marked it cancelled, you marked it done',
  );
  check('- [ ] Call\n', '- [ ] Call Bo\n', '- [ ] Call Cem\n', 'Ana wrote “Call Cem”, you wrote “Call Bo”');
  check(
    '- [ ] Call priority:low due:2026-03-01\n',
    '- [ ] Call priority:high due:2026-03-15\n',
    '- [ ] Call priority:critical due:2026-03-12\n',
    'Ana set priority critical, you set high; Ana set due Thu 12 Mar 2026, you set Sun 15 Mar 2026',
    'Maria set priority high, you set critical; Maria set due Sun 15 Mar 2026, you set Thu 12 Mar 2026',
  );
  check(
    header('severity: low'),
    header('severity: high'),
    header('severity: critical'),
    'Ana set severity critical, you set high',
  );
  check(
    'The server is old.\n',
    'The server is new.\n',
    'The server is big.\n',
    'Ana wrote “The server is big.”, you wrote “The server is new.”',
  );

  const long = (end: string): string => `The new customer portal should show first of all where is ${end}\n`;
  check(
    long('a parcel that was sent'),
    long('the parcel of an order'),
    long('my order on the map of today'),
    'Ana wrote “…of all where is my order on the map of t…”, you wrote “…of all where is the parcel of an order”',
  );

  it('ask for nothing but what both set: what one side changed is in both versions', () => {
    const text = merged(
      '- [ ] Plan the channels @ines due:2026-03-12\n',
      '- [ ] Plan the channels @tomasz due:2026-03-13\n',
      '- [ ] Plan all the channels @ines due:2026-03-15 priority:high\n',
    );
    const [conflict] = openConflicts(text);
    ok(conflict);
    deepEqual([conflict.first, conflict.second].sort(), [
      '- [ ] Plan all the channels @tomasz due:2026-03-13 priority:high',
      '- [ ] Plan all the channels @tomasz due:2026-03-15 priority:high',
    ]);
    equal(
      sayConflict(conflict, (name) => name === 'Maria').sentence,
      'Ana set due Sun 15 Mar 2026, you set Fri 13 Mar 2026',
    );
  });

  it('says of each side what the other one has not', () => {
    const differs = (base: string, ours: string, theirs: string): unknown => {
      const [conflict] = openConflicts(merged(base, ours, theirs));
      return conflict && sayConflict(conflict, () => false).differs;
    };
    deepEqual(
      differs(
        '- [ ] Send the corrected price list to all clients\n',
        '- [ ] Send the corrected price list to all clients @maria due:2026-03-15\n',
        '- [ ] Send the corrected price list to all clients @ana due:2026-03-12\n',
      ),
      { first: '@ana, due Thu 12 Mar 2026', second: '@maria, due Sun 15 Mar 2026' },
    );
    deepEqual(
      differs(
        '- [ ] Call priority:low due:2026-03-01\n',
        '- [ ] Call priority:high due:2026-03-15\n',
        '- [ ] Call priority:critical due:2026-03-12\n',
      ),
      { first: 'priority critical, due Thu 12 Mar 2026', second: 'priority high, due Sun 15 Mar 2026' },
    );
    deepEqual(differs(header('severity: low'), header('severity: high'), header('severity: critical')), {
      first: 'severity critical',
      second: 'severity high',
    });
    deepEqual(differs(long('a parcel'), long('the parcel'), long('my order')), {
      first: '“…of all where is my order”',
      second: '“…of all where is the parcel”',
    });
  });

  it('names what is mine, and asks for the first or second version where both or none is known', () => {
    const [conflict] = openConflicts(merged('- [ ] a\n', '- [ ] a due:2026-03-15\n', '- [ ] a due:2026-03-12\n'));
    ok(conflict);
    const keep = (me: string, { firstAuthor = conflict.firstAuthor ?? '' } = {}) => {
      const said = sayConflict({ ...conflict, firstAuthor }, (name) => name === me);
      return [said.mine, said.keep.first, said.keep.second];
    };
    deepEqual(keep('Maria'), ['second', 'Keep the version of Ana', 'Keep mine']);
    deepEqual(keep('Ana'), ['first', 'Keep mine', 'Keep the version of Maria']);
    deepEqual(keep('Ben'), [undefined, 'Keep the version of Ana', 'Keep the version of Maria']);
    deepEqual(keep('Maria', { firstAuthor: 'Maria' }), [
      undefined,
      'Keep the first version',
      'Keep the second version',
    ]);
  });

  it('says what it can of notes that name only one of the two', () => {
    const text = '- [ ] a due:2026-03-12\n- [ ] a due:2026-03-15 <!-- daybook:conflict 1a2b 2026-03-11 Ana -->\n';
    const [conflict] = openConflicts(text);
    ok(conflict);
    const said = (me: string) => sayConflict(conflict, (name) => name === me).sentence;
    equal(said('Ana'), 'a colleague set due Thu 12 Mar 2026, you set Sun 15 Mar 2026');
    equal(said('Maria'), 'somebody set due Thu 12 Mar 2026, Ana set Sun 15 Mar 2026');
  });
});

describe('conflicts of a notebook', () => {
  const files = {
    'daybook.yml': 'people:\n  - { id: maria, name: Maria }\n  - { id: ana, name: Ana }\n',
    'issues/mail.md': merged(header('severity: low'), header('severity: high'), header('severity: critical')),
    'work.md': `# Work\n\n${merged('- [ ] Call\n', '- [ ] Call due:2026-03-15\n', '- [ ] Call due:2026-03-12\n')}`,
  };

  it('stand first in Today while there are any, and count', () => {
    const index = indexOf(files);
    const context = outlineContext(index, '2026-03-02', 'maria');
    equal(
      drawn(todayOutline(index, context).slice(0, 1)),
      [
        'Choose a version | 2',
        '  Mail | Ana set severity critical, you set high',
        '  Call | Ana set due Thu 12 Mar 2026, you set Sun 15 Mar 2026',
        '',
      ].join('\n'),
    );
    equal(todayCount(index, context), 3, 'both conflicts, and the issue, whose first form is critical');
    equal(index.doubtfulPaths().length, 2);
    for (const { path, ...place } of index.conflicts())
      index.put(path, settled(files[path as 'work.md'], place, 'second'));
    deepEqual(index.conflicts(), []);
    equal(
      todayOutline(index, context).some(({ id }) => id === 'today.conflicts'),
      false,
    );
  });

  it('are found in one pass, however many there are', () => {
    const one = merged('- [ ] a\n', '- [ ] a due:2026-03-15\n', '- [ ] a due:2026-03-12\n');
    const last = openConflicts(`${one.repeat(20_000)}${'<!-- daybook:conflict '.repeat(20_000)}`).at(-1);
    deepEqual([last?.ordinal, last?.line], [19_999, 39_998]);
  });

  it('survive packing, and stay where a filter shows less', () => {
    const index = indexOf(files);
    finished(index.compact());
    const filtered = { ...outlineContext(index, '2026-03-02'), filter: { text: 'x', passes: () => false } };
    deepEqual(
      todayOutline(index, filtered)[0]
        ?.children?.()
        .map(({ conflict, context }) => [conflict?.path, context.join(' ')]),
      [
        ['issues/mail.md', 'conflict others header'],
        ['work.md', 'conflict others body'],
      ],
    );
  });
});

function settled(text: string, place: { id: string; ordinal: number }, keeping: Keeping): string {
  const edit = settleConflict(text, place, keeping);
  ok(!isRefusal(edit), JSON.stringify(edit));
  return applyEdits(text, edit.edits);
}

describe('settling a conflict', () => {
  for (const end of ['\n', '\r\n']) {
    it(`keeps what was chosen and no comment (${JSON.stringify(end)})`, () => {
      const lines = (...all: string[]): string => all.map((line) => line + end).join('');
      const text = merged(
        lines('# T', '- [ ] a', 'z'),
        lines('# T', '- [ ] a due:2026-03-15', 'z'),
        lines('# T', '- [ ] a due:2026-03-12', 'z'),
      );
      const [place] = openConflicts(text);
      ok(place);
      equal(settled(text, place, 'first'), lines('# T', '- [ ] a due:2026-03-12', 'z'));
      equal(settled(text, place, 'second'), lines('# T', '- [ ] a due:2026-03-15', 'z'));
      equal(
        settled(text, place, 'both').replaceAll(' \n', '\n').replaceAll(' \r\n', '\r\n'),
        lines('# T', '- [ ] a due:2026-03-12', '- [ ] a due:2026-03-15', 'z'),
      );
    });
  }

  it('keeps one form of a key of a header', () => {
    const text = merged(header('severity: low'), header('severity: high'), header('severity: critical'));
    const [place] = openConflicts(text);
    ok(place);
    equal(settled(text, place, 'first'), header('severity: critical'));
    equal(settled(text, place, 'second'), header('severity: high'));
    const both = settleConflict(text, place, 'both');
    ok(isRefusal(both) && both.refused === 'not-supported');
  });

  it('refuses what somebody settled meanwhile, and tells equal ones apart', () => {
    const text = merged('- [ ] a\n', '- [ ] a due:2026-03-15\n', '- [ ] a due:2026-03-12\n');
    const twice = `${text}# Again\n${text}`;
    const [first, second] = openConflicts(twice);
    ok(first && second);
    deepEqual([second.ordinal, second.line], [1, 3]);
    const once = settled(twice, second, 'first');
    equal(once, `${text}# Again\n- [ ] a due:2026-03-12\n`);
    const late = settleConflict(once, second, 'first');
    ok(isRefusal(late) && late.refused === 'moved');
  });
});
