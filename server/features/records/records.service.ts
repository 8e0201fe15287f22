import { rm } from 'node:fs/promises';
import type { Logger } from 'pino';
import type { Bus } from '../../cluster/bus.ts';
import { daysInterval, periodDays } from '../../domain/statistics/record-period.ts';
import { AppError } from '../../protocol/app-error.ts';
import type { RecordError, RecordOrder, RecordView } from '../../protocol/rest/records.ts';
import type { Db } from '../../storage/tables.ts';
import type { AuditService } from '../audit/audit.service.ts';
import type { ObjectsService } from '../content/objects.service.ts';
import { newId } from '../id.ts';
import { asStoreError, StoreError } from '../media/store-error.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import { gatherFacts, type GatherDeps } from './gather.ts';
import { makeRecordModel } from './make-model.ts';
import { RECORD_WORDS } from './record-words.ts';
import { createRecordsStore, type RecordRow } from './records.store.ts';
import { NotRendered, renderRecord } from './render.ts';

interface Deps extends Omit<GatherDeps, 'store'> {
  readonly db: Db;
  readonly bus: Bus;
  readonly audit: AuditService;
  readonly objects: ObjectsService;
  readonly logger: Logger;
}

interface By {
  readonly account: string;
  readonly name: string;
}

export const RECORD_TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
} as const;

/** Share of the work that is done once all figures are in; the rest is drawing and writing. */
const GATHERED = 0.5;
const WRITTEN = 0.95;
const TOLD_EVERY_MS = 250;

