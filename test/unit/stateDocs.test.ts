// What is written about the states of sharing: docs/sharing.md is made of the tables (`UPDATE_GOLDEN=1` writes it anew), and every state
// and every reason to hold a note back has its heading there, with its sentence, what Daybook did, and what to do (G16).
import { equal, ok } from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { holdCodes } from '../../src/notebook/share/holdMessages.ts';
import { stateNames } from '../../src/notebook/share/messages.ts';
import { statePage, statesPage } from '../../src/notebook/share/statePage.ts';

const file = 'docs/sharing.md';

describe('what is written about the states of sharing', () => {
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, statesPage());

  it('is in docs/sharing.md', () => equal(readFileSync(file, 'utf8'), statesPage()));

  it('says of each state and reason what happened, what Daybook did, and what to do', () => {
    const sections = readFileSync(file, 'utf8').split(/^### /m).slice(1);
    const names = [...stateNames, ...holdCodes];
    equal(sections.length, names.length);
    for (const name of names) {
      const found = sections.filter((text) => text.startsWith(`${name}\n`));
      equal(found.length, 1, name);
      const wanted = [/^> \S.*[.!]$/m, /^\*\*What Daybook did\.\*\* \S.*\.$/m, /^\*\*What to do\.\*\* \S.*\.$/m];
      const isState = stateNames.some((state) => state === name);
      for (const part of isState ? [...wanted, /^\*\*What happened\.\*\* \S.*\.$/m] : wanted)
        ok(part.test(found[0] ?? ''), `${name}: ${part}`);
    }
  });

  it('is a page for each, and the page of all for other names', () => {
    equal(statePage('no-such-state'), statesPage());
    equal(statePage('overlap').split('\n')[0], '# overlap');
    ok(statePage('secret').startsWith('# secret\n\n> Line 7 looks like'));
  });
});
