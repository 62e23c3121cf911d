// Which packages ended up in the bundles, under which licences, and the notices that their licences ask for. Only what
// was really bundled is looked at; tools and tests are not shipped.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './project.mjs';

/** @typedef {{ name: string, version: string, licence: string, text: string }} BundledPackage */

/** Licences that let us ship a package inside ours when we say whose it is. */
const allowed = new Set(['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD']);

/**
 * @param {import('esbuild').Metafile} metafile
 * @returns {BundledPackage[]} sorted by name
 */
export function bundledPackages({ outputs }) {
  const inputs = Object.values(outputs).flatMap((output) => Object.entries(output.inputs));
  const used = inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([file]) => file);
  const folders = used.map((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0]);
  return [...new Set(folders)].flatMap((folder) => (folder === undefined ? [] : [readPackage(folder)])).sort(byName);
}

/**
 * @param {readonly BundledPackage[]} packages
 * @returns {string[]} a sentence for each package that may not be shipped
 */
export function licenceProblems(packages) {
  const refused = packages.filter(({ licence }) => !licence.split(/ OR /).some((one) => allowed.has(one)));
  const silent = packages.filter(({ text }) => text === '');
  return [
    ...refused.map(({ name, licence }) => `${name} has the licence "${licence}", which is not on the list`),
    ...silent.map(({ name }) => `${name} has no licence text`),
  ];
}

/**
 * @param {readonly BundledPackage[]} packages
 * @returns {string} the notices file
 */
export function notices(packages) {
  const parts = packages.map(({ name, version, licence, text }) => `${name} ${version} (${licence})\n\n${text}`);
  return ['Daybook contains the following packages.', ...parts].join(`\n\n${'-'.repeat(80)}\n\n`);
}

/**
 * @param {string} folder relative to the repository
 * @returns {BundledPackage}
 */
function readPackage(folder) {
  const { name, version, license = 'none' } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  const file = readdirSync(join(root, folder)).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  const text = file === undefined ? '' : readFileSync(join(root, folder, file), 'utf8').trim();
  return { name, version, licence: license.replace(/^\((.*)\)$/, '$1'), text };
}

/**
 * @param {BundledPackage} a
 * @param {BundledPackage} b
 */
function byName(a, b) {
  return a.name < b.name ? -1 : 1;
}
