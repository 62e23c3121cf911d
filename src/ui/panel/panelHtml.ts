// The HTML of a panel's page, written once when the panel opens: policy, style sheet, script, texts, all in one, because VS Code
// fetches each file of a page by way of the window and the host. Comes in: our own code and a nonce; goes out: a document. A note's text
// arrives by messages and is set as text; a page of a note alone holds it as Html, which is made of escaped texts and can hold no markup
// that somebody wrote.
import type { Html } from '../../core/preview/html.ts';

/** What a page is made of. */
export interface PageText {
  readonly title: string;
  /** BCP 47 tag of the language that VS Code is shown in. */
  readonly language: string;
  readonly nonce: string;
  /** The texts of our scripts, modules that import nothing and run in this order. */
  readonly scripts: readonly string[];
  /** The texts of our style sheets. */
  readonly styles: readonly string[];
  /** Texts of the page by key. */
  readonly strings: Readonly<Record<string, string>>;
  /** What is there before the script runs. */
  readonly body?: Html;
}

/** The files of a page in the folder of all pages, in order: what it shares with others, then its own. Slides need little. */
export function filesOf(page: string): { readonly scripts: readonly string[]; readonly styles: readonly string[] } {
  const isSlides = page === 'present';
  return {
    scripts: isSlides ? ['present.js'] : ['library.js', `${page}.js`],
    styles: isSlides ? ['theme.css', 'preview.css', 'present.css'] : ['theme.css', `${page}.css`],
  };
}

/** The document. Scripts and styles count by nonce only; nothing is fetched, framed, submitted or rebased. */
export function panelHtml(page: PageText): string {
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${page.nonce}'`,
    `style-src 'nonce-${page.nonce}'`,
    `connect-src 'none'`,
    `form-action 'none'`,
    `base-uri 'none'`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${escaped(page.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(page.title)}</title>
<style nonce="${escaped(page.nonce)}">${styleSafe(page.styles.join('\n'))}</style>
</head>
<body>
${page.body ?? '<main id="panel" aria-busy="true"></main>'}
<div id="announcer" class="spoken" role="status" aria-live="polite"></div>
<script type="application/json" id="strings">${scriptSafe(page.strings)}</script>
${page.scripts.map((code) => `<script type="module" nonce="${escaped(page.nonce)}">${codeSafe(code)}</script>`).join('\n')}
</body>
</html>
`;
}

/** Text as the value of an attribute or the content of an element. */
function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

/** Code that cannot end the script element it stands in: what could stands in strings and patterns, where it is spelled otherwise. */
function codeSafe(code: string): string {
  return code.replace(/<(?=!--|\/?script)/gi, '\\x3c');
}

/** The same of a style sheet. */
function styleSafe(style: string): string {
  return style.replace(/<(?=\/style)/gi, '\\3c ');
}

/** JSON that cannot end the script element it stands in. */
function scriptSafe(value: unknown): string {
  return JSON.stringify(value).replace(/</g, '\\u003c');
}
