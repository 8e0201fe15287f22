import type { Db } from '../../storage/tables.ts';

/** What was deleted can be restored for so long. */
export const DELETED_KEPT_MS = 30 * 86_400_000;
const HASH = /[0-9a-f]{64}/g;

/** The hashes that anything on record still names: content, publications, the town, frozen boards, records. */
export async function claimedHashes(db: Db, now: number): Promise<Set<string>> {
  const contents = await db
    .selectFrom('content')
    .select(['visual', 'font', 'thumbnail'])
    .where((eb) => eb.or([eb('deleted_at', 'is', null), eb('deleted_at', '>', now - DELETED_KEPT_MS)]))
    .execute();
  const publications = await db.selectFrom('publication').select('text').execute();
  const settings = await db.selectFrom('setting').select('value').execute();
  const frozen = await db.selectFrom('board_snapshot').select('design').execute();
  const records = await db.selectFrom('record').select('sha256').execute();
  const evidence = await db.selectFrom('reading').select('evidence').where('evidence', '!=', '[]').execute();
  const texts = [...evidence.map((row) => row.evidence), ...records.map(({ sha256 }) => sha256), ...contents.flatMap(({ visual, font, thumbnail }) => [visual, font, thumbnail]), ...publications.map(({ text }) => text), ...settings.map(({ value }) => value), ...frozen.map(({ design }) => design)];
  return new Set(texts.flatMap((text) => text?.match(HASH) ?? []));
}
