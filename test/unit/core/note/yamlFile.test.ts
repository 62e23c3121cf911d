// A YAML file read as a header: the project of its folder, every span where its words stand.
import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { parseYamlFile } from '../../../../src/core/note/yamlFile.ts';
import { indexOf } from '../../../support/notebookText.ts';

function check(name: string, text: string): void {
  it(name, () => {
    const { header, title } = parseYamlFile(text);
    strictEqual(title, 'Pods');
    const values = header?.entries.flatMap((entry) => entry.values) ?? [];
    deepStrictEqual(
      values.map(({ span }) => text.slice(span.start, span.end)),
      ['Pods', '"@maria"'],
    );
    deepStrictEqual(
      header?.entries.map(({ keySpan }) => text.slice(keySpan.start, keySpan.end)),
      ['title', 'authors'],
    );
  });
}

describe('a YAML file that is a header', () => {
  check('is read', 'title: Pods\nauthors:\n  - "@maria"\n');
  check(
    'with a fence above, a mark at its start and other line ends',
    '\uFEFF---\r\ntitle: Pods\r\nauthors:\r\n  - "@maria"',
  );

  it('tells what cannot be read where it stands', () => {
    const text = 'title: Pods\nauthors: @maria';
    const [problem] = parseYamlFile(text).problems;
    strictEqual(problem?.code, 'header-at-unquoted');
    strictEqual(text.slice(problem.span.start, problem.span.end), '@maria');
    strictEqual(parseYamlFile('').header?.entries.length, 0);
  });

  it('is the project of the tasks in its folder', () => {
    const index = indexOf({
      'keps/1-pods/kep.yaml': 'title: Pods\nowning-sig: node\nstatus: implementable\n',
      'keps/1-pods/README.md': '# Pods\n\n- [ ] Agree\n',
    });
    const [task] = index.taskRows('keps/1-pods/README.md');
    strictEqual(index.get(task ?? 0, 'project'), '1-pods');
  });
});
