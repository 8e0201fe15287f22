import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import { HpElement } from '../components/hp-element.ts';
import { t } from '../locales/language.ts';
import { shared } from '../theme/shared.styles.ts';
import { controls } from './page.styles.ts';

/** A stop of the guided tour: what is to be said, and the way on. Emits `hp-stop` with the next stop from 1, or null at the end. */
@customElement('hp-tour-bar')
export class TourBar extends HpElement {
  @property({ type: Number }) stop = 1;
  @property({ type: Number }) stops = 1;
  @property() heading = '';
  @property() note = '';

  static override styles = [
    shared,
    controls,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: var(--hp-space-2);
        padding: var(--hp-space-1) var(--hp-space-2);
        border-block-start: 1px solid var(--hp-hairline);
        background: var(--hp-surface);
      }
      div {
        flex: 1;
        min-width: 0;
      }
      p {
        font-size: var(--hp-text-xl);
        line-height: 1.4;
      }
      nav {
        display: flex;
        gap: var(--hp-space-half);
      }
      @media (max-width: 720px) {
        :host {
          flex-direction: column;
          align-items: stretch;
          gap: var(--hp-space-1);
        }
        p {
          font-size: var(--hp-text-l);
        }
        nav {
          justify-content: space-between;
        }
      }
    `,
  ];

  override render() {
    const { tourStop, endTour } = t().boardPage;
    const { back, next } = t().common;
    const go = (stop: number | null) => () => this.emit('hp-stop', stop);
    return html`
      <div aria-live="polite">
        <span class="small quiet">${tourStop(this.stop, this.stops)} · ${this.heading}</span>
        <p>${this.note}</p>
      </div>
      <nav>
        <button type="button" class="outlined" ?disabled=${this.stop <= 1} aria-label=${back} @click=${go(this.stop - 1)}><wa-icon name="chevron-left"></wa-icon></button>
        <button type="button" class="primary" @click=${go(this.stop < this.stops ? this.stop + 1 : null)}>${this.stop < this.stops ? next : endTour}</button>
        <button type="button" aria-label=${endTour} title=${endTour} @click=${go(null)}><wa-icon name="xmark"></wa-icon></button>
      </nav>
    `;
  }
}
