// The HTML of a panel's page, written once when the panel opens: policy, style sheet, script, texts. Comes in: addresses and a
// nonce; goes out: a document. A note's text arrives by messages and is set as text; a page of a note alone holds it as Html, which is
// made of escaped texts and can hold no markup that somebody wrote.
import type { Html } from '../../core/preview/html.ts';

/** What a page is made of. */
export interface PanelPage {
  readonly title: string;
  /** BCP 47 tag of the language that VS Code is shown in. */
  readonly language: string;
  /** The webview's own origin, as VS Code names it. */
  readonly cspSource: string;
  readonly nonce: string;
  readonly script: string;
  readonly style: string;
  /** Texts of the page by key. */
  readonly strings: Readonly<Record<string, string>>;
  /** What is there before the script runs. */
  readonly body?: Html;
}

/**
 * The document. Scripts run by nonce only, styles come from our own folder only; nothing is fetched, framed, submitted or
 * rebased. Module scripts pass the nonce on to what they import.
 */
export function panelHtml(page: PanelPage): string {
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${page.nonce}'`,
    `style-src ${page.cspSource}`,
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
<link rel="stylesheet" href="${escaped(page.style)}">
</head>
<body>
${page.body ?? '<main id="panel" aria-busy="true"></main>'}
<div id="announcer" class="spoken" role="status" aria-live="polite"></div>
<script type="application/json" id="strings">${scriptSafe(page.strings)}</script>
<script type="module" nonce="${escaped(page.nonce)}" src="${escaped(page.script)}"></script>
</body>
</html>
`;
}

/** Text as the value of an attribute or the content of an element. */
function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

/** JSON that cannot end the script element it stands in. */
function scriptSafe(value: unknown): string {
  return JSON.stringify(value).replace(/</g, '\\u003c');
}
