import { css, html, type TemplateResult } from 'lit';
import { BoardPart } from './board-part.ts';
import { layCloud } from './cloud-layout.ts';

/** Names as large as their figures. */
export class CloudElement extends BoardPart {
  static override styles = [
    ...BoardPart.styles,
    css`
      .word {
        position: absolute;
        line-height: 1.18;
        white-space: nowrap;
      }
    `,
  ];

  protected override body(): TemplateResult {
    const figures = this.shown.figures.filter(({ value }) => value !== null);
    if (figures.length === 0) return this.noData();
    const { width, height } = this.room;
    const { em, colours } = this.setting;
    const words = figures.map((figure) => ({ text: figure.member || figure.name, weight: Math.max(0, figure.value ?? 0) }));
    const inks = [colours.ink, colours.soft, colours.palette[0]!, colours.palette[2]!];
    return html`${layCloud(words, width, height, em * 0.8).map(({ index, x, y, fontPx }) => {
      const figure = figures[index]!;
      const colour = this.isDim(figure) ? colours.dim : inks[index % inks.length];
      return html`<span
        class="word"
        style="left:${x}px;top:${y}px;font-size:${fontPx}px;color:${colour}"
        role=${this.buttonRole}
        tabindex=${this.tabStop}
        aria-label="${words[index]!.text} ${this.textOf(figure)}"
        title=${this.setting.mode === 'page' ? this.textOf(figure) : ''}
        @click=${() => this.choose(figure)}
        @keydown=${this.onKey}
        >${words[index]!.text}</span
      >`;
    })}`;
  }
}

if (!customElements.get('hp-board-cloud')) customElements.define('hp-board-cloud', CloudElement);
