// The shapes of the sample's written content: what content/ holds and the builders turn into notes. All days are counted
// back from today (`ago`; negative is in the future), so the same stories are told whenever the sample is opened.
import type { PersonId } from './team.ts';

/** High, medium or low: both axes of an issue's severity. */
export type Level = 'high' | 'medium' | 'low';

/** A box line over time. */
export interface TaskStory {
  readonly text: string;
  readonly owner?: PersonId;
  readonly project?: string;
  readonly tags?: readonly string[];
  /** Days ago it was written down. */
  readonly ago: number;
  readonly due?: number;
  /** The due day was moved: on the day `ago` to the day `due`, in order. */
  readonly moved?: readonly { readonly ago: number; readonly due: number }[];
  readonly done?: number;
  readonly cancelled?: number;
  /** Who or what it waits for, and since when. */
  readonly wait?: string;
  readonly asked?: number;
  /** When they are to be reminded. */
  readonly chase?: number;
  readonly priority?: 'critical' | 'high' | 'medium' | 'low';
  readonly repeat?: string;
  readonly est?: string;
  /** What others name it by in `after:`. */
  readonly id?: string;
  /** Ids of what has to be done first. */
  readonly after?: string;
  /** Written by somebody who is used to Obsidian. */
  readonly emoji?: true;
}

/** One line of an issue's timeline: hours after it was opened, who, what. */
export type LogLine = readonly [hours: number, by: PersonId, text: string];

/** An issue from the call to the fix. */
export interface IssueStory {
  readonly title: string;
  readonly ago: number;
  readonly time: string;
  readonly impact: Level;
  readonly urgency: Level;
  /** Written severity where it differs from the table, with the reason. */
  readonly severity?: readonly [value: 'critical' | 'high' | 'medium' | 'low', reason: string];
  readonly source: 'alert' | 'email' | 'call' | 'customer' | 'security';
  readonly service: string;
  readonly owner: PersonId;
  /** Who wrote it down, if not the owner. */
  readonly by?: PersonId;
  readonly customer?: string;
  readonly project?: string;
  /** A major incident (`type: incident`). */
  readonly major?: true;
  /** Minutes until somebody took it. */
  readonly acked?: number;
  /** Hours until it was solved; absent: still open. */
  readonly hours?: number;
  readonly open?: 'open' | 'acked' | 'doing' | 'waiting';
  readonly escalated?: readonly [to: string, hours: number];
  readonly what: string;
  readonly log: readonly LogLine[];
  readonly fix?: string;
  readonly tasks?: readonly TaskStory[];
}

/** A project over the year. */
export interface ProjectStory {
  readonly slug: string;
  readonly title: string;
  readonly owner: PersonId;
  readonly status: 'planned' | 'active' | 'on-hold' | 'done' | 'cancelled';
  /** Days ago it got this status, when it was another before. */
  readonly statusAgo?: number;
  readonly start: number;
  readonly due: number;
  readonly budget: number;
  readonly goal?: string;
  readonly vendors?: readonly string[];
  readonly dependsOn?: readonly string[];
  readonly why: string;
  readonly scope: readonly string[];
  readonly milestones: readonly TaskStory[];
  readonly tasks: readonly TaskStory[];
  /** Weekly words on it, oldest first. */
  readonly updates: readonly ProjectUpdate[];
}

/** What the owner wrote on a day, and the figures that went with it. */
export interface ProjectUpdate {
  readonly ago: number;
  readonly health: 'green' | 'amber' | 'red';
  readonly spent: number;
  readonly forecast: number;
  readonly text: string;
}

/** A day in a header, counted back from today; a stamp when it has a time (`HH:MM`). */
export interface Ago {
  readonly ago: number;
  readonly time?: string;
}

/** Values of a header in the order they are written; days as `Ago`. */
export type HeaderStory = Readonly<Record<string, string | number | boolean | readonly string[] | Ago>>;

/**
 * A record that is told in one piece and changes now and then. In texts `{12}` stands for the day 12 days ago, `{-5}` for the day in 5 days.
 */
export interface RecordStory {
  readonly folder: string;
  /** File name without `.md`; absent: made of the title. `{12}` as in texts. */
  readonly file?: string;
  readonly ago: number;
  readonly by: PersonId;
  readonly type: string;
  readonly title: string;
  readonly header: HeaderStory;
  readonly body: string;
  readonly changes?: readonly RecordChange[];
}

/** What somebody changed in a record: header values replaced or added, text put behind the body. */
export interface RecordChange {
  readonly ago: number;
  readonly by?: PersonId;
  /** In the evening, after everything else of the day. */
  readonly late?: true;
  readonly subject: string;
  readonly header?: HeaderStory;
  readonly body?: string;
}
