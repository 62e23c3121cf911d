// A note as the Markdown preview shows it, in a page with VS Code's own style sheet of the preview around ours.
import { deepEqual } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import MarkdownIt from 'markdown-it';
import type { Browser, Page } from 'playwright-core';
import { vscodeServerFolder } from '../../scripts/installed.mjs';
import { root } from '../../scripts/project.mjs';
import { previewOf } from '../support/previewPage.ts';
import { type ThemeKind, themes } from './themes.ts';

const note = `# Queue stuck

- [ ] Restart the relay @maria +mail priority:critical due:2026-03-09
- [/] Ask the vendor @jonas wait:acme [est:: 2h] #vendor
- [ ] Write it down priority:high due:2026-03-12
- [x] Tell everybody done:2026-03-10
- [-] Buy another one
  1. [ ] Numbered and nested with a rather long text that has to go on in the next line of a narrow window @maria

## Timeline

- 2026-03-09 09:05 @maria: the first mails wait +mail
- 09:40 – relay restarted

| Figure | Value | Target | Before | Trend | Progress |
|---|---|---|---|---|---|
| Time to resolve | 6.5 h | <= 24 h (missed) | 7.7 h | ▁▂▄▆█ | 3 of 8 |
| Satisfaction | 4.3 of 5 | >= 4.3 (met) | 4.1 of 5 | amber | red |

## Elsewhere

\`\`\`daybook
type:issue is:open
title: Open issues
\`\`\`

\`\`\`daybook
type:task
as: table
group: owner
fields: title, state, project, due, path, heading, tags
\`\`\`

\`\`\`daybook
type:task
as: count
group: state
\`\`\`

\`\`\`daybook
type:isue
zoom: 3
\`\`\`
`;
const header =
  '---\ntype: issue\ntitle: Queue stuck since the update of the gateway\nstatus: open\nseverity: critical\nowner: maria\ndue: 2026-03-10\nopened: 2026-03-09T09:05+01:00\nservice: mail\ntags: [mail, sap, payroll]\n---\n';
const files = {
  'daybook.yml': 'people:\n  - { id: maria, name: Maria Weber }\n  - { id: jonas, name: Jonas Berg }\n',
  'projects/mail.md': '---\ntype: project\ntitle: Mail gateway\nowner: maria\n---\n',
  'issues/queue.md': `${header}${note}`,
  'issues/other.md': '---\ntype: issue\ntitle: Printer offline\nstatus: doing\nseverity: low\n---\n',
};

/** Opens the preview in a page of a browser. */
export async function openPreview(browser: Browser, theme: ThemeKind, width = 900, forced = false): Promise<Page> {
  const media = ['extensions', 'markdown-language-features', 'media', 'markdown.css'];
  const theirs = readFileSync(join(await vscodeServerFolder('latest'), ...media), 'utf8');
  const own = readFileSync(join(root, 'dist', 'media', 'preview.css'), 'utf8');
  const { classes, variables } = themes[theme];
  const colours = Object.entries(variables).map(([name, value]) => `--vscode-${name}: ${value};`);
  const base =
    'body { color: var(--vscode-foreground); background: var(--vscode-editor-background); } a { color: var(--vscode-textLink-foreground); }';
  const page = await browser.newPage({
    viewport: { width, height: 1300 },
    forcedColors: forced ? 'active' : 'none',
  });
  await page.setContent(
    `<!DOCTYPE html><html lang="en"><head><title>Preview</title><style>:root { ${colours.join(' ')} } ${base}</style><style>${theirs}</style><style>${own}</style></head><body class="vscode-body ${classes}"><main>${render()}</main></body></html>`,
  );
  return page;
}

/** The note with its header as VS Code hands it to renderers: a token of its own. */
function render(): string {
  const { extend, failures } = previewOf(files);
  const md = extend(new MarkdownIt({ html: true }));
  md.block.ruler.before('hr', 'front_matter', (state, startLine, _endLine, silent) => {
    if (startLine > 0 || silent) return false;
    const end = header.split('\n').length - 1;
    const token = state.push('front_matter', '', 0);
    token.map = [0, end];
    token.block = true;
    state.line = end;
    return true;
  });
  const html = md.render(`${header}${note}`, { currentDocument: 'issues/queue.md' });
  deepEqual(failures, []);
  return html;
}
