// The technology radar: quadrants and rings as declared, the same place for the same note, what moved, what has no verdict.
import { deepEqual, ok, strictEqual } from 'node:assert/strict';
import { finished } from '../../../../src/core/index/steps.ts';
import type { EarlierFields } from '../../../../src/core/picture/scale.ts';
import { type TechRadar, techRadar } from '../../../../src/core/picture/techRadar.ts';
import { indexOf } from '../../../support/notebookText.ts';

function tech(ring: string, quadrant: string, more = ''): string {
  return `---\ntype: technology\nring: ${ring}\nquadrant: ${quadrant}\n${more}---\n`;
}

function made(files: Readonly<Record<string, string>>, earlier?: EarlierFields): TechRadar {
  const index = indexOf(files);
  return finished(techRadar(index, [...index.rows()], { today: '2026-03-12', ...(earlier && { earlier }) }));
}

const files = {
  'technologies/kafka.md': tech(
    'trial',
    'platforms',
    'title: Kafka\nverdict: Good for logs\ndecision: "[[use-kafka]]"\n',
  ),
  'technologies/podman.md': tech('adopt', 'platforms', 'title: Podman\n'),
  'technologies/rust.md': tech('assess', 'languages', 'title: Rust\nverdict: Later\ndecision: lost\n'),
  'technologies/odd.md': tech('maybe', '', 'title: Odd\n'),
  'decisions/use-kafka.md': '---\ntype: decision\ntitle: Use Kafka\nstatus: accepted\n---\n',
};

describe('Technology radar', () => {
  it('numbers blips by quadrant, ring and title', () => {
    const { quadrants, rings, blips, unplaced, open } = made(files);
    deepEqual(quadrants.values, ['platforms', 'tools', 'techniques', 'languages']);
    deepEqual(rings.values, ['adopt', 'trial', 'assess', 'hold']);
    deepEqual(
      blips.map(({ number, title, quadrant, ring }) => [number, title, quadrant, ring]),
      [
        [1, 'Podman', 0, 0],
        [2, 'Kafka', 0, 1],
        [3, 'Rust', 3, 2],
      ],
    );
    deepEqual(
      unplaced.map(({ title, reason }) => [title, reason]),
      [['Odd', 'no quadrant; ring maybe is none of adopt, trial, assess, hold']],
    );
    strictEqual(open, 2, 'Podman and Odd have no verdict');
  });

  it('names the decision by its note, or as it is written', () => {
    deepEqual(
      made(files).blips.map(({ decision }) => [decision?.title, decision?.row !== undefined]),
      [
        [undefined, false],
        ['Use Kafka', true],
        ['lost', false],
      ],
    );
  });

  it('puts a note at the same place each time, inside its ring and quadrant', () => {
    const places = (radar: TechRadar): unknown[] => radar.blips.map(({ title, turn, out }) => [title, turn, out]);
    const entries = Object.entries(files);
    deepEqual(places(made(files)), places(made(Object.fromEntries(entries.reverse()))));
    const many = Object.fromEntries(
      Array.from({ length: 30 }, (_, at) => [`technologies/t${at}.md`, tech('hold', 'tools')]),
    );
    const { blips } = made(many);
    for (const { turn, out } of blips) ok(turn > 0.25 && turn < 0.5 && out > 0.75 && out < 1, `${turn} ${out}`);
    strictEqual(new Set(blips.map(({ turn, out }) => `${turn} ${out}`)).size, 30);
  });

  it('says what is new and what moved', () => {
    const earlier = new Map([
      ['technologies/kafka.md', new Map([['ring', 'assess']])],
      ['technologies/podman.md', new Map([['ring', 'adopt']])],
    ]);
    deepEqual(
      made(files, earlier).blips.map(({ title, move, from }) => [title, move, from]),
      [
        ['Podman', undefined, undefined],
        ['Kafka', 'in', 'assess'],
        ['Rust', 'new', undefined],
      ],
    );
  });

  it('has the rings and quadrants of the notebook', () => {
    const yml =
      'kinds:\n  technology:\n    fields:\n      ring: { values: [use, wait] }\n      quadrant: { values: [network, data, people] }\n';
    const { rings, quadrants, blips } = made({ 'daybook.yml': yml, 'technologies/a.md': tech('wait', 'people') });
    deepEqual(
      [rings.values, quadrants.values],
      [
        ['use', 'wait'],
        ['network', 'data', 'people'],
      ],
    );
    deepEqual(
      blips.map(({ quadrant, ring }) => [quadrant, ring]),
      [[2, 1]],
    );
  });

  it('is empty without technologies, and takes thousands', () => {
    deepEqual(made({}).blips, []);
    const index = indexOf({});
    for (let at = 0; at < 2000; at++)
      index.put(`technologies/${at}.md`, tech(['adopt', 'hold'][at % 2] ?? '', 'tools'));
    strictEqual(finished(techRadar(index, [...index.rows()], { today: '2026-03-12' })).blips.length, 2000);
  });
});
