// Feedback leads to a requirement and that to a project; both sides name each other, and a second time changes nothing.
import { equal, match, ok } from 'node:assert/strict';
import { isRefusal } from '../../../../src/core/edits/edit.ts';
import { grownRecord, growthOf, tie, tieBack } from '../../../../src/core/record/grow.ts';
import { applyEdits } from '../../../../src/core/text.ts';
import { indexOf } from '../../../support/notebookText.ts';

const feedback = (title: string, more = '') =>
  `---\ntype: feedback\ntitle: ${title}\nstatus: new\ndate: 2026-03-01\nfrom: Rosa\ndepartment: Sales\nrequirements:\n${more}---\n`;
const files = {
  'feedback/a.md': feedback('Search is slow'),
  'feedback/b.md': feedback('Find nothing', 'project: portal\n'),
  'requirements/fast.md': '---\ntype: requirement\nstatus: proposed\nsources:\n  - ../feedback/z.md\n---\n',
};
const index = indexOf(files);
const context = { config: index.config, today: '2026-03-04', now: '2026-03-04T10:00+01:00', me: 'maria' };
const rows = (...paths: string[]) => paths.map((path) => index.noteRow(path) ?? -1);
const growth = growthOf(index, rows('feedback/a.md'), 'requirement');

function written(text: string, answer: ReturnType<typeof tie>): string {
  return isRefusal(answer) ? answer.refused : applyEdits(text, answer.edits);
}

describe('growing', () => {
  it('makes a requirement with its sources, in the header and as links to read', () => {
    const file = grownRecord(index, rows('feedback/a.md', 'feedback/b.md'), 'requirement', { title: 'Fast' }, context);
    ok(!isRefusal(file));
    equal(file.path, 'requirements/fast.md');
    match(file.text, /\nsources:\n {2}- \.\.\/feedback\/a\.md\n {2}- \.\.\/feedback\/b\.md\n/);
    match(file.text, /## Sources\n\n- \[Search is slow\]\(\.\.\/feedback\/a\.md\), Rosa, Sales, 2026-03-01\n- \[Find/);
    ok(!file.text.includes('portal'), 'only one of them belongs to the project');
  });
  it('names the new record in the old one, which is decided now', () => {
    ok(growth);
    const text = files['feedback/a.md'];
    const after = written(text, tie(text, 'feedback/a.md', 'requirements/fast.md', growth, context));
    equal(
      after,
      text
        .replace('status: new', 'status: distilled')
        .replace('requirements:\n', 'requirements:\n  - ../requirements/fast.md\ndecided: 2026-03-04\n'),
    );
    equal(written(after, tie(after, 'feedback/a.md', 'requirements/fast.md', growth, context)), 'unchanged');
  });
  it('adds to the sources that are there', () => {
    ok(growth);
    const path = 'requirements/fast.md';
    const back = tieBack(files[path], path, ['feedback/a.md', 'feedback/b.md'], growth, context);
    match(
      written(files[path], back),
      /sources:\n {2}- \.\.\/feedback\/z\.md\n {2}- \.\.\/feedback\/a\.md\n {2}- \.\.\/feedback\/b\.md\n/,
    );
  });
  it('gives a project by its slug', () => {
    const made = grownRecord(index, rows('requirements/fast.md'), 'project', { title: 'Portal' }, context);
    ok(!isRefusal(made));
    equal(made.path, 'projects/portal.md');
    const leads = growthOf(index, rows('requirements/fast.md'), 'project');
    ok(leads);
    const text = files['requirements/fast.md'];
    match(written(text, tie(text, 'requirements/fast.md', made.path, leads, context)), /\nproject: portal\ndecided:/);
  });
  it('leads nowhere else, and copies nothing confidential', () => {
    equal(growthOf(index, rows('feedback/a.md', 'requirements/fast.md'), 'requirement'), undefined);
    const answer = grownRecord(index, rows('feedback/a.md'), 'project', {}, context);
    equal(isRefusal(answer) && answer.refused, 'not-supported');
    const secret = indexOf({ 'feedback/a.md': feedback('Search is slow', 'confidential: true\n') });
    const held = grownRecord(secret, [secret.noteRow('feedback/a.md') ?? -1], 'requirement', {}, context);
    equal(isRefusal(held) && held.refused, 'not-supported');
  });
});
