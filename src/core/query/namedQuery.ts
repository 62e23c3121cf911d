// The named queries of a configuration, read once. Comes in: a name; goes out: the query and the rows that are kept of it. What cannot be
// read, and what asks for nothing, is none: that is a problem of the configuration, told elsewhere.
import type { NotebookConfig } from '../record/kind.ts';
import { type KeptQuery, keptQuery } from './keptQuery.ts';
import { parseQuery } from './parseQuery.ts';
import type { Query } from './query.ts';

/** A named query with the rows that are kept of it. */
export interface NamedQuery {
  readonly query: Query;
  readonly kept: KeptQuery;
}

/** The query of that name; undefined where a team has broken or emptied it. */
export function namedQuery(name: string, config: NotebookConfig): NamedQuery | undefined {
  const queries = known.get(config) ?? new Map<string, NamedQuery | undefined>();
  known.set(config, queries);
  if (!queries.has(name)) queries.set(name, read(name, config));
  return queries.get(name);
}

const known = new WeakMap<NotebookConfig, Map<string, NamedQuery | undefined>>();

function read(name: string, config: NotebookConfig): NamedQuery | undefined {
  const parsed = parseQuery(config.queries.get(name) ?? '', config);
  if (!('query' in parsed) || parsed.query.terms.length === 0) return undefined;
  return { query: parsed.query, kept: keptQuery(parsed.query) };
}
