import { type Asset, type FontAsset, itemAssets, type PlaylistItem } from '../../server/domain/content.ts';
import type { SchedulePublication } from '../../server/domain/publication.ts';
import { themeOf } from '../../server/domain/typography/themes.ts';

/** Whether everything the item needs is verified and stored here. */
export function isReady(item: PlaylistItem, publication: SchedulePublication, has: (asset: Asset) => boolean): boolean {
  return itemAssets(item).every(has) && fontsOf(item, publication).every(has);
}

/** The fonts an item's text is set in. */
function fontsOf({ visual }: PlaylistItem, publication: SchedulePublication): readonly FontAsset[] {
  if (visual.kind !== 'slogan' && visual.kind !== 'notice') return [];
  const { font } = themeOf(visual.design.theme);
  return publication.fonts.filter(({ family }) => family === font);
}
