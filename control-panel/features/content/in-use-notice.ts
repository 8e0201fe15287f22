import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import type { ContentView } from '../../../server/protocol/rest/content.ts';
import { HpElement } from '../../components/hp-element.ts';
import { t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';
import './used-in.ts';

/** Says what was not deleted because it is in use, and where. Event `hp-close`. */
@customElement('hp-in-use-notice')
export class InUseNotice extends HpElement {
  @property({ attribute: false }) items: readonly ContentView[] = [];

  static override styles = [
    shared,
    css`
      section {
        display: grid;
        gap: var(--hp-space-1);
        padding: var(--hp-space-2);
        margin-block-end: var(--hp-space-2);
        border-radius: var(--hp-radius);
        background: var(--hp-warn-soft);
        color: var(--hp-warn);
      }
      header {
        display: flex;
        align-items: flex-start;
        gap: var(--hp-space-2);
      }
      header > div {
        flex: 1;
      }
      .items {
        display: flex;
        flex-wrap: wrap;
        gap: var(--hp-space-1) var(--hp-space-4);
        color: var(--hp-ink);
      }
      .items li {
        max-width: 100%;
      }
    `,
  ];

  override render() {
    if (this.items.length === 0) return html``;
    const { inUse, inUseHint } = t().content;
    return html`<section role="alert">
      <header>
        <div><strong>${inUse(this.items.length)}</strong><p>${inUseHint}</p></div>
        <wa-button size="s" appearance="plain" @click=${() => this.emit('hp-close')}>${t().common.close}</wa-button>
      </header>
      <ul class="items">
        ${this.items.map((item) => html`<li><strong>${item.title}</strong><hp-used-in .places=${item.usedIn}></hp-used-in></li>`)}
      </ul>
    </section>`;
  }
}
