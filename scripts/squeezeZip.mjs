// Packs what a zip holds again, in fewer bytes: the packaging tool deflates in a hurry, zopfli takes seconds for the same format and saves
// some 4 %. Comes in: a zip without encryption, comments or 64-bit sizes; goes out: the same files with the same names, times and order.
import { inflateRawSync } from 'node:zlib';

const signatures = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50 };
const sizes = { local: 30, central: 46, end: 22 };
const deflated = 8;

/**
 * @param {Buffer} zip
 * @returns {Promise<Buffer>}
 */
export async function squeezeZip(zip) {
  const end = zip.length - sizes.end;
  if (zip.readUInt32LE(end) !== signatures.end) throw new Error('this zip has no plain end');
  const zopfli = await loadZopfli();
  /** @type {Buffer[]} */
  const files = [];
  /** @type {Buffer[]} */
  const directory = [];
  let offset = 0;
  for (const { central, name, data } of entriesOf(zip, zip.readUInt32LE(end + 16), zip.readUInt16LE(end + 10))) {
    const packed = await deflate(zopfli, data);
    // Times, check sums and lengths stay; that they follow behind the data (bit 3) is no longer so.
    central.writeUInt16LE(central.readUInt16LE(8) & ~8, 8);
    central.writeUInt16LE(deflated, 10);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt16LE(0, 30);
    central.writeUInt32LE(offset, 42);
    const local = Buffer.alloc(sizes.local);
    local.writeUInt32LE(signatures.local, 0);
    central.copy(local, 4, 6, 32);
    files.push(local, name, packed);
    directory.push(central, name);
    offset += local.length + name.length + packed.length;
  }
  const list = Buffer.concat(directory);
  const tail = Buffer.from(zip.subarray(end));
  tail.writeUInt32LE(list.length, 12);
  tail.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, list, tail]);
}

/**
 * @param {Buffer} zip
 * @param {number} start of the central directory
 * @param {number} count of its entries
 */
function entriesOf(zip, start, count) {
  const entries = [];
  for (let at = start; entries.length < count; ) {
    if (zip.readUInt32LE(at) !== signatures.central) throw new Error('this zip has a directory of another kind');
    const central = Buffer.from(zip.subarray(at, at + sizes.central));
    const nameEnd = at + sizes.central + central.readUInt16LE(28);
    const name = zip.subarray(at + sizes.central, nameEnd);
    const local = central.readUInt32LE(42);
    const begin = local + sizes.local + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const raw = zip.subarray(begin, begin + central.readUInt32LE(20));
    entries.push({ central, name, data: central.readUInt16LE(10) === deflated ? inflateRawSync(raw) : raw });
    at = nameEnd + central.readUInt16LE(30) + central.readUInt16LE(32);
  }
  return entries;
}

/** The package listens for every error of the process and throws it anew, with its whole source before it: that is taken back. */
async function loadZopfli() {
  const events = ['uncaughtException', 'unhandledRejection'];
  const before = events.map((event) => process.listeners(/** @type {any} */ (event)));
  const { default: zopfli } = await import('@gfx/zopfli');
  for (const [at, event] of events.entries())
    for (const listener of process.listeners(/** @type {any} */ (event)))
      if (!before[at]?.includes(listener)) process.off(event, listener);
  return zopfli;
}

/**
 * @param {typeof import('@gfx/zopfli')} zopfli
 * @param {Buffer} data
 * @returns {Promise<Buffer>}
 */
function deflate(zopfli, data) {
  return new Promise((resolve, reject) =>
    zopfli.deflate(data, { numiterations: 15 }, (error, packed) =>
      error ? reject(error) : resolve(Buffer.from(packed)),
    ),
  );
}
