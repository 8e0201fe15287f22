import type { Bus } from '../../cluster/bus.ts';
import type { Figure } from '../../domain/statistics/figure.ts';
import type { WidgetData } from '../../domain/statistics/board.ts';
import type { MetricDefinition } from '../../domain/statistics/metric.ts';
import { isUnusualJump, nextDue } from '../../domain/statistics/reporting.ts';
import type { WidgetFigures } from '../../domain/statistics/figure.ts';
import { AppError } from '../../protocol/app-error.ts';
import type { Attention } from '../../protocol/rest/ledger.ts';
import type { ReadingView } from '../../protocol/rest/metrics.ts';
import type { DueRow, ReportDraft, ReporterView, ReportItem } from '../../protocol/rest/villages.ts';
import type { AccountView } from '../../protocol/rest/session.ts';
import type { AccountsService } from '../accounts/accounts.service.ts';
import type { ReadingsService } from '../metrics/readings.service.ts';
import type { Issuer } from '../publications/log.service.ts';
import type { TownService } from '../town/town.service.ts';
import type { Db } from '../../storage/tables.ts';
import { createSentKeys } from '../sent-keys.ts';
import { createVillagesStore, type LastRow } from './villages.store.ts';

interface Deps {
  readonly db: Db;
  readonly now: () => number;
  readonly bus: Bus;
  readonly accounts: AccountsService;
  readonly town: TownService;
  readonly readings: Pick<ReadingsService, 'append' | 'announce' | 'list' | 'withCorrected'>;
  readonly definitions: () => Promise<readonly MetricDefinition[]>;
  readonly widget: (data: WidgetData, at: number | null) => Promise<WidgetFigures>;
}

/** Who reports, and for which village. */
export interface Reporter {
  readonly account: string;
  readonly name: string;
  readonly village: string | null;
}

/** When each figure was last defined and each village could first report, epoch milliseconds. */
interface Asked {
  readonly timeZone: string;
  readonly villages: ReadonlyMap<string, number>;
  readonly metrics: ReadonlyMap<string, number>;
}

const REPORT_PATH = '/report';
const HISTORY = 50;

