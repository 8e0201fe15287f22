import type { Selectable } from 'kysely';
import type { MetricDefinition } from '../../domain/statistics/metric.ts';
import type { Db, Tables, Tx } from '../../storage/tables.ts';
import { isProblem, readFormula } from './formula.ts';
import { type Needs, withDependents } from './formula-graph.ts';

export type MetricRow = Selectable<Tables['metric']>;

export interface Defined {
  readonly definition: MetricDefinition;
  readonly row: MetricRow;
}

export interface Held {
  /** Deleted ones too: boards go on showing their last figure. */
  readonly byId: ReadonlyMap<string, Defined>;
  /** Only of those not deleted. */
  readonly needs: Needs;
}

/** Every metric's definition in the listed order, read again only after a change. */
export function createDefinitions(db: Db) {
  let known: Held | null = null;
  let reading: Promise<Held> | null = null;
  let changes = 0;

  /** Read from the records themselves. */
  async function read(from: Db | Tx): Promise<Held> {
    const rows = await from.selectFrom('metric').selectAll().orderBy('position').orderBy('id').execute();
    const defined = rows.map((row): Defined => ({ definition: JSON.parse(row.definition) as MetricDefinition, row }));
    const needs = new Map<string, readonly string[]>();
    for (const { definition, row } of defined) {
      if (row.deleted_at !== null || definition.source.kind !== 'formula') continue;
      const formula = await readFormula(definition.source.expression);
      if (!isProblem(formula)) needs.set(definition.id, formula.needs);
    }
    return { byId: new Map(defined.map((each) => [each.definition.id, each])), needs };
  }

  async function readOnce(): Promise<Held> {
    const begun = changes;
    const held = await read(db);
    if (begun === changes) known = held;
    return held;
  }

  /** @param from the transaction under way, where there is one: whatever waits for the records waits for its end */
  function current(from: Db | Tx = db): Promise<Held> {
    if (known) return Promise.resolve(known);
    if (from !== db) return read(from);
    const own = (reading ??= readOnce());
    const over = () => void (reading === own && (reading = null));
    own.then(over, over);
    return own;
  }

  return {
    current,
    read,
    async get(id: string, from: Db | Tx = db): Promise<Defined | undefined> {
      return (await current(from)).byId.get(id);
    },
    forget(): void {
      changes++;
      known = null;
      reading = null;
    },
    /** These and every formula worked out from them. */
    affected: async (ids: Iterable<string>): Promise<string[]> => [...withDependents(ids, (await current()).needs)],
  };
}
export type Definitions = ReturnType<typeof createDefinitions>;
