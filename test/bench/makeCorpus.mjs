#!/usr/bin/env node
// Writes a deterministic corpus of Markdown notes such as an IT team keeps in git.
//
//   node test/bench/makeCorpus.mjs --out DIR --notes N [--seed S] [--git] [--commits C]
//
// The same N and S give the same bytes on every machine. With --git the notes are written as a year of
// history (C commits, N/50 unless told) with `git fast-import`, packed, and checked out; the work tree is
// then byte for byte what the run without --git writes. The year runs from 2025-07-01 (day 0) to
// 2026-06-30 (day 364), which is "today"; notes older than day 0 arrive in the first commit.
// A one-line JSON summary (files, bytes, median, p99, max, tasks, commits) goes to standard output.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';

const TODAY = 364,
  EPOCH = Date.UTC(2025, 6, 1),
  DAY = 86400000;
const date = (d) => new Date(EPOCH + d * DAY).toISOString().slice(0, 10);

/** Small seeded generator (FNV-1a of the key feeds mulberry32), so each note draws from its own stream. */
function rng(key) {
  let a = 2166136261;
  for (let i = 0; i < key.length; i++) a = Math.imul(a ^ key.charCodeAt(i), 16777619);
  const f = () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const int = (lo, hi) => lo + Math.floor(f() * (hi - lo + 1));
  const gauss = () => Math.sqrt(-2 * Math.log(f() + 1e-12)) * Math.cos(2 * Math.PI * f());
  return {
    f,
    int,
    chance: (p) => f() < p,
    pick: (xs) => xs[Math.floor(f() * xs.length)],
    lognormal: (m, s) => m * Math.exp(s * gauss()),
  };
}

const WORDS = (
  'the a to of and for with after before until because when while into from over under without service queue ' +
  'backup certificate cluster database deploy incident invoice latency ledger login metric migration node outage patch ' +
  'payload pipeline policy printer proxy quota release replica report retry rollback router schema secret server session ' +
  'storage switch tenant ticket token upgrade user vendor volume warehouse webhook worker customer team review budget plan ' +
  'window alert disk memory index cache region network firewall restart failed slow broken checked agreed moved waits needs ' +
  'shows must should can will was is are has been twice again today later every some two three new old large small open'
).split(' ');
const FOREIGN = [...WORDS, ...'Zürich naïve café Łódź façade 東京 данные résumé Malmö São Köln 会議 задача'.split(' ')];
const VERBS =
  'Fix Review Deploy Rotate Call Document Upgrade Test Migrate Order Restore Clean-up Approve Renew Measure'.split(' ');
const FIRST =
  'Maria Jon Aïcha Li Noah Priya Søren Olga Kwame Elena Tariq Yuki Hanna Diego Zoë Ivan Fatima Lars Mei Paul'.split(
    ' ',
  );
const LAST =
  'Lopez Weber Diallo Chen Smith Patel Berg Ivanova Mensah Rossi Khan Sato Kowalski Silva Novak Petrov Haddad Lund'.split(
    ' ',
  );
const NAMES =
  'Orion Atlas Borealis Cobalt Delta Ember Falcon Granite Harbor Iris Juniper Krypton Lumen Meridian Nimbus Onyx'.split(
    ' ',
  );
const TOPICS =
  'Billing Identity Storage Network Helpdesk Payroll Warehouse Portal Backup Analytics Mobile Intranet'.split(' ');
const WORK = 'Migration Upgrade Rollout Consolidation Hardening Rewrite Pilot'.split(' ');
const TAGS =
  'infra security billing urgent follow-up customer/acme customer/globex release quarter/q3 ops on-call debt'.split(
    ' ',
  );
const CUSTOMERS = 'Acme Globex Initech Umbrella Stark Wayne Hooli Vehement Soylent Cyberdyne'.split(' ');
const slug = (s) =>
  s
    .replace(/ø/g, 'o')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
const pad = (n, w) => String(n).padStart(w, '0');

