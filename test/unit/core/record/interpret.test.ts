// What a note is, by its path and header: kinds, severities, days and titles.
import { deepEqual, equal } from 'node:assert/strict';
import { foldKey } from '../../../../src/core/note/aliases.ts';
import { loadConfig } from '../../../../src/core/record/config.ts';
import {
  dateOf,
  impliedFields,
  kindOf,
  meetingSeriesOf,
  severityOf,
  titleOf,
} from '../../../../src/core/record/interpret.ts';

const usual = loadConfig(undefined);

/** `status=open owner=maria` as header texts. */
function fields(text: string): ReadonlyMap<string, string> {
  return new Map(text.split(' ').flatMap((pair) => (pair ? [pair.split('=') as [string, string]] : [])));
}

function checkKind(path: string, header: string, expected: string | undefined, config = usual) {
  it(`${path} {${header}} is ${expected}`, () => equal(kindOf(path, fields(header), config), expected));
}

describe('kindOf', () => {
  checkKind('notes/a.md', 'type=issue', 'issue');
  checkKind('notes/a.md', 'type=Incident', 'issue');
  checkKind('notes/a.md', 'type=tech', 'technology');
  checkKind('notes/a.md', 'type=doc', 'document');
  checkKind('notes/a.md', 'type=standup', 'meeting');
  checkKind('notes/a.md', 'type=constructor', undefined);
  checkKind('notes/a.md', 'type=__proto__', undefined);
  checkKind('notes/a.md', '', undefined);

  describe('folders', () => {
    checkKind('issues/a.md', '', 'issue');
    checkKind('Issues/2026/A.md', '', 'issue');
    checkKind('issues/a.md', 'type=risk', 'risk');
    checkKind('issues/a.md', 'type=outage', 'issue');
    checkKind('issues/a.md', 'type=note', undefined);
    checkKind('issues/a.md', 'daybook=risk type=issue', 'risk');
    checkKind('issues/a.md', 'daybook=none', undefined);
    checkKind('projects/mail.md', '', 'project');
    checkKind('projects/mail/project.md', '', 'project');
    checkKind('projects/mail/mail.md', '', 'project');
    checkKind('projects/mail/index.md', '', 'project');
    checkKind('projects/mail/notes.md', '', undefined);
    checkKind('projects/mail/deep/index.md', '', undefined);
    checkKind('tasks/2026.md', '', undefined);
    checkKind('tasks/2026.md', 'type=task', 'task');
    checkKind('issuesfolder/a.md', '', undefined);
  });

  describe('meetings and weeks', () => {
    checkKind('meetings/2026-03-04.md', '', 'meeting');
    checkKind('projects/mail/meetings/2026-03-04.md', '', 'meeting');
    checkKind('wg-api/meeting-notes/2026-03-04.md', '', 'meeting');
    checkKind('docs/minutes/2026/03/04.md', '', 'meeting');
    checkKind('wg-api/meeting-notes/2-18-26.md', '', 'meeting');
    checkKind('2026-03-04-standup.md', '', 'meeting');
    checkKind('notes/2026-03-04-mail-stand-up.md', '', 'meeting');
    checkKind('notes/2026-03-04 Board minutes.md', '', 'meeting');
    checkKind('notes/2026-03-04.md', '', undefined);
    checkKind('notes/2026-03-04-meeting-room.md', '', undefined);
    checkKind('notes/2-18-26.md', '', undefined);
    checkKind('projects/mail/2026-03-04-standup.md', '', 'meeting');
    checkKind('docs/meetings/how-we-meet.md', '', 'document');
    checkKind('days/maria/2026-03-04.md', '', 'day');
    checkKind('days/maria/2026-W10.md', '', 'week');
    const board = loadConfig('kinds:\n  board:\n    folder: meetings/board\n');
    checkKind('meetings/board/2026-03-04.md', '', 'board', board);
    checkKind('meetings/2026-03-04.md', '', 'meeting', board);
  });

  describe('notes of other tools', () => {
    checkKind('backlog/tasks/task-12 - Rotate-keys.md', 'id=TASK-12 status=Done', 'task');
    checkKind('backlog/tasks/task-12 - Rotate-keys.md', 'id=TASK-12 status=Done type=issue', 'task');
    checkKind('work/tasks/back-7 - Disk.md', 'id=BACK-7 status=Done', 'task');
    checkKind('work/tasks/plan.md', 'id=7 status=Done', undefined);
    checkKind('backlog/decisions/decision-1 - Queue.md', 'id=decision-1', 'decision');
    checkKind('docs/adr/0004-use-queues.md', '', 'decision');
    checkKind('docs/decisions/20260304-queues.md', '', 'decision');
    checkKind('docs/adr/template.md', '', 'document');
    checkKind('x/y.md', 'status=accepted deciders=maria', 'decision');
    checkKind('x/y.md', 'status=open time-entries=1', 'task');
    checkKind('x/y.md', 'id=a updated=1772600000000 created=1772600000000 due=2026.04.01', 'task');
    checkKind('x/y.md', 'affected=api severity=down resolved=true', 'issue');
    checkKind('x/y.md', 'ring=trial quadrant=tools', 'technology');
  });
});

