const POINTS_PER_PX = 0.75;

interface Picture {
  readonly width: number;
  readonly height: number;
  /** RGBA, row by row. */
  readonly data: Uint8ClampedArray;
}

/**
 * A PDF (ISO 32000-1) of one page with one picture on it, kept without loss.
 *
 * @param page its size in CSS pixels (1/96 inch)
 */
export async function pdfOf(picture: Picture, page: { readonly width: number; readonly height: number }, title: string): Promise<Blob> {
  const rgb = new Uint8Array(picture.width * picture.height * 3);
  for (let from = 0, to = 0; from < picture.data.length; from += 4) {
    rgb[to++] = picture.data[from]!;
    rgb[to++] = picture.data[from + 1]!;
    rgb[to++] = picture.data[from + 2]!;
  }
  const pixels = await deflated(rgb);
  const [wide, high] = [page.width * POINTS_PER_PX, page.height * POINTS_PER_PX];
  const drawing = text(`q ${wide} 0 0 ${high} 0 0 cm /Im0 Do Q`);
  return new Blob(
    assembled([
      [text('<< /Type /Catalog /Pages 2 0 R >>')],
      [text('<< /Type /Pages /Kids [3 0 R] /Count 1 >>')],
      [text(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${wide} ${high}] /Resources << /XObject << /Im0 4 0 R >> >> /Contents 5 0 R >>`)],
      stream(`/Type /XObject /Subtype /Image /Width ${picture.width} /Height ${picture.height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode`, pixels),
      stream('', drawing),
      [text(`<< /Title <${utf16(title)}> >>`)],
    ]),
    { type: 'application/pdf' },
  );
}

type Bytes = Uint8Array<ArrayBuffer>;

function text(line: string): Bytes {
  return new TextEncoder().encode(line);
}

function stream(entries: string, bytes: Bytes): Bytes[] {
  return [text(`<< ${entries} /Length ${bytes.length} >>\nstream\n`), bytes, text('\nendstream')];
}

/** Objects numbered from 1, with the table of where each begins. The last is the document's information. */
function assembled(objects: readonly (readonly Bytes[])[]): Bytes[] {
  const parts: Bytes[] = [text('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n')];
  let at = parts[0]!.length;
  const add = (part: Bytes) => {
    parts.push(part);
    at += part.length;
  };
  const places = objects.map((object, index) => {
    const begin = at;
    add(text(`${index + 1} 0 obj\n`));
    object.forEach(add);
    add(text('\nendobj\n'));
    return begin;
  });
  const table = at;
  add(text(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')}`));
  add(text(`trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info ${objects.length} 0 R >>\nstartxref\n${table}\n%%EOF\n`));
  return parts;
}

async function deflated(bytes: Bytes): Promise<Bytes> {
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

/** UTF-16BE with its mark, as hex digits. */
function utf16(words: string): string {
  return `FEFF${Array.from({ length: words.length }, (_, index) => words.charCodeAt(index).toString(16).padStart(4, '0')).join('').toUpperCase()}`;
}
