// Everything that can be done to the rows at hand, as one list: what has no command of its own in the palette stands here with its
// keys. Comes in: rows; goes out: the id of what was chosen, which the caller runs on the same rows.
import { l10n } from 'vscode';
import { isOpenRow } from '../../core/index/openRow.ts';
import type { IndexReader, Row, RowKey } from '../../core/index/rows.ts';
import { hasClock, isTakenOn } from '../../core/record/serviceClock.ts';
import type { ItemCommandId } from '../../manifest.ts';
import { choose } from './choose.ts';
import { kindOfKey, named } from './fieldActions.ts';
import type { Targets } from './targets.ts';

interface Action {
  readonly id: ItemCommandId;
  readonly label: string;
  readonly icon: string;
  /** The second key of its chord. */
  readonly key: string;
  readonly fits?: (targets: Targets) => boolean;
}

const isLine = ({ keys }: Targets): boolean => keys.every(({ task }) => task !== undefined);
const isRecord = (targets: Targets): boolean =>
  targets.keys.length === 1 && targets.keys.every((key) => kindOfKey(targets, key) !== undefined);

/** Milestones can be added to it. */
const isProject = (targets: Targets): boolean =>
  targets.keys.length === 1 &&
  targets.keys.every((key) => kindOfKey(targets, key)?.fields.includes('milestones') === true);

/** What a key stands for passes a test; a row that is gone passes none. */
const passes = ({ open }: Targets, test: (index: IndexReader, row: Row) => boolean): ((key: RowKey) => boolean) => {
  const reader = open.notebook.reader();
  return (key) => {
    const row = reader.find(key);
    return row !== undefined && test(reader, row);
  };
};

/** Somebody is waited for. */
const isWaiting = (targets: Targets): boolean =>
  targets.keys.every(passes(targets, (index, row) => index.get(row, 'wait') !== undefined));

/** Records with a clock. */
const isIssue = (targets: Targets): boolean =>
  targets.keys.every((key) => {
    const kind = kindOfKey(targets, key);
    return kind !== undefined && hasClock(kind);
  });

/** Issues of which one at least is still to be taken on. */
const isToAcknowledge = (targets: Targets): boolean =>
  isIssue(targets) &&
  targets.keys.some(passes(targets, (index, row) => isOpenRow(index, row) && !isTakenOn(index, row)));

/** Issues of which one at least is still to be solved. */
const isToResolve = (targets: Targets): boolean => isIssue(targets) && targets.keys.some(passes(targets, isOpenRow));

/** Records of a kind with a field. */
const has =
  (field: string) =>
  (targets: Targets): boolean =>
    targets.keys.every((key) => kindOfKey(targets, key)?.fields.includes(field));

/** Lines that come back, and what evidence is gathered for. */
const isCheck = (targets: Targets): boolean =>
  has('evidence')(targets) ||
  targets.keys.every(passes(targets, (index, row) => index.get(row, 'repeat') !== undefined));

/** Asks what to do; undefined when called off. */
export async function askAction(targets: Targets): Promise<ItemCommandId | undefined> {
  const choices = actions()
    .filter(({ fits }) => fits?.(targets) ?? true)
    .map(({ id, label, icon, key }) => ({
      label: `$(${icon}) ${label}`,
      description: key,
      value: id,
    }));
  const placeholder = l10n.t('Each has a key: Alt+A (on a Mac Ctrl+Cmd+A) and its letter');
  return (await choose({ title: named(targets, l10n.t('Actions')), placeholder, choices }))?.value;
}

