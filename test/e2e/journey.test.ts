// The main job from beginning to end, on the sample notebook: the count in the status bar, the stand-up note, a tick, sharing,
// the KPI panel. What is expected is counted here by independent means: gray-matter, plain searching, git itself.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import matter from 'gray-matter';
import { root } from '../../scripts/project.mjs';
import { testFolder } from '../../scripts/testFolders.mjs';
import { until } from '../support/eventually.ts';
import { promisedHours } from '../support/promisedHours.ts';
import { useWindow } from '../support/window.ts';
import type { TreeRow } from '../support/workbench.ts';

const today = '2026-03-12';
const standup = `meetings/${today}-standup.md`;

/** A sample notebook of a fixed day, with its shared copy beside it. */
function sampleNotebook(): string {
  const folder = join(testFolder(), 'notebook');
  execFileSync(process.execPath, [join(root, 'dist', 'sample.js'), '--out', folder, '--today', today], {
    stdio: 'pipe',
  });
  return folder;
}

interface FoundNote {
  readonly path: string;
  readonly text: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Every note with its header, read by a reader that is not ours; its JavaScript engine is made harmless. */
function readNotes(folder: string): FoundNote[] {
  const never = () => {
    throw new Error('not here');
  };
  const options = { engines: { javascript: never, js: never } };
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md') && !path.startsWith('.git/'))
    .map((path) => {
      const text = readFileSync(join(folder, path), 'utf8');
      return { path, text, data: matter(text, options).data };
    });
}

function openCriticals(notes: readonly FoundNote[]): FoundNote[] {
  const isClosed = (status: unknown) => status === 'resolved' || status === 'closed';
  return notes.filter(({ data }) => isIssue(data) && data['severity'] === 'critical' && !isClosed(data['status']));
}

/** An incident is an issue, too. */
function isIssue(data: FoundNote['data']): boolean {
  return data['type'] === 'issue' || data['type'] === 'incident';
}

/** Promised hours from opened to resolved of issues resolved in the 90 days before today, the middle one. */
function medianHours(notes: readonly FoundNote[]): number {
  const ms = (value: unknown) => (value instanceof Date ? value.getTime() : Date.parse(String(value)));
  const from = new Date(Date.parse(today) - 89 * 86_400_000).toISOString().slice(0, 10);
  // The day as it is written: the reader above turns stamps into instants and loses it.
  const dayOf = (text: string) => /^resolved: "?(\d{4}-\d\d-\d\d)/m.exec(text)?.[1] ?? '';
  const hours = notes
    .filter(({ data }) => isIssue(data) && (data['status'] === 'resolved' || data['status'] === 'closed'))
    .filter(({ text }) => dayOf(text) >= from && dayOf(text) <= today)
    .map(({ data }) => promisedHours(String(data['severity']), ms(data['opened']), ms(data['resolved'])))
    .sort((a, b) => a - b);
  const middle = hours.length >> 1;
  return hours.length % 2 === 1 ? (hours[middle] ?? 0) : ((hours[middle - 1] ?? 0) + (hours[middle] ?? 0)) / 2;
}

describe('the main job', () => {
  const window = useWindow({ folder: sampleNotebook, env: { DAYBOOK_NOW: `${today}T08:05:00+01:00` } });
  const git = (...args: string[]) => execFileSync('git', ['-C', window.folder, ...args], { encoding: 'utf8' });
  let notes: FoundNote[] = [];

  it('shows the number of open criticals in the status bar', async () => {
    notes = readNotes(window.folder);
    const count = openCriticals(notes).length;
    assert.ok(count >= 4, String(count));
    const { workbench } = window;
    await workbench.showContainer('Daybook');
    await workbench.statusItem(new RegExp(`^${count} critical issues are open`)).waitFor();
    const view = await workbench.view('Today');
    await view.row('Critical').waitFor();
    await workbench.screenshot('journey-1-morning');
  });

  it('writes the stand-up note from the palette, filled in, with the cursor where typing starts', async () => {
    const { workbench } = window;
    await workbench.runCommand('Daybook: New Stand-up Note');
    await workbench
      .activeTab()
      .filter({ hasText: `${today}-standup.md` })
      .waitFor();
    const text = readFileSync(join(window.folder, standup), 'utf8');
    for (const { path, data } of openCriticals(notes)) {
      assert.ok(text.includes(`[${data['title']}](../${path})`), `${data['title']} is missing`);
    }
    const yesterdays = notes.filter(({ data, path }) => data['series'] === 'standup' && path < standup).at(-1);
    const actions = [...(yesterdays?.text ?? '').matchAll(/^- \[ \] ([^@#+\n]+?)(?= [@#+]| \w+:|$)/gm)].map(
      ([, words]) => words,
    );
    for (const words of actions) assert.ok(text.includes(`[${words}]`), `the open action "${words}" is missing`);
    assert.ok(actions.length > 0);
    await workbench.type('call the carrier');
    await workbench.press('ControlOrMeta+S');
    await workbench.page.locator('.tab.active:not(.dirty)').waitFor();
    const typed = readFileSync(join(window.folder, standup), 'utf8');
    assert.match(typed, /^- \[ \] call the carrier$/m);
    await workbench.screenshot('journey-2-standup');
  });

  it('ticks a box in the tree and changes one line of one file', async () => {
    const { workbench } = window;
    const before = git('status', '--porcelain');
    const view = await workbench.view('Today');
    // Rows out of sight are not in the page.
    await workbench.resize(1280, 1600);
    await view.expand('Overdue', 1);
    await view.pane.locator('.label-description', { hasText: 'days late' }).first().waitFor();
    const isLateTask = ({ level, checked, description, label }: TreeRow) =>
      level === 2 && checked === false && description.includes('late') && !isIssueTitle(label);
    const label = (await view.rows()).find(isLateTask)?.label;
    assert.ok(label, 'there is an overdue row with a box');
    await view.tick(label);
    await until(() => git('status', '--porcelain') !== before);
    const changed = git('diff', '--numstat').trim();
    assert.match(changed, /^1\t1\t\S+$/);
    await workbench.resize(1280, 800);
    await workbench.screenshot('journey-3-tick');
  });

  it('shares the notes and nothing else', async () => {
    const { workbench } = window;
    writeFileSync(join(window.folder, '.env'), 'TOKEN=secret\n');
    writeFileSync(join(window.folder, 'tool.py'), 'print("staged")\n');
    git('add', 'tool.py');
    const changedNote = git('diff', '--name-only').trim();
    const index = git('ls-files', '-s', 'tool.py');
    const before = git('rev-parse', 'HEAD');
    await workbench.runCommand('Daybook: Commit Notes');
    await workbench
      .quickPickRows()
      .filter({ hasText: `${today}-standup.md` })
      .waitFor();
    await workbench.screenshot('journey-4-list');
    await workbench.press('Enter');
    await until(
      () =>
        git('rev-parse', 'HEAD') !== before &&
        git('rev-list', '--count', '@{upstream}..HEAD').trim() === '0' &&
        git('log', '-1', '--format=%s').includes('done'),
    );
    const shared = git('--git-dir', `${window.folder}-shared.git`, 'show', '--name-only', '--format=', 'main')
      .trim()
      .split('\n');
    assert.deepEqual(shared.sort(), [changedNote, standup].sort());
    assert.equal(git('ls-files', '-s', 'tool.py'), index);
    assert.equal(git('status', '--porcelain'), 'A  tool.py\n?? .env\n');
    await workbench.statusItem(/Daybook sharing: 0 new from the team, 0 yours to share/).waitFor();
    await workbench.screenshot('journey-5-shared');
  });

  it('shows figures in the KPI panel that are counted right', async () => {
    const { workbench } = window;
    await workbench.runCommand('Daybook: Open KPI Panel');
    const tile = (title: string) => workbench.panel().getByRole('tab', { name: title }).first().locator('.tile-value');
    await tile('Open critical issues').waitFor();
    notes = readNotes(window.folder);
    assert.equal(await tile('Open critical issues').textContent(), String(openCriticals(notes).length));
    const isOpenProject = ({ data }: FoundNote) =>
      data['type'] === 'project' && !['done', 'cancelled'].includes(String(data['status']));
    assert.equal(await tile('Projects by health').textContent(), String(notes.filter(isOpenProject).length));
    const hours = Number((await tile('Time to resolve').textContent())?.replace(',', ''));
    assert.ok(Math.abs(hours - medianHours(notes)) < 0.06, `${hours} is not ${medianHours(notes)}`);
    await workbench.screenshot('journey-6-kpi');
  });

  it('follows a change on disk at once', async () => {
    const [first] = openCriticals(notes);
    assert.ok(first);
    writeFileSync(join(window.folder, first.path), first.text.replace(/^status: .*$/m, 'status: resolved'));
    const count = openCriticals(notes).length - 1;
    await window.workbench.statusItem(new RegExp(`^${count} critical issues are open`)).waitFor();
    const tile = window.workbench.panel().getByRole('tab', { name: 'Open critical issues' }).locator('.tile-value');
    await tile.filter({ hasText: new RegExp(`^${count}$`) }).waitFor();
  });

  function isIssueTitle(label: string): boolean {
    return notes.some(({ data }) => label.endsWith(String(data['title'])));
  }
});
