// Runs a tool by its row of the table. Comes in: a notebook, the tool, what an assistant sent; goes out: an answer, a draft to be confirmed,
// or a refusal. The one way in for VS Code's tools and for the MCP server: what neither may do is refused here.

import { dataAnswer } from '../../core/assistant/answer.ts';
import { type AssistantTool, checkInput } from '../../core/assistant/tools.ts';
import { isRefusal, type Refusal } from '../../core/edits/edit.ts';
import { say } from '../../core/language.ts';
import { readTools } from './readTools.ts';
import type { AssistantWorld } from './world.ts';
import { type Draft, writeTools } from './writeTools.ts';

/** What a tool comes to: a text, or a draft that a person has to see. */
export type ToolOutcome = string | Draft | Refusal;

/** Runs it; nothing is written. Refused: input that does not fit, everything of a private notebook. */
export async function runTool(world: AssistantWorld, tool: AssistantTool, sent: unknown): Promise<ToolOutcome> {
  if (world.notebook.config.visibility === 'private')
    return { refused: 'not-supported', message: say('This notebook is private: assistants do not see it.') };
  const input = checkInput(tool, sent);
  if (typeof input === 'string') return { refused: 'invalid', message: input };
  const run = readTools[tool.name] ?? writeTools[tool.name];
  if (!run) throw new TypeError(`no tool ${tool.name}`);
  return run(world, input);
}

/** A refusal as a text: it may quote a note. */
export function refusalText({ message }: Refusal): string {
  return dataAnswer('This was refused; nothing was changed. Why:', message);
}

/** Whether a tool came to a draft. */
export function isDraft(outcome: ToolOutcome): outcome is Draft {
  return typeof outcome === 'object' && !isRefusal(outcome);
}
