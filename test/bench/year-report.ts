import { sql } from 'kysely';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RecordFormat } from '../../server/protocol/rest/records.ts';
import { openDatabase } from '../../server/storage/database.ts';
import type { Db } from '../../server/storage/tables.ts';
import { type Figure, figure, median } from './support/figure.ts';
import { openRecords, READINGS } from './support/records-desk.ts';
import { fillYear, repeatTheYearBefore } from './support/year-of-plays.ts';

/*
 * The yearly record of a town with 500 screens: ten million plays, 100,000 readings of forty metrics and six
 * metrics from the screens. Asking for all of it and making the record's text, and then the whole file
 * with its pictures (in a process of its own, as in production); beside SQLite alone adding up the same plays by
 * the same five groups from the records themselves, and from the running counts. Once more with a year before of as
 * many plays, which the record then compares with.
 */

const PLAYS = 10_000_000;
const ROUNDS = 5;
const FROM = '2026-01-01';
const TO = '2026-12-31';
const GROUPS = ['category', 'screen_id', 'publication', 'substr(day, 1, 7)'];

export async function yearReport(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'heping-bench-'));
  const db = await openDatabase(join(folder, 'year.db'));
  try {
    await sql`PRAGMA synchronous = OFF`.execute(db); // while it is filled
    return await measureYearReport(db, await fillYear(db, PLAYS), folder);
  } finally {
    await db.destroy();
    rmSync(folder, { recursive: true });
  }
}

/** @param plays how many there are in the database */
export async function measureYearReport(db: Db, plays: number, folder: string): Promise<Figure[]> {
  const desk = await openRecords(db);
  const standing = await desk.fill();
  if (standing !== READINGS) throw new Error(`${standing} of ${READINGS} readings stand`);
  const make = async (format: RecordFormat) => {
    const models: number[] = [];
    const files: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      await desk.forget(); // what was kept of earlier questions
      const begun = performance.now();
      const made = desk.model().then(({ model, counted }) => {
        models.push(performance.now() - begun);
        if (counted !== plays) throw new Error(`${counted} of ${plays} plays are in the record`);
        return model;
      });
      await desk.write(made, folder, format);
      files.push(performance.now() - begun);
    }
    return { models, files };
  };
  const { models, files } = await make('docx');
  const others = { xlsx: await make('xlsx'), pdf: await make('pdf') };
  const bare = async (from: string, plays: string, length: string) => {
    const begun = performance.now();
    for (const group of GROUPS) await sql`SELECT ${sql.raw(group)}, sum(${sql.raw(plays)}), sum(${sql.raw(length)}) FROM ${sql.raw(from)} WHERE day BETWEEN ${FROM} AND ${TO} GROUP BY 1`.execute(db);
    await sql`SELECT count(DISTINCT content_id) FROM ${sql.raw(from)} WHERE day BETWEEN ${FROM} AND ${TO} AND ${sql.raw(plays)} > 0`.execute(db);
    return performance.now() - begun;
  };
  const ofCounts: number[] = [];
  for (let round = 0; round < ROUNDS; round++) ofCounts.push(await bare('play_count', 'plays', 'duration_ms'));
  const ofRecords = await bare('play', 'counted', 'duration_ms * counted'); // half a minute, and alike each time
  await repeatTheYearBefore(db);
  const compared = await make('docx');
  return [
    figure('year-report: the Word file of a year, 10 million plays and 100,000 readings', median(files), 'ms', ofRecords, { of: 'value', atMost: 3_000 }),
    figure('year-report: the Excel file of the same', median(others.xlsx.files), 'ms', ofRecords, { of: 'value', atMost: 3_000 }),
    figure('year-report: the PDF file of the same', median(others.pdf.files), 'ms', ofRecords, { of: 'value', atMost: 3_000 }),
    figure('year-report: the Word file, compared with a year before of as many plays', median(compared.files), 'ms', ofRecords, { of: 'value', atMost: 3_000 }),
    figure('year-report: asking for all of it and making its text', median(models), 'ms', median(ofCounts)),
  ];
}
