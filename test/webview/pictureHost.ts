// The host's side of the panels of pictures for tests: notes in the real index, real views; only the transport and the notebook around
// the index are the test's. It answers intents as the panel does; what is acted is handed to the test.
import { NoteIndex } from '../../src/core/index/noteIndex.ts';
import { finished } from '../../src/core/index/steps.ts';
import { englishWords } from '../../src/core/outline/outlineWords.ts';
import type { DateCourses } from '../../src/core/picture/plannedRow.ts';
import type { EarlierFields } from '../../src/core/picture/scale.ts';
import { loadConfig } from '../../src/core/record/config.ts';
import { sampleNotes } from '../../src/sample/world.ts';
import { protocolVersion } from '../../src/ui/panel/protocol.ts';
import {
  type PictureChoice,
  type PictureId,
  type PictureIntent,
  pictureHostMessage,
  pictureIntent,
} from '../../src/ui/picture/pictureMessages.ts';
import { pictureTable } from '../../src/ui/picture/pictureTable.ts';
import { pictureTexts } from '../../src/ui/picture/pictureTexts.ts';
import { pictureViewSteps } from '../../src/ui/picture/pictureView.ts';
import { english } from '../support/english.ts';

/** The day on which all pictures are drawn. */
export const today = '2026-03-12';

/** Notes by path; `daybook.yml` is the configuration. */
export type Notes = Readonly<Record<string, string>>;

/** The sample notebook, with what `yml` adds to its configuration. */
export function sampleOf(yml = ''): Notes {
  const all = sampleNotes(today, 1).map(({ path, textAt }) => [path, textAt(Number.MAX_SAFE_INTEGER) ?? ''] as const);
  const notes = Object.fromEntries(all.filter(([path]) => path.endsWith('.md') || path === 'daybook.yml'));
  return { ...notes, 'daybook.yml': `${notes['daybook.yml'] ?? ''}${yml}` };
}

/** The texts of a picture's page. */
export function pictureStrings(picture: PictureId): Readonly<Record<string, string>> {
  const kind = pictureTable[picture];
  return { ...pictureTexts(english), ...kind.texts(english), title: kind.title(english) };
}

/** A host for one picture; `acted` gets what the page wants done and answers what is posted in place of a view, if anything. */
export function pictureHost(
  picture: PictureId,
  notes: Notes,
  first: Partial<PictureChoice> = {},
  earlier?: EarlierFields,
  courses: DateCourses = new Map(),
) {
  const index = new NoteIndex(loadConfig(notes['daybook.yml']));
  for (const [path, text] of Object.entries(notes)) if (path !== 'daybook.yml') index.put(path, text);
  const acted: PictureIntent[] = [];
  let choice: PictureChoice = { notebook: '', picture, query: '', options: {}, ...first };
  let seq = 0;
  const view = () => {
    const context = { today, now: `${today}T12:00+01:00`, me: 'nadia', words: englishWords, roster: index.roster() };
    const made = finished(pictureViewSteps(choice, index, context, { courses, ...(earlier && { earlier }) }));
    seq++;
    const message = { v: protocolVersion, seq, type: 'view', view: made.view };
    const fault = pictureHostMessage.fault(message);
    if (fault !== undefined) throw new Error(`the page would not take "${fault}"`);
    return { message, ...made };
  };
  return {
    index,
    acted,
    view,
    refusal: (reason: string) => ({ v: protocolVersion, seq, type: 'refused', reason }),
    /** The rows that an action was for, by their titles. */
    titles: (refs: readonly string[]): string[] => {
      const { keys } = view();
      return refs.map((ref) => {
        const key = keys.get(ref);
        const row = key && index.find(key);
        return row === undefined ? '?' : index.item(row).title;
      });
    },
    /** Answers `ready` and `choose` with a view; everything else is left to the test. */
    receive(message: unknown): unknown {
      if (!pictureIntent.fits(message))
        throw new Error(`the page sent what the host refuses: ${JSON.stringify(message)}`);
      const intent = message;
      if (intent.type === 'choose' || (intent.type === 'ready' && intent.choice))
        choice = intent.choice as PictureChoice;
      else if (intent.type !== 'ready') acted.push(intent);
      return intent.type === 'ready' || intent.type === 'choose' ? view().message : undefined;
    },
  };
}
