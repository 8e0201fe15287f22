import type { Logger } from 'pino';
import type { Bus } from '../../cluster/bus.ts';
import type { Asset } from '../../domain/asset.ts';
import type { Hash, PlaylistItem } from '../../domain/content.ts';
import { type BoardDesign, type BoardFrame, boardMetrics } from '../../domain/statistics/board.ts';
import { AppError } from '../../protocol/app-error.ts';
import type { BoardOnScreen, BoardTemplate, BoardView } from '../../protocol/rest/boards.ts';
import type { ContentView } from '../../protocol/rest/content.ts';
import type { Db, Tx } from '../../storage/tables.ts';
import type { ContentService } from '../content/content.service.ts';
import type { Issuer } from '../publications/log.service.ts';
import type { ScreensService } from '../screens/screens.service.ts';
import type { BoardFigures } from './board-figures.ts';
import { boardTexts } from './board-texts.ts';
import type { Channels } from './channels.ts';
import { boardVisual, designHash, designText } from './design-text.ts';
import { createDesignsStore } from './designs.store.ts';
import type { PagesFor } from './pages-for.ts';
import { TEMPLATES } from './templates/index.ts';
import { refuseVast } from './trend-values.ts';

interface Deps {
  readonly db: Db;
  readonly now: () => number;
  readonly bus: Bus;
  readonly content: ContentService;
  readonly figures: BoardFigures;
  readonly screens: Pick<ScreensService, 'list'>;
  readonly channels: Pick<Channels, 'sent'>;
  readonly pagesFor: PagesFor;
  readonly logger: Logger;
}

