// Action phrases: the explicit ones anywhere, the bare "Name to do" under a heading for actions; never a box, never code.
import { deepEqual, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { actionPhrases } from '../../../../src/core/note/actionPhrases.ts';
import { runs } from '../../../support/runs.ts';

/** Phrases as `person: text`, without a person `text`. */
function check(text: string, ...expected: string[]): void {
  it(JSON.stringify(text), () =>
    deepEqual(
      actionPhrases(text).map((phrase) =>
        [phrase.person === undefined ? phrase.text : `${phrase.person}: ${phrase.text}`, phrase.due ?? '']
          .join(' ')
          .trim(),
      ),
      expected,
    ),
  );
}

describe('action phrases', () => {
  check('Action item: renew the domain', 'renew the domain');
  check('ACTION: Trevor to ask the vendor\n', 'Trevor: ask the vendor');
  check('* **Action: Mikeal to ask**', 'Mikeal: ask');
  check('  * Action Item for Michael: open an issue', 'Michael: open an issue');
  check('- AI(maria): write it down', 'maria: write it down');
  check('- **AI**: write it down', 'write it down');
  check('- **Action item:** @jonas to write', 'jonas: write');
  check('AI @maria: write', 'maria: write');
  check('Action: Maria and Jon to meet', 'Maria and Jon to meet');
  check(
    '## Next steps\n\n* Matteo to open an issue\n* Jean-Luc Picard will call\n* Nothing more',
    'Matteo: open an issue',
    'Jean-Luc Picard: call',
  );
  check('### ✅ Action items:\nMatteo to open an issue\r\n', 'Matteo: open an issue');
  check(
    '## Actions\n\n- Open an issue - @matteo - 2026-03-20\n- Call (Ann Bee, 2026-03-21)\n- Fair - 2026-05-01\n',
    'matteo: Open an issue 2026-03-20',
    'Ann Bee: Call 2026-03-21',
  );
  check('Action: call (@ann, 2026-03-21)', 'ann: call 2026-03-21');
  check('## Notes\n\n- Talk (Ann Bee, 2026-03-21)');
  check('## Discussion\n\n* Matteo to open an issue');
  check('- [ ] Action: call\n- [x] AI: call');
  check('```\nAction: call\n```\n\n    Action: call\n\n<!--\nAction: call\n-->');
  check('# Action: call\n\nActions: none\nai: nothing\nReaction: none\nAction:\nAction item');
  check('---\ntitle: x\n---\n> Action: call', 'call');

  it('tell where they stand', () => {
    const text = '\uFEFF# A\r\n\r\n- Action: Ann to call  \r\n';
    deepEqual(
      actionPhrases(text).map(({ span }) => text.slice(span.start, span.end)),
      ['Action: Ann to call'],
    );
  });

  it('are found in any text, quickly', () => {
    const startMs = performance.now();
    for (const piece of ['Action ', 'Action item for ', '**', 'A B ', 'AI(', 'Action:Action:'])
      actionPhrases(piece.repeat(100_000 / piece.length));
    ok(performance.now() - startMs < 1000);
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom('Action', ': ', '*', 'AI', '(', ')', ' to ', '\n', '- ', '## Todo\n', 'Ann', '`', '@'),
          { maxLength: 40 },
        ),
        (parts) => {
          const text = parts.join('');
          for (const { span } of actionPhrases(text)) ok(span.start < span.end && span.end <= text.length);
        },
      ),
      { numRuns: runs(200) },
    );
  });
});
