import { sql } from 'kysely';
import { addUp, lastRow } from '../../../server/features/ledger/running-counts.ts';
import type { Db } from '../../../server/storage/tables.ts';

/*
 * A year of a town: every screen plays the six items of the week's programme over and over. Written by
 * SQLite itself, because what is measured is asking; the running counts are added up as a commit does it.
 */

const SCREENS = 500;
const DAYS = 365;
const ITEMS = 6;
const FIRST_DAY = '2026-01-01';
const VILLAGES = 24;
const CATEGORIES = ['slogan', 'slogan', 'hotline', 'film', 'film', 'other'];
const VENUES = ['square-led', 'strip-led', 'notice-board', 'service-hall', 'park', 'drug-education-base', 'vehicle', 'leaders-wall'];
const CAMPAIGNS = ['', '主题党日', '12·4宪法日', '6·26禁毒宣传月', '“三八”妇女节'];

/** @returns how many plays there are then: at least so many */
export async function fillYear(db: Db, plays: number): Promise<number> {
  const aDay = Math.ceil(plays / SCREENS / DAYS);
  await db.transaction().execute(async (tx) => {
    for (let screen = 0; screen < SCREENS; screen++) {
      await sql`INSERT INTO screen VALUES (${idOf(screen)}, 1, ${`屏 ${screen}`}, '', ${`第${screen % VILLAGES}村`}, ${VENUES[screen % VENUES.length]}, '[]', 1920, 1080, 0, 'Asia/Shanghai', '', '', ${idOf(screen)}, NULL, 0, NULL, '', '')`.execute(tx);
    }
    for (let week = 1; week <= 53; week++) {
      const text = JSON.stringify({ kind: 'schedule', campaign: CAMPAIGNS[week % CAMPAIGNS.length] || undefined, filler: 'x'.repeat(20_000) }); // as long as a real one
      await sql`INSERT INTO publication VALUES (${week}, 'schedule', 's', '', ${text}, '', '', '', 0, '')`.execute(tx);
    }
  });
  for (let day = 0; day < DAYS; day++) {
    await db.transaction().execute(async (tx) => {
      const last = await lastRow(tx);
      await sql`WITH RECURSIVE screens(s) AS (SELECT 0 UNION ALL SELECT s + 1 FROM screens WHERE s < ${SCREENS - 1}), turns(t) AS (SELECT 0 UNION ALL SELECT t + 1 FROM turns WHERE t < ${aDay - 1})
        INSERT INTO play SELECT printf('screen%010d', s), printf('installation%04d', s), ${day * aDay} + t + 1, ${Math.floor(day / 7) + 1},
          printf('content%02d-%07d', t % ${ITEMS}, ${Math.floor(day / 7)}), json_extract(${JSON.stringify(CATEGORIES)}, printf('$[%d]', t % ${ITEMS})),
          ${day * 86_400_000} + t * 600000, date(${FIRST_DAY}, ${`+${day} days`}), 10000, CASE WHEN t % 50 = 49 THEN 'failed' ELSE 'complete' END, t % 50 <> 49, 'synced', ${day * 86_400_000}
        FROM screens, turns`.execute(tx);
      await addUp(tx, last);
    });
  }
  return aDay * SCREENS * DAYS;
}

/** Gives the year before the very counts of this one, which is all that is asked of whole months gone by. */
export async function repeatTheYearBefore(db: Db): Promise<void> {
  for (const [table, step] of [['play_count', 'day'], ['play_month', 'month']] as const) {
    await sql`INSERT INTO ${sql.raw(table)} (${sql.raw(step)}, screen_id, publication, content_id, category, plays, duration_ms, cut, failed)
      SELECT printf('%d', substr(${sql.raw(step)}, 1, 4) - 1) || substr(${sql.raw(step)}, 5), screen_id, publication, content_id, category, plays, duration_ms, cut, failed FROM ${sql.raw(table)}`.execute(db);
  }
}

const idOf = (screen: number) => `screen${String(screen).padStart(10, '0')}`;
