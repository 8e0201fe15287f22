import type { FontId } from '../../domain/typography/font-id.ts';

/** What the server asks the font worker. `characters` are single code points. */
export interface FontQuestion {
  readonly id: number;
  readonly kind: 'measure' | 'subset';
  readonly font: FontId;
  readonly characters: readonly string[];
}

export type FontAnswer =
  | { readonly id: number; readonly kind: 'measured'; readonly advances: readonly (number | null)[] }
  | { readonly id: number; readonly kind: 'subset'; readonly bytes: Uint8Array }
  | { readonly id: number; readonly kind: 'failed'; readonly message: string };
