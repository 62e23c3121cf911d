// Messages that no page of ours sends (goal G11): anything at all, and messages that are nearly right. Comes in: nothing; goes out: a
// property for fast-check. What passes the gate is exactly what the schema knows, and has no more than it names.
import { deepEqual, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { kpiIntent } from '../../../src/ui/kpi/kpiMessages.ts';
import { intentGate } from '../../../src/ui/panel/intentGate.ts';
import { longestIntent } from '../../../src/ui/panel/protocol.ts';

const odd = fc.constantFrom(
  '__proto__',
  'constructor',
  'toString',
  '../x',
  'command:x',
  '<img src=x onerror=1>',
  'r1',
  '',
  -1,
  1e99,
  Number.NaN,
  null,
  undefined,
  true,
  [],
  {},
);
const nearly = fc
  .record(
    {
      v: fc.oneof(fc.constant(1), odd),
      seq: fc.oneof(fc.nat(), odd),
      type: fc.oneof(fc.constantFrom('ready', 'choose', 'open', 'openDefinition', 'act'), odd),
      ref: fc.oneof(fc.constant('r1'), odd, fc.string()),
      beside: fc.oneof(fc.boolean(), odd),
      choice: fc.oneof(
        fc.record(
          {
            notebook: odd,
            kpi: odd,
            project: odd,
            period: fc.oneof(fc.constant('year'), odd),
            page: fc.oneof(fc.nat(), odd),
          },
          { requiredKeys: [] },
        ),
        odd,
      ),
    },
    { requiredKeys: [] },
  )
  .chain((message) =>
    fc.dictionary(fc.string(), fc.anything(), { maxKeys: 1 }).map((more) => ({ ...message, ...more })),
  );

/** No message throws, and what passes is known and within the limit. */
export const anyMessage = fc.property(
  fc.oneof(fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true }), nearly),
  (message) => {
    const passage = intentGate(kpiIntent, () => 0)(message);
    if (!('intent' in passage)) return;
    const { data } = kpiIntent.safeParse(message) as { data: unknown };
    deepEqual(passage.intent, data);
    ok(JSON.stringify(message).length <= longestIntent);
  },
);
