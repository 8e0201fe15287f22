/** The families that ship: 宋 for ceremony, 黑 for notices, 楷 for warmth. */
export const FONT_IDS = ['song', 'hei', 'kai'] as const;
export type FontId = (typeof FONT_IDS)[number];