/** Records (月报 · 季报 · 年报): ordered, prepared in the background one at a time, kept as files. */
export function createRecordsService(deps: Deps) {
  const { db, bus, audit, objects, town, logger, now } = deps;
  const store = createRecordsStore(db);
  const queue = oneAtATime();
  const running = new Map<string, AbortController>();
  const tell = () => void bus.emit('changed', 'records');

  /** Prepares one whose turn has come. */
  async function prepare(row: RecordRow, by: By, signal: AbortSignal): Promise<void> {
    await store.update(row.id, { state: 'making' });
    tell();
    let toldAt = now();
    const progress = (fraction: number): void => {
      if (now() - toldAt < TOLD_EVERY_MS) return;
      toldAt = now();
      store.update(row.id, { fraction: fraction * GATHERED }).then(tell, () => {}); // news only: what fails for good fails below
    };
    const order = { kind: row.kind as RecordOrder['kind'], period: row.period, language: row.language as RecordOrder['language'] };
    const folder = await objects.files.workDirectory();
    try {
      const format = row.format as RecordOrder['format'];
      const model = gatherFacts({ ...deps, store }, order, by.name, { signal, progress }).then(async (facts) => {
        await store.update(row.id, { fraction: GATHERED });
        tell();
        return makeRecordModel(facts);
      });
      const file = await renderRecord(model, format, folder, signal);
      await store.update(row.id, { fraction: WRITTEN });
      tell();
      const stored = await objects.files.putFile(file, { adopt: true, signal });
      await objects.record({ ...stored, type: RECORD_TYPES[format] });
      signal.throwIfAborted();
      await store.update(row.id, { state: 'done', fraction: 1, sha256: stored.sha256, size: stored.size, done_at: now() });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  async function begin(row: RecordRow, by: By): Promise<void> {
    const abort = new AbortController();
    running.set(row.id, abort);
    try {
      await queue(() => prepare(row, by, abort.signal), abort.signal);
    } catch (error) {
      if (abort.signal.aborted) return; // whoever stopped it has said so
      logger.error({ err: error, record: row.id }, 'a record was not made');
      await store.update(row.id, { state: 'failed', error: reasonOf(error), done_at: now() });
    } finally {
      running.delete(row.id);
      tell();
    }
  }

  async function needed(id: string): Promise<RecordRow> {
    const row = await store.find(id);
    if (!row) throw new AppError('not-found');
    return row;
  }

  async function stop(id: string): Promise<void> {
    const row = await needed(id);
    if (row.state !== 'waiting' && row.state !== 'making') return;
    running.get(id)?.abort(new Error('cancelled'));
    await store.update(id, { state: 'cancelled', done_at: now() });
    tell();
  }

  return {
    list: async (): Promise<RecordView[]> => (await store.list()).map(viewOf),
    get: async (id: string): Promise<RecordView> => viewOf(await needed(id)),

    /** Orders one; what is under way already is not begun twice. Refuses a period that has not begun. */
    async make(by: By, order: RecordOrder): Promise<RecordView> {
      const days = periodDays(order.kind, order.period);
      const { name, timeZone } = await town.get();
      if (!days || daysInterval(days, timeZone).start > now()) throw new AppError('bad-input', [{ path: 'period', code: days ? 'in-the-future' : 'period' }]);
      const underWay = await store.underWay(order);
      if (underWay) return viewOf(underWay);
      const fileName = `${RECORD_WORDS[order.language].fileName(name, order.kind, order.period)}.${order.format}`;
      const row: RecordRow = {
        id: newId(),
        ...order,
        state: 'waiting',
        fraction: 0,
        sha256: null,
        name: fileName.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, ' '),
        size: null,
        error: null,
        created_at: now(),
        created_by: by.name,
        done_at: null,
      };
      await db.transaction().execute(async (tx) => {
        await store.insert(tx, row);
        await audit.append(tx, { account: by.account, action: 'record.make', subject: row.id, detail: { name: row.name } });
      });
      tell();
      void begin(row, by).catch((err: unknown) => logger.error({ err }, 'the state of a record was not saved'));
      return viewOf(row);
    },

    async cancel(id: string): Promise<RecordView> {
      await stop(id);
      return viewOf(await needed(id));
    },

    /** Its file goes with the next sweep of the object store, which nothing claims it from any more. */
    async remove(by: By, id: string): Promise<void> {
      await stop(id);
      const { name } = await needed(id);
      await db.transaction().execute(async (tx) => {
        await store.remove(tx, id);
        await audit.append(tx, { account: by.account, action: 'record.delete', subject: id, detail: { name } });
      });
      tell();
    },

    /** @returns where its bytes lie */
    async file(id: string): Promise<{ path: string; name: string; plainName: string; type: string }> {
      const { state, sha256, name, period, format } = await needed(id);
      if (state !== 'done' || sha256 === null || !(await objects.files.has(sha256))) throw new AppError('not-found');
      return { path: objects.files.path(sha256), name, plainName: `heping-record-${period}.${format}`, type: RECORD_TYPES[format as RecordOrder['format']] };
    },

    /** After a start: what was being prepared when the server stopped is marked failed, and can be asked for again. */
    async resume(): Promise<void> {
      await store.failUnfinished('interrupted' satisfies RecordError, now());
    },

    /** Stops what is being prepared; the next start marks it. */
    async stop(): Promise<void> {
      for (const abort of running.values()) abort.abort(new Error('shutting down'));
      await queue(async () => {});
    },
  };
}
export type RecordsService = ReturnType<typeof createRecordsService>;

function reasonOf(error: unknown): RecordError {
  if (error instanceof NotRendered) return error.reason === 'timeout' ? 'took-too-long' : 'internal';
  return asStoreError(error) instanceof StoreError ? 'disk-full' : 'internal';
}

function viewOf(row: RecordRow): RecordView {
  return {
    id: row.id,
    kind: row.kind as RecordView['kind'],
    period: row.period,
    format: row.format as RecordView['format'],
    language: row.language as RecordView['language'],
    state: row.state as RecordView['state'],
    fraction: row.fraction,
    name: row.name,
    size: row.size,
    error: row.error as RecordView['error'],
    createdAt: row.created_at,
    createdBy: row.created_by,
    doneAt: row.done_at,
  };
}
