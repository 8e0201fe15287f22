import { numberText } from '../../../server/domain/statistics/figure.ts';
import type { BoardLanguage } from './board-words.ts';
import type { PartSetting } from './part-setting.ts';
import { textEm } from './text-width.ts';

/** Type on a canvas. */
export function chartText({ em, fontFamily }: PartSetting, color: string, size = 0.86): { color: string; fontSize: number; fontFamily: string; fontWeight: 'bold' } {
  return { color, fontSize: Math.max(10, Math.round(em * size)), fontFamily, fontWeight: 'bold' };
}

/** The labels of an axis: on a large wall they keep off the axis, and off one another in its corner, as on a small one. */
export function axisLabel(setting: PartSetting, size = 0.8): object {
  return { ...chartText(setting, setting.colours.soft, size), margin: setting.em * 0.4 };
}

interface Ends {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

/** A scale between the ends that were set, but for one that would leave a value out; its ticks no finer than the values are. */
export function scaleOf({ min, max }: Ends, values: readonly number[], decimals: number): object {
  return {
    minInterval: 10 ** -decimals,
    ...(min !== undefined && values.every((value) => value >= min) && { min }),
    ...(max !== undefined && values.every((value) => value <= max) && { max }),
  };
}

/** The largest first. */
const UNITS: Readonly<Record<BoardLanguage, readonly (readonly [unit: number, name: string])[]>> = {
  'zh-CN': [[1e8, '亿'], [1e4, '万']],
  en: [[1e9, 'bn'], [1e6, 'm'], [1e3, 'k']],
};
/** Ticks of a scale that spans so many units or more are written in at most two decimals of it. */
const LEAST_SPAN = 1 / 20;
const MOST_DECIMALS = 10;

/**
 * The label of a tick on a value axis: just its value, in 亿, 万 or the like where that is shorter.
 *
 * @param span from the least to the most on the axis: a fine scale is written in full throughout
 */
export function axisText(value: number, language: BoardLanguage, span = Infinity): string {
  const found = UNITS[language].find(([unit]) => Math.abs(value) >= unit && span >= unit * LEAST_SPAN && decimalsOf(value / unit) <= 2);
  return found ? `${exactly(value / found[0])}${found[1]}` : exactly(value);
}

function exactly(value: number): string {
  return numberText(value, decimalsOf(value));
}

/** As few as say the value, but for what reckoning in binary adds to it. */
function decimalsOf(value: number): number {
  let decimals = 0;
  while (decimals < MOST_DECIMALS && Math.abs(Number(value.toFixed(decimals)) - value) > Math.abs(value) * 1e-12) decimals += 1;
  return decimals;
}

/** A name in at most so many lines of so many em, the lines about equal; what is cut off ends in an ellipsis. */
export function wrapped(name: string, widthEm: number, lines: number): string {
  const needed = Math.min(lines, Math.ceil(textEm(name) / widthEm));
  const even = Math.min(widthEm, Math.max(1, textEm(name) / Math.max(1, needed) + 0.4));
  const rows = [''];
  for (const character of name) {
    const row = rows[rows.length - 1]!;
    if (row === '' || textEm(row + character) <= (rows.length === lines ? widthEm : even)) rows[rows.length - 1] += character;
    else if (rows.length < lines) rows.push(character);
    else {
      rows[rows.length - 1] = `${[...row].slice(0, -1).join('')}…`;
      break;
    }
  }
  return rows.join('\n');
}

/** What a pointer is told on a page: an element made of text nodes, so that markup in a name stays text. */
export function tip(lines: readonly string[]): HTMLElement {
  const box = document.createElement('div');
  for (const line of lines) {
    const row = document.createElement('div');
    row.textContent = line;
    box.append(row);
  }
  return box;
}

/** Tooltips exist on pages only: nobody points at a wall. */
export function tooltip(setting: PartSetting, trigger: 'axis' | 'item', formatter: (dataIndex: number) => readonly string[]): object {
  const { colours } = setting;
  return {
    show: setting.mode === 'page',
    trigger,
    confine: true,
    transitionDuration: 0,
    backgroundColor: colours.ground,
    borderColor: colours.rule,
    extraCssText: 'box-shadow:none;border-radius:0',
    textStyle: chartText(setting, colours.ink),
    axisPointer: { type: 'line', lineStyle: { color: colours.soft, width: 1 }, animation: false },
    formatter: (parameters: { dataIndex: number } | readonly { dataIndex: number }[]) => {
      const first = 'dataIndex' in parameters ? parameters : parameters[0];
      return first ? tip(formatter(first.dataIndex)) : '';
    },
  };
}
