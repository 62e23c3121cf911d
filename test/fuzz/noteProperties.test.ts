// What holds for every text whatever is in it: reading never throws, spans are where they say, line ends and byte-order mark
// change nothing, and the time grows with the length.
import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import type { Note } from '../../src/core/note/note.ts';
import { parseNote } from '../../src/core/note/parseNote.ts';
import { parseTaskLine } from '../../src/core/note/taskLine.ts';
import { parseTodoTxt } from '../../src/core/note/todoTxt.ts';
import { lineStarts, type Span } from '../../src/core/text.ts';
import { anyText } from '../support/anyText.ts';
import { dumpNote } from '../unit/core/note/noteDump.ts';

const pieces = fc.constantFrom(
  ...[
    '---',
    '\n',
    '\n',
    '\n\n',
    '- [ ] ',
    '- [x] ',
    '  - ',
    '> ',
    '1. ',
    '\t',
    '# ',
    '```\n',
    '<!--',
    '-->',
    '%%',
    '$$',
  ],
  ...[
    'due:2026-03-12',
    '📅 2026-03-12',
    '📅\ufe0f',
    '[due:: 2026-03-12]',
    '@due(2026-03-12)',
    '(@2026-03-12)',
    '@{',
    '[[',
    ']]',
  ],
  ...[
    '](',
    ')',
    '`',
    '``',
    '@maria',
    '+mail',
    '#ops',
    'key: value',
    'key: [a, b]',
    'key:',
    '- item',
    '"',
    "'",
    ': ',
    ' #',
    '&a',
    '*b',
  ],
  ...[
    '|',
    '| Date | Value |',
    '~~',
    '^id',
    '🔁 every week',
    'due:friday',
    '<<<<<<< a',
    '=======',
    '>>>>>>> b',
    '\u00a0',
    '\ud83d',
  ],
  ...[
    '## Status\n',
    '## Decision\n',
    '## Attendees\n',
    '**Attendees:** ',
    '* Status: ',
    'accepted',
    'Superseded by [7](7.md)',
    '**Complete**\n',
    'kanban-plugin: x\n',
    '+++\n',
    ';;;\n',
    '[[t]]\n',
    'a = "b"\n',
    '"a": "b",\n',
    'majorRevisions:',
    'TODO ',
  ],
);
const texts = fc.oneof(
  anyText(200),
  fc
    .array(fc.oneof({ weight: 4, arbitrary: pieces }, fc.string({ maxLength: 6 })), { maxLength: 60 })
    .map((all) => all.join('')),
  fc.array(pieces, { maxLength: 40 }).map((all) => `---\n${all.join('')}\n---\n${all.join('')}`),
);

/** Every span of a note, the most doubtful ones first. */
function spansOf(note: Note): Span[] {
  return [
    ...note.problems.map((problem) => problem.span),
    ...note.tasks.flatMap((task) => [
      task.lineSpan,
      task.contentSpan,
      task.markerSpan,
      ...task.fields.flatMap((field) => [field.span, field.valueSpan]),
      ...[...task.people, ...task.projects, ...task.tags].map((mention) => mention.span),
    ]),
    ...note.headings.map((heading) => heading.span),
    ...note.links.map((link) => link.span),
    ...(note.header ? [note.header.span, note.header.contentSpan] : []),
    ...[...(note.header?.entries ?? []), ...note.stated].flatMap((entry) => [
      entry.keySpan,
      entry.valueSpan,
      ...entry.values.map((value) => value.span),
      ...entry.maps.flatMap((map) => [...map.values()].map((value) => value.span)),
    ]),
  ];
}

describe('any text at all', function () {
  this.timeout(20_000);
  it('is read without an exception, spans inside the text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const { start, end } of spansOf(parseNote(text, { markerWords: text.length % 2 === 0 })))
          ok(0 <= start && start <= end && end <= text.length, `${start}-${end}`);
        parseTaskLine(text);
        parseTodoTxt(text);
      }),
      { numRuns: 600 },
    );
  });

  it('gives back each task line, its marker and its values as they stand there', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const starts = lineStarts(text);
        const note = parseNote(text);
        for (const task of note.tasks) {
          strictEqual(task.raw, text.slice(task.lineSpan.start, task.lineSpan.end));
          strictEqual(starts[task.line], task.lineSpan.start);
          strictEqual(task.marker, text.slice(task.markerSpan.start, task.markerSpan.end));
          ok(task.parent < note.tasks.indexOf(task));
          for (const field of task.fields) {
            const source = text.slice(field.valueSpan.start, field.valueSpan.end);
            ok(source === field.value || field.key === 'priority', `${source} is not ${field.value}`);
          }
        }
        for (const heading of note.headings)
          strictEqual(text.slice(0, heading.span.start).split('\n').length - 1, heading.line);
      }),
      { numRuns: 400 },
    );
  });

  it('means the same with other line ends and with a byte-order mark', () => {
    const meaning = (text: string) =>
      dumpNote(parseNote(text), text)
        .replaceAll('\\r', '')
        .replaceAll(/:1 \\ufeff/g, ':1 ');
    fc.assert(
      fc.property(texts, (any) => {
        const text = any.replaceAll('\r', '').replace(/^\ufeff+/, '');
        strictEqual(meaning(text.replaceAll('\n', '\r\n')), meaning(text));
        const marked = parseNote(`\ufeff${text}`);
        deepStrictEqual(
          marked.tasks.map((task) => [task.text, task.state, task.line]),
          parseNote(text).tasks.map((task) => [task.text, task.state, task.line]),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same note again, and shares nothing that could be changed', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const first = parseNote(text);
        const before = JSON.stringify(first);
        for (const list of [first.tasks, first.headings, first.links] as unknown[][])
          if (!Object.isFrozen(list)) list.length = 0;
        strictEqual(JSON.stringify(parseNote(text)), before);
      }),
      { numRuns: 200 },
    );
  });
});

