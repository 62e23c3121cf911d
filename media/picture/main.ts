// The page of pictures: draws the view the host sends and says what the person wants. It computes nothing and keeps no data; its
// own state is what was chosen and whether the table is shown, and that survives a restart.
import { render } from 'lit/html.js';
import {
  type PictureChoice,
  type PictureHostMessage,
  type PictureIntent,
  type PictureState,
  type PictureView,
  pictureHostMessage,
  pictureState,
} from '../../src/ui/picture/pictureMessages.ts';
import { announce, announceQuietly } from '../shared/announcer.ts';
import { openChannel } from '../shared/channel.ts';
import { arrowsBegin, focusComesBack } from '../shared/roving.ts';
import { drawings } from './drawings.ts';
import { framePart } from './frame.ts';
import { type PicturePage, say } from './page.ts';

const channel = openChannel<PictureHostMessage, PictureIntent, PictureState>(pictureHostMessage, pictureState, receive);
const panel = document.getElementById('panel');
/** What one message can name. */
const mostSelected = 150;

let view: PictureView | undefined;
let table = channel.state()?.table ?? false;
let active = '';
let selected: ReadonlySet<string> = new Set();
let noticed = '';
/** What the next view is to put the focus on. */
let focusNext: string | undefined;
/** What is said once the action under way is done; undefined while there is none. */
let underWay: string | undefined;

arrowsBegin();
focusComesBack();
document.addEventListener('contextmenu', offerMore);
const restored = channel.state()?.choice;
channel.send({ type: 'ready', ...(restored && { choice: restored }) });

function receive(message: PictureHostMessage): void {
  if (message.type === 'refused') {
    underWay = undefined;
    notice(message.reason);
    return;
  }
  tell(view, message.view);
  view = message.view;
  channel.keep({ choice: view.choice, table });
  draw();
  if (focusNext !== undefined) document.querySelector<HTMLElement>(focusNext)?.focus();
  focusNext = undefined;
}

/** The end of an action is said at once, what others changed when it has calmed down. */
function tell(before: PictureView | undefined, after: PictureView): void {
  if (underWay !== undefined) {
    const said = underWay;
    underWay = undefined;
    noticed = '';
    if (said !== '') announce(said);
    else if (before?.summary !== after.summary) announce(say('updated', after.summary));
  } else if (before?.state === 'ready' && before.query === after.query && before.summary !== after.summary)
    announceQuietly(say('updated', after.summary));
}

/** The right button on a row asks what can be done with it, as its key does; in a field to type into it has VS Code's own menu. */
function offerMore(event: MouseEvent): void {
  const target = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-ref]') : null;
  const ref = target?.dataset['ref'];
  if (!view || ref === undefined || /^spot-/.test(ref) || target?.closest('form')) return;
  event.preventDefault();
  // The key of the menu has asked already.
  if (underWay === undefined)
    pageOf(view).act(selected.has(ref) ? [...selected] : [ref], [{ action: 'more', answers: {} }], '');
}

function notice(sentence: string): void {
  noticed = sentence;
  announce(sentence);
  draw();
}

function draw(): void {
  if (!panel || !view) return;
  const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset['ref'] : undefined;
  const place = focused === undefined ? 0 : members().findIndex(({ dataset }) => dataset['ref'] === focused);
  render(framePart(pageOf(view), drawings[view.choice.picture], noticed), panel);
  panel.setAttribute('aria-busy', String(view.state === 'loading'));
  if (focused !== undefined && document.activeElement === document.body) focusOn(focused, place);
}

/** What is drawn elsewhere now is another element: the focus goes with what it was on, else to what stands in its place. */
function focusOn(ref: string, place: number): void {
  const all = members();
  (all.find(({ dataset }) => dataset['ref'] === ref) ?? all[place] ?? all.at(-1))?.focus();
}

function members(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-ref]')];
}

function pageOf(shown: PictureView): PicturePage {
  const choose = (change: Partial<PictureChoice>): void =>
    channel.send({ type: 'choose', choice: { ...shown.choice, ...change } });
  return {
    view: shown,
    table,
    active,
    selected,
    choose,
    look(change, focus) {
      focusNext = focus;
      choose({ options: { ...shown.choice.options, ...change } });
    },
    open: (ref, beside) => channel.send({ type: 'open', ref, beside }),
    act(refs, moves, done) {
      if (underWay !== undefined) {
        announce(say('working'));
        return false;
      }
      underWay = done;
      channel.send({ type: 'act', refs: [...refs], moves: [...moves] });
      return true;
    },
    undo: () => channel.send({ type: 'undo' }),
    activate(ref) {
      if (ref === active) return;
      active = ref;
      draw();
    },
    select(refs) {
      selected = new Set(refs.slice(0, mostSelected));
      draw();
    },
    showTable(next) {
      table = next;
      channel.keep({ choice: shown.choice, table });
      draw();
    },
    notice,
    draw,
  };
}
