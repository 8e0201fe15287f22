export const INK = '#1a1a1a';

export interface PdfText {
  readonly font: 'song' | 'hei' | 'kai';
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
  space(points: number): void;
  rule(): void;
  /** Begins a new page unless so many points are left on this one. */
  keep(points: number): void;
  /** The lowest point that may be written on. */
  bottom(): number;
}

export function pdfSheet(document: PDFKit.PDFDocument): PdfSheet {
  const { margins } = document.page;
  const width = document.page.width - margins.left - margins.right;
  const bottom = () => document.page.height - document.page.margins.bottom;
  return {
    document,
    width,
    bottom,
    text(text, { font, size, align = 'left', gap = 2, before = 0, after = 0, hanging = 0, firstLine = 0 }) {
      document.y += before;
      document.font(font).fontSize(size).fillColor(INK);
      document.text(text, margins.left + hanging, document.y, { width: width - hanging, align, lineGap: gap, indent: firstLine - hanging });
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
