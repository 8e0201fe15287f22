import { board, members, now, type Template } from './grid.ts';
import { PLAYS } from './plays.ts';

const ADVISERS = ['legal_publicity_by_advisers', 'lawyer_lectures', 'legal_opinions'] as const;

export const villages: Template = {
  id: 'villages',
  name: '村（居）法律服务',
  nameEn: 'Legal services in the villages',
  design: board('村（居）法律服务数据', 'green', [
    { id: 'stations', kind: 'number', title: '', at: [0, 0, 3, 2], data: now('legal_service_stations'), options: { size: 'large' }, note: '各村（居）建立的公共法律服务站和法律援助工作点。' },
    { id: 'opinions', kind: 'number', title: '', at: [3, 0, 3, 2], data: now('legal_opinions'), options: { size: 'large' }, note: '村（居）法律顾问年内出具的法律意见。' },
    { id: 'publicity', kind: 'number', title: '', at: [6, 0, 3, 2], data: now('legal_publicity_by_advisers'), options: { size: 'large' }, note: '村（居）法律顾问开展法制宣传的次数。' },
    { id: 'lectures', kind: 'number', title: '', at: [9, 0, 3, 2], data: now('lawyer_lectures'), options: { size: 'large' }, note: '律师到村（居）讲课的次数。' },
    { id: 'work', kind: 'ranking', title: '法律顾问工作', at: [0, 2, 4, 2], data: { ...now(...ADVISERS), order: 'highest' } },
    { id: 'tiles', kind: 'tiles', title: '各村（居）今日播放', at: [4, 2, 5, 4], data: members(PLAYS.byVillage), note: '各村（居）屏幕今日播放的次数，由屏幕自己回传。' },
    { id: 'covered', kind: 'progress', title: '今日有播放的村（居）', at: [9, 2, 3, 2], data: now(PLAYS.villages), options: { min: 0, max: 14 } },
    { id: 'words', kind: 'cloud', title: '服务关键词', at: [0, 4, 4, 2], data: now(...ADVISERS, 'legal_service_stations') },
    { id: 'all', kind: 'table', title: '法律服务一览', at: [9, 4, 3, 2], data: now('legal_service_stations', ...ADVISERS) },
  ]),
};
