import { css, html, type TemplateResult } from 'lit';
import { textScale } from '../../../server/domain/statistics/board-minimums.ts';
import { BoardPart } from './board-part.ts';
import { textEm } from './text-width.ts';

const LINE = 1.35;
const SHRINK = 0.94;
/** A heading is set down to this share of the size asked for rather than broken: a break may part a name. */
const LEAST_OF_ASKED = 0.4;
const AFTER_PAUSE = /(?<=[，。、！？；：,!?;: ])/u;

/** Words on the board: a heading, a remark. Set smaller rather than cut. */
export class TextElement extends BoardPart {
  static override styles = [
    ...BoardPart.styles,
    css`
      .text {
        height: 100%;
        display: flex;
        flex-direction: column;
        justify-content: center;
        line-height: ${LINE};
        white-space: pre-wrap;
        word-break: keep-all;
        overflow-wrap: anywhere;
        text-align: left;
      }
      .text.centre {
        text-align: center;
      }
      .text.end {
        text-align: right;
      }
    `,
  ];

  protected override get isBare(): boolean {
    return true;
  }

  protected override get hasFigures(): boolean {
    return false;
  }

  protected override get wish(): string {
    return this.widget.options.text?.trim() ? '' : (this.words.choose.text ?? '');
  }

  protected override body(): TemplateResult {
    const { text = '', size, align = 'start' } = this.widget.options;
    const { em, width, height } = this.setting;
    const paragraphs = text.split('\n');
    const fits = (px: number) => paragraphs.reduce((lines, line) => lines + linesOf(line, (width * 0.99) / px), 0) * px * LINE <= height;
    let px = Math.min(em * textScale(size), height / LINE);
    // a heading keeps to one line where that costs it little
    const oneLine = (width * 0.99) / Math.max(1, ...paragraphs.map(textEm));
    if (oneLine < px && oneLine > px * LEAST_OF_ASKED && oneLine > em) px = oneLine;
    while (px > 8 && !fits(px)) px *= SHRINK;
    return html`<div class="text ${align}" style="font-size:${px}px"><span>${text}</span></div>`;
  }
}

/** How many lines a paragraph takes, broken after punctuation where it can be; all in em. */
function linesOf(paragraph: string, widthEm: number): number {
  let lines = 1;
  let used = 0;
  for (const clause of paragraph.split(AFTER_PAUSE)) {
    const wide = textEm(clause);
    if (used > 0 && used + wide > widthEm) {
      lines += 1;
      used = 0;
    }
    lines += Math.max(0, Math.ceil(wide / widthEm) - 1);
    used += wide > widthEm ? wide % widthEm : wide;
  }
  return lines;
}

if (!customElements.get('hp-board-text')) customElements.define('hp-board-text', TextElement);
