import type { Logger } from 'pino';
import type { Bus } from '../../cluster/bus.ts';
import { dayOf, type Recurrence } from '../../domain/recurrence.ts';
import { type Figure, figureText } from '../../domain/statistics/figure.ts';
import { crossed, type MetricDefinition, type Threshold } from '../../domain/statistics/metric.ts';
import type { Attention } from '../../protocol/rest/ledger.ts';
import type { Db } from '../../storage/tables.ts';
import type { AuditService } from '../audit/audit.service.ts';
import type { Issuer } from '../publications/log.service.ts';
import type { SchedulesService } from '../schedules/schedules.service.ts';
import type { MetricFigures } from '../metrics/figures-of.ts';
import { createThresholdsStore } from './thresholds.store.ts';

interface Deps {
  readonly db: Db;
  readonly now: () => number;
  readonly bus: Bus;
  readonly audit: AuditService;
  readonly logger: Logger;
  readonly schedules: Pick<SchedulesService, 'create'>;
  readonly townTimeZone: () => Promise<string>;
  readonly definitions: () => Promise<readonly MetricDefinition[]>;
  readonly figuresOf: (metric: string, at: null) => Promise<Pick<MetricFigures, 'whole' | 'members'>>;
}

const GATHER_MS = 500;
/** What counts from midnight on is another figure then, though nothing came in. */
const LOOK_EVERY_MS = 60_000;
const DRAFT_DAYS = 7;
/** A figure that comes and goes around its threshold within this has crossed it once. */
const STILL_CROSSED_MS = 10 * 60_000;
/** Whose hand a drafted schedule shows; a person publishes it, or nobody does. */
const BY_THRESHOLD: Issuer = { account: 'threshold', name: '阈值提醒 Threshold' };

/** A figure that has crossed a threshold. */
type Crossing = Figure & { readonly value: number };

