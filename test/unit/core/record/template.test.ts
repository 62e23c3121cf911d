// Templates: variables, sections and the cursor work; nothing else does, whatever a team writes into one.
import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { isRefusal } from '../../../../src/core/edits/edit.ts';
import type { TemplateData, TemplateValue } from '../../../../src/core/record/template.ts';
import { renderTemplate } from '../../../../src/core/record/template.ts';
import { runs } from '../../../support/runs.ts';

const row = (name: string): TemplateData => new Map([['name', name]]);
const data: TemplateData = new Map<string, TemplateValue>([
  ['title', 'A & <b>'],
  ['empty', ''],
  ['yes', true],
  ['people', [row('Maria'), row('Jonas')]],
  ['none', []],
]);

function check(template: string, expected: string): void {
  it(JSON.stringify(template), () => {
    const result = renderTemplate(template, data);
    ok(!isRefusal(result), JSON.stringify(result));
    strictEqual(
      result.text.slice(0, result.cursor) +
        (template.includes('cursor') ? '$0' : '') +
        result.text.slice(result.cursor),
      expected,
    );
  });
}

function checkRefused(template: string): void {
  it(`refuses ${JSON.stringify(template.slice(0, 60))}`, () => ok(isRefusal(renderTemplate(template, data))));
}

describe('template', () => {
  check('# {{title}}\n', '# A & <b>\n');
  check('{{{title}}} {{&title}}', 'A & <b> A & <b>');
  check('{{#people}}\n- {{name}} {{title}}\n{{/people}}\n', '- Maria A & <b>\n- Jonas A & <b>\n');
  check('{{#none}}x{{/none}}{{^none}}nobody{{/none}}', 'nobody');
  check('{{#yes}}a{{/yes}}{{#empty}}b{{/empty}}{{^empty}}c{{/empty}}', 'ac');
  check('a{{cursor}}b{{cursor}}c', 'a$0bc');
  check('{{! remark }}x', 'x');
  check('\uFEFFa\r\nb', 'a\nb');
  check('{{constructor}} {{title.length}} {{__proto__}}', '{{constructor}} {{title.length}} {{__proto__}}');
  check('{{#constructor}}x{{/constructor}}{{#toString}}x{{/toString}}', '');

  checkRefused('{{> secret}}');
  checkRefused('{{=<% %>=}}<% title %>');
  checkRefused('{{#people}}');
  checkRefused('{{title');
  checkRefused('{{/people}}');
  checkRefused('x'.repeat(70_000));
  checkRefused(`{{${' '.repeat(60_000)}`);
  checkRefused('{{#people}}'.repeat(30) + '{{/people}}'.repeat(30));

  it('stops a template that multiplies itself', () => {
    const many: TemplateData = new Map([['rows', Array.from({ length: 100 }, () => row('x'.repeat(100)))]]);
    ok(isRefusal(renderTemplate('{{#rows}}{{#rows}}{{#rows}}{{name}}{{/rows}}{{/rows}}{{/rows}}', many)));
  });

  it('answers any template with bounded text or a refusal', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            '{{',
            '}}',
            '{{#people}}',
            '{{/people}}',
            '{{title}}',
            '{{cursor}}',
            '{{{',
            '{{=',
            '{{>x}}',
            ' ',
            '\n',
            'a',
          ),
        ),
        (parts) => {
          const result = renderTemplate(parts.join(''), data);
          ok(isRefusal(result) || (result.text.length <= 300_000 && result.cursor <= result.text.length));
        },
      ),
      { numRuns: runs(500) },
    ));

  it('lets the caller decide how a value is written', () =>
    deepStrictEqual(
      renderTemplate('t: {{title}}', data, (value, before) => `${before.length}${JSON.stringify(value)}`),
      {
        text: 't: 3"A & <b>"',
        cursor: 13,
      },
    ));
});
