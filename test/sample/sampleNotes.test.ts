// The sample as texts: it reads without a problem on any day, tells nothing of today or later, and holds what people look for
// in it. Counted by means of its own (gray-matter, plain searches) where the product's own reading is what is shown elsewhere.
import { deepEqual, equal, ok } from 'node:assert/strict';
import { posix } from 'node:path';
import matter from 'gray-matter';
import { NoteIndex } from '../../src/core/index/noteIndex.ts';
import { parseNote } from '../../src/core/note/parseNote.ts';
import { drawBlock } from '../../src/core/preview/block.ts';
import { parseQuery } from '../../src/core/query/parseQuery.ts';
import { runQuery } from '../../src/core/query/runQuery.ts';
import { loadConfig } from '../../src/core/record/config.ts';
import { kindOf, noteTexts } from '../../src/core/record/interpret.ts';
import { validateRecord } from '../../src/core/record/validate.ts';
import { commitsOf } from '../../src/sample/history.ts';
import type { SampleNote } from '../../src/sample/sampleNote.ts';
import { minuteOf, timingFrom } from '../../src/sample/timing.ts';
import { pageOf } from '../support/previewPage.ts';
import { sampleOf } from '../support/sampleNotebook.ts';

const TODAY = '2026-03-12';

/** An ordinary day, and a Sunday on which the clocks change. */
const days = [TODAY, '2026-03-29'];

const notes = sampleOf(TODAY);
const texts = finalTexts(notes);