/** Boards: content items of their own kind, with figures that live. */
export function createBoardsService({ db, now, bus, content, figures, screens, channels, pagesFor, logger }: Deps) {
  const store = createDesignsStore(db);

  async function record(tx: Tx, board: string, sha256: Hash, text: string): Promise<void> {
    await store.put(tx, { sha256, board_id: board, text, created_at: now() });
  }

  /** @throws too-large; bad-input without a title, and for files that are not here: no screen could ever fetch them, so the board would never show */
  async function checked(design: BoardDesign): Promise<ReturnType<typeof boardVisual>> {
    if (design.title === '') throw new AppError('bad-input', [{ path: 'design.title', code: 'too_small' }]);
    refuseVast(design);
    const named = filesOf(design);
    const known = new Map(named.length === 0 ? [] : (await store.files(named.map(({ asset }) => asset.sha256))).map((file) => [file.sha256, file]));
    const lost = named.filter(({ asset, kind }) => {
      const file = known.get(asset.sha256);
      return file?.size !== asset.size || !file.type.startsWith(kind);
    });
    if (lost.length > 0) throw new AppError('bad-input', lost.map(({ path }) => ({ path, code: 'no-such-file' })));
    return boardVisual(design);
  }

  /** @throws not-found, also for what is deleted or no board */
  async function get(id: string): Promise<BoardView> {
    const view = await content.get(id);
    const board = view.deleted ? null : boardView(view);
    if (!board) throw new AppError('not-found');
    return board;
  }

  /** @param at as of this instant; null for now @throws too-large */
  async function frame(design: BoardDesign, at: number | null): Promise<BoardFrame> {
    refuseVast(design);
    const asked = now();
    const widgets = await figures.board(design, at);
    return { v: 1, kind: 'board-frame', design: designHash(designText(design)), sequence: asked, whole: true, at: at ?? asked, ...pagesFor(design), widgets };
  }

  function behindMs(onGlassSince: number | null, unpaintedSince: number | null): number {
    return onGlassSince === null || unpaintedSince === null ? 0 : Math.max(0, now() - Math.max(onGlassSince, unpaintedSince));
  }

  /** What the board's font must be able to set. */
  const fontTexts = async (design: BoardDesign): Promise<string[]> => boardTexts(design, await figures.definitions());

  /** Cutting four thousand glyphs takes seconds: done while the board is being drawn, publishing need not wait for it. */
  function warmUp(design: BoardDesign): void {
    fontTexts(design)
      .then((texts) => content.fontAsset('hei', texts))
      .catch((err: unknown) => logger.warn({ err }, 'the font of a board was not made ahead'));
  }

  return {
    list: async (): Promise<BoardView[]> => (await content.list({ kind: 'board' })).flatMap((view) => boardView(view) ?? []),
    get,
    frame,

    async create(by: Issuer, design: BoardDesign): Promise<BoardView> {
      const visual = await checked(design);
      const made = await content.createBoard(by, visual, (tx, id) => record(tx, id, visual.sha256, designText(design)));
      warmUp(design);
      return boardView(made)!;
    },

    /**
     * Pages that follow it are told; screens show it when a schedule with it is published again.
     * @throws not-found, changed-meanwhile with the board as it is
     */
    async update(by: Issuer, id: string, revision: number, design: BoardDesign): Promise<BoardView> {
      await get(id);
      const visual = await checked(design);
      const saved = await content.updateBoard(by, id, revision, visual, (tx) => record(tx, id, visual.sha256, designText(design))).catch((error: unknown) => {
        if (error instanceof AppError && error.code === 'changed-meanwhile') throw new AppError(error.code, boardView(error.details as ContentView));
        throw error;
      });
      bus.emit('board-saved', id);
      warmUp(design);
      return boardView(saved)!;
    },

    /** Keeps the designs of items that are being published, in the publication's transaction. */
    async published(tx: Tx, items: readonly PlaylistItem[]): Promise<void> {
      for (const { content: board, visual } of items) if (visual.kind === 'board') await record(tx, board, visual.sha256, designText(visual.design));
    },

    fontTexts,

    async templates(): Promise<BoardTemplate[]> {
      const known = new Set((await figures.definitions()).map(({ id }) => id));
      return TEMPLATES.map((template) => ({ ...template, missing: [...boardMetrics(template.design)].filter((id) => !known.has(id)) }) as BoardTemplate);
    },

    /** What each screen says it paints of a board, in any of the designs it has had. */
    async screens(id: string): Promise<BoardOnScreen[]> {
      const { sha256 } = await get(id);
      const designs = new Set([...(await store.of(id)), sha256]);
      return (await screens.list()).flatMap(({ id: screen, name, status: { online, echo } }) => {
        const onGlassSince = echo?.painting.kind === 'item' && echo.painting.content === id ? echo.painting.since : null;
        return (echo?.boards ?? [])
          .filter(({ design }) => designs.has(design))
          .map(({ design, sequence, lagMs, at }) => ({
            screen,
            name,
            online,
            onGlass: onGlassSince !== null,
            design,
            current: design === sha256,
            sent: channels.sent.sequence(design) ?? sequence,
            painted: sequence,
            behindMs: behindMs(onGlassSince, channels.sent.after(design, sequence)),
            lagMs,
            paintedAt: at,
          }));
      });
    },
  };
}
export type BoardsService = ReturnType<typeof createBoardsService>;

/** The files a design names, where, and what their bytes must be. */
function filesOf({ background, widgets }: BoardDesign): { path: string; asset: Asset; kind: 'image/' | 'video/' }[] {
  return [
    ...(background ? [{ path: 'design.background', asset: background, kind: 'image/' as const }] : []),
    ...widgets.flatMap(({ options: { image, film } }, index) => [
      ...(image ? [{ path: `design.widgets.${index}.options.image`, asset: image, kind: 'image/' as const }] : []),
      ...(film ? [{ path: `design.widgets.${index}.options.film`, asset: film, kind: 'video/' as const }] : []),
    ]),
  ];
}

function boardView(view: ContentView): BoardView | null {
  return view.visual.kind === 'board' ? { ...view, design: view.visual.design as BoardView['design'], sha256: view.visual.sha256 } : null;
}
