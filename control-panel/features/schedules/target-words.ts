import type { Targets } from '../../../server/domain/targets.ts';
import { isEmptyTargets, isTargeted } from '../../../server/domain/targets.ts';
import type { ScreenView } from '../../../server/protocol/rest/screens.ts';
import { textsIn } from '../../locales/language.ts';
import type { Language } from '../../locales/language.ts';

/** Named one by one up to here, then summed up. */
const MOST_NAMED = 3;

/** Which screens in words: 全部屏幕; 上荷村、公园; 广场、服务、上荷村 等 5 处. */
export function targetWords(targets: Targets, screens: readonly Pick<ScreenView, 'id' | 'name'>[], language: Language): string {
  const { schedules, words } = textsIn(language);
  if (targets.all) return schedules.where.all;
  if (isEmptyTargets(targets)) return schedules.where.none;
  const names = new Map(screens.map(({ id, name }) => [id, name]));
  const all = [
    ...targets.groups,
    ...targets.villages,
    ...targets.venueKinds.map((kind) => words.venue[kind]),
    ...targets.screens.map((id) => names.get(id) ?? words.screen),
  ];
  if (all.length <= MOST_NAMED) return all.join(schedules.comma);
  return schedules.where.others(all.slice(0, MOST_NAMED).join(schedules.comma), all.length);
}

/** The screens that are meant, revoked ones left out. */
export function screensFor(targets: Targets, screens: readonly ScreenView[]): ScreenView[] {
  return screens.filter((screen) => !screen.revoked && isTargeted(targets, { ...screen, screen: screen.id }));
}
