// That unit tests run at all, with sources loaded as in the product. Replaced as soon as there is more.
import { strictEqual } from 'node:assert/strict';
import { activate } from '../../src/extension.ts';

describe('extension', () => {
  it('exports what VS Code calls', () => strictEqual(typeof activate, 'function'));
});
