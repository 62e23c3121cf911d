// A person's note as a roster entry. Comes in: the header of a note of kind `person`; goes out: a Person. Values are taken as
// written; an entry of the configuration with the same id wins over it.
import type { Person } from '../record/kind.ts';
import { allValues, firstValue } from './headerFacts.ts';
import { slugOfPath } from './links.ts';
import type { Store } from './store.ts';

/** The roster entry that a person's note makes: its id is the header's `id`, else the file name. */
export function personOfNote(store: Store, note: number): Person {
  const path = store.paths.text(note);
  const first = (field: string): string | undefined => firstValue(store, note, field);
  const id = first('id') ?? slugOfPath(path);
  const role = first('role');
  const team = first('team');
  const [capacity, oneOnOneEvery] = [first('capacity'), first('one-on-one-every')];
  const [absences, skills] = [allValues(store, note, 'absences'), allValues(store, note, 'skills')];
  return {
    id,
    name: first('name') ?? (store.texts.text(store.notes.columns.title[note] ?? 0) || id),
    mails: [...allValues(store, note, 'mails'), ...allValues(store, note, 'mail'), ...allValues(store, note, 'email')],
    handles: [...allValues(store, note, 'handles'), ...allValues(store, note, 'handle'), slugOfPath(path)],
    ...(role === undefined ? {} : { role }),
    ...(team === undefined ? {} : { team }),
    ...(capacity === undefined ? {} : { capacity }),
    ...(absences.length === 0 ? {} : { absences }),
    ...(skills.length === 0 ? {} : { skills }),
    ...(oneOnOneEvery === undefined ? {} : { oneOnOneEvery }),
    path,
  };
}
