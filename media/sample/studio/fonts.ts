import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const SHIPPED_FONTS = join(import.meta.dirname, '..', '..', 'fonts');

/** Ceremonial faces by the family name the scenes use; the files the product itself ships. */
const FACES: Record<string, string> = {
  Song: join(SHIPPED_FONTS, 'song.woff2'),
  Kai: join(SHIPPED_FONTS, 'kai.woff2'),
};

/** Where the Hei face lives (Noto Sans SC, variable 100–900): the scenes need its lighter weights too. */
const HEI_FOLDER = dirname(
  createRequire(import.meta.url).resolve('@fontsource-variable/noto-sans-sc/index.css'),
);

/** The file behind a font address of the studio, or undefined when the address is no font's. */
export function fontFile(path: string): string | undefined {
  if (path.startsWith('/hei/')) return join(HEI_FOLDER, path.slice('/hei/'.length));
  if (path.startsWith('/face/')) return FACES[path.slice('/face/'.length)];
  return undefined;
}

/** The stylesheet that declares every face to a scene. */
export function fontStyles(): string {
  const faces = Object.keys(FACES).map(
    (family) => `@font-face { font-family: ${family}; font-weight: 100 900; src: url(/face/${family}); }`,
  );
  return ["@import url('/hei/index.css');", ...faces].join('\n');
}