/** Decides which notes exist: path, kind, day of creation and days of later edits. */
function plan(n, seed) {
  const r = rng(`plan:${seed}:${n}`),
    notes = [];
  const people = [],
    projects = [];
  const clamp = (x, lo, hi) => Math.max(lo, Math.min(hi, Math.round(x)));
  const add = (kind, file, created, edits, more = {}) =>
    notes.push({
      kind,
      file,
      created,
      more,
      days: [
        created,
        ...[...new Set(edits.filter((d) => d > Math.max(0, created) && d <= TODAY))].sort((x, y) => x - y),
      ],
    });
  const later = (from, k) => Array.from({ length: k }, () => r.int(Math.max(from, 0) + 1, TODAY + 60));
  for (let i = 0, k = clamp(n * 0.01, 4, 300); i < k; i++) {
    const name = `${FIRST[i % FIRST.length]} ${LAST[(i * 7 + Math.floor(i / FIRST.length)) % LAST.length]}${i >= 360 ? ` ${i}` : ''}`;
    people.push({ name, id: slug(name).replace('-', '.') + (i >= FIRST.length * 6 ? i : '') });
    add('person', `people/${people[i].id}.md`, -200, later(0, r.int(0, 2)), { who: people[i] });
  }
  for (let i = 0, k = clamp(n * 0.01, 2, 400); i < k; i++) {
    const title = `${NAMES[i % 16]} ${TOPICS[(i + Math.floor(i / 16)) % 12]} ${WORK[(i * 3 + Math.floor(i / 48)) % 7]}`;
    const dir = `projects/${slug(title)}${i >= 100 ? `-${i}` : ''}`,
      start = r.int(-150, 250);
    projects.push({ title, dir });
    add('project', `${dir}/project.md`, start, later(start, r.int(4, 24)), {
      title,
      start,
      due: start + r.int(60, 300),
      budget: r.int(10, 400) * 1000,
    });
  }
  for (let i = 0, k = Math.min(Math.round(n * 0.05), 900), d = TODAY; i < k; i++, d -= d % 7 === 6 ? 3 : 1)
    add(
      'standup',
      `standups/${date(d).slice(0, 4)}/${date(d).slice(5, 7)}/${date(d)}.md`,
      d,
      r.chance(0.3) ? [d + 1] : [],
    );
  const rest = n - notes.length,
    part = (p) => Math.floor(rest * p);
  for (let i = 0, k = part(0.2); i < k; i++) {
    const p = projects[i % projects.length],
      d = TODAY - 3 * Math.floor(i / projects.length) - r.int(0, 2);
    add('meeting', `${p.dir}/meetings/${date(d)}.md`, d, r.chance(0.7) ? [d + r.int(1, 9)] : [], { project: p });
  }
  for (let i = 0, k = part(0.2); i < k; i++) {
    const p = people[i % people.length],
      d = TODAY - Math.floor(i / people.length);
    add('todo', `todo/${p.id}/${date(d)}.md`, d, [d + 1, d + r.int(2, 5)], { who: p });
  }
  for (let i = 0, k = part(0.08); i < k; i++) {
    const d = r.int(-300, TODAY);
    add(
      'doc',
      `docs/${slug(r.pick(TOPICS))}/${r.chance(0.02) ? 'übersicht' : slug(r.pick(VERBS) + ' ' + r.pick(WORK))}-${pad(i + 1, 4)}.md`,
      d,
      later(d, r.int(0, 2)),
    );
  }
  for (let i = 0, k = part(0.03); i < k; i++) {
    const d = r.int(-100, TODAY);
    add('risk', `risks/RISK-${pad(i + 1, 4)}.md`, d, later(d, r.int(0, 3)), { project: r.pick(projects) });
  }
  for (let i = 0, k = part(0.04); i < k; i++) {
    const d = r.int(-100, TODAY);
    add('decision', `decisions/ADR-${pad(i + 1, 4)}.md`, d, later(d, r.int(0, 1)), { project: r.pick(projects) });
  }
  for (let i = 1; notes.length < n; i++) {
    const opened = r.int(-120, TODAY),
      started = opened + r.int(0, 5),
      resolved = r.chance(0.9) ? started + Math.ceil(r.lognormal(12, 1.1)) : Infinity;
    const severity = r.pick(['critical', 'high', 'high', 'medium', 'medium', 'medium', 'low', 'low']),
      raised = r.chance(0.08) ? opened + r.int(1, 10) : Infinity;
    add('issue', `issues/ISS-${pad(i, 4)}.md`, opened, [started, resolved, raised], {
      opened,
      started,
      resolved,
      severity,
      raised,
      project: r.pick(projects),
    });
  }
  return { notes, people, projects, seed };
}

