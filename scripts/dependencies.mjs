// Makes node_modules what the lock file says. Uses nothing but node, for there may be no packages yet.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from './installed.mjs';
import { root } from './project.mjs';

/** Installs the packages if one is missing or of another version than locked. */
export async function ensureDependencies() {
  if (isFresh()) return;
  console.log('installing packages …');
  await npm(['ci'], root);
}

function isFresh() {
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  const present = packagesIn(installed);
  const locked = Object.entries(packagesIn(join(root, 'package-lock.json'))).filter(([path]) => path !== '');
  return locked.every(([path, { version, optional }]) => optional || present[path]?.version === version);
}

/**
 * @param {string} lockFile
 * @returns {Record<string, { version: string, optional?: boolean }>} by path below the repository
 */
function packagesIn(lockFile) {
  return JSON.parse(readFileSync(lockFile, 'utf8')).packages;
}
