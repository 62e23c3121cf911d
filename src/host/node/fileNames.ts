// Which names a file may have. A commit of somebody else may hold any name, and whoever writes files without git's own check-out has to
// refuse what that refuses: names that end up in git's folder, outside of the root, or in another file. Comes in: a relative POSIX path;
// goes out: yes or no. Pure.

/** As git compares them: HFS+ leaves invisible characters out, NTFS has a short name, streams, and ends that do not count. */
const gitFolder = /^(?:\.git|git~1)[ .]*(?::|$)/i;

/** What Windows has for itself, whatever the ending, and signs that no name has there or that lead elsewhere (`\`, `:`). */
const device = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *(?:\.|$)/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what is refused
const noNameOnWindows = /[\x00-\x1f<>:"|?*\\]|[. ]$/;

/** Whether a file may be at a path below some root on this system, or on the one that is named. */
export function canBeFile(path: string, platform: string = process.platform): boolean {
  return path.split('/').every((part) => canBeName(part, platform));
}

function canBeName(part: string, platform: string): boolean {
  if (part === '' || part === '.' || part === '..' || part.includes('\0')) return false;
  if (gitFolder.test(part.replace(/\p{Default_Ignorable_Code_Point}/gu, ''))) return false;
  return platform !== 'win32' || !(device.test(part) || noNameOnWindows.test(part));
}
