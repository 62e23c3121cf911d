// The gate for messages of a page: what is not a known intent, too big or too much goes no further, whatever it is.
import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import { kpiIntent } from '../../../../src/ui/kpi/kpiMessages.ts';
import { intentGate } from '../../../../src/ui/panel/intentGate.ts';
import { anyMessage } from '../../../support/fuzz/messageFuzz.ts';
import { runs } from '../../../support/runs.ts';

const open = { v: 1, seq: 3, type: 'open', ref: 'r1', beside: false, version: false };

describe('intent gate', () => {
  it('lets intents through as they are', () => {
    const gate = intentGate(kpiIntent, () => 0);
    deepEqual(gate(open), { intent: open });
    deepEqual(gate({ v: 1, seq: 0, type: 'ready' }), { intent: { v: 1, seq: 0, type: 'ready' } });
  });

  it('drops paths, commands, more fields, other versions and other types', () => {
    const wrong = [
      { ...open, ref: '../../etc/passwd' },
      { ...open, ref: 'command:workbench.action.quit' },
      { ...open, command: 'x' },
      { ...open, v: 2 },
      { ...open, seq: -1 },
      { ...open, seq: 1.5 },
      { ...open, type: 'run' },
      { ...open, type: 'constructor' },
      { v: 1, seq: 0, type: 'choose', choice: { kpi: '', project: '', period: 'ever', page: 0 } },
      undefined,
      null,
      'open',
      [open],
    ];
    for (const message of wrong) {
      const gate = intentGate(kpiIntent, () => 0);
      deepEqual(gate(message), { dropped: 'unknown', loud: true }, JSON.stringify(message));
    }
  });

  it('drops what is too big or cannot be measured', () => {
    const gate = intentGate(kpiIntent, () => 0);
    const loop: Record<string, unknown> = { ...open };
    loop['self'] = loop;
    equal('dropped' in gate({ ...open, ref: 'x'.repeat(5000) }), true);
    deepEqual(gate(loop), { dropped: 'too-big', loud: false });
  });

  it('drops what comes too fast, says so once, and goes on when it is calm again', () => {
    let nowMs = 0;
    const gate = intentGate(kpiIntent, () => nowMs);
    const flood = Array.from({ length: 1000 }, () => gate(open));
    equal(flood.filter((passage) => 'intent' in passage).length, 40);
    equal(flood.filter((passage) => 'dropped' in passage && passage.loud).length, 1);
    nowMs = 1000;
    equal(Array.from({ length: 100 }, () => gate(open)).filter((passage) => 'intent' in passage).length, 20);
  });

  it('never throws, and nothing unknown comes through', () => {
    fc.assert(anyMessage, { numRuns: runs(500) });
  });
});
