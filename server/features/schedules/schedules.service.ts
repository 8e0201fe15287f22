import type { Bus } from '../../cluster/bus.ts';
import type { FontAsset, PlaylistItem } from '../../domain/content.ts';
import type { Publication, SchedulePublication, Tier } from '../../domain/publication.ts';
import { isOver, type Recurrence } from '../../domain/recurrence.ts';
import { viewedPixels } from '../../domain/screen.ts';
import { isTargeted, type Targets } from '../../domain/targets.ts';
import { themeOf } from '../../domain/typography/themes.ts';
import { AppError } from '../../protocol/app-error.ts';
import type { ScheduleDetails, ScheduleView } from '../../protocol/rest/programme.ts';
import type { ScreenView } from '../../protocol/rest/screens.ts';
import type { Db } from '../../storage/tables.ts';
import type { AuditService } from '../audit/audit.service.ts';
import type { BoardsService } from '../boards/boards.service.ts';
import { type ContentService, unfit } from '../content/content.service.ts';
import { newId } from '../id.ts';
import { type PlaylistsService, snapshotOf } from '../playlists/playlists.service.ts';
import type { Issuer, LogService } from '../publications/log.service.ts';
import type { ScreensService } from '../screens/screens.service.ts';
import { changesSince, digestOf, type Proposal } from './schedule-changes.ts';
import { createSchedulesStore, type ScheduleRow } from './schedules.store.ts';

interface Deps {
  readonly db: Db;
  readonly now: () => number;
  readonly bus: Bus;
  readonly audit: AuditService;
  readonly log: LogService;
  readonly content: ContentService;
  readonly playlists: PlaylistsService;
  readonly screens: ScreensService;
  readonly boards: Pick<BoardsService, 'fontTexts' | 'published'>;
  readonly townTimeZone: () => Promise<string>;
}

export function createSchedulesService({ db, now, bus, audit, log, content, playlists, screens, boards, townTimeZone }: Deps) {
  const store = createSchedulesStore(db);

  async function existing(id: string): Promise<ScheduleRow> {
    const row = await store.get(id);
    if (!row) throw new AppError('not-found');
    return row;
  }

  async function proposalOf(row: ScheduleRow): Promise<Proposal> {
    const playlist = await playlists.get(row.playlist_id);
    return {
      schedule: row.id,
      title: row.name,
      tier: row.tier as Tier,
      targets: JSON.parse(row.targets) as Targets,
      recurrence: JSON.parse(row.recurrence) as Recurrence,
      ...(row.campaign === '' ? {} : { campaign: row.campaign }),
      playlist: { id: playlist.id, name: playlist.name, items: snapshotOf(playlist) },
    };
  }

  async function views(rows: readonly ScheduleRow[]): Promise<ScheduleView[]> {
    const [all, zone, at] = [(await screens.list()).filter(({ revoked }) => !revoked), await townTimeZone(), now()];
    return Promise.all(rows.map(async (row) => scheduleView(row, await proposalOf(row), log.state.schedules.get(row.id) ?? null, all, zone, at)));
  }

  async function view(row: ScheduleRow): Promise<ScheduleView> {
    return (await views([row]))[0]!;
  }

  async function change(by: Issuer, id: string, action: string, fields: Partial<ScheduleRow>, revision?: number): Promise<ScheduleView> {
    await existing(id);
    const { current, row } = await db.transaction().execute(async (tx) => {
      const current = (await store.get(id, tx))!;
      if (revision !== undefined && current.revision !== revision) return { current, row: null };
      if (fields.deleted_at && current.publication !== null) throw inUse(current); // published a moment ago
      const after = { ...current, ...fields, revision: current.revision + 1, updated_at: now(), updated_by: by.name };
      await store.update(tx, id, after);
      await audit.append(tx, { account: by.account, action, subject: id, detail: { name: after.name } });
      return { current, row: after };
    });
    if (!row) throw new AppError('changed-meanwhile', await view(current));
    bus.emit('changed', 'schedules');
    return view(row);
  }

  async function fontsOf(items: readonly PlaylistItem[]): Promise<FontAsset[]> {
    const texts = new Map<FontAsset['family'], string[]>();
    const need = (font: FontAsset['family'], each: readonly string[]) => texts.set(font, [...(texts.get(font) ?? []), ...each]);
    for (const { visual } of items) {
      if (visual.kind === 'board') need('hei', await boards.fontTexts(visual.design));
      if (visual.kind === 'slogan' || visual.kind === 'notice') need(themeOf(visual.design.theme).font, [visual.design.text.text, visual.design.phone ?? '']);
    }
    return Promise.all([...texts].map(([family, each]) => content.fontAsset(family, each)));
  }

  /** @throws cannot-fit with every text that some screen could not show legibly */
  function checkFit(items: readonly PlaylistItem[], targeted: readonly ScreenView[]): void {
    const shapes = [...new Map(targeted.map(viewedPixels).map((shape) => [`${shape.width}×${shape.height}`, shape])).values()];
    const bad = items.flatMap(({ content: id, title, visual }) =>
      visual.kind === 'slogan' || visual.kind === 'notice' ? unfit(visual.kind, visual.design, shapes).map((problem) => ({ content: id, title, ...problem })) : [],
    );
    if (bad.length > 0) throw new AppError('cannot-fit', bad);
  }

  return {
    list: async (): Promise<ScheduleView[]> => views(await store.list()),
    get: async (id: string): Promise<ScheduleView> => view(await existing(id)),

    /** @throws bad-input when there is no such playlist */
    async create(by: Issuer, details: ScheduleDetails): Promise<ScheduleView> {
      await playlists.checkUsable(details.playlist);
      const row: ScheduleRow = {
        id: newId(),
        revision: 1,
        ...rowOf(details),
        publication: null,
        withdrawn_at: null,
        updated_at: now(),
        updated_by: by.name,
        deleted_at: null,
      };
      await db.transaction().execute(async (tx) => {
        await store.insert(tx, row);
        await audit.append(tx, { account: by.account, action: 'schedule.create', subject: row.id, detail: { name: row.name } });
      });
      bus.emit('changed', 'schedules');
      return view(row);
    },

    /** @throws not-found, changed-meanwhile with the schedule as it is */
    async update(by: Issuer, id: string, revision: number, details: ScheduleDetails): Promise<ScheduleView> {
      await playlists.checkUsable(details.playlist);
      return change(by, id, 'schedule.update', rowOf(details), revision);
    },

    /** @throws in-use while it is published */
    async remove(by: Issuer, id: string): Promise<void> {
      const row = await existing(id);
      if (row.publication !== null) throw inUse(row);
      await change(by, id, 'schedule.delete', { deleted_at: now() });
    },

    /** Brings back its playlist as well, should that have been deleted after it. */
    async restore(by: Issuer, id: string): Promise<ScheduleView> {
      await playlists.revive(by, (await existing(id)).playlist_id);
      return change(by, id, 'schedule.restore', { deleted_at: null });
    },

    /**
     * Signs the schedule as it is now.
     * @throws changed-meanwhile when it is no longer what was seen, empty-playlist, no-screens, already-over, cannot-fit
     */
    async publish(by: Issuer, id: string, revision: number): Promise<Publication> {
      const row = await existing(id);
      if (row.revision !== revision || row.deleted_at !== null) throw new AppError('changed-meanwhile', await view(row));
      const proposal = await proposalOf(row);
      if (proposal.playlist.items.length === 0) throw new AppError('empty-playlist');
      const targeted = await screens.targeted(proposal.targets);
      if (targeted.length === 0) throw new AppError('no-screens');
      if (isOver(proposal.recurrence, await townTimeZone(), now())) throw new AppError('already-over');
      checkFit(proposal.playlist.items, targeted);
      const fonts = await fontsOf(proposal.playlist.items);
      const approval = { step: 'publish' as const, account: by.account, name: by.name, at: now(), digest: digestOf(proposal) };
      const published = await log.append({ kind: 'schedule', ...proposal, fonts, approvals: [approval] }, by, async (tx, { sequence }) => {
        const current = await store.get(id, tx);
        if (current?.revision !== revision) throw new AppError('changed-meanwhile');
        await store.update(tx, id, { publication: sequence, withdrawn_at: null });
        await boards.published(tx, proposal.playlist.items);
      });
      bus.emit('changed', 'schedules');
      return published;
    },

    /** @throws not-published */
    async withdraw(by: Issuer, id: string): Promise<Publication> {
      const row = await existing(id);
      if (row.publication === null) throw new AppError('not-published');
      const withdrawn = await log.append({ kind: 'withdraw', schedule: id, title: row.name, approvals: [] }, by, async (tx, { issuedAt }) => {
        if ((await store.get(id, tx))?.publication === null) throw new AppError('not-published'); // someone else was first
        await store.update(tx, id, { publication: null, withdrawn_at: issuedAt });
      });
      bus.emit('changed', 'schedules');
      return withdrawn;
    },
  };
}
export type SchedulesService = ReturnType<typeof createSchedulesService>;

