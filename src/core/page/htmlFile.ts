// A page that needs nothing else: one file without script, without an address that is loaded, readable in light and dark and on paper.
// Comes in: a title, a style sheet and content made of Html; goes out: the document. Audits and reports are both written here.
import { all, element, type Html, opening, text } from '../preview/html.ts';
import { factsLine, type NotePage } from './notePage.ts';

/** What a document holds. */
export interface HtmlDocument {
  readonly title: string;
  /** BCP 47 tag of the language that our own words are in. */
  readonly language?: string;
  /** Ours alone: no text of a note. */
  readonly style: string;
  readonly body: Html;
}

const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** The document as the text of a file. */
export function htmlDocument({ title, language = 'en', style, body }: HtmlDocument): string {
  const head = [
    opening('meta', { charset: 'utf-8' }),
    opening('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }),
    opening('meta', { name: 'referrer', content: 'no-referrer' }),
    opening('meta', { name: 'viewport', content: 'width=device-width' }),
    element('title', {}, text(title)),
    element('style', {}, style as Html),
  ];
  const page = element('html', { lang: language }, element('head', {}, ...head), element('body', {}, body));
  return `<!doctype html>\n${page}\n`;
}

const pageStyle = [
  ':root{color-scheme:light dark;--text:#1f2328;--quiet:#59636e;--line:#d1d9e0;--soft:#f6f8fa;--page:#fff;--link:#0550ae;--good:#1a7f37;--warn:#9a6700;--bad:#cf222e;--course:#0969da}',
  '@media(prefers-color-scheme:dark){:root{--text:#e6edf3;--quiet:#9da7b3;--line:#3d444d;--soft:#151b23;--page:#0d1117;--link:#6cb6ff;--good:#57ab5a;--warn:#daaa3f;--bad:#f47067;--course:#6cb6ff}}',
  'body{margin:0;background:var(--page);color:var(--text);font:16px/1.55 system-ui,-apple-system,"Segoe UI",sans-serif;overflow-wrap:break-word}',
  'main{max-width:52rem;margin:0 auto;padding:2.5rem 1.5rem 4rem}',
  'h1{font-size:1.9rem;line-height:1.25;margin:0 0 .4rem}h2{font-size:1.3rem;margin:2.2rem 0 .6rem;padding-bottom:.25rem;border-bottom:1px solid var(--line)}h3{font-size:1.05rem;margin:1.5rem 0 .4rem}',
  'p{margin:.5rem 0}ul,ol{margin:.5rem 0;padding-inline-start:1.5rem}li{margin:.2rem 0}li.task{list-style:none;margin-inline-start:-1.4rem}',
  'a{color:var(--link)}.facts,.quiet,.daybook-quiet,.daybook-facts{color:var(--quiet)}.facts{margin:0 0 1.5rem}hr{border:0;border-top:1px solid var(--line);margin:1.5rem 0}',
  'blockquote{margin:.8rem 0;padding:0 1rem;border-inline-start:3px solid var(--line);color:var(--quiet)}code{font:.9em ui-monospace,Consolas,monospace;background:var(--soft);padding:.1em .3em;border-radius:4px}pre{background:var(--soft);border:1px solid var(--line);border-radius:6px;padding:.8rem;overflow:auto}pre code{padding:0;background:none}',
  '.scroll,.daybook-scroll{overflow-x:auto}table{border-collapse:collapse;margin:.8rem 0;font-size:.92em;font-variant-numeric:tabular-nums}th,td{border-bottom:1px solid var(--line);padding:.4rem .9rem .4rem 0;text-align:start;vertical-align:top}th{color:var(--quiet);font-weight:600}.number,.daybook-number{text-align:end}',
  '.daybook-box{width:1em;height:1em;vertical-align:-.12em;fill:none;stroke:currentcolor;stroke-width:1.4}.daybook-block{margin:1rem 0}.daybook-block-title,.daybook-group{font-weight:600}.daybook-count{font-size:1.8rem;margin:0}.daybook-rows{list-style:none;padding:0}',
  '.daybook-course{vertical-align:middle}.daybook-course path{fill:none;stroke:var(--course);stroke-width:1.8;stroke-linejoin:round;stroke-linecap:round}.daybook-course circle{fill:var(--course)}',
  '.daybook-progress{vertical-align:middle}.daybook-progress .done{fill:var(--good)}.daybook-progress .all{fill:none;stroke:var(--quiet)}.daybook-health{vertical-align:-.02em}.daybook-health-green{fill:var(--good)}.daybook-health-amber{fill:var(--warn)}.daybook-health-red{fill:var(--bad)}',
  '@media print{:root{--text:#000;--quiet:#444;--line:#bbb;--soft:#fff;--page:#fff;--link:#000}main{max-width:none;padding:0}h2,h3{break-after:avoid}tr,li,.daybook-block{break-inside:avoid}.scroll,pre{overflow:visible}pre{white-space:pre-wrap}}',
].join('\n');

/** A note's page as a file. */
export function pageFile(page: NotePage, language?: string): string {
  const [first, ...rest] = page.sections;
  const content = [
    element('h1', {}, text(page.title)),
    factsLine(page),
    ...(first ? [first.html] : []),
    ...rest.map(({ html }) => element('section', {}, html)),
  ];
  const body = element('main', {}, all(content));
  return htmlDocument({ title: page.title, ...(language !== undefined && { language }), style: pageStyle, body });
}
