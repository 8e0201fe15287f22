import { type Asset, type FontAsset, itemAssets, type PlaylistItem } from '../../server/domain/content.ts';
import type { SchedulePublication } from '../../server/domain/publication.ts';
import type { FontId } from '../../server/domain/typography/font-id.ts';
import { themeOf } from '../../server/domain/typography/themes.ts';

/** Boards are set in one family, whatever their theme. */
export const BOARD_FONT: FontId = 'hei';

/** Whether everything the item needs is verified and stored here. */
export function isReady(item: PlaylistItem, publication: SchedulePublication, has: (asset: Asset) => boolean): boolean {
  return itemAssets(item).every(has) && fontsOf(item, publication).every(has);
}

/** The fonts an item's text is set in. */
function fontsOf({ visual }: PlaylistItem, publication: SchedulePublication): readonly FontAsset[] {
  if (visual.kind === 'image' || visual.kind === 'film') return [];
  const font = visual.kind === 'board' ? BOARD_FONT : themeOf(visual.design.theme).font;
  return publication.fonts.filter(({ family }) => family === font);
}
