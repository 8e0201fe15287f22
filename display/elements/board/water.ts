import { css, html, nothing, type TemplateResult } from 'lit';
import { BoardPart } from './board-part.ts';
import { goalOf } from './goal.ts';
import { textEm } from './text-width.ts';

/** A vessel filled as far as the figure has come, the figure beside it where the level never hides it; the figure alone where nobody set how far that is. */
export class WaterElement extends BoardPart {
  static override styles = [
    ...BoardPart.styles,
    css`
      .both {
        height: 100%;
        display: flex;
        align-items: center;
        justify-content: center;
      }
      .both.tall {
        flex-direction: column;
      }
      svg {
        flex: none;
      }
      .level {
        transition: transform 280ms ease-out;
      }
      .dim .level {
        opacity: 0.5;
      }
      .value {
        margin: 0 0 0 0.35em;
        white-space: nowrap;
      }
      .tall .value {
        margin: 0;
      }
      @media (prefers-reduced-motion: reduce) {
        .level {
          transition: none;
        }
      }
    `,
  ];

  protected override body(): TemplateResult {
    const figure = this.shown.figures[0];
    if (!figure || figure.value === null) return this.noData();
    const goal = goalOf(this.widget.options, figure);
    const { width, height } = this.room;
    const { em } = this.setting;
    const text = this.textOf(figure);
    const isTall = width < height * 1.5;
    const side = goal === null ? 0 : isTall ? Math.min(width, height - em * 2.6) : Math.min(height, width * 0.5);
    const textPx = Math.min(isTall ? em * 2 : (side || height) * 0.42, ((isTall ? width : width - side) * 0.92) / (textEm(text) + 0.4));
    return html`<div
      class="both ${isTall ? 'tall' : ''} ${this.isDim(figure) ? 'dim' : ''}"
      role=${this.buttonRole}
      tabindex=${this.tabStop}
      aria-label="${figure.name} ${text}"
      @click=${() => this.choose(figure)}
      @keydown=${this.onKey}
    >
      ${goal === null ? nothing : this.#vessel(figure.value, goal, side)}
      <div class="value" style="font-size:${textPx}px">${text}</div>
    </div>`;
  }

  #vessel(value: number, goal: number, side: number): TemplateResult {
    const { min = 0 } = this.widget.options;
    const { colours } = this.setting;
    const share = Math.min(1, Math.max(0, (value - min) / (goal - min || 1)));
    return html`<svg width=${side} height=${side} viewBox="0 0 100 100" aria-hidden="true">
      <defs><clipPath id="vessel"><circle cx="50" cy="50" r="45"></circle></clipPath></defs>
      <g clip-path="url(#vessel)">
        <rect width="100" height="100" fill=${colours.grid}></rect>
        <rect class="level" x="0" y="5" width="100" height="95" fill=${colours.rule} style="transform:translateY(${(1 - share) * 90}px)"></rect>
      </g>
      <circle cx="50" cy="50" r="47.5" fill="none" stroke=${colours.rule} stroke-width="1.6"></circle>
    </svg>`;
  }
}

if (!customElements.get('hp-board-water')) customElements.define('hp-board-water', WaterElement);
