import type { FontAsset } from '../../server/domain/content.ts';
import type { AssetStore } from './asset-store.ts';

export interface FontShelf {
  /** Loads a font of a publication. @returns the family to set text in */
  load(font: FontAsset): Promise<string>;
  /** Forgets the fonts of publications that are gone. */
  keep(fonts: readonly FontAsset[]): void;
}

/** Fonts loaded from verified bytes, each under a family of its own. */
export function createFontShelf(assets: AssetStore): FontShelf {
  const loaded = new Map<string, Promise<FontFace>>();

  async function make(font: FontAsset): Promise<FontFace> {
    const face = new FontFace(familyOf(font), await (await assets.open(font)).arrayBuffer());
    await face.load();
    document.fonts.add(face);
    return face;
  }

  return {
    async load(font) {
      const making = loaded.get(font.sha256) ?? make(font);
      loaded.set(font.sha256, making);
      try {
        await making;
      } catch (error) {
        loaded.delete(font.sha256);
        throw error;
      }
      return familyOf(font);
    },
    keep(fonts) {
      const needed = new Set(fonts.map(({ sha256 }) => sha256));
      for (const [sha256, making] of loaded) {
        if (needed.has(sha256)) continue;
        loaded.delete(sha256);
        void making.then((face) => document.fonts.delete(face)).catch(() => {});
      }
    },
  };
}

function familyOf({ family, sha256 }: FontAsset): string {
  return `heping-${family}-${sha256.slice(0, 12)}`;
}
