// What the tools of assistants work on: one shared notebook, live in a window or opened by the command line.
import type { SharedNote } from '../../core/edits/state.ts';
import type { Notebook } from '../notebook.ts';
import type { OpenNotebook } from '../registry.ts';

/** The notebook as tools see it; its past where there is one. */
export interface AssistantWorld {
  readonly notebook: Pick<Notebook, 'config' | 'index' | 'context' | 'read' | 'plan' | 'apply'>;
  readonly history: OpenNotebook['history'];
  /** A note as others have it, where that can be told. */
  readonly shared?: (path: string) => Promise<SharedNote | undefined>;
}
