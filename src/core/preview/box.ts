// The box of a task as a small drawing with its state in words. Comes in: a state; goes out: Html. Lines only, in the colour of
// the text around it, so that themes, high contrast and paper all show it; the shape says the state, never a colour.
import type { StateClass } from '../note/note.ts';
import type { Words } from '../outline/outlineWords.ts';
import { element, type Html, text } from './html.ts';

const frame = 'M3.5 1.5h9a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-9a2 2 0 0 1-2-2v-9a2 2 0 0 1 2-2z';

/** What is drawn into the frame: a tick, a half, the hands of a clock, a stroke. */
const marks: Readonly<Record<StateClass, string>> = {
  todo: '',
  doing: 'M4.5 11.5l7-7',
  waiting: 'M8 4.5V8l2.5 2',
  done: 'M4.5 8.3l2.5 2.5 4.7-5.3',
  cancelled: 'M4.5 8h7',
};

/** The box of a state; a screen reader says the state. */
export function drawBox(state: StateClass, words: Words): Html {
  const label = words(`state.${state}`);
  const attributes = {
    class: `daybook-box daybook-box-${state}`,
    role: 'img',
    'aria-label': label,
    viewBox: '0 0 16 16',
    width: '16',
    height: '16',
  };
  const mark = marks[state] === '' ? [] : [element('path', { d: marks[state], class: 'daybook-box-mark' })];
  return element('svg', attributes, element('title', {}, text(label)), element('path', { d: frame }), ...mark);
}
