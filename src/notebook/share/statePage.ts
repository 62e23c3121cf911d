// The page of the states of sharing, as Markdown: what each means, made from the tables. Comes in: the name of a state or of a reason to
// hold a note back. Goes out: its page, which the window opens, or the page of all, which is kept in docs/sharing.md.
import { say } from '../../core/language.ts';
import { holdCodes, sayHold } from './holdMessages.ts';
import { type StateTone, stateNames, tell } from './messages.ts';
import { actionHelp, deeds, holdHelp, stateHelp } from './stateHelp.ts';

/** In the place of what a sentence names. */
const facts = { path: '…', branch: '…', what: '…', count: 2, total: 3, line: 7, minutes: 12 };

/** The page of one state or reason; of an unknown name the page of all. */
export function statePage(name: string): string {
  const text = bodyOf(name);
  return text === undefined ? statesPage() : `# ${name}\n\n${text}`;
}

/** All states by what they ask of a person, then the reasons. */
export function statesPage(): string {
  const tones: readonly (readonly [StateTone, string])[] = [
    ['paused', say('Sharing needs you')],
    ['waiting', say('Sharing waits')],
    ['fine', say('All is well')],
  ];
  const groups = tones.map(([tone, title]) =>
    section(
      title,
      stateNames.filter((name) => tell(name).tone === tone),
    ),
  );
  const first = say('What Daybook says about sharing, and what it means. Whatever happens, your text is not lost.');
  return `# ${say('Sharing')}\n\n${first}\n\n${[...groups, section(say('A note is held back'), holdCodes)].join('\n')}`;
}

function section(title: string, names: readonly string[]): string {
  return `## ${title}\n\n${names.map((name) => `### ${name}\n\n${bodyOf(name) ?? ''}`).join('\n')}`;
}

function bodyOf(name: string): string | undefined {
  const state = stateNames.find((known) => known === name);
  if (state !== undefined) {
    const { why, did, next } = stateHelp[state];
    const { text, action } = tell(state, facts);
    return paragraphs(
      text,
      say(why),
      say(deeds[did]),
      [...(next ? [say(next)] : []), say(actionHelp[action])].join(' '),
    );
  }
  const hold = holdCodes.find((known) => known === name);
  return (
    hold &&
    paragraphs(
      sayHold({ ...facts, code: hold }),
      undefined,
      say('It was left out; nothing of it was shared.'),
      say(holdHelp[hold]),
    )
  );
}

function paragraphs(sentence: string, why: string | undefined, did: string, next: string): string {
  const parts = [
    `> ${sentence}`,
    ...(why === undefined ? [] : [`**${say('What happened')}.** ${why}`]),
    `**${say('What Daybook did')}.** ${did}`,
    `**${say('What to do')}.** ${next}`,
  ];
  return `${parts.join('\n\n')}\n`;
}
