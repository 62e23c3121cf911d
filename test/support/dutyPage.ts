// docs/duties.md, made of rows that passed: what each duty's command changes, where it is seen, what is refused. Comes in: rows and the
// titles of commands; goes out: Markdown. Says nothing that no test has seen.
import type { PassedDuty } from './duty.ts';
import { dutyIds, dutyNames } from './dutyTable.ts';
import { dedent } from './textDifference.ts';

const intro = `# The duties of a manager's day

Made by \`npm run docs\` of the tests in [test/host/duties](../test/host/duties), each run in a real VS Code: the command, what it changes in
the notes to the letter, what the views show afterwards and what it refuses. The notebook is that of
[test/fixtures/harbour](../test/fixtures/harbour); it is Thursday, 12 March 2026, 09:15, and Maria Lopez looks.
`;

/** The page; `titleOf` says what the palette calls a command. */
export function dutyPage(passed: readonly PassedDuty[], titleOf: (command: string) => string): string {
  const sections = dutyIds.map((id, at) => {
    const own = passed.filter((row) => row.id === id);
    const told = own.length === 0 ? ['Nothing proves this yet.\n'] : own.map((row) => section(row, titleOf));
    return [`## ${id} · ${dutyNames[at]}\n`, ...told].join('\n');
  });
  return [intro, ...sections].join('\n');
}

function section(row: PassedDuty, titleOf: (command: string) => string): string {
  const answers = Object.entries(row.answers ?? {}).map(([name, value]) => `${name} \`${inOneLine(value)}\``);
  const on = row.on === undefined ? [] : [`on \`${[row.on].flat().join('`, `')}\``];
  const how = [`**${titleOf(row.command)}**`, ...on, ...(answers.length === 0 ? [] : [`with ${answers.join(', ')}`])];
  const shows = Object.entries(row.shows ?? {}).map(
    ([view, lines]) => `${viewWords(view)} shows ${lines.map((line) => `“${line}”`).join(' and ')}.`,
  );
  const difference = dedent(row.difference);
  return [
    `${row.what}: ${how.join(' ')}.\n`,
    ...(difference === '' ? [] : [`\`\`\`diff\n${difference}\n\`\`\`\n`]),
    ...(row.copies === undefined ? [] : [`The clipboard holds:\n\n\`\`\`text\n${dedent(row.copies)}\n\`\`\`\n`]),
    ...(shows.length === 0 ? [] : [`${shows.join(' ')}\n`]),
    ...(row.refuses ?? []).map((bad) => `Refused${badWords(bad)}: “${bad.says}”\n`),
  ].join('\n');
}

function badWords({ on, answers, after }: NonNullable<PassedDuty['refuses']>[number]): string {
  const given = Object.entries(answers ?? {}).map(([name, value]) => `${name} \`${inOneLine(value)}\``);
  if (given.length > 0) return ` with ${given.join(', ')}`;
  if (after) return ' a second time';
  return on === undefined ? '' : ` on \`${[on].flat().join('`, `')}\``;
}

/** An answer as it is read in a sentence. */
function inOneLine(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text
    .trim()
    .replace(/\s*\n\s*/g, ' ⏎ ')
    .replaceAll('`', "'");
}

/** What a view is called. */
function viewWords(view: string): string {
  const words = view
    .replace('daybook.', '')
    .replace(/([A-Z])/g, ' $1')
    .toLowerCase();
  return words === 'figures' ? 'The KPI panel' : `${words[0]?.toUpperCase()}${words.slice(1)}`;
}
