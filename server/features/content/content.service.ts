import type { Bus } from '../../cluster/bus.ts';
import type { BoardVisual, Category, FontAsset, ImageAsset, TextDesign, Visual } from '../../domain/content.ts';
import type { PixelSize } from '../../domain/screen.ts';
import { unfitShapes } from '../../domain/typography/fit-problems.ts';
import { themeOf } from '../../domain/typography/themes.ts';
import { AppError } from '../../protocol/app-error.ts';
import type { ContentView, TextDraft, TextProblem } from '../../protocol/rest/content.ts';
import type { Db, Tx } from '../../storage/tables.ts';
import type { AuditService } from '../audit/audit.service.ts';
import { newId } from '../id.ts';
import type { Issuer } from '../publications/log.service.ts';
import type { TownService } from '../town/town.service.ts';
import type { TypesettingService } from '../typesetting/typesetting.service.ts';
import { contentView, titleOf } from './content-view.ts';
import { type ContentFilter, type ContentRow, createContentStore } from './content.store.ts';
import { DELETED_KEPT_MS } from './claimed-hashes.ts';
import type { ObjectsService } from './objects.service.ts';

interface Deps {
  readonly db: Db;
  readonly now: () => number;
  readonly bus: Bus;
  readonly audit: AuditService;
  readonly objects: ObjectsService;
  readonly typesetting: TypesettingService;
  readonly town: TownService;
}

export interface NewMedia {
  readonly title: string;
  readonly category: Category;
  readonly visual: Extract<Visual, { kind: 'image' | 'film' }>;
  readonly thumbnail: ImageAsset | null;
  readonly originSha256: string;
}

const STILL_MS = 15_000;
const BOARD_MS = 30_000;
const FONT_TYPE = 'font/woff2';
/** What else belongs into the transaction of a change. */
type Also = (tx: Tx, content: string) => Promise<void>;

/** Without these a text can be set; it only looks otherwise than meant on some screen. */
const TOLERABLE = new Set<TextProblem['code']>(['correction-refused', 'cannot-fit']);

