// The risk matrix, the technology radar and the workload to the eye and in use: four themes and a narrow page with nothing for axe to
// find, keys, pointer, refusals, what moved.
import { deepEqual, equal, ok } from 'node:assert/strict';
import type { Frame, Locator, Page } from 'playwright-core';
import { parseNote } from '../../src/core/note/parseNote.ts';
import type { EarlierFields } from '../../src/core/picture/scale.ts';
import { noteTexts } from '../../src/core/record/interpret.ts';
import { violations } from '../support/axe.ts';
import { until } from '../support/eventually.ts';
import { type Notes, pictureHost, sampleOf } from './pictureHost.ts';
import { keep, picturePages } from './picturePages.ts';
import { themeKinds } from './themes.ts';

type Host = ReturnType<typeof pictureHost>;

/** The sample with some records in which a field was another one before. */
function changed(notes: Notes, folder: string, field: string, values: readonly string[]): EarlierFields {
  const paths = Object.keys(notes).filter((path) => path.startsWith(folder));
  return new Map(
    paths.slice(1).map((path, at) => {
      const fields = noteTexts(parseNote(notes[path] ?? ''));
      return [path, at % 3 === 0 ? new Map([...fields, [field, values[at % values.length] ?? '']]) : fields];
    }),
  );
}

/** The moves that were acted on, with the titles of their rows. */
function acted(host: Host): unknown[] {
  return host.acted.map((each) => (each.type === 'act' ? [host.titles(each.refs), each.moves[0]?.answers] : each.type));
}

async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  const [start, end] = [await from.boundingBox(), await to.boundingBox()];
  ok(start && end);
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(end.x + end.width / 2, end.y + end.height - 6, { steps: 4 });
  await page.mouse.up();
}

async function focused(frame: Frame): Promise<string> {
  return frame.evaluate(() => {
    const at = document.activeElement;
    const words = at?.matches('.chip') ? at.querySelector('.chip-title') : at;
    return (at?.getAttribute('aria-label') ?? words?.textContent ?? '').replace(/\s+/g, ' ').trim();
  });
}

async function walk(page: Page, frame: Frame, keys: readonly string[]): Promise<string[]> {
  const steps: string[] = [];
  for (const key of keys) {
    await page.keyboard.press(key);
    steps.push(await focused(frame));
  }
  return steps;
}

