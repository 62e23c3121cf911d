// What Enter does in a list, as rules that an editor keeps itself, so that no key waits for us and none overtakes another. Comes in: the
// text before the cursor; goes out: what the next line begins with. A rule can add, but never take away: what an empty item leaves is
// told by `emptyItem`.

/** On Enter behind `before` (and in front of `after`) the next line is indented as its own and begins with `begins`. */
export interface ListRule {
  readonly before: RegExp;
  readonly after?: RegExp;
  readonly begins: string;
}

/** An item in which nothing stands yet: Enter there ends the list. */
export const emptyItem = /^\s*(?:(?:> *)?(?:[-+*]|\d{1,9}[.)]) +(?:\[ \] *)?|> *)$/;

const highest = 99;

/** The rules, the first that fits decides. A box is open on the next line whatever the one above says. */
export function listRules(): ListRule[] {
  const rules: ListRule[] = [{ before: emptyItem, after: /^\s*$/, begins: '' }];
  const add = (sign: string, next = sign): void => {
    const start = `^\\s*${sign.replace(/[+*.)]/g, '\\$&')} +`;
    // Markdown colours `[x]` as a link, and VS Code leaves out the brackets of what is coloured so.
    rules.push({ before: new RegExp(`${start}(?:\\[[^\\]]\\]|[xX]) `), begins: `${next} [ ] ` });
    rules.push({ before: new RegExp(start), begins: `${next} ` });
  };
  for (const bullet of ['-', '*', '+', '> -', '> *', '> +']) add(bullet);
  // A rule cannot count.
  for (const end of ['.', ')']) for (let at = 1; at <= highest; at++) add(`${at}${end}`, `${at + 1}${end}`);
  rules.push({ before: /^\s*> /, begins: '> ' });
  return rules;
}

/** Whether what follows `above` is in a fenced block of code. */
export function endsInFence(above: string): boolean {
  let fence = '';
  for (const [, sign = ''] of above.matchAll(/^ {0,3}(`{3,}(?!.*`)|~{3,})/gm)) {
    if (fence === '') fence = sign;
    else if (sign.startsWith(fence)) fence = '';
  }
  return fence !== '';
}
