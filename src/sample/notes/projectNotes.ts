// Turns project stories into notes: figures and health as they were last reported, milestones and tasks as box lines.
import { headerText } from '../header.ts';
import { genesis, type Moment, type SampleNote } from '../sampleNote.ts';
import type { ProjectStory, ProjectUpdate } from '../story.ts';
import { taskLine, taskMoments, workTime } from '../taskLine.ts';
import type { Minute, Timing } from '../timing.ts';

/** Path of a project's note. */
export function projectPath(slug: string): string {
  return `projects/${slug}.md`;
}

/** The note of a project. */
export function projectNote(story: ProjectStory, timing: Timing): SampleNote {
  const born = bornAt(story, timing);
  const lines = [...story.milestones, ...story.tasks];
  const moments: Moment[] = [
    { at: born, by: story.owner, subject: `New project: ${story.title}`, alone: true },
    ...lines.flatMap((task) => taskMoments(task, story.owner, timing)),
    ...story.updates.map((update) => ({
      at: updateTime(story, update, timing),
      by: story.owner,
      subject: `Update ${story.slug}: ${update.health}`,
    })),
  ];
  return {
    path: projectPath(story.slug),
    moments: moments.filter(({ at }) => at >= born),
    textAt: (at) => projectText(story, at, timing),
  };
}

/** When the note was made: with the first line planned, at the latest on the day the project began. */
function bornAt(story: ProjectStory, timing: Timing): Minute {
  const first = Math.max(...[...story.milestones, ...story.tasks].map((task) => task.ago));
  return Math.max(workTime(story.owner, timing.day(first), 'morning'), genesis(timing).at);
}

function updateTime(story: ProjectStory, update: ProjectUpdate, timing: Timing): Minute {
  return workTime(story.owner, timing.day(update.ago), 'afternoon');
}

function projectText(story: ProjectStory, at: Minute, timing: Timing): string {
  const updates = story.updates.filter((update) => updateTime(story, update, timing) <= at);
  const now = updates.at(-1);
  const lines = (tasks: ProjectStory['tasks']): string[] => tasks.flatMap((task) => taskLine(task, at, timing) ?? []);
  const header = headerText({
    type: 'project',
    title: story.title,
    status: statusAt(story, at, timing),
    health: now?.health ?? 'green',
    owner: story.owner,
    start: timing.text(story.start),
    due: timing.text(story.due),
    budget: story.budget,
    spent: now?.spent ?? 0,
    forecast: now?.forecast ?? story.budget,
    goal: story.goal,
    vendors: story.vendors,
    after: story.dependsOn,
    done:
      story.status === 'done' && statusAt(story, at, timing) === 'done' ? timing.text(story.statusAgo ?? 0) : undefined,
  });
  return [
    header,
    `# ${story.title}`,
    '',
    story.why,
    '',
    '## Milestones',
    '',
    ...lines(story.milestones),
    '',
    '## Tasks',
    '',
    ...lines(story.tasks),
    '',
    '## Scope',
    '',
    ...story.scope.map((line) => `- ${line}`),
    '',
    '## Updates',
    '',
    ...updates
      .toReversed()
      .flatMap((update) => [`### ${timing.text(update.ago)}: ${update.health}`, '', update.text, '']),
  ]
    .join('\n')
    .replace(/\n+$/, '\n');
}

function statusAt(story: ProjectStory, at: Minute, timing: Timing): string {
  const since =
    story.statusAgo === undefined ? undefined : workTime(story.owner, timing.day(story.statusAgo), 'afternoon');
  if (since !== undefined) return at >= since ? story.status : 'active';
  return at < timing.at(story.start, '00:00') ? 'planned' : story.status;
}
