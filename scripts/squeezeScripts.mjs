// Scripts in fewer bytes than esbuild leaves: some 3 % by terser, and 1 % by names. What one script takes from another is called the same in
// both, and so in all: `import{ab,cd}from"./1.js"` says once what `import{a as x,b as y}from"./1.js"` says twice.
import { posix } from 'node:path';
import { minify } from 'terser';

const importLists = /\bimport\{([^}]*)\}from"(\.[^"]*)"/g;
const exportLists = /\bexport\{([^}]*)\}/g;
const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const notNames = ['do', 'if', 'in'];

/**
 * @param {ReadonlyMap<string, string>} scripts path → script, as esbuild made them together
 * @returns {Promise<Map<string, string>>}
 */
export async function squeezeScripts(scripts) {
  const names = sharedNames(scripts);
  /** @type {Map<string, string>} */
  const squeezed = new Map();
  for (const [path, script] of scripts) {
    const { code } = await minify(script, {
      module: true,
      ecma: 2020,
      // What is compared stays in its order: `null===a` in one place and `a===null` in another pack worse.
      compress: { passes: 3, unsafe_arrows: true, lhs_constants: false },
      format: { comments: false },
      nameCache: { vars: { props: namesWithin(path, script, names) } },
    });
    squeezed.set(path, withShortLists(path, code ?? script, names));
  }
  return squeezed;
}

/**
 * @param {ReadonlyMap<string, string>} scripts
 * @returns {Map<string, string>} script and exported name → the name it has everywhere, of two letters: those of one are for what is local.
 *   Nothing that is only imported on demand is here: whoever does so asks for it by its name.
 */
function sharedNames(scripts) {
  const shared = [...scripts].flatMap(([path, script]) =>
    [...script.matchAll(importLists)].flatMap(([, list = '', from = '']) =>
      pairs(list).map(([name]) => keyOf(posix.join(posix.dirname(path), from), name)),
    ),
  );
  const free = [...letters].flatMap((first) => [...letters].map((second) => first + second));
  const names = free.filter((name) => !notNames.includes(name));
  return new Map([...new Set(shared)].sort().map((key, at) => [key, names[at] ?? `${names[at % names.length]}${at}`]));
}

/**
 * @param {string} path
 * @param {string} script
 * @param {ReadonlyMap<string, string>} names
 * @returns {Record<string, string>} its own name for each thing that it shares, after a `$` → the name it is to have
 */
function namesWithin(path, script, names) {
  /** @type {Record<string, string>} */
  const within = {};
  const add = (/** @type {string} */ from, /** @type {string} */ name, /** @type {string} */ local) => {
    const to = names.get(keyOf(from, name));
    if (to !== undefined) within[`$${local}`] ??= to;
  };
  for (const [, list = '', from = ''] of script.matchAll(importLists))
    for (const [name, local] of pairs(list)) add(posix.join(posix.dirname(path), from), name, local);
  for (const [, list = ''] of script.matchAll(exportLists))
    for (const [local, name] of pairs(list)) add(path, name, local);
  return within;
}

/**
 * @param {string} path
 * @param {string} script whose own names are the shared ones
 * @param {ReadonlyMap<string, string>} names
 */
function withShortLists(path, script, names) {
  const list = (/** @type {(readonly [string, string])[]} */ items) =>
    items
      .map(([name, as]) => (name === as ? name : `${name} as ${as}`))
      .sort()
      .join();
  const named = (/** @type {string} */ from, /** @type {string} */ name) => names.get(keyOf(from, name)) ?? name;
  return script
    .replace(importLists, (_, items, from) => {
      const file = posix.join(posix.dirname(path), from);
      return `import{${list(pairs(items).map(([name, local]) => [named(file, name), local]))}}from"${from}"`;
    })
    .replace(
      exportLists,
      (_, items) => `export{${list(pairs(items).map(([local, name]) => [local, named(path, name)]))}}`,
    );
}

/**
 * @param {string} path
 * @param {string} name
 */
function keyOf(path, name) {
  return `${path} ${name}`;
}

/**
 * @param {string} list `a as b,c`
 * @returns {(readonly [string, string])[]} before and after each `as`
 */
function pairs(list) {
  return list
    .split(',')
    .filter((item) => item !== '')
    .map((item) => {
      const [before = '', after = before] = item.split(' as ');
      return [before, after];
    });
}
