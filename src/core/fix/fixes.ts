// The fixes of problems: what is offered for one, and what can be repaired without asking. Comes in: a text, what is doubtful in
// it, the index. Goes out: edits as values. Never takes a repair that could be wrong unless a person chose it.
import { applyEdits, lineAround, type TextEdit } from '../text.ts';
import type { Fix, FixContext, FixWorld } from './fix.ts';
import { fixTable, isProblemCode } from './fixTable.ts';
import { type DoubtfulNote, noteProblems } from './noteProblems.ts';

/** The context of a file's fixes. */
export function fixContext(path: string, text: string, { note }: DoubtfulNote, world: FixWorld): FixContext {
  const { index, today, now } = world;
  return { path, text, index, today, now, ...(note === undefined ? {} : { note }) };
}

/** The fixes of one problem, sure ones first in the order of the table's maker. Empty where only a person can help. */
export function fixesOf(problem: DoubtfulNote['problems'][number], context: FixContext): readonly Fix[] {
  if (!isProblemCode(problem.code)) return [];
  return fixTable[problem.code]?.(problem, context) ?? [];
}

/**
 * The edits of every sure fix of a text, of one code or of all. Fixes that would touch the same place wait for the next time;
 * each problem is repaired once. Empty when nothing can be repaired without asking.
 */
export function sureEdits(path: string, text: string, world: FixWorld, code?: string): TextEdit[] {
  const doubtful = noteProblems(path, text, world);
  const context = fixContext(path, text, doubtful, world);
  const edits: TextEdit[] = [];
  for (const problem of doubtful.problems) {
    if (code !== undefined && problem.code !== code) continue;
    const fix = fixesOf(problem, context).find(({ sure, creates }) => sure && !creates);
    if (fix?.edits.every((edit) => edits.every((other) => !touches(edit, other)))) edits.push(...fix.edits);
  }
  return edits;
}

/** The lines that edits change, as they will be; a line that goes is empty. */
export function repairedLines(text: string, edits: readonly TextEdit[]): string[] {
  return edits.map((edit) => {
    const { start, end } = lineAround(text, edit.span.start);
    const line = applyEdits(text.slice(start, Math.max(end, edit.span.end)), [
      { span: { start: edit.span.start - start, end: edit.span.end - start }, text: edit.text },
    ]);
    return line.trim();
  });
}

function touches(a: TextEdit, b: TextEdit): boolean {
  return a.span.start <= b.span.end && b.span.start <= a.span.end;
}
