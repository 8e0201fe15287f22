import type { TownPublication } from '../../server/domain/publication.ts';
import type { StageElement } from '../elements/stage.ts';
import type { AssetStore } from './asset-store.ts';
import type { FontShelf } from './font-shelf.ts';

const shownEmblem = new WeakMap<StageElement, string>();

/** Puts the town's own name and emblem on the lowest rung, as far as they are here. */
export async function showTown(stage: StageElement, town: TownPublication | null, assets: AssetStore, fonts: FontShelf): Promise<void> {
  await stage.updateComplete;
  const { emblem } = stage;
  emblem.pixels = stage.pixels;
  if (!town) return;
  try {
    const [font] = town.fonts;
    if (font && assets.has(font)) emblem.fontFamily = await fonts.load(font);
    emblem.name = town.name;
    const picture = town.emblem && assets.has(town.emblem) ? town.emblem : null;
    if ((picture?.sha256 ?? '') === (shownEmblem.get(stage) ?? '')) return;
    shownEmblem.set(stage, picture?.sha256 ?? '');
    const url = picture ? URL.createObjectURL(await assets.open(picture)) : '';
    URL.revokeObjectURL(emblem.emblemUrl);
    emblem.emblemUrl = url;
  } catch {
    shownEmblem.delete(stage); // bytes that were lost are on their way again
  }
}
