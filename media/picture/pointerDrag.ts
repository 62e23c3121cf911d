// What a pointer drags, from the press to the drop: it begins when the pointer has gone some way, and is called off by Escape and whenever
// the window loses it. Comes in: the press and what to do; goes out: calls, in order. Knows neither what is dragged nor where it may go.

/** What somebody makes of a drag. */
export interface PointerDrag {
  /** Words that follow the pointer; nothing does when absent. They are read by nobody, for what is dragged stays where it is. */
  readonly shadow?: string;
  /** The pointer moved, and drags. */
  moved(event: PointerEvent): void;
  /** It is over, however it ended. */
  ended(): void;
  /** It was dropped; comes behind `ended`, and never where nothing was dragged. */
  dropped(): void;
}

/** Pixels a pointer goes before it drags. */
const slack = 5;

/** Follows a pointer that was just pressed. */
export function followPointer(pressed: PointerEvent, { shadow: words, moved, ended, dropped }: PointerDrag): void {
  let isDragging = false;
  let shadow: HTMLElement | undefined;
  const listening = new AbortController();
  const end = (): void => {
    listening.abort();
    shadow?.remove();
    ended();
  };
  const follow = (event: PointerEvent): void => {
    const way = Math.hypot(event.clientX - pressed.clientX, event.clientY - pressed.clientY);
    if (!isDragging && way < slack) return;
    isDragging = true;
    if (words !== undefined) {
      shadow ??= shadowOf(words);
      shadow.style.transform = `translate(${event.clientX + 8}px, ${event.clientY + 8}px)`;
    }
    moved(event);
  };
  const drop = (): void => {
    end();
    if (isDragging) dropped();
  };
  const options = { signal: listening.signal };
  window.addEventListener('pointermove', follow, options);
  window.addEventListener('pointerup', drop, options);
  window.addEventListener('pointercancel', end, options);
  window.addEventListener('blur', end, options);
  window.addEventListener('keydown', ({ key }) => key === 'Escape' && end(), { ...options, capture: true });
}

function shadowOf(words: string): HTMLElement {
  const shadow = document.createElement('div');
  shadow.className = 'shadow';
  shadow.ariaHidden = 'true';
  shadow.textContent = words;
  document.body.append(shadow);
  return shadow;
}
