import { createRequire } from 'node:module';

/** The options used here; see the package for the others. */
export interface SubsetOptions {
  readonly targetFormat: 'sfnt' | 'woff2';
  /** Entries of the name table to keep beside the usual ones. */
  readonly preserveNameIds?: readonly number[];
  /** OpenType features to keep; all when absent. */
  readonly keepFeatures?: readonly string[];
  readonly dropTables?: readonly string[];
  readonly noHinting?: boolean;
  /** Every glyph: the text must then be undefined. */
  readonly keepAllGlyphs?: boolean;
}

type SubsetFont = (font: Buffer, text: string | undefined, options: SubsetOptions) => Promise<Buffer>;

const require = createRequire(import.meta.url);

/**
 * A font with the glyphs of a text only, made by HarfBuzz. Computes on the calling thread.
 * The package carries no types of its own, hence this typed door to it.
 */
export const subsetFont: SubsetFont = require('subset-font');
