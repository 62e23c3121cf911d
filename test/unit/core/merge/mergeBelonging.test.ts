// What belongs to what when two people change a note: sub-items stay below their task, lines in their section, code and tables whole.
import { deepEqual, equal } from 'node:assert/strict';
import { mergeBothWays as merge } from '../../../support/fuzz/mergeFuzz.ts';

/** Lines of a note, changed on both sides; the expected note, which merges without a conflict. */
function check(base: string[], ours: string[], theirs: string[], expected: string[]): void {
  const [b, o = '', t = '', e] = [base, ours, theirs, expected].map((lines) =>
    lines.map((line) => `${line}\n`).join(''),
  );
  const { text, conflicts } = merge(b, o, t);
  equal(text, e);
  deepEqual(conflicts, []);
}

describe('mergeNotes, what belongs together', () => {
  it('puts sub-items of both below their task, before the next task that one side added', () =>
    check(
      ['- [ ] pack'],
      ['- [ ] pack', '  - [ ] alpha', '- [ ] leave'],
      ['- [ ] pack', '  - [ ] beta'],
      ['- [ ] pack', '  - [ ] alpha', '  - [ ] beta', '- [ ] leave'],
    ));

  it('puts a line that one side appended into its section, before a section that the other appended', () =>
    check(
      ['## Log', '- one'],
      ['## Log', '- one', '- alpha', '', '## Next', '- more'],
      ['## Log', '- one', '- beta'],
      ['## Log', '- one', '- alpha', '- beta', '', '## Next', '- more'],
    ));

  it('takes a new sub-item along with the task that the other side moved', () => {
    const family = ['- [ ] pack', '  - [ ] socks'];
    check(
      [...family, '- [ ] wash', '- [ ] cook', '- [ ] read', '## Later'],
      ['- [ ] wash', '- [ ] cook', '- [ ] read', '## Later', ...family],
      [...family, '  - [ ] shoes', '- [ ] wash', '- [ ] cook', '- [ ] read', '## Later'],
      ['- [ ] wash', '- [ ] cook', '- [ ] read', '## Later', ...family, '  - [ ] shoes'],
    );
  });

  it('takes sub-items of both along where both moved their task', () =>
    check(
      ['- [ ] pack', '- [ ] wash', '- [ ] cook', '- [ ] read', '- [ ] rest'],
      ['- [ ] wash', '- [ ] cook', '- [ ] read', '- [ ] pack', '  - [ ] alpha', '- [ ] rest'],
      ['- [ ] wash', '- [ ] pack', '  - [ ] beta', '- [ ] cook', '- [ ] read', '- [ ] rest'],
      ['- [ ] wash', '- [ ] pack', '  - [ ] alpha', '  - [ ] beta', '- [ ] cook', '- [ ] read', '- [ ] rest'],
    ));

  it('takes no task for another of a different id', () =>
    check(
      ['- [ ] call the team ^a1', '- [ ] end'],
      ['- [ ] mail the team ^b1', '- [ ] end'],
      ['- [x] call the team ^a1', '- [ ] end'],
      ['- [ ] mail the team ^b1', '- [x] call the team ^a1', '- [ ] end'],
    ));

  it('keeps the task that the other side deleted above a sub-item that was added or changed', () => {
    const all = (...children: string[]) => ['- [ ] other', '- [ ] pack', ...children, '- [ ] leave'];
    const base = all('  - [ ] socks', '  - [ ] shoes');
    const without = ['- [ ] other', '- [ ] leave'];
    check(base, without, all('  - [ ] socks', '  - [ ] shoes', '  - [ ] hat'), all('  - [ ] hat'));
    check(base, without, all('  - [ ] socks', '  - [x] shoes'), all('  - [x] shoes'));
    check(base, without, base, without);
  });

  it('does not bring back what the other side wrote anew or moved', () => {
    check(
      ['# Trip', 'plan'],
      ['# Our trip', 'idea', 'more'],
      ['# Trip', 'plan', 'late'],
      ['# Our trip', 'idea', 'more', 'late'],
    );
    const [first, second] = [
      ['# First', '- alpha'],
      ['# Second', '- beta', '- gamma'],
    ];
    check([...first, ...second], [...second, ...first], [...first, '- new', ...second], [...second, ...first, '- new']);
  });

  it('leaves what two people wrote in sections of their own whole, whatever is equal in them', () => {
    const day = (who: string) => [`## ${who}`, '### Done', `- by ${who}`, '### Next', '- [ ] report'];
    check(
      ['# Standup'],
      ['# Standup', ...day('Ana')],
      ['# Standup', ...day('Bob')],
      ['# Standup', ...day('Ana'), ...day('Bob')],
    );
    const code = (what: string) => [`~~~${what}`, `# ${what}`, '~~~'];
    check(
      ['# Code'],
      ['# Code', ...code('one')],
      ['# Code', ...code('two')],
      ['# Code', ...code('one'), ...code('two')],
    );
    const table = (what: string) => [`| ${what} | n |`, '|---|---|', `| ${what} 1 | 4 |`];
    check(
      ['# Table'],
      ['# Table', ...table('one')],
      ['# Table', ...table('two')],
      ['# Table', ...table('one'), ...table('two')],
    );
  });

  it('takes a line for the same that was reworded while lines came below it', () =>
    check(
      ['- [ ] call the plumber', '- [ ] end'],
      ['- [ ] call the plumber today', '  - the number is on the fridge', '  - ask first', '- [ ] end'],
      ['- [x] call the plumber', '- [ ] end'],
      ['- [x] call the plumber today', '  - the number is on the fridge', '  - ask first', '- [ ] end'],
    ));

  it('keeps two new repeating tasks of two people that differ in more than their day', () =>
    check(
      ['# A'],
      ['# A', '- [ ] call @ana [repeat:: every week] due:2026-03-02'],
      ['# A', '- [ ] call @bob [repeat:: every week] due:2026-03-03'],
      [
        '# A',
        '- [ ] call @ana [repeat:: every week] due:2026-03-02',
        '- [ ] call @bob [repeat:: every week] due:2026-03-03',
      ],
    ));
});