describe('impliedFields', () => {
  const issue = usual.kinds.get('issue');
  it('sets major for an incident', () =>
    deepEqual(issue && [...impliedFields('Incident', issue)], [['major', 'true']]));
  it('is empty for an issue', () => equal(issue && impliedFields('issue', issue).size, 0));
});

describe('severityOf', () => {
  const check = (header: string, expected: string | undefined) =>
    it(`${header} is ${expected}`, () => equal(severityOf(fields(header), usual), expected));
  check('severity=critical impact=low urgency=low', 'critical');
  check('severity=Critical', 'critical');
  check('severity=sev1', 'critical');
  check('severity=P2', 'high');
  check('severity=down impact=High urgency=high', 'critical');
  check('impact=high urgency=medium', 'high');
  check('impact=medium urgency=high', 'high');
  check('impact=medium urgency=medium', 'medium');
  check('impact=high urgency=low', 'medium');
  check('impact=low urgency=high', 'medium');
  check('impact=low urgency=medium', 'low');
  check('impact=medium urgency=low', 'low');
  check('impact=low urgency=low', 'low');
  check('impact=high', undefined);
  check('impact=4 urgency=high', undefined);
  check('', undefined);
});

describe('dateOf', () => {
  const check = (path: string, date: string, heading: string, expected: string | undefined) =>
    it(`${path} ${date} ${heading}`, () =>
      equal(dateOf(path, date ? fields(`date=${date}`) : new Map(), heading), expected));
  check('m/2026-03-04.md', '2026-03-05', '', '2026-03-05');
  check('m/2026-03-04.md', '2026-03-05T10:00+01:00', '', '2026-03-05');
  check('m/2026-03-04-standup.md', '', '', '2026-03-04');
  check('m/20260304.md', '', '', '2026-03-04');
  check('m/2026_03_04-V2.md', '', '', '2026-03-04');
  check('m/2026/03/04.md', '', '', '2026-03-04');
  check('m/2026-03/04-board.md', '', '', '2026-03-04');
  check('m/2026-03/march-04.md', '', '', '2026-03-04');
  check('m/2026-03/april-04.md', '', '', undefined);
  check('m/2026-02-30.md', '', '', undefined);
  check('m/2-6-19.md', '', '', undefined);
  check('m/120260304.md', '', '', undefined);
  check('m/board.md', '', 'Board 2026-03-04', '2026-03-04');
  check('m/board.md', '03/04/2026', '', undefined);
});

describe('meetingSeriesOf', () => {
  const check = (path: string, header: string, expected: string | undefined) =>
    it(`${path} ${header}`, () => equal(meetingSeriesOf(path, fields(header), usual), expected));
  check('meetings/2026-03-04-standup.md', '', 'standup');
  check('meetings/2026-03-04.md', 'type=standup', 'standup');
  check('meetings/2026-03-04-standup.md', 'series=Board', 'board');
  check('meetings/our-standup.md', '', undefined);
});

describe('titleOf', () => {
  const check = (title: string, path: string, expected: string) =>
    it(path, () => equal(titleOf(title, path), expected));
  check('Mail', 'projects/x.md', 'Mail');
  check('', 'projects/mail-gateway.md', 'Mail gateway');
  check('', 'projects/mail-gateway/project.md', 'Mail gateway');
  check('', 'meetings/2026-03-04-board_meeting.md', '2026-03-04 Board meeting');
  check('', 'meetings/2026-03-04.md', '2026-03-04');
  check('', 'todo.MD', 'Todo');
});

it('folds kind words as keys are folded', () => equal(foldKey('Stand Up'), 'stand-up'));
