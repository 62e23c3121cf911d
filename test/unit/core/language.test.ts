// The language that sentences are said in: a made-up one reaches refusals, problems, quick fixes, queries and sharing, and values
// stay as they are.
import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readDayWords } from '../../../src/core/dayWords.ts';
import { isRefusal } from '../../../src/core/edits/edit.ts';
import { setHeaderField } from '../../../src/core/edits/header.ts';
import { fixEmptyBox } from '../../../src/core/fix/lineFixes.ts';
import { say, setLanguage, toSay } from '../../../src/core/language.ts';
import { parseNote } from '../../../src/core/note/parseNote.ts';
import { explainQuery } from '../../../src/core/query/explainQuery.ts';
import { parseQuery } from '../../../src/core/query/parseQuery.ts';
import { loadConfig } from '../../../src/core/record/config.ts';
import { sayHold } from '../../../src/notebook/share/holdMessages.ts';
import { tell } from '../../../src/notebook/share/messages.ts';

const gathered: Readonly<Record<string, string>> = JSON.parse(readFileSync('l10n/bundle.l10n.json', 'utf8'));

/** Every text the other way round, its places as they were: what is not gathered for translators stays readable. */
const mirrored = Object.fromEntries(Object.keys(gathered).map((text) => [text, mirror(text)]));

function mirror(text: string): string {
  return text
    .split(/(\{\w+\})/)
    .map((part) => (part.startsWith('{') ? part : [...part].reverse().join('')))
    .reverse()
    .join('');
}

/** What is said while the made-up language is set. */
function inMirror<T>(work: () => T): T {
  setLanguage(mirrored);
  try {
    return work();
  } finally {
    setLanguage({});
  }
}

describe('language', () => {
  it('is English without a table, with values in their places', () => {
    strictEqual(say('Change to {0} ({1})', 'a', 2), 'Change to a (2)');
    strictEqual(say(toSay('New.')), 'New.');
  });

  it('takes values as they are, whatever is in them', () => {
    strictEqual(say('Change to {0} ({1})', '{1} $&', 'b'), 'Change to {1} $& (b)');
    strictEqual(say('file names such as `{date}` and {0}', 'x'), 'file names such as `{date}` and x');
  });

  it('says nothing that an object has by itself', () => {
    strictEqual(say('constructor'), 'constructor');
  });

  it('reaches refusals', () => {
    const text = '---\ntitle: A\n---\n';
    const said = (): unknown => setHeaderField(text, 'title', 'A', 'text');
    const edit = inMirror(said);
    deepStrictEqual(edit, { refused: 'unchanged', message: mirror('The header says so already.') });
    ok(isRefusal(said() as never) && (said() as { message: string }).message === 'The header says so already.');
  });

  it('reaches problems and their fixes', () => {
    const text = '- [] call\n';
    const [problem] = inMirror(() => parseNote(text).problems);
    strictEqual(problem?.message, mirror('An open box is written “[ ]”, with a blank inside.'));
    const [fix] = inMirror(() => fixEmptyBox(problem as never, { text } as never));
    strictEqual(fix?.title, mirror('Write the box as [ ]'));
  });

  it('quotes the note in a problem as it is', () => {
    const [problem] = inMirror(() => parseNote('- [ ] call due:2026-02-30\n').problems);
    strictEqual(problem?.message, mirror('“{0}” is not a day of the calendar.').replace('{0}', 'due:2026-02-30'));
  });

  it('reaches what sharing says', () => {
    const shared = mirror('Shared with the team: {0}.').replace('{0}', mirror('{0} changes').replace('{0}', '3'));
    strictEqual(
      inMirror(() => tell('shared', { count: 3 }).text),
      shared,
    );
    strictEqual(
      inMirror(() => sayHold({ code: 'unreadable' })),
      mirror('This file cannot be read.'),
    );
  });

  it('spells days as the reader does', () => {
    const frame = { today: '2026-03-11', calendar: loadConfig(undefined).calendar } as const;
    const meanings = (): readonly string[] => readDayWords('fri', frame).map(({ meaning }) => meaning);
    deepStrictEqual(meanings(), ['Fri 13 Mar 2026']);
    setLanguage({}, (day) => `<${day}>`);
    try {
      deepStrictEqual(meanings(), ['<2026-03-13>']);
    } finally {
      setLanguage({});
    }
  });

  it('reaches the built-in kinds and fields, and leaves what a team wrote', () => {
    const { kinds, fields } = inMirror(() => loadConfig('kinds:\n  risk:\n    label: Issue\n'));
    strictEqual(kinds.get('issue')?.plural, mirror('Issues'));
    strictEqual(fields.get('due')?.doc, mirror('The day it has to be done.'));
    strictEqual(kinds.get('risk')?.label, 'Issue');
  });

  it('explains queries', () => {
    const parsed = parseQuery('is:open due:<today', loadConfig(undefined));
    ok(!('problems' in parsed));
    const opens = mirror('are open');
    const due = mirror('have {0} before {1}').replace('{0}', 'due').replace('{1}', mirror('today'));
    // In the order of its own language.
    const terms = mirror('{0}, and {1}').replace('{0}', opens).replace('{1}', due);
    strictEqual(
      inMirror(() => explainQuery(parsed.query)),
      `.${mirror('Rows that {0}').replace('{0}', terms)}`,
    );
  });
});
