import { AlignmentType, convertMillimetersToTwip, Document, Footer, HeadingLevel, Packer, PageNumber, Paragraph, TabStopType, TextRun } from 'docx';
import { blockOf, paragraph, TEXT_TWIPS } from './docx-parts.ts';
import { FONT_TABLE, stylesFor } from './docx-styles.ts';
import type { ChartPictures, RecordModel, RecordSection } from './record-model.ts';
import { RECORD_WORDS } from './record-words.ts';

const mm = convertMillimetersToTwip;
const SIGNED_ON = '＿＿＿＿＿＿';
const [PAGE, PAGES] = ['\u0001', '\u0002'];

/** The record as a Word document (OOXML): real headings, repeated table heads, page numbers, A4. */
export function renderDocx(model: RecordModel, pictures: ChartPictures): Promise<Buffer> {
  const { title, author, facts, sections, signatures, language } = model;
  const said = (of: readonly RecordSection[], pageBreakBefore: boolean) =>
    of.flatMap(({ heading, blocks }) => [paragraph(heading, { heading: HeadingLevel.HEADING_1, pageBreakBefore }), ...blocks.flatMap((block, index) => blockOf(block, blocks[index + 1], pictures))]);
  const document = new Document({
    title,
    creator: author,
    lastModifiedBy: author,
    styles: stylesFor(language),
    sections: [
      {
        properties: { page: { size: { width: mm(210), height: mm(297) }, margin: { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26), footer: mm(20) } } },
        footers: { default: new Footer({ children: [pageNumber(model)] }) },
        children: [
          paragraph(title, { heading: HeadingLevel.TITLE }),
          ...facts.map(({ label, text }) => paragraph(`${label}${language === 'en' ? ': ' : '：'}${text}`, { style: 'Fact' })),
          ...said(sections.filter(({ isAnnex }) => !isAnnex), false),
          signatureLine(signatures),
          ...said(sections.filter(({ isAnnex }) => isAnnex), true),
        ],
      },
    ],
  });
  return Packer.toBuffer(document, undefined, [{ path: 'word/fontTable.xml', data: FONT_TABLE }]);
}

function signatureLine(signatures: readonly string[]): Paragraph {
  const third = Math.floor(TEXT_TWIPS / signatures.length);
  return new Paragraph({
    style: 'Signature',
    tabStops: signatures.slice(1).map((_, index) => ({ type: TabStopType.LEFT, position: third * (index + 1) })),
    children: signatures.map((label, index) => new TextRun({ text: `${index === 0 ? '' : '\t'}${label}${SIGNED_ON}`, size: 24 })),
  });
}

/** The page's number and how many there are, as fields that Word fills in. */
function pageNumber({ language }: RecordModel): Paragraph {
  const parts = RECORD_WORDS[language].page(PAGE, PAGES).split(/([\u0001\u0002])/);
  return new Paragraph({
    style: 'Footer',
    alignment: AlignmentType.CENTER,
    children: parts.map((part) => (part === PAGE ? new TextRun({ children: [PageNumber.CURRENT] }) : part === PAGES ? new TextRun({ children: [PageNumber.TOTAL_PAGES] }) : new TextRun(part))),
  });
}
