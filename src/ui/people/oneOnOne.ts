// "Prepare One-on-One": the note of today's 1:1 with a person in the private notebook, filled in with what was agreed before and with
// what the person is on in the shared notebooks. Comes in: a row of a person, or answers. Goes out: the open note, or a refusal.
// Reads shared notebooks; writes in the private one alone.
import { l10n } from 'vscode';
import type { Refusal } from '../../core/edits/edit.ts';
import { isRefusal } from '../../core/edits/edit.ts';
import { theirWork } from '../../core/record/briefingRows.ts';
import type { Person } from '../../core/record/kind.ts';
import type { TemplateValue } from '../../core/record/template.ts';
import { isPrivate, type Notebooks, type OpenNotebook } from '../../notebook/registry.ts';
import { type Answers, answer } from '../item/answers.ts';
import { askPerson } from '../item/valueInputs.ts';
import { openMeeting } from '../newNotes.ts';
import { privateNotebook, setUpPrivate } from './privateNotebook.ts';

/** Id of the series of meetings of two. */
const seriesId = 'one-on-one';

/** Makes or opens the note. Answer: `person`. */
export async function prepareOneOnOne(notebooks: Notebooks, answers: Answers): Promise<Refusal | void> {
  // Their notes belong into one: where there is none, the first step is to make it.
  const refused = privateNotebook(notebooks) ? undefined : await setUpPrivate(notebooks, {});
  const own = privateNotebook(notebooks);
  if (!own) return refused;
  const shared = notebooks.all().filter((open) => open.notebook.state === 'ready' && !isPrivate(open));
  const asked = await askPerson(shared[0] ?? own, l10n.t('Prepare One-on-One'), {
    given: answer(answers, 'person'),
    except: [own.notebook.context().me],
  });
  if (asked === undefined || isRefusal(asked)) return asked;
  const person = personIn([own, ...shared], String(asked.value ?? ''));
  if (!person) return { refused: 'invalid', message: l10n.t('"{0}" is nobody in the team’s list.', asked.label) };
  return openMeeting(own, seriesId, { person, variables: variablesOf(shared, person) });
}

function personIn(opens: readonly OpenNotebook[], id: string): Person | undefined {
  return opens.map(({ notebook }) => notebook.index().roster().resolve(id)).find((found) => found !== undefined);
}

/** What the person is on, from the first shared notebook that knows them. */
function variablesOf(shared: readonly OpenNotebook[], person: Person): ReadonlyMap<string, TemplateValue> {
  const open = shared.find(({ notebook }) => notebook.index().roster().resolve(person.id));
  if (!open) return new Map();
  const { notebook } = open;
  const { today } = notebook.context();
  return theirWork({ index: notebook.index(), roster: notebook.index().roster(), today }, person);
}
