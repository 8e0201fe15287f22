import { board, now, type Template } from './grid.ts';

const COUNTERS = ['service_items_town_centre', 'service_items_village_one_stop', 'service_items_police_window'] as const;

export const services: Template = {
  id: 'services',
  name: '公共服务',
  nameEn: 'Public services',
  design: board('公共服务数据', 'deep-blue', [
    { id: 'centre', kind: 'number', title: '', at: [0, 0, 4, 2], data: now('service_items_town_centre'), options: {}, note: '社保、民政、卫计、人社等部门进驻公共服务中心的服务事项。' },
    { id: 'police', kind: 'number', title: '', at: [4, 0, 4, 2], data: now('service_items_police_window'), options: {}, note: '户政、出入境、交管等可办理（受理）事项。' },
    { id: 'village', kind: 'number', title: '', at: [8, 0, 4, 2], data: now('service_items_village_one_stop'), options: {}, note: '村（居）一门式服务站进驻的业务。' },
    { id: 'compared', kind: 'bar', title: '三级窗口事项', at: [0, 2, 5, 4], data: { ...now(...COUNTERS), order: 'highest' }, options: { shape: 'rows' } },
    { id: 'shares', kind: 'pie', title: '事项构成', at: [5, 2, 4, 4], data: now(...COUNTERS), options: { shape: 'ring' } },
    { id: 'purchased', kind: 'number', title: '', at: [9, 2, 3, 2], data: now('purchased_services'), options: { size: 'large' }, note: '购买养老助残服务、禁毒社工服务的金额。' },
    { id: 'about', kind: 'text', title: '办事指引', at: [9, 4, 3, 2], options: { text: '一门式受理 · 就近办理\n政务服务热线 12345', size: 'medium', align: 'centre' } },
  ]),
};
