// What a status report is filled in with: a page of headlines, the projects as rows of a table, the parts that every draft has, figures.
// Comes in: evidence; goes out: variables of a template. What the audience does not see is not among them.
import { isOpenRow } from '../index/openRow.ts';
import { sortedBy } from '../index/rowOrder.ts';
import type { Row } from '../index/rows.ts';
import type { Steps } from '../index/steps.ts';
import { say } from '../language.ts';
import { type ProjectRows, progress, projectRows, slugOf } from '../outline/projectRows.ts';
import { noteLink, plainTitle } from '../record/noteLink.ts';
import type { TemplateData, TemplateValue } from '../record/template.ts';
import { type Evidence, hiddenFields, tellableFigures, tellableRows } from './evidence.ts';
import { cell, figuresData } from './figures.ts';
import { type Draft, draftData, type PartRows, partRows } from './parts.ts';

const healths = ['red', 'amber', 'green'];
const mostNamed = 5;

/** A draft with the rows of its parts: every project asks for its share of them. */
interface ReportDraft extends Draft {
  readonly found: PartRows;
}

/** The variables of a report that stands at `path`, in steps. */
export function* reportData(evidence: Evidence, path: string): Steps<Map<string, TemplateValue>> {
  const plain: Draft = { evidence, rows: yield* tellableRows(evidence), path };
  const draft: ReportDraft = { ...plain, found: yield* partRows(plain) };
  const figures = tellableFigures(evidence);
  const { config } = evidence.index;
  const showsBudget = !hiddenFields(config, evidence.audience).has('budget');
  const projects = openProjects(draft);
  return new Map<string, TemplateValue>([
    ...(yield* draftData(plain, draft.found)),
    ...figuresData(figures),
    ['from', evidence.from],
    ['to', evidence.to],
    ['audience', evidence.audience],
    ['shows_budget', showsBudget],
    ['has_projects', projects.length > 0],
    ['projects', projects.map((row) => projectData(row, draft, showsBudget))],
    [
      'headlines',
      headlines(
        draft,
        projects,
        figures.filter(({ met }) => met === false).map(({ kpi }) => kpi.decl.title),
      ),
    ],
  ]);
}

function openProjects({ evidence: { index }, rows }: Draft): Row[] {
  const open = rows.filter((row) => index.kind(row) === 'project' && isOpenRow(index, row));
  const rank = (row: Row): number => (healths.indexOf(String(index.get(row, 'health') ?? '')) + 4) % 4;
  return sortedBy(index, open, (row) => [rank(row), index.number(row, 'due')]);
}

function projectData(row: Row, draft: ReportDraft, showsBudget: boolean): TemplateData {
  const { index } = draft.evidence;
  const slug = slugOf(index, row);
  const own = (name: string): string =>
    String((draft.found.get(name) ?? []).filter((each) => each !== row && slugOf(index, each) === slug).length);
  const item = index.item(row);
  return new Map([
    ['link', cell(noteLink(item.title, draft.path, item.path))],
    ['health', cell(String(index.get(row, 'health') ?? item.state) + healthBefore(draft, item.path))],
    ['progress', progressWords(draft, projectRows(index).members.get(slug))],
    ['due', item.due ?? ''],
    ['budget', showsBudget ? budgetWords(draft, row) : ''],
    ['done', own('done')],
    ['slipped', own('slipped')],
  ]);
}

/** What the health was when the period began, where it was another. */
function healthBefore({ evidence: { happenings } }: Draft, path: string): string {
  const change = happenings.find(
    (each) => each.verb === 'health' && each.path === path && each.key?.task === undefined,
  );
  return change === undefined || change.from === '' ? '' : ` (was ${change.from})`;
}

function progressWords({ evidence: { index } }: Draft, rows: ProjectRows | undefined): string {
  const done = progress(index, rows);
  return done === undefined ? '–' : `${done[0]} of ${done[1]}`;
}

function budgetWords({ evidence: { index } }: Draft, row: Row): string {
  const [spent, budget] = [index.number(row, 'spent'), index.number(row, 'budget')];
  return budget > 0 && !Number.isNaN(spent) ? `${Math.round((100 * spent) / budget)} %` : '';
}

/** The first page: what a person who reads nothing else has to know. */
function headlines(draft: ReportDraft, projects: readonly Row[], missed: readonly string[]): TemplateData[] {
  const { index } = draft.evidence;
  const count = (name: string): number => draft.found.get(name)?.length ?? 0;
  const ofHealth = (health: string): Row[] => projects.filter((row) => index.get(row, 'health') === health);
  const worst = healths.slice(0, 2).flatMap((health) => {
    const found = ofHealth(health);
    const names = found.slice(0, mostNamed).map((row) => plainTitle(index.item(row).title));
    return found.length === 0 ? [] : [`${found.length} ${health} (${names.join(', ')})`];
  });
  const lines = [
    projects.length === 0
      ? ''
      : say(
          'Open projects: {0}, green: {1}{2}.',
          projects.length,
          ofHealth('green').length,
          worst.map((each) => `, ${each}`).join(''),
        ),
    say('{0} done, {1} slipped, {2} late.', count('done'), count('slipped'), count('late')),
    count('issues') === 0 ? '' : say('Critical or high issues that are open: {0}.', count('issues')),
    missed.length === 0
      ? ''
      : missed.length > mostNamed
        ? say('Off target: {0} and {1} more.', missed.slice(0, mostNamed).join(', '), missed.length - mostNamed)
        : say('Off target: {0}.', missed.join(', ')),
    count('impacts') === 0 ? '' : say('Impacts that wait for a decision: {0}.', count('impacts')),
  ];
  return lines.filter((line) => line !== '').map((line) => new Map([['line', line]]));
}
