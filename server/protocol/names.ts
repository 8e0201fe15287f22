import type { Category } from '../domain/content.ts';
import type { Outcome } from '../domain/play.ts';
import type { VenueKind } from '../domain/screen.ts';

/* The glossary's words that the server writes into files; the pages' locales take them from here. */

export const NAMES = {
  'zh-CN': {
    category: { slogan: '宣传标语', hotline: '举报方式', film: '公益宣传片', other: '其他' },
    venue: {
      'square-led': '广场大屏',
      'strip-led': '条形屏',
      'notice-board': '宣传栏',
      'service-hall': '办事大厅',
      park: '公园',
      'drug-education-base': '禁毒教育基地',
      vehicle: '宣传车',
      'leaders-wall': '领导看板',
    },
    outcome: { complete: '完整', cut: '中断', failed: '失败' },
    grouping: { screen: '屏幕', category: '类别', item: '内容', day: '日期', month: '月份', village: '村（居）', venueKind: '场所类型', campaign: '主题宣传' },
    noCampaign: '无主题',
  },
  en: {
    category: { slogan: 'Slogan', hotline: 'Hotline notice', film: 'Public-service film', other: 'Other' },
    venue: {
      'square-led': 'Square LED',
      'strip-led': 'Strip LED',
      'notice-board': 'Notice board',
      'service-hall': 'Service hall',
      park: 'Park',
      'drug-education-base': 'Drug-education base',
      vehicle: 'Vehicle',
      'leaders-wall': 'Leaders’ wall',
    },
    outcome: { complete: 'Complete', cut: 'Cut short', failed: 'Failed' },
    grouping: { screen: 'Screen', category: 'Category', item: 'Content', day: 'Day', month: 'Month', village: 'Village', venueKind: 'Kind of place', campaign: 'Campaign' },
    noCampaign: 'No campaign',
  },
} as const satisfies Record<string, { category: Record<Category, string>; venue: Record<VenueKind, string>; outcome: Record<Outcome, string>; grouping: Record<string, string>; noCampaign: string }>;
