// The smaller sections of a configuration: calendar, people, series, KPIs, severity, exclusions. Comes in: the merged and
// checked tree. Goes out: their values; what is incomplete is reported and left out.
import { readDuration } from '../index/values.ts';
import { say } from '../language.ts';
import { headerField } from '../note/aliases.ts';
import { dayLengthOf } from '../workTime.ts';
import { charts, directions, kpiHours } from './configKeys.ts';
import { type ConfigNode, entriesOf, isYes, itemsOf, nodeAt, textAt, textMapOf, textsOf } from './configNode.ts';
import type { Report } from './configShape.ts';
import type { BoardDecl, KpiDecl, Person, Series, ServiceLevel, WorkCalendar } from './kind.ts';
import { safeName } from './safeName.ts';
import { weekdaysOf } from './textFormat.ts';

/** The working calendar; hours are `HH:MM` from and to. */
export function calendarOf(node: ConfigNode | undefined): WorkCalendar {
  const [from = '09:00', to = '17:00'] = (textAt(node, 'hours') ?? '')
    .split('-')
    .map((hour) => hour.trim())
    .filter(Boolean);
  return {
    days: weekdays(nodeAt(node, 'days')),
    hours: [from, to],
    holidays: new Set(textsOf(nodeAt(node, 'holidays'))),
  };
}

/** The people listed in the configuration itself; a second one with the same id is reported and left out. */
export function peopleOf(node: ConfigNode | undefined, report: Report): readonly Person[] {
  const people = new Map<string, Person>();
  for (const item of node?.is === 'list' ? node.items : []) {
    const person = personOf(item);
    if (person.id === '') report('config-person', say('A person needs an id, a name or a mail address.'), item.span);
    else if (people.has(person.id)) report('config-person', say('`{0}` is in the list twice.', person.id), item.span);
    else people.set(person.id, person);
  }
  return [...people.values()];
}

function personOf(node: ConfigNode): Person {
  if (node.is === 'text') return { id: bare(node.text), name: bare(node.text), mails: [], handles: [] };
  const mails = [...textsOf(nodeAt(node, 'mail')), ...textsOf(nodeAt(node, 'mails'))];
  const name = textAt(node, 'name') ?? textAt(node, 'id') ?? mails[0] ?? '';
  const role = textAt(node, 'role');
  const team = textAt(node, 'team');
  return {
    id: bare(textAt(node, 'id') ?? '') || (name === '' ? '' : safeName(name.split('@')[0] ?? '')),
    name,
    mails,
    handles: textsOf(nodeAt(node, 'handles')).map(bare),
    ...(role === undefined ? {} : { role }),
    ...(team === undefined ? {} : { team }),
    ...workOf(node),
  };
}

/** What is said of a person's working time. */
function workOf(node: ConfigNode): Partial<Person> {
  const capacity = textAt(node, 'capacity');
  const oneOnOneEvery = textAt(node, 'one_on_one_every');
  const [absences, skills] = [textsOf(nodeAt(node, 'absences')), textsOf(nodeAt(node, 'skills'))];
  return {
    ...(capacity === undefined ? {} : { capacity }),
    ...(absences.length === 0 ? {} : { absences }),
    ...(skills.length === 0 ? {} : { skills }),
    ...(oneOnOneEvery === undefined ? {} : { oneOnOneEvery }),
  };
}

/** The series of meetings by id. */
export function seriesOf(node: ConfigNode | undefined, meetingFolder: string): ReadonlyMap<string, Series> {
  const series = new Map<string, Series>();
  for (const { key: id, value } of entriesOf(node)) {
    const time = textAt(value, 'time');
    const project = textAt(value, 'project');
    series.set(id, {
      id,
      label: textAt(value, 'label') ?? id,
      folder: textAt(value, 'folder') ?? meetingFolder,
      file: textAt(value, 'file') ?? '{date}-{series}',
      attendees: textsOf(nodeAt(value, 'attendees')),
      weekdays: weekdays(nodeAt(value, 'days')),
      needs: textsOf(nodeAt(value, 'needs')),
      ...(time === undefined ? {} : { time }),
      ...(project === undefined ? {} : { project }),
      template: textAt(value, 'template') ?? 'meeting',
      ...(isYes(textAt(value, 'private')) ? { private: true } : {}),
    });
  }
  return series;
}

/** The KPIs in the order declared. Only whether they are complete is asked here; their texts are compiled in core/kpi. */
export function kpisOf(node: ConfigNode | undefined, report: Report): readonly KpiDecl[] {
  const kpis: KpiDecl[] = [];
  for (const { key: id, keySpan, value } of entriesOf(node)) {
    const from = textAt(value, 'from');
    const measure = textAt(value, 'measure');
    if (from !== undefined && measure !== undefined) kpis.push(kpiOf(id, from, measure, value));
    else if (value.is === 'map') report('config-kpi', say('The KPI `{0}` needs `from:` and `measure:`.', id), keySpan);
  }
  return kpis;
}

