// Other programs that read tasks or notes, given the same notes in the form that they read, in the same rounds as Daybook.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../scripts/project.mjs';
import { installPeers } from '../peers/installedPeers.mjs';
import { mainRows } from '../section.mjs';

/** @typedef {keyof import('../peers/installedPeers.mjs').Peers} PeerName */

const programs = join(root, 'test', 'bench', 'peers');

/** Nobody waits longer for a list of tasks. */
const limitMs = 60_000;

/** @type {Partial<import('../peers/installedPeers.mjs').Peers>} */
let peers = {};

/** @type {import('../section.mjs').Section} */
export const peerSection = {
  name: 'peers',
  title: 'Other programs with the same notes',
  get words() {
    return `Each is run as it is meant to be, from its start to the answer${versions()}. What they make of the notes differs: ripgrep finds
lines with a box and understands nothing of them, code blocks included; VS Code's Markdown service knows headings and links, no tasks or dates;
Backlog.md reads files of its own format, here one for each note that has tasks; taskwarrior has no notes: it is given all tasks once, and
then reads its own store. Daybook's cold index parses headers, tasks, dates, people, links and headings, and keeps them. What takes longer
than a minute is stopped, and not tried with more notes.`;
  },
  async prepare({ dir, scratch }) {
    peers = await installPeers();
    const args = [join(programs, 'makePeerInputs.mjs'), dir, scratch];
    if (!existsSync(join(scratch, 'backlog'))) execFileSync(process.execPath, args, { stdio: 'ignore' });
  },
  cases: {
    ripgrep: peerCase('ripgrep', (path, { dir }) => ['ripgrep.mjs', path, dir]),
    markdown: peerCase('markdown', (path, { dir }) => ['markdown.mjs', path, dir], ['--max-old-space-size=12288']),
    backlog: peerCase('backlog', (path, { scratch }) => ['backlog.mjs', path, join(scratch, 'backlog')]),
    taskImport: peerCase('taskwarrior', (path, { scratch }) => ['taskwarrior.mjs', 'import', path, scratch]),
    taskExport: peerCase('taskwarrior', (path, { scratch }) => ['taskwarrior.mjs', 'export', path, scratch]),
  },
  rows: [
    { words: '**Daybook: cold index, as shipped**, ms', figure: 'own.ms', growth: 1.05 },
    { words: '- ratio to the ripgrep tree', figure: 'own.ms', over: 'ripgrep.ms', most: 1 },
    ...peerRows('ripgrep and a tree of its lines', 'ripgrep'),
    ...peerRows('VS Code’s Markdown service: symbols and links of all notes', 'markdown'),
    ...peerRows('Backlog.md: `task list`', 'backlog'),
    ...peerRows('taskwarrior: `import` of all tasks', 'taskImport'),
    ...peerRows('taskwarrior: `export` of its store', 'taskExport'),
  ],
};

/** In brackets, those that are installed. */
function versions() {
  const told = Object.entries(peers).flatMap(([name, peer]) => ('version' in peer ? `${name} ${peer.version}` : []));
  return told.length === 0 ? '' : ` (${told.join(', ')})`;
}

/**
 * @param {PeerName} name
 * @param {(path: string, place: import('../section.mjs').Place) => readonly [file: string, ...args: string[]]} args
 * @param {readonly string[]} [nodeArgs]
 * @returns {import('../section.mjs').Case}
 */
function peerCase(name, args, nodeArgs = []) {
  return {
    dear: true,
    limitMs,
    args: (place) => {
      const peer = peers[name] ?? { missing: 'it was not installed' };
      if ('missing' in peer) return peer;
      const [file, ...rest] = args(peer.path, place);
      return [...nodeArgs, join(programs, file), ...rest];
    },
  };
}

/** @param {string} words @param {string} name of the case */
function peerRows(words, name) {
  const [time, ...more] = mainRows(words, name);
  const ratio = { words: '- ratio to Daybook’s cold index', figure: `${name}.ms`, over: 'own.ms' };
  return [...(time === undefined ? [] : [time]), ratio, ...more];
}
