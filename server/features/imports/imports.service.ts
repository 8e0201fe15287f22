import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import type { Readable } from 'node:stream';
import type { Logger } from 'pino';
import type { Bus } from '../../cluster/bus.ts';
import type { MetricDefinition } from '../../domain/statistics/metric.ts';
import { spanAt } from '../../domain/statistics/span.ts';
import { AppError } from '../../protocol/app-error.ts';
import type { ImportCheck, ImportRow, ImportSettings, ImportView } from '../../protocol/rest/imports.ts';
import type { Db } from '../../storage/tables.ts';
import type { AuditService } from '../audit/audit.service.ts';
import { newId } from '../id.ts';
import type { ReadingsService } from '../metrics/readings.service.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import type { Issuer } from '../publications/log.service.ts';
import type { RowsChecked } from './check-rows.ts';
import { failureOf } from './failure.ts';
import { recorded } from './how-recorded.ts';
import { importedMetric } from './imported-metric.ts';
import { importRow, importView, restingState, type UnderWay } from './import-views.ts';
import { createImportsStore, type ImportRecord } from './imports.store.ts';
import { type Looked, SOURCE_FILE } from './look.ts';
import { createOnRecord } from './on-record.ts';
import { receiveFile } from './receive-file.ts';
import { createRecorder, SLICE } from './recorder.ts';
import { sift, type Sifted, slices } from './sift.ts';
import { checkRows, lookAtFile } from './table-jobs.ts';
import { BREAKS, inWords, REMARKS } from './words.ts';

interface Deps {
  readonly db: Db;
  readonly now: () => number;
  readonly bus: Bus;
  readonly audit: AuditService;
  readonly logger: Logger;
  /** Folder for what is not recorded yet. */
  readonly folder: string;
  readonly readings: Pick<ReadingsService, 'appendMany' | 'takeBack' | 'announce'>;
  readonly definitions: () => Promise<readonly MetricDefinition[]>;
  /** Works out a figure, which is kept until it is announced. */
  readonly figureOf: (metric: string) => Promise<unknown>;
  readonly townTimeZone: () => Promise<string>;
}

const KEPT_MS = 86_400_000;
const MOST_WAITING = 50;
const LISTED = 100;
/** An answer waits this long for the readings to be recorded; longer work goes on after it. */
const ANSWER_WITHIN_MS = 1_000;
/** The share of recording that is looking through the file. */
const CHECKED = 0.3;