describe('sample notes', () => {
  it('hold about a year of a team', () => {
    const wanted: Record<string, readonly [number, number]> = {
      meeting: [100, 130],
      issue: [55, 70],
      project: [12, 14],
      risk: [13, 15],
      change: [25, 35],
      decision: [10, 14],
      service: [12, 16],
      vendor: [6, 10],
      client: [3, 6],
      person: [8, 8],
      kpi: [4, 6],
      day: [10, 16],
      finding: [5, 9],
      document: [4, 8],
      runbook: [6, 10],
      policy: [3, 6],
      control: [4, 8],
      licence: [3, 6],
      goal: [3, 6],
      technology: [8, 8],
    };
    const counts = countKinds();
    const outside = Object.entries(wanted).filter(
      ([kind, [low, high]]) => !((counts.get(kind) ?? 0) >= low && (counts.get(kind) ?? 0) <= high),
    );
    deepEqual(
      outside.map(([kind]) => `${kind}: ${counts.get(kind)}`),
      [],
    );
  });

  it('have one path each', () => equal(new Set(notes.map(({ path }) => path)).size, notes.length));

  for (const day of days) {
    describe(`on ${day}`, () => {
      const all = sampleOf(day);
      const written = finalTexts(all);
      const index = indexOf(written);

      it('read without a problem', () => {
        deepEqual(index.config.problems, []);
        const found = [...written]
          .filter(([path]) => path.endsWith('.md'))
          .flatMap(([path, text]) => {
            const note = parseNote(text);
            const problems = [...note.problems, ...validateRecord(note, path, index.config, index.roster())];
            return problems.map(({ code, message }) => `${path}: ${code} ${message}`);
          });
        deepEqual(found, []);
      });

      it('have a page whose blocks all show something', () => {
        const blocks = [...(written.get('desk.md') ?? '').matchAll(/```daybook\n([^`]*)```/g)].map(
          ([, block]) => block ?? '',
        );
        const page = pageOf(index, 'desk.md');
        const { texts } = page;
        equal(blocks.length, 4);
        const bad = blocks.filter((block) => {
          const drawn = drawBlock(block, page);
          return drawn.includes(texts.fault) || drawn.includes(texts.nothing);
        });
        deepEqual(bad, []);
      });

      it('tell nothing of the day itself', () => {
        const midnight = minuteOf(timingFrom(day).today, '00:00');
        const late = all.filter(({ moments }) => moments.some(({ at }) => at >= midnight));
        deepEqual(
          late.map(({ path }) => path),
          [],
        );
        const done = [...written.values()].flatMap((text) =>
          [...text.matchAll(/(?:done:|✅ |cancelled:)(\d{4}-\d\d-\d\d)/g)].map(([, when = '']) => when),
        );
        ok(done.length > 200);
        deepEqual(
          done.filter((when) => when >= day),
          [],
        );
      });

      it('give every list of the day something to show', () => {
        const lists = {
          critical: 5,
          overdue: 8,
          'due-today': 5,
          waiting: 8,
          mine: 10,
          inbox: 3,
          'active-projects': 8,
          'open-issues': 12,
        };
        const short = Object.entries(lists).filter(
          ([name, least]) => paths(index, day, index.config.queries.get(name) ?? '').length < least,
        );
        deepEqual(
          short.map(([name]) => `${name}: ${paths(index, day, index.config.queries.get(name) ?? '').length}`),
          [],
        );
      });
    });
  }

  it('have the open criticals that another reader counts', () => {
    const open = issueHeaders().filter(
      ({ severity, status }) => severity === 'critical' && !['resolved', 'closed'].includes(status ?? ''),
    );
    equal(open.length, 5);
    const found = paths(indexOf(texts), TODAY, 'type:issue is:open severity:critical');
    deepEqual(found.toSorted(), open.map(({ path }) => path).toSorted());
  });

  it('write the severity that impact and urgency make, or say why not', () => {
    const table = loadConfig(undefined).severityTable;
    const other = issueHeaders().filter(
      ({ severity, impact, urgency }) => table.get(`${impact} ${urgency}`) !== severity,
    );
    ok(other.every(({ severity_reason: reason }) => typeof reason === 'string' && reason.length > 10));
    equal(other.length, 1);
  });

  it('have what a briefing needs', () => {
    const last =
      texts.get(
        [...texts.keys()]
          .filter((path) => path.endsWith('-standup.md'))
          .sort()
          .at(-1) ?? '',
      ) ?? '';
    const section = (heading: string): string => last.split(`\n${heading}\n`)[1]?.split('\n#')[0] ?? '';
    ok(section('## Critical').split('\n- ').length > 4, 'criticals');
    ok(section('## Due and overdue').split('\n- ').length > 4, 'due');
    ok(section('## Blocked and waiting').split('\n- ').length > 4, 'waiting');
    ok([...last.matchAll(/carried ([3-9]|\d\d)×/g)].length >= 2, 'carried more than twice');
    const all = [...texts.values()].join('\n');
    ok([...all.matchAll(/^- \[ \] .*due:2026-03-12$/gm)].length >= 5, 'due today');
    ok(/\nabsent:\n/.test(all), 'somebody was absent');
    ok(/^- \[ \] (?!.*@).*due:/m.test(all), 'an action of nobody');
  });

  it('use what pictures and plans are drawn from', () => {
    const all = [...texts.values()].join('\n');
    const headers = [...texts].map(([path, text]) => ({ path, ...matter(text, {}).data }) as Record<string, unknown>);
    const values = (field: string) => new Set(headers.flatMap((header) => header[field] ?? []));
    deepEqual(values('ring'), new Set(['hold', 'adopt', 'trial', 'assess']));
    deepEqual(values('quadrant'), new Set(['platforms', 'techniques', 'tools', 'languages']));
    for (const axis of ['likelihood', 'impact']) {
      const risks = headers.filter(({ path }) => String(path).startsWith('risks/'));
      deepEqual([...new Set(risks.map((risk) => risk[axis]))].sort(), [1, 2, 3, 4, 5], axis);
    }
    for (const field of ['needs', 'decides', 'window', 'absences', 'capacity', 'reviewed', 'after'])
      ok(values(field).size > 0, field);
    ok([...all.matchAll(/^- \[ \] .*est:\d+h/gm)].length >= 30, 'efforts');
    const known = new Set([...all.matchAll(/(?: \^| id:)([\w-]+)$/gm)].map(([, id]) => id));
    const named = [...all.matchAll(/^- \[ \] .* after:([\w-]+)/gm)].map(([, id]) => id);
    ok(named.length >= 5);
    deepEqual(
      named.filter((id) => !known.has(id)),
      [],
    );
    const config = loadConfig(texts.get('daybook.yml'));
    equal(config.imports.get('service-desk')?.kind, 'issue');
    ok(config.boards.some(({ id, lanes }) => id === 'teams' && lanes === 'team'));
  });

  it('link only to notes that exist', () => {
    const broken = [...texts].flatMap(([path, text]) => linksOf(path, text).filter((target) => !texts.has(target)));
    deepEqual(broken, []);
  });

  it('leave no blank of a story unfilled', () => {
    const odd = [...texts].filter(([, text]) => /undefined|NaN|\[object|\{-?\d|: +$/m.test(text)).map(([path]) => path);
    deepEqual(odd, []);
  });

  it('name only people, services, vendors, goals and projects that are there', () => {
    const links = [...texts].flatMap(([path, text]) => {
      const fields = noteTexts(parseNote(text));
      const targets = {
        owner: 'people',
        service: 'services',
        goal: 'goals',
        project: 'projects',
        runbook: 'runbooks',
        customer: 'clients',
      };
      return Object.entries(targets).flatMap(([field, folder]) => {
        const value = fields.get(field);
        return value !== undefined && !texts.has(`${folder}/${value}.md`) ? [`${path}: ${field} ${value}`] : [];
      });
    });
    deepEqual(links, []);
  });

  it('are others for another seed', function () {
    this.timeout(20_000);
    const other = finalTexts(sampleOf(TODAY, 2));
    ok([...texts].some(([path, text]) => path.endsWith('-standup.md') && other.get(path) !== text));
    equal(other.get('projects/stacker-7.md'), texts.get('projects/stacker-7.md'));
  });
});

describe('sample history', () => {
  const commits = commitsOf(notes);

  it('has about five hundred commits by eight people', () => {
    ok(commits.length >= 450 && commits.length <= 620, `${commits.length}`);
    equal(new Set(commits.map(({ by }) => by)).size, 8);
  });

  it('goes forward and changes something each time', () => {
    ok(commits.every(({ at }, index) => index === 0 || at >= (commits[index - 1]?.at ?? 0)));
    ok(commits.every(({ files }) => files.length > 0));
  });

  it('ends with the notes as they are today', () => {
    const tree = new Map(commits.flatMap(({ files }) => files.map(({ path, text }) => [path, text] as const)));
    deepEqual([...tree.keys()].sort(), [...texts.keys()].sort());
    deepEqual(
      [...texts].filter(([path, text]) => tree.get(path) !== text).map(([path]) => path),
      [],
    );
  });

  it('shows issues opened, taken and solved one after the other', () => {
    const path = [...texts.keys()].find((each) => each.endsWith('-portal-shows-delivery-times-one-hour-off.md'));
    const states = commits.flatMap(({ files }) =>
      files.filter((file) => file.path === path).map(({ text }) => String(matter(text).data['status'])),
    );
    deepEqual([...new Set(states)].slice(-1), ['closed']);
    ok(states.length >= 3, states.join());
  });

  it('tells nothing before it happened', () => {
    const early = commits.flatMap(({ at, files }) =>
      files
        .filter(({ text }) =>
          [
            ...text.matchAll(
              /(?:^(?:opened|acked|resolved|closed): |\bdone:|\basked:)(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d))?/gm,
            ),
          ].some(([, day = '', time = '00:00']) => minuteOf(timingFrom(day).today, time) > at),
        )
        .map(({ path }) => `${at} ${path}`),
    );
    deepEqual(early, []);
    const unknown = commits.flatMap(({ files }, index) => {
      const known = new Set(commits.slice(0, index + 1).flatMap((commit) => commit.files.map(({ path }) => path)));
      return files
        .filter(({ path }) => path.endsWith('-standup.md'))
        .flatMap(({ path, text }) =>
          linksOf(path, text)
            .filter((target) => !known.has(target))
            .map((target) => `${path}: ${target}`),
        );
    });
    deepEqual(unknown, []);
  });

  it('shares stand-ups with the promises made in them', () => {
    const standups = commits.filter(({ message }) => message.startsWith('Stand-up '));
    ok(standups.length > 80);
    ok(standups.every(({ files }) => files.length === 1));
    ok(standups.filter(({ files }) => /^- \[ \] /m.test(files[0]?.text ?? '')).length > 40);
  });

  it('moves a due day in a commit of its own reason', () => {
    const moved = commits.filter(({ message }) => /(^|- )Move: /m.test(message));
    ok(moved.length >= 6, `${moved.length}`);
  });
});

/** Paths of the notes that a text links to. */
function linksOf(path: string, text: string): string[] {
  const targets = [...text.matchAll(/\]\(([^)#]+\.md)\)/g)].map(([, target = '']) => decodeURIComponent(target));
  return targets.map((target) => posix.join(posix.dirname(path), target));
}

function finalText(note: SampleNote): string {
  return note.textAt(Number.MAX_SAFE_INTEGER);
}

function finalTexts(all: readonly SampleNote[]): Map<string, string> {
  return new Map(all.map((note) => [note.path, finalText(note)]));
}

function countKinds(): Map<string, number> {
  const config = loadConfig(texts.get('daybook.yml'));
  const counts = new Map<string, number>();
  for (const [path, text] of texts) {
    const kind = path.endsWith('.md') ? kindOf(path, noteTexts(parseNote(text)), config) : undefined;
    if (kind !== undefined) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
}

function indexOf(all: ReadonlyMap<string, string>): NoteIndex {
  const index = new NoteIndex(loadConfig(all.get('daybook.yml')));
  for (const [path, text] of all) if (path.endsWith('.md') && path !== 'README.md') index.put(path, text);
  return index;
}

function paths(index: NoteIndex, today: string, text: string): string[] {
  const parsed = parseQuery(text, index.config);
  if (!('query' in parsed)) throw new Error(`${text}: ${parsed.problems.map(({ message }) => message).join()}`);
  return runQuery(parsed.query, index, { today, now: `${today}T09:00+01:00`, me: 'nadia' }).map((row) =>
    index.path(row),
  );
}

function issueHeaders(): Record<string, string>[] {
  const issues = [...texts].filter(([path]) => path.startsWith('issues/'));
  return issues.map(([path, text]) => ({ ...(matter(text).data as Record<string, string>), path }));
}