export function createContentService({ db, now, bus, audit, objects, typesetting, town }: Deps) {
  const store = createContentStore(db);

  async function compose(draft: TextDraft, shapes: readonly PixelSize[]): Promise<{ design: TextDesign | null; problems: TextProblem[] }> {
    const { protectedPhrases } = await town.get();
    const { designed, problems } = await typesetting.compose({ text: draft.text, font: themeOf(draft.theme).font, protectedPhrases, corrections: draft.corrections });
    if (!designed) return { design: null, problems: [...problems] };
    const design: TextDesign = {
      theme: draft.theme,
      text: designed,
      ...(draft.kind === 'notice' && draft.phone ? { phone: draft.phone } : {}),
      ...(draft.kind === 'notice' && draft.qr ? { qr: draft.qr } : {}),
    };
    return { design, problems: [...problems, ...unfit(draft.kind, design, shapes)] };
  }

  async function visualOf(draft: TextDraft): Promise<{ visual: Visual; font: FontAsset }> {
    const { design, problems } = await compose(draft, []);
    const fatal = problems.filter(({ code }) => !TOLERABLE.has(code));
    if (!design || fatal.length > 0) throw new AppError('bad-input', fatal.map((problem) => ({ path: 'text', ...problem })));
    const { family, bytes } = await typesetting.fontFor(themeOf(draft.theme).font, [design.text.text, design.phone ?? '']);
    const asset = await objects.putBytes(bytes, FONT_TYPE);
    return { visual: { kind: draft.kind, design }, font: { ...asset, family } };
  }

  async function views(rows: readonly ContentRow[]): Promise<ContentView[]> {
    const users = (await store.playlists()).map(({ id, name, entries }) => ({ id, name, contents: new Set((JSON.parse(entries) as { content: string }[]).map(({ content }) => content)) }));
    const { emblemContent, name } = await town.get();
    return rows.map((row) => ({
      ...contentView(row),
      usedIn: [
        ...users.filter(({ contents }) => contents.has(row.id)).map((user) => ({ kind: 'playlist' as const, id: user.id, name: user.name })),
        ...(emblemContent === row.id ? [{ kind: 'town' as const, id: 'town', name }] : []),
      ],
    }));
  }

  async function view(row: ContentRow): Promise<ContentView> {
    return (await views([row]))[0]!;
  }

  async function existing(id: string): Promise<ContentRow> {
    const row = await store.get(id);
    if (!row) throw new AppError('not-found');
    return row;
  }

  async function insert(by: Issuer, fields: Pick<ContentRow, 'kind' | 'category' | 'title' | 'visual' | 'draft' | 'font' | 'thumbnail' | 'duration_ms' | 'origin_sha256'>, also: Also = async () => {}): Promise<ContentView> {
    const at = now();
    const row: ContentRow = { id: newId(), revision: 1, ...fields, created_at: at, updated_at: at, updated_by: by.name, deleted_at: null };
    await db.transaction().execute(async (tx) => {
      await store.insert(tx, row);
      await also(tx, row.id);
      await audit.append(tx, { account: by.account, action: 'content.create', subject: row.id, detail: { kind: row.kind, title: row.title } });
    });
    tell(row);
    return view(row);
  }

  async function change(by: Issuer, id: string, action: string, fields: Partial<ContentRow>, revision?: number, also: Also = async () => {}): Promise<ContentView> {
    const row = await db.transaction().execute(async (tx) => {
      const before = await store.get(id, tx);
      if (!before) throw new AppError('not-found');
      if (revision !== undefined && before.revision !== revision) throw new AppError('changed-meanwhile', contentView(before));
      const after = { ...before, ...fields, revision: before.revision + 1, updated_at: now(), updated_by: by.name };
      await store.update(tx, id, after);
      await also(tx, id);
      await audit.append(tx, { account: by.account, action, subject: id, detail: { title: after.title } });
      return after;
    });
    tell(row);
    return view(row);
  }

  function tell({ kind }: ContentRow): void {
    bus.emit('changed', 'content');
    if (kind === 'board') bus.emit('changed', 'boards');
  }

  return {
    list: async (filter: ContentFilter): Promise<ContentView[]> => views(await store.list(filter)),
    get: async (id: string): Promise<ContentView> => view(await existing(id)),
    many: async (ids: readonly string[]): Promise<ContentView[]> => views(await store.many(ids)),
    byOrigin: async (sha256: string): Promise<ContentView | null> => {
      const row = await store.byOrigin(sha256);
      return row ? view(row) : null;
    },

    /** Where a text may break, what it needs and what is wrong with it on the shapes given. */
    compose,

    async createText(by: Issuer, { title, category, ...draft }: TextDraft & { title?: string | undefined; category: Category }): Promise<ContentView> {
      const { visual, font } = await visualOf(draft);
      return insert(by, {
        kind: draft.kind,
        category,
        title: title ?? titleOf(draft.text),
        visual: JSON.stringify(visual),
        draft: JSON.stringify(draft),
        font: JSON.stringify(font),
        thumbnail: null,
        duration_ms: STILL_MS,
        origin_sha256: null,
      });
    },

    createMedia(by: Issuer, { title, category, visual, thumbnail, originSha256 }: NewMedia): Promise<ContentView> {
      return insert(by, {
        kind: visual.kind,
        category,
        title,
        visual: JSON.stringify(visual),
        draft: null,
        font: null,
        thumbnail: thumbnail && JSON.stringify(thumbnail),
        duration_ms: visual.kind === 'film' ? Math.max(1_000, visual.film.durationMs) : STILL_MS,
        origin_sha256: originSha256,
      });
    },

    /** @param also runs in the same transaction */
    createBoard: (by: Issuer, visual: BoardVisual, also: Also): Promise<ContentView> =>
      insert(
        by,
        { kind: 'board', category: 'other', title: visual.design.title, visual: JSON.stringify(visual), draft: null, font: null, thumbnail: null, duration_ms: BOARD_MS, origin_sha256: null },
        also,
      ),

    /** @throws not-found also for what is no board, changed-meanwhile with the item as it is */
    async updateBoard(by: Issuer, id: string, revision: number, visual: BoardVisual, also: Also): Promise<ContentView> {
      if ((await existing(id)).kind !== 'board') throw new AppError('not-found');
      return change(by, id, 'content.update', { title: visual.design.title, visual: JSON.stringify(visual) }, revision, also);
    },

    /** @throws not-found, changed-meanwhile with the item as it is, bad-input */
    async update(by: Issuer, id: string, revision: number, { title, category, draft }: { title?: string | undefined; category?: Category | undefined; draft?: TextDraft | undefined }): Promise<ContentView> {
      const before = await existing(id);
      if (draft && !before.draft) throw new AppError('bad-input', [{ path: 'draft', code: 'not-a-text' }]);
      if (before.kind === 'board' && title !== undefined) throw new AppError('bad-input', [{ path: 'title', code: 'of-its-design' }]); // a board is named in its design
      const made = draft ? await visualOf(draft) : null;
      const wasOwnTitle = before.draft !== null && before.title === titleOf((JSON.parse(before.draft) as TextDraft).text);
      return change(
        by,
        id,
        'content.update',
        {
          ...(category === undefined ? {} : { category }),
          ...(draft && made ? { kind: draft.kind, visual: JSON.stringify(made.visual), draft: JSON.stringify(draft), font: JSON.stringify(made.font) } : {}),
          ...(title !== undefined ? { title } : draft && wasOwnTitle ? { title: titleOf(draft.text) } : {}),
        },
        revision,
      );
    },

    setThumbnail: (by: Issuer, id: string, thumbnail: ImageAsset) => change(by, id, 'content.poster', { thumbnail: JSON.stringify(thumbnail) }),

    /** @throws in-use with where */
    async remove(by: Issuer, id: string): Promise<void> {
      const { usedIn } = await this.get(id);
      if (usedIn.length > 0) throw new AppError('in-use', usedIn);
      await change(by, id, 'content.delete', { deleted_at: now() });
    },

    /** @throws gone when its files may have been swept away */
    async restore(by: Issuer, id: string): Promise<ContentView> {
      const { deleted_at } = await existing(id);
      if (deleted_at !== null && now() - deleted_at > DELETED_KEPT_MS) throw new AppError('gone');
      return change(by, id, 'content.restore', { deleted_at: null });
    },

    /** WOFF2 with the glyphs of a text that is still being written; kept nowhere. */
    previewFont: async (family: FontAsset['family'], text: string): Promise<Uint8Array> => (await typesetting.fontFor(family, [text])).bytes,

    /** The subset that paints all these texts, kept as an asset. */
    async fontAsset(family: FontAsset['family'], texts: readonly string[]): Promise<FontAsset> {
      const { bytes } = await typesetting.fontFor(family, texts);
      return { ...(await objects.putBytes(bytes, FONT_TYPE)), family };
    },
  };
}
export type ContentService = ReturnType<typeof createContentService>;

/** The shapes, among those given, on which a text cannot be read. */
export function unfit(kind: 'slogan' | 'notice', design: TextDesign, shapes: readonly PixelSize[]): Extract<TextProblem, { code: 'cannot-fit' }>[] {
  const input = shapes.map(({ width, height }) => ({ widthPx: width, heightPx: height }));
  return unfitShapes(kind, design, input).map(({ width, height, fontPx }) => ({ code: 'cannot-fit', width, height, fontPx }));
}
