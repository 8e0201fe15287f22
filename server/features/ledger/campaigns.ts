import { sql } from 'kysely';
import type { Db } from '../../storage/tables.ts';

/** The campaign of each publication, by sequence; one of no campaign is not there. */
export type Campaigns = ReadonlyMap<number, string>;

/** Publications never change, so each is read once; @returns what is known with those published since. */
export function createCampaigns(db: Db): () => Promise<Campaigns> {
  const known = new Map<number, string>();
  let readUpTo = 0;
  return async () => {
    const rows = await db
      .selectFrom('publication')
      .select(['sequence', sql<string | null>`CASE WHEN kind = 'schedule' THEN json_extract(text, '$.campaign') END`.as('campaign')])
      .where('sequence', '>', readUpTo)
      .execute();
    for (const { sequence, campaign } of rows) {
      if (campaign) known.set(sequence, campaign);
      readUpTo = Math.max(readUpTo, sequence);
    }
    return known;
  };
}
