import { css, html, nothing, type TemplateResult } from 'lit';
import type { Figure } from '../../../server/domain/statistics/figure.ts';
import { BoardPart } from './board-part.ts';
import { signOf } from './figure-signs.ts';

/**
 * An uploaded map with figures at their places. A map shown in public must carry its approval number (审图号):
 * without it nothing of the map is painted.
 */
export class MapElement extends BoardPart {
  static override styles = [
    ...BoardPart.styles,
    css`
      .map {
        position: absolute;
      }
      img {
        display: block;
        width: 100%;
        height: 100%;
      }
      .place {
        position: absolute;
        transform: translate(-50%, -50%);
        padding: 0.1em 0.45em;
        background: var(--panel);
        color: var(--ink);
        border-left: 0.2em solid var(--rule);
        white-space: nowrap;
        font-size: 0.86em;
        line-height: 1.3;
      }
      .place.dim {
        color: var(--dim);
      }
      .approval {
        position: absolute;
        right: 0;
        bottom: 0;
        padding: 0.1em 0.5em;
        background: #ffffff;
        color: #111111;
        font-size: var(--small);
      }
    `,
  ];

  override async prepare(): Promise<void> {
    await this.updateComplete;
    await this.renderRoot.querySelector('img')?.decode().catch(() => {}); // the figures stand without it
  }

  protected override get wish(): string {
    const { image, mapApproval } = this.widget.options;
    if (image && mapApproval?.trim()) return super.wish === this.words.choose.map ? '' : super.wish;
    return this.words.choose.map ?? '';
  }

  protected override body(): TemplateResult {
    const { image, mapApproval, places = [] } = this.widget.options;
    if (!mapApproval?.trim()) return html`<div class="empty">${this.words.noApproval}</div>`;
    const url = image ? this.setting.urlOf(image) : null;
    if (!image || !url) return html`<div class="empty">${this.words.notThere}</div>`;
    const { width, height } = this.room;
    const scale = Math.min(width / image.width, height / image.height);
    const [wide, high] = [image.width * scale, image.height * scale];
    const figures = new Map(this.shown.figures.map((figure) => [figure.member, figure]));
    return html`<div class="map" style="left:${(width - wide) / 2}px;top:${(height - high) / 2}px;width:${wide}px;height:${high}px">
      <img alt=${this.heading} .src=${url} />
      ${places.map(({ member, x, y }) => {
        const figure = figures.get(member);
        return figure ? this.#place(figure, x / 10, y / 10) : nothing;
      })}
      <div class="approval">${this.words.approval(mapApproval.trim())}</div>
    </div>`;
  }

  #place(figure: Figure, left: number, top: number): TemplateResult {
    return html`<div
      class=${this.isDim(figure) ? 'place dim' : 'place'}
      style="left:${left}%;top:${top}%"
      role=${this.buttonRole}
      tabindex=${this.tabStop}
      @click=${() => this.choose(figure)}
      @keydown=${this.onKey}
    >
      ${figure.level ? `${signOf(figure.level)} ` : ''}${figure.member} ${this.textOf(figure)}
    </div>`;
  }
}

if (!customElements.get('hp-board-map')) customElements.define('hp-board-map', MapElement);
