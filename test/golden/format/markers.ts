// Rows about the character between the brackets.
import { cancelled, doing, done, type LineRow, type LineSection, line, plain, todo, told, waiting } from './lineRow.ts';

function remark(character: string): LineRow {
  return told(`- [${character}] Call`, [], ['marker-ambiguous']);
}

/** The characters that mean something, and those that do not. */
export const markers: LineSection = {
  title: 'Characters between the brackets',
  about: [
    'Daybook writes `[ ]` and `[x]`, which every tool shows as a box, and ticks with another character only where the note does so already. It reads the other characters that tools have made common. `markers:` in `daybook.yml` says what a character means in your notebook, before the built-in meanings.',
    'Characters that some tools draw as a remark are no task until `markers:` says so; any other character is text, as in a legend.',
  ],
  rows: [
    line('- [ ] Call', todo('Call')),
    line('- [x] Call', done('Call')),
    line('- [X] Call', done('Call')),
    {
      written: '- [v] Call\n- [ ] Write\n',
      read: [done('Call'), todo('Write')],
      edits: [{ set: 'due', to: '2026-03-12', gives: '- [v] Call due:2026-03-12\n- [ ] Write\n' }],
    },
    line('- [✅] Call', done('Call')),
    line('- [✅\ufe0f] Call', done('Call')),
    line('- [/] Call', doing('Call')),
    line('- [@] Call', doing('Call')),
    line('- [h] Call', waiting('Call'), 'On hold.'),
    line('- [b] Call', waiting('Call'), 'Blocked.'),
    line('- [-] Call', cancelled('Call')),
    line('- [~] Call', cancelled('Call')),
    line('- [a] Call', cancelled('Call'), 'Abandoned.'),
    line('- [>] Call', todo('Call'), 'Moved or scheduled elsewhere: it counts as open.'),
    line('- [<] Call', todo('Call')),
    line('- [?] Call', todo('Call')),
    line('- [!] Call', todo('Call')),
    line('- [*] Call', todo('Call')),
    ...['"', 'l', 'i', 'S', 'I', 'p', 'c', 'f', 'k', 'u', 'd'].map(remark),
    plain('- [N] decisions', 'A legend.'),
    plain('- [M] are independent'),
    {
      written: '- [N] Call\n- [-] Half of it\n',
      options: {
        markers: new Map([
          ['N', 'waiting'],
          ['-', 'doing'],
        ] as const),
      },
      read: [waiting('Call'), doing('Half of it')],
      note: 'With `markers: { N: waiting, "-": doing }` in `daybook.yml`.',
    },
  ],
};
