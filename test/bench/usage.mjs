// What a program has used so far, told the same way by every case of the benchmark: the processor time of all its threads and of the
// programs that it started and waited for, and the most memory that it had. Children are told on Linux alone, to 10 ms.
import { readFileSync } from 'node:fs';

/** @returns {{ cpuMs: number, rssMB: number }} */
export function usage() {
  const { user, system } = process.cpuUsage();
  return { cpuMs: (user + system) / 1000 + childrenCpuMs(), rssMB: process.resourceUsage().maxRSS / 1024 };
}

/** Linux counts the time of ended children in hundredths of a second, as fields 16 and 17 of a process's line. */
function childrenCpuMs() {
  if (process.platform !== 'linux') return 0;
  const line = readFileSync('/proc/self/stat', 'utf8');
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[13]) + Number(fields[14])) * 10;
}