describe('risk matrix page', () => {
  const { openPage } = picturePages('risks', '.matrix');
  const notes = {
    'daybook.yml': 'people:\n  - { id: maria, name: Maria Weber }\n',
    'risks/uplink.md':
      '---\ntype: risk\ntitle: Uplink\nlikelihood: 4\nimpact: 4\nnext_review: 2026-03-01\nowner: maria\n---\n',
    'risks/paper.md': '---\ntype: risk\ntitle: Paper\nlikelihood: 4\nimpact: 4\n---\n',
    'risks/unknown.md': '---\ntype: risk\ntitle: Unknown\n---\n',
  };

  for (const theme of themeKinds)
    it(`has nothing for axe to find in ${theme}`, async () => {
      const sample = sampleOf();
      const extra = {
        ...sample,
        'risks/new.md': '---\ntype: risk\ntitle: Key person leaves\nstatus: open\nowner: nadia\n---\n',
      };
      const earlier = changed(sample, 'risks/', 'likelihood', ['1', '2', '5']);
      const host = pictureHost('risks', extra, { options: { since: '3m' } }, earlier);
      const { page, frame } = await openPage(host, { theme, height: 1330 });
      await frame.locator('.chip').first().focus();
      await keep(page, `risks-${theme}`, theme === 'light' ? `risks-${theme}` : undefined, {
        width: 1100,
        height: 1330,
      });
      deepEqual(await violations(frame), []);
    });

  it('is a list where there is little room, and a table', async () => {
    const { page, frame } = await openPage(pictureHost('risks', sampleOf()), { width: 360, height: 900 });
    await keep(page, 'risks-narrow');
    deepEqual(await violations(frame), []);
    await frame.getByRole('button', { name: 'Show as Table' }).click();
    await frame.waitForSelector('table');
    deepEqual(await violations(frame), []);
  });

  it('is used by keyboard: cells, risks, opening, moving, taking up', async () => {
    const host = pictureHost('risks', notes);
    const { page, frame } = await openPage(host);
    equal(await frame.locator('[data-ref][tabindex="0"]').count(), 1);
    await frame.locator('[data-ref="spot-0"]').focus();
    deepEqual(await walk(page, frame, ['ArrowRight', 'ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowLeft']), [
      'Likelihood 5, impact 2: exposure 10 · medium · no risks',
      'Likelihood 4, impact 2: exposure 8 · medium · no risks',
      'Likelihood 5, impact 2: exposure 10 · medium · no risks',
      'Likelihood 5, impact 1: exposure 5 · low · no risks',
      'Likelihood 5, impact 1: exposure 5 · low · no risks',
    ]);
    await frame.locator('[data-ref="spot-8"]').focus();
    deepEqual(await walk(page, frame, ['Enter', 'ArrowDown', 'ArrowDown', 'Escape', 'Enter']), [
      'Paper',
      'Uplink',
      'Uplink',
      'Likelihood 4, impact 4: exposure 16 · high · 2 risks',
      'Paper',
    ]);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Alt+ArrowUp');
    await until(() => host.acted.length === 2);
    deepEqual(acted(host), ['open', [['Paper'], { likelihood: '5', impact: '4' }]]);
  });

  it('shows by keyboard what has no room in a full cell, and says where the rest is', async () => {
    const risk = (title: string, likelihood: number, impact: number): Notes => ({
      [`risks/${title}.md`]: `---\ntype: risk\ntitle: ${title}\nlikelihood: ${likelihood}\nimpact: ${impact}\n---\n`,
    });
    const others = Array.from({ length: 24 }, (_, at) => risk(`Other${at}`, 5 - Math.floor(at / 5), (at % 5) + 1));
    const full = (count: number) => Array.from({ length: count }, (_, at) => risk(`R${100 + at}`, 1, 5));
    const host = pictureHost('risks', Object.assign({}, ...others, ...full(90)));
    const { page, frame } = await openPage(host);
    await frame.locator('[data-ref="spot-24"]').focus();
    deepEqual(await walk(page, frame, ['Enter', 'End', 'ArrowUp', 'ArrowDown', 'ArrowDown', 'Escape']), [
      'R100',
      'Show 86 more',
      'R103',
      'Show 86 more',
      'Show 86 more',
      'Likelihood 1, impact 5: exposure 5 · low · 90 risks',
    ]);
    deepEqual(await walk(page, frame, ['Enter', 'End']), ['R100', 'Show 86 more']);
    equal(await frame.locator('[data-ref][tabindex="0"]').count(), 1);
    deepEqual(await violations(frame), []);
    await page.keyboard.press('Enter');
    await frame.waitForFunction(() => document.activeElement?.querySelector('.chip-title')?.textContent === 'R104');
    deepEqual(await walk(page, frame, ['End', 'ArrowDown']), ['R183', 'R183']);
    equal(await frame.locator('[data-spot="24"] .quiet').textContent(), '6 more are in the table');
    equal(await frame.locator('[data-ref][tabindex="0"]').count(), 1);
  });

  it('rates by keyboard what has no place', async () => {
    const host = pictureHost('risks', notes);
    const { page, frame } = await openPage(host);
    await frame.locator('.chip', { hasText: 'Unknown' }).focus();
    await page.keyboard.press('Space');
    equal(
      await frame.locator('#announcer').textContent(),
      'Unknown is taken up. Arrow keys choose a field, Enter puts it down, Escape leaves it where it was.',
    );
    await page.keyboard.press('Escape');
    equal(await focused(frame), 'Unknown');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await until(() => host.acted.length === 1);
    deepEqual(acted(host), [[['Unknown'], { likelihood: '4', impact: '1' }]]);
  });

  it('moves a risk that is dragged to a cell, and says why it did not', async () => {
    const host = pictureHost('risks', notes);
    const { page, frame, post } = await openPage(host);
    await drag(page, frame.locator('.chip', { hasText: 'Uplink' }), frame.locator('[data-spot="12"]'));
    await until(() => host.acted.length === 1);
    deepEqual(acted(host), [[['Uplink'], { likelihood: '3', impact: '3' }]]);
    await post(host.refusal('The header of the note cannot be read.'));
    await frame.locator('.noticed', { hasText: 'cannot be read' }).waitFor();
    equal(await frame.locator('.shadow').count(), 0);
    // Dropped where it is: nothing is done.
    await drag(page, frame.locator('.chip', { hasText: 'Uplink' }), frame.locator('[data-spot="8"]'));
    await frame.locator('.noticed', { hasText: 'Uplink stays where it is.' }).waitFor();
    equal(host.acted.length, 1);
  });

  it('shows late reviews and other positions in words, and what moved as arrows', async () => {
    const earlier = new Map([
      [
        'risks/uplink.md',
        new Map([
          ['likelihood', '2'],
          ['impact', '2'],
        ]),
      ],
    ]);
    const { frame } = await openPage(pictureHost('risks', notes, { options: { since: '4w' } }, earlier));
    const uplink = frame.locator('.chip', { hasText: 'Uplink' });
    equal(await uplink.locator('.chip-facts').textContent(), 'review 11 days late · moved from 2 × 2 · Maria Weber');
    equal(await uplink.locator('.icon').count(), 1);
    equal(await frame.locator('.arrows line').count(), 1);
    ok((await frame.locator('.keys').textContent())?.includes('moved in this period'));
    await frame.getByLabel('Position').selectOption('residual');
    await frame.waitForFunction(() => document.querySelectorAll('.arrows line').length === 1);
  });
});

