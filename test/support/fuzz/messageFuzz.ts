// Messages that no page of ours sends and input that no assistant should (goal G11): anything at all, and what is nearly right. Comes in:
// nothing; goes out: properties for fast-check. What passes is exactly what is known, and has no more than is named.
import { ok } from 'node:assert/strict';
import fc from 'fast-check';
import { assistantTools, checkInput } from '../../../src/core/assistant/tools.ts';
import { kpiIntent } from '../../../src/ui/kpi/kpiMessages.ts';
import { intentGate } from '../../../src/ui/panel/intentGate.ts';
import { longestIntent } from '../../../src/ui/panel/protocol.ts';
import { pictureIntent } from '../../../src/ui/picture/pictureMessages.ts';

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
      type: fc.oneof(fc.constantFrom('ready', 'choose', 'open', 'openDefinition', 'act', 'undo'), odd),
      ref: fc.oneof(fc.constant('r1'), odd, fc.string()),
      refs: fc.oneof(fc.constant(['r1']), fc.array(fc.oneof(fc.constant('r1'), odd)), odd),
      moves: fc.oneof(
        fc.constant([{ action: 'setState', answers: { state: 'done' } }]),
        fc.array(fc.record({ action: odd, answers: fc.oneof(odd, fc.dictionary(fc.string(), fc.anything())) })),
        odd,
      ),
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

const known = {
  types: ['ready', 'choose', 'open', 'copy', 'picture', 'openDefinition', 'act', 'undo'],
  fields: ['v', 'seq', 'type', 'choice', 'ref', 'beside', 'version', 'at', 'name', 'png', 'refs', 'moves'],
};

/** No message throws, and what passes is known and within the limit. */
export const anyMessage = fc.property(
  fc.oneof(fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true }), nearly),
  (message) => {
    for (const shape of [kpiIntent, pictureIntent]) {
      const passage = intentGate<unknown>(shape, () => 0)(message);
      if (!('intent' in passage)) continue;
      const intent = passage.intent as { readonly type: string };
      ok(intent === message && known.types.includes(intent.type));
      ok(Object.keys(intent).every((name) => known.fields.includes(name)));
      ok(JSON.stringify(message).length <= longestIntent);
    }
  },
);

const names = [...new Set(assistantTools.flatMap(({ fields }) => fields.map(({ name }) => name)))];
const sent = fc.oneof(
  fc.anything({ withNullPrototype: true, withBigInt: true }),
  fc.dictionary(
    fc.oneof(fc.constantFrom(...names), fc.string()),
    fc.oneof(fc.string(), fc.nat(), odd, fc.dictionary(fc.string(), fc.oneof(fc.string(), odd))),
    { maxKeys: 4 },
  ),
);

/** What a tool takes names nothing that the tool does not, and everything that it needs. */
export const anyToolInput = fc.property(fc.constantFrom(...assistantTools), sent, (tool, value) => {
  const input = checkInput(tool, value);
  if (typeof input === 'string') return ok(input.length > 10 && input.length < 400, input);
  for (const name of [...input.texts.keys(), ...input.numbers.keys()])
    ok(tool.fields.some((field) => field.name === name));
  for (const { name, type, required } of tool.fields)
    if (required) ok(type === 'fields' ? input.fields.size > 0 : input.texts.has(name));
});
