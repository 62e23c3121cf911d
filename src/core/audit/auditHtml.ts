// An audit pack as one page that needs nothing else: no script, no picture, no address that is loaded. Comes in: the pack. Goes out: HTML
// in which every text of a note is escaped; addresses of evidence are shown as text.
import { say } from '../language.ts';
import { htmlDocument } from '../page/htmlFile.ts';
import { all, element, type Html, text } from '../preview/html.ts';
import type { AuditPack, AuditSection } from './auditPack.ts';

const style = [
  'body{font:14px/1.5 system-ui,sans-serif;margin:2rem;color:#1b1b1b;background:#fff}',
  'table{border-collapse:collapse;margin:0 0 2rem;font-size:12px}',
  'th,td{border:1px solid #bbb;padding:.25rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}',
  'th{background:#f0f0f0}h2{margin-top:2rem}ul{margin:0 0 1rem}',
  '@media print{body{margin:0}table{page-break-inside:auto}tr{page-break-inside:avoid}}',
].join('');

/** The page. */
export function auditHtml(pack: AuditPack): string {
  const { question, notebook, commit, left, limits, sections } = pack;
  const title = say('Audit pack: {0}, {1}', notebook, question.day);
  const about = [
    say('As committed at the end of {0}: {1}', question.day, commit),
    ...(question.framework === undefined ? [] : [say('Framework: {0}', question.framework)]),
    ...limits,
  ];
  const body = [
    element('h1', {}, text(title)),
    list(about),
    ...(left.length === 0 ? [] : [element('h2', {}, text(say('Left out as confidential'))), list(left)]),
    ...sections.map(sectionHtml),
  ];
  return htmlDocument({ title, style, body: all(body) });
}

function sectionHtml({ title, columns, rows }: AuditSection): Html {
  const heading = element('h2', {}, text(`${title} (${rows.length})`));
  if (rows.length === 0) return all([heading, element('p', {}, text(say('None.')))]);
  const head = element('tr', {}, ...columns.map((column) => element('th', { scope: 'col' }, text(column))));
  const lines = rows.map(({ cells }) => element('tr', {}, ...cells.map((cell) => element('td', {}, text(cell)))));
  return all([heading, element('table', {}, element('thead', {}, head), element('tbody', {}, ...lines))]);
}

function list(words: readonly string[]): Html {
  return element('ul', {}, ...words.map((each) => element('li', {}, text(each))));
}