function actions(): readonly Action[] {
  return [
    {
      id: 'daybook.item.compare',
      label: l10n.t('Compare Before and After'),
      icon: 'git-compare',
      key: '',
      fits: has('window'),
    },
    { id: 'daybook.item.decide', label: l10n.t('Record Decision'), icon: 'law', key: '', fits: has('verdict') },
    { id: 'daybook.item.review', label: l10n.t('Review'), icon: 'eye', key: '', fits: has('reviewed') },
    {
      id: 'daybook.item.attachEvidence',
      label: l10n.t('Attach Evidence'),
      icon: 'link',
      key: '',
      fits: has('evidence'),
    },
    { id: 'daybook.item.revise', label: l10n.t('Revise Policy'), icon: 'versions', key: '', fits: has('approved') },
    { id: 'daybook.item.approve', label: l10n.t('Approve'), icon: 'verified', key: '', fits: has('approved') },
    { id: 'daybook.item.logSpend', label: l10n.t('Log Spend'), icon: 'credit-card', key: '', fits: has('spent') },
    { id: 'daybook.item.logCheck', label: l10n.t('Log Check Result'), icon: 'checklist', key: '', fits: isCheck },
    { id: 'daybook.issue.acknowledge', label: l10n.t('Acknowledge'), icon: 'check', key: '', fits: isToAcknowledge },
    { id: 'daybook.issue.addEntry', label: l10n.t('Add Timeline Entry'), icon: 'history', key: '', fits: isIssue },
    { id: 'daybook.item.resolve', label: l10n.t('Resolve'), icon: 'pass', key: '', fits: isToResolve },
    { id: 'daybook.issue.escalate', label: l10n.t('Escalate'), icon: 'arrow-up', key: '', fits: isToResolve },
    {
      id: 'daybook.incident.copyUpdate',
      label: l10n.t('Copy Stakeholder Update'),
      icon: 'copy',
      key: '',
      fits: isIssue,
    },
    { id: 'daybook.incident.review', label: l10n.t('New Review'), icon: 'book', key: '', fits: isIssue },
    { id: 'daybook.item.setDue', label: l10n.t('Set Due Date'), icon: 'calendar', key: 'D' },
    { id: 'daybook.item.impact', label: l10n.t('Show Schedule Impact'), icon: 'git-compare', key: 'G' },
    { id: 'daybook.item.shiftDates', label: l10n.t('Shift Dates'), icon: 'arrow-both', key: 'T' },
    {
      id: 'daybook.item.addMilestone',
      label: l10n.t('Add Milestone'),
      icon: 'milestone',
      key: '',
      fits: isProject,
    },
    { id: 'daybook.item.snooze', label: l10n.t('Snooze'), icon: 'bell-slash', key: 'S' },
    { id: 'daybook.item.pin', label: l10n.t('Pin in Today, or Unpin'), icon: 'pin', key: 'I' },
    { id: 'daybook.item.setStart', label: l10n.t('Set Start Date'), icon: 'play', key: 'B' },
    { id: 'daybook.item.assign', label: l10n.t('Assign'), icon: 'person', key: 'O' },
    { id: 'daybook.item.handOver', label: l10n.t('Hand Over'), icon: 'arrow-swap', key: 'H' },
    { id: 'daybook.item.waitFor', label: l10n.t('Wait For'), icon: 'watch', key: 'W' },
    { id: 'daybook.item.chase', label: l10n.t('Chase'), icon: 'mail', key: 'K', fits: isWaiting },
    { id: 'daybook.item.setState', label: l10n.t('Set State'), icon: 'circle-large-outline', key: 'E' },
    { id: 'daybook.item.setPriority', label: l10n.t('Set Priority'), icon: 'arrow-up', key: 'P' },
    { id: 'daybook.item.setProject', label: l10n.t('Set Project'), icon: 'project', key: 'J' },
    { id: 'daybook.item.tagWork', label: l10n.t('Tag Work'), icon: 'tag', key: '' },
    { id: 'daybook.item.setField', label: l10n.t('Set Field'), icon: 'symbol-field', key: 'F' },
    { id: 'daybook.item.move', label: l10n.t('Move Task'), icon: 'go-to-file', key: 'M', fits: isLine },
    { id: 'daybook.item.promote', label: l10n.t('Promote to Record'), icon: 'new-file', key: 'R', fits: isLine },
    { id: 'daybook.item.demote', label: l10n.t('Turn into Task Line'), icon: 'checklist', key: 'L', fits: isRecord },
    { id: 'daybook.item.convert', label: l10n.t('Convert Task Syntax'), icon: 'replace-all', key: 'C' },
  ];
}
