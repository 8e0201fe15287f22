import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { ImportRemark } from '../../protocol/rest/imports.ts';
import type { Db } from '../../storage/tables.ts';
import type { AuditService } from '../audit/audit.service.ts';
import type { CheckedReading } from '../metrics/reading-origin.ts';
import type { ReadingsService } from '../metrics/readings.service.ts';
import type { Issuer } from '../publications/log.service.ts';
import { breakOf, failureOf } from './failure.ts';
import { type Recorded, recorded, written } from './how-recorded.ts';
import type { ImportRecord, ImportsStore } from './imports.store.ts';

interface Deps {
  readonly db: Db;
  readonly audit: AuditService;
  readonly logger: Pick<Logger, 'error'>;
  readonly store: ImportsStore;
  readonly readings: Pick<ReadingsService, 'appendMany' | 'takeBack' | 'announce'>;
  /** Works out a figure, which is kept until it is announced. */
  readonly figureOf: (metric: string) => Promise<unknown>;
}

/** Readings appended or taken back in one transaction: whoever else asks for something waits no longer than for these. */
export const SLICE = 500;

/**
 * Records imports and takes them back slice by slice, so that screens and pages are served in between. Its
 * state is on record before the first slice: what broke off half way is taken back at once, or, when the
 * server stopped, at its next start. Figures are announced once, at the end either way.
 */
export function createRecorder({ db, audit, logger, store, readings, figureOf }: Deps) {
  async function takeBack(by: Issuer, id: string, note: string, onTaken: (count: number) => void = () => {}): Promise<number> {
    let taken = 0;
    for (let after = 0; ; ) {
      const ids = await store.readings(id, after, SLICE);
      const last = ids.at(-1);
      if (last === undefined) return taken;
      taken += await db.transaction().execute((tx) => readings.takeBack(by, ids, note, { tx }));
      onTaken(taken);
      after = last;
      await nextTurn();
    }
  }

  /** Takes back whatever was recorded of an import, so that it can be recorded again. */
  async function mend({ id, name }: ImportRecord, { by, metrics }: Recorded, why: ImportRemark): Promise<void> {
    const taken = await takeBack(by, id, `导入 ${name} 没有完成，自动收回`);
    await db.transaction().execute(async (tx) => {
      await store.update(tx, id, { state: 'ready', mapping: written({ brokenOff: why }), readings: 0 });
      await audit.append(tx, { account: null, action: 'import.break-off', subject: id, detail: { name, readings: taken } });
    });
    await readings.announce(metrics);
  }

  /** @param rows of the sheet @param onProgress how many are recorded so far */
  async function record(import_: ImportRecord, how: Recorded, rows: number, slices: AsyncIterable<readonly CheckedReading[]>, onProgress: (count: number) => void): Promise<void> {
    const { id, name, sha256 } = import_;
    await store.update(db, id, { state: 'recording', mapping: written(how) });
    let count = 0;
    let corrections = 0;
    try {
      for (const metric of how.metrics) await figureOf(metric); // what is shown until the end is the figure of before
      for await (const slice of slices) {
        count += await db.transaction().execute((tx) => readings.appendMany({ kind: 'import', id, name, reporter: how.by }, slice, tx));
        corrections += slice.filter(({ corrects }) => typeof corrects === 'number').length;
        onProgress(count);
        await nextTurn();
      }
      await db.transaction().execute(async (tx) => {
        await store.update(tx, id, { state: 'done', rows, readings: count });
        await audit.append(tx, { account: how.by.account, action: 'import.record', subject: id, detail: { name, sha256, readings: count, corrections, metrics: how.metrics.slice(0, 50) } });
      });
    } catch (error) {
      logger.error({ err: error, import: id }, 'recording an import broke off');
      const broken = breakOf(error, 'broken-off');
      await mend(import_, how, failureOf(broken)).catch((err: unknown) => {
        logger.error({ err, import: id }, 'what was recorded of an import could not be taken back');
        throw breakOf(error, 'half-recorded');
      });
      throw broken;
    }
    await readings.announce(how.metrics);
  }

  /** Takes back every reading of an import that nobody has corrected since. */
  async function undo(import_: ImportRecord, how: Recorded, by: Issuer, note: string, onProgress: (count: number) => void = () => {}): Promise<void> {
    const { id, name } = import_;
    await store.update(db, id, { state: 'undoing', mapping: written({ ...how, undo: { by, note } }) });
    try {
      const taken = await takeBack(by, id, note || `撤销导入 ${name}`, onProgress);
      await db.transaction().execute(async (tx) => {
        await store.update(tx, id, { state: 'undone' });
        await audit.append(tx, { account: by.account, action: 'import.undo', subject: id, detail: { name, readings: taken } });
      });
    } finally {
      await readings.announce(how.metrics);
    }
  }

  return {
    record,
    undo,

    /** Ends what was left half way: a recording is taken back, a taking back goes on. */
    async finish(left: ImportRecord, why: ImportRemark): Promise<void> {
      const how = recorded(left);
      if (left.state === 'recording' && how) await mend(left, how, why);
      if (left.state === 'undoing' && how?.undo) await undo(left, how, how.undo.by, how.undo.note);
    },
  };
}
export type Recorder = ReturnType<typeof createRecorder>;
