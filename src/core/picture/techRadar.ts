// The technology radar: quadrants and rings as the kind declares them, a blip for each technology. Comes in: rows, today, how things
// were before. Goes out: plain data: shares of a circle, no pixels. Where a blip stands follows from its path alone, never from chance;
// what has no quadrant or ring is listed beside with the reason.

import type { Day } from '../day.ts';
import { fingerprint } from '../fingerprint.ts';
import { slugOfPath, slugOfValue } from '../index/links.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { eachRow, type Steps } from '../index/steps.ts';
import { perVersion } from '../index/versionMemo.ts';
import { say } from '../language.ts';
import { plainTitle } from '../record/noteLink.ts';
import { lateReview } from './riskMatrix.ts';
import { byTitles, type EarlierFields, placeOn, type Scale, scaleOf, textIn } from './scale.ts';

/** How a technology moved since the start of the period: towards the centre, away from it, or it was not there. */
export type BlipMove = 'new' | 'in' | 'out';

/** One technology. */
export interface Blip {
  readonly row: Row;
  readonly title: string;
  /** Its number in the picture and in the legend; 0 without a place. */
  readonly number: number;
  /** Places among the quadrants and rings, -1 for none. */
  readonly quadrant: number;
  readonly ring: number;
  /** Where in the circle: turns from 0 to 1, and how far out of the centre, 0 to 1. */
  readonly turn: number;
  readonly out: number;
  readonly move?: BlipMove;
  /** The ring it came from. */
  readonly from?: string;
  readonly owner?: string;
  readonly verdict?: string;
  /** The decision about it: its title, and its row where there is a note. */
  readonly decision?: { readonly title: string; readonly row?: Row };
  readonly late?: Day;
  /** Why it has no place. */
  readonly reason?: string;
}

/** The radar; blips by quadrant, ring and title, numbered in that order. */
export interface TechRadar {
  readonly quadrants: Scale;
  readonly rings: Scale;
  readonly blips: readonly Blip[];
  readonly unplaced: readonly Blip[];
  /** Technologies about which nobody has concluded anything. */
  readonly open: number;
}

/** What is asked of the radar. */
export interface RadarQuestion {
  readonly today: Day;
  readonly earlier?: EarlierFields;
}

/** The kind and the fields that the radar is about. */
export const radarKind = { kind: 'technology', quadrant: 'quadrant', ring: 'ring' } as const;

/** The quadrants and rings that a notebook declares; words keep their order. */
export function radarScales(index: IndexReader): { readonly quadrants: Scale; readonly rings: Scale } {
  const { kind, quadrant, ring } = radarKind;
  return { quadrants: scaleOf(index.config, kind, quadrant), rings: scaleOf(index.config, kind, ring) };
}

/** The radar of the rows that are technologies, linear in their number. */
export function* techRadar(index: IndexReader, rows: readonly Row[], question: RadarQuestion): Steps<TechRadar> {
  const { quadrants, rings } = radarScales(index);
  const cells = new Map<number, Blip[]>();
  const unplaced: Blip[] = [];
  let open = 0;
  yield* eachRow(rows, (row) => {
    if (index.kind(row) !== radarKind.kind || index.type(row) !== 'record') return;
    const blip = blipOf(index, row, quadrants, rings, question);
    if (blip.verdict === undefined) open++;
    if (blip.reason !== undefined) unplaced.push(blip);
    else {
      const cell = blip.quadrant * rings.values.length + blip.ring;
      const others = cells.get(cell);
      if (others) others.push(blip);
      else cells.set(cell, [blip]);
    }
  });
  const blips: Blip[] = [];
  for (const [, cell] of [...cells].sort(([a], [b]) => a - b)) {
    const placed = yield* spread(index, byTitles(cell), quadrants.values.length, rings.values.length);
    for (const blip of placed) blips.push({ ...blip, number: blips.length + 1 });
    yield;
  }
  byTitles(unplaced);
  return { quadrants, rings, blips, unplaced, open };
}

function blipOf(index: IndexReader, row: Row, quadrants: Scale, rings: Scale, { today, earlier }: RadarQuestion): Blip {
  const { title, owner } = index.item(row);
  const quadrant = placeOn(quadrants, textIn(index, row, radarKind.quadrant)) ?? -1;
  const ring = placeOn(rings, textIn(index, row, radarKind.ring)) ?? -1;
  const verdict = textIn(index, row, 'verdict');
  const late = lateReview(index, row, today);
  const faults = [quadrants, rings].flatMap((scale) => faultOf(index, row, scale));
  const decision = decisionOf(index, row);
  return {
    row,
    title: plainTitle(title),
    number: 0,
    quadrant,
    ring,
    turn: 0,
    out: 0,
    ...(ring >= 0 && earlier && moveOf(index, row, ring, rings, earlier)),
    ...(owner !== undefined && { owner }),
    ...(verdict !== undefined && { verdict }),
    ...(decision && { decision }),
    ...(late !== undefined && { late }),
    ...(faults.length > 0 && { reason: faults.join('; ') }),
  };
}

function faultOf(index: IndexReader, row: Row, scale: Scale): string[] {
  const text = textIn(index, row, scale.field);
  if (text === undefined) return [say('no {0}', scale.field)];
  if (placeOn(scale, text) !== undefined) return [];
  return [say('{0} {1} is none of {2}', scale.field, text, scale.values.join(', '))];
}

function moveOf(
  index: IndexReader,
  row: Row,
  ring: number,
  rings: Scale,
  earlier: EarlierFields,
): { move?: BlipMove; from?: string } {
  const written = earlier.get(index.path(row))?.get(radarKind.ring);
  const before = placeOn(rings, written);
  if (before === undefined) return { move: 'new' };
  if (before === ring) return {};
  return { move: ring < before ? 'in' : 'out', from: rings.values[before] ?? '' };
}

function decisionOf(index: IndexReader, row: Row): Blip['decision'] {
  const written = textIn(index, row, 'decision');
  if (written === undefined) return undefined;
  const found = decisionsOf(index).get(slugOfValue(written).toLowerCase());
  return found === undefined ? { title: written } : { title: index.item(found).title, row: found };
}

const decisionsOf = perVersion((index: IndexReader): ReadonlyMap<string, Row> => {
  const rows = [...index.rowsAmong({ kinds: new Set(['decision']) })].filter((row) => index.type(row) === 'record');
  return new Map(rows.map((row) => [slugOfPath(index.path(row)).toLowerCase(), row]));
});

/** Blips of one ring in one quadrant, evenly over it in the order of their hashes, on as many arcs as keep them apart. */
function* spread(index: IndexReader, cell: readonly Blip[], quadrants: number, rings: number): Steps<Blip[]> {
  const hashes = new Map<Row, string>();
  const rows = cell.map(({ row }) => row);
  yield* eachRow(rows, (row) => hashes.set(row, fingerprint(index.path(row))));
  const order = [...hashes].sort(([a, first], [b, second]) => (first < second ? -1 : first > second ? 1 : a - b));
  yield;
  const arcs = Math.min(5, Math.ceil(cell.length / 3));
  const places = new Map(order.map(([row], place) => [row, place]));
  return cell.map((blip) => {
    const place = places.get(blip.row) ?? 0;
    const along = (place + 0.5) / cell.length;
    const deep = ((place % arcs) + 0.5) / arcs;
    return { ...blip, turn: (blip.quadrant + 0.08 + 0.84 * along) / quadrants, out: (blip.ring + deep) / rings };
  });
}
