// Amounts as people write them, through the real index: what is added up, and what is rather left out than misread.
import { deepEqual, equal } from 'node:assert/strict';
import { NoteIndex } from '../../../../src/core/index/noteIndex.ts';
import { compileKpi, isBroken } from '../../../../src/core/kpi/compile.ts';
import { loadConfig } from '../../../../src/core/record/config.ts';
import { computeKpi } from '../../../support/computeKpi.ts';

const context = { today: '2026-03-12', now: '2026-03-12T12:00+01:00' };

describe('kpi amounts', () => {
  it('adds up every way of writing thousands', () => {
    equal(total('1200', '1,200.50', "1'200", '1_200', '"12 000 EUR"', '€ 5', '12k EUR').value, 28_805.5);
  });

  it('leaves out what could be two numbers', () => {
    const { value, missing } = total('100', '12,50', '1.200,50', 'about 5', '1,20,30');
    deepEqual([value, missing], [100, 4]);
  });

  it('says which currencies cannot be added', () => {
    const { value, currencies } = total('100 EUR', '200 USD', '€5', '7');
    deepEqual([value, currencies], [undefined, ['EUR', 'USD']]);
  });
});

function total(...amounts: string[]) {
  const config = loadConfig(undefined);
  const index = new NoteIndex(config);
  amounts.forEach((spent, at) => {
    index.put(`projects/p${at}.md`, `---\ntype: project\nstatus: active\nspent: ${spent}\n---\n`);
  });
  const decl = {
    id: 't',
    title: 'T',
    from: 'type:project',
    measure: 'sum(spent)',
    unit: '',
    direction: 'none',
    chart: 'number',
    doc: '',
  } as const;
  const kpi = compileKpi(decl, config);
  if (isBroken(kpi)) throw new Error(kpi[0]?.message);
  return computeKpi(kpi, index, context);
}