describe('technology radar page', () => {
  const { openPage } = picturePages('radar', '.radar');
  const notes = {
    'technologies/kafka.md': '---\ntype: technology\ntitle: Kafka\nring: trial\nquadrant: platforms\n---\n',
    'technologies/rust.md':
      '---\ntype: technology\ntitle: Rust\nring: hold\nquadrant: languages\nverdict: Later\ndecision: rust\n---\n',
    'technologies/odd.md': '---\ntype: technology\ntitle: Odd\n---\n',
    'decisions/rust.md': '---\ntype: decision\ntitle: No Rust yet\nstatus: accepted\n---\n',
  };

  for (const theme of themeKinds)
    it(`has nothing for axe to find in ${theme}`, async () => {
      const sample = { ...sampleOf(), ...notes };
      const earlier = changed(sample, 'technologies/', 'ring', ['assess', 'adopt', 'hold']);
      const host = pictureHost('radar', sample, { options: { since: '3m' } }, earlier);
      const { page, frame } = await openPage(host, { theme, height: 800 });
      await frame.locator('.chip').first().focus();
      await keep(page, `radar-${theme}`, theme === 'light' ? `radar-${theme}` : undefined, {
        width: 1100,
        height: 800,
      });
      deepEqual(await violations(frame), []);
    });

  it('is a list where there is little room', async () => {
    const { page, frame } = await openPage(pictureHost('radar', { ...sampleOf(), ...notes }), {
      width: 360,
      height: 900,
    });
    equal(await frame.locator('.circle').isVisible(), false);
    await keep(page, 'radar-narrow');
    deepEqual(await violations(frame), []);
  });

  it('is used by keyboard and by pointer', async () => {
    const host = pictureHost('radar', notes);
    const { page, frame } = await openPage(host);
    await frame.locator('.chip', { hasText: 'Kafka' }).focus();
    deepEqual(await walk(page, frame, ['Escape', 'ArrowUp', 'ArrowRight', 'ArrowDown']), [
      'platforms, trial: 1',
      'platforms, adopt: none',
      'tools, adopt: none',
      'tools, trial: none',
    ]);
    await frame.locator('.chip', { hasText: 'Kafka' }).focus();
    await page.keyboard.press('Alt+ArrowUp');
    await until(() => host.acted.length === 1);
    await post(host, frame);
    await frame.locator('.circle .blip').nth(1).click();
    ok((await focused(frame)).includes('Rust'));
    await drag(page, frame.locator('.circle .blip').nth(1), frame.locator('.ring[data-spot="7"]'));
    await until(() => host.acted.length === 2);
    await post(host, frame);
    await frame.getByRole('button', { name: 'Decision: No Rust yet' }).click();
    await until(() => host.acted.length === 3);
    deepEqual(acted(host), [
      [['Kafka'], { quadrant: 'platforms', ring: 'adopt' }],
      [['Rust'], { quadrant: 'languages', ring: 'trial' }],
      'open',
    ]);
  });
});

