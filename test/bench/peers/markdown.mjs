// VS Code's Markdown language service over a folder: every note parsed, the symbols of all of them (its search over the workspace) and the
// links of all of them (what its renaming and its references are made of). `node markdown.mjs MODULES DIR` prints one line of JSON. In
// the editor the texts and the tokens come from another process; here both are taken in its own, which is in its favour.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { listNotes, readLean } from '../corpusNotes.mjs';
import { usage } from '../usage.mjs';

const [modules = '', dir = ''] = process.argv.slice(2);
const require = createRequire(join(modules, 'any.js'));
const start = performance.now();
const MarkdownIt = require('markdown-it');
const { TextDocument } = require('vscode-languageserver-textdocument');
const { URI } = require('vscode-uri');
const { CancellationToken } = require('vscode-languageserver-protocol');
const entry = join(modules, 'vscode-markdown-languageservice', 'out', 'index.js');
const { createLanguageService, githubSlugifier } = await import(pathToFileURL(entry).href);

const documents = new Map();
const folders = new Map();
readLean(dir, listNotes(dir), (bytes, path) => {
  const uri = URI.file(join(dir, path));
  const document = TextDocument.create(uri.toString(), 'markdown', 1, bytes.toString());
  documents.set(uri.toString(), Object.assign(document, { $uri: uri }));
});
const markdown = new MarkdownIt({ html: true });
const never = () => ({ dispose: () => {} });
const workspace = {
  workspaceFolders: [URI.file(dir)],
  onDidChangeMarkdownDocument: never,
  onDidCreateMarkdownDocument: never,
  onDidDeleteMarkdownDocument: never,
  getAllMarkdownDocuments: async () => documents.values(),
  hasMarkdownDocument: (/** @type {{ toString(): string }} */ uri) => documents.has(uri.toString()),
  openMarkdownDocument: async (/** @type {{ toString(): string }} */ uri) => documents.get(uri.toString()),
  stat: async (/** @type {{ toString(): string }} */ uri) =>
    documents.has(uri.toString()) ? { isDirectory: false } : undefined,
  readDirectory: async () => folders,
};
const parser = {
  slugifier: githubSlugifier,
  tokenize: async (/** @type {{ getText(): string }} */ document) => markdown.parse(document.getText(), {}),
};
const service = createLanguageService({ workspace, parser, logger: { level: 0, log: () => {} } });
const symbols = await service.getWorkspaceSymbols('', CancellationToken.None);
const symbolsMs = performance.now() - start;
const [first] = documents.values();
const references = await service.getFileReferences(first.$uri, CancellationToken.None);
const ms = performance.now() - start;
console.log(JSON.stringify({ ms, symbolsMs, symbols: symbols.length, references: references.length, ...usage() }));
