// How a page is on paper and in the colours of the system: what nobody can press or read there, what is cut off, marks that nobody sees, a
// focus that does not show. Comes in: an open page; goes out: sentences that say what is wrong. Marks and focus are looked for in pixels,
// because what is computed for a drawing is not always what is drawn.
import type { Frame, Locator, Page } from 'playwright-core';

/** Widths of A4 within usual margins, upright and on its side, in pixels of a page. */
export const paperWidths = [718, 1040] as const;

/** What is wrong with a page that is printed; `exact` are marks made of a background, which browsers leave out unless told. */
export async function paperFaults(
  place: Frame | Page,
  { exact = [], rows = 'tr' }: { exact?: readonly string[] | undefined; rows?: string | undefined },
): Promise<string[]> {
  return place.evaluate(
    ({ exact, rows }) => {
      const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
      const onWhite = (colour: string): number[] => {
        if (!context) return [];
        for (const paint of ['white', colour]) {
          context.fillStyle = paint;
          context.fillRect(0, 0, 1, 1);
        }
        return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
      };
      const light = (colour: string): number => {
        const [red = 0, green = 0, blue = 0] = onWhite(colour).map((each) => {
          const part = each / 255;
          return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      };
      const name = (element: Element): string =>
        `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`;
      const faults = new Set<string>();
      const { scrollWidth, clientWidth } = document.documentElement;
      if (scrollWidth > clientWidth) faults.add(`${scrollWidth} pixels do not fit ${clientWidth}`);
      for (const element of document.body.querySelectorAll('*')) {
        if (!element.checkVisibility({ visibilityProperty: true }) || element.closest('.spoken, .cell-name')) continue;
        const style = getComputedStyle(element);
        const { height } = element.getBoundingClientRect();
        if (element.matches('select, input, textarea, .action, .quiet-action, progress'))
          faults.add(`${name(element)} is to be pressed`);
        if (element.matches('details:not([open])') && !element.lastElementChild?.checkVisibility())
          faults.add(`${name(element)} is folded`);
        // A mark may be dark; what is as high as two lines is a surface.
        if (height > 30 && light(style.backgroundColor) < 0.6) faults.add(`${name(element)} is dark`);
        const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
        if (hasText) {
          let behind: Element | null = element;
          const isClear = (each: Element): boolean =>
            /, 0\)$|^transparent$/.test(getComputedStyle(each).backgroundColor);
          while (behind && isClear(behind)) behind = behind.parentElement;
          const ground = behind ? light(getComputedStyle(behind).backgroundColor) : 1;
          const ink = light(element instanceof SVGElement ? style.fill : style.color);
          const [low, high] = ink < ground ? [ink, ground] : [ground, ink];
          if ((high + 0.05) / (low + 0.05) < 4.5) faults.add(`${name(element)} cannot be read`);
        }
        const isCut = (overflow: string, there: number, room: number): boolean =>
          overflow !== 'visible' && room > 0 && there > room + 1;
        if (
          isCut(style.overflowX, element.scrollWidth, element.clientWidth) ||
          isCut(style.overflowY, element.scrollHeight, element.clientHeight)
        )
          faults.add(`${name(element)} is cut off`);
        if (element.matches(rows) && style.breakInside !== 'avoid') faults.add('a row of a table may be torn');
      }
      for (const mark of exact) {
        const found = document.querySelector(mark);
        if (!found) faults.add(`there is no ${mark}`);
        else if (getComputedStyle(found).printColorAdjust !== 'exact') faults.add(`${mark} may be left out`);
      }
      return [...faults];
    },
    { exact, rows },
  );
}

/** Marks that do not stand out from what is around them. */
export async function unseenMarks(page: Page, frame: Frame | Page, marks: readonly string[]): Promise<string[]> {
  const unseen: string[] = [];
  for (const mark of marks) {
    const found = frame.locator(mark).first();
    await found.scrollIntoViewIfNeeded();
    const count = await differing(page, await pictureOf(page, found));
    if (count < (await reachOf(found)) / 2) unseen.push(`${mark}: ${count} pixels stand out`);
  }
  return unseen;
}

/** What has the focus without showing it. */
export async function unseenFocus(page: Page, frame: Frame | Page, members: readonly string[]): Promise<string[]> {
  const unseen: string[] = [];
  for (const member of members) {
    const found = frame.locator(member).first();
    await found.scrollIntoViewIfNeeded();
    // After a key, and not after a click, what is focused shows it.
    await page.keyboard.press('Shift');
    await frame.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    const before = await pictureOf(page, found);
    await found.focus();
    const count = await differing(page, await pictureOf(page, found), before);
    if (count < (await reachOf(found))) unseen.push(`${member}: ${count} pixels change`);
  }
  return unseen;
}

/** Half of what is around an element, in pixels. */
async function reachOf(found: Locator): Promise<number> {
  const { width = 0, height = 0 } = (await found.boundingBox()) ?? {};
  return width + height;
}

/** An element with a little of what is around it. */
async function pictureOf(page: Page, found: Locator): Promise<string> {
  const box = await found.boundingBox();
  if (!box) throw new Error('it is not to be seen');
  const { width = 0, height = 0 } = page.viewportSize() ?? {};
  const [x, y] = [Math.max(0, box.x - 4), Math.max(0, box.y - 4)];
  const clip = { x, y, width: Math.min(box.width + 8, width - x), height: Math.min(box.height + 8, height - y) };
  return (await page.screenshot({ clip })).toString('base64');
}

/** How many pixels differ clearly from another picture, or from the first pixel of the same. */
function differing(page: Page, picture: string, other?: string): Promise<number> {
  return page.evaluate(
    async ([now, then]) => {
      const pixels = async (base64: string) => {
        const blob = new Blob([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))], { type: 'image/png' });
        const image = await createImageBitmap(blob);
        const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
        context?.drawImage(image, 0, 0);
        return context?.getImageData(0, 0, image.width, image.height).data ?? new Uint8ClampedArray();
      };
      const lightAt = (data: Uint8ClampedArray, at: number): number => {
        const part = (place: number): number => ((data[at + place] ?? 0) / 255) ** 2.2;
        return 0.2126 * part(0) + 0.7152 * part(1) + 0.0722 * part(2);
      };
      const shown = await pixels(now ?? '');
      const before = then === undefined ? undefined : await pixels(then);
      let count = 0;
      for (let at = 0; at < shown.length; at += 4) {
        const [a, b] = [lightAt(shown, at), before ? lightAt(before, at) : lightAt(shown, 0)];
        if ((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) >= 3) count++;
      }
      return count;
    },
    [picture, other],
  );
}
