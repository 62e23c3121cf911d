// The built-in configuration and what a team's daybook.yml does to it.
import { deepEqual, equal, ok } from 'node:assert/strict';
import { builtinTree, loadConfig, resolveConfig } from '../../../../src/core/record/config.ts';
import { readConfigText } from '../../../../src/core/record/configText.ts';

/** Kinds of the product with the words of their states, open ones first. */
const kinds: Record<string, string> = {
  task: 'todo doing waiting | done cancelled',
  project: 'planned active on-hold | done cancelled',
  issue: 'open acked doing waiting | resolved closed',
  meeting: '',
  day: '',
  week: '',
  document: 'draft | in-force retired',
  runbook: 'draft | in-force retired',
  service: 'live | retired',
  review: '',
  decision: 'proposed | accepted rejected superseded',
  risk: 'open treating | accepted closed',
  change: 'planned approved doing | done failed rolled-back',
  policy: 'draft | in-force retired',
  control: 'draft | in-force retired',
  finding: 'open | fixed accepted',
  kpi: '',
  person: '',
  training: 'planned active | done',
  onboarding: 'planned active | done',
  feedback: 'new | distilled declined',
  requirement: 'proposed accepted | delivered declined',
  technology: '',
  vendor: 'active | ended',
  partner: 'active | ended',
  client: 'active | ended',
  goal: 'active | met dropped',
  report: 'draft | sent',
};

function problems(text: string): string[] {
  return loadConfig(text).problems.map(({ message, span }) => `${text.slice(span.start, span.end)}: ${message}`);
}

describe('built-in configuration', () => {
  const config = loadConfig(undefined);

  it('has no problems', () => deepEqual(config.problems, []));

  it('fits the table of keys that a daybook.yml has to fit', () => {
    deepEqual(resolveConfig({ is: 'map', entries: [], span: { start: 0, end: 0 } }, builtinTree()).problems, []);
  });

  it('has every kind with its states', () => {
    const found = [...config.kinds.values()].map(({ id, states }) => {
      const closed = (name: string) => ['done', 'cancelled'].includes(name);
      const open = states.filter((state) => !closed(state.class)).map((state) => state.id);
      const shut = states.filter((state) => closed(state.class)).map((state) => state.id);
      return [id, states.length === 0 ? '' : `${open.join(' ')} | ${shut.join(' ')}`];
    });
    deepEqual(Object.fromEntries(found), kinds);
  });

  it('declares every field it uses', () => {
    for (const kind of config.kinds.values()) {
      for (const field of [...kind.fields, ...kind.initial.keys(), ...kind.stamps.values(), ...kind.confidential]) {
        ok(config.fields.has(field), `${kind.id}: ${field}`);
      }
      for (const field of kind.initial.keys()) ok(kind.fields.includes(field), `${kind.id}: ${field}`);
    }
    for (const field of config.fields.values()) ok(field.doc, field.id);
  });

  it('reads severity off the table', () => {
    equal(config.severityTable.get('high high'), 'critical');
    equal(config.severityTable.get('medium high'), 'high');
    equal(config.severityTable.get('high low'), 'medium');
    equal(config.severityTable.get('low medium'), 'low');
  });
});

describe('daybook.yml', () => {
  it('may be empty', () => {
    equal(loadConfig(''), loadConfig(undefined));
    deepEqual(problems('# nothing yet\n'), []);
    deepEqual(problems('kinds:\npeople:\n'), []);
  });

  it('points at an unknown key', () =>
    deepEqual(problems('kindz: {}\n'), ['kindz: Unknown key `kindz`, did you mean `kinds`?']));

  it('declares a kind just as the built-in table does', () => {
    const base = builtinTree();
    const risk = (node = base) =>
      node.entries.map((entry) =>
        entry.key !== 'kinds' || entry.value.is !== 'map'
          ? entry
          : { ...entry, value: { ...entry.value, entries: entry.value.entries.filter((kind) => kind.key === 'risk') } },
      );
    const without = base.entries.map((entry) =>
      entry.key !== 'kinds' || entry.value.is !== 'map'
        ? entry
        : { ...entry, value: { ...entry.value, entries: entry.value.entries.filter((kind) => kind.key !== 'risk') } },
    );
    const own = { ...base, entries: risk().filter((entry) => entry.key === 'kinds') };
    const made = resolveConfig({ ...base, entries: without }, own);
    const usual = loadConfig(undefined);
    equal(resolveConfig({ ...base, entries: without }, undefined).kinds.has('risk'), false);
    deepEqual(made.kinds.get('risk'), usual.kinds.get('risk'));
    deepEqual([...made.fields.keys()].sort(), [...usual.fields.keys()].sort());
    deepEqual(
      [made.kindOfType, made.kindOfFolder, made.problems],
      [usual.kindOfType, usual.kindOfFolder, usual.problems],
    );
  });

  it('reads broken YAML as far as it goes', () => {
    const { tree, problems: found } = readConfigText('name: "Ops\nkinds:\n');
    ok(found.length > 0);
    ok(tree === undefined || tree.is === 'map');
  });
});
