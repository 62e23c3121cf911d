// Speaks to people who do not see the page: one polite live region, one sentence at a time. A burst of changes is announced
// once, when it is over.

const QUIET_MS = 1000;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Announces a sentence at once: the answer to something the person did. */
export function announce(sentence: string): void {
  clearTimeout(timer);
  speak(sentence);
}

/** Announces the last of many sentences, once nothing has changed for a second. */
export function announceQuietly(sentence: string): void {
  clearTimeout(timer);
  timer = setTimeout(() => speak(sentence), QUIET_MS);
}

function speak(sentence: string): void {
  const region = document.getElementById('announcer');
  if (region) region.textContent = sentence;
}