describe('mergeNotes, headers of both', () => {
  const head = (...lines: string[]) => ['---', ...lines, '---'];

  it('says a key once that both added at different places', () => {
    check(
      head('type: issue', 'title: x'),
      head('priority: high', 'type: issue', 'title: x'),
      head('type: issue', 'title: x', 'priority: high'),
      head('priority: high', 'type: issue', 'title: x'),
    );
    const lines = (...all: string[]) => `${head(...all).join('\n')}\n`;
    const { text, conflicts } = merge(
      lines('type: issue', 'title: x'),
      lines('due: 2026-03-01', 'type: issue', 'title: x'),
      lines('type: issue', 'title: x', 'due: 2026-03-02'),
    );
    equal(conflicts.length, 1);
    equal(text.match(/^due:/gm)?.length, 1);
    equal(text.split('due: 2026-03-02').length, 2);
  });

  it('keeps a header that nobody filled in, and the line ends that one side chose', () => {
    check(
      [...head(), 'one', 'two'],
      [...head(), 'one!', 'two'],
      [...head(), 'one', 'two!'],
      [...head(), 'one!', 'two!'],
    );
    const text = (status: string, words: string) => `---\nstatus: ${status}\n---\n${words}\n`;
    const crlf = (lf: string) => lf.replaceAll('\n', '\r\n');
    equal(merge(text('open', 'a'), crlf(text('open', 'a')), text('done', 'a')).text, crlf(text('done', 'a')));
    equal(merge(text('open', 'a'), crlf(text('open', 'b')), text('open', 'a\nc')).text, crlf(text('open', 'b\nc')));
  });
});