/** The boards in the order declared. A board without a query shows everything that is open; what is no number is no limit. */
export function boardsOf(node: ConfigNode | undefined): readonly BoardDecl[] {
  return entriesOf(node).flatMap(({ key: id, value }): BoardDecl[] => {
    if (value.is !== 'map') return [];
    const lanes = textAt(value, 'lanes');
    const limits = [...textMapOf(nodeAt(value, 'limits'))].map(([column, most]): [string, number] => [
      column,
      Number(most),
    ]);
    return [
      {
        id,
        title: textAt(value, 'title') ?? id,
        query: textAt(value, 'query') ?? 'is:open',
        by: headerField(textAt(value, 'by') ?? 'state'),
        columns: textsOf(nodeAt(value, 'columns')),
        limits: new Map(limits.filter(([, most]) => most > 0)),
        ...(lanes === undefined ? {} : { lanes: headerField(lanes) }),
      },
    ];
  });
}

function kpiOf(id: string, from: string, measure: string, value: ConfigNode): KpiDecl {
  const against = textAt(value, 'against');
  const by = textAt(value, 'by');
  const on = textAt(value, 'on');
  const target = textAt(value, 'target');
  const window = textAt(value, 'window');
  const hours = kpiHours.find((each) => each === textAt(value, 'hours'));
  return {
    id,
    title: textAt(value, 'title') ?? id,
    from,
    measure,
    unit: textAt(value, 'unit') ?? '',
    direction: directions.find((each) => each === textAt(value, 'direction')) ?? 'none',
    chart: charts.find((each) => each === textAt(value, 'chart')) ?? 'number',
    doc: textAt(value, 'doc') ?? '',
    ...(against === undefined ? {} : { against }),
    ...(by === undefined ? {} : { by: headerField(by) }),
    ...(on === undefined ? {} : { on: headerField(on) }),
    ...(target === undefined ? {} : { target }),
    ...(window === undefined ? {} : { window }),
    ...(hours === undefined ? {} : { hours }),
  };
}

/** Lists of fields by name. */
export function listsOf(node: ConfigNode | undefined): ReadonlyMap<string, readonly string[]> {
  return new Map(entriesOf(node).map(({ key, value }) => [key.toLowerCase(), textsOf(value).map(headerField)]));
}

/** Severity by impact and urgency, a blank between. */
export function severityTableOf(node: ConfigNode | undefined): ReadonlyMap<string, string> {
  const table = new Map<string, string>();
  for (const { key: impact, value } of entriesOf(node)) {
    for (const cell of entriesOf(value))
      if (cell.value.is === 'text') table.set(`${impact} ${cell.key}`, cell.value.text);
  }
  return table;
}

/** What was promised by severity. Without `hours` they are those of the calendar: a day is a working day then. */
export function serviceLevelsOf(
  node: ConfigNode | undefined,
  calendar: WorkCalendar,
): ReadonlyMap<string, ServiceLevel> {
  const levels = new Map<string, ServiceLevel>();
  const dayMs = dayLengthOf(calendar);
  for (const { key, value } of entriesOf(node)) {
    const hours = textAt(value, 'hours') === 'elapsed' ? 'elapsed' : 'working';
    const spanAt = (name: 'acknowledge' | 'resolve' | 'update', isWorking: boolean) => {
      const text = textAt(value, name);
      if (text === undefined) return {};
      return { [name]: isWorking ? readDuration(text, dayMs, calendar.days.length * dayMs) : readDuration(text) };
    };
    const isWorking = hours === 'working';
    const times = { ...spanAt('acknowledge', isWorking), ...spanAt('resolve', isWorking), ...spanAt('update', false) };
    levels.set(key, { hours, ...times });
  }
  return levels;
}

/** Points by reason. */
export function weightsOf(node: ConfigNode | undefined): ReadonlyMap<string, number> {
  return new Map([...textMapOf(node)].map(([reason, points]) => [reason, Number(points)]));
}

/** The built-in patterns with the team's own behind them; `!pattern` takes a built-in one away. */
export function excludeOf(
  base: ConfigNode | undefined,
  own: ConfigNode | undefined,
  report: Report,
): readonly string[] {
  const patterns = new Set(textsOf(base));
  for (const { text, span } of itemsOf(own)) {
    if (!text.startsWith('!')) patterns.add(text);
    else if (!patterns.delete(text.slice(1))) {
      report(
        'config-exclude',
        say('`{0}` is none of the usual patterns, so there is nothing to take away.', text.slice(1)),
        span,
      );
    }
  }
  return [...patterns];
}

/** A name without the sign and the blanks around it. */
function bare(name: string): string {
  const trimmed = name.trim();
  return trimmed.startsWith('@') ? trimmed.slice(1) : trimmed;
}

function weekdays(node: ConfigNode | undefined): readonly number[] {
  return [...new Set(textsOf(node).flatMap((text) => weekdaysOf(text) ?? []))].sort((a, b) => a - b);
}
