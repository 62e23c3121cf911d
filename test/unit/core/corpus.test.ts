// The corpus of files as they occur: one golden note for each oddity. Not changing one leaves every byte; ticking a task of one
// changes its line alone (a repeating one gets a line more); a key of its header changes that key's lines alone.
import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isRefusal } from '../../../src/core/edits/edit.ts';
import { setHeaderField } from '../../../src/core/edits/header.ts';
import { toggleTask } from '../../../src/core/edits/toggle.ts';
import { NoteIndex } from '../../../src/core/index/noteIndex.ts';
import { loadConfig } from '../../../src/core/record/config.ts';
import { applyEdits } from '../../../src/core/text.ts';

const folder = 'test/golden/parse';
const config = loadConfig(undefined);
const context = { config, today: '2026-03-10' };

/** The oddities and the notes that show them. */
const corpus: Readonly<Record<string, string>> = {
  'byte-order mark and CRLF': 'bom-crlf-header',
  'mixed line ends': 'mixed-endings',
  'no final line end': 'no-final-newline',
  'emoji with and without variation': 'emoji-variation',
  'hard space before a date': 'nbsp-before-date',
  'full stop behind a date': 'full-stop-after-date',
  'text behind fields': 'text-after-fields',
  'date first': 'date-first',
  'two due dates': 'two-due-dates',
  'a link in place of a box': 'link-in-place-of-box',
  'a glued box': 'glued-box',
  'an empty box': 'empty-box',
  'a legend': 'legend',
  'a letter that means required': 'required-letter',
  'a box in a fence': 'box-in-fence',
  'a box in a comment': 'box-in-comment',
  'a box between percent signs': 'box-in-percent',
  'a box in a table': 'box-in-table',
  'a box in a quote': 'box-in-quote',
  'a nested ordered list': 'nested-ordered',
  tabs: 'tab-indent',
  'a ticked box quoted in an open task': 'second-box',
  'double colons of programs': 'double-colon',
  'addresses and clock times': 'url-and-clock',
  'scopes and mail addresses': 'scope-and-mail',
  'references and tags': 'reference-and-tag',
  'dates that are none': 'invalid-dates',
  'dates that move': 'relative-dates',
  'repeating over month ends': 'recurrence',
  'an @ without quotes': 'header-at',
  'a colon in a title': 'header-colon',
  'a key given twice': 'header-duplicate',
  'a header without an end': 'header-unclosed',
  'a header without a beginning': 'header-unopened',
  'a broken header': 'header-broken',
  TOML: 'header-toml',
  JSON: 'header-json',
  'JSON between semicolons': 'header-hexo',
  'conflict markers': 'conflict',
  'Backlog.md with markers': 'backlog-marked',
  'Backlog.md without markers': 'backlog-unmarked',
  'a Kanban board with settings': 'kanban',
  'a Logseq journal': 'logseq-journal',
  minutes: 'minutes',
};

const names = readdirSync(folder).filter((name) => name.endsWith('.md'));

/** Lines with their ends, so that a changed end is a changed line. */
function linesOf(text: string): string[] {
  return text.split(/(?<=\n)/);
}

function ticked(name: string, text: string): void {
  const index = new NoteIndex(config);
  index.put(name, text);
  for (const row of index.taskRows(name)) {
    const { task } = index.key(row);
    const answer = task && toggleTask(text, task, context);
    if (task === undefined || answer === undefined || isRefusal(answer)) continue;
    const [before, after] = [linesOf(text), linesOf(applyEdits(text, answer.edits))];
    ok(
      after.length - before.length ===
        (index.fieldNames(row).includes('repeat') && after.length > before.length ? 1 : 0),
    );
    const below = before.slice(task.line + 1);
    deepStrictEqual(after.slice(0, task.line), before.slice(0, task.line), name);
    deepStrictEqual(after.slice(after.length - below.length), below, name);
  }
}

describe('the corpus', () => {
  for (const [says, name] of Object.entries(corpus))
    it(`has ${says}`, () => ok(existsSync(`${folder}/${name}.md`) && existsSync(`${folder}/${name}.txt`)));

  for (const name of names) {
    it(`${name} keeps every byte but those of a change`, () => {
      const text = readFileSync(`${folder}/${name}`, 'utf8');
      for (const each of [text, text.replace(/\r?\n/g, '\r\n')]) {
        strictEqual(applyEdits(each, []), each);
        ticked(name, each);
        const answer = setHeaderField(each, 'reviewed_by', 'maria');
        if (isRefusal(answer)) continue;
        const [edit, ...more] = answer.edits;
        ok(edit !== undefined && edit.span.start === edit.span.end && more.length === 0, name);
        deepStrictEqual(linesOf(edit.text).filter((line) => line.startsWith('reviewed_by')).length, 1, name);
      }
    });
  }
});
