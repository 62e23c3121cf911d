// Who may import whom (ARCHITECTURE.md), read from the import statements of src and media: a folder reaches only what its
// row allows, and no chain of imports comes back to where it began. Reads files, runs none of them.
import { deepEqual, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { filesUnder } from '../../scripts/project.mjs';

interface Import {
  readonly from: string;
  /** A file of ours, or the name of a package. */
  readonly to: string;
  readonly typeOnly: boolean;
}

interface Row {
  /** Parts that it may import, itself included. */
  readonly parts: readonly string[];
  /** Parts of which it may import types only, and the files among them that hold values for it. */
  readonly types?: readonly string[];
  readonly values?: RegExp;
  /** Packages; `node:` stands for all of Node's own. */
  readonly packages: readonly string[];
}

const ports = { types: ['notebook'], values: /^src\/notebook\/(ports|git|gitVerbs|notePaths|history\/packForms)\.ts$/ };

/** What makes the objects and hands them to each other. */
const composition = {
  parts: ['core', 'notebook', 'host', 'host/node', 'ui', 'sample', 'manifest', 'start'],
  packages: ['vscode', 'node:'],
};

const table: Readonly<Record<string, Row>> = {
  core: { parts: ['core'], packages: ['yaml', 'mustache'] },
  notebook: { parts: ['core', 'notebook'], packages: [] },
  'host/node': { parts: ['core', 'host/node'], ...ports, packages: ['node:'] },
  host: { parts: ['core', 'notebook', 'host', 'host/node', 'manifest'], packages: ['node:', 'vscode'] },
  ui: { parts: ['core', 'notebook', 'ui', 'manifest'], packages: ['vscode'] },
  cli: { parts: ['core', 'notebook', 'cli', 'host/node'], packages: ['node:'] },
  sample: { parts: ['core', 'sample', 'host/node'], packages: ['node:'] },
  extension: composition,
  start: composition,
  manifest: { parts: [], packages: [] },
  media: {
    parts: ['core', 'media'],
    types: ['ui'],
    values: /^src\/ui\/(panel\/protocol|.*Messages)\.ts$/,
    packages: ['lit', 'd3-array', 'd3-shape'],
  },
};

const files = [...filesUnder('src', '.ts'), ...filesUnder('media', '.ts')].filter((file) => !file.endsWith('.d.ts'));
const imports = files.flatMap((file) => importsOf(file, readFileSync(file, 'utf8')));

describe('layers', () => {
  it('reads static, type-only, side-effect, re-exporting and lazy imports', () => {
    const text = [
      "import { a,\n  b } from './a.ts';",
      "import type { C } from '../c.ts';",
      "import './d.ts';",
      "export * from './e.ts';",
      "const f = await import('./f.ts');",
      "const g = 'import nothing from here';",
      "import * as vscode from 'vscode';",
    ].join('\n');
    const found = importsOf('src/ui/x.ts', text).map(({ to, typeOnly }) => `${to}${typeOnly ? ' (type)' : ''}`);
    const wanted = ['src/ui/a.ts', 'src/c.ts (type)', 'src/ui/e.ts', 'vscode', 'src/ui/d.ts', 'src/ui/f.ts'];
    deepEqual(found, wanted);
  });

  it('knows every folder', () => {
    deepEqual(
      [...new Set(files.map(partOf))].filter((part) => table[part] === undefined),
      [],
    );
    ok(imports.length > 0);
  });

  it('import only what their row allows', () => {
    const wrong = imports.filter((one) => !isAllowed(one)).map(({ from, to }) => `${from} imports ${to}`);
    deepEqual(wrong, []);
  });

  it('asks what time it is above core, notebook and ui alone; how long something takes is asked there, too', () => {
    const clocks = /\bDate\.now\b|\bnew Date\(\)/;
    deepEqual(naming(clocks, /^src\/(core|notebook|ui)\//), []);
    deepEqual(naming(/\bperformance\.now\b/, /^src\/(core|notebook)\//), ['src/notebook/slices.ts']);
  });

  it('leaves files to notebooks in ui, but for what is no note: exports, imports, pages, a new daybook.yml', () => {
    const touched = naming(/\bfs\.(readFile|writeFile|delete|rename|copy|createDirectory)\b/, /^src\/ui\//);
    deepEqual(touched, [
      'src/ui/auditPack.ts',
      'src/ui/exportNotes.ts',
      'src/ui/imports.ts',
      'src/ui/kpiServices.ts',
      'src/ui/panel/panelPage.ts',
      'src/ui/people/privateNotebook.ts',
      'src/ui/report/exportHtml.ts',
      'src/ui/setUpNotebook.ts',
    ]);
  });

  it('has no import cycle', () => deepEqual(cycles(), []));
});

/** Files of some folders in which something is named. */
function naming(what: RegExp, where: RegExp): string[] {
  return files.filter((file) => where.test(file) && what.test(readFileSync(file, 'utf8'))).sort();
}

function importsOf(from: string, text: string): Import[] {
  const patterns = [
    /^(?:import|export)\s+(type\s+)?[\w\s{},*$]*?\bfrom '([^']+)'/gm,
    /^import()\s+'([^']+)'/gm,
    /\bimport()\('([^']+)'\)/g,
  ];
  return patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(([, type, name = '']) => ({
      from,
      to: name.startsWith('.') ? posix.join(posix.dirname(from), name) : name,
      typeOnly: Boolean(type),
    })),
  );
}

function partOf(file: string): string {
  if (file.startsWith('src/host/node/')) return 'host/node';
  const [top = '', second = ''] = file.split('/');
  return top === 'src' ? second.replace(/\.ts$/, '') : top;
}

function isAllowed({ from, to, typeOnly }: Import): boolean {
  const row = table[partOf(from)];
  if (row === undefined) return false;
  if (!/^(src|media)\//.test(to)) return row.packages.some((name) => isPackage(to, name));
  const part = partOf(to);
  if (row.parts.includes(part)) return true;
  return row.types?.includes(part) === true && (typeOnly || row.values?.test(to) === true);
}

function isPackage(imported: string, name: string): boolean {
  return imported === name || imported.startsWith(name.endsWith(':') ? name : `${name}/`);
}

/** Follows imports from each file once, depth first; a file met again on the way to itself closes a cycle. */
function cycles(): string[] {
  const targets = new Map(files.map((file) => [file, imports.filter(({ from }) => from === file)]));
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) found.push([...path.slice(path.indexOf(file)), file].join(' → '));
    if (path.includes(file) || done.has(file)) return;
    for (const { to } of targets.get(file) ?? []) visit(to, [...path, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  return found;
}
