// How the preview is entered: drawn at once where the drawing is there, else drawn anew as soon as it is.
import { deepEqual, equal } from 'node:assert/strict';
import MarkdownIt from 'markdown-it';
import type { Preview } from '../../../../src/ui/preview/preview.ts';
import { extendMarkdownIt as extend } from '../../../../src/ui/preview/previewEntry.ts';

/** VS Code's instance, seen as the extension sees it. */
type Instance = InstanceType<typeof MarkdownIt>;
const extendMarkdownIt = extend as unknown as (
  md: Instance,
  ready: Preview | undefined,
  load: () => Promise<Preview>,
) => Instance;

function preview(): { readonly told: string[]; readonly made: Preview } {
  const told: string[] = [];
  const made: Preview = {
    install: () => told.push('install'),
    refresh: async () => void told.push('refresh'),
    idle: async () => undefined,
    dispose: () => undefined,
  };
  return { told, made };
}

describe('the entry of the preview', () => {
  const never = (): Promise<Preview> => Promise.reject(new Error('asked for'));

  it('extends at once where the drawing is there', () => {
    const { told, made } = preview();
    const md = new MarkdownIt();
    equal(extendMarkdownIt(md, made, never), md);
    md.render('# Note');
    deepEqual(told, ['install']);
  });

  it('extends without drawing anew when nothing was drawn before', async () => {
    const { told, made } = preview();
    extendMarkdownIt(new MarkdownIt(), undefined, async () => made);
    await Promise.resolve().then(() => undefined);
    deepEqual(told, ['install']);
  });

  it('has drawn anew what was drawn before', async () => {
    const { told, made } = preview();
    let load: (loaded: Preview) => void = () => undefined;
    const loading = new Promise<Preview>((resolve) => {
      load = resolve;
    });
    const md = extendMarkdownIt(new MarkdownIt(), undefined, () => loading);
    md.render('# Note');
    load(made);
    await loading;
    await Promise.resolve();
    deepEqual(told, ['install', 'refresh']);
  });
});
