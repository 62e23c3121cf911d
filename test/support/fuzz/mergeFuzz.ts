// Two people change one note at random: what has to hold of every merge (goal G7). Comes in: nothing; goes out: properties for fast-check
// and the share of pairs that end in a conflict. The changes are Daybook's own edits and those of a hand in an editor.
import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { toggleTask } from '../../../src/core/edits/toggle.ts';
import { mergeNotes } from '../../../src/core/merge/mergeNotes.ts';
import { parseNote } from '../../../src/core/note/parseNote.ts';
import { loadConfig } from '../../../src/core/record/config.ts';
import { applyEdits } from '../../../src/core/text.ts';
import { setTaskField } from '../setTaskField.ts';
import { strays } from '../torture/verdict.ts';

const config = loadConfig(undefined);
const maria = { name: 'Maria', day: '2026-03-12' };
const ana = { name: 'Ana', day: '2026-03-11' };

/** Merges both ways round; throws when it matters whose side is which. */
export function mergeBothWays(base: string | undefined, ours: string, theirs: string) {
  const merged = mergeNotes({ base, ours, theirs, authors: { ours: maria, theirs: ana } });
  const other = mergeNotes({ base, ours: theirs, theirs: ours, authors: { ours: ana, theirs: maria } });
  equal(other.text, merged.text, 'whose side is which does not matter');
  return merged;
}

const task = fc
  .tuple(fc.nat(40), fc.constantFrom('', ' @maria', ' @jonas +mail', ' due:2026-03-10', ' 📅 2026-03-10'))
  .map(([n, rest]) => `- [ ] task ${n}${rest}`);
const line = fc.oneof(
  { weight: 5, arbitrary: task },
  fc.constantFrom('', '## Notes', '- ', 'some words', '| 2026-03-01 | 4 |', '```'),
);
const header = fc.constantFrom(
  '',
  '---\ntype: issue\nstatus: open\n---\n',
  '---\n# c\ntags:\n  - a\nowner: maria\n---\n',
  '---\n# one of [a]\ntags: [a] # few\nowner: maria\n---\n',
);
/** A conflict that an earlier merge left, told by a word that nothing else has. */
const clash =
  '- [ ] clash one due:2026-03-10 ^c1\n- [ ] clash two ^c1 <!-- daybook:conflict 0abcdef 2026-03-11 Ana / Maria -->';
const lines = fc
  .tuple(fc.array(line, { maxLength: 12 }), fc.option(fc.nat(12)))
  .map(([all, at]) => (at === null ? all : all.toSpliced(at, 0, clash)));
const base = fc.tuple(header, lines).map(([head, all]) => head + all.map((each) => `${each}\n`).join(''));
const fields = ['tick', 'due', 'owner'];
const change = fc.record({
  kind: fc.constantFrom(...fields, 'add', 'delete', 'retype', 'move', 'header', 'list', 'comment'),
  at: fc.nat(30),
  word: fc.constantFrom('alpha', 'beta', 'gamma'),
});
const changes = fc.array(change, { maxLength: 4 });

type Change = { readonly kind: string; readonly at: number; readonly word: string };

function changed(text: string, all: readonly Change[]): string {
  return all.reduce(changedOnce, text);
}

