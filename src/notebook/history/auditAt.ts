// Makes an audit pack of the past of a notebook: the notes at the end of a day, and what history says of each record. Comes in: the past,
// the zone, the question. Goes out: the pack, or a sentence about why there is none. Reads git alone: what is not committed is not told.
import { type AuditPack, type AuditQuestion, auditDraft, auditedPaths, auditPack } from '../../core/audit/auditPack.ts';
import { addDays, dayMs, dayText, isDay } from '../../core/day.ts';
import type { Refusal } from '../../core/edits/edit.ts';
import { say } from '../../core/language.ts';
import { instantOfStamp, zoneOf } from '../../core/zone.ts';
import { type History, placeAt } from './history.ts';
import type { PastOptions } from './readLine.ts';

/** The pack of a day. Refused as `invalid`: what is no day, a day before the first commit. */
export async function auditAt(
  history: History,
  timezone: string | undefined,
  question: AuditQuestion,
  options: PastOptions = {},
): Promise<AuditPack | Refusal> {
  const { day } = question;
  if (!isDay(day)) return { refused: 'invalid', message: say('"{0}" is not a day such as 2026-03-04.', day) };
  const zone = zoneOf(timezone);
  const dayAt = (atMs: number): string => dayText(Math.floor((atMs + zone.offset(atMs)) / dayMs));
  const line = await history.line(options);
  const place = placeAt(line, instantOfStamp(addDays(day, 1), zone));
  const [first] = line.commits;
  const last = line.commits[place - 1];
  if (!first || !last)
    return {
      refused: 'invalid',
      message: first
        ? say('The history of these notes begins on {0}.', dayAt(first.atMs))
        : say('There are no commits yet: an audit tells what is committed.'),
    };
  const [draft] = await history.walk([place], (index) => auditDraft(index, question), options);
  if (!draft)
    return { refused: 'invalid', message: say('There are no commits yet: an audit tells what is committed.') };
  const traced = { count: place, paths: auditedPaths(draft), field: 'approved' };
  const traces = await history.traces(traced, options);
  const limits = line.isShallow
    ? [
        say(
          'This copy is shallow: its history begins on {0}; commits before that day are not named.',
          dayAt(first.atMs),
        ),
      ]
    : [];
  return auditPack(draft, traces, { limits, commit: last.id }, (commit) => dayAt(commit.atMs));
}
