// Stands in for the package `debug` in what is bundled: simple-git writes a log through it, which nobody reads in an editor, and which
// brings the colours of terminals along. Nothing is ever written.

/** @param {string} namespace */
function createDebug(namespace) {
  const extend = (/** @type {string} */ name) => createDebug(`${namespace}:${name}`);
  return Object.assign(() => {}, { namespace, enabled: false, extend, destroy: () => true });
}

createDebug.formatters = {};

module.exports = createDebug;
