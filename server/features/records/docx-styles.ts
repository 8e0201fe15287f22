import { AlignmentType, type IFontAttributesProperties, type IStylesOptions, LineRuleType } from 'docx';
import type { Language } from '../../protocol/errors.ts';

/*
 * Faces and sizes of an official document (GB/T 9704): title in 小标宋 22 pt, headings in 黑体 and 楷体, running
 * text in 仿宋 16 pt on 28 pt lines. Names only: the fonts are those of the office's computer, and FONT_TABLE
 * says what to take where one is missing.
 */
const LATIN = 'Times New Roman';
const face = (eastAsia: string): IFontAttributesProperties => ({ ascii: LATIN, hAnsi: LATIN, cs: LATIN, eastAsia });
export const FACES = { title: face('方正小标宋简体'), heading: face('黑体'), subheading: face('楷体_GB2312'), running: face('仿宋_GB2312'), table: face('宋体') };

const EXACT = LineRuleType.EXACT;
const INK = '1A1A1A';

export function stylesFor(language: Language): IStylesOptions {
  const isChinese = language === 'zh-CN';
  const size = isChinese ? { title: 44, heading: 32, running: 32, line: 560 } : { title: 36, heading: 28, running: 24, line: 400 };
  const sized = (font: IFontAttributesProperties, halfPoints: number, bold = false) => ({ font, size: halfPoints, bold, color: INK });
  const own = { basedOn: 'Normal', quickFormat: true } as const;
  return {
    default: {
      document: { run: { ...sized(FACES.running, size.running), language: { value: 'en-GB', eastAsia: 'zh-CN' } } },
      title: { run: sized(FACES.title, size.title, !isChinese), paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 0, after: 240, line: size.title * 14, lineRule: EXACT } } },
      heading1: { run: sized(FACES.heading, size.heading, !isChinese), paragraph: { keepNext: true, spacing: { before: 280, after: 80, line: size.line, lineRule: EXACT }, ...(isChinese ? { indent: { firstLine: 640 } } : {}) } },
      heading2: { run: sized(FACES.subheading, isChinese ? 32 : 24, !isChinese), paragraph: { keepNext: true, spacing: { before: 120, after: 40, line: size.line, lineRule: EXACT }, ...(isChinese ? { indent: { firstLine: 640 } } : {}) } },
    },
    paragraphStyles: [
      { id: 'Running', name: 'Running text', ...own, run: sized(FACES.running, size.running), paragraph: { alignment: AlignmentType.BOTH, spacing: { line: size.line, lineRule: EXACT }, ...(isChinese ? { indent: { firstLine: 640 } } : {}) } },
      { id: 'Fact', name: 'Fact', ...own, run: sized(FACES.subheading, isChinese ? 28 : 22), paragraph: { alignment: AlignmentType.CENTER, spacing: { line: isChinese ? 480 : 340, lineRule: EXACT } } },
      { id: 'Note', name: 'Note', ...own, run: sized(FACES.running, isChinese ? 24 : 20), paragraph: { alignment: AlignmentType.LEFT, spacing: { line: isChinese ? 420 : 300, lineRule: EXACT }, indent: { left: 600, hanging: 600 } } },
      { id: 'Caption', name: 'Caption', ...own, run: sized(FACES.heading, 21), paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 120, after: 80 } } },
      { id: 'Cell', name: 'Table text', ...own, run: sized(FACES.table, 21) },
      { id: 'AfterTable', name: 'After a table', ...own, run: { size: 12 }, paragraph: { spacing: { line: 160, lineRule: EXACT } } },
      { id: 'Picture', name: 'Picture', ...own, paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 120, after: 0 } } },
      { id: 'Signature', name: 'Signature', ...own, run: sized(FACES.running, size.running), paragraph: { keepNext: true, keepLines: true, spacing: { before: 600 } } },
      { id: 'Footer', name: 'Footer', ...own, run: sized(FACES.table, 21), paragraph: { alignment: AlignmentType.CENTER } },
    ],
  };
}

const font = (name: string, alternative: string, family: string) =>
  `<w:font w:name="${name}"><w:altName w:val="${alternative}"/><w:charset w:val="86"/><w:family w:val="${family}"/><w:pitch w:val="variable"/></w:font>`;

/** What stands in for a font the computer does not have. */
export const FONT_TABLE = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${[
  font('方正小标宋简体', '宋体', 'roman'),
  font('仿宋_GB2312', '仿宋', 'modern'),
  font('楷体_GB2312', '楷体', 'modern'),
  font('黑体', 'SimHei', 'modern'),
  font('宋体', 'SimSun', 'roman'),
].join('')}</w:fonts>`;
