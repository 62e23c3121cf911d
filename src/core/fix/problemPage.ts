// The page of problems: every code, what it means and what can be done, as Markdown. Comes in: the tables, and what package.nls.json
// says of each code. Goes out: the page of one code, which the editor opens, and the list of all, which is kept in docs/problems.md.
import { type Sayable, say, toSay } from '../language.ts';
import { problemRules } from '../note/problems.ts';
import { configProblemCodes, mergeProblemCodes, nameProblemCodes, recordProblemCodes } from '../record/problemCodes.ts';
import type { AnyProblemCode } from './fix.ts';
import { fixTable, isProblemCode } from './fixTable.ts';

const groups: readonly { readonly title: Sayable; readonly codes: readonly AnyProblemCode[] }[] = [
  { title: toSay('Reading a note'), codes: Object.keys(problemRules) as AnyProblemCode[] },
  { title: toSay('Records'), codes: recordProblemCodes },
  { title: toSay('Names and links'), codes: nameProblemCodes },
  { title: toSay('Merging'), codes: mergeProblemCodes },
  { title: toSay('`daybook.yml`'), codes: configProblemCodes },
];

/** What a code means, in the language that is set. */
export type ProblemTexts = (code: AnyProblemCode) => string;

/** Every code, in the order of the page. */
export function explainedCodes(): readonly AnyProblemCode[] {
  return groups.flatMap(({ codes }) => codes);
}

/** The page of one code; of an unknown one the list of all. */
export function problemPage(code: string, texts: ProblemTexts): string {
  if (!isProblemCode(code)) return problemsPage(texts);
  const offer = fixTable[code]
    ? say('The light bulb on the line (Ctrl+. or Cmd+.) offers what can be done about it.')
    : say('Nothing can be repaired without knowing what was meant: this is for a person to decide.');
  const off = say(
    'To see it differently or not at all, set {0}.',
    `\`"daybook.problems.severity": { "${code}": "off" }\``,
  );
  return `# ${code}\n\n${sentenceOf(code)}${texts(code)}\n\n${offer}\n\n${off}\n`;
}

/** All codes, group by group. */
export function problemsPage(texts: ProblemTexts): string {
  const entry = (code: AnyProblemCode): string => `- **${code}**${fixTable[code] ? ' 💡' : ''}: ${texts(code)}`;
  const parts = groups.map(({ title, codes }) => `## ${say(title)}\n\n${codes.map(entry).join('\n')}\n`);
  const first = say(
    'What Daybook marks in notes and in `daybook.yml`, by its code. Most are hints: the note is read all the same. The setting',
  );
  const second = say(
    '`daybook.problems.severity` shows a code in another way or not at all, and 💡 means that a quick fix is offered.',
  );
  return `# ${say('Problems')}\n\n${first}\n${second}\n\n${parts.join('\n')}`;
}

function sentenceOf(code: AnyProblemCode): string {
  return code in problemRules ? `> ${say(problemRules[code as keyof typeof problemRules].message, '…')}\n\n` : '';
}
