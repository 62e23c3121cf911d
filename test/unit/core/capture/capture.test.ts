// Capture: what one typed line means, where it can go, and what it looks like there. Today is Wednesday 2026-03-11, Maria captures.
import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { readCapture, withDue } from '../../../../src/core/capture/readCapture.ts';
import { addCaptured, captureFile, captureTargets } from '../../../../src/core/capture/target.ts';
import { isRefusal } from '../../../../src/core/edits/edit.ts';
import { parseTaskLine } from '../../../../src/core/note/taskLine.ts';
import { printTaskLine } from '../../../../src/core/note/taskPrint.ts';
import { applyEdits } from '../../../../src/core/text.ts';
import { indexOf } from '../../../support/notebookText.ts';
import { runs } from '../../../support/runs.ts';

const files: Readonly<Record<string, string>> = {
  'daybook.yml':
    'me: maria\npeople:\n  - { id: maria, name: Maria Lopez }\n  - { id: jonas, name: Jonas Berg, handles: [jberg] }\n',
  'projects/mail.md':
    '---\ntype: project\ntitle: Mail gateway\n---\n## Milestones\n\n## Tasks\n\n- [ ] Buy disks\n\n## Notes\n',
  'days/maria/2026-03-11.md': '# 2026-03-11\n\n## Plan\n\n- [ ] \n\n## Log\n',
};
const index = indexOf(files);
const context = { index, today: '2026-03-11', me: 'maria', now: '2026-03-11T09:15+01:00' };

/** A typed line as the task it becomes. */
const read = (line: string) => {
  const found = readCapture(line, context);
  return found && printTaskLine(found.draft);
};

const check = (line: string, expected: string) => it(line, () => equal(read(line), `- [ ] ${expected}`));

describe('a captured line', () => {
  describe('says who, where, when and how pressing', () => {
    check(
      'call acme fri @me +mail !high every mon',
      'call acme @maria +mail priority:high [repeat:: every mon] due:2026-03-13',
    );
    check('ask @jberg for quotes next week', 'ask for quotes @jonas due:2026-03-16');
    check('buy disks by fri', 'buy disks due:2026-03-13');
    check('report on 12 mar', 'report due:2026-03-12');
    check('report due: next fri', 'report due:2026-03-20');
    check('report due:+3wd #board', 'report #board due:2026-03-16');
    check('start:tomorrow rack est:2h', 'rack est:2h start:2026-03-12');
    check('contract draft wait:acme', 'contract draft wait:acme asked:2026-03-11');
    check('contract wait:acme asked:mon', 'contract wait:acme asked:2026-03-09');
    check('backup check every mon', 'backup check [repeat:: every mon] due:2026-03-16');
    check('review rules every week when done', 'review rules [repeat:: every week when done]');
    check('priority:a fix', 'fix priority:high');
    check('fix it tomorrow.', 'fix it due:2026-03-12');
    check('owner:jberg label rack', 'label rack owner:jonas');
    check('scheduled:fri backup every mon', 'backup [repeat:: every mon] scheduled:2026-03-13');
    check('backup every mon start:fri', 'backup [repeat:: every mon] start:2026-03-13');
  });

  describe('leaves words alone that mean something else', () => {
    check('prepare monday meeting for fri', 'prepare monday meeting for due:2026-03-13');
    check('Call Tom about version 12.3', 'Call Tom about version 12.3');
    check('take 3 days off', 'take 3 days off');
    check('ask @nobody about +nothing', 'ask @nobody about +nothing');
    check('mail a@b.example at 10:30 https://x.example/a:b', 'mail a@b.example at 10:30 https://x.example/a:b');
    check('read "next fri" again', 'read "next fri" again');
    check('fix #123 and !important', 'fix #123 and !important');
    check('due:blue moon', 'due:blue moon');
    check('every dog barks', 'every dog barks');
  });

  describe('may come from a list', () => {
    check('- [ ] call acme', 'call acme');
    check('  3) call acme', 'call acme');
  });

  it('is nothing without words of its own', () => {
    equal(read('  '), undefined);
    equal(read('@me fri !high'), undefined);
  });

  describe('keeps what says a field once more, behind what counts', () => {
    check('call acme !high priority:low', 'call acme priority:high priority:low');
    check('pay due:fri due:mon acme', 'pay acme due:2026-03-13 due:mon');
    check('lay est:1h est:2h', 'lay est:1h est:2h');
    it('asks by the day that counts', () => {
      const found = readCapture('pay due:fri due:3/12', context);
      deepEqual(
        found?.dues.map(({ day }) => day),
        ['2026-03-13'],
      );
    });
  });

  it('asks when its day can be two', () => {
    const found = readCapture('pay 3/12', context);
    deepEqual(
      found?.dues.map(({ meaning }) => meaning),
      ['Thu 12 Mar 2026', 'Thu 3 Dec 2026'],
    );
    equal(found && printTaskLine(withDue(found, '2026-12-03').draft), '- [ ] pay due:2026-12-03');
  });

  it('names what nobody knows', () => {
    deepEqual(readCapture('x @nobody +nothing', context)?.unknown, ['@nobody', '+nothing']);
  });

  it('is read back as it was meant, whatever was typed', () => {
    const word = fc.constantFrom(
      'call',
      'fri',
      '@me',
      '+mail',
      '!high',
      'every',
      'mon',
      'due:',
      '3/12',
      'next',
      '"',
      '#a',
      '[x]',
      '~~',
      '`',
      'wait:x',
      'in',
      '3',
      'days',
      '12.3.',
      '!low',
      'priority:low',
      'due:mon',
      'due:2026-03-20',
      'start:2026-03-19',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (words) => {
        const found = readCapture(words.join(' '), context);
        if (!found) return;
        const line = printTaskLine(found.draft);
        ok(!line.includes('\n'));
        const task = parseTaskLine(line);
        // A day that is written out is read between quotes, too.
        if (!words.includes('"'))
          deepEqual([task?.due, task?.priority], [found.draft.fields?.['due'], found.draft.priority], line);
        const left = words.filter((each) => /^(?:call|!low|due:mon|priority:low)$/.test(each)).length;
        const kept = line.match(/(?<!\S)(?:call|!low|due:(?:mon|2026-03-16)|priority:(?:low|high))(?!\S)/g) ?? [];
        ok(kept.length >= left, line);
      }),
      { numRuns: runs(200) },
    );
  });
});

