import type { ScreenTile } from '../../domain/statistics/figure.ts';
import type { ScreenView } from '../../protocol/rest/screens.ts';

/** As many as a frame may hold (`widgetFigures`); no wall has room for more. */
const MOST_TILES = 2_000;

/** The screens as a mosaic shows them: what each says it paints. Revoked ones are not on any wall. */
export function screenTiles(screens: readonly ScreenView[]): ScreenTile[] {
  return screens.filter(({ revoked }) => !revoked).slice(0, MOST_TILES).map(tileOf);
}

function tileOf({ id, name, village, status }: ScreenView): ScreenTile {
  const painting = status.online ? status.echo?.painting : undefined;
  const state = !status.online ? 'offline' : painting?.kind === 'item' ? 'painting' : 'emblem';
  return { id, name, village, state, title: painting?.kind === 'item' ? painting.title : '' };
}
