import { board, days, now, type Template } from './grid.ts';
import { PLAYS } from './plays.ts';

export const publicity: Template = {
  id: 'publicity',
  name: '普法宣传',
  nameEn: 'Law publicity',
  design: board('普法宣传工作数据', 'red-gold', [
    { id: 'sessions', kind: 'number', title: '', at: [0, 0, 4, 2], data: now('publicity_sessions'), options: {}, note: '全年开展法律“六进”宣传的场次，结合主题党日、宪法日、禁毒日和三八节开展。' },
    { id: 'items', kind: 'number', title: '', at: [4, 0, 4, 2], data: now('publicity_items_distributed'), options: {}, note: '发放的宣传单张、手册和礼品合计。' },
    { id: 'plays', kind: 'number', title: '', at: [8, 0, 4, 2], data: now('plays_total'), options: {}, note: '各类屏幕播放宣传标语、举报方式及公益宣传片的次数，三类合计。' },
    { id: 'participation', kind: 'gauge', title: '', at: [0, 2, 3, 2], data: now('law_exam_participation'), options: { min: 0, max: 100 }, note: '年内普法考试的参加率和合格率。' },
    { id: 'pass-rate', kind: 'water', title: '', at: [3, 2, 3, 2], data: now('law_exam_pass_rate'), options: { min: 0, max: 100 } },
    { id: 'daily', kind: 'trend', title: '近十四天播放', at: [6, 2, 6, 2], data: days(14, PLAYS.today), options: { shape: 'area' }, note: '屏幕每天实际播放的次数，由屏幕自己回传。' },
    { id: 'team', kind: 'number', title: '', at: [0, 4, 3, 2], data: now('law_publicity_team'), options: { size: 'large' } },
    { id: 'lectures', kind: 'number', title: '毒品预防教育', at: [3, 4, 3, 2], data: now('school_lectures', 'school_audience'), note: '在中小学校集中开展的毒品预防教育讲座，以及惠及的师生。' },
    { id: 'rates', kind: 'number', title: '宣传力度', at: [6, 4, 3, 2], data: now('items_per_session', 'audience_per_lecture') },
    { id: 'kinds', kind: 'pie', title: '本年各类播放', at: [9, 4, 3, 2], data: { metrics: [PLAYS.byKind], view: 'members' }, options: { shape: 'ring' } },
  ]),
};
