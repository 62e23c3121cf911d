// Puts the sample together: every note of the year. Comes in: the day it is opened and a seed; goes out: notes that know their
// text at any minute. Pure and the same for the same arguments.

import { changes } from './content/changes.ts';
import { compliance } from './content/compliance.ts';
import { openIssues } from './content/issuesOpen.ts';
import { recentIssues } from './content/issuesRecent.ts';
import { solvedIssues } from './content/issuesSolved.ts';
import { documents, technologies, trainings } from './content/knowledge.ts';
import { meetings } from './content/meetings.ts';
import { plans } from './content/plans.ts';
import { quietProjects } from './content/projectsDone.ts';
import { largeProjects } from './content/projectsLarge.ts';
import { runningProjects } from './content/projectsRunning.ts';
import { decisions, risks } from './content/risksAndDecisions.ts';
import { clients, licences, services, vendors } from './content/services.ts';
import { feedbacks, goals, reports, requirements } from './content/voices.ts';
import { checksNote, dayNotes, followUpNote } from './notes/dayNotes.ts';
import { issueFacts, issueNote, issueTasks } from './notes/issueNotes.ts';
import { meetingNote, meetingPath } from './notes/meetingNotes.ts';
import { projectNote, projectPath } from './notes/projectNotes.ts';
import { recordNotes } from './notes/recordNotes.ts';
import { setUpNotes } from './notes/setUpNotes.ts';
import { standupNotes } from './notes/standupNotes.ts';
import { type PlacedTask, playStandups } from './notes/standups.ts';
import { kpiNotes, personNotes } from './notes/teamNotes.ts';
import type { SampleNote } from './sampleNote.ts';
import { timingFrom } from './timing.ts';

const records = [
  ...services,
  ...vendors,
  ...clients,
  ...licences,
  ...goals,
  ...risks,
  ...changes,
  ...decisions,
  ...documents,
  ...compliance,
  ...technologies,
  ...trainings,
  ...feedbacks,
  ...requirements,
  ...reports,
  ...plans,
];

/**
 * All notes of the sample as seen from `today` (`YYYY-MM-DD`), in no particular order; paths are unique. Nothing is dated
 * today or later except plans. Throws on text that is not a day.
 */
export function sampleNotes(today: string, seed: number): SampleNote[] {
  const timing = timingFrom(today);
  const projects = [...quietProjects, ...largeProjects, ...runningProjects];
  const issues = [...solvedIssues, ...recentIssues, ...openIssues].map((story) => issueFacts(story, timing));
  const tasks: PlacedTask[] = [
    ...projects.flatMap(({ slug, milestones, tasks }) =>
      [...milestones, ...tasks].map((task) => ({ task, path: projectPath(slug) })),
    ),
    ...issues.flatMap((issue) => issueTasks(issue).map((task) => ({ task, path: issue.path }))),
    ...meetings.flatMap((story) => (story.actions ?? []).map((task) => ({ task, path: meetingPath(story, timing) }))),
  ];
  const others = [
    ...setUpNotes(timing),
    ...personNotes(timing),
    ...kpiNotes(timing),
    ...projects.map((story) => projectNote(story, timing)),
    ...issues.map((issue) => issueNote(issue, timing)),
    ...meetings.map((story) => meetingNote(story, timing)),
    ...recordNotes(records, timing),
    ...dayNotes(timing),
    followUpNote(timing),
    checksNote(timing),
  ];
  return [...others, ...standupNotes(playStandups({ issues, tasks }, timing, seed), others, timing)];
}