function changedOnce(text: string, { kind, at, word }: Change): string {
  const note = parseNote(text);
  const found = note.tasks[at % Math.max(1, note.tasks.length)];
  if (kind === 'header') return text.replace(/^(status|owner): .*$/m, `$1: ${word}`);
  if (kind === 'list') return text.replace(/^tags: \[(.*)\]/m, `tags: [$1, ${word}]`);
  if (kind === 'comment') return text.replace(/^# (?:c|one of .*)$/m, `$& ${word}`);
  if (found && fields.includes(kind)) {
    const key = { raw: found.raw, ordinal: 0, equal: 1, line: found.line };
    const edit =
      kind === 'tick'
        ? toggleTask(text, key, { today: '2026-03-12', config })
        : setTaskField(text, key, kind, kind === 'due' ? `2026-04-${10 + (at % 9)}` : word, { config });
    return 'edits' in edit ? applyEdits(text, edit.edits) : text;
  }
  const head = text.slice(0, note.bodyStart);
  const lines = text.slice(note.bodyStart).split('\n').slice(0, -1);
  const place = at % (lines.length + 1);
  if (kind === 'add') lines.splice(place, 0, `- [ ] new ${word} ${at}`);
  if (kind === 'delete') lines.splice(place, 1);
  if (kind === 'retype' && lines[place] !== undefined) lines[place] = `${lines[place]} ${word}`;
  if (kind === 'move') lines.push(...lines.splice(place, 1));
  return head + lines.map((each) => `${each}\n`).join('');
}

/** Any changes on both sides: nobody's words are lost, no marker of git stands in the note, and what one side alone did is what comes out. */
export const anyMerge = fc.property(base, changes, changes, (text, first, second) => {
  const [ours, theirs] = [changed(text, first), changed(text, second)];
  equal(mergeBothWays(text, ours, text).text, ours);
  equal(mergeBothWays(text, ours, ours).text, ours);
  const { text: merged } = mergeBothWays(text, ours, theirs);
  ok(!/^(?:<{7}|>{7}|={7})/m.test(merged), 'a marker of git');
  for (const side of [ours, theirs]) deepEqual(lostWords(text, side, merged), []);
  // Nobody deleted the whole of it.
  if (ours.includes('clash') && theirs.includes('clash')) ok(merged.includes('clash'), 'a conflict is gone');
});

/** Words that a side added and that the merge does not have. Stamps of a tick may be another's: both did the same. */
function lostWords(text: string, side: string, merged: string): string[] {
  const before = new Set(text.split('\n'));
  return side
    .split('\n')
    .filter((each) => !before.has(each))
    .flatMap((each) => each.split(/[\s,[\]]+/))
    .filter((word) => !word.startsWith('done:') && word !== 'x' && word !== '✅' && !/^\d{4}-/.test(word))
    .filter((word) => !text.includes(word) && !merged.includes(word));
}

const twenty = Array.from({ length: 20 }, (_, at) => `- [ ] task ${at} @jonas due:2026-03-10\n`).join('');
const place = fc.nat(19);

/** Changes of different tasks, or of different fields of one task, are never a conflict, and all of them are there afterwards. */
export const separateMerge = fc.property(
  fc.uniqueArray(fc.tuple(place, fc.constantFrom(...fields)), {
    maxLength: 12,
    selector: ([at, kind]) => `${at} ${kind}`,
  }),
  fc.infiniteStream(fc.boolean()),
  (all, coins) => {
    const sides: Change[][] = [[], []];
    for (const [at, kind] of all) sides[Number(coins.next().value)]?.push({ kind, at, word: 'alpha' });
    const [ours, theirs] = sides.map((side) => changed(twenty, side));
    const { text, conflicts } = mergeBothWays(twenty, ours ?? '', theirs ?? '');
    deepEqual(conflicts, []);
    equal(
      text,
      changed(
        twenty,
        all.map(([at, kind]) => ({ kind, at, word: 'alpha' })),
      ),
    );
  },
);

const family = fc.record({
  kind: fc.constantFrom('child', 'task', 'tick', 'move', 'delete'),
  at: fc.nat(20),
  to: fc.nat(20),
});
const families = fc.array(family, { minLength: 1, maxLength: 4 });

/** Tasks with what stands below them, changed as people do: whole. `name` makes the words of one side its own. */
function grown(text: string, all: readonly { kind: string; at: number; to: number }[], name: string): string {
  const blocks = text.split(/^(?=- )/m);
  for (const [n, { kind, at, to }] of all.entries()) {
    const [place, id] = [at % Math.max(1, blocks.length), `${name}${n}`];
    const block = blocks[place] ?? '';
    if (kind === 'task') blocks.splice(place, 0, `- [ ] ${id} of its own ^${id}\n`);
    if (kind === 'child') blocks[place] = `${block}  - [ ] ${id} of:${/\^(\w+)/.exec(block)?.[1]} ^${id}\n`;
    if (kind === 'tick') blocks[place] = block.replace('[ ]', '[x]');
    if (kind === 'move') blocks.splice(to % blocks.length, 0, ...blocks.splice(place, 1));
    if (kind === 'delete' && blocks.length > 2) blocks.splice(place, 1);
  }
  return blocks.join('');
}

/** What stands below a task stays below it, whatever becomes of the task; nothing new is lost, nothing stands twice. */
export const familyMerge = fc.property(families, families, (first, second) => {
  const base = grown(
    '- [ ] start ^start\n',
    [...'abcdef'].map((_, at) => ({ kind: at % 2 ? 'child' : 'task', at, to: 0 })),
    'old',
  );
  const [ours, theirs] = [grown(base, first, 'mine'), grown(base, second, 'theirs')];
  const { text } = mergeBothWays(base, ours, theirs);
  deepEqual(strays(text), []);
  const ids = [...text.matchAll(/\^(\w+)/g)].map(([id]) => id);
  equal(new Set(ids).size, ids.length, 'a line stands twice');
  for (const [id] of (ours + theirs).matchAll(/\^(?:mine|theirs)\d/g)) ok(text.includes(id), `${id} is lost`);
});

const mixed = fc.record({
  kind: fc.constantFrom(...fields, 'add', 'delete', 'retype'),
  at: place,
  word: fc.string({ minLength: 1, maxLength: 8, unit: fc.constantFrom(...'abcdefgh') }),
});
const three = fc.array(mixed, { minLength: 3, maxLength: 3 });

/** The share, from 0 to 1, of pairs of three mixed changes a side to a note of twenty tasks that leave something to decide. */
export function conflictShare(seed: number, pairs: number): number {
  const conflicts = fc
    .sample(fc.tuple(three, three), { seed, numRuns: pairs })
    .filter(
      ([first, second]) => mergeBothWays(twenty, changed(twenty, first), changed(twenty, second)).conflicts.length > 0,
    );
  return conflicts.length / pairs;
}
