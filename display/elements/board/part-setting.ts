import type { BoardMode, WidgetForm } from '../../../server/domain/statistics/board-layout.ts';
import type { BoardColours } from '../../../server/domain/statistics/board-themes.ts';
import type { Asset } from '../../../server/domain/content.ts';
import type { BoardLanguage } from './board-words.ts';

/** Where an asset can be had, or null while it is not there. */
export type UrlOf = (asset: Asset) => string | null;

/** What a widget is told besides its figures. One object, the same until something in it changes. */
export interface PartSetting {
  readonly colours: BoardColours;
  readonly language: BoardLanguage;
  readonly timeZone: string;
  readonly mode: BoardMode;
  readonly form: WidgetForm;
  /** Base type size, pixels. */
  readonly em: number;
  /** The widget's box, pixels. */
  readonly width: number;
  readonly height: number;
  /** CSS font-family list. */
  readonly fontFamily: string;
  readonly urlOf: UrlOf;
}
