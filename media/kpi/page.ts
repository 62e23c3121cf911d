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
  /** The place of the point on a course that the Tab key leads to. */
  readonly activePoint: number;
  choose(change: Partial<KpiChoice>): void;
  /** Brings the detail into sight where it stands below the tiles. */
  showDetail(): void;
  /** Opens what a ref stands for: as it is now, or as it was on the day whose rows are shown. */
  open(ref: string, beside: boolean, version: boolean): void;
  copy(at: number): void;
  savePicture(name: string, png: string): void;
  openDefinition(ref: string): void;
  showTables(tables: boolean): void;
  activateRow(ref: string): void;
  activatePoint(at: number): void;
}

/** A text of this panel. */
export function say(key: KpiText, ...values: readonly (string | number)[]): string {
  return textOf(key, ...values);
}
