import type { Bus } from '../../cluster/bus.ts';
import type { MetricDefinition, Precision } from '../../domain/statistics/metric.ts';
import { AppError } from '../../protocol/app-error.ts';
import type { MetricDetails, MetricView } from '../../protocol/rest/metrics.ts';
import type { Db, Tx } from '../../storage/tables.ts';
import type { AuditService } from '../audit/audit.service.ts';
import type { Issuer } from '../publications/log.service.ts';
import type { Defined, Definitions, MetricRow } from './definitions.ts';
import type { FiguresService } from './figures.service.ts';
import { isProblem, readFormula } from './formula.ts';
import { precisionOf } from './formula-figures.ts';
import { definitionFaults, formulaFault } from './metric-faults.ts';
import type { BoardUse, MetricsStore } from './metrics.store.ts';
import type { StandingStore } from './standing.store.ts';

interface Deps {
  readonly db: Db;
  readonly now: () => number;
  readonly bus: Bus;
  readonly audit: AuditService;
  readonly store: MetricsStore;
  readonly standing: StandingStore;
  readonly definitions: Definitions;
  readonly figures: FiguresService;
}

/** What the answer to a check of a formula is. */
export interface FormulaCheck {
  readonly needs: string[];
  readonly value: number | null;
  readonly precision: Precision;
  readonly problem: { readonly code: 'syntax' | 'unknown-metric' | 'not-allowed' | 'cycle' | 'no-value'; readonly detail: string } | null;
}

