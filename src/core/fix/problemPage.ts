// The page of problems: every code, what it means and what can be done, as Markdown. Comes in: the tables. Goes out: the page of
// one code, which the editor opens, and the list of all, which is kept in docs/problems.md and in the schema of the settings.
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

/** Every code with its explanation, in the order of the page. */
export function explainedCodes(): readonly { readonly code: AnyProblemCode; readonly doc: string }[] {
  return groups.flatMap(({ codes }) => codes.map((code) => ({ code, doc: say(fixTable[code].doc) })));
}

/** The page of one code; of an unknown one the list of all. */
export function problemPage(code: string): string {
  if (!isProblemCode(code)) return problemsPage();
  const { doc, fix } = fixTable[code];
  const offer = fix
    ? say('The light bulb on the line (Ctrl+. or Cmd+.) offers what can be done about it.')
    : say('Nothing can be repaired without knowing what was meant: this is for a person to decide.');
  const off = say(
    'To see it differently or not at all, set {0}.',
    `\`"daybook.problems.severity": { "${code}": "off" }\``,
  );
  return `# ${code}\n\n${sentenceOf(code)}${say(doc)}\n\n${offer}\n\n${off}\n`;
}

/** All codes, group by group. */
export function problemsPage(): string {
  const parts = groups.map(({ title, codes }) => `## ${say(title)}\n\n${codes.map(entry).join('\n')}\n`);
  const first = say(
    'What Daybook marks in notes and in `daybook.yml`, by its code. Most are hints: the note is read all the same. The setting',
  );
  const second = say(
    '`daybook.problems.severity` shows a code in another way or not at all, and 💡 means that a quick fix is offered.',
  );
  return `# ${say('Problems')}\n\n${first}\n${second}\n\n${parts.join('\n')}`;
}

function entry(code: AnyProblemCode): string {
  const { doc, fix } = fixTable[code];
  return `- **${code}**${fix ? ' 💡' : ''}: ${say(doc)}`;
}

function sentenceOf(code: AnyProblemCode): string {
  return code in problemRules ? `> ${say(problemRules[code as keyof typeof problemRules].message, '…')}\n\n` : '';
}
