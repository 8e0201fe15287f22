import type { WidgetKind } from '../../../server/domain/statistics/board.ts';
import type { FigureSource } from '../../../server/domain/statistics/figure.ts';

export type BoardLanguage = 'zh-CN' | 'en';

export interface BoardWords {
  readonly noData: string;
  readonly asOf: (when: string) => string;
  readonly source: (name: string) => string;
  readonly sources: Readonly<Record<FigureSource, string>>;
  readonly note: string;
  readonly warn: string;
  readonly returned: (committed: string, pending: string) => string;
  readonly replay: (when: string) => string;
  readonly noApproval: string;
  readonly approval: (number: string) => string;
  readonly notThere: string;
  readonly others: string;
  readonly states: Readonly<Record<'painting' | 'emblem' | 'offline', string>>;
  readonly choose: Readonly<Partial<Record<WidgetKind, string>>> & { readonly metric: string };
  readonly name: string;
  readonly value: string;
  readonly when: string;
  readonly page: (page: number, pages: number) => string;
}

const CHINESE: BoardWords = {
  noData: '暂无数据',
  asOf: (when) => `截至 ${when}`,
  source: (name) => `来源：${name}`,
  sources: { screens: '屏幕回传', form: '人工填报', import: '表格导入', interface: '接口', village: '村（居）上报', formula: '计算', mixed: '多个来源', none: '' },
  note: '提示',
  warn: '预警',
  returned: (committed, pending) => `已回传 ${committed} · 待回传 ${pending}`,
  replay: (when) => `历史回放 ${when}`,
  noApproval: '此地图没有审图号，不予显示',
  approval: (number) => `审图号：${number}`,
  notThere: '文件尚未到达',
  others: '其他',
  states: { painting: '播放中', emblem: '显示镇徽', offline: '离线' },
  choose: { metric: '请选择指标', text: '请输入文字', image: '请选择图片', film: '请选择宣传片', map: '请上传地图并填写审图号', code: '二维码在这里太小，扫不出来' },
  name: '名称',
  value: '数值',
  when: '截至',
  page: (page, pages) => `${page}/${pages}`,
};

const ENGLISH: BoardWords = {
  noData: 'No data yet',
  asOf: (when) => `As of ${when}`,
  source: (name) => `Source: ${name}`,
  sources: { screens: 'screens', form: 'entered by hand', import: 'imported', interface: 'interface', village: 'reported by villages', formula: 'calculated', mixed: 'several sources', none: '' },
  note: 'Note',
  warn: 'Warning',
  returned: (committed, pending) => `${committed} returned · ${pending} pending`,
  replay: (when) => `History ${when}`,
  noApproval: 'This map has no approval number (审图号) and is not shown',
  approval: (number) => `Map approval 审图号: ${number}`,
  notThere: 'The file is not there yet',
  others: 'Others',
  states: { painting: 'Playing', emblem: 'Emblem', offline: 'Offline' },
  choose: { metric: 'Choose a metric', text: 'Write a text', image: 'Choose a picture', film: 'Choose a film', map: 'Upload a map and enter its approval number', code: 'Too small here for a phone to read' },
  name: 'Name',
  value: 'Value',
  when: 'As of',
  page: (page, pages) => `${page}/${pages}`,
};

export function boardWords(language: BoardLanguage): BoardWords {
  return language === 'en' ? ENGLISH : CHINESE;
}
