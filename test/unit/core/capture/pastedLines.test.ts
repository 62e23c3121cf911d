// Lines that were pasted into an input of one line are told apart by the clipboard.
import { deepEqual } from 'node:assert/strict';
import { pastedLines } from '../../../../src/core/capture/pastedLines.ts';

function check(value: string, clipboard: string, expected: readonly string[]): void {
  it(JSON.stringify(value), () => deepEqual(pastedLines(value, clipboard), expected));
}

describe('pasted lines', () => {
  check('call acme', '', ['call acme']);
  check('call acme', 'call acme', ['call acme']);
  check('call acme buy disks', 'call acme\nbuy disks\n', ['call acme', 'buy disks']);
  check('call acmebuy disks', 'call acme\r\n\r\n  buy disks', ['call acme', 'buy disks']);
  check('fri: call acme buy disks @me', 'call acme\nbuy disks', ['fri: call acme', 'buy disks @me']);
  check('call acme and buy disks', 'call acme\nbuy disks', ['call acme and buy disks']);
});