/** What is counted: definitions of metrics, their order and their use. */
export function createMetricsService({ db, now, bus, audit, store, standing, definitions, figures }: Deps) {
  /** Readings on record by metric, counted again only after some were appended. */
  const counts = new Map<string, Promise<number>>();
  bus.on('figures', (metrics) => {
    if (metrics === null) counts.clear();
    else for (const metric of metrics) counts.delete(metric);
  });

  function countOf(metric: string): Promise<number> {
    const kept = counts.get(metric) ?? store.countOf(metric);
    counts.set(metric, kept);
    kept.catch(() => counts.delete(metric));
    return kept;
  }

  async function views(all: readonly Defined[]): Promise<MetricView[]> {
    const { byId, needs } = await definitions.current();
    const held = new Map((await store.held()).map(({ metric, count }) => [metric, count]));
    const boards = await store.boards();
    return Promise.all(
      all.map(async ({ definition, row }): Promise<MetricView> => ({
        ...(definition as MetricDetails & { id: string }),
        revision: row.revision,
        now: (await figures.of(definition.id, null)).whole,
        readings: await countOf(definition.id),
        held: held.get(definition.id) ?? 0,
        usedIn: usersOf(definition.id, boards, needs, byId),
        updatedAt: row.updated_at,
        updatedBy: row.updated_by,
        deleted: row.deleted_at !== null,
      })),
    );
  }

  async function view(id: string): Promise<MetricView> {
    const defined = await definitions.get(id);
    if (!defined) throw new AppError('not-found');
    return (await views([defined]))[0]!;
  }

  /** In the transaction of the change: two changes at once must not make a cycle between them. */
  async function refuseFaults(tx: Tx, definition: MetricDefinition): Promise<void> {
    const { byId, needs } = await definitions.read(tx);
    const members = await standing.members(definition.id, tx);
    const faults = await definitionFaults(definition, idsInUse(byId), needs, members);
    if (faults.length > 0) throw new AppError('bad-input', faults);
  }

  async function told(): Promise<void> {
    definitions.forget();
    bus.emit('changed', 'metrics');
    await figures.announce(null);
  }

  async function change(by: Issuer, id: string, action: string, fields: Partial<MetricRow>, { revision, check }: { revision?: number; check: (tx: Tx) => Promise<void> }): Promise<MetricView> {
    const current = await view(id);
    await db.transaction().execute(async (tx) => {
      const before = await store.get(id, tx);
      if (!before) throw new AppError('not-found');
      if (revision !== undefined && before.revision !== revision) throw new AppError('changed-meanwhile', current);
      await check(tx);
      await store.update(tx, id, { ...fields, revision: before.revision + 1, updated_at: now(), updated_by: by.name });
      await audit.append(tx, { account: by.account, action, subject: id, detail: { name: current.name } });
    });
    await told();
    return view(id);
  }

  return {
    async list(): Promise<MetricView[]> {
      return views([...(await definitions.current()).byId.values()].filter(({ row }) => row.deleted_at === null));
    },
    get: view,

    /** @throws name-taken, bad-input with what is wrong with its formula or its members */
    async create(by: Issuer, { id, ...details }: MetricDetails & { id: string }): Promise<MetricView> {
      const definition = { id, ...details } as MetricDefinition;
      const at = now();
      await db.transaction().execute(async (tx) => {
        if (await store.get(id, tx)) throw new AppError('name-taken', { field: 'id' });
        await refuseFaults(tx, definition);
        const position = (await store.lastPosition(tx)) + 1;
        await store.insert(tx, { id, revision: 1, definition: JSON.stringify(definition), position, created_at: at, updated_at: at, updated_by: by.name, deleted_at: null });
        await audit.append(tx, { account: by.account, action: 'metric.create', subject: id, detail: { name: details.name } });
      });
      await told();
      return view(id);
    },

    /** @throws not-found, changed-meanwhile with the metric as it is, bad-input */
    async update(by: Issuer, id: string, revision: number, details: MetricDetails): Promise<MetricView> {
      const definition = { id, ...details } as MetricDefinition;
      return change(by, id, 'metric.update', { definition: JSON.stringify(definition) }, { revision, check: (tx) => refuseFaults(tx, definition) });
    },

    /** Those not named come after, as they were. */
    async order(by: Issuer, ids: readonly string[]): Promise<void> {
      const known = (await definitions.current()).byId;
      const named = new Set(ids.filter((id) => known.has(id)));
      const order = [...named, ...[...known.keys()].filter((id) => !named.has(id))];
      await db.transaction().execute(async (tx) => {
        for (const [index, id] of order.entries()) await store.update(tx, id, { position: index + 1 });
        await audit.append(tx, { account: by.account, action: 'metric.order', subject: 'metrics', detail: { metrics: named.size } });
      });
      definitions.forget();
      bus.emit('changed', 'metrics');
    },

    /** Boards go on showing its last figure with its time. @throws in-use with the formulas that name it */
    async remove(by: Issuer, id: string): Promise<void> {
      const check = async (tx: Tx) => {
        const { needs, byId } = await definitions.read(tx);
        if (byId.get(id)?.row.deleted_at !== null) throw new AppError('not-found'); // else its last figure would move to now
        const users = usersOf(id, [], needs, byId);
        if (users.length > 0) throw new AppError('in-use', users);
      };
      await change(by, id, 'metric.delete', { deleted_at: now() }, { check });
    },

    /** @throws bad-input when its formula no longer holds */
    async restore(by: Issuer, id: string): Promise<MetricView> {
      const defined = await definitions.get(id);
      if (!defined) throw new AppError('not-found');
      return change(by, id, 'metric.restore', { deleted_at: null }, { check: (tx) => refuseFaults(tx, defined.definition) });
    },

    /** What a formula needs, what it gives now, and what is wrong with it. */
    async check(id: string | undefined, expression: string): Promise<FormulaCheck> {
      const { byId, needs } = await definitions.current();
      const formula = await readFormula(expression);
      const named = isProblem(formula) ? [] : [...formula.needs];
      const problem = await formulaFault(id ?? null, expression, idsInUse(byId), needs);
      if (problem || isProblem(formula)) return { needs: named, value: null, precision: 'exact', problem };
      const parts = await figures.together(formula.needs, '', null);
      const values = new Map(parts.map(({ metric, value }) => [metric, value]));
      const value = formula.evaluate((need) => values.get(need) ?? null);
      const without = formula.needs.filter((need) => (values.get(need) ?? null) === null);
      return { needs: named, value, precision: precisionOf(formula, value, parts), problem: value === null ? { code: 'no-value', detail: without.join(', ') } : null };
    },
  };
}
export type MetricsService = ReturnType<typeof createMetricsService>;

function usersOf(id: string, boards: readonly BoardUse[], needs: ReadonlyMap<string, readonly string[]>, byId: ReadonlyMap<string, Defined>): MetricView['usedIn'] {
  return [
    ...boards.filter(({ metrics }) => metrics.has(id)).map((board) => ({ kind: 'board' as const, id: board.id, name: board.title })),
    ...[...needs].filter(([, parts]) => parts.includes(id)).map(([user]) => ({ kind: 'metric' as const, id: user, name: byId.get(user)?.definition.name ?? user })),
  ];
}

function idsInUse(byId: ReadonlyMap<string, Defined>): ReadonlySet<string> {
  return new Set([...byId.values()].filter(({ row }) => row.deleted_at === null).map(({ definition }) => definition.id));
}
