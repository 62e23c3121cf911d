// The KPI records of the sample: twelve monthly readings each, told as they were written down.
import type { PersonId } from '../team.ts';

/** A KPI record with its readings, oldest first: value, sample size (0: none), a word about it. */
export interface KpiStory {
  readonly file: string;
  readonly title: string;
  readonly metric: string;
  readonly by: PersonId;
  readonly unit: string;
  readonly target: string;
  readonly direction: 'up' | 'down';
  readonly about: string;
  readonly readings: readonly (readonly [value: number, sample: number, note: string])[];
}

/** The records. */
export const kpis: readonly KpiStory[] = [
  {
    file: 'uptime',
    title: 'Uptime of the large systems',
    metric: 'uptime',
    by: 'tomasz',
    unit: '%',
    target: '99.9',
    direction: 'up',
    about:
      'Waypoint, Stacker, Ledger, portal and hub in working hours, the worst of the five. Planned windows do not count.',
    readings: [
      [99.71, 0, ''],
      [99.94, 0, ''],
      [99.82, 0, ''],
      [99.97, 0, ''],
      [99.9, 0, ''],
      [99.88, 0, ''],
      [99.95, 0, ''],
      [99.61, 0, ''],
      [99.93, 0, ''],
      [99.79, 0, ''],
      [99.91, 0, ''],
      [99.86, 0, ''],
    ],
  },
  {
    file: 'satisfaction',
    title: 'Satisfaction with IT',
    metric: 'csat',
    by: 'jonas',
    unit: 'of 5',
    target: '4.3',
    direction: 'up',
    about: 'One question after each solved request, 1 to 5. Asked of everybody, answered by about a third.',
    readings: [
      [4.02, 188, ''],
      [3.94, 201, ''],
      [4.08, 176, ''],
      [4.11, 190, ''],
      [4.05, 169, ''],
      [4.17, 205, ''],
      [4.21, 182, ''],
      [4.09, 214, ''],
      [4.24, 231, ''],
      [4.12, 226, ''],
      [4.31, 219, ''],
      [4.28, 208, ''],
    ],
  },
  {
    file: 'phishing-clicks',
    title: 'Clicks in the phishing test',
    metric: 'phishing',
    by: 'priya',
    unit: '%',
    target: '4',
    direction: 'down',
    about: 'Share of the people who clicked in the monthly test. Everybody gets it, nobody is named.',
    readings: [
      [11.2, 612, ''],
      [9.8, 615, ''],
      [10.1, 618, ''],
      [8.9, 618, ''],
      [7.4, 621, ''],
      [7.9, 620, ''],
      [6.6, 624, ''],
      [6.1, 626, ''],
      [5.2, 629, ''],
      [5.8, 631, 'parcel mail, very good one'],
      [4.9, 636, ''],
      [4.4, 640, ''],
    ],
  },
  {
    file: 'patch-age',
    title: 'Age of the oldest open patch',
    metric: 'patch-age',
    by: 'tomasz',
    unit: 'days',
    target: '30',
    direction: 'down',
    about: 'Servers only; the day of the count against the day the patch came out.',
    readings: [
      [47, 34, ''],
      [39, 34, ''],
      [33, 35, ''],
      [28, 35, ''],
      [31, 35, ''],
      [26, 36, ''],
      [24, 36, ''],
      [41, 36, ''],
      [38, 36, ''],
      [29, 37, ''],
      [27, 37, ''],
      [33, 37, ''],
    ],
  },
  {
    file: 'portal-calls',
    title: 'Calls that the portal could answer',
    metric: 'portal-calls',
    by: 'hana',
    unit: 'calls',
    target: '200',
    direction: 'down',
    about: 'Counted by planning with a tally sheet, one week a month, times four.',
    readings: [
      [412, 0, ''],
      [405, 0, ''],
      [418, 0, ''],
      [396, 0, ''],
      [402, 0, ''],
      [371, 0, ''],
      [288, 0, ''],
      [292, 0, ''],
      [301, 0, ''],
      [284, 0, ''],
      [279, 0, ''],
      [265, 0, ''],
    ],
  },
];
