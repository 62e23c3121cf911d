// The technology radar as a picture: numbered blips, a legend by quadrant and ring, and the table behind it. Comes in: the rows of a
// query and choices; goes out: plain data, places as shares of a circle. Shapes repeat what words say.
import type { Steps } from '../index/steps.ts';
import { say } from '../language.ts';
import { joined, personName } from '../outline/rowWords.ts';
import { type InputWithPast, pastWords, periodControl } from './period.ts';
import { type Picture, type PictureMove, tableOf } from './picture.ts';
import { narrowed } from './rowFilters.ts';
import { joinedSentences, lateWords } from './spotWords.ts';
import { type Blip, type BlipMove, type TechRadar, techRadar } from './techRadar.ts';

/** A technology in the picture and in the legend. */
export interface RadarBlip {
  readonly ref: string;
  readonly title: string;
  readonly facts: string;
  readonly number: number;
  /** The place of its sector in the list; -1 beside the picture. */
  readonly sector: number;
  readonly turn: number;
  readonly out: number;
  readonly shape: BlipMove | 'same';
  /** Nothing was concluded about it yet. */
  readonly isOpen: boolean;
  /** The note of its decision. */
  readonly decision?: { readonly ref: string; readonly title: string };
}

/** A ring in a quadrant. */
export interface RadarSector {
  readonly label: string;
  readonly quadrant: number;
  readonly ring: number;
  readonly count: number;
  readonly move: PictureMove;
}

/** What is drawn: sectors by rings, the innermost first, in each by quadrants. */
export interface RadarBody {
  readonly quadrants: readonly string[];
  readonly rings: readonly string[];
  readonly sectors: readonly RadarSector[];
  readonly blips: readonly RadarBlip[];
  readonly unplaced: readonly RadarBlip[];
  /** How many are in the table alone. */
  readonly more: number;
}

/** The query of the radar. */
export const radarQuery = 'type:technology';

const most = { blips: 120, unplaced: 40 };

/** The picture: `options` are `since`, `quadrant`, `owner` and `at-page`. */
export function* radarSteps(input: InputWithPast): Steps<Picture<RadarBody>> {
  const { index, options, context, earlier } = input;
  const fields = [
    { field: 'quadrant', label: say('Quadrant') },
    { field: 'owner', label: say('Owner') },
  ];
  const { rows, controls } = yield* narrowed(index, input.rows, fields, options, context);
  const radar = yield* techRadar(index, rows, { today: context.today, ...(earlier && { earlier }) });
  const { quadrants, rings, blips, unplaced } = radar;
  const counts = new Map<number, number>();
  const sectorOf = ({ quadrant, ring }: Blip): number =>
    quadrant < 0 || ring < 0 ? -1 : ring * quadrants.values.length + quadrant;
  for (const blip of blips) counts.set(sectorOf(blip), (counts.get(sectorOf(blip)) ?? 0) + 1);
  const sectors = rings.values.flatMap((ring, depth) =>
    quadrants.values.map((quadrant, at) => ({
      label: `${quadrant}, ${ring}`,
      quadrant: at,
      ring: depth,
      count: counts.get(depth * quadrants.values.length + at) ?? 0,
      move: { action: 'setField', answers: { quadrant, ring } },
    })),
  );
  const shown = shownBlips(blips, sectorOf, sectors.length);
  return {
    summary: joinedSentences([summaryOf(radar), pastWords(input)]),
    controls: [...controls, periodControl(options)],
    table: yield* radarTable(input, radar),
    body: {
      quadrants: quadrants.values,
      rings: rings.values,
      sectors,
      blips: shown.map((blip) => blipOf(input, blip, sectorOf(blip))),
      unplaced: unplaced.slice(0, most.unplaced).map((blip) => blipOf(input, blip, -1)),
      more: blips.length - shown.length + Math.max(0, unplaced.length - most.unplaced),
    },
  };
}

/** All of them; of too many as many of each sector, so that none looks empty. */
function shownBlips(blips: readonly Blip[], sectorOf: (blip: Blip) => number, sectors: number): readonly Blip[] {
  if (blips.length <= most.blips) return blips;
  const share = Math.max(1, Math.floor(most.blips / Math.max(1, sectors)));
  const shown = new Map<number, number>();
  return blips
    .filter((blip) => {
      const count = (shown.get(sectorOf(blip)) ?? 0) + 1;
      shown.set(sectorOf(blip), count);
      return count <= share;
    })
    .slice(0, most.blips);
}

function blipOf({ context, refOf }: InputWithPast, blip: Blip, sector: number): RadarBlip {
  const { row, title, number, turn, out, move, verdict, decision } = blip;
  return {
    ref: refOf(row),
    title,
    facts: joined([
      blip.reason,
      moveWords(blip),
      verdict ?? say('no verdict yet'),
      decision && decision.row === undefined ? say('decision {0}', decision.title) : undefined,
      blip.late === undefined ? undefined : lateWords(blip.late, context.today),
      blip.owner === undefined ? undefined : personName(blip.owner, context),
    ]),
    number,
    sector,
    turn,
    out,
    shape: move ?? 'same',
    isOpen: verdict === undefined,
    ...(decision?.row === undefined ? {} : { decision: { ref: refOf(decision.row), title: decision.title } }),
  };
}

function moveWords({ move, from = '' }: Blip): string | undefined {
  if (move === undefined) return undefined;
  if (move === 'new') return say('new');
  return move === 'in' ? say('moved in from {0}', from) : say('moved out from {0}', from);
}

function summaryOf({ blips, unplaced, open, rings }: TechRadar): string {
  const all = blips.length + unplaced.length;
  if (all === 0) return say('There are no technologies here.');
  const counts = rings.values.map((ring, at) => `${ring} ${blips.filter((blip) => blip.ring === at).length}`);
  return joinedSentences([
    all === 1 ? say('1 technology: {0}.', counts.join(', ')) : say('{0} technologies: {1}.', all, counts.join(', ')),
    unplaced.length === 0 ? '' : say('{0} without a place.', unplaced.length),
    open === 0 ? '' : open === 1 ? say('1 has no verdict yet.') : say('{0} have no verdict yet.', open),
  ]);
}

function* radarTable({ options, context, refOf }: InputWithPast, radar: TechRadar) {
  const headers = [
    say('Number'),
    say('Technology'),
    say('Quadrant'),
    say('Ring'),
    say('Moved'),
    say('Verdict'),
    say('Decision'),
    say('Owner'),
  ];
  return yield* tableOf(headers, [...radar.blips, ...radar.unplaced], options, (blip) => ({
    ref: refOf(blip.row),
    cells: [
      blip.number === 0 ? '' : String(blip.number),
      blip.title,
      radar.quadrants.values[blip.quadrant] ?? blip.reason ?? '',
      radar.rings.values[blip.ring] ?? blip.reason ?? '',
      moveWords(blip) ?? '',
      blip.verdict ?? say('no verdict yet'),
      blip.decision?.title ?? '',
      blip.owner === undefined ? '' : personName(blip.owner, context),
    ],
  }));
}
