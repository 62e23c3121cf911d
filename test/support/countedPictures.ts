// What pictures of a notebook have to show, counted by another reader (gray-matter and plain searching) than the one that is tested. Comes
// in: texts by path and the day; goes out: figures in the words of the pictures. Knows the rules by heart and nothing of the index.
import { countedNotes, wordOf } from './countedKpis.ts';

const done = ['resolved', 'closed', 'done', 'cancelled', 'accepted'];

/** Words that each picture shows. `weekStart` is the Monday of the week. */
export function countPictures(texts: ReadonlyMap<string, string>, weekStart: string) {
  const notes = countedNotes(texts);
  const ofKind = (kind: string) => notes.filter((note) => wordOf(note, 'type') === kind);
  const isOpen = (note: (typeof notes)[number]): boolean => !done.includes(wordOf(note, 'status'));
  const count = (kind: string, key: string, value: string): number =>
    ofKind(kind).filter((note) => wordOf(note, key) === value).length;
  const states = ['Open', 'Acked', 'Doing', 'Waiting'];
  const board = states.map(
    (state) =>
      `${state} ${['issue', 'incident'].reduce((sum, kind) => sum + count(kind, 'status', state.toLowerCase()), 0)}`,
  );

  const from = '2026-02-01';
  const to = '2026-07-31';
  const projects = ofKind('project').filter(
    (note) => wordOf(note, 'start').slice(0, 10) <= to && wordOf(note, 'due').slice(0, 10) >= from,
  );
  const milestones = notes
    .flatMap(({ text }) => [
      ...(text.split('## Milestones\n')[1]?.split('\n## ')[0] ?? '').matchAll(/^- \[.\] .*due:(\S+)/gm),
    ])
    .filter(([, due = '']) => due >= from && due <= to);
  const exposures = ofKind('risk')
    .filter(isOpen)
    .map(({ data }) => Number(data['likelihood']) * Number(data['impact']));
  const high = exposures.filter((exposure) => exposure >= 15).length;
  const rings = ['adopt', 'trial', 'assess', 'hold'].map((ring) => `${ring} ${count('technology', 'ring', ring)}`);
  return {
    board: board.join(', '),
    timeline: `Projects: ${projects.length}, milestones: ${milestones.length},`,
    calendar: `changes ${ofKind('change').filter((note) => wordOf(note, 'window').startsWith('2026-03')).length},`,
    risks: `${exposures.length} risks, exposure ${exposures.reduce((sum, each) => sum + each, 0)} in all, ${high} of them high.`,
    radar: rings.join(', '),
    late: (person: string): number => lateOf(notes, person, weekStart),
  };
}

/** Tasks and records of a person that were due before a day and are open. */
function lateOf(notes: ReturnType<typeof countedNotes>, person: string, day: string): number {
  const tasks = notes.flatMap(({ text }) =>
    [...text.matchAll(/^\s*[-*] \[ \] (.*due:(\S+).*)$/gm)].filter(
      ([, words = '', due = '']) => due < day && words.includes(`@${person}`),
    ),
  );
  const records = notes.filter(
    (note) =>
      wordOf(note, 'owner') === person &&
      wordOf(note, 'due') !== '' &&
      wordOf(note, 'due').slice(0, 10) < day &&
      !done.includes(wordOf(note, 'status')),
  );
  return tasks.length + records.length;
}