describe('workload page', () => {
  const { openPage } = picturePages('workload', '.load');
  const notes = {
    'daybook.yml':
      'people:\n  - { id: nadia, name: Nadia Haddad, capacity: 40h }\n  - { id: maria, name: Maria Weber, capacity: 8h, absences: [2026-03-16..2026-03-20] }\n',
    'todo.md':
      '- [ ] Rack @nadia due:2026-03-13 est:50h\n- [ ] Call @nadia scheduled:2026-03-11\n- [ ] Loose due:2026-03-13 est:2h\n- [ ] Old @maria due:2026-03-01\n',
  };

  for (const theme of themeKinds)
    it(`has nothing for axe to find in ${theme}`, async () => {
      const host = pictureHost('workload', sampleOf(), { options: { weeks: 'past', 'at-cell': 'nadia 2026-03-09' } });
      const { page, frame } = await openPage(host, { theme, height: 800 });
      await frame.locator('.week.opened').focus();
      await keep(page, `workload-${theme}`, theme === 'light' ? `workload-${theme}` : undefined, {
        width: 1100,
        height: 800,
      });
      deepEqual(await violations(frame), []);
    });

  it('scrolls where there is little room', async () => {
    const { page, frame } = await openPage(pictureHost('workload', sampleOf()), { width: 360, height: 900 });
    await keep(page, 'workload-narrow');
    deepEqual(await violations(frame), []);
    equal(await frame.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), true);
  });

  it('says what is too much, opens a week, and moves its tasks', async () => {
    const host = pictureHost('workload', notes);
    const { page, frame } = await openPage(host);
    equal(await frame.locator('.week.over .said').textContent(), 'too much');
    await frame.locator('[data-ref="spot-0"]').focus();
    await page.keyboard.press('Enter');
    await frame.locator('.chip', { hasText: 'Rack' }).waitFor();
    deepEqual(await walk(page, frame, ['Enter', 'ArrowDown']), ['Rack', 'Call']);
    await page.keyboard.press('Alt+ArrowRight');
    await until(() => host.acted.length === 1);
    await post(host, frame);
    await drag(page, frame.locator('.chip', { hasText: 'Rack' }), frame.locator('[data-spot="10"]'));
    await until(() => host.acted.length === 2);
    await post(host, frame);
    deepEqual(acted(host), [
      [['Call'], { scheduled: '2026-03-18' }],
      [['Rack'], { owner: 'maria', due: '2026-03-27' }],
    ]);
    await drag(page, frame.locator('.chip', { hasText: 'Rack' }), frame.locator('[data-spot="16"]'));
    await frame.locator('.noticed', { hasText: 'nobody cannot get it' }).waitFor();
    await frame.getByRole('button', { name: 'Show late tasks of Maria Weber' }).click();
    await frame.getByRole('heading', { name: 'Maria Weber, late' }).waitFor();
    await frame.locator('.chip', { hasText: 'Old' }).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await until(() => host.acted.length === 3);
    deepEqual(acted(host)[2], [['Old'], { owner: 'nadia', due: '2026-03-22' }]);
  });
});

async function post(host: Host, frame: Frame): Promise<void> {
  await frame.evaluate((data) => window.postMessage(data, '*'), host.view().message);
}
