import type { ScheduleView } from '../../../server/protocol/rest/programme.ts';

/** What towns hold campaigns about, for those who have not named one yet; names are signed as written, so they are Chinese. */
const USUAL = ['主题党日', '12·4宪法日', '6·26禁毒宣传月', '“三八”妇女节'];

/** Campaigns to choose from: those in use first, in the order of their names. */
export function campaignsFrom(schedules: readonly Pick<ScheduleView, 'campaign'>[]): string[] {
  const used = [...new Set(schedules.map(({ campaign }) => campaign))].filter((campaign) => campaign !== '').sort((a, b) => a.localeCompare(b, 'zh-CN'));
  return [...used, ...USUAL.filter((each) => !used.includes(each))];
}