/** The text of one note as it stood on a given day. Draws do not depend on the day, so only what changes changes. */
function render(note, day, world) {
  const r = rng(`${world.seed}:${note.file}`),
    { kind, created, more } = note,
    out = [];
  const updated = note.days.filter((d) => d <= day).at(-1),
    who = () => r.pick(world.people).id;
  const vocabulary = r.chance(0.25) ? FOREIGN : WORDS,
    words = (k) => Array.from({ length: k }, () => r.pick(vocabulary)).join(' ');
  const cap = (s) => s[0].toUpperCase() + s.slice(1);
  const link = () => {
    const t = world.notes[r.int(0, world.notes.length - 1)].file;
    if (r.chance(0.5)) return `[[${path.basename(t, '.md')}${r.chance(0.3) ? '|' + words(2) : ''}]]`;
    return `[${words(2)}](${encodeURI(path.relative(path.dirname(note.file), t))}${r.chance(0.15) ? '#notes' : ''})`;
  };
  const sentence = () => {
    let s = cap(words(r.int(6, 18)));
    if (r.chance(0.08)) s += ' ' + link();
    if (r.chance(0.06)) s += ` (\`${words(2)}\`)`;
    if (r.chance(0.05)) s += ` **${words(2)}**`;
    return s + (vocabulary === FOREIGN && r.chance(0.03) ? ' 🚀.' : r.pick(['.', '.', '.', '.', '!', '?']));
  };
  const para = (k = r.int(2, 5)) => out.push(Array.from({ length: k }, sentence).join(' '), '');
  const head = (s, level = 2) => out.push(`${'#'.repeat(level)} ${s}`, '');
  const task = (from = created, indent = '') => {
    const due = from + r.int(1, 45),
      done = r.chance(0.75) ? from + Math.round(r.lognormal(2, 1.2)) : Infinity,
      style = r.f(),
      cancelled = r.chance(0.03);
    const isDone = day >= done,
      mark = cancelled ? '-' : isDone ? r.pick(['x', 'x', 'x', 'X']) : (r.f(), ' ');
    let s = `${indent}${r.pick(['-', '-', '-', '-', '-', '*', '+', '1.'])} [${mark}] ${r.pick(VERBS)} ${words(r.int(3, 8))}`;
    if (r.chance(0.7)) s += ` @${who()}`;
    if (r.chance(0.45)) s += ` #${r.pick(TAGS)}`;
    if (r.chance(0.08)) s += ` ${r.pick(['🔺', '⏫', '🔼', '!high', '[priority:: high]'])}`;
    if (r.chance(0.1)) s += ` ${link()}`;
    if (style < 0.3) s += ` due:${date(due)}` + (isDone ? ` done:${date(done)}` : '');
    else if (style < 0.55) s += ` 📅 ${date(due)}` + (isDone ? ` ✅ ${date(done)}` : '');
    else if (style < 0.78) s += ` [due:: ${date(due)}]` + (isDone ? ` [completion:: ${date(done)}]` : '');
    out.push(s);
    if (!indent && r.chance(0.12)) task(from, r.pick(['  ', '    ', '\t']));
  };
  const tasks = (k, from) => {
    for (let i = 0; i < k; i++) task(from);
    out.push('');
  };
  const code = () =>
    out.push(
      ...(r.chance(0.5)
        ? ['```md', `- [ ] sample only, not a task due:${date(r.int(0, 300))} @nobody`, '# no heading', '```']
        : ['~~~sh', `systemctl restart ${slug(r.pick(TOPICS))} # [[not-a-link]]`, `  - [x] ${words(3)}`, '~~~']),
      '',
    );
  const fm = (fields) => {
    const bad = r.chance(0.004) ? r.int(0, 3) : -1;
    out.push('---', ...Object.entries(fields).map(([k, v]) => `${k}: ${v}`));
    if (bad === 0) out.push('note: value: with: colons');
    if (bad === 1) out.push('\tindented: by tab');
    if (bad === 2) out.push('tags: [unclosed, list');
    if (bad !== 3) out.push('---');
    out.push('');
  };
  const tags = () => `[${[r.pick(TAGS), r.pick(TAGS)].join(', ')}]`;

  if (kind === 'project') {
    const done = Math.min(1, Math.max(0, (day - more.start) / (more.due - more.start))),
      late = r.f(),
      hold = r.chance(0.1);
    const milestones = Array.from({ length: r.int(2, 6) }, (_, i, a = 6) => ({
      at: more.start + Math.round(((i + 1) / a) * (more.due - more.start)),
      title: `${r.pick(VERBS)} ${words(3)}`,
    }));
    fm({
      type: 'project',
      title: more.title,
      status: done >= 1 ? 'done' : hold ? 'on-hold' : 'active',
      owner: who(),
      start: date(more.start),
      due: `"${date(more.due)}"`,
      budget: more.budget,
      spent: Math.round(more.budget * done * (0.7 + late * 0.6)),
      health: late > 0.85 ? 'red' : late > 0.6 ? 'amber' : 'green',
      tags: tags(),
      updated: date(updated),
      milestones: milestones
        .map((m) => `\n  - title: ${m.title}\n    due: ${date(m.at)}\n    done: ${day >= m.at + 3}`)
        .join(''),
    });
    head(more.title, 1);
    para();
    head('Tasks');
    tasks(r.int(4, 18));
    head('Notes');
    para();
    para();
  } else if (kind === 'issue') {
    const resolved = day >= more.resolved,
      status = resolved
        ? r.chance(0.5)
          ? 'resolved'
          : 'closed'
        : (r.f(), day >= more.started ? 'in-progress' : 'open');
    const title = cap(words(r.int(4, 8)));
    fm({
      type: 'issue',
      id: path.basename(note.file, '.md'),
      title: r.chance(0.3) ? `"${title}: ${words(2)}"` : title,
      severity: day >= more.raised ? 'critical' : more.severity,
      status,
      opened: date(more.opened),
      resolved: resolved ? date(more.resolved) : '',
      owner: who(),
      customer: r.pick(CUSTOMERS),
      project: path.basename(more.project.dir),
      tags: tags(),
    });
    head(title, 1);
    para(r.int(2, 7));
    head('Steps');
    for (let i = 1, k = r.int(2, 6); i <= k; i++) out.push(`${i}. ${sentence()}`);
    out.push('');
    if (r.chance(0.15)) code();
    if (r.chance(0.7)) {
      head('To do');
      tasks(r.int(1, 4));
    }
    head('Log');
    for (let i = r.int(1, 9); i > 0; i--) out.push(`- ${date(more.opened + i)} ${sentence()}`);
  } else if (kind === 'meeting' || kind === 'standup') {
    if (r.chance(0.9))
      fm({
        type: kind,
        date: date(created),
        attendees: `\n${[1, 2, 3].map(() => `  - ${who()}`).join('\n')}`,
        ...(more.project && { project: `"[[${path.basename(more.project.dir)}]]"` }),
      });
    head(`${cap(kind)} ${date(created)}`, 1);
    head('Notes');
    for (let i = r.int(3, 9); i > 0; i--) r.chance(0.6) ? out.push(`- ${sentence()}`) : para(2);
    out.push('');
    if (r.chance(0.3)) {
      head('Decisions');
      out.push(`- ${sentence()}`, '');
    }
    head('Actions');
    tasks(r.int(1, 9));
    if (r.chance(0.06)) code();
  } else if (kind === 'todo') {
    if (r.chance(0.4)) fm({ type: 'todo', date: date(created), owner: more.who.id });
    head(date(created), 1);
    tasks(r.int(5, 18));
    if (r.chance(0.5)) {
      head('Log');
      para();
      para();
    }
  } else if (kind === 'doc') {
    if (r.chance(0.6)) fm({ title: cap(words(4)), tags: tags(), reviewed: date(updated) });
    head(cap(words(4)), 1);
    for (let left = Math.min(58000, r.lognormal(6000, 0.9)), i = 0; left > 0; i++) {
      const mark = out.length;
      if (i % 4 === 3) head(cap(words(3)), r.int(2, 4));
      para();
      if (r.chance(0.08)) code();
      if (r.chance(0.05)) tasks(2);
      if (r.chance(0.05))
        out.push('| key | value |', '| --- | --- |', ...[1, 2, 3].map(() => `| ${words(1)} | ${words(3)} |`), '');
      left -= out.slice(mark).reduce((s, l) => s + l.length + 1, 0);
    }
  } else {
    const fields =
      kind === 'person'
        ? { type: 'person', name: more.who.name, id: more.who.id, team: r.pick(TOPICS) }
        : kind === 'risk'
          ? {
              type: 'risk',
              title: cap(words(5)),
              status: r.chance(0.5) ? 'open' : 'closed',
              probability: r.int(1, 5),
              impact: r.int(1, 5),
              owner: who(),
              project: path.basename(more.project.dir),
              updated: date(updated),
            }
          : {
              type: 'decision',
              title: cap(words(5)),
              status: 'accepted',
              date: date(created),
              project: path.basename(more.project.dir),
              updated: date(updated),
            };
    fm(fields);
    head(String(fields.title ?? fields.name), 1);
    para();
    head('Consequences');
    para();
    if (r.chance(0.5)) tasks(r.int(1, 3));
  }
  let text = out.join('\n').trimEnd() + '\n';
  const odd = rng(`odd:${world.seed}:${note.file}`);
  if (odd.chance(0.03)) text = text.replace(/\n/g, '\r\n');
  return odd.chance(0.003) ? '\ufeff' + text : text;
}

