// That VS Code, in every version we say we support, takes the extension and starts it.
import { ok } from 'node:assert/strict';
import * as vscode from 'vscode';

describe('the extension in VS Code', () => {
  it('is there and activates', async () => {
    const extension = vscode.extensions.getExtension('daybook.daybook');
    ok(extension);
    await extension.activate();
    ok(extension.isActive);
  });
});
