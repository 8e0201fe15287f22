import { createHash, randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import type { Bus } from '../../cluster/bus.ts';
import { freshUntil } from '../../domain/statistics/freshness.ts';
import type { MetricDefinition } from '../../domain/statistics/metric.ts';
import { AppError } from '../../protocol/app-error.ts';
import type { Attention } from '../../protocol/rest/ledger.ts';
import type { ReadingDraft } from '../../protocol/rest/metrics.ts';
import type { Pushed, SourceDetails, SourceProblem, SourceSettings, SourceView } from '../../protocol/rest/sources.ts';
import { createBucket, type Bucket } from '../../realtime/bucket.ts';
import type { Db } from '../../storage/tables.ts';
import type { AuditService } from '../audit/audit.service.ts';
import { newId } from '../id.ts';
import { createSentKeys } from '../sent-keys.ts';
import type { ReadingsService } from '../metrics/readings.service.ts';
import type { Issuer } from '../publications/log.service.ts';
import { isSameDoor, withoutPassword } from './address.ts';
import { SourceFailure } from './guarded-get.ts';
import { type Found, pathFault, pickFrom } from './json-picks.ts';
import { type Message, mqttOnce, pollOnce } from './listener.ts';
import { codesOf, draftsOf, faultsOf, foreignIn, problemOf, pushedIn, Rehearsed } from './pushed.ts';
import { createRunner } from './runner.ts';
import { createSourcesStore, rowOf, sourceView, type SourceRow } from './sources.store.ts';

interface Deps {
  readonly db: Db;
  readonly now: () => number;
  readonly bus: Bus;
  readonly audit: AuditService;
  readonly readings: Pick<ReadingsService, 'append' | 'announce'>;
  readonly definitions: () => Promise<readonly MetricDefinition[]>;
  readonly allowedHosts: readonly string[];
  readonly logger: Logger;
}

const PUSHES_A_SECOND = 20;
const PUSH_BURST = 100;
const TOLD_AGAIN_MS = 1_000;
const SAMPLE_CHARACTERS = 2_000;
const FLOW_NEEDS_TIME = 'flow-needs-time';

/** Interfaces that bring readings by themselves. What one brings is appended like any other reading; what it may not bring is said in its state. */
export function createSourcesService({ db, now, bus, audit, readings, definitions, allowedHosts, logger }: Deps) {
  const store = createSourcesStore(db);
  const buckets = new Map<string, Bucket>();
  const sentKeys = createSentKeys(db, now);
  const runner = createRunner({
    allowedHosts,
    logger,
    onMessage: deliver,
    onFailure: (id, { code, message }) => failed(id, { code, detail: message }),
    async onReachable(id) {
      await store.reachable(id);
      bus.emit('changed', 'sources');
    },
  });

  async function existing(id: string): Promise<SourceRow> {
    const row = await store.get(id);
    if (!row) throw new AppError('not-found');
    return row;
  }

  function restart(row: SourceRow): void {
    if (row.enabled === 1 && row.deleted_at === null) runner.start({ id: row.id, settings: settingsOf(row), secret: row.secret });
    else runner.stop(row.id);
  }

  async function failed(id: string, problem: SourceProblem): Promise<void> {
    await store.failed(id, now(), problem);
    bus.emit('changed', 'sources');
  }

  async function succeeded(id: string, count: number): Promise<void> {
    await store.succeeded(id, now(), count);
    bus.emit('changed', 'sources');
  }

  async function metricsById(): Promise<ReadonlyMap<string, MetricDefinition>> {
    return new Map((await definitions()).map((metric) => [metric.id, metric]));
  }

  /** @throws bad-input naming the pick that cannot be used */
  async function check(settings: SourceSettings): Promise<void> {
    const known = await metricsById();
    const faults: { path: string; code: string; message?: string }[] = [];
    const metrics = settings.kind === 'push' ? settings.metrics.map((metric) => ({ metric, member: '' })) : settings.picks;
    metrics.forEach(({ metric, member }, index) => {
      const definition = known.get(metric);
      const path = settings.kind === 'push' ? `settings.metrics.${index}` : `settings.picks.${index}`;
      if (!definition) faults.push({ path: `${path}.metric`, code: 'no-such-metric' });
      else if (definition.source.kind !== 'readings') faults.push({ path: `${path}.metric`, code: 'not-entered' });
      else if (member !== '' && !definition.dimension?.members.includes(member)) faults.push({ path: `${path}.member`, code: 'no-such-member' });
    });
    if (settings.kind !== 'push') {
      settings.picks.forEach((pick, index) => {
        for (const field of ['value', 'asOf'] as const) {
          const fault = pick[field] === '' ? null : pathFault(pick[field]);
          if (fault) faults.push({ path: `settings.picks.${index}.${field}`, code: 'bad-path', message: fault });
        }
        if (lacksTime(settings, pick, known)) faults.push({ path: `settings.picks.${index}.asOf`, code: FLOW_NEEDS_TIME });
      });
    }
    if (faults.length > 0) throw new AppError('bad-input', faults);
  }

  /**
   * What of a message is new: a stock when it changed or would soon look stale, a flow when it is later than the last.
   * A flow without a time that a broker kept for later is none: it comes again with every connection.
   */
  async function newOnes(source: string, found: readonly Found[], isKept: boolean, known: ReadonlyMap<string, MetricDefinition>): Promise<ReadingDraft[]> {
    const drafts: ReadingDraft[] = [];
    for (const { pick, value, asOf } of found) {
      if (value === null) continue;
      const metric = known.get(pick.metric);
      const at = asOf ?? now();
      if (isKept && asOf === null && metric?.accrual === 'flow') continue;
      const last = await store.last(source, pick.metric, pick.member);
      if (last && metric) {
        if (asOf !== null && at <= last.as_of) continue;
        const until = freshUntil(metric.rhythm, last.as_of);
        const isSoonStale = until !== null && at > (last.as_of + until) / 2;
        if (metric.accrual === 'stock' && asOf === null && last.value === value && !isSoonStale) continue;
      }
      drafts.push({ metric: pick.metric, member: pick.member, value, asOf: at });
    }
    return drafts;
  }

  async function deliver(id: string, { content, isKept }: Message): Promise<void> {
    const row = await store.get(id);
    if (!row || row.enabled === 0 || row.deleted_at !== null) return;
    const settings = settingsOf(row);
    if (settings.kind === 'push') return;
    const known = await metricsById();
    // its metric may have been made a flow since it was saved
    const found = pickFrom(content, settings.picks).map((each) =>
      lacksTime(settings, each.pick, known) ? { ...each, value: null, problem: { code: 'reading-refused' as const, detail: draftWords(each.pick, FLOW_NEEDS_TIME) } } : each,
    );
    const drafts = await newOnes(id, found, isKept, known);
    let brought = 0;
    let problem = found.find((each) => each.problem)?.problem ?? null;
    // one refused value keeps none of the others out
    for (const draft of drafts) {
      try {
        await readings.append(originOf(row), [draft]);
        brought += 1;
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        problem ??= { code: 'reading-refused', detail: draftWords(draft, draft.value, codesOf(error)) };
      }
    }
    if (brought > 0 || !problem) await succeeded(id, brought);
    if (problem) await failed(id, problem);
  }

  return {
    async start(): Promise<void> {
      for (const row of await store.list()) restart(row);
    },
    stop: () => runner.stopAll(),

    /** What the overview shows of interfaces that have failed since they last brought something. */
    async attention(): Promise<Attention[]> {
      const failing = (await store.list()).filter((row) => row.enabled === 1 && row.last_error !== null);
      return failing.map(({ id, name, last_error_at }) => ({ code: 'source-failing', subject: { kind: 'source', id, name }, since: last_error_at, detail: null }));
    },

    list: async (): Promise<SourceView[]> => (await store.list()).map(sourceView),

    /** @throws bad-input @returns the token of a push source, which is not kept */
    async create(by: Issuer, { secret: given, ...sent }: SourceDetails & { secret?: string | undefined }): Promise<SourceView & { token: string | null }> {
      const { settings, secret } = withoutPassword({ settings: sent.settings, secret: given });
      const details = { ...sent, settings };
      await check(settings);
      const token = details.settings.kind === 'push' ? newToken() : null;
      const at = now();
      const row: SourceRow = {
        id: newId(),
        revision: 1,
        ...rowOf(details),
        secret: token ? hashOf(token) : (secret ?? null),
        last_ok_at: null,
        last_error_at: null,
        last_error: null,
        readings: 0,
        created_at: at,
        updated_at: at,
        updated_by: by.name,
        deleted_at: null,
      };
      await db.transaction().execute(async (tx) => {
        await store.insert(tx, row);
        await audit.append(tx, { account: by.account, action: 'source.create', subject: row.id, detail: { name: row.name, kind: row.kind } });
      });
      restart(row);
      bus.emit('changed', 'sources');
      return { ...sourceView(row), token };
    },

    /** @throws not-found, changed-meanwhile, bad-input */
    async update(by: Issuer, id: string, revision: number, { secret: given, ...sent }: SourceDetails & { secret?: string | undefined }): Promise<SourceView> {
      const { settings, secret } = withoutPassword({ settings: sent.settings, secret: given });
      await check(settings);
      const before = await existing(id);
      if (before.kind !== settings.kind) throw new AppError('bad-input', [{ path: 'settings.kind', code: 'kind-is-fixed' }]);
      const kept = before.kind === 'push' || isSameDoor(settingsOf(before), settings) ? before.secret : null;
      const after = secret === undefined || before.kind === 'push' ? kept : secret || null;
      return change(by, id, 'source.update', { ...rowOf({ ...sent, settings }), secret: after, last_error: null }, revision);
    },

    remove: async (by: Issuer, id: string) => void (await change(by, id, 'source.delete', { deleted_at: now() })),
    restore: (by: Issuer, id: string) => change(by, id, 'source.restore', { deleted_at: null }),

    async renewToken(by: Issuer, id: string): Promise<{ token: string }> {
      if ((await existing(id)).kind !== 'push') throw new AppError('bad-input', [{ path: 'id', code: 'not-a-push-source' }]);
      const token = newToken();
      await change(by, id, 'source.token', { secret: hashOf(token) });
      return { token };
    },

    /** Asks once and says what would be recorded. A kept secret is shown only where it was entered for. */
    async test({ settings: sent, id, secret: given, message: text = '' }: { settings: SourceSettings; id?: string | undefined; secret?: string | undefined; message?: string | undefined }) {
      const began = performance.now();
      const { settings, secret } = withoutPassword({ settings: sent, secret: given });
      const before = id === undefined ? null : await existing(id);
      const kept = secret ?? (before && isSameDoor(settingsOf(before), settings) ? before.secret : null);
      const took = () => Math.round(performance.now() - began);
      try {
        await check(settings);
        if (settings.kind === 'push') {
          const { readings: rows } = pushedIn(text);
          const faults = faultsOf(await refusal({ id: '', name: '' }, settings.metrics, rows));
          const found = rows.map(({ metric, member, value, asOf = null }, index) => {
            const fault = faults.get(index);
            return { metric, member, value, asOf, problem: fault === undefined ? null : { code: 'reading-refused' as const, detail: fault } };
          });
          return { problem: found.find((each) => each.problem)?.problem ?? null, tookMs: took(), sample: '', found };
        }
        const message = settings.kind === 'poll' ? await pollOnce(settings, kept, allowedHosts) : await mqttOnce(settings, kept);
        const picked = pickFrom(message, settings.picks);
        const rows = picked.flatMap(({ pick: { metric, member }, value, asOf }) => (value === null ? [] : [{ metric, member, value, note: '', asOf: asOf ?? undefined }]));
        const faults = faultsOf(await refusal({ id: '', name: '' }, rows.map(({ metric }) => metric), rows));
        let place = 0;
        const found = picked.map(({ pick: { metric, member }, value, asOf, problem }) => {
          const fault = value === null ? undefined : faults.get(place++);
          return { metric, member, value, asOf, problem: fault === undefined ? problem : { code: 'reading-refused' as const, detail: fault } };
        });
        return { problem: found.find((each) => each.problem)?.problem ?? null, tookMs: took(), sample: sampleOf(message), found };
      } catch (error) {
        if (!(error instanceof SourceFailure)) throw error;
        return { problem: { code: error.code, detail: error.message }, tookMs: took(), sample: '', found: [] };
      }
    },

    /** @throws wrong-push-token, too-many, bad-input; all readings are taken or none */
    async push(token: string, { key, test: isTest, readings: sent }: Pushed): Promise<{ recorded: number; repeated: boolean }> {
      const row = token === '' ? undefined : await store.bySecret(hashOf(token));
      if (!row || row.enabled === 0) throw new AppError('wrong-push-token');
      const bucket = buckets.get(row.id) ?? createBucket(PUSHES_A_SECOND, PUSH_BURST);
      buckets.set(row.id, bucket);
      if (!bucket.take(performance.now())) throw new AppError('too-many');
      const { metrics } = JSON.parse(row.settings) as Extract<SourceSettings, { kind: 'push' }>;
      if (isTest) {
        const refused = await refusal(row, metrics, sent);
        if (refused) throw refused;
        await succeeded(row.id, 0);
        return { recorded: 0, repeated: false };
      }
      const before = key === undefined ? null : await sentKeys.find(row.id, key);
      if (before) return { recorded: before.length, repeated: true };
      const foreign = foreignIn(metrics, sent);
      if (foreign.length > 0) throw new AppError('bad-input', foreign);
      const drafts = draftsOf(sent);
      const meanwhile = await db.transaction().execute(async (tx) => {
        const same = key === undefined ? null : await sentKeys.find(row.id, key, tx); // tried again while the first was under way
        if (same) return same;
        const appended = await readings.append(originOf(row), drafts, { tx });
        if (key !== undefined) await sentKeys.keep(tx, row.id, key, appended.map(({ id }) => id));
        return null;
      });
      if (meanwhile) return { recorded: meanwhile.length, repeated: true };
      await readings.announce(drafts.map(({ metric }) => metric));
      await succeeded(row.id, sent.length);
      return { recorded: sent.length, repeated: false };
    },

    /** Keeps why a push was refused, also one refused before its content was looked at; the same again is told once a second. */
    async refused(token: string, error: AppError): Promise<void> {
      const problem = problemOf(error);
      const row = token === '' || !problem ? undefined : await store.bySecret(hashOf(token));
      if (!row || !problem || row.enabled === 0) return;
      if (row.last_error === JSON.stringify(problem) && now() - (row.last_error_at ?? 0) < TOLD_AGAIN_MS) return;
      await failed(row.id, problem);
    },
  };

  /** Appends what is sent in a transaction that is given up again: the very rules, and nothing recorded. @returns why it would be refused */
  async function refusal(source: Pick<SourceRow, 'id' | 'name'>, metrics: readonly string[], sent: Pushed['readings']): Promise<AppError | null> {
    const foreign = foreignIn(metrics, sent);
    const refused = (more: unknown) => new AppError('bad-input', [...foreign, ...(Array.isArray(more) ? more : [])]);
    try {
      return await db.transaction().execute(async (tx) => {
        await readings.append(originOf(source), draftsOf(sent), { tx });
        throw new Rehearsed();
      });
    } catch (error) {
      if (error instanceof Rehearsed) return foreign.length > 0 ? refused([]) : null;
      if (error instanceof AppError && error.code === 'bad-input') return refused(error.details);
      throw error;
    }
  }

  async function change(by: Issuer, id: string, action: string, fields: Partial<SourceRow>, revision?: number): Promise<SourceView> {
    const row = await db.transaction().execute(async (tx) => {
      const before = await store.get(id, tx);
      if (!before) throw new AppError('not-found');
      if (revision !== undefined && before.revision !== revision) throw new AppError('changed-meanwhile', sourceView(before));
      const after = { ...before, ...fields, revision: before.revision + 1, updated_at: now(), updated_by: by.name };
      await store.update(tx, id, after);
      await audit.append(tx, { account: by.account, action, subject: id, detail: { name: after.name } });
      return after;
    });
    restart(row);
    bus.emit('changed', 'sources');
    return sourceView(row);
  }
}
export type SourcesService = ReturnType<typeof createSourcesService>;

/** Without its time, the same event asked for twice would be added twice. */
function lacksTime({ kind }: SourceSettings, { metric, asOf }: Found['pick'], known: ReadonlyMap<string, MetricDefinition>): boolean {
  return kind === 'poll' && asOf === '' && known.get(metric)?.accrual === 'flow';
}

function draftWords({ metric, member = '' }: Pick<ReadingDraft, 'metric' | 'member'>, ...more: readonly (string | number)[]): string {
  return [metric, member, ...more].filter((word) => word !== '').join(' ');
}

function originOf({ id, name }: Pick<SourceRow, 'id' | 'name'>) {
  return { kind: 'interface' as const, id, name, reporter: { account: id, name } };
}

/** What came, for a person to look at: set out in lines when it is small, for the indents of a deep one would fill the memory. */
function sampleOf(message: Message['content']): string {
  try {
    const text = JSON.stringify(message);
    return (text.length > 2 * SAMPLE_CHARACTERS ? text : JSON.stringify(message, null, 2)).slice(0, SAMPLE_CHARACTERS);
  } catch {
    return ''; // deeper than can be written
  }
}

function settingsOf({ settings }: SourceRow): SourceSettings {
  return JSON.parse(settings) as SourceSettings;
}

function newToken(): string {
  return `hp_${randomBytes(24).toString('base64url')}`;
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
