import type { Style } from '@cj-tech-master/excelts';

const line = { style: 'thin', color: { argb: 'FF9A9A9A' } } as const;
export const border = { top: line, bottom: line, left: line, right: line };
const fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF1EEE8' } } as const;
const font = (name: string, size: number, bold = false) => ({ name, size, bold, color: { argb: 'FF1A1A1A' } });
const middle = (horizontal: 'left' | 'center') => ({ vertical: 'middle', horizontal, wrapText: true }) as const;

export type Look = Partial<Pick<Style, 'font' | 'alignment' | 'border' | 'fill'>>;

export const TITLE: Look = { font: font('宋体', 18, true), alignment: middle('center') };
export const QUIET: Look = { font: font('宋体', 10), alignment: middle('center') };
export const HEADING: Look = { font: font('黑体', 14), alignment: middle('left') };
export const HEAD: Look = { font: font('宋体', 10.5, true), alignment: middle('center'), border, fill };
export const TOTAL: Look = { font: font('宋体', 10.5, true), fill };
export const PLAIN: Look = { font: font('宋体', 10.5), alignment: middle('left') };
export const WRAPPED: Look = { font: font('宋体', 10.5), alignment: { vertical: 'top', horizontal: 'left', wrapText: true } };

/** Excel's unit of width: a Latin digit is one, a Chinese character two. */
export function widthOf(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + (/[\u1100-\uffff]/u.test(character) ? 2 : 1), 0);
}

/** Excel allows 31 characters and none of []:*?/\ */
export function sheetName(name: string): string {
  return name.replaceAll(/[[\]:*?/\\]/g, ' ').slice(0, 31);
}
