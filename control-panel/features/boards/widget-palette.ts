import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import { WIDGET_KINDS, type WidgetKind } from '../../../server/domain/statistics/board.ts';
import { HpElement } from '../../components/hp-element.ts';
import { t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';
import { KIND_FACTS } from './drawing/kinds.ts';
import { panelStyles } from './panel.styles.ts';

const FIGURES = WIDGET_KINDS.filter((kind) => KIND_FACTS[kind].views.length > 0);
const OTHERS = WIDGET_KINDS.filter((kind) => KIND_FACTS[kind].views.length === 0);

/** Every kind of widget with a picture and a sentence. Event `hp-add` has the kind. */
@customElement('hp-widget-palette')
export class WidgetPalette extends HpElement {
  @property({ type: Boolean }) disabled = false;

  static override styles = [
    shared,
    panelStyles,
    css`
      ul {
        display: grid;
        gap: 1px;
        margin-block: var(--hp-space-half) var(--hp-space-2);
      }
      li button {
        display: grid;
        grid-template-columns: 26px minmax(0, 1fr);
        align-items: start;
        gap: 0 var(--hp-space-1);
        width: 100%;
        padding: 6px;
        border: 0;
        border-radius: var(--hp-radius-s);
        background: none;
        color: inherit;
        font: inherit;
        text-align: start;
        cursor: pointer;
      }
      li button:hover:not(:disabled) {
        background: var(--hp-hover);
      }
      wa-icon {
        margin-block-start: 2px;
        font-size: 22px;
      }
      strong {
        display: block;
        font-weight: 500;
        line-height: 1.3;
      }
      small {
        color: var(--hp-ink-quiet);
        font-size: var(--hp-text-s);
        line-height: 1.35;
        display: block;
      }
    `,
  ];

  override render() {
    const { palette } = t().boards;
    return html`<h3>${palette.figures}</h3>
      ${this.renderList(FIGURES)}
      <h3>${palette.others}</h3>
      ${this.renderList(OTHERS)}`;
  }

  private renderList(kinds: readonly WidgetKind[]) {
    const names = t().boards.kinds;
    return html`<ul>
      ${kinds.map(
        (kind) => html`<li>
          <button type="button" data-kind=${kind} ?disabled=${this.disabled} @click=${() => this.emit('hp-add', kind)}>
            <wa-icon name="widget-${kind}"></wa-icon><span><strong>${names[kind][0]}</strong><small>${names[kind][1]}</small></span>
          </button>
        </li>`,
      )}
    </ul>`;
  }
}
