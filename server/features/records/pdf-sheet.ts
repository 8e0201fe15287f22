import type { RecordFace } from './record-fonts.ts';
import { drawable, lacking } from './stand-in.ts';

export const INK = '#1a1a1a';
export const PDF_FONTS = ['song', 'hei', 'kai'] as const;
export type PdfFont = (typeof PDF_FONTS)[number];
export type PdfFonts = Readonly<Record<PdfFont, RecordFace>>;

export interface PdfText {
  readonly font: PdfFont;
  readonly size: number;
  readonly align?: 'left' | 'center';
  /** Points between lines, before and after. */
  readonly gap?: number;
  readonly before?: number;
  readonly after?: number;
  /** Points by which the second and later lines are set in. */
  readonly hanging?: number;
  /** Points by which the first line is set in. */
  readonly firstLine?: number;
}

/** Writes down the page: text where the last ended, a new page when what must stay together does not fit. */
export interface PdfSheet {
  readonly document: PDFKit.PDFDocument;
  /** Points between the margins. */
  readonly width: number;
  text(text: string, look: PdfText): void;
  /** Chooses the font to draw a text in, another that has more of it where this one does not have all. @returns the text as it can be drawn */
  inFont(font: PdfFont, size: number, text: string): string;
  space(points: number): void;
  rule(): void;
  /** Begins a new page unless so many points are left on this one. */
  keep(points: number): void;
  /** The lowest point that may be written on. */
  bottom(): number;
}

export function pdfSheet(document: PDFKit.PDFDocument, fonts: PdfFonts): PdfSheet {
  const { margins } = document.page;
  const width = document.page.width - margins.left - margins.right;
  function inFont(font: PdfFont, size: number, text: string): string {
    const chosen = [font, ...PDF_FONTS].reduce((best, each) => (lacking(text, fonts[each].has) < lacking(text, fonts[best].has) ? each : best));
    document.font(chosen).fontSize(size);
    return drawable(text, fonts[chosen].has);
  }
  const bottom = () => document.page.height - document.page.margins.bottom;
  return {
    document,
    width,
    bottom,
    inFont,
    text(text, { font, size, align = 'left', gap = 2, before = 0, after = 0, hanging = 0, firstLine = 0 }) {
      document.y += before;
      const drawn = inFont(font, size, text);
      document.fillColor(INK).text(drawn, margins.left + hanging, document.y, { width: width - hanging, align, lineGap: gap, indent: firstLine - hanging });
      document.y += after;
    },
    space(points) {
      document.y += points;
    },
    rule() {
      document.y += 6;
      document.moveTo(margins.left, document.y).lineTo(margins.left + width, document.y).lineWidth(1.2).stroke('#a8281e');
      document.y += 4;
    },
    keep(points) {
      if (document.y + points > bottom()) document.addPage();
    },
  };
}
