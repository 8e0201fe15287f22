import type { Selectable } from 'kysely';
import type { Signed } from '../../domain/publication.ts';
import type { Rotation, ScreenProfile, VenueKind } from '../../domain/screen.ts';
import type { ScreenDetails } from '../../protocol/rest/screens.ts';
import type { Db, Tables, Tx } from '../../storage/tables.ts';

export type ScreenRow = Selectable<Tables['screen']>;

export function createScreensStore(db: Db) {
  return {
    list: () => db.selectFrom('screen').selectAll().orderBy('paired_at').execute(),
    get: (id: string, from: Db | Tx = db) => from.selectFrom('screen').selectAll().where('id', '=', id).executeTakeFirst(),
    byCredential: (hash: string) => db.selectFrom('screen').selectAll().where('credential_hash', '=', hash).executeTakeFirst(),
    isNameTaken: async (name: string, from: Db | Tx = db) => (await from.selectFrom('screen').select('id').where('name', '=', name).where('revoked_at', 'is', null).limit(1).executeTakeFirst()) !== undefined,
    insert: (tx: Tx, row: ScreenRow) => tx.insertInto('screen').values(row).execute(),
    update: (tx: Tx | Db, id: string, change: Partial<ScreenRow>) => tx.updateTable('screen').set(change).where('id', '=', id).execute(),
    insertProfile: (tx: Tx, { screen, revision, issuedAt }: ScreenProfile, { text, signature, keyId }: Signed) =>
      tx.insertInto('screen_profile').values({ screen_id: screen, revision, text, signature, key_id: keyId, issued_at: issuedAt }).execute(),
    profile: async (id: string): Promise<{ signed: Signed; revision: number } | null> => {
      const row = await db.selectFrom('screen_profile').selectAll().where('screen_id', '=', id).orderBy('revision', 'desc').limit(1).executeTakeFirst();
      return row ? { signed: { text: row.text, signature: row.signature, keyId: row.key_id }, revision: row.revision } : null;
    },
    /** The profile in force at an instant, or the first one for an instant before pairing. */
    profileAt: async (id: string, instant: number): Promise<ScreenProfile | null> => {
      const rows = await db.selectFrom('screen_profile').select(['text', 'issued_at']).where('screen_id', '=', id).orderBy('revision').execute();
      const row = rows.findLast(({ issued_at }) => issued_at <= instant) ?? rows[0];
      return row ? (JSON.parse(row.text) as ScreenProfile) : null;
    },
    insertAlarm: (row: { screen_id: string; code: string; sequence: number | null; content_id: string | null; at: number }) => db.insertInto('alarm').values(row).execute(),
    alarmsSince: (at: number) =>
      db
        .selectFrom('alarm')
        .select((eb) => ['screen_id', 'code', eb.fn.max('at').as('at')])
        .where('at', '>', at)
        .groupBy('screen_id')
        .execute(),
  };
}
export type ScreensStore = ReturnType<typeof createScreensStore>;

export function detailsRow(details: ScreenDetails, timeZone: string) {
  return {
    name: details.name,
    site: details.site,
    village: details.village,
    venue_kind: details.venueKind,
    groups: JSON.stringify([...new Set(details.groups)]),
    width: details.pixels.width,
    height: details.pixels.height,
    rotation: details.rotation,
    time_zone: details.timeZone ?? timeZone,
    steward_name: details.steward.name,
    steward_phone: details.steward.phone,
  };
}

export function profileOf(row: Pick<ScreenRow, keyof ReturnType<typeof detailsRow> | 'id' | 'revision'>, issuedAt: number): ScreenProfile {
  return {
    v: 1,
    screen: row.id,
    revision: row.revision,
    name: row.name,
    village: row.village,
    venueKind: row.venue_kind as VenueKind,
    groups: JSON.parse(row.groups) as string[],
    timeZone: row.time_zone,
    pixels: { width: row.width, height: row.height },
    rotation: row.rotation as Rotation,
    issuedAt,
  };
}
