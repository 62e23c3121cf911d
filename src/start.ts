// The composition root: every long-lived object of the extension, made once and in order. No logic. Loaded by extension.ts, so
// that a window pays for it after VS Code has gone on.
import { type ExtensionContext, l10n, Uri, workspace } from 'vscode';
import type { Refusal } from './core/edits/edit.ts';
import { setLanguage } from './core/language.ts';
import { createDiskPorts } from './host/diskPorts.ts';
import type { Unreachable } from './host/findNotebooks.ts';
import { createGitHost } from './host/gitHost.ts';
import { continueLists } from './host/listKeys.ts';
import { openLog } from './host/log.ts';
import { createNotebooks } from './host/notebooks.ts';
import { commitAuthors, writeSampleNotebook } from './host/onRequest.ts';
import { windowFiles } from './host/repositoryFiles.ts';
import { setting } from './host/settings.ts';
import type { CommandId } from './manifest.ts';
import type { SyncMode } from './notebook/share/schedule.ts';
import { toolDoor } from './ui/assistant/toolDoor.ts';
import { commandTable } from './ui/commands.ts';
import { runReported } from './ui/commandTable.ts';
import { registerConfigCompletion } from './ui/configCompletion.ts';
import { connectViews } from './ui/connectViews.ts';
import { type Counts, countsOf } from './ui/counts.ts';
import { registerEditorFeatures } from './ui/editor/editorFeatures.ts';
import { offerFirstDay, offerMe, offerToSave } from './ui/firstDay.ts';
import { registerSlides } from './ui/handOutCommands.ts';
import { tickItem } from './ui/items.ts';
import { registerKpiPanel } from './ui/kpi/kpiPanel.ts';
import { kpiServices } from './ui/kpiServices.ts';
import { localDay } from './ui/localDay.ts';
import { shownNotebooks } from './ui/people/shownNotebooks.ts';
import { registerPictures } from './ui/picture/pictures.ts';
import { pictureServices } from './ui/pictureServices.ts';
import type { MarkdownIt } from './ui/preview/markdownIt.ts';
import { type PreviewLoader, previewLoader } from './ui/preview/previewLoader.ts';
import { sayUnreachable } from './ui/sayUnreachable.ts';
import { registerVersionTexts } from './ui/share/versionTexts.ts';
import { createSharing } from './ui/sharing.ts';
import { registerLinkDrop } from './ui/tree/linkDrop.ts';
import type { RowNode } from './ui/tree/noteTree.ts';
import { rowDragging } from './ui/tree/rowDragging.ts';
import { showViews } from './ui/views.ts';

/** What tests and other extensions get. It reads only: nothing can be changed or run through it. */
export interface DaybookApi {
  /** Resolves when Daybook has nothing left to do. */
  idle(): Promise<void>;
  /** What is known now, over all open notebooks. */
  counts(): Promise<Counts>;
  /** In tests alone: true while nothing of Daybook was wanted in this window. */
  isAsleep?(): boolean;
  /** In tests alone: what a view shows, the lines of the `log`, or (`figures`) the KPI panel. */
  shown?(what: string): Promise<readonly string[]>;
  /** The latest errors of the log. */
  errors(): Promise<readonly string[]>;
  /** Asked by VS Code's Markdown preview: answers the same instance, extended. */
  extendMarkdownIt(md: MarkdownIt): MarkdownIt;
}

/** What the entry makes the API from. */
export interface Started
  extends Omit<DaybookApi, 'extendMarkdownIt' | 'isAsleep'>,
    Pick<PreviewLoader, 'preview' | 'readyPreview'> {
  /** Runs a command and shows what came of it; never rejects. */
  run(id: CommandId, args: readonly unknown[]): Promise<Refusal | undefined>;
}