/** Files of readings: looked at, checked row by row, recorded whole or not at all, taken back whole. */
export function createImportsService({ db, now, bus, audit, logger, folder, readings, definitions, figureOf, townTimeZone }: Deps) {
  const store = createImportsStore(db);
  const onRecord = createOnRecord(db);
  const recorder = createRecorder({ db, audit, logger, store, readings, figureOf });
  const underWay = new Map<string, UnderWay>();
  const looks = oneAtATime();
  const recordings = oneAtATime();
  const folderOf = (id: string): string => join(folder, id);

  async function existing(id: string): Promise<ImportRecord> {
    const record = await store.get(id);
    if (!record) throw new AppError('not-found');
    return record;
  }

  async function looked(id: string): Promise<Looked | null> {
    const text = await readFile(join(folderOf(id), 'look.json'), 'utf8').catch(() => null);
    return text === null ? null : (JSON.parse(text) as Looked);
  }

  async function view(record: ImportRecord): Promise<ImportView> {
    return importView(record, underWay.get(record.id), restingState(record) === 'ready' ? await looked(record.id) : null, await store.sameFile(record.sha256, record.id));
  }

  /** The rows by the settings, in a process of its own; then what is on record, here. */
  async function examine(record: ImportRecord, settings: ImportSettings): Promise<{ checked: RowsChecked; sifted: Sifted }> {
    await recorder.finish(record, inWords(BREAKS, 'broken-off')); // or its own readings would be on record already
    const all = await definitions();
    const timeZone = await townTimeZone();
    const metrics = all.map(importedMetric);
    const checked = await looks(() => checkRows({ folder: folderOf(record.id), name: record.name, metrics, timeZone, now: record.at, settings }));
    const known = new Map(all.map((definition) => [definition.id, { ...importedMetric(definition), needsApproval: definition.needsApproval }]));
    const sifted = await sift(join(folderOf(record.id), 'drafts.jsonl'), onRecord, { settings, metrics: known, dayStart: spanAt('day', record.at, timeZone).start });
    return { checked, sifted };
  }

  async function ready(id: string): Promise<ImportRecord> {
    const record = await existing(id);
    if (restingState(record) !== 'ready' || isUnderWay(id)) throw new AppError('import-closed');
    return record;
  }

  const isUnderWay = (id: string): boolean => typeof underWay.get(id)?.fraction === 'number';

  async function record(by: Issuer, import_: ImportRecord, settings: ImportSettings, skipBad: boolean): Promise<void> {
    const { id } = import_;
    const { checked, sifted } = await examine(import_, settings);
    if (checked.errorsTotal > 0 && !skipBad) throw new AppError('bad-rows', { badRows: checked.badRows, errorsTotal: checked.errorsTotal });
    if (sifted.readings === 0) throw new AppError('cannot-import', inWords({ 'nothing-new': ['没有可以记下的新读数。', 'There is no new reading to record.'] }, 'nothing-new'));
    const told = (count: number) => underWay.set(id, { fraction: CHECKED + ((1 - CHECKED) * count) / sifted.readings, failure: null });
    const how = { settings, metrics: [...sifted.metrics], by: { account: by.account, name: by.name } };
    await recorder.record(import_, how, checked.rows, slices(join(folderOf(id), 'drafts.jsonl'), sifted, SLICE), told);
    await rm(folderOf(id), { recursive: true, force: true });
  }

  /** Does it, and answers after a second at most with how far it is. What fails after the answer is told by `failure`. */
  async function started(id: string, from: 'ready' | 'done', work: () => Promise<void>): Promise<ImportRow> {
    if (isUnderWay(id)) throw new AppError('import-closed');
    underWay.set(id, { fraction: 0, failure: null });
    const inTurn = async () => {
      if (restingState(await existing(id)) !== from) throw new AppError('import-closed');
      await work();
    };
    const working = recordings(inTurn).then(
      () => void underWay.delete(id),
      (error: unknown) => {
        underWay.set(id, { fraction: null, failure: failureOf(error) });
        throw error;
      },
    );
    const told = working.finally(() => bus.emit('changed', 'readings'));
    told.catch((err: unknown) => logger.warn({ err, import: id }, 'an import was not carried out'));
    await Promise.race([told, after(ANSWER_WITHIN_MS, undefined, { ref: false })]);
    return importRow(await existing(id), underWay.get(id));
  }

  return {
    async list(): Promise<ImportRow[]> {
      return (await store.list(LISTED)).map((each) => importRow(each, underWay.get(each.id)));
    },

    get: async (id: string): Promise<ImportView> => view(await existing(id)),

    /**
     * Takes a file in and looks at it; nothing is recorded.
     * @throws too-large; cannot-import with why, and then nothing is kept; too-many when too many files wait
     */
    async upload(by: Issuer, name: string, body: Readable, claimedLength: number): Promise<ImportView> {
      await this.sweep();
      if ((await store.forgotten(now() + 1)).length >= MOST_WAITING) throw new AppError('too-many');
      const id = newId();
      await mkdir(folderOf(id), { recursive: true });
      try {
        const sha256 = await receiveFile(body, join(folderOf(id), SOURCE_FILE), claimedLength);
        const at = now();
        const metrics = (await definitions()).map(importedMetric);
        const timeZone = await townTimeZone();
        await looks(() => lookAtFile({ folder: folderOf(id), name, metrics, timeZone, now: at }));
        const file = await looked(id);
        const rows = file?.sheets.reduce((sum, sheet) => sum + sheet.rows, 0) ?? 0;
        const row: ImportRecord = { id, name, sha256, mapping: '', state: 'ready', rows, readings: 0, at, account_id: by.account, account_name: by.name };
        await store.insert(row);
        await rm(join(folderOf(id), SOURCE_FILE), { force: true }); // its rows are kept beside it
        return await view(row);
      } catch (error) {
        await rm(folderOf(id), { recursive: true, force: true });
        throw error;
      }
    },

    /** @throws import-closed once recorded, cannot-import */
    async check(id: string, settings: ImportSettings): Promise<ImportCheck> {
      const { checked, sifted } = await recordings(async () => examine(await ready(id), settings));
      const { drafts: _, repeats: __, ...rest } = checked;
      const { duplicates, duplicatesTotal, revisions, revisionsTotal, preview, readings: count, held } = sifted;
      return { ...rest, duplicates, duplicatesTotal, revisions, revisionsTotal, preview, readings: count, remarks: [...rest.remarks, ...(held > 0 ? [inWords(REMARKS, 'held', held)] : [])] };
    },

    /** @throws import-closed, bad-rows unless they are skipped, cannot-import */
    async commit(by: Issuer, id: string, settings: ImportSettings, skipBad: boolean): Promise<ImportRow> {
      const found = await ready(id);
      return started(id, 'ready', () => record(by, found, settings, skipBad));
    },

    /** Takes back every reading it brought: what they had corrected stands again, what somebody has corrected since stays corrected. @throws import-closed unless it is recorded */
    async undo(by: Issuer, id: string, note: string): Promise<ImportRow> {
      const found = await existing(id);
      const how = recorded(found);
      if (restingState(found) !== 'done' || !how || isUnderWay(id)) throw new AppError('import-closed');
      return started(id, 'done', () => recorder.undo(found, how, by, note, (count) => underWay.set(id, { fraction: Math.min(1, count / found.readings), failure: null })));
    },

    /** To be awaited at start: ends what was left half way when the server stopped. */
    async resume(): Promise<void> {
      for (const left of await store.unfinished()) {
        await recorder.finish(left, inWords(BREAKS, 'cut-off')).catch((err: unknown) => logger.error({ err, import: left.id }, 'an import that was left half way could not be taken back'));
      }
    },

    /** Forgets files that were never recorded within a day. */
    async sweep(): Promise<void> {
      for (const id of await store.forgotten(now() - KEPT_MS)) {
        if (isUnderWay(id)) continue;
        await store.remove(id);
        underWay.delete(id);
        await rm(folderOf(id), { recursive: true, force: true });
      }
      // what an upload or a recording left that was cut off by a power failure
      for (const name of await readdir(folder).catch(() => [])) {
        const made = await stat(folderOf(name)).catch(() => null);
        if (!made || made.mtimeMs >= now() - 2 * KEPT_MS) continue;
        const row = await store.get(name);
        if (!row || restingState(row) !== 'ready') await rm(folderOf(name), { recursive: true, force: true });
      }
    },

    /** Waits for what is being recorded. */
    drain: (): Promise<void> => recordings(async () => {}),
  };
}
export type ImportsService = ReturnType<typeof createImportsService>;
