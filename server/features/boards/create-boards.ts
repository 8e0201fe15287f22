import type { Logger } from 'pino';
import type { Bus } from '../../cluster/bus.ts';
import type { BoardDesign } from '../../domain/statistics/board.ts';
import type { Db } from '../../storage/tables.ts';
import type { AuditService } from '../audit/audit.service.ts';
import type { ContentService } from '../content/content.service.ts';
import type { LogService } from '../publications/log.service.ts';
import type { Presence } from '../screens/presence.ts';
import type { ScreensService } from '../screens/screens.service.ts';
import type { BoardFigures } from './board-figures.ts';
import { createBoardsService } from './boards.service.ts';
import { createChannels } from './channels.ts';
import { createDesignsStore } from './designs.store.ts';
import { createMark } from './frame-numbers.ts';
import { createInspectionsService } from './inspections.service.ts';
import { createPagesFor } from './pages-for.ts';
import { createSharedFiles } from './shared-files.ts';
import { createSharesService } from './shares.service.ts';

interface Deps {
  readonly db: Db;
  readonly now: () => number;
  readonly bus: Bus;
  readonly audit: AuditService;
  readonly log: LogService;
  readonly content: ContentService;
  readonly screens: ScreensService;
  readonly presence: Presence;
  readonly figures: BoardFigures;
  readonly townTimeZone: () => Promise<string>;
  /** Of this server, as phones reach it. */
  readonly address: () => string;
  readonly logger: Logger;
}

/** All there is of boards, wired. */
export function createBoards({ db, now, bus, audit, log, content, screens, presence, figures, townTimeZone, address, logger }: Deps) {
  const designs = createDesignsStore(db);
  const designOf = async (sha256: string) => {
    const row = await designs.get(sha256);
    return row ? (JSON.parse(row.text) as BoardDesign) : null;
  };
  const pagesFor = createPagesFor(address);
  const channels = createChannels({ figures, log, presence, bus, designOf, townTimeZone, mark: createMark(db), now, pagesFor, logger });
  const boards = createBoardsService({ db, now, bus, content, figures, screens, channels, pagesFor, logger });
  const shares = createSharesService({ db, now, bus, audit });
  const inspections = createInspectionsService({ db, now, bus, audit, boards });
  bus.on('signed-out', (account) => void inspections.endOf(account).catch((err: unknown) => logger.error({ err }, 'a showing was not ended')));
  return { channels, boards, shares, inspections, isShared: createSharedFiles(shares, boards) };
}
