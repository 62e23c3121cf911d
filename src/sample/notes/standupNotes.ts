// Writes the stand-ups as notes: made by Daybook's own stand-up template from the notes as they stood that morning, then typed
// into by the people. Comes in: the stand-ups as they happened and all other notes; goes out: notes. Playing the year forward
// costs one reading of each changed text.
import { dayText } from '../../core/day.ts';
import { isRefusal } from '../../core/edits/edit.ts';
import { NoteIndex } from '../../core/index/noteIndex.ts';
import { newMeeting } from '../../core/record/briefing.ts';
import { loadConfig } from '../../core/record/config.ts';
import { headerText } from '../header.ts';
import type { SampleNote } from '../sampleNote.ts';
import { laterMoments, taskLine } from '../taskLine.ts';
import { type Minute, minuteOf, stamp, type Timing } from '../timing.ts';
import type { Standup } from './standups.ts';

/** The notes of all stand-ups, oldest first. */
export function standupNotes(
  standups: readonly Standup[],
  others: readonly SampleNote[],
  timing: Timing,
): SampleNote[] {
  const past = new Past(others);
  return standups.map((standup) => {
    const sections = filledIn(standup, past.at(standup.opened));
    const ticks = standup.promised.flatMap((task) => laterMoments(task, standup.scribe, timing));
    const made: SampleNote = {
      path: standup.path,
      moments: [
        { at: standup.shared, by: standup.scribe, subject: `Stand-up ${dayText(standup.day)}`, alone: true },
        ...ticks.filter(({ at }) => at > standup.shared),
      ],
      textAt: (at) => typedInto(standup, sections, at, timing),
    };
    past.add(made);
    return made;
  });
}

/** The notes as they stood at some minute; asked for in order of time. */
class Past {
  readonly #index = new NoteIndex(loadConfig(undefined));
  #coming: { readonly at: Minute; readonly note: SampleNote }[] = [];

  constructor(notes: readonly SampleNote[]) {
    for (const note of notes) this.add(note);
  }

  add(note: SampleNote): void {
    if (note.path !== 'README.md') this.#coming.push(...note.moments.map(({ at }) => ({ at, note })));
  }

  at(minute: Minute): NoteIndex {
    const changed = new Set(this.#coming.filter(({ at }) => at <= minute).map(({ note }) => note));
    this.#coming = this.#coming.filter(({ at }) => at > minute);
    for (const note of changed) {
      const text = note.textAt(minute);
      if (note.path === 'daybook.yml') this.#index.setConfig(loadConfig(text));
      else this.#index.put(note.path, text);
    }
    return this.#index;
  }
}

/** The sections of the new note as the template fills them in, each from its heading on. */
function filledIn({ day, opened, path }: Standup, index: NoteIndex): string[] {
  const context = { index, config: index.config, roster: index.roster(), today: dayText(day), now: stamp(opened) };
  const made = newMeeting('standup', context);
  if (isRefusal(made) || !('text' in made) || made.path !== path) throw new Error(`no stand-up note for ${path}`);
  const body = made.text.slice(made.text.indexOf('\n---\n') + 5).trimStart();
  return body.split(/^(?=## )/m);
}

/** The note after people typed: empty bullets give way to what was said; those who did not come have no section. */
function typedInto(standup: Standup, sections: readonly string[], minute: Minute, timing: Timing): string {
  const { day, present, absent, said, promised, parked } = standup;
  // Lines of a day count from ten o'clock on; those of a stand-up stand in it from the first.
  const at = Math.max(minute, minuteOf(day, '10:00'));
  const header = headerText({
    type: 'meeting',
    date: dayText(day),
    time: '09:15',
    series: 'standup',
    attendees: present.map(({ id }) => id),
    absent: absent.map(({ id }) => id),
  });
  const typed = new Map(
    present.map(({ id, name }) => {
      const own = promised.filter(({ owner }) => owner === id);
      return [name, [...bullets(said.get(id) ?? []), ...own.flatMap((task) => taskLine(task, at, timing, id) ?? [])]];
    }),
  );
  const nobodys = promised.filter(({ owner }) => owner === undefined);
  typed.set('Parking lot', [...bullets(parked), ...nobodys.flatMap((task) => taskLine(task, at, timing) ?? [])]);
  const kept = sections.filter((section) => !absent.some(({ name }) => section.startsWith(`## ${name}\n`)));
  const text = kept.map((section) => withLines(section, typed.get(headingOf(section)))).join('');
  return `${header}\n${text.trimEnd()}\n`;
}

function headingOf(section: string): string {
  return section.slice(3, section.indexOf('\n'));
}

function withLines(section: string, lines: readonly string[] | undefined): string {
  if (lines === undefined) return section;
  const kept = section.replace(/^- (?:\[ \] )?$/m, '').trimEnd();
  const gap = kept.includes('\n- ') ? '\n' : '\n\n';
  return `${kept}${lines.length === 0 ? '' : gap + lines.join('\n')}\n\n`;
}

function bullets(lines: readonly string[]): string[] {
  return lines.map((line) => `- ${line}`);
}
