// What happened, in words. Comes in: one thing and how people are called; goes out: a text without the name of the item, which
// stands beside it. Values of notes are put in as they are.
import { isDay } from '../day.ts';
import { say, sayDay } from '../language.ts';
import type { NotebookConfig } from '../record/kind.ts';
import type { Happening, HappeningVerb } from './happened.ts';

/** Who looks, and how things are called. */
export interface WordContext {
  readonly config: NotebookConfig;
  readonly me?: string;
  /** The roster id of a name as written; the bare name when nobody is known by it. */
  readonly personId: (written: string) => string;
  /** The name that people read. */
  readonly personName: (written: string) => string;
}

/** For example `due Tue 3 Mar 2026 → Tue 10 Mar 2026`, `yours now, was Ana`, `open → resolved`. */
export function happeningWords(happening: Happening, context: WordContext): string {
  return rules[happening.verb](happening, context);
}

const rules: Readonly<Record<HappeningVerb, (happening: Happening, context: WordContext) => string>> = {
  new: (happening, context) => say('new: {0}', kindWord(happening, context)),
  gone: () => say('deleted'),
  renamed: ({ from }) => say('renamed, was {0}', from),
  done: ({ kind }) => (kind === 'milestone' ? say('met') : say('done')),
  reopened: () => say('reopened'),
  cancelled: () => say('cancelled'),
  added: (happening, context) => say('new: {0}', kindWord(happening, context)),
  removed: () => say('removed'),
  moved: () => say('moved here from another note'),
  reworded: () => say('reworded'),
  changed: () => say('changed'),
  chased: () => say('chased'),
  doubled: () => say('in two versions'),
  settled: () => say('no longer in two versions'),
  status: ({ from, to }) => fromTo(from, to || say('no state')),
  severity: ({ from, to }) => say('severity {0}', fromTo(from, to || say('none'))),
  health: ({ from, to }) => say('health {0}', fromTo(from, to || say('none'))),
  due: dueWords,
  owner: ownerWords,
};

function kindWord({ kind }: Happening, { config }: WordContext): string {
  if (kind === 'task') return say('task');
  if (kind === 'milestone') return say('milestone');
  return config.kinds.get(kind)?.label ?? say('note');
}

function fromTo(from: string, to: string): string {
  return from === '' ? to : `${from} → ${to}`;
}

function dueWords({ kind, from, to }: Happening): string {
  if (to === '') return say('no due date any more, was {0}', dayWords(from));
  if (from === '') return say('due {0}', dayWords(to));
  if (kind === 'milestone' && isDay(from) && isDay(to))
    return to > from
      ? say('slipped {0} → {1}', dayWords(from), dayWords(to))
      : say('brought forward {0} → {1}', dayWords(from), dayWords(to));
  return say('due {0} → {1}', dayWords(from), dayWords(to));
}

function dayWords(written: string): string {
  return isDay(written) ? sayDay(written) : written;
}

function ownerWords({ from, to }: Happening, { me, personId, personName }: WordContext): string {
  const before = from === '' ? say('nobody') : personName(from);
  if (me !== undefined && to !== '' && personId(to) === me) return say('yours now, was {0}', before);
  return say('owner {0} → {1}', before, to === '' ? say('nobody') : personName(to));
}