describe('texts that are not notes', () => {
  const codes = (text: string) => parseNote(text).problems.map((problem) => problem.code);
  it('binary', () => deepStrictEqual([codes('PNG\0\n- [ ] a'), parseNote('PNG\0\n- [ ] a').tasks], [['binary'], []]));
  it('a NUL far behind is no binary', () => strictEqual(parseNote(`- [ ] a\n${'x'.repeat(9000)}\0`).tasks.length, 1));
  it('too large', () => deepStrictEqual(codes('- [ ] a\n'.repeat(300_000)), ['too-large']));
});

const LIMIT_MS = 40;

/**
 * Milliseconds, the best of up to three runs: a second one only when the first was slow. The processor's time where that is
 * less than the clock's, since other programs run too.
 */
function time(run: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 3 && best > LIMIT_MS; round++) {
    const start = performance.now();
    const busy = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(busy);
    best = Math.min(best, performance.now() - start, (user + system) / 1000);
  }
  return best;
}

describe('time grows with the length', () => {
  const length = 50_000;
  const fill = (piece: string) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
  const attacks = [
    ...[
      '[',
      ']',
      '[[',
      '](',
      '](<',
      '[a:: ',
      '(a:: ',
      '[due:: [',
      '(@',
      '@{',
      '@due(',
      '@a.',
      '`',
      '` `` ',
      '%%',
      '<!--',
      '<!-- ',
      '~~',
    ],
    ...[
      '\\',
      '🔁 every ',
      '🔁 every week ',
      '⛔ a,',
      '📅 ',
      ':date: ',
      ':a',
      'due:',
      'due:2026-02-30 ',
      'a:b ',
      '#a',
      '+a/',
      '^a ',
      '- ',
    ],
    ...[
      '* ',
      '> ',
      '>',
      '1. ',
      '1) - ',
      '- [ ] ',
      '- [x](',
      '-[ ] ',
      '\t',
      '    ',
      '# ',
      '#',
      '=',
      '-',
      '_ ',
      '<',
      '<a ',
      '<a b=',
      '|',
      '| a ',
    ],
    ...[
      '!',
      '![',
      '[](',
      '[a](b (',
      '[a](b "',
      '[[projects/',
      '$$',
      '.',
      ')',
      '}',
      '\u00a0',
      '\ud83d',
      'é',
      '(((',
      '@a(@a(',
      '[x] ',
    ],
    ...[
      'Status: a',
      '* Status: ',
      '## Status\n',
      '## Attendees\n',
      '- @a (',
      'A, ',
      '**',
      '| a | b |',
      '## Decision\n',
      '**Complete**',
    ],
  ];
  const shapes: [string, (piece: string) => string][] = [
    ['one line', (piece) => fill(piece)],
    ['one task', (piece) => `- [ ] ${fill(piece)}`],
    ['a line each', (piece) => fill(`${piece}\n`)],
    ['a task each', (piece) => fill(`- [ ] ${piece}\n`)],
    ['blank lines between', (piece) => fill(`${piece}\n\n`)],
    ['a header', (piece) => `---\n${fill(`${piece}\n`)}\n---\n`],
    ['a header value', (piece) => `---\na: ${fill(piece)}\n---\n`],
    ['a TOML header', (piece) => `+++\n${fill(`${piece}\n[[t]]\na = "b"\n`)}\n+++\n`],
    ['a JSON header', (piece) => `{ "a": "${fill(piece)}`],
    ['a header without a beginning', (piece) => `majorRevisions: ${fill(piece)}\n---\n`],
    ['a decision', (piece) => `# A\n${fill(`${piece}\n`)}\n## Decision\n\n## Status\n${fill(piece)}`],
    ['an attendance', (piece) => `## Attendees\n${fill(`- ${piece}\n`)}`],
    ['an attendance on a line', (piece) => `Attendees: ${fill(piece)}`],
    ['a board', (piece) => `---\nkanban-plugin: x\n---\n${fill(`## ${piece}\n- [ ] a\n`)}`],
  ];
  for (const [name, shape] of shapes) {
    it(name, function () {
      this.timeout(20_000);
      const slow = attacks
        .map((piece) => ({ piece, ms: time(() => parseNote(shape(piece))) }))
        .filter(({ ms }) => ms > LIMIT_MS);
      deepStrictEqual(slow, []);
    });
  }
  it('brackets that open deep and close late', () => {
    const half = length / 2;
    for (const pair of ['[]', '()', '<>', '{}']) {
      const [open, close] = [pair.charAt(0), pair.charAt(1)];
      ok(time(() => parseNote(`- [ ] ${open.repeat(half)}${close.repeat(half)}`)) < LIMIT_MS, open);
    }
    ok(time(() => parseNote(`${'['.repeat(half)}${'](a ('.repeat(half / 5)}`)) < LIMIT_MS);
  });
});
