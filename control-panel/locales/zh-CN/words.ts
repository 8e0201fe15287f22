import type { Category, ContentKind } from '../../../server/domain/content.ts';
import type { ClockState, Outcome } from '../../../server/domain/play.ts';
import type { Tier } from '../../../server/domain/publication.ts';
import type { RoleId } from '../../../server/domain/role.ts';
import type { VenueKind } from '../../../server/domain/screen.ts';
import { NAMES } from '../../../server/protocol/names.ts';
import type { SCHEDULE_STATES } from '../../../server/protocol/rest/programme.ts';
import type { AlarmCode, ReceiptStage } from '../../../server/protocol/screen-socket.ts';

/** The glossary: one word for one thing. Every value of the domain that a person sees is named here. */
export const words = {
  category: { ...NAMES['zh-CN'].category } as Record<Category, string>,
  kind: { slogan: '标语', notice: '举报方式', image: '图片', film: '影片', board: '数据大屏' } satisfies Record<ContentKind, string>,
  venue: { ...NAMES['zh-CN'].venue } as Record<VenueKind, string>,
  tier: { evergreen: '常备', default: '垫片', scheduled: '排期', 'cut-in': '插播', emergency: '应急' } satisfies Record<Tier, string>,
  state: { draft: '草稿', published: '已签发', 'on-screen': '上屏中', withdrawn: '已撤回', over: '已过期' } satisfies Record<(typeof SCHEDULE_STATES)[number], string>,
  stage: { received: '已接收', stored: '已存好', painted: '已上屏' } satisfies Record<ReceiptStage, string>,
  grouping: { ...NAMES['zh-CN'].grouping } as Record<keyof (typeof NAMES)['en']['grouping'], string>,
  outcome: { ...NAMES['zh-CN'].outcome } as Record<Outcome, string>,
  clock: { synced: '时钟已校准', stored: '时钟沿用上次校准', unknown: '时钟未校准' } satisfies Record<ClockState, string>,
  role: { administrator: '管理员', editor: '编辑', leader: '领导', reporter: '村（居）填报员' } satisfies Record<RoleId, string>,
  publicationKind: { schedule: '发布', withdraw: '撤回', town: '更新名称与标志', 'rotate-key': '更换密钥' },
  alarm: {
    'bad-signature': '拒收了签名不对的发布',
    replayed: '拒收了重放的旧发布',
    'wrong-key': '拒收了密钥不对的发布',
    'broken-chain': '拒收了前后不连的发布',
    'bad-bytes': '文件与签名不符，未播放',
    'film-frozen': '影片卡住，已跳过',
    'cannot-play': '有内容放不了，已跳过',
    'storage-full': '存储已满',
    'clock-jump': '时钟突然跳动',
  } satisfies Record<AlarmCode, string>,
  screen: '屏幕',
  site: '点位',
  steward: '责任人',
  group: '屏幕组',
  village: '村（居）',
  venueKind: '场所类型',
  content: '内容',
  playlist: '节目单',
  schedule: '排期',
  publication: '发布',
  receipt: '回执',
  playRecord: '播放记录',
  ledger: '播放台账',
  online: '在线',
  offline: '离线',
  plays: (count: string) => `${count} 条次`,
  today: '今天',
  yesterday: '昨天',
  tomorrow: '明天',
  justNow: '刚刚',
  minutesAgo: (count: number) => `${count} 分钟前`,
  hoursAgo: (count: number) => `${count} 小时前`,
  daysAgo: (count: number) => `${count} 天前`,
  hours: (count: number) => `${count} 小时`,
  minutes: (count: number) => `${count} 分`,
  seconds: (count: string) => `${count} 秒`,
};
