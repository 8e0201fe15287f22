import { board, days, members, now, type Template } from './grid.ts';
import { PLAYS } from './plays.ts';

export const playback: Template = {
  id: 'playback',
  name: '播放实况',
  nameEn: 'Live playback',
  design: board('播放实况', 'deep-blue', [
    { id: 'today', kind: 'number', title: '', at: [0, 0, 3, 2], data: now(PLAYS.today), options: {}, note: '今天已由屏幕回传的播放次数；离线屏幕的记录在其恢复后补回，不会重复也不会漏计。' },
    { id: 'year', kind: 'number', title: '本年累计', at: [3, 0, 3, 2], data: now(PLAYS.year, PLAYS.hours) },
    { id: 'online', kind: 'number', title: '屏幕', at: [6, 0, 3, 2], data: now(PLAYS.online, PLAYS.playing), note: '此刻与平台保持连接的屏幕，以及今天有播放的屏幕。' },
    { id: 'today-kinds', kind: 'pie', title: '今日各类播放', at: [9, 0, 3, 2], data: { metrics: [PLAYS.todayByKind], view: 'members' }, options: { shape: 'ring' } },
    { id: 'daily', kind: 'trend', title: '近三十天播放', at: [0, 2, 6, 2], data: days(30, PLAYS.today), options: { shape: 'line' }, note: '近三十天每天的播放次数。' },
    { id: 'villages', kind: 'ranking', title: '各村（居）今日播放', at: [6, 2, 3, 2], data: members(PLAYS.byVillage) },
    { id: 'screens', kind: 'ranking', title: '各屏本年播放', at: [9, 2, 3, 2], data: members(PLAYS.byScreen, 20) },
    { id: 'mosaic', kind: 'mosaic', title: '屏幕实况', at: [0, 4, 3, 2], note: '每块屏幕自己报告的当前画面。' },
    { id: 'places', kind: 'bar', title: '各类场所本年播放', at: [3, 4, 3, 2], data: members(PLAYS.byPlace), options: { shape: 'rows' } },
    { id: 'campaigns', kind: 'ranking', title: '各主题宣传本年播放', at: [6, 4, 3, 2], data: members(PLAYS.byCampaign, 10) },
    { id: 'kinds', kind: 'pie', title: '本年各类播放', at: [9, 4, 3, 2], data: { metrics: [PLAYS.byKind], view: 'members' }, options: { shape: 'pie' } },
  ]),
};
