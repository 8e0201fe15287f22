import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ImportDraft } from '../../../../server/features/imports/draft.ts';
import { importedMetric } from '../../../../server/features/imports/imported-metric.ts';
import { createImportsStore, type ImportRecord } from '../../../../server/features/imports/imports.store.ts';
import { createOnRecord } from '../../../../server/features/imports/on-record.ts';
import { createRecorder } from '../../../../server/features/imports/recorder.ts';
import { createLineWriter } from '../../../../server/features/imports/row-file.ts';
import { sift, slices } from '../../../../server/features/imports/sift.ts';
import { newId } from '../../../../server/features/id.ts';
import { api } from '../../../../server/protocol/rest/index.ts';
import { importSettings } from '../../../../server/protocol/rest/imports.ts';
import type { TestServer } from '../../../support/server.ts';
import { definition, endOf, LONG, NOW, settings, startTown } from './town.ts';

const DAYS = ['2019-03-31', '2019-04-30', '2019-05-31'];

let server: TestServer;
let folder: string;
let metrics = 0;
beforeAll(async () => {
  server = await startTown();
  folder = await mkdtemp(join(tmpdir(), 'heping-revisions-'));
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

interface Row {
  readonly day: number;
  readonly value: number;
  readonly note: string;
}

/** A metric of its own, and files of rows that are imported for it. */
async function newLedger(needsApproval: boolean) {
  const { db, audit, statistics } = server.app.services;
  const { readings } = statistics;
  const metric = `property_${++metrics}`;
  await server.call(api.metrics.create, { body: { id: metric, ...definition(metric, { span: 'all', needsApproval }) } });
  const store = createImportsStore(db);
  const recorder = createRecorder({ db, audit, logger: { error: () => {} }, store, readings, figureOf: async () => null });
  const known = new Map((await statistics.figures.definitions()).map((each) => [each.id, { ...importedMetric(each), needsApproval: each.needsApproval }]));
  const chosen = importSettings.parse(settings(LONG));
  const file = join(folder, `${metric}.jsonl`);

  async function look(rows: readonly Row[]) {
    const writer = createLineWriter(file);
    const seen = new Set<string>();
    for (const [index, { day, value, note }] of rows.entries()) {
      const key = JSON.stringify([day, value, note]);
      const draft: ImportDraft = { row: index + 2, metric, member: '', value, precision: 'exact', asOf: endOf(DAYS[day]!), note, valueText: String(value), dateText: DAYS[day]!, today: false, repeats: seen.has(key) };
      seen.add(key);
      writer.write(draft);
    }
    writer.close();
    return sift(file, createOnRecord(db), { settings: chosen, metrics: known, dayStart: NOW });
  }

  return {
    metric,
    look,
    /** @returns the import */
    async import(rows: readonly Row[]): Promise<ImportRecord> {
      const sifted = await look(rows);
      const record: ImportRecord = { id: newId(), name: '表.csv', sha256: 'ab'.repeat(32), mapping: '', state: 'ready', rows: rows.length, readings: 0, at: NOW, account_id: server.by.account, account_name: server.by.name };
      await store.insert(record);
      await recorder.record(record, { settings: chosen, metrics: [metric], by: server.by }, rows.length, slices(file, sifted, 2), () => {});
      return record;
    },
    undo: (record: ImportRecord) => recorder.undo({ ...record, state: 'done' }, { settings: chosen, metrics: [metric], by: server.by }, server.by, ''),
    async append(rows: readonly Row[]) {
      await readings.append({ kind: 'form', id: 'x', name: '李静', reporter: { account: 'x', name: '李静' } }, rows.map(({ day, value, note }) => ({ metric, value, note, asOf: endOf(DAYS[day]!) })));
    },
    async acceptSome(choices: readonly boolean[]) {
      const { rows } = await readings.list({ metric, state: 'held' }, 0);
      for (const [index, { id }] of rows.entries()) if (choices[index % choices.length]) await readings.decide(server.by, id, { accepted: true, note: '' });
    },
    standing: () => db.selectFrom('standing_reading').select(['as_of', 'value', 'reading_id']).where('metric_id', '=', metric).orderBy('reading_id').execute(),
    figure: async () => (await statistics.figures.figure(metric, '', null)).value,
  };
}

const row = fc.record({ day: fc.nat({ max: 2 }), value: fc.integer({ min: 1, max: 4 }), note: fc.constantFrom('', '下午') });
const rows = fc.array(row, { maxLength: 6 });
/** Each day once at most. */
const table = fc.uniqueArray(row, { maxLength: 3, selector: ({ day }) => day });

describe('tables that are imported again', () => {
  test('whatever is on record and in the file, the second time nothing changes', async () => {
    await fc.assert(
      fc.asyncProperty(rows, rows, fc.boolean(), fc.array(fc.boolean(), { minLength: 1, maxLength: 4 }), async (record, file, needsApproval, accepted) => {
        const ledger = await newLedger(needsApproval);
        if (record.length > 0) await ledger.append(record);
        await ledger.acceptSome(accepted);
        await ledger.import(file);
        const after = await ledger.standing();
        expect(await ledger.look(file)).toMatchObject({ readings: 0, revisionsTotal: 0 });
        await ledger.import(file);
        expect(await ledger.standing()).toEqual(after);
      }),
      { numRuns: 80 },
    );
  });

  test('whatever tables come one after another and are undone in whatever order, each day counts once, as the last table that stands says', async () => {
    const step = fc.oneof({ weight: 3, arbitrary: table }, { weight: 2, arbitrary: fc.nat() });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        const ledger = await newLedger(false);
        const imports: { record: ImportRecord; undone: boolean }[] = [];
        /** What each day was said to be, in order, and by which import. */
        const said = DAYS.map((): { by: { undone: boolean }; value: number }[] => []);
        const last = (day: number) => said[day]!.findLast(({ by }) => !by.undone)?.value;
        for (const each of steps) {
          if (typeof each === 'number') {
            const standing = imports.filter(({ undone }) => !undone);
            const chosen = standing[each % Math.max(1, standing.length)];
            if (!chosen) continue;
            await ledger.undo(chosen.record);
            chosen.undone = true;
          } else {
            const made = { record: await ledger.import(each), undone: false };
            imports.push(made);
            // what was there already is not the table's own
            for (const { day, value } of each) if (last(day) !== value) said[day]!.push({ by: made, value });
          }
          const expected = DAYS.flatMap((_, day) => last(day) ?? []);
          expect((await ledger.standing()).map(({ value }) => value).toSorted()).toEqual(expected.toSorted());
          expect(await ledger.figure()).toBe(expected.length === 0 ? null : expected.reduce((sum, value) => sum + value, 0));
        }
      }),
      { numRuns: 60 },
    );
  });
});
