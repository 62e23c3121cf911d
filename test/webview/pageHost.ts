// A stand-in for VS Code around a page of a panel: serves the page's real HTML with its real policy in a frame, gives it the three
// functions VS Code gives a webview, a theme's variables, and carries messages. Everything inside the frame is the product.
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, Frame, Page } from 'playwright-core';
import { root } from '../../scripts/project.mjs';
import type { Html } from '../../src/core/preview/html.ts';
import { filesOf, panelHtml } from '../../src/ui/panel/panelHtml.ts';
import { type ThemeKind, themes } from './themes.ts';

/** What a test can do with an open page. */
export interface OpenPage {
  readonly page: Page;
  readonly frame: Frame;
  /** Messages of the page, oldest first. */
  readonly sent: unknown[];
  /** Violations of the policy, errors and warnings of the page. */
  readonly complaints: string[];
  post(message: unknown): Promise<void>;
  close(): Promise<void>;
}

/** How a page is opened. */
export interface PageRequest {
  readonly panel: string;
  readonly theme: ThemeKind;
  readonly strings: Readonly<Record<string, string>>;
  /** What is there before the script runs. */
  readonly body?: Html;
  readonly width?: number;
  readonly height?: number;
  /** What `getState` answers. */
  readonly state?: unknown;
  readonly forcedColors?: boolean;
  /** Answers an intent of the page; what it returns, or promises, is posted. */
  receive?(message: unknown): unknown;
}

/** Serves pages to a browser until it is closed. */
export async function pageServer(
  browser: Browser,
): Promise<{ open(request: PageRequest): Promise<OpenPage>; close(): void }> {
  let current: PageRequest | undefined;
  const server: Server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(current === undefined ? '' : bodyOf(path, current));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    close: () => server.close(),
    async open(request) {
      current = request;
      const { width = 1100, height = 900 } = request;
      const context = await browser.newContext({
        viewport: { width, height },
        reducedMotion: 'reduce',
        forcedColors: request.forcedColors ? 'active' : 'none',
      });
      const page = await context.newPage();
      const sent: unknown[] = [];
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(String(error)));
      const post = (message: unknown) => page.evaluate((data) => window.frames[0]?.postMessage(data, '*'), message);
      await page.exposeFunction('received', async (message: unknown) => {
        sent.push(message);
        const answer = await request.receive?.(message);
        if (answer !== undefined) await post(answer);
      });
      await page.goto(`${origin}/host.html`);
      const frame = page.frame({ url: `${origin}/page.html` });
      if (!frame) throw new Error('the page has no frame');
      return { page, frame, sent, complaints, post, close: () => context.close() };
    },
  };
}

function bodyOf(path: string, request: PageRequest): string {
  if (path === '/host.html') return hostHtml;
  return path === '/page.html' ? pageHtml(request) : '';
}

function built(name: string): string {
  return readFileSync(join(root, 'dist', 'media', name), 'utf8');
}

/** The frame around the page; the window of VS Code that the page never sees. */
const hostHtml = `<!DOCTYPE html><html lang="en"><head><title>Host</title><style>
html, body { margin: 0; height: 100%; } iframe { display: block; width: 100%; height: 100%; border: 0; }
</style></head><body><script>
window.addEventListener('message', (event) => { if (event.source === window.frames[0]) window.received(event.data); });
</script><iframe src="/page.html" title="Panel"></iframe></body></html>`;

/** The product's page, with what VS Code adds to it: its functions and the theme, in a script that has the nonce. */
function pageHtml({ panel, strings, theme, state, body }: PageRequest): string {
  const nonce = 'testnonce';
  const { scripts, styles } = filesOf(panel);
  const html = panelHtml({
    title: panel,
    language: 'en',
    nonce,
    scripts: scripts.map(built),
    styles: styles.map(built),
    strings,
    ...(body !== undefined && { body }),
  });
  const { classes, variables } = themes[theme];
  const added = `<script nonce="${nonce}">
let state = ${JSON.stringify(state ?? null)};
window.kept = () => state;
window.acquireVsCodeApi = () => ({
  postMessage: (message) => parent.postMessage(message, '*'),
  getState: () => state,
  setState: (next) => { state = next; },
});
for (const [name, value] of Object.entries(${JSON.stringify(variables)})) document.documentElement.style.setProperty('--vscode-' + name, value);
addEventListener('DOMContentLoaded', () => { document.body.className = ${JSON.stringify(classes)}; });
addEventListener('securitypolicyviolation', (event) => console.error('policy: ' + event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample));
</script>`;
  return html.replace('<style ', () => `${added}\n<style `);
}
