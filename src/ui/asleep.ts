// Daybook while nobody wants it: VS Code's Markdown support starts it in every window in which a Markdown file is opened. Comes in: a look
// for notebooks; goes out: one moment, when one is there or somebody asks for a view, a panel or a command. Watches no folder. Small: it is
// loaded at activation.
import { type Tab, TabInputWebview, type TextDocument, type TreeDataProvider, window, workspace } from 'vscode';
import { configPath } from '../core/notePath.ts';
import { kpiPanelType, picturePanelType, slidesPanelType, viewIds } from '../manifest.ts';
import { Disposables } from '../notebook/lifecycle.ts';

/** The time before Daybook is wanted. */
export interface Sleep {
  /** Resolves when it is over. */
  readonly over: Promise<void>;
  isOver(): boolean;
  /** Something of Daybook is wanted. */
  end(): void;
}

/** Sleeps where `isNotebookThere` says no. What holds the place of views meanwhile goes before the real ones come. */
export function sleepUntilWanted(isNotebookThere: () => Promise<boolean>): Sleep {
  const parts = new Disposables();
  let isOver = false;
  let wake: () => void = () => undefined;
  const over = new Promise<void>((resolve) => {
    wake = resolve;
  });
  const end = (): void => {
    isOver = true;
    parts.dispose();
    wake();
  };
  const look = async (): Promise<void> => {
    if (await isNotebookThere()) end();
  };
  const lookAt = ({ uri }: TextDocument): void => {
    if (uri.path.endsWith(`/${configPath}`)) end();
  };
  const wait = (): void => {
    if (isOver) return;
    parts.add(workspace.onDidChangeWorkspaceFolders(look));
    parts.add(workspace.onDidGrantWorkspaceTrust(look));
    parts.add(workspace.onDidChangeConfiguration((event) => event.affectsConfiguration('daybook.notebooks') && look()));
    parts.add(workspace.onDidOpenTextDocument(lookAt));
    const treeDataProvider: TreeDataProvider<never> = {
      getChildren: () => {
        end();
        return [];
      },
      getTreeItem: (element) => element,
    };
    for (const id of viewIds) parts.add(window.createTreeView(id, { treeDataProvider }));
    // A panel that an earlier window left open stays empty until somebody fills it, and says itself what is not there.
    const lookAtTabs = (): void => {
      if (window.tabGroups.all.some(({ activeTab }) => isPanel(activeTab))) end();
    };
    parts.add(window.tabGroups.onDidChangeTabs(lookAtTabs));
    lookAtTabs();
    workspace.textDocuments.forEach(lookAt);
  };
  look().then(wait, end);
  return { over, isOver: () => isOver, end };
}

function isPanel(tab: Tab | undefined): boolean {
  const type = tab?.input instanceof TabInputWebview ? tab.input.viewType : '';
  return [kpiPanelType, picturePanelType, slidesPanelType].some((each) => type.endsWith(each));
}
