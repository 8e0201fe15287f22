/**
 * Files that are not what they seem. What the scripts in them would do is harmless and visible:
 * they set `document.title` or a global to `ran`.
 */

/**
 * A GIF that is a script as well: its width spells the start of a comment, which ends after the picture.
 * Read as JavaScript it assigns to `GIF89a`, then sets `globalThis.gifScript`.
 */
export function gifThatIsScript(): Buffer {
  const screen = Buffer.from([0x2f, 0x2a, 0x01, 0x00, 0x80, 0x00, 0x00]);
  const colours = Buffer.from([0xb0, 0x20, 0x18, 0xff, 0xff, 0xff]);
  const place = Buffer.from([0x2c, 0x00, 0x00, 0x00, 0x00, 0x01, 0x00, 0x01, 0x00, 0x00]);
  const onePixel = Buffer.from([0x02, 0x02, 0x44, 0x01, 0x00]);
  const trailer = Buffer.from([0x3b]);
  const script = Buffer.from("*/=1;globalThis.gifScript='ran';\n", 'latin1');
  return Buffer.concat([Buffer.from('GIF89a', 'latin1'), screen, colours, place, onePixel, trailer, script]);
}

/** A drawing with script in every place an SVG can hide one. */
export const SVG_WITH_SCRIPT = `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 320 180" onload="document.title='ran'">
  <script>document.title = 'ran'</script>
  <rect width="320" height="180" fill="#8c1518"/>
  <a xlink:href="javascript:document.title='ran'"><circle cx="160" cy="90" r="50" fill="#f8e0a0"/></a>
  <foreignObject width="320" height="180"><iframe xmlns="http://www.w3.org/1999/xhtml" srcdoc="&lt;script&gt;parent.document.title='ran'&lt;/script&gt;"></iframe></foreignObject>
</svg>
`;

/** A page with a picture's name. */
export const HTML_PAGE = `<!doctype html>
<html><head><meta charset="utf-8"><title>not a picture</title></head>
<body><script>document.title = 'ran'</script><p>这不是图片。This is not a picture.</p></body></html>
`;
