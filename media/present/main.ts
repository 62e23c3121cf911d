// The page of a note that is handed to others: as slides that keys turn, or with a button that copies it. The host writes its content; here
// is only which slide is seen and what goes to the clipboard. It sets no markup and keeps nothing but the number of the slide
// and an opaque name of the note.

interface Host {
  postMessage(message: { readonly type: 'close' | 'copied' | 'plain' }): void;
  getState(): unknown;
  setState(state: { readonly note: string; readonly slide: number }): void;
}

declare function acquireVsCodeApi(): Host;

const host = acquireVsCodeApi();
const strings = JSON.parse(document.getElementById('strings')?.textContent ?? '{}') as Record<string, string>;
const slides = [...document.querySelectorAll<HTMLElement>('.slide')];
const on = (id: string, act: () => void): void => document.getElementById(id)?.addEventListener('click', act);
let shown = 0;

if (slides.length > 0) present();
else offerCopy();
on('close', () => host.postMessage({ type: 'close' }));

function present(): void {
  const kept = host.getState() as { readonly slide?: unknown } | undefined;
  show(typeof kept?.slide === 'number' ? kept.slide : 0);
  on('back', () => show(shown - 1));
  on('next', () => show(shown + 1));
  document.addEventListener('keydown', (event) => {
    const turn = turns[event.key];
    if (event.ctrlKey || event.altKey || event.metaKey || turn === undefined || isOwn(event)) return;
    event.preventDefault();
    if (event.key === 'Escape') host.postMessage({ type: 'close' });
    else show(turn());
  });
}

/** Where each key leads. */
const turns: Readonly<Record<string, () => number>> = {
  ArrowRight: () => shown + 1,
  PageDown: () => shown + 1,
  ' ': () => shown + 1,
  ArrowLeft: () => shown - 1,
  PageUp: () => shown - 1,
  Home: () => 0,
  End: () => slides.length - 1,
  Escape: () => shown,
};

/** Keys that belong to where the focus is: a blank presses a button, arrows move along a wide table. */
function isOwn({ key, target }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  if (key === ' ') return target.closest('button, a') !== null;
  const wide = key.startsWith('Arrow') ? target.closest('.scroll, .daybook-scroll, pre') : null;
  return wide !== null && wide.scrollWidth > wide.clientWidth;
}

function show(wanted: number): void {
  shown = Math.max(0, Math.min(slides.length - 1, wanted));
  for (const [at, slide] of slides.entries()) slide.hidden = at !== shown;
  const place = slides[shown]?.getAttribute('aria-label') ?? '';
  for (const id of ['place', 'announcer']) {
    const element = document.getElementById(id);
    if (element) element.textContent = place;
  }
  const progress = document.querySelector('progress');
  if (progress) progress.value = shown + 1;
  for (const [id, isEnd] of [
    ['back', shown === 0],
    ['next', shown === slides.length - 1],
  ] as const)
    document.getElementById(id)?.setAttribute('aria-disabled', String(isEnd));
  host.setState({ note: strings['note'] ?? '', slide: shown });
}

/** Text with and without formatting goes to the clipboard at once where that is allowed, else when the button is pressed. */
function offerCopy(): void {
  const { html = '', plain = '' } = strings;
  document.addEventListener('copy', (event) => {
    // What somebody has marked is theirs to copy.
    if (!event.clipboardData || !(document.getSelection()?.isCollapsed ?? true)) return;
    event.clipboardData.setData('text/html', html);
    event.clipboardData.setData('text/plain', plain);
    event.preventDefault();
    host.postMessage({ type: 'copied' });
  });
  on('copy', () => {
    document.getSelection()?.removeAllRanges();
    document.execCommand('copy');
  });
  on('plain', () => host.postMessage({ type: 'plain' }));
  document.addEventListener('keydown', ({ key }) => key === 'Escape' && host.postMessage({ type: 'close' }));
  document.getElementById('copy')?.focus();
}
