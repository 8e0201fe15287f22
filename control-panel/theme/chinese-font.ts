/**
 * Brings the bundled Chinese font to machines that have none, and spares all others the download. It
 * must then come first in the list of families: text that fell through to it from another family is
 * not always drawn again by Chromium when a slice of it arrives.
 */
export async function ensureChineseFont(): Promise<void> {
  if (hasChineseFont()) return;
  document.documentElement.dataset.bundledFont = '';
  await import('@fontsource-variable/noto-sans-sc/wght.css');
}

/** Two characters that look alike when drawn are both the box for a missing glyph. */
function hasChineseFont(): boolean {
  return pictureOf('国') !== pictureOf('永');
}

function pictureOf(character: string): string {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 32;
  const context = canvas.getContext('2d');
  if (!context) return character;
  context.font = '24px system-ui, sans-serif';
  context.fillText(character, 2, 26);
  return context.getImageData(0, 0, 32, 32).data.join();
}
