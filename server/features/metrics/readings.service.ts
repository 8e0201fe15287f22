import type { Bus } from '../../cluster/bus.ts';
import { AppError } from '../../protocol/app-error.ts';
import type { ReadingDraft, ReadingView } from '../../protocol/rest/metrics.ts';
import type { Db, Tx } from '../../storage/tables.ts';
import type { AuditService } from '../audit/audit.service.ts';
import type { Issuer } from '../publications/log.service.ts';
import { createSentKeys } from '../sent-keys.ts';
import type { Definitions, Held } from './definitions.ts';
import { membersOf } from './figures-of.ts';
import type { FiguresService } from './figures.service.ts';
import type { CheckedReading, Correction, Origin } from './reading-origin.ts';
import { AHEAD_MS, check, faultOf } from './reading-faults.ts';
import { readingView } from './reading-views.ts';
import { below, newestOf, replacedBy } from './readings.chain.ts';
import { takeBackIn } from './readings.restore.ts';
import type { ReadingFilter, ReadingOnRecord, ReadingRow, ReadingsStore } from './readings.store.ts';
import type { StandingStore } from './standing.store.ts';

interface Deps {
  readonly db: Db;
  readonly now: () => number;
  readonly bus: Bus;
  readonly audit: AuditService;
  readonly store: ReadingsStore;
  readonly standing: Pick<StandingStore, 'newest'>;
  readonly definitions: Definitions;
  readonly figures: Pick<FiguresService, 'announce'>;
}

const MOST_FAULTS = 100;
const PAGE = 100;
const ROWS_A_PAGE = 5_000;

