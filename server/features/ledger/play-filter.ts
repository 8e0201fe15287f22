import { type RawBuilder, sql } from 'kysely';
import type { Category } from '../../domain/content.ts';
import type { VenueKind } from '../../domain/screen.ts';
import type { Campaigns } from './campaigns.ts';

/** Days as the screens have them, both ends included; what is not named is not asked. */
export interface PlayFilter {
  readonly from: string;
  readonly to: string;
  readonly screen?: string | undefined;
  readonly category?: Category | undefined;
  readonly content?: string | undefined;
  readonly village?: string | undefined;
  readonly venueKind?: VenueKind | undefined;
  /** '' for plays of no campaign. */
  readonly campaign?: string | undefined;
}

/** The choice without its days, from the records and from their running counts, which name alike what they have in common. */
export function chosen(table: 'play' | 'play_count', { screen, category, content, village, venueKind, campaign }: PlayFilter, campaigns: Campaigns): RawBuilder<boolean> {
  const column = (name: string) => sql.ref(`${table}.${name}`);
  const conditions = [sql`true`];
  if (screen !== undefined) conditions.push(sql`${column('screen_id')} = ${screen}`);
  if (category !== undefined) conditions.push(sql`${column('category')} = ${category}`);
  if (content !== undefined) conditions.push(sql`${column('content_id')} = ${content}`);
  if (village !== undefined) conditions.push(sql`${column('screen_id')} IN (SELECT id FROM screen WHERE village = ${village})`);
  if (venueKind !== undefined) conditions.push(sql`${column('screen_id')} IN (SELECT id FROM screen WHERE venue_kind = ${venueKind})`);
  if (campaign !== undefined) {
    const named = [...campaigns].filter(([, name]) => campaign === '' || name === campaign).map(([sequence]) => sequence);
    // as one parameter, for there may be more than a statement takes
    conditions.push(sql`${column('publication')} ${campaign === '' ? sql`NOT IN` : sql`IN`} (SELECT value FROM json_each(${JSON.stringify(named)}))`);
  }
  return sql<boolean>`${sql.join(conditions, sql` AND `)}`;
}
