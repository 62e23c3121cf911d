// Arrow keys in a set of controls that is one stop of the Tab key: tiles, rows. Comes in: a key press in the set; goes out: the
// control that is to have the focus. The controls are in the document in reading order; no place is remembered here.

/**
 * The member that a key leads to from `current`, or undefined for a key that leads nowhere. Left and right go through the set
 * (mirrored where text runs right to left), up and down to the nearest one above or below, Home and End to the ends, Page Up
 * and Page Down ten further.
 */
export function memberFor(key: string, members: readonly HTMLElement[], current: HTMLElement): HTMLElement | undefined {
  const at = members.indexOf(current);
  const step = getComputedStyle(current).direction === 'rtl' ? -1 : 1;
  switch (key) {
    case 'ArrowRight':
      return members[at + step];
    case 'ArrowLeft':
      return members[at - step];
    case 'ArrowDown':
      return beyond(members, current, at, 1);
    case 'ArrowUp':
      return beyond(members, current, at, -1);
    case 'PageDown':
      return members[Math.min(members.length - 1, at + 10)];
    case 'PageUp':
      return members[Math.max(0, at - 10)];
    case 'Home':
      return members[0];
    case 'End':
      return members.at(-1);
    default:
      return undefined;
  }
}

/** An arrow key that nothing has yet goes to the first thing to walk through, so that nobody tabs through all that stands above it. */
export function arrowsBegin(): void {
  document.addEventListener('keydown', (event) => {
    const isPlain = !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (event.target !== document.body || !isPlain || !event.key.startsWith('Arrow') || window.scrollY > 0) return;
    const first = document.querySelector<HTMLElement>('[data-ref][tabindex="0"]');
    first?.focus();
    if (first) event.preventDefault();
  });
}

/** What had the focus gets it back with the window: a question that VS Code asked in between took it away. */
export function focusComesBack(): void {
  let last: string | undefined;
  document.addEventListener('focusin', ({ target }) => {
    last = (target as HTMLElement).dataset['ref'] ?? last;
  });
  window.addEventListener('focus', () => {
    if (last === undefined || document.activeElement !== document.body) return;
    const members = [...document.querySelectorAll<HTMLElement>('[data-ref]')];
    members.find(({ dataset }) => dataset['ref'] === last)?.focus({ preventScroll: true });
  });
}

/** The first member in the next line (or the line before) that lies closest to the current one. */
function beyond(
  members: readonly HTMLElement[],
  current: HTMLElement,
  at: number,
  step: 1 | -1,
): HTMLElement | undefined {
  const here = current.getBoundingClientRect();
  let best: HTMLElement | undefined;
  let line: number | undefined;
  let nearest = Number.POSITIVE_INFINITY;
  for (let place = at + step; place >= 0 && place < members.length; place += step) {
    const member = members[place];
    if (!member) break;
    const box = member.getBoundingClientRect();
    if (Math.abs(box.top - here.top) < 2) continue;
    line ??= box.top;
    if (Math.abs(box.top - line) > 2) break;
    if (Math.abs(box.left - here.left) >= nearest) continue;
    nearest = Math.abs(box.left - here.left);
    best = member;
  }
  return best;
}
