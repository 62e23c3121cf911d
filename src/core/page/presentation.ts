// A note's page inside a panel: as slides, one a heading, or as a whole with buttons that copy it; and as plain words. Comes in: a page and
// the words around it; goes out: Html for the page's script to turn, or text. Numbers no slide twice and shows none that is empty.
import { say } from '../language.ts';
import { all, element, type Html, opening, text } from '../preview/html.ts';
import { factsLine, type NotePage } from './notePage.ts';

/** The slides with the bar below them. */
export function slidesBody(page: NotePage): Html {
  const [first, ...rest] = page.sections;
  const title = all([element('p', { class: 'title' }, text(page.title)), factsLine(page), first?.html ?? text('')]);
  const slides = [{ title: page.title, html: title }, ...rest.filter(({ isEmpty }) => !isEmpty)];
  const count = slides.length;
  const drawn = slides.map(({ title: name, html }, at) => {
    const label = say('Slide {0} of {1}: {2}', at + 1, count, name);
    return element('section', { class: 'slide', 'aria-label': label, hidden: at === 0 ? undefined : '' }, html);
  });
  const progress = element('progress', { max: String(count), value: '1', 'aria-hidden': 'true' });
  return all([
    // Whatever slide is seen, the title is the heading above it.
    element('main', { id: 'panel', tabindex: '0' }, element('h1', { class: 'spoken' }, text(page.title)), ...drawn),
    element(
      'nav',
      { class: 'bar', 'aria-label': say('Slides') },
      button('back', say('Back')),
      button('next', say('Next')),
      element('p', { id: 'place' }),
      progress,
      button('close', say('Close')),
    ),
  ]);
}

/** The whole page below the buttons that copy it. */
export function copyBody(page: NotePage): Html {
  const hint = say(
    'Copies the text below with its headings, lists and tables, ready to be pasted into a mail or a chat.',
  );
  const content = [element('h1', {}, text(page.title)), factsLine(page), ...page.sections.map(({ html }) => html)];
  return all([
    element(
      'header',
      { class: 'bar copying' },
      button('copy', say('Copy with Formatting'), 'action first'),
      button('plain', say('Copy as Plain Text')),
      element('p', { class: 'quiet' }, text(hint)),
      button('close', say('Close')),
    ),
    element('main', { id: 'panel', tabindex: '0' }, element('div', { class: 'copied' }, ...content)),
  ]);
}

/** The page as the formatted text of a clipboard. */
export function richText(page: NotePage): Html {
  return all([element('h1', {}, text(page.title)), factsLine(page), ...page.sections.map(({ html }) => html)]);
}

const ends: readonly (readonly [RegExp, string])[] = [
  [/<\/t[hd]><t[hd][^<>]*>/g, ' | '],
  [/<li[^<>]*>/g, '\n- '],
  [/<h[1-6][^<>]*>|<\/h[1-6]>|<p[^<>]*>|<\/p>|<\/?[uo]l[^<>]*>|<pre[^<>]*>|<\/?table[^<>]*>/g, '\n'],
  [/<br>|<\/tr>/g, '\n'],
  [/<[^<>]*>/g, ''],
];

/** The page in plain words, for whatever takes no formatting. */
export function plainPage(page: NotePage): string {
  const bare = ends.reduce((html, [tag, words]) => html.replace(tag, words), String(richText(page)));
  const signs: Readonly<Record<string, string>> = {
    '&lt;': '<',
    '&gt;': '>',
    '&quot;': '"',
    '&#39;': "'",
    '&amp;': '&',
  };
  const words = bare.replace(/&(?:lt|gt|quot|#39|amp);/g, (sign) => signs[sign] ?? sign);
  return words
    .replace(/\n{3,}/g, '\n\n')
    .replace(/\n\n(?=- )/g, '\n')
    .trim();
}

function button(id: string, label: string, name = 'action'): Html {
  return all([opening('button', { id, class: name, type: 'button' }), text(label), '</button>' as Html]);
}
