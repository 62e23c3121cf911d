// Whether a row still asks for something. Comes in: the index and a row; goes out: an answer by the class of its state.
import { isOpenClass } from '../note/stateClass.ts';
import type { IndexReader, Row } from './rows.ts';

/** True for a row that is neither done nor cancelled; what has no state is open. */
export function isOpenRow(index: Pick<IndexReader, 'stateClass'>, row: Row): boolean {
  return isOpenClass(index.stateClass(row));
}
