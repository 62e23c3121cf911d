// The tools of assistants in VS Code: each row of the table registered, one that writes with a question that shows the exact difference.
// Comes in: open notebooks and what an assistant sent; goes out: texts. Never works on a private notebook, nor outside of trust; writes only
// what was shown for the very same input, by the notebook's own way, so that Undo Last Change takes it back.
import {
  Disposable,
  LanguageModelTextPart,
  type LanguageModelTool,
  LanguageModelToolResult,
  l10n,
  lm,
  MarkdownString,
  type PreparedToolInvocation,
  workspace,
} from 'vscode';
import { dataAnswer } from '../../core/assistant/answer.ts';
import { type AssistantTool, assistantTools } from '../../core/assistant/tools.ts';
import { isRefusal, type Refusal } from '../../core/edits/edit.ts';
import { isDraft, refusalText, runTool } from '../../notebook/assistant/runTool.ts';
import type { AssistantWorld } from '../../notebook/assistant/world.ts';
import { applyDraft, type Draft } from '../../notebook/assistant/writeTools.ts';
import { isPrivate, type Notebooks } from '../../notebook/registry.ts';
import { sharedText } from '../item/rowChanges.ts';

const mostShown = 20;

/** Registers all of them. */
export function registerTools(notebooks: Notebooks): Disposable {
  return Disposable.from(...assistantTools.map((tool) => lm.registerTool(tool.name, windowTool(tool, notebooks))));
}

interface Shown {
  readonly world: AssistantWorld;
  readonly draft: Draft;
}

function windowTool(tool: AssistantTool, notebooks: Notebooks): LanguageModelTool<object> {
  // What was shown and may be agreed to, by input.
  const shown = new Map<string, Shown>();
  const prepare = async (input: object): Promise<PreparedToolInvocation> => {
    const key = JSON.stringify(input);
    shown.delete(key);
    const found = await worldOf(notebooks, input);
    const draft = isRefusal(found) ? found : await runTool(found, tool, input);
    // Why it is refused is answered when it is run.
    if (isRefusal(found) || typeof draft === 'string' || !isDraft(draft)) return {};
    shown.set(key, { world: found, draft });
    for (const oldest of [...shown.keys()].slice(0, -mostShown)) shown.delete(oldest);
    const title = l10n.t('{0}: change these lines?', l10n.t('Daybook'));
    return { confirmationMessages: { title, message: codeBlock(draft.difference) } };
  };
  const run = async (input: object): Promise<string> => {
    const key = JSON.stringify(input);
    const agreed = shown.get(key);
    shown.delete(key);
    const found = await worldOf(notebooks, input);
    if (isRefusal(found)) return refusalText(found);
    if (agreed) {
      const written = await applyDraft(agreed.world, agreed.draft);
      return typeof written === 'string' ? dataAnswer(written, agreed.draft.difference) : refusalText(written);
    }
    const outcome = await runTool(found, tool, input);
    if (typeof outcome === 'string') return outcome;
    const unseen: Refusal = {
      refused: 'not-supported',
      message: l10n.t('Nobody has seen this change; nothing was written.'),
    };
    return refusalText(isDraft(outcome) ? unseen : outcome);
  };
  return {
    ...(tool.writes && { prepareInvocation: ({ input }) => prepare(input) }),
    invoke: async ({ input }) => new LanguageModelToolResult([new LanguageModelTextPart(await run(input))]),
  };
}

/** The shared notebook that is meant: the one that is named, or the only one. */
async function worldOf(notebooks: Notebooks, input: object): Promise<AssistantWorld | Refusal> {
  const all = notebooks.all().filter((open) => !isPrivate(open) && open.notebook.state === 'ready');
  const name = 'notebook' in input ? input.notebook : undefined;
  const named = all.filter(({ label }) => label === name);
  const [open] = named.length > 0 ? named : all;
  if (!workspace.isTrusted || !open)
    return { refused: 'not-supported', message: l10n.t('There is no notebook that assistants may see.') };
  if (named.length > 1 || (named.length === 0 && all.length > 1)) {
    const names = all.map(({ label }) => label).join(', ');
    return { refused: 'ambiguous', message: l10n.t('Several notebooks are open; name one in "notebook": {0}', names) };
  }
  await open.notebook.idle();
  return { notebook: open.notebook, history: () => open.history(), shared: (path) => sharedText(open, path) };
}

/** Text of notes as code, between more backticks than it holds: nothing in it is markup. */
function codeBlock(text: string): MarkdownString {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return new MarkdownString(`${fence}diff\n${text}\n${fence}`);
}
