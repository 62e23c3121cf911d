// A node of any sidebar view as plain data: what a tree draws, and the key of the row behind it. Made by the outlines from
// the index, drawn by the one tree of the host; holds no row handle, since it outlives the index version it was made from.
import type { ConflictPlace } from '../edits/settleConflict.ts';
import type { Row, RowKey } from '../index/rows.ts';

/** What a row gets that is dropped on a node: a field and its value, as edits of rows name them; undefined takes the field away. */
export interface DropTarget {
  readonly field: string;
  readonly value: string | undefined;
}

/**
 * One node. Children are made when asked for, from the same index version as their parent. A group of more than 200 rows ends
 * in a collapsed node "Show N more" whose children are the next 200 (and so on), so no view keeps a page number.
 */
export interface OutlineNode {
  /** Stable while the thing it shows is the same: group ids are words, rows use their key. Unique within its view. */
  readonly id: string;
  readonly label: string;
  /** A few signs drawn in front of the label, so that they are seen in a narrow view: what a clock says. Spoken by `spoken`. */
  readonly mark?: string;
  /** Dimmed words behind the label: due, owner, progress. */
  readonly description?: string;
  /** Plain lines; never Markdown. */
  readonly tooltip: readonly string[];
  /** Codicon id and, where it helps, a theme colour (`charts.red`); a colour never says what no word says. */
  readonly icon?: { readonly id: string; readonly color?: string };
  /** Tokens for `when` clauses, e.g. `issue open mine`; `menuContext` adds `row`. */
  readonly context: readonly string[];
  readonly collapse: 'leaf' | 'collapsed' | 'expanded';
  readonly children?: () => readonly OutlineNode[];
  /** Whether a row of the same index version stands below: a search passes over what does not hold it. Absent: perhaps. */
  readonly holds?: (row: Row) => boolean;
  /** What dropping here means, for all nodes below too that have none of their own. Where there is none, drops are refused. */
  readonly drop?: DropTarget;
  readonly checkbox?: 'on' | 'off';
  readonly rowKey?: RowKey;
  /** The record that a group stands for, such as the partner whom its rows wait for: the group's menu opens it. */
  readonly about?: RowKey;
  /** What stands in two versions, for nodes that stand for that. */
  readonly conflict?: ConflictPlace & { readonly path: string };
  /** A meeting of today that has no note yet, by the id of its series: opening the node makes the note. */
  readonly series?: string;
  /** Criticals that are left out here: opening the node shows all of them in the Issues view. */
  readonly toCriticals?: true;
  /** What a screen reader says: label, state in words, dates. */
  readonly spoken: string;
}

/** The words by which menus know a node, with blanks between: its own, and `row` at the end where commands act on a row. */
export function menuContext({ context, rowKey }: OutlineNode): string {
  return [...context, ...(rowKey ? ['row'] : [])].join(' ');
}
