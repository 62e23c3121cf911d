// Boards kept as notes: their headings are lanes, and the lane says the state of its cards.
import { lines, type RecordRow } from './recordRow.ts';

const section = 'Boards';
const board = lines(`
  ---

  kanban-plugin: basic

  ---

  ## To do (3)

  - [ ] Card one @{2026-04-01}
  - [ ] Card two @[[2026-04-02]] @@{09:00}

  ## In progress

  - [ ] Card three
    - [ ] A step of it
  - [x] Ticked in its lane

  ## Waiting for others

  - [ ] Card four

  ## Shipped

  **Complete**
  - [ ] Card five

  ***

  ## Archive

  - [ ] Old card

  %% kanban:settings
  \`\`\`
  {"kanban-plugin":"basic","note":"- [ ] no card"}
  \`\`\`
  %%
`);

/** The rows of boards. */
export const boardRows: readonly RecordRow[] = [
  {
    section,
    says: 'A lane is the state of its cards: by its name, or done where it is marked as complete; the settings are not read',
    path: 'board.md',
    text: board,
    read: lines(`
      kanban-plugin basic
      [todo] Card one · due 2026-04-01
      [todo] Card two · due 2026-04-02
      [doing] Card three
      [todo] A step of it
      [done] Ticked in its lane
      [waiting] Card four
      [done] Card five
      [cancelled] Old card
    `),
    edit: { tick: 'Card one', writes: '- [x] Card one @{2026-04-01} @done(2026-03-10)' },
  },
  {
    section,
    says: 'A card keeps its own words about its state',
    text: lines(`
      ---
      kanban-plugin: board
      ---
      ## Doing
      - [ ] Ordered wait:acme
      - [-] Given up
    `),
    read: lines(`
      kanban-plugin board
      [waiting] Ordered · wait acme
      [cancelled] Given up
    `),
    edit: { task: 'Ordered', field: 'due', value: '2026-04-01', writes: '- [ ] Ordered wait:acme due:2026-04-01' },
  },
  {
    section,
    says: 'A card in a lane of finished work is not opened: moving it is up to the board',
    text: lines(`
      ---
      kanban-plugin: board
      ---
      ## Done
      - [ ] Shipped
    `),
    read: lines(`
      kanban-plugin board
      [done] Shipped
    `),
    edit: { tick: 'Shipped', refused: 'not-supported' },
  },
  {
    section,
    says: "Without the board's header, headings say nothing about state",
    text: lines(`
      ## Done
      - [ ] Not really
    `),
    read: lines(`
      title Done
      [todo] Not really
    `),
  },
];
