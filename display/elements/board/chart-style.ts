import { numberText } from '../../../server/domain/statistics/figure.ts';
import type { BoardLanguage } from './board-words.ts';
import type { PartSetting } from './part-setting.ts';
import { textEm } from './text-width.ts';

/** Type on a canvas. */
export function chartText({ em, fontFamily }: PartSetting, color: string, size = 0.86): { color: string; fontSize: number; fontFamily: string; fontWeight: 'bold' } {
  return { color, fontSize: Math.max(10, Math.round(em * size)), fontFamily, fontWeight: 'bold' };
}

/** Labels of a value axis: short, in 万 or k where they are long. */
export function axisText(value: number, language: BoardLanguage): string {
  const [unit, name] = language === 'en' ? [1_000, 'k'] : [10_000, '万'];
  if (Math.abs(value) >= unit) return `${trimmed(value / unit)}${name}`;
  return trimmed(value);
}

function trimmed(value: number): string {
  const text = numberText(value, 2);
  return text.replace(/\.?0+$/, '');
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
