// Puts the tasks of a folder of notes into the forms that peers read: `node makePeerInputs.mjs DIR FOLDER` writes FOLDER/tasks.json for
// taskwarrior (every task of its own) and FOLDER/backlog for Backlog.md (a file for each note that has tasks, which are its criteria).
// Not measured. The reading is as simple as it may be here: boxes outside of fences, with the words of the made-up notes.
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listNotes, readLean } from '../corpusNotes.mjs';

/** @typedef {{ readonly text: string, readonly state: string, readonly owner: string | undefined, readonly due: string | undefined }} Task */

const [dir = '', folder = ''] = process.argv.slice(2);

/** @param {string} note @returns {readonly Task[]} */
function tasksOf(note) {
  let isCode = false;
  return note.split(/\r?\n/).flatMap((line) => {
    if (/^\s*(```|~~~)/.test(line)) isCode = !isCode;
    const [, state = ' ', text] = /^\s*(?:[-*+]|\d+[.)])\s+\[(.)\]\s+(.*)$/.exec(line) ?? [];
    if (isCode || text === undefined) return [];
    const due = /(?:\bdue:{1,2} ?|📅 )(\d{4}-\d\d-\d\d)/u.exec(text)?.[1];
    return [{ text, state, owner: /@([\w.]+)/.exec(text)?.[1], due }];
  });
}

/** @param {Task} task @param {number} at */
function forTaskwarrior({ text, state, owner, due }, at) {
  const isOpen = !/[xX-]/.test(state);
  const uuid = `00000000-0000-4000-8000-${at.toString(16).padStart(12, '0')}`;
  const end = isOpen ? {} : { end: '20260630T090000Z' };
  const dated = due === undefined ? {} : { due: `${due.replaceAll('-', '')}T000000Z` };
  const tags = owner === undefined ? {} : { tags: [owner.replaceAll('.', '_')] };
  const status = isOpen ? 'pending' : 'completed';
  return { uuid, description: text, status, entry: '20260601T090000Z', ...end, ...dated, ...tags };
}

/** @param {readonly Task[]} tasks @param {number} at */
function forBacklog(tasks, at) {
  const [{ owner, text } = { owner: undefined, text: '' }] = tasks;
  const done = tasks.every(({ state }) => /[xX-]/.test(state));
  const lines = tasks.map((task, row) => `- [${/[xX]/.test(task.state) ? 'x' : ' '}] #${row + 1} ${task.text}`);
  return `---
id: TASK-${at}
title: ${JSON.stringify(text)}
status: ${done ? 'Done' : 'To Do'}
assignee: [${owner ?? ''}]
created_date: '2026-06-01 09:00'
labels: []
dependencies: []
ordinal: ${at * 1000}
---

## Acceptance Criteria

<!-- AC:BEGIN -->
${lines.join('\n')}
<!-- AC:END -->
`;
}

/** @type {ReturnType<typeof forTaskwarrior>[]} */
const all = [];
const staging = join(folder, `backlog.${process.pid}`);
mkdirSync(join(staging, 'backlog', 'tasks'), { recursive: true });
const settings = ['project_name: "Bench"', 'default_status: "To Do"', 'statuses: ["To Do", "Done"]', 'labels: []'];
const still = [
  'remote_operations: false',
  'auto_commit: false',
  'filesystem_only: true',
  'check_active_branches: false',
];
writeFileSync(join(staging, 'backlog', 'config.yml'), [...settings, ...still, 'task_prefix: "task"', ''].join('\n'));
let files = 0;
readLean(dir, listNotes(dir), (bytes) => {
  const tasks = tasksOf(bytes.toString());
  if (tasks.length === 0) return;
  files++;
  writeFileSync(join(staging, 'backlog', 'tasks', `task-${files} - Task-${files}.md`), forBacklog(tasks, files));
  for (const task of tasks) all.push(forTaskwarrior(task, all.length + 1));
});
writeFileSync(join(folder, 'tasks.json'), `[\n${all.map((task) => JSON.stringify(task)).join(',\n')}\n]\n`);
// Last, so that a folder that is there is whole.
renameSync(staging, join(folder, 'backlog'));
console.log(JSON.stringify({ files, tasks: all.length }));
