// What the parts of the KPI page share: the view that is shown, what a person can want, and the page's own small state. Values
// and one interface; no drawing.
import type { KpiChoice, KpiView } from '../../src/ui/kpi/kpiMessages.ts';
import type { KpiText } from '../../src/ui/kpi/kpiTexts.ts';
import { textOf } from '../shared/texts.ts';

/** What the page's parts can ask for. */
export interface KpiPage {
  readonly view: KpiView;
  /** Width in pixels that charts can take. */
  readonly width: number;
  /** Tables instead of pictures. */
  readonly tables: boolean;
  /** The ref of the row that the Tab key leads to. */
  readonly activeRow: string;
  choose(change: Partial<KpiChoice>): void;
  /** Brings the detail into sight where it stands below the tiles. */
  showDetail(): void;
  open(ref: string, beside: boolean): void;
  openDefinition(ref: string): void;
  showTables(tables: boolean): void;
  activateRow(ref: string): void;
}

/** A text of this panel. */
export function say(key: KpiText, ...values: readonly (string | number)[]): string {
  return textOf(key, ...values);
}
