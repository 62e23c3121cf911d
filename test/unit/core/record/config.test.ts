// The built-in configuration and what a team's daybook.yml does to it.
import { deepEqual, equal, ok } from 'node:assert/strict';
import { isRefusal } from '../../../../src/core/edits/edit.ts';
import { parseNote } from '../../../../src/core/note/parseNote.ts';
import { builtinTree, loadConfig, resolveConfig } from '../../../../src/core/record/config.ts';
import { readConfigText } from '../../../../src/core/record/configText.ts';
import { kindOf, noteTexts } from '../../../../src/core/record/interpret.ts';
import { newRecord } from '../../../../src/core/record/newRecord.ts';
import { createRoster } from '../../../../src/core/record/roster.ts';
import { validateRecord } from '../../../../src/core/record/validate.ts';

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
  reflection: '',
  report: 'draft | sent',
};

describe('built-in configuration', () => {
  const config = loadConfig(undefined);

  it('lists each stamp of a kind among its fields', () => {
    const missing = [...config.kinds.values()].flatMap(({ id, fields, stamps }) =>
      [...stamps.values()].filter((field) => !fields.includes(field)).map((field) => `${id}: ${field}`),
    );
    deepEqual(missing, []);
  });

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
    for (const text of ['# nothing yet\n', 'kinds:\npeople:\n']) deepEqual(loadConfig(text), loadConfig(undefined));
  });

  it('says what it would if nothing of the built-in table were known already', () => {
    for (const text of [
      'name: Net\ntimezone: Europe/Berlin\nurgency: { overdue: 3 }\n',
      'kinds:\n  issue:\n    folder: tickets\n',
      'fields:\n  room: text\n',
      'kpis:\n  mine: { title: Mine, from: type:issue, measure: count }\n',
    ]) {
      const { tree, problems } = readConfigText(text);
      deepEqual(loadConfig(text), resolveConfig(builtinTree(), tree, problems), text);
    }
  });

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

  it('changes a kind key by key', () => {
    const config = loadConfig('kinds:\n  issue:\n    folder: Tickets\n    add_fields: { room: text }\n');
    const issue = config.kinds.get('issue');
    equal(issue?.folder, 'Tickets');
    equal(issue?.states.length, 6);
    equal(issue?.fields.at(-1), 'room');
    equal(config.fields.get('room')?.type, 'text');
    deepEqual([config.kindOfFolder.get('tickets'), config.kindOfFolder.get('issues')], ['issue', undefined]);
  });

  it('removes a kind and a KPI', () => {
    const config = loadConfig('kinds:\n  vendor: off\nkpis:\n  uptime: off\n');
    deepEqual(
      [config.kinds.has('vendor'), config.kindOfType.has('vendor'), config.kindOfFolder.has('vendors')],
      [false, false, false],
    );
    equal(
      config.kpis.some(({ id }) => id === 'uptime'),
      false,
    );
    deepEqual(config.problems, []);
  });

  it('makes a kind from its name alone', () => {
    const room = loadConfig('kinds:\n  server-room:\n').kinds.get('server-room');
    deepEqual(
      [room?.label, room?.plural, room?.folder, room?.fields],
      ['Server room', 'Server rooms', 'server-room', ['title', 'owner', 'project', 'tags']],
    );
  });

  it("gives a team's kind its name and folder before a built-in one's", () => {
    const config = loadConfig('kinds:\n  incident: { folder: incidents, states: { hot: doing, cold: done } }\n');
    equal(config.kindOfType.get('incident'), 'incident');
    equal(config.kindOfFolder.get('incidents'), 'incident');
  });

  it('narrows the values of a choice by kind', () => {
    const { fields, kinds: all } = loadConfig('kinds:\n  bug:\n    fields: { source: { values: [robot] } }\n');
    deepEqual(all.get('bug')?.choices.get('source'), ['robot']);
    deepEqual(all.get('finding')?.choices.get('source'), ['scan', 'log-review', 'audit']);
    ok(['alert', 'scan', 'robot'].every((value) => fields.get('source')?.values.includes(value)));
  });

  it('reads the other sections', () => {
    const config = loadConfig(`name: Ops
timezone: Europe/Berlin
country: de
visibility: private
work: { days: [mon-thu, sat], hours: 08:00 - 16:30, holidays: [2026-12-25] }
people:
  - { name: Aïcha Diallo, mail: A@example.org, handles: ['@ad'], role: Lead }
  - { id: li, mails: [li@example.org, l@example.org] }
  - '@jon'
me: li
series:
  board: { label: Board, days: fri, time: 10:00, attendees: [li], template: board }
queries: { hot: 'is:open priority:high', critical: 'type:issue is:open severity:critical owner:@me' }
markers: { '!': doing }
task_syntax: emoji
exclude: [drafts/**, '!**/archive/**']
inbox: inbox/team.md
severity: { low: { low: medium } }
kpis:
  load: { from: is:open, measure: count, by: owner }
`);
    deepEqual(config.problems, []);
    deepEqual(
      [config.name, config.timezone, config.country, config.visibility, config.me],
      ['Ops', 'Europe/Berlin', 'DE', 'private', 'li'],
    );
    deepEqual(config.calendar, { days: [1, 2, 3, 4, 6], hours: ['08:00', '16:30'], holidays: new Set(['2026-12-25']) });
    deepEqual(config.people, [
      { id: 'aïcha-diallo', name: 'Aïcha Diallo', mails: ['A@example.org'], handles: ['ad'], role: 'Lead' },
      { id: 'li', name: 'li', mails: ['li@example.org', 'l@example.org'], handles: [] },
      { id: 'jon', name: 'jon', mails: [], handles: [] },
    ]);
    deepEqual([...config.series.keys()], ['standup', 'one-on-one', 'board']);
    deepEqual(config.series.get('board'), {
      id: 'board',
      label: 'Board',
      folder: 'meetings',
      file: '{date}-{series}',
      attendees: ['li'],
      needs: [],
      weekdays: [5],
      time: '10:00',
      template: 'board',
    });
    deepEqual(
      [config.queries.get('hot'), config.queries.get('critical')?.endsWith('owner:@me')],
      ['is:open priority:high', true],
    );
    deepEqual([config.markers.get('!'), config.taskSyntax, config.inbox], ['doing', 'emoji', 'inbox/team.md']);
    deepEqual(
      [
        config.exclude.includes('drafts/**'),
        config.exclude.includes('**/archive/**'),
        config.exclude.includes('**/.git/**'),
      ],
      [true, false, true],
    );
    deepEqual([config.severityTable.get('low low'), config.severityTable.get('high high')], ['medium', 'critical']);
    equal(config.kpis.at(-1)?.by, 'owner');
  });
});

describe('built-in templates', () => {
  const context = { config: loadConfig(undefined), today: '2026-03-04', now: '2026-03-04T09:15+01:00', me: 'maria' };
  for (const kind of context.config.kinds.values()) {
    it(kind.id, () => {
      const note = newRecord(kind.id, { title: 'Queue: stuck' }, context);
      if (isRefusal(note)) throw new Error(note.message);
      ok(!note.text.includes('{{'), note.text);
      ok(note.path.startsWith(`${kind.folder}/`), note.path);
      equal(kindOf(note.path, noteTexts(parseNote(note.text)), context.config), kind.id);
      deepEqual(validateRecord(parseNote(note.text), note.path, context.config, createRoster([])), []);
    });
  }
});
