// Answers that a command was given in place of questions: a keybinding's `args`, or a test. Comes in: the arguments as VS Code handed
// them over; goes out: words by name. What is given is not asked; whether it fits is judged like what a person types.
import { type InputBoxOptions, window } from 'vscode';
import type { Refusal } from '../../core/edits/edit.ts';
import { isTreeNode } from '../tree/noteTree.ts';

/** Answers by name. */
export type Answers = Readonly<Record<string, unknown>>;

/** The answers among the arguments of a command, which may be rows of trees as well; none when no argument is a plain object. */
export function answersOf(...args: readonly unknown[]): Answers {
  const isPlain = (arg: unknown): arg is Answers => typeof arg === 'object' && arg !== null && !Array.isArray(arg);
  return args.filter(isPlain).findLast((arg) => !isTreeNode(arg)) ?? {};
}

/** The words of one answer, trimmed; undefined when it was not given. */
export function answer(answers: Answers, name: string): string | undefined {
  const value = Object.hasOwn(answers, name) ? answers[name] : undefined;
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value).trim() : undefined;
}

/** The texts of an answer that is a list of them; undefined when none was given. */
export function listAnswer(answers: Answers, name: string): readonly string[] | undefined {
  const value = Object.hasOwn(answers, name) ? answers[name] : undefined;
  return Array.isArray(value) && value.every((each) => typeof each === 'string') ? value : undefined;
}

/** The answers of a walk, one set a row; undefined when none were given. */
export function stepsOf(answers: Answers): readonly Answers[] | undefined {
  const { steps } = answers;
  return Array.isArray(steps) ? (steps as Answers[]) : undefined;
}

/** A question for a line of words; `fault` says what is wrong with one. */
export type WordsQuestion = InputBoxOptions & { readonly fault?: (text: string) => string | undefined };

/** A line that was given or is asked for, trimmed: refused in the words of the check if it does not pass, undefined when called off. */
export async function askWords(question: WordsQuestion, given?: string): Promise<string | Refusal | undefined> {
  const { fault, ...options } = question;
  if (given === undefined)
    return (await window.showInputBox({ ...options, validateInput: (text) => fault?.(text.trim()) }))?.trim();
  const message = fault?.(given);
  return message === undefined ? given : { refused: 'invalid', message };
}
