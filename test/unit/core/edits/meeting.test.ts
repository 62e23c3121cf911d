// What is written while people meet: actions where they belong, points for later, who was there at the end.
import { deepEqual, equal } from 'node:assert/strict';
import { isRefusal, type NoteEdit, type Refusal } from '../../../../src/core/edits/edit.ts';
import { addActions, looseActions, noteAttendance, park, personHeading } from '../../../../src/core/edits/meeting.ts';
import { fixContext, fixesOf } from '../../../../src/core/fix/fixes.ts';
import { noteProblems } from '../../../../src/core/fix/noteProblems.ts';
import { loadConfig } from '../../../../src/core/record/config.ts';
import { createRoster } from '../../../../src/core/record/roster.ts';
import { applyEdits } from '../../../../src/core/text.ts';
import { indexOf } from '../../../support/notebookText.ts';

const config = loadConfig('people:\n  - { id: maria, name: Maria Lopez }\n  - { id: li, name: Li }\n');
const roster = createRoster(config.people);
const context = { config, today: '2026-03-04', now: '2026-03-04T10:00+01:00' };
const path = 'meetings/2026-03-04-portal.md';

function written(text: string, answer: NoteEdit | Refusal): string {
  return isRefusal(answer) ? answer.refused : applyEdits(text, answer.edits);
}

describe('a meeting', () => {
  it('gets an action under its heading, or under the person it is about', () => {
    const text = '# A\n\n## Notes\n\nSaid\n\n## Next steps\n\n- [ ] One\n\n## Maria Lopez\n\n- [ ] \n';
    equal(written(text, addActions(text, '- [ ] Two')), text.replace('- [ ] One\n', '- [ ] One\n- [ ] Two\n'));
    equal(personHeading(text, text.indexOf('Said'), roster), undefined);
    equal(personHeading(text, text.length, roster)?.text, 'Maria Lopez');
    equal(written(text, addActions(text, '- [ ] Two', 'Maria Lopez')), text.replace('- [ ] \n', '- [ ] Two\n'));
    equal(written('# A\n', addActions('# A\n', '- [ ] Two')), '# A\n\n## Action items\n\n- [ ] Two\n');
  });
  it('keeps a point for the next one, and how many were raised', () => {
    const text = '---\ntype: meeting\n---\n\n## Parking lot\n\n- \n\n## Notes\n';
    const once = written(text, park(text, path, '- [ ] Door\ncameras', context));
    equal(once, '---\ntype: meeting\nraised: 1\n---\n\n## Parking lot\n\n- Door cameras\n\n## Notes\n');
    equal(
      written(once, park(once, path, 'More', context)),
      once.replace('raised: 1', 'raised: 2').replace('cameras\n', 'cameras\n- More\n'),
    );
    equal(written(text, park(text, path, ' \n', context)), 'invalid');
  });
  it('notes who was there: an unticked one was absent', () => {
    const text =
      '---\ntype: meeting\nattendees:\n  - maria\n  - li\n---\n\n## Attendees\n\n- [x] Maria Lopez @maria\n- [ ] Li\n- [x] Rosa (Acme)\n';
    equal(
      written(text, noteAttendance(text, path, roster, context)),
      text.replace('  - li\n---', '  - Rosa (Acme)\nabsent:\n  - li\n---'),
    );
    equal(written(text, noteAttendance(text.replaceAll('[x]', '[ ]'), path, roster, context)), 'invalid');
    equal(written('# A\n', noteAttendance('# A\n', path, roster, context)), 'not-supported');
  });
  it('knows which actions nobody owns or have no day; who attends is no action', () => {
    const text =
      '## Attendees\n\n- [ ] Li\n\n## Actions\n\n- [ ] A @li due:2026-03-06\n- [ ] B @li\n- [ ] C due:2026-03-06\n- [x] D\n- [ ]\n\n## Maria Lopez\n\n- [ ] E due:2026-03-06\n';
    deepEqual(
      looseActions(text, roster, config).map(({ text: words }) => words),
      ['B', 'C'],
    );
  });
  it('points out actions without an owner or a day after it was held, with a day and people to give them to', () => {
    const text =
      '---\ntype: meeting\ndate: 2026-03-03\nattendees: [li]\n---\n- [ ] A\n- [ ] B @li due:2026-03-06\n- [ ] C @li\n';
    const index = indexOf({ 'daybook.yml': 'people: [maria, li]\n', [path]: text });
    const world = (today: string) => ({ index, isNote: () => true, today, now: `${today}T10:00+01:00` });
    const messages = (today: string) => noteProblems(path, text, world(today)).problems.map(({ message }) => message);
    deepEqual(messages('2026-03-04'), ['This action has no owner and no day.', 'This action has no day.']);
    deepEqual([messages('2026-03-02'), messages('2026-04-02')], [[], []]);
    const doubtful = noteProblems(path, text, world('2026-03-04'));
    const [problem] = doubtful.problems;
    const fixes = problem ? fixesOf(problem, fixContext(path, text, doubtful, world('2026-03-04'))) : [];
    deepEqual(
      fixes.map(({ title, edits }) => [title, applyEdits(text, edits).split('\n').at(5)]),
      [
        ['Due in a week, 2026-03-11', '- [ ] A due:2026-03-11'],
        ['li does it', '- [ ] A @li'],
        ['maria does it', '- [ ] A @maria'],
      ],
    );
  });
});