/** Streams the notes' versions to `git fast-import` as C commits in day order, then packs and checks out. */
async function writeHistory(dir, world, commits) {
  const git = (...a) => execFileSync('git', ['-C', dir, ...a], { stdio: ['ignore', 'ignore', 'inherit'] });
  execFileSync('git', ['init', '-q', '-b', 'main', dir]);
  for (const [k, v] of [
    ['core.autocrlf', 'false'],
    ['core.quotePath', 'false'],
    ['gc.auto', '0'],
  ])
    git('config', k, v);
  const events = world.notes.flatMap((note) => note.days.map((d) => ({ note, d }))).sort((x, y) => x.d - y.d);
  const first = events.filter((e) => e.d < 0).length,
    rest = events.length - first;
  const child = spawn('git', ['-C', dir, 'fast-import', '--quiet', '--date-format=raw'], {
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  const exit = once(child, 'exit');
  let at = 0,
    made = 0;
  for (let c = 0; c < commits && at < events.length; c++) {
    const end = c === commits - 1 ? events.length : first + Math.floor((c * rest) / Math.max(1, commits - 1));
    if (end === at) continue;
    const batch = events.slice(at, end),
      who = world.people[c % world.people.length],
      msg = `Notes of ${date(Math.max(0, batch.at(-1).d))}\n`;
    const when = (EPOCH + Math.max(0, batch.at(-1).d) * DAY) / 1000 + 28800 + (c % 600) * 60;
    const parts = [
      `commit refs/heads/main\ncommitter ${who.name} <${who.id}@example.org> ${when} +0000\ndata ${Buffer.byteLength(msg)}\n${msg}`,
    ];
    for (const { note, d } of batch) {
      const text = render(note, d, world);
      parts.push(`M 100644 inline ${note.file}\ndata ${Buffer.byteLength(text)}\n${text}\n`);
    }
    if (!child.stdin.write(parts.join('') + '\n')) await once(child.stdin, 'drain');
    at = end;
    made++;
  }
  child.stdin.end('done\n');
  if ((await exit)[0] !== 0) throw new Error('git fast-import failed');
  git('gc', '-q');
  git('reset', '-q', '--hard', 'main');
  return made;
}

const opt = (name, fallback) => {
  const i = process.argv.indexOf(`--${name}`);
  return i < 0 ? fallback : process.argv[i + 1];
};
const out = opt('out'),
  n = Number(opt('notes')),
  seed = opt('seed', '1');
if (!out || !(n >= 20)) {
  console.error(
    'usage: node test/bench/makeCorpus.mjs --out DIR --notes N (20 or more) [--seed S] [--git] [--commits C]',
  );
  process.exit(2);
}
if (fs.existsSync(out) && fs.readdirSync(out).length) {
  console.error(`${out} is not empty`);
  process.exit(2);
}
const world = plan(n, seed),
  sizes = [];
fs.mkdirSync(out, { recursive: true });
let commits = 0,
  tasks = 0;
if (process.argv.includes('--git'))
  commits = await writeHistory(out, world, Number(opt('commits', Math.max(2, Math.round(n / 50)))));
for (const note of world.notes) {
  const text = render(note, note.days.at(-1), world),
    file = path.join(out, note.file);
  if (!commits) {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }
  sizes.push(Buffer.byteLength(text));
  tasks += (text.match(/^[ \t]*(?:[-*+]|\d+[.)]) \[.\] /gmu) ?? []).length;
}
sizes.sort((x, y) => x - y);
const q = (p) => sizes[Math.min(sizes.length - 1, Math.floor(p * sizes.length))];
console.log(
  JSON.stringify({
    files: sizes.length,
    bytes: sizes.reduce((a, b) => a + b, 0),
    median: q(0.5),
    p90: q(0.9),
    p99: q(0.99),
    max: sizes.at(-1),
    tasks,
    commits,
  }),
);