/** Village reporting: each village has its own sign-in, sees its own figures and appends readings to them. */
export function createVillagesService({ db, now, bus, accounts, town, readings, definitions, widget }: Deps) {
  const sentKeys = createSentKeys(db, now);
  const store = createVillagesStore(db);

  /** What villages owe: entered by hand, by village, with a beat. */
  async function owed(): Promise<MetricDefinition[]> {
    return (await definitions()).filter(({ source, dimension }) => source.kind === 'readings' && dimension !== null);
  }

  async function figuresOf(metric: MetricDefinition): Promise<Map<string, Figure>> {
    const { figures } = await widget({ metrics: [metric.id], view: 'members' }, null);
    return new Map(figures.map((figure) => [figure.member, figure]));
  }

  /**
   * How each village stands: by the reading for the latest time, whether it counts or waits for the town, for a month that
   * was handed in late is not how things stand. Its figure would not tell: of a flow it has none when others have gone
   * on to a later span.
   */
  async function lastOf(metric: string, villages: readonly string[], waiting: readonly LastRow[]): Promise<Map<string, LastRow>> {
    const all = Map.groupBy([...(await store.counted(metric, villages)), ...waiting], ({ member }) => member);
    return new Map([...all].map(([village, rows]) => [village, rows.reduce(later)]));
  }

  /** @param since as-of of the last reading, or since when the figure is asked where there is none */
  function dueOf({ rhythm }: MetricDefinition, since: number, timeZone: string): { dueAt: number | null; late: boolean } {
    const dueAt = nextDue(rhythm, since, timeZone);
    return { dueAt, late: dueAt !== null && now() > dueAt };
  }

  /** Since when each village has had a sign-in that works, epoch milliseconds. */
  async function reportingSince(): Promise<Map<string, number>> {
    const since = new Map<string, number>();
    for (const { village, disabled, createdAt } of await accounts.list()) {
      if (village !== null && !disabled) since.set(village, Math.min(createdAt, since.get(village) ?? Infinity));
    }
    return since;
  }

  async function itemOf(metric: MetricDefinition, village: string, asked: Asked, waiting: readonly LastRow[]): Promise<ReportItem> {
    const figure = (await figuresOf(metric)).get(village);
    const row = (await lastOf(metric.id, [village], waiting)).get(village);
    const last = row ? ((await readings.withCorrected([row.id])).find(({ id }) => id === row.id) ?? null) : null;
    return {
      metric: metric.id,
      name: metric.name,
      unit: metric.unit,
      decimals: metric.decimals,
      accrual: metric.accrual,
      about: metric.about,
      needsApproval: metric.needsApproval,
      last,
      value: figure?.value ?? null,
      period: figure?.period ?? '',
      ...dueOf(metric, last?.asOf ?? askedSince(asked, metric, village), asked.timeZone),
      held: waiting.filter(({ member }) => member === village).length,
      refused: (await readings.withCorrected(await store.refused(metric.id, village))).filter(({ state }) => state === 'refused'),
    };
  }

  async function asked(): Promise<Asked> {
    return { timeZone: (await town.get()).timeZone, villages: await reportingSince(), metrics: await store.definedSince() };
  }

  /** Who owes what, those longest late first; what is not late after those. */
  async function due(): Promise<DueRow[]> {
    const ask = await asked();
    const waiting = await store.waiting();
    const rows: DueRow[] = [];
    for (const metric of await owed()) {
      if (metric.rhythm === 'none' || metric.rhythm === 'live') continue;
      const villages = metric.dimension?.members ?? [];
      const [figures, all] = [await figuresOf(metric), await lastOf(metric.id, villages, waiting.get(metric.id) ?? [])];
      for (const village of villages) {
        if (!ask.villages.has(village)) continue; // nobody there could be reminded
        const last = all.get(village);
        const lastAsOf = last?.asOf ?? null;
        const lastValue = figures.get(village)?.value ?? last?.value ?? null;
        rows.push({ village, metric: metric.id, name: metric.name, unit: metric.unit, lastAsOf, lastValue, ...dueOf(metric, lastAsOf ?? askedSince(ask, metric, village), ask.timeZone) });
      }
    }
    return rows.sort((a, b) => Number(b.late) - Number(a.late) || (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity));
  }

  /** No metric has a member of this name, so staff who report for no village are asked for nothing. */
  const villageOf = ({ village }: Reporter): string => village ?? '';

  async function sendOne(reporter: Reporter, village: string, draft: Required<ReportDraft>): Promise<{ key: string; reading: ReadingView | null; problem: string | null }> {
    const { key } = draft;
    const recorded = async (ids: readonly number[]) => ({ key, reading: (await readings.withCorrected(ids))[0] ?? null, problem: null });
    const before = await sentKeys.find(reporter.account, key);
    if (before) return recorded(before);
    const metric = (await owed()).find(({ id }) => id === draft.metric);
    if (!metric?.dimension?.members.includes(village)) return { key, reading: null, problem: 'no-such-metric' };
    const last = (await lastOf(metric.id, [village], (await store.waiting()).get(metric.id) ?? [])).get(village);
    if (isUnusualJump(last?.value ?? null, draft.value) && draft.note === '') return { key, reading: null, problem: 'reason-needed' };
    try {
      const { reading, meanwhile } = await db.transaction().execute(async (tx) => {
        const meanwhile = await sentKeys.find(reporter.account, key, tx); // the same from the same phone at the same moment
        if (meanwhile) return { reading: null, meanwhile };
        const origin = { kind: 'village' as const, id: reporter.account, name: village, reporter };
        const appended = await readings.append(origin, [{ metric: metric.id, member: village, value: draft.value, asOf: draft.asOf, note: draft.note, evidence: draft.evidence }], { tx });
        await sentKeys.keep(tx, reporter.account, key, appended.map(({ id }) => id));
        return { reading: appended[0]!, meanwhile };
      });
      if (meanwhile) return recorded(meanwhile);
      await readings.announce([metric.id]);
      return { key, reading, problem: null };
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'bad-input') throw error;
      return { key, reading: null, problem: (error.details as { code: string }[])[0]?.code ?? 'bad-input' };
    }
  }

  return {
    reporters: async (): Promise<ReporterView[]> => (await accounts.list()).filter(({ village }) => village !== null).map(reporterView),

    /** @throws name-taken when the village has one of that name */
    async addReporter(by: Issuer, { village, name, password }: { village: string; name: string; password: string }): Promise<ReporterView> {
      const taken = new Set((await accounts.list()).map(({ username }) => username));
      const base = village.replace(/[^\p{L}\p{N}._-]/gu, '').slice(0, 36).padEnd(2, '村');
      let username = base;
      for (let number = 2; taken.has(username); number++) username = `${base}${number}`;
      return reporterView(await accounts.create(by.account, { username, name, password, roles: ['reporter'], village }));
    },

    /** @throws not-found, not-allowed for who has become more than a village's reporter: that takes `account.manage` */
    async changeReporter(by: Issuer, id: string, change: { name?: string | undefined; disabled?: boolean | undefined; password?: string | undefined }): Promise<ReporterView> {
      const { village, roles } = await accounts.get(id);
      if (village === null) throw new AppError('not-found');
      if (roles.some((role) => role !== 'reporter')) throw new AppError('not-allowed');
      return reporterView(await accounts.update(by.account, id, change));
    },

    due,

    async items(reporter: Reporter) {
      const village = villageOf(reporter);
      const [{ name }, ask] = [await town.get(), await asked()];
      const mine = (await owed()).filter(({ dimension }) => dimension?.members.includes(village));
      const waiting = await store.waiting();
      return { village, town: name, items: await Promise.all(mine.map((metric) => itemOf(metric, village, ask, waiting.get(metric.id) ?? []))) };
    },

    /**
     * Each draft by itself: what is wrong with one keeps none of the others out. The same key again records nothing.
     * @param clock what the phone's clock says now, epoch milliseconds
     */
    async send(reporter: Reporter, drafts: readonly Required<ReportDraft>[], clock = now()) {
      const village = villageOf(reporter);
      const ahead = clock - now();
      const results: Awaited<ReturnType<typeof sendOne>>[] = [];
      for (const draft of drafts) results.push(await sendOne(reporter, village, { ...draft, asOf: draft.asOf - ahead }));
      bus.emit('changed', 'readings');
      return { results };
    },

    async history(reporter: Reporter): Promise<ReadingView[]> {
      const { rows } = await readings.list({ member: villageOf(reporter), source: reporter.account }, 0, HISTORY);
      return rows.filter(({ sourceKind }) => sourceKind === 'village');
    },

    /** For the overview: metrics for which villages are late. */
    async attention(): Promise<Attention[]> {
      const late = (await due()).filter((row) => row.late);
      const byMetric = Map.groupBy(late, ({ metric }) => metric);
      return [...byMetric].map(([metric, rows]) => ({ code: 'readings-late', subject: { kind: 'metric', id: metric, name: rows[0]!.name }, since: rows[0]!.dueAt, detail: rows.length }));
    },
  };
}
export type VillagesService = ReturnType<typeof createVillagesService>;

/** Nobody is late with what nobody could report yet. */
function askedSince({ villages, metrics }: Asked, { id }: MetricDefinition, village: string): number {
  return Math.max(metrics.get(id) ?? 0, villages.get(village) ?? 0);
}

/** The one for the later time; of the same time the one recorded later. */
function later(one: LastRow, other: LastRow): LastRow {
  return other.asOf > one.asOf || (other.asOf === one.asOf && other.id > one.id) ? other : one;
}

function reporterView({ id, village, name, username, disabled, lastSeenAt }: AccountView): ReporterView {
  return { id, village: village ?? '', name, username, disabled, link: `${REPORT_PATH}?as=${encodeURIComponent(username)}`, lastSeenAt };
}
