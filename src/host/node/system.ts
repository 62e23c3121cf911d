// Where Linux, macOS and Windows treat files in different ways: one place, so that tests can have another system's ways on any machine. What
// is decided by it is asked at each use.
import { link, realpath, rename, rm } from 'node:fs/promises';

export const system: {
  platform: string;
  rename: (from: string, to: string) => Promise<void>;
  link: (from: string, to: string) => Promise<void>;
  remove: (path: string) => Promise<void>;
  realpath: (path: string) => Promise<string>;
} = {
  platform: process.platform,
  rename,
  link,
  remove: (path) => rm(path, { force: true }),
  realpath: (path) => realpath(path),
};
