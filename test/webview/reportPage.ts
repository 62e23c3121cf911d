// A report as its pages show it, for tests of slides, copies and files.
import { isRefusal } from '../../src/core/edits/edit.ts';
import { englishWords } from '../../src/core/outline/outlineWords.ts';
import type { PageRequest } from '../../src/core/page/drawBlocks.ts';
import { type NotePage, notePage } from '../../src/core/page/notePage.ts';
import { indexOf } from '../support/notebookText.ts';

const report = `---
type: report
title: Status 2026-03-02 to 2026-03-13 for everyone
status: draft
owner: maria
period_from: 2026-03-02
period_to: 2026-03-13
audience: everyone
---

# Status 2026-03-02 to 2026-03-13 for everyone

## Summary

- Open projects: 3, green: 1, 1 red (Mail gateway), 1 amber (Office move).
- **9 done**, 2 slipped, 1 late.
- 2 critical or high issues are open.

## Projects

| Project | Health | Progress | Due | Done | Slipped |
|---|---|---|---|---:|---:|
| [Mail gateway](../projects/mail.md) | red (was amber) | 3 of 8 | 2026-04-30 | 4 | 2 |
| [Office move](../projects/office.md) | amber | 5 of 9 | 2026-06-12 | 3 | 0 |
| [Customer portal](../projects/portal.md) | green | 7 of 8 | 2026-03-31 | 2 | 0 |

## Slipped

- [Pilot done](../projects/mail.md), 2026-03-27 → 2026-04-10 (10 working days): disks come late
- [Switch over](../projects/mail.md), 2026-04-10 → 2026-04-24 (10 working days)

## Figures

| Figure | Value | Target | Before | Trend | n |
|---|---|---|---|---|---:|
| Open critical issues | 1 | <= 0 (missed) | 3 | █▆▅▅▃▂▂▁ | 1 |
| Time to resolve | 6.5 h | <= 8 h (met) | 9 h | ▇██▆▅·▃▂ | 14 |
| Satisfaction | 4.4 | >= 4.2 (met) | 4.1 | ▁▂▂▄▄▆▇█ | 38 |

## Decisions

None was taken.

## Next period

- [ ] Train the help desk @jonas due:2026-03-20
- [x] Renew the certificate @maria done:2026-03-11
- <b onclick="alert(1)">Sign</b>

## Nothing here
`;

/** The report's page. */
export function draw(how: Partial<PageRequest> = {}): NotePage {
  const people = 'people:\n  - { id: maria, name: Maria Lopez }\n  - { id: jonas, name: Jonas Berg }\n';
  const index = indexOf({ 'daybook.yml': people, 'reports/r.md': report });
  const context = { words: englishWords, roster: index.roster() };
  const page = notePage({ index, path: 'reports/r.md', text: report, context, ...how });
  if (isRefusal(page)) throw new Error(page.message);
  return page;
}
