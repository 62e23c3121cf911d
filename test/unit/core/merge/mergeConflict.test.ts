// Notes in which a conflict stands are changed and merged: both its forms are one thing then, and no two people can delete both of
// them without wanting to.
import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { isRefusal } from '../../../../src/core/edits/edit.ts';
import { settleConflict } from '../../../../src/core/edits/settleConflict.ts';
import { standingConflicts } from '../../../../src/core/merge/standing.ts';
import { applyEdits } from '../../../../src/core/text.ts';
import { mergeBothWays as merge } from '../../../support/fuzz/mergeFuzz.ts';
import { runs } from '../../../support/runs.ts';

const plain = '# A\n\n- [ ] call due:2026-03-10 ^t1\n- [ ] mail ^t2\n';
const standing = merge(plain, plain.replace('03-10', '03-11'), plain.replace('03-10', '03-12')).text;
const [, , first = '', second = ''] = standing.split('\n');
const without = (text: string, line: string): string => text.replace(`${line}\n`, '');

/** What is left when somebody chooses. */
function settled(text: string, keeping: 'first' | 'second' | 'both'): string {
  const [conflict] = standingConflicts(text);
  const edit = settleConflict(text, { id: conflict?.id ?? '', ordinal: 0 }, keeping);
  ok(!isRefusal(edit));
  return applyEdits(text, edit.edits);
}

describe('mergeNotes, where a conflict stands', () => {
  it('keeps both forms when each side deleted the other one by hand', () => {
    equal(
      merge(standing, without(standing, first), without(standing, second)).text.replace(/<!.*>/, ''),
      standing.replace(/<!.*>/, ''),
    );
  });

  it('keeps all of three forms when nobody kept the same ones', () => {
    const third = merge(plain, standing, plain.replace('03-10', '03-13')).text;
    const lines = third.split('\n').filter((line) => line.includes('call'));
    equal(lines.length, 3);
    const [a = '', b = '', c = ''] = lines;
    const { text } = merge(third, without(third, c), without(without(third, a), b));
    for (const day of ['11', '12', '13']) ok(text.includes(`call due:2026-03-${day}`), text);
  });

  it('asks again when each side chose another form', () => {
    const { text, conflicts } = merge(standing, settled(standing, 'first'), settled(standing, 'second'));
    equal(conflicts.length, 1);
    deepEqual(
      standingConflicts(text).map((each) => [text.slice(each.first.start, each.first.end), each.second]),
      [['- [ ] call due:2026-03-11 ^t1', '- [ ] call due:2026-03-12 ^t1']],
    );
  });

  it('takes over a choice that one side made, and one that both made alike', () => {
    for (const keeping of ['first', 'second', 'both'] as const) {
      const chosen = settled(standing, keeping);
      equal(merge(standing, chosen, standing).text, chosen);
      equal(merge(standing, chosen, chosen).text, chosen);
      equal(merge(standing, chosen, standing.replace('mail', 'mail her')).text, chosen.replace('mail', 'mail her'));
    }
  });

  it('overwrites no other task or key where the first form was deleted by hand', () => {
    const call = (who: string, day: string) => `- [ ] call ${who} due:2026-03-${day}`;
    const list = (day: string) => `${call('Ana', '01')}\n${call('Bob', day)}\n`;
    const left = without(merge(list('01'), list('11'), list('12')).text, call('Bob', '11'));
    equal(settled(left, 'second'), list('12'));
    const head = (due: string) => `---\nstatus: open\ndue: ${due}\n# why\n---\n`;
    const inHead = merge(head('01'), head('11'), head('12')).text;
    equal(settled(inHead, 'second'), head('12'));
    const bare = without(inHead.replaceAll(/^#.* ?# why\n|^# why\n/gm, ''), 'due: 11');
    equal(settled(bare, 'second'), head('12').replace('# why\n', ''));
  });

  it('lets nothing come between the two forms', () => {
    const one = plain.replace('03-10', '03-11');
    const added = one.replace('- [ ] mail', '- [ ] aaa\n- [ ] mail');
    equal(merge(one, standing, added).text, standing.replace('- [ ] mail', '- [ ] aaa\n- [ ] mail'));
  });

  it('keeps a change of either form', () => {
    const ticked = standing.replace('- [ ] call due:2026-03-11', '- [x] call due:2026-03-11');
    equal(
      merge(standing, ticked, settled(standing, 'second')).text,
      plain.replace('[ ] call due:2026-03-10', '[x] call due:2026-03-12'),
    );
    equal(merge(standing, ticked, standing.replace('mail', 'mail her')).text, ticked.replace('mail', 'mail her'));
  });

  it('says the same in either order and loses no form, whatever both did with it', () => {
    const what = fc.constantFrom(
      ...(['first', 'second', 'both'] as const).map((keeping) => settled(standing, keeping)),
      ...[first, second].map((line) => without(standing, line)),
      standing.replace('- [ ] call due:2026-03-11', '- [x] call due:2026-03-11'),
      standing.replace('2026-03-12 ^t1', '2026-03-12 priority:high ^t1'),
      standing,
    );
    fc.assert(
      fc.property(what, what, (ours, theirs) => {
        const { text } = merge(standing, ours, theirs);
        ok(/call due:2026-03-1[12]/.test(text), text);
        equal(text.split('mail').length, 2);
        // Who wrote what the other one never saw finds it.
        for (const word of ['[x]', 'priority:high']) if ((ours + theirs).includes(word)) ok(text.includes(word), text);
      }),
      { numRuns: runs(60) },
    );
  });
});

describe('standingConflicts', () => {
  it('takes no other line for the first form where somebody deleted that by hand', () => {
    for (const above of ['- [ ] mail ^t2', '## Tasks', '', 'words', '- item']) {
      const text = `${above}\n${second}\n- [ ] last\n`;
      const plainSecond = second.replace(/ <!--.*/, '');
      equal(settled(text, 'second'), `${above}\n${plainSecond}\n- [ ] last\n`);
      equal(settled(text, 'both'), `${above}\n${plainSecond}\n- [ ] last\n`);
      equal(settled(text, 'first'), `${above}\n- [ ] last\n`);
    }
  });

  it('knows the first form again after either was changed', () => {
    const text = standing.replace('call due:2026-03-11', 'call her due:2026-04-11');
    equal(standingConflicts(text)[0]?.first.start, text.indexOf('- [ ] call her'));
    const bare = merge('- one\n', '- one a\n', '- one b\n').text.replace('one a', 'one c');
    equal(settled(bare, 'first'), '- one c\n');
  });
});
