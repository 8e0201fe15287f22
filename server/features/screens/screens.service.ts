import { createHash, randomBytes } from 'node:crypto';
import type { Bus } from '../../cluster/bus.ts';
import type { Signed } from '../../domain/publication.ts';
import type { ScreenProfile, Rotation, VenueKind } from '../../domain/screen.ts';
import { isTargeted, type Targets } from '../../domain/targets.ts';
import { nextChange, type Turn, upcoming } from '../../domain/what-plays.ts';
import { AppError } from '../../protocol/app-error.ts';
import type { ScreenDetails, ScreenView, TurnView } from '../../protocol/rest/screens.ts';
import type { Alarm, Hello } from '../../protocol/screen-socket.ts';
import type { Db } from '../../storage/tables.ts';
import type { AuditService } from '../audit/audit.service.ts';
import { createBatcher } from '../batcher.ts';
import { newId } from '../id.ts';
import type { Issuer, LogService } from '../publications/log.service.ts';
import type { Pairing } from './pairing.ts';
import type { Presence } from './presence.ts';
import { createScreensStore, detailsRow, profileOf, type ScreenRow } from './screens.store.ts';

interface Deps {
  readonly db: Db;
  readonly now: () => number;
  readonly bus: Bus;
  readonly audit: AuditService;
  readonly log: LogService;
  readonly presence: Presence;
  readonly pairing: Pairing;
  /** Where the town is; screens take it unless they say otherwise. */
  readonly townTimeZone: () => Promise<string>;
}

const CREDENTIAL_BYTES = 32;
/** When a screen was seen is only kept for the next start of the server. */
const SEEN_EVERY_MS = 250;
const ALARM_SHOWN_MS = 86_400_000;