/** Puts everything together and begins to look for notebooks. */
export function start(context: ExtensionContext): Started {
  const { extensionUri, workspaceState: memory } = context;
  const keep = <T extends { dispose(): void }>(part: T): T => {
    context.subscriptions.push(part);
    return part;
  };
  setLanguage(l10n.bundle ?? {}, localDay);
  const log = keep(openLog());
  const nowMs = testNow() ?? (() => Date.now());
  const worker = new URL('./loadWorker.js', Uri.joinPath(extensionUri, 'dist', 'x').toString());
  const git = createGitHost(log, worker);
  const onUnreachable = (place: Unreachable): void => {
    void sayUnreachable(place, () => void notebooks.reload(), log);
  };
  const version = String(context.extension.packageJSON.version);
  const saved = { folder: Uri.joinPath(context.globalStorageUri, 'indexes').fsPath, version };
  const diskPorts = createDiskPorts(worker, saved, log);
  const notebooks = keep(createNotebooks({ log, git, nowMs, diskPorts, memory, onUnreachable }));
  const onTick = (node: RowNode, on: boolean) => runReported('tick', () => tickItem(notebooks, node, on), log);
  const dragging = rowDragging(notebooks, (work) => runReported('drop', work, log));
  const shown = shownNotebooks(notebooks, memory);
  const views = keep(showViews(shown, memory, { onTick, dragging, letterKeys: letterKeysWork }));
  const files = windowFiles(() => notebooks.all().map(({ root }) => Uri.parse(root)));
  const sharing = keep(createSharing({ notebooks, log, nowMs, files, ...sharingSettings }));
  keep(registerVersionTexts());
  const kpiPanel = keep(registerKpiPanel(kpiServices(notebooks, extensionUri, log, nowMs)));
  const pictures = keep(registerPictures(pictureServices(shown, views, extensionUri, log)));
  const severities = (uri: Uri): unknown => setting('problems.severity', uri);
  const connection = keep(connectViews({ notebooks, views, log, severities, showsCritical: isCriticalShown }));
  keep(registerEditorFeatures({ notebooks, shown, severities, explains: problemTexts(context), showsLenses }));
  keep(registerSlides(notebooks, { extensionUri, log }));
  const setUp = { authors: (folder: Uri) => commitAuthors(git, folder), created: () => notebooks.reload() };
  const writeSample = () =>
    writeSampleNotebook(git, context.globalStorageUri, nowMs, () => import('./sample/writeSample.ts'));
  const past = { memory, nowMs };
  const parts = { notebooks, shown, views, sharing, kpiPanel, pictures, setUp, log, writeSample, extensionUri, past };
  const table = commandTable({ ...parts, firsts: context.globalState, manifest: context.extension.packageJSON });
  for (const offer of [offerFirstDay, offerToSave, offerMe])
    keep(notebooks.onDidChange(() => void offer(context.globalState, notebooks)));
  for (const part of [
    registerConfigCompletion(),
    registerLinkDrop(notebooks),
    toolDoor(notebooks),
    continueLists(notebooks),
  ])
    keep(part);
  const preview = previewLoader({ notebooks, log }, keep);
  keep(workspace.onDidGrantWorkspaceTrust(() => void notebooks.reload()));
  // A preview that asks finds it there, so that no page is drawn plain first.
  void notebooks.reload().then(() => notebooks.all().length > 0 && void preview.preview());
  return {
    idle: async () => {
      await notebooks.idle();
      await connection.idle();
      await views.settled();
      await sharing.idle();
      await preview.idle();
    },
    counts: async () => countsOf(notebooks),
    errors: async () => log.errors(),
    ...(process.env['DAYBOOK_TEST'] && {
      shown: async (what: string) => (await import('./ui/shownLines.ts')).shownLines({ notebooks, views, log }, what),
    }),
    run: (id, args) => runReported(id, async () => table[id](...args), log),
    preview: preview.preview,
    readyPreview: preview.readyPreview,
  };
}

/** What the schema of the setting says of a code, in the language that is set: nowhere else is it written. */
function problemTexts({ extension }: ExtensionContext): (code: string) => string {
  const { properties } = extension.packageJSON.contributes.configuration;
  return (code) => String(properties['daybook.problems.severity'].properties[code]?.markdownDescription ?? '');
}

/** Asked each time. */
const sharingSettings = {
  checkEveryMinutes: (): number => setting('share.checkEveryMinutes'),
  mode: (): SyncMode => setting('sync.mode'),
  idleSeconds: (): number => setting('sync.idleSeconds'),
};
const showsLenses = (uri: Uri): boolean => setting('codeLens.enabled', uri);
const letterKeysWork = (): boolean => setting('issues.letterKeys');

const isCriticalShown = (): boolean => setting('statusBar.critical');

/** In test mode the clock can be set: `DAYBOOK_NOW` is an instant, from which it goes on unless `DAYBOOK_CLOCK` says that it stands. */
function testNow(): (() => number) | undefined {
  const wanted = process.env['DAYBOOK_TEST'] ? Date.parse(process.env['DAYBOOK_NOW'] ?? '') : Number.NaN;
  if (Number.isNaN(wanted)) return undefined;
  if (process.env['DAYBOOK_CLOCK'] === 'stands') return () => wanted;
  const startedMs = Date.now();
  return () => wanted + Date.now() - startedMs;
}
