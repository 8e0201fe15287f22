import type { Selectable } from 'kysely';
import type { Bus } from '../../cluster/bus.ts';
import type { PlaylistItem } from '../../domain/content.ts';
import { AppError } from '../../protocol/app-error.ts';
import type { ContentView } from '../../protocol/rest/content.ts';
import type { PlaylistEntry, PlaylistView } from '../../protocol/rest/programme.ts';
import type { Db, Tables } from '../../storage/tables.ts';
import type { AuditService } from '../audit/audit.service.ts';
import type { ContentService } from '../content/content.service.ts';
import { newId } from '../id.ts';
import type { Issuer } from '../publications/log.service.ts';
import { createPlaylistsStore } from './playlists.store.ts';

type Row = Selectable<Tables['playlist']>;
interface Details {
  readonly name: string;
  readonly entries: readonly PlaylistEntry[];
}

interface Deps {
  readonly db: Db;
  readonly now: () => number;
  readonly bus: Bus;
  readonly audit: AuditService;
  readonly content: ContentService;
}

export function createPlaylistsService({ db, now, bus, audit, content }: Deps) {
  const store = createPlaylistsStore(db);

  async function views(rows: readonly Row[]): Promise<PlaylistView[]> {
    const entriesOf = new Map(rows.map((row) => [row.id, JSON.parse(row.entries) as PlaylistEntry[]]));
    const ids = new Set([...entriesOf.values()].flat().map((entry) => entry.content));
    const contents = new Map((await content.many([...ids])).map((item) => [item.id, item]));
    const users = await store.users();
    return rows.map((row) => {
      const entries = entriesOf.get(row.id) ?? [];
      const used = [...new Set(entries.map((entry) => entry.content))].flatMap((id) => contents.get(id) ?? []);
      return {
        id: row.id,
        revision: row.revision,
        name: row.name,
        entries,
        contents: used,
        durationMs: entries.reduce((sum, entry) => sum + durationOf(entry, contents.get(entry.content)), 0),
        updatedAt: row.updated_at,
        updatedBy: row.updated_by,
        usedIn: users.filter(({ playlist_id }) => playlist_id === row.id).map(({ id, name }) => ({ id, name })),
      };
    });
  }

  async function existing(id: string): Promise<Row> {
    const row = await store.get(id);
    if (!row) throw new AppError('not-found');
    return row;
  }

  async function view(row: Row): Promise<PlaylistView> {
    return (await views([row]))[0]!;
  }

  async function checkContents(entries: readonly PlaylistEntry[]): Promise<void> {
    const found = await content.many([...new Set(entries.map((entry) => entry.content))]);
    const usable = new Set(found.filter(({ deleted }) => !deleted).map(({ id }) => id));
    const bad = entries.flatMap((entry, index) => (usable.has(entry.content) ? [] : [{ path: `entries.${index}`, code: 'not-found' }]));
    if (bad.length > 0) throw new AppError('bad-input', bad);
  }

  async function change(by: Issuer, id: string, action: string, fields: Partial<Row>, revision?: number): Promise<PlaylistView> {
    const row = await db.transaction().execute(async (tx) => {
      const before = await store.get(id, tx);
      if (!before) throw new AppError('not-found');
      if (revision !== undefined && before.revision !== revision) throw new AppError('changed-meanwhile', { id, revision: before.revision, name: before.name, entries: JSON.parse(before.entries) as unknown, updatedBy: before.updated_by });
      const after = { ...before, ...fields, revision: before.revision + 1, updated_at: now(), updated_by: by.name };
      await store.update(tx, id, after);
      await audit.append(tx, { account: by.account, action, subject: id, detail: { name: after.name } });
      return after;
    });
    bus.emit('changed', 'playlists');
    bus.emit('changed', 'schedules');
    return view(row);
  }

  return {
    list: async (): Promise<PlaylistView[]> => views(await store.list()),
    get: async (id: string): Promise<PlaylistView> => view(await existing(id)),

    async create(by: Issuer, { name, entries }: Details): Promise<PlaylistView> {
      await checkContents(entries);
      const row: Row = { id: newId(), revision: 1, name, entries: JSON.stringify(entries), updated_at: now(), updated_by: by.name, deleted_at: null };
      await db.transaction().execute(async (tx) => {
        await store.insert(tx, row);
        await audit.append(tx, { account: by.account, action: 'playlist.create', subject: row.id, detail: { name } });
      });
      bus.emit('changed', 'playlists');
      return view(row);
    },

    /** @throws not-found, changed-meanwhile with the playlist as it is, bad-input */
    async update(by: Issuer, id: string, revision: number, { name, entries }: Details): Promise<PlaylistView> {
      await checkContents(entries);
      return change(by, id, 'playlist.update', { name, entries: JSON.stringify(entries) }, revision);
    },

    /** @throws in-use with the schedules */
    async remove(by: Issuer, id: string): Promise<void> {
      const { usedIn } = await this.get(id);
      if (usedIn.length > 0) throw new AppError('in-use', usedIn.map((schedule) => ({ kind: 'schedule', ...schedule })));
      await change(by, id, 'playlist.delete', { deleted_at: now() });
    },

    /** Brings back its content as well, should that have been deleted after it. */
    async restore(by: Issuer, id: string): Promise<PlaylistView> {
      const { contents } = await this.get(id);
      for (const { id: each, deleted } of contents) if (deleted) await content.restore(by, each);
      return change(by, id, 'playlist.restore', { deleted_at: null });
    },

    /** Restores it when it is deleted. */
    async revive(by: Issuer, id: string): Promise<void> {
      if ((await existing(id)).deleted_at !== null) await this.restore(by, id);
    },

    /** @throws bad-input when there is no such playlist, or no longer */
    async checkUsable(id: string): Promise<void> {
      if ((await store.get(id))?.deleted_at !== null) throw new AppError('bad-input', [{ path: 'playlist', code: 'not-found' }]);
    },
  };
}
export type PlaylistsService = ReturnType<typeof createPlaylistsService>;

/** What a playlist's entries stand for, as they are now: the snapshot that gets signed. */
export function snapshotOf({ entries, contents }: Pick<PlaylistView, 'entries' | 'contents'>): PlaylistItem[] {
  const byId = new Map(contents.map((item) => [item.id, item]));
  return entries.flatMap((entry) => {
    const item = byId.get(entry.content);
    if (!item) return [];
    return [{ content: item.id, title: item.title, category: item.category, durationMs: durationOf(entry, item), visual: item.visual }];
  });
}

function durationOf({ durationMs }: PlaylistEntry, item: ContentView | undefined): number {
  return durationMs ?? item?.durationMs ?? 0;
}
