// Every intent on every way to write a line, kept as a golden file: what it writes, and that it writes the same wherever the line
// stands, byte for byte the same around it. `UPDATE_GOLDEN=1 npm run test:unit -- -g "intents"` writes it anew; read the diff.
import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { convertTasks, type Syntax } from '../../../../src/core/edits/convert.ts';
import { isRefusal, type NoteEdit, type Refusal } from '../../../../src/core/edits/edit.ts';
import { taskKey } from '../../../../src/core/edits/findTask.ts';
import { setRowField } from '../../../../src/core/edits/rowField.ts';
import { handOver, waitFor } from '../../../../src/core/edits/rowIntents.ts';
import { toggleTask } from '../../../../src/core/edits/toggle.ts';
import type { RowKey } from '../../../../src/core/index/rows.ts';
import { parseNote } from '../../../../src/core/note/parseNote.ts';
import { loadConfig } from '../../../../src/core/record/config.ts';
import { applyEdits } from '../../../../src/core/text.ts';
import { runs } from '../../../support/runs.ts';

const golden = 'test/golden/edits.txt';
const config = loadConfig('people:\n  - id: maria\n    name: Maria\n  - jonas\n');
const context = { config, today: '2026-03-11', now: '2026-03-11T09:15+01:00', me: 'maria' };

const lines = [
  '- [ ] Call the carrier',
  '- [ ] Call the carrier @maria +mail #ops due:2026-03-12',
  '- [ ] Call the carrier 📅 2026-03-12',
  '- [ ] Call the carrier ⏫ 🗓️ 2026-03-12 ^call',
  '- [ ] Call the carrier [due:: 2026-03-12] [priority:: low]',
  '- [ ] Call the carrier @due(2026-03-12)',
  '- [ ] Call the carrier (@2026-03-12)',
  '- [ ] Call the carrier 📅 2026-03-12 est:2h [wait:: the vendor]',
  '- [ ] 📅 2026-03-12 call the carrier',
  '- [ ] due:2026-03-12: call `x due:2026-01-01` [now](a.md) and tell',
  '> - [ ] Call the carrier due:2026-03-12',
  '1. [ ] Call the carrier due:2026-03-12',
  '  * [ ]\tCall the carrier  due:2026-03-12  ',
  '+ [/] Call the carrier\u00a0📅\u00a02026-03-12',
  '- [ ] Call the carrier due:2026-03-12. status:doing wait:acme asked:2026-03-01',
  '- [ ] Read the log every day 🔁 every week 📅 2026-03-12',
  '- [x] Call the carrier done:2026-03-10',
  '- [x] ~~Call the carrier~~ @jonas cancelled:2026-03-10',
  '- [X] Call the carrier ✅ 2026-03-10',
];

const field =
  (name: string, value: string | undefined) =>
  (text: string, key: RowKey): NoteEdit | Refusal =>
    setRowField(text, key, name, value, context);

const converted =
  (syntax: Syntax) =>
  (text: string, key: RowKey): NoteEdit =>
    convertTasks(text, syntax, config, new Set([key.task?.line ?? -1]));

const intents: Readonly<Record<string, (text: string, key: RowKey) => NoteEdit | Refusal>> = {
  tick: (text, key) => (key.task ? toggleTask(text, key.task, context) : { edits: [] }),
  doing: field('state', 'doing'),
  waiting: field('state', 'waiting'),
  cancelled: field('state', 'cancelled'),
  todo: field('state', 'todo'),
  due: field('due', '2026-04-30'),
  'no due': field('due', undefined),
  start: field('start', '2026-03-02'),
  snooze: field('scheduled', '2026-03-16'),
  owner: field('owner', 'jonas'),
  'no owner': field('owner', undefined),
  'hand over': (text, key) => handOver(text, key, 'jonas', context),
  priority: field('priority', 'critical'),
  project: field('project', 'office'),
  wait: (text, key) => waitFor(text, key, 'acme', context),
  'wait for words': (text, key) => waitFor(text, key, 'the new vendor', context),
  estimate: field('est', '4h'),
  plain: converted('plain'),
  emoji: converted('emoji'),
  bracket: converted('bracket'),
};

/** What an intent makes of the line in a text. */
function made(text: string, line: string, name: string): string {
  const note = parseNote(text, { markers: config.markers });
  const task = note.tasks.find(({ raw }) => raw === line);
  ok(task);
  const answer = intents[name]?.(text, { path: 'a.md', task: taskKey(note, task) });
  ok(answer);
  return isRefusal(answer) ? answer.refused : applyEdits(text, answer.edits);
}

function table(): string {
  return lines
    .map((line) => {
      const rows = Object.keys(intents).map((name) => {
        const after = made(line, line, name);
        return `${name.padEnd(14)} ${after === line ? '=' : after.replaceAll('\n', '\n               ')}`;
      });
      return `${line}\n${rows.join('\n')}\n`;
    })
    .join('\n');
}

describe('intents on lines', () => {
  it('write what the golden file says', () => {
    const found = table();
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(golden, found);
    strictEqual(found, readFileSync(golden, 'utf8'));
  });

  const ends = fc.constantFrom('\n', '\r\n');
  const around = fc.array(fc.constantFrom('# Heading', 'Words é 🗓️.', '', '- plain item', '> quote'), { maxLength: 4 });
  it('touch no byte of the lines around, whatever their ends', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...lines),
        fc.constantFrom(...Object.keys(intents)),
        around,
        around,
        fc.array(ends, { minLength: 9, maxLength: 9 }),
        fc.constantFrom('', '\ufeff'),
        fc.boolean(),
        (line, name, above, below, lineEnds, bom, isFinal) => {
          // A heading between, so that nothing above or below is part of the same item.
          const all = [...above, '## Tasks', line, '## More', ...below];
          const at = above.length + 1;
          const end = (index: number): string => lineEnds[index % lineEnds.length] ?? '\n';
          const text =
            bom + all.map((each, index) => each + (index < all.length - 1 || isFinal ? end(index) : '')).join('');
          const after = made(text, line, name);
          if (after === 'unchanged' || after === 'not-supported') return;
          const [old, now] = [linesOf(text), linesOf(after)];
          const added = now.length - old.length;
          ok(added === 0 || (added === 1 && name === 'tick'), `${added} lines more`);
          deepStrictEqual(now.slice(0, at), old.slice(0, at));
          deepStrictEqual(now.slice(at + 1 + added), old.slice(at + 1));
          strictEqual(bare(now.slice(at, at + 1 + added)), bare(linesOf(made(line, line, name))));
          ok(now.slice(at, at + 1 + added).every((each) => each.endsWith(end(at))));
        },
      ),
      { numRuns: runs(200) },
    ));
});

function linesOf(text: string): string[] {
  return text.split(/(?<=\n)/);
}

function bare(found: readonly string[]): string {
  return found.map((line) => line.replace(/\r?\n$/, '')).join('\n');
}
