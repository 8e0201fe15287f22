/** What a play is counted under (宣传标语 · 举报方式 · 公益宣传片 · 其他). */
export const CATEGORIES = ['slogan', 'hotline', 'film', 'other'] as const;
export type Category = (typeof CATEGORIES)[number];
