import { board, now, type Template } from './grid.ts';

export const governance: Template = {
  id: 'governance',
  name: '社会治理',
  nameEn: 'Social governance',
  design: board('社会治理数据', 'night', [
    { id: 'mediation', kind: 'gauge', title: '', at: [0, 0, 4, 4], data: now('dispute_mediation_success'), options: { min: 0, max: 100 }, note: '全镇矛盾纠纷调处的成功率。' },
    { id: 'decisions', kind: 'number', title: '', at: [4, 0, 4, 2], data: now('administrative_decisions'), options: {}, note: '就股权纠纷发出的有效《行政处理决定书》。' },
    { id: 'hearings', kind: 'number', title: '', at: [8, 0, 4, 2], data: now('court_hearings_attended'), options: {}, note: '领导干部和执法人员旁听法院庭审的次数。' },
    { id: 'licences', kind: 'bar', title: '行政执法证考试', at: [4, 2, 4, 4], data: now('enforcement_licence_candidates', 'enforcement_licence_passed'), options: { shape: 'columns' }, note: '报名参加和通过行政执法证考试的人数。' },
    { id: 'pass-rate', kind: 'gauge', title: '', at: [8, 2, 4, 2], data: now('enforcement_licence_pass_rate'), options: { min: 0, max: 100 } },
    { id: 'legal', kind: 'number', title: '', at: [0, 4, 4, 2], data: now('legal_opinions'), options: { size: 'large' } },
    { id: 'all', kind: 'table', title: '治理工作一览', at: [8, 4, 4, 2], data: now('dispute_mediation_success', 'administrative_decisions', 'court_hearings_attended', 'enforcement_licence_candidates', 'enforcement_licence_passed', 'legal_opinions') },
  ]),
};