describe('the place of a captured line', () => {
  const targets = (line: string, current?: string) => {
    const found = readCapture(line, context);
    const more = current === undefined ? {} : { current };
    return captureTargets(found ? [found] : [], { ...context, ...more }).map(({ is, path }) => `${is} ${path}`);
  };

  it('is the inbox unless a project is named', () => {
    const others = ['inbox inbox/maria.md', 'day days/maria/2026-03-11.md'];
    deepEqual(targets('call'), others);
    deepEqual(targets('call +mail', 'ideas.md'), ['project projects/mail.md', ...others, 'note ideas.md']);
    deepEqual(targets('call +nothing', 'days/maria/2026-03-11.md'), others);
  });

  it('is the inbox of the notebook where one person works alone', () => {
    const alone = indexOf({ 'daybook.yml': 'me: maria\npeople: [maria]\n' });
    const found = captureTargets([], { ...context, index: alone });
    deepEqual(
      found.map(({ path }) => path),
      ['inbox.md', 'days/maria/2026-03-11.md'],
    );
  });

  /** The text of a target after two lines went there. */
  function written(is: string, text: string, path = 'x.md'): string {
    const lines = ['call acme fri +mail', 'buy disks'].flatMap((line) => readCapture(line, context) ?? []);
    const target = captureTargets(lines, { ...context, current: path }).find((each) => each.is === is);
    ok(target);
    const { edits } = addCaptured(lines, target, context)(text);
    return applyEdits(text, edits);
  }

  it('is the tasks of the project, which is not named again', () => {
    const text = written('project', files['projects/mail.md'] ?? '');
    ok(text.includes('- [ ] Buy disks\n- [ ] call acme due:2026-03-13\n- [ ] buy disks\n\n## Notes'), text);
  });

  it('is the plan of the day, in the place of its empty box', () => {
    const text = written('day', files['days/maria/2026-03-11.md'] ?? '');
    ok(text.includes('## Plan\n\n- [ ] call acme +mail due:2026-03-13\n- [ ] buy disks\n\n## Log'), text);
  });

  it('keeps the dialect and line ends of the note', () => {
    const text = '- [ ] Old one 📅 2026-03-01\r\n';
    equal(written('note', text, 'emoji.md'), `${text}- [ ] call acme +mail 📅 2026-03-13\r\n- [ ] buy disks\r\n`);
  });

  it('is made when it is not there', () => {
    const lines = [readCapture('call acme', context)].filter((line) => line !== undefined);
    const [inbox] = captureTargets(lines, context);
    ok(inbox);
    const file = captureFile(lines, inbox, context);
    deepEqual(file, { path: 'inbox/maria.md', text: '# Inbox\n\n- [ ] call acme created:2026-03-11\n', cursor: 43 });
    const day = captureFile(lines, { is: 'day', path: 'days/maria/2026-03-12.md', exists: false }, context);
    ok(!isRefusal(day));
    ok(day.text.includes('## Plan\n\n- [ ] call acme\n\n## Log'), day.text);
  });
});
