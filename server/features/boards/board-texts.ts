import { type BoardDesign, boardMetrics } from '../../domain/statistics/board.ts';
import type { MetricDefinition } from '../../domain/statistics/metric.ts';

const ASCII = Array.from({ length: 0x7e - 0x20 + 1 }, (_, index) => String.fromCodePoint(0x20 + index)).join('');
const MARKS = '，。、；：？！“”‘’（）《》〈〉【】「」…—－–−·・～％‰℃°±×÷＋＝≥≤→←↑↓▲▼●○■□★☆№①②③④⑤⑥⑦⑧⑨⑩０１２３４５６７８９㎡㎞　';
/** What the widgets themselves say, in both languages, beyond level 1. */
const WIDGETS_SAY = '截至近超已回传待回传历史回放来源暂无数据在线离线镇徽播放农历闰正月初廿卅甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥鼠牛虎兔龙蛇马羊猴鸡狗猪周一二三四五六日审图号 about over as of';

/**
 * Every character a board may come to paint: its own words, those of its metrics, and the common
 * characters, so that a village added later has glyphs on a wall that is offline.
 */
export function boardTexts(design: BoardDesign, definitions: readonly MetricDefinition[]): string[] {
  const shown = boardMetrics(design);
  const metrics = definitions.filter(({ id }) => shown.has(id));
  return [
    commonCharacters(),
    ASCII,
    MARKS,
    WIDGETS_SAY,
    design.title,
    ...design.widgets.flatMap(({ title, options }) => [title, options.text ?? '', options.mapApproval ?? '', ...(options.places ?? []).map(({ member }) => member)]),
    ...design.tour.map(({ note }) => note),
    ...metrics.flatMap(({ name, unit, category, dimension }) => [name, unit, category, dimension?.name ?? '', ...(dimension?.members ?? [])]),
  ];
}

let common: string | null = null;

/** Level 1 of GB 2312: its rows 16 to 55, the 3,755 most common characters. */
export function commonCharacters(): string {
  common ??= decodeLevel1();
  return common;
}

function decodeLevel1(): string {
  const bytes: number[] = [];
  for (let row = 16; row <= 55; row++) for (let cell = 1; cell <= (row === 55 ? 89 : 94); cell++) bytes.push(0xa0 + row, 0xa0 + cell);
  return new TextDecoder('gb18030').decode(Uint8Array.from(bytes));
}