/** The ledger of readings. */
export function createReadingsService({ db, now, bus, audit, store, standing, definitions, figures }: Deps) {
  const sentKeys = createSentKeys(db, now);

  async function views(rows: readonly ReadingOnRecord[], from: Db | Tx = db): Promise<ReadingView[]> {
    const { byId } = await definitions.current(from);
    return rows.map((row) => readingView(row, byId.get(row.metric_id)));
  }

  async function viewOf(id: number, from: Db | Tx): Promise<ReadingView> {
    const row = await store.get(id, from);
    if (!row) throw new AppError('not-found');
    return (await views([row], from))[0]!;
  }

  async function isHeld(metric: string, from: Db | Tx): Promise<boolean> {
    return (await definitions.get(metric, from))?.definition.needsApproval ?? false;
  }

  function refuseFaulty(readings: readonly { metric: string; value: number; member: string; asOf: number }[], byId: Held['byId']): void {
    const faults = readings.flatMap((reading, index) => {
      const fault = faultOf(byId.get(reading.metric), reading, now());
      return fault ? [{ path: `readings.${index}.${fault.field}`, code: fault.code }] : [];
    });
    if (faults.length > 0) throw new AppError('bad-input', faults.slice(0, MOST_FAULTS));
  }

  /** @throws bad-input for what cannot be entered any more either: its metric or member may be gone, or others than they were */
  async function refuseFault(reading: { value: number | null; member: string; asOf: number }, metric: string, tx: Tx): Promise<void> {
    const fault = faultOf(await definitions.get(metric, tx), { ...reading, value: reading.value ?? 0 }, now());
    if (fault) throw new AppError('bad-input', [{ path: fault.field, code: fault.code }]);
  }

  async function checkPictures(paths: readonly { path: string; hashes: readonly string[] }[], tx: Tx): Promise<void> {
    const known = await store.pictures([...new Set(paths.flatMap(({ hashes }) => hashes))], tx);
    const bad = paths.flatMap(({ path, hashes }) => hashes.flatMap((hash, index) => (known.has(hash) ? [] : [{ path: `${path}.${index}`, code: 'no-such-picture' }])));
    if (bad.length > 0) throw new AppError('bad-input', bad.slice(0, MOST_FAULTS));
  }

  async function appendIn(tx: Tx, origin: Origin, drafts: readonly ReadingDraft[], recordedAt: number): Promise<ReadingView[]> {
    const { byId } = await definitions.current(tx);
    const complete = drafts.map((draft) => ({ ...draft, member: draft.member ?? '', asOf: draft.asOf ?? recordedAt }));
    refuseFaulty(complete, byId);
    await checkPictures(complete.map(({ evidence = [] }, index) => ({ path: `readings.${index}.evidence`, hashes: evidence })), tx);
    const rows = complete.map(({ metric, member, value, precision = 'exact', asOf, note = '', evidence = [] }): ReadingRow => ({
      ...originFields(origin),
      metric_id: metric,
      member,
      value,
      precision,
      as_of: asOf,
      recorded_at: recordedAt,
      note,
      evidence: JSON.stringify(evidence),
      corrects: null,
      held: byId.get(metric)?.definition.needsApproval ? 1 : 0,
    }));
    const before = await store.append(tx, rows);
    if (origin.kind === 'form' || origin.kind === 'village') {
      const detail = { readings: rows.length, first: before + 1, metrics: [...new Set(rows.map(({ metric_id }) => metric_id))].slice(0, 20) };
      await audit.append(tx, { account: origin.reporter.account, action: 'reading.append', subject: origin.name, detail });
    }
    return views(await store.after(before, tx), tx);
  }

  /** After a commit: everybody whose figures or lists may be others now is told. */
  async function announce(metrics: Iterable<string>): Promise<void> {
    await figures.announce([...new Set(metrics)]);
    bus.emit('changed', 'readings');
  }

  return {
    /**
     * Appends readings, all of them or none; held where the metric needs approval. A key sent before answers what it became then, as it stands now.
     * @param options.tx a transaction under way; its owner calls `announce` after the commit, and has its own keys
     * @throws bad-input with the faults as `readings.<index>.<field>`
     */
    async append(origin: Origin, drafts: readonly ReadingDraft[], { tx, key, recordedAt = now() }: { tx?: Tx; key?: string | undefined; recordedAt?: number } = {}): Promise<ReadingView[]> {
      if (tx) return appendIn(tx, origin, drafts, recordedAt);
      const readings = await db.transaction().execute(async (own) => {
        const before = key === undefined ? null : await sentKeys.find(origin.id, key, own);
        if (before) return views(await store.many(before, own), own);
        const appended = await appendIn(own, origin, drafts, recordedAt);
        if (key !== undefined) await sentKeys.keep(own, origin.id, key, appended.map(({ id }) => id));
        return appended;
      });
      await announce(readings.map(({ metric }) => metric));
      return readings;
    },

    /**
     * Appends any number of readings, all of them or none, without views; the owner of the transaction calls
     * `announce` with their metrics after the commit. A correction takes the place of whatever
     * the reading it names has been corrected to since; where that was moved to another as-of time, or refused, it
     * is a reading of its own.
     * @returns how many
     * @throws bad-input like `append`: a metric may have changed since a file's rows were checked
     */
    async appendMany(origin: Origin, rows: readonly CheckedReading[], tx: Tx): Promise<number> {
      const { byId } = await definitions.current(tx);
      refuseFaulty(rows, byId);
      const recorded_at = now();
      const shared = { ...originFields(origin), recorded_at, evidence: '[]' };
      const corrected = rows.flatMap(({ corrects }) => (typeof corrects === 'number' ? [corrects] : []));
      const newest = corrected.length > 0 ? await newestOf(tx, corrected) : new Map<number, number>();
      const appended = rows.map(({ metric, member, value, precision, asOf, note, corrects }): ReadingRow => {
        const held = byId.get(metric)?.definition.needsApproval ? 1 : 0;
        return { ...shared, metric_id: metric, member, value, precision, as_of: asOf, note, corrects: newest.get(corrects ?? 0) ?? null, held };
      });
      const before = await store.append(tx, appended);
      const counting = appended.flatMap(({ corrects, held }, index) => (corrects !== null && held === 0 ? [before + 1 + index] : []));
      if (counting.length > 0) await store.unstand(tx, (await below(tx, counting)).map(({ id }) => id));
      return rows.length;
    },

    announce,
    check,

    /**
     * Appends a reading in the place of an earlier one; a null value takes it back, which nobody need accept while it is
     * one's own that nobody has accepted either.
     * @throws changed-meanwhile with the newer reading when somebody has corrected it already
     */
    async correct(by: Issuer, id: number, { value, precision, asOf, note, evidence }: Correction): Promise<ReadingView> {
      const made = await db.transaction().execute(async (tx) => {
        const corrected = await store.get(id, tx);
        if (!corrected) throw new AppError('not-found');
        if (corrected.corrected_by !== null) throw new AppError('changed-meanwhile', await viewOf(corrected.corrected_by, tx));
        if (corrected.state === 'refused') throw new AppError('bad-input', [{ path: 'id', code: 'refused' }]);
        const after = { value, member: corrected.member, asOf: asOf ?? corrected.as_of };
        await refuseFault(after, corrected.metric_id, tx);
        await checkPictures([{ path: 'evidence', hashes: evidence }], tx);
        const isOwnWaiting = corrected.state === 'held' && corrected.reporter === by.account;
        const held = !(value === null && isOwnWaiting) && (await isHeld(corrected.metric_id, tx));
        const row: ReadingRow = {
          ...originFields({ kind: 'form', id: by.account, name: by.name, reporter: by }),
          metric_id: corrected.metric_id,
          member: corrected.member,
          value,
          precision,
          as_of: after.asOf,
          recorded_at: now(),
          note,
          evidence: JSON.stringify(evidence),
          corrects: id,
          held: held ? 1 : 0,
        };
        const own = (await store.append(tx, [row])) + 1;
        if (!held) await store.unstand(tx, await replacedBy(tx, { id: own, corrects: id, value }));
        await audit.append(tx, { account: by.account, action: value === null ? 'reading.take-back' : 'reading.correct', subject: String(id), detail: { metric: corrected.metric_id, was: corrected.value, is: value, note } });
        return viewOf(own, tx);
      });
      await announce([made.metric]);
      return made;
    },

    /**
     * Accepts or refuses a held reading.
     * @throws not-allowed for one's own, changed-meanwhile when it was decided or corrected already, bad-input when it
     * is to be accepted and could not be entered now
     */
    async decide(by: Issuer, id: number, { accepted, note }: { accepted: boolean; note: string }): Promise<ReadingView> {
      const decided = await db.transaction().execute(async (tx) => {
        const reading = await store.get(id, tx);
        if (!reading) throw new AppError('not-found');
        if (reading.held === 0) throw new AppError('bad-input', [{ path: 'id', code: 'not-held' }]);
        if (reading.state !== 'held' || reading.corrected_by !== null) throw new AppError('changed-meanwhile', await viewOf(reading.corrected_by ?? id, tx));
        if (reading.reporter === by.account) throw new AppError('not-allowed', { code: 'own-reading' });
        if (accepted) await refuseFault({ ...reading, asOf: reading.as_of }, reading.metric_id, tx);
        await store.decide(tx, { reading_id: id, accepted: accepted ? 1 : 0, account_id: by.account, name: by.name, note, at: now() });
        if (accepted) await store.unstand(tx, await replacedBy(tx, reading));
        if (accepted) await store.stand(tx, id);
        await audit.append(tx, { account: by.account, action: accepted ? 'reading.accept' : 'reading.refuse', subject: String(id), detail: { metric: reading.metric_id, value: reading.value, note } });
        return viewOf(id, tx);
      });
      await announce([decided.metric]);
      return decided;
    },

    /**
     * Takes readings back, for undoing an import: those named, or all that a source brought. What they had
     * corrected stands again; what somebody has corrected since stays as corrected. It counts at once, approval or not.
     * @param options.tx a transaction under way; its owner tells the audit trail, and calls `announce` after the commit
     * @returns how many were taken back
     */
    async takeBack(by: Issuer, what: readonly number[] | string, note: string, { tx }: { tx?: Tx } = {}): Promise<number> {
      const take = async (own: Tx) => {
        const rows = await store.replaceable(own, what);
        await takeBackIn(own, store, rows, { ...originFields({ kind: 'form', id: by.account, name: by.name, reporter: by }), recorded_at: now(), note });
        if (rows.length > 0 && !tx) await audit.append(own, { account: by.account, action: 'reading.take-back', subject: typeof what === 'string' ? what : String(what[0]), detail: { readings: rows.length, note } });
        return rows;
      };
      if (tx) return (await take(tx)).length;
      const taken = await db.transaction().execute(take);
      await announce(taken.map(({ metric_id }) => metric_id));
      return taken.length;
    },

    async list(filter: ReadingFilter, offset: number, limit = PAGE): Promise<{ rows: ReadingView[]; more: boolean }> {
      const rows = await store.list(filter, offset, limit + 1);
      return { rows: await views(rows.slice(0, limit)), more: rows.length > limit };
    },

    /** Of the whole and of each member the one that counts with the newest as-of time. @throws not-found */
    async newest(metric: string): Promise<ReadingView[]> {
      const defined = await definitions.get(metric);
      if (!defined) throw new AppError('not-found');
      const newest = await standing.newest(metric, ['', ...membersOf(defined.definition)], Number.MAX_SAFE_INTEGER);
      return views(await store.many(newest.map(({ id }) => id)));
    },

    /** All of them, the newest first, some thousands at a time. */
    async *pages(filter: ReadingFilter): AsyncGenerator<ReadingView[]> {
      for (let below = Number.MAX_SAFE_INTEGER; ; ) {
        const rows = await store.list({ ...filter, below }, 0, ROWS_A_PAGE);
        const last = rows.at(-1);
        if (!last) return;
        yield await views(rows);
        below = last.id;
      }
    },

    /** With every reading that they stand in the place of, newest first. */
    async withCorrected(ids: readonly number[]): Promise<ReadingView[]> {
      const found = new Map<number, ReadingOnRecord>();
      for (let wanted = [...ids]; wanted.length > 0; ) {
        const rows = await store.many(wanted);
        for (const row of rows) found.set(row.id, row);
        wanted = rows.flatMap(({ corrects }) => (corrects === null || found.has(corrects) ? [] : [corrects]));
      }
      return views([...found.values()].toSorted((a, b) => b.as_of - a.as_of || b.id - a.id));
    },

    /** How far ahead of now a reading may be dated, in milliseconds. */
    aheadMs: AHEAD_MS,
  };
}
export type ReadingsService = ReturnType<typeof createReadingsService>;

function originFields({ kind, id, name, reporter }: Origin): Pick<ReadingRow, 'reporter' | 'reporter_name' | 'source_kind' | 'source_id' | 'source_name'> {
  return { reporter: reporter.account, reporter_name: reporter.name, source_kind: kind, source_id: id, source_name: name };
}
