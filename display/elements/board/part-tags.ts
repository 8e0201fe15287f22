import { literal, type StaticValue } from 'lit/static-html.js';
import type { WidgetKind } from '../../../server/domain/statistics/board.ts';
import './bar.ts';
import './board-film.ts';
import './clock.ts';
import './cloud.ts';
import './code.ts';
import './gauge.ts';
import './image.ts';
import './map.ts';
import './mosaic.ts';
import './number.ts';
import './pie.ts';
import './progress.ts';
import './ranking.ts';
import './table.ts';
import './text.ts';
import './tiles.ts';
import './trend.ts';
import './water.ts';

/** The element of every kind of widget. */
export const PART_TAGS: Readonly<Record<WidgetKind, StaticValue>> = {
  number: literal`hp-board-number`,
  trend: literal`hp-board-trend`,
  bar: literal`hp-board-bar`,
  ranking: literal`hp-board-ranking`,
  pie: literal`hp-board-pie`,
  gauge: literal`hp-board-gauge`,
  progress: literal`hp-board-progress`,
  water: literal`hp-board-water`,
  cloud: literal`hp-board-cloud`,
  table: literal`hp-board-table`,
  tiles: literal`hp-board-tiles`,
  map: literal`hp-board-map`,
  clock: literal`hp-board-clock`,
  text: literal`hp-board-text`,
  image: literal`hp-board-image`,
  film: literal`hp-board-film`,
  mosaic: literal`hp-board-mosaic`,
  code: literal`hp-board-code`,
};
