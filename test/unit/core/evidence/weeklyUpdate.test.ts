// The weekly update of a project: what its week was, drafted from two states of a small notebook, and what does not fit its health.
import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { isRefusal } from '../../../../src/core/edits/edit.ts';
import { setNoteFields } from '../../../../src/core/edits/noteFields.ts';
import type { Evidence } from '../../../../src/core/evidence/evidence.ts';
import { slipsOf } from '../../../../src/core/evidence/slips.ts';
import { weeklyUpdate } from '../../../../src/core/evidence/weeklyUpdate.ts';
import { happenings } from '../../../../src/core/history/happened.ts';
import { readNote } from '../../../../src/core/note/readNote.ts';
import { projectHints } from '../../../../src/core/outline/projectHints.ts';
import { projectRows } from '../../../../src/core/outline/projectRows.ts';
import { applyEdits } from '../../../../src/core/text.ts';
import { indexOf } from '../../../support/notebookText.ts';

const project = `---
type: project
title: Mail
status: active
health: green
owner: ana
start: 2026-02-01
---
## Milestones

- [ ] Pilot due:2026-03-05

## Tasks

- [x] Order disks done:2026-03-10
- [x] Old thing done:2026-01-10
- [x] Ticked on GitHub
- [ ] Move boxes @ben due:2026-03-20

## Updates

### 2026-03-06

Fine.
`;
const files = {
  'daybook.yml': 'people:\n  - { id: ana, name: Ana }\n  - { id: ben, name: Ben }\n',
  'projects/mail.md': project,
  'risks/disk.md': '---\ntype: risk\ntitle: Disks fail\nproject: mail\nlikelihood: 4\nimpact: 5\n---\n',
  'risks/secret.md': '---\ntype: risk\ntitle: Layoffs\nproject: mail\nconfidential: true\n---\n',
  'decisions/1.md': '---\ntype: decision\ntitle: Two carriers\nproject: mail\ndate: 2026-03-11\n---\n',
};
const before = project
  .replace('due:2026-03-20', 'due:2026-03-12')
  .replace('[x] Ticked on GitHub', '[ ] Ticked on GitHub');

function evidenceOf(own: Readonly<Record<string, string>> = files): Evidence {
  const index = indexOf(own);
  const path = 'projects/mail.md';
  const pair = { path, before: readNote(path, before), after: readNote(path, project) };
  const all = happenings([pair], index);
  return {
    index,
    roster: index.roster(),
    from: '2026-03-07',
    to: '2026-03-13',
    now: '2026-03-13T16:00+01:00',
    happenings: all,
    slips: slipsOf(all, index),
    figures: [],
    audience: 'team',
  };
}

function drafted(text: string, health = 'amber'): string {
  const evidence = evidenceOf();
  const { index } = evidence;
  const context = { config: index.config, today: '2026-03-13', now: evidence.now };
  const row = index.noteRow('projects/mail.md') ?? -1;
  const edit = weeklyUpdate(text, row, evidence, { health }, context);
  if (isRefusal(edit)) return edit.refused;
  const result = applyEdits(text, edit.edits);
  return `${result.slice(0, edit.cursor)}$0${result.slice(edit.cursor)}`;
}

const EXPECTED = `---
type: project
title: Mail
status: active
health: amber
owner: ana
start: 2026-02-01
last_update: 2026-03-13
---
## Milestones

- [ ] Pilot due:2026-03-05

## Tasks

- [x] Order disks done:2026-03-10
- [x] Old thing done:2026-01-10
- [x] Ticked on GitHub
- [ ] Move boxes @ben due:2026-03-20

## Updates

### 2026-03-13: amber

$0

**Done**

- [Ticked on GitHub](mail.md)
- [Order disks](mail.md), done 2026-03-10

**Slipped**

- [Move boxes](mail.md) @ben, 2026-03-12 → 2026-03-20 (6 working days)

**Late**

- [Pilot](mail.md), due 2026-03-05

**Next**

- [Move boxes](mail.md) @ben, due 2026-03-20

**Risks**

- [Disks fail](../risks/disk.md), exposure 20

**Decisions**

- [Two carriers](../decisions/1.md), accepted

### 2026-03-06

Fine.
`;

