import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { HpElement } from '../components/hp-element.ts';
import '../shell/preferences.ts';
import { t } from '../locales/language.ts';
import { shared } from '../theme/shared.styles.ts';
import { controls } from './page.styles.ts';

const ROTATIONS = [10, 20, 30, 60, 120, 300] as const;

/** Rotation, language, appearance, printing, and the way back to the desk. Emits `hp-rotate` with seconds or null, `hp-print`, `hp-inspect`. */
@customElement('hp-board-options')
export class BoardOptions extends HpElement {
  @property({ type: Number }) rotate: number | null = null;
  /** Whether there is more than one board. */
  @property({ type: Boolean }) several = false;
  @property({ type: Boolean }) signedIn = false;
  @property({ type: Boolean }) inspected = false;

  static override styles = [
    shared,
    controls,
    css`
      :host {
        display: grid;
        gap: var(--hp-space-2);
        width: min(320px, calc(100vw - 16px));
        padding: var(--hp-space-2);
        border: 1px solid var(--hp-hairline);
        border-radius: var(--hp-radius-l);
        background: var(--hp-surface);
        box-shadow: var(--hp-shadow);
      }
      label {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--hp-space-2);
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: var(--hp-space-1);
      }
    `,
  ];

  override render() {
    const { rotation, rotationOff, everySeconds, print, toDesk, inspection, keys } = t().boardPage;
    const choices = this.rotate === null || ROTATIONS.some((each) => each === this.rotate) ? ROTATIONS : [this.rotate, ...ROTATIONS];
    return html`
      ${this.several
        ? html`<label
            >${rotation}
            <select @change=${(event: Event) => this.emit('hp-rotate', Number((event.target as HTMLSelectElement).value) || null)}>
              <option value="0" ?selected=${this.rotate === null}>${rotationOff}</option>
              ${choices.map((seconds) => html`<option value=${seconds} ?selected=${seconds === this.rotate}>${everySeconds(seconds)}</option>`)}
            </select></label
          >`
        : nothing}
      <hp-preferences></hp-preferences>
      <div class="row">
        <button type="button" class="outlined" @click=${() => this.emit('hp-print')}>${print}</button>
        ${this.signedIn
          ? html`${this.inspected ? nothing : html`<button type="button" class="outlined" @click=${() => this.emit('hp-inspect')}>${inspection}</button>`} <a class="button" href="/">${toDesk}</a>`
          : nothing}
      </div>
      <p class="small quiet">${keys}</p>
    `;
  }
}