export async function createScreensService({ db, now, bus, audit, log, presence, pairing, townTimeZone }: Deps) {
  const store = createScreensStore(db);
  for (const row of await store.list()) presence.recall(row.id, { since: row.last_seen_at, browser: row.browser, clientVersion: row.client_version });
  for (const { screen_id, code, at } of await store.alarmsSince(now() - ALARM_SHOWN_MS)) presence.recall(screen_id, { alarm: { code: code as Alarm['code'], at } });

  /** Ten thousand screens that come back at once are one commit, not ten thousand. */
  const sightings = createBatcher<{ id: string; change: Partial<ScreenRow> }>(
    (seenNow) =>
      db.transaction().execute(async (tx) => {
        for (const { id, change } of seenNow) await store.update(tx, id, change);
      }),
    { waitMs: SEEN_EVERY_MS, most: 1_000 },
  );
  const seen = (id: string, what: Partial<ScreenRow>) => sightings.add({ id, change: { last_seen_at: now(), ...what } });

  let kept: Promise<readonly ScreenView[]> | null = null;
  const forget = (): void => void (kept = null);
  bus.on('changed', (topic) => topic === 'screens' && forget());

  /** Every screen on record, read again only after a change: to publish must not cost a row for every screen there is. */
  function registered(): Promise<readonly ScreenView[]> {
    const reading = (kept ??= store.list().then((rows) => rows.map((each) => screenView(each, presence))));
    reading.catch(forget);
    return reading;
  }

  async function row(id: string): Promise<ScreenRow> {
    const found = await store.get(id);
    if (!found) throw new AppError('not-found');
    return found;
  }

  /** The newest profile; signed anew when its key has been retired, because screens follow only the newest key. */
  async function profileFor(id: string): Promise<{ signed: Signed; revision: number }> {
    const kept = await store.profile(id);
    if (kept && kept.signed.keyId === log.state.key.id) return kept;
    const renewed = await db.transaction().execute(async (tx) => {
      const before = await store.get(id, tx);
      if (!before) throw new AppError('not-found');
      const revision = before.revision + 1;
      const profile = profileOf({ ...before, revision }, now());
      const signed = log.sign(JSON.stringify(profile));
      await store.update(tx, id, { revision });
      await store.insertProfile(tx, profile, signed);
      return { signed, revision };
    });
    forget();
    return renewed;
  }

  return {
    list: async (): Promise<ScreenView[]> => [...(await registered())],
    get: async (id: string): Promise<ScreenView> => screenView(await row(id), presence),

    /** The screens something is for, as they are grouped now. Revoked ones are for nothing. */
    async targeted(targets: Targets): Promise<ScreenView[]> {
      const all = await registered();
      return all.filter(({ id: screen, groups, village, venueKind, revoked }) => !revoked && isTargeted(targets, { screen, groups, village, venueKind }));
    },

    waiting: (code: string) => pairing.find(code),

    /** @throws no-such-code, name-taken */
    async pair(by: Issuer, code: string, details: ScreenDetails): Promise<ScreenView> {
      pairing.find(code);
      if (await store.isNameTaken(details.name)) throw new AppError('name-taken', { field: 'name' });
      const { give, browser } = pairing.take(code);
      const credential = randomBytes(CREDENTIAL_BYTES).toString('base64url');
      const at = now();
      const made: ScreenRow = {
        id: newId(),
        revision: 1,
        ...detailsRow(details, await townTimeZone()),
        credential_hash: hashOf(credential),
        revoked_at: null,
        paired_at: at,
        last_seen_at: null,
        browser,
        client_version: '',
      };
      const profile = profileOf(made, at);
      const signed = log.sign(JSON.stringify(profile));
      await db.transaction().execute(async (tx) => {
        await store.insert(tx, made);
        await store.insertProfile(tx, profile, signed);
        await audit.append(tx, { account: by.account, action: 'screen.pair', subject: made.id, detail: { name: made.name } });
      });
      try {
        await give({ screen: made.id, credential, profile: signed, key: log.state.key });
      } catch (error) {
        await this.revoke(by, made.id); // the box went away with its code; nobody holds the credential
        throw error;
      }
      bus.emit('changed', 'screens');
      return screenView(made, presence);
    },

    /** @throws not-found, changed-meanwhile with the screen as it is */
    async update(by: Issuer, id: string, revision: number, details: ScreenDetails): Promise<ScreenView> {
      const at = now();
      const zone = await townTimeZone();
      const { next, signed } = await db.transaction().execute(async (tx) => {
        const before = await store.get(id, tx);
        if (!before) throw new AppError('not-found');
        if (before.revision !== revision) throw new AppError('changed-meanwhile', screenView(before, presence));
        if (details.name !== before.name && (await store.isNameTaken(details.name, tx))) throw new AppError('name-taken', { field: 'name' });
        const after = { ...before, ...detailsRow(details, zone), revision: revision + 1 };
        const profile = profileOf(after, at);
        const envelope = log.sign(JSON.stringify(profile));
        await store.update(tx, id, after);
        await store.insertProfile(tx, profile, envelope);
        await audit.append(tx, { account: by.account, action: 'screen.update', subject: id, detail: details });
        return { next: after, signed: envelope };
      });
      bus.emit('profile', { screen: id, signed });
      bus.emit('changed', 'screens');
      return screenView(next, presence);
    },

    async revoke(by: Issuer, id: string): Promise<void> {
      const before = await row(id);
      if (before.revoked_at !== null) return;
      await db.transaction().execute(async (tx) => {
        await store.update(tx, id, { revoked_at: now() });
        await audit.append(tx, { account: by.account, action: 'screen.revoke', subject: id, detail: { name: before.name } });
      });
      bus.emit('revoked', id);
      bus.emit('changed', 'screens');
    },

    /** @returns the screen that holds the credential, or null when none does or it is revoked */
    async authenticate(credential: string): Promise<string | null> {
      const found = await store.byCredential(hashOf(credential));
      return found && found.revoked_at === null ? found.id : null;
    },

    connected: (id: string): void => presence.connected(id),

    /** @returns the signed profile when the screen's is older, else null */
    async greeted(id: string, hello: Hello): Promise<Signed | null> {
      presence.described(id, hello);
      seen(id, { browser: hello.browser, client_version: hello.clientVersion }).catch(() => {}); // a full disk must not keep a screen from being greeted
      const profile = await profileFor(id);
      return profile.revision > hello.profileRevision ? profile.signed : null;
    },

    disconnected(id: string): Promise<void> {
      presence.disconnected(id);
      return seen(id, {});
    },
    drain: () => sightings.drain(),

    async alarm(id: string, { code, sequence, content }: Alarm): Promise<void> {
      presence.alarmed(id, code);
      await store.insertAlarm({ screen_id: id, code, sequence: sequence ?? null, content_id: content ?? null, at: now() });
    },

    /** What is on the screen at an instant and after it, worked out by the very rule the screen uses. */
    async timeline(id: string, at: number, count: number): Promise<{ at: number; turns: TurnView[]; nextChange: number | null }> {
      await row(id);
      const profile = (await store.profileAt(id, at)) as ScreenProfile;
      const { schedules } = await log.stateAt(at);
      return { at, turns: upcoming(schedules.values(), profile, at, count).map(turnView), nextChange: nextChange(schedules.values(), profile, at) };
    },
  };
}
export type ScreensService = Awaited<ReturnType<typeof createScreensService>>;

function hashOf(credential: string): string {
  return createHash('sha256').update(credential).digest('hex');
}

function screenView(row: ScreenRow, presence: Presence): ScreenView {
  return {
    id: row.id,
    revision: row.revision,
    name: row.name,
    site: row.site,
    village: row.village,
    venueKind: row.venue_kind as VenueKind,
    groups: JSON.parse(row.groups) as string[],
    pixels: { width: row.width, height: row.height },
    rotation: row.rotation as Rotation,
    timeZone: row.time_zone,
    steward: { name: row.steward_name, phone: row.steward_phone },
    pairedAt: row.paired_at,
    revoked: row.revoked_at !== null,
    get status() {
      return presence.get(row.id); // news, while the rest is on record
    },
  };
}

function turnView({ publication, tier, index, item, startsAt, endsAt, loop }: Turn): TurnView {
  return {
    publication: publication.sequence,
    schedule: publication.schedule,
    scheduleTitle: publication.title,
    playlist: publication.playlist.name,
    tier,
    index,
    item,
    startsAt,
    endsAt,
    loop,
  };
}
