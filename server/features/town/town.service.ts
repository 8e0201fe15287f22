import type { Bus } from '../../cluster/bus.ts';
import type { ImageAsset } from '../../domain/content.ts';
import { AppError } from '../../protocol/app-error.ts';
import { townView, type TownView } from '../../protocol/rest/session.ts';
import type { Db, Tx } from '../../storage/tables.ts';
import type { AuditService } from '../audit/audit.service.ts';
import type { Issuer, LogService } from '../publications/log.service.ts';
import { createSetting } from '../settings.ts';
import type { TypesettingService } from '../typesetting/typesetting.service.ts';
import type { ObjectsService } from '../content/objects.service.ts';

interface Deps {
  readonly db: Db;
  readonly bus: Bus;
  readonly audit: AuditService;
  readonly log: LogService;
  readonly typesetting: TypesettingService;
  readonly objects: ObjectsService;
}

type TownChange = Pick<TownView, 'name' | 'timeZone' | 'emblemContent' | 'protectedPhrases'>;

const UNNAMED: TownView = { name: '荷屏', timeZone: 'Asia/Shanghai', emblem: null, emblemContent: null, protectedPhrases: [] };
/** The face of the emblem page, as of a ceremonial board. */
const NAME_FONT = 'song';

export function createTownService({ db, bus, audit, log, typesetting, objects }: Deps) {
  const setting = createSetting(db, 'town', townView);
  let kept: TownView | null = null;

  return {
    async get(): Promise<TownView> {
      kept ??= (await setting.get()) ?? UNNAMED;
      return kept;
    },

    isNamed: async () => (await setting.get()) !== null,

    /** Changes the town; a new name or emblem is published to every screen. */
    async update(by: Issuer, change: TownChange): Promise<TownView> {
      const before = await setting.get();
      const next: TownView = { ...change, emblem: change.emblemContent ? await emblemOf(change.emblemContent) : null };
      const save = async (tx: Tx) => {
        await setting.set(tx, next);
        await audit.append(tx, { account: by.account, action: 'town.update', subject: 'town', detail: change });
      };
      if (before?.name !== next.name || before.emblem?.sha256 !== next.emblem?.sha256) {
        const font = await typesetting.fontFor(NAME_FONT, [next.name]);
        const asset = await objects.putBytes(font.bytes, 'font/woff2');
        await log.append({ kind: 'town', name: next.name, emblem: next.emblem, fonts: [{ ...asset, family: NAME_FONT }], approvals: [] }, by, save);
      } else {
        await db.transaction().execute(save);
      }
      kept = next;
      bus.emit('changed', 'town');
      return next;
    },
  };

  async function emblemOf(content: string): Promise<ImageAsset> {
    const row = await db.selectFrom('content').select(['kind', 'visual']).where('id', '=', content).where('deleted_at', 'is', null).executeTakeFirst();
    if (row?.kind !== 'image') throw new AppError('bad-input', [{ path: 'emblemContent', code: 'not-an-image' }]);
    return (JSON.parse(row.visual) as { image: ImageAsset }).image;
  }
}
export type TownService = ReturnType<typeof createTownService>;