/** Watches the thresholds: what is crossed is recorded once, told to the people named, and may draft a schedule. Nothing here publishes. */
export function createThresholdsService({ db, now, bus, audit, logger, schedules, townTimeZone, definitions, figuresOf }: Deps) {
  const store = createThresholdsStore(db);
  let waiting: Set<string> | 'all' | null = null;
  let timer: NodeJS.Timeout | null = null;
  let working: Promise<void> = Promise.resolve();

  function look(): void {
    timer = null;
    const metrics = waiting;
    waiting = null;
    working = working.then(() => check(metrics ?? 'all')).catch((err: unknown) => logger.error({ err }, 'the thresholds were not checked'));
  }

  async function check(which: ReadonlySet<string> | 'all'): Promise<void> {
    const watched = (await definitions()).filter(({ id, thresholds }) => thresholds.length > 0 && (which === 'all' || which.has(id)));
    const open = await store.open();
    const all = which === 'all' ? new Set((await definitions()).map(({ id }) => id)) : which;
    // a threshold that was taken away, or whose metric was, is over
    for (const event of open) {
      const metric = watched.find(({ id }) => id === event.metric_id);
      const isKnown = metric?.thresholds.some(({ id }) => id === event.threshold_id);
      if (!isKnown && (which === 'all' || all.has(event.metric_id))) await end(event.id);
    }
    for (const metric of watched) {
      const { whole, members } = await figuresOf(metric.id, null);
      for (const threshold of metric.thresholds) {
        const event = open.find(({ metric_id, threshold_id }) => metric_id === metric.id && threshold_id === threshold.id);
        const crossing = crossingOf(threshold, whole, members);
        if (crossing && !event) await begin(metric, threshold, crossing);
        if (!crossing && event) await end(event.id);
      }
    }
  }

  async function begin(metric: MetricDefinition, threshold: Threshold, crossing: Crossing): Promise<void> {
    const { name: of, member, value, precision, unit, decimals } = crossing;
    const name = member === '' ? of : `${of} · ${member}`;
    const last = await store.last(metric.id, threshold.id);
    // what was crossed before may have been another value under the same id
    if (last && now() - (last.ended_at ?? 0) < STILL_CROSSED_MS && crossed([threshold], last.value)) {
      await store.resume(last.id);
      bus.emit('changed', 'metrics');
      return;
    }
    const at = now();
    const schedule = threshold.draft ? ((await draftedBefore(metric.id, threshold.id)) ?? (await draft(name, threshold.draft, crossing))) : null;
    const notice = await db.transaction().execute(async (tx) => {
      await audit.append(tx, { account: null, action: 'threshold.cross', subject: metric.id, detail: { value, threshold: threshold.value, when: threshold.when } });
      const id = await store.begin(tx, { metric_id: metric.id, threshold_id: threshold.id, level: threshold.level, value, as_of: crossing.asOf ?? at, at, ended_at: null, schedule_id: schedule });
      const made = { id, at, metric: metric.id, name, value, precision, unit, decimals, when: threshold.when, threshold: threshold.value, level: threshold.level, schedule };
      await store.tell(tx, threshold.notify, threshold.id, made);
      return made;
    });
    bus.emit('crossed', { accounts: threshold.notify, notice });
    bus.emit('changed', 'metrics');
  }

  async function end(id: number): Promise<void> {
    await store.end(id, now());
    bus.emit('changed', 'metrics');
  }

  /** What it drafted at an earlier crossing, while that is not over: nobody wants the same a second time. */
  async function draftedBefore(metric: string, threshold: string): Promise<string | null> {
    const before = await store.schedule(metric, threshold);
    if (!before) return null;
    const { endDate } = JSON.parse(before.recurrence) as Recurrence;
    return endDate === null || endDate >= dayOf(now(), await townTimeZone()) ? before.id : null;
  }

  /** A draft for the coming week, for a person to look at. A playlist that is gone drafts nothing. */
  async function draft(of: string, { playlist, targets }: NonNullable<Threshold['draft']>, crossing: Crossing): Promise<string | null> {
    const today = dayOf(now(), await townTimeZone());
    const { prefix, digits, unit } = figureText(crossing, 'zh-CN');
    try {
      const { id } = await schedules.create(BY_THRESHOLD, {
        name: `${of} ${prefix}${digits}${unit}`.slice(0, 80),
        playlist,
        targets,
        recurrence: { startDate: today, endDate: Temporal.PlainDate.from(today).add({ days: DRAFT_DAYS - 1 }).toString(), weekdays: [1, 2, 3, 4, 5, 6, 7], windows: [{ from: '00:00', to: '24:00' }] },
        tier: 'scheduled',
        campaign: '',
      });
      return id;
    } catch (err) {
      logger.warn({ err, metric: crossing.metric }, 'a crossed threshold could not draft its schedule');
      return null;
    }
  }

  const onFigures = (metrics: readonly string[] | null) => {
    if (metrics === null) waiting = 'all';
    else if (waiting !== 'all') waiting = new Set([...(waiting ?? []), ...metrics]);
    timer ??= setTimeout(look, GATHER_MS).unref();
  };
  bus.on('figures', onFigures);
  onFigures(null); // what was crossed, or no longer is, while the server was down
  const looking = setInterval(() => onFigures(null), LOOK_EVERY_MS).unref();

  return {
    /** What the overview shows of crossed thresholds. */
    async attention(): Promise<Attention[]> {
      const names = new Map((await definitions()).map(({ id, name }) => [id, name]));
      return (await store.open()).flatMap(({ metric_id, at, value }) => {
        const name = names.get(metric_id);
        return name === undefined ? [] : [{ code: 'threshold-crossed' as const, subject: { kind: 'metric' as const, id: metric_id, name }, since: at, detail: value }];
      });
    },
    /** What this person was told and has not put away, oldest first. */
    notices: store.notices,
    async heard(account: string, id: number): Promise<void> {
      await store.heard(account, id);
    },
    /** Resolves when everything heard so far has been looked at. */
    async drain(): Promise<void> {
      bus.off('figures', onFigures);
      clearInterval(looking);
      if (timer) {
        clearTimeout(timer);
        look();
      }
      await working;
    },
  };
}
export type ThresholdsService = ReturnType<typeof createThresholdsService>;

/** The figure that has crossed: the whole, else the member that is furthest beyond of those that wear the mark as well. */
function crossingOf(threshold: Threshold, whole: Figure, members: readonly Figure[]): Crossing | null {
  const sign = threshold.when === 'at-least' ? -1 : 1;
  const marked = members.filter(({ level }) => level !== null).sort((one, other) => sign * ((one.value ?? 0) - (other.value ?? 0)));
  const found = [whole, ...marked].find(({ value }) => crossed([threshold], value) !== null);
  return found && found.value !== null ? { ...found, value: found.value } : null;
}