function inUse({ publication, name }: ScheduleRow): AppError {
  return new AppError('in-use', [{ kind: 'publication', id: String(publication), name }]);
}

function rowOf({ name, playlist, targets, recurrence, tier, campaign }: ScheduleDetails) {
  return { name, campaign, playlist_id: playlist, targets: JSON.stringify(targets), recurrence: JSON.stringify(recurrence), tier };
}

function scheduleView(row: ScheduleRow, proposal: Proposal, published: SchedulePublication | null, screens: readonly ScreenView[], zone: string, at: number): ScheduleView {
  const { targets, recurrence } = proposal;
  const painting = published ? screens.filter(({ status }) => status.online && status.echo?.painting.kind === 'item' && status.echo.painting.publication === published.sequence).map(({ id }) => id) : [];
  return {
    id: row.id,
    revision: row.revision,
    name: row.name,
    playlist: row.playlist_id,
    targets: targets as ScheduleView['targets'],
    recurrence: recurrence as ScheduleView['recurrence'],
    tier: proposal.tier,
    campaign: row.campaign,
    playlistName: proposal.playlist.name,
    state: stateOf(row, published, painting.length > 0, zone, at),
    publication: published?.sequence ?? null,
    publishedAt: published?.issuedAt ?? null,
    changes: changesSince(published, proposal),
    screens: screens.filter((screen) => isTargeted(targets, { ...screen, screen: screen.id })).map(({ id }) => id),
    painting,
    updatedAt: row.updated_at,
    updatedBy: row.updated_by,
  };
}

function stateOf(row: ScheduleRow, published: SchedulePublication | null, isPainted: boolean, zone: string, at: number): ScheduleView['state'] {
  if (!published) return row.withdrawn_at === null ? 'draft' : 'withdrawn';
  if (isPainted) return 'on-screen';
  return isOver(published.recurrence, zone, at) ? 'over' : 'published';
}