describe('weekly update', () => {
  it('tells the week by links, the newest first, and sets health and day', () =>
    strictEqual(drafted(project), EXPECTED));

  it('keeps line ends, and makes the heading where there is none', () => {
    const bare = '---\r\ntype: project\r\n---\r\n# Mail\r\n';
    const text = drafted(bare, '');
    strictEqual(text.replaceAll('\r\n', '').includes('\n'), false);
    strictEqual(text.includes('# Mail\r\n\r\n## Updates\r\n\r\n### 2026-03-13: green\r\n\r\n$0\r\n\r\n**Done**'), true);
  });

  it('refuses a second update of the day, and a health that there is not', () => {
    for (const title of ['2026-03-13', '2026-03-13: red'])
      strictEqual(drafted(`${project}\n### ${title}\n\nSaid.\n`), 'exists');
    strictEqual(drafted(project, 'purple'), 'invalid');
  });

  it('asks about what does not fit', () => {
    const hints = (own: Readonly<Record<string, string>>, today: string) => {
      const index = indexOf(own);
      const row = index.noteRow('projects/mail.md') ?? -1;
      return projectHints(index, row, projectRows(index).members.get('mail'), today);
    };
    const silent = { ...files, 'projects/mail.md': project.replace('### 2026-03-06\n', '') };
    deepStrictEqual(hints(silent, '2026-03-11'), [
      'green, but a milestone is 6 days late',
      'no update for 28 working days',
    ]);
    const told = {
      ...files,
      'projects/mail.md': project.replace('owner: ana', 'last_update: 2026-03-10\ndue: 2026-03-10'),
    };
    deepStrictEqual(hints({ ...told, 'goals/g.md': '---\ntype: goal\n---\n' }, '2026-03-11'), [
      'green, but a milestone is 6 days late',
      'it was due yesterday',
      'nobody owns it',
      'it names no goal',
    ]);
  });

  it('knows the last update by its heading or line, whatever the header said before', () => {
    const lastUpdate = (text: string): unknown => {
      const index = indexOf({ 'projects/mail.md': text });
      return index.get(index.noteRow('projects/mail.md') ?? -1, 'last-update');
    };
    strictEqual(lastUpdate(project), '2026-03-06');
    strictEqual(lastUpdate(project.replace('### 2026-03-06', '### 2026-03-06: green')), '2026-03-06');
    strictEqual(lastUpdate(project.replace('### 2026-03-06', '- 2026-03-05 red\n- 2026-03-04 red')), '2026-03-05');
    const moved = '- 2026-03-05 @ana rescheduled Pilot 2026-03-01 → 2026-03-05 (4 working days)\n- 2026-03-04 red';
    strictEqual(lastUpdate(project.replace('### 2026-03-06', moved)), '2026-03-04');
    strictEqual(lastUpdate(`${project}\n## Other\n\n### 2026-03-09\n`), '2026-03-06');
    const said = (day: string): string => project.replace('owner: ana', `owner: ana\nlast_update: ${day}`);
    strictEqual(lastUpdate(said('2026-02-06')), '2026-03-06');
    strictEqual(lastUpdate(said('2026-03-06T10:00+01:00')), '2026-03-06T10:00+01:00');
    strictEqual(lastUpdate(said('2026-03-09')), '2026-03-09');
  });

  it('writes a day of an update into the header, never over what was told that day', () => {
    const edit = setNoteFields(project, [{ key: 'last_update', value: '2026-03-12' }]);
    strictEqual(
      isRefusal(edit) ? '' : applyEdits(project, edit.edits),
      project.replace('start: 2026-02-01\n', 'start: 2026-02-01\nlast_update: 2026-03-12\n'),
    );
  });
});
