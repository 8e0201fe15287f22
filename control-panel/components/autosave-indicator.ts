import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import type { ApiError } from '../data/api-error.ts';
import { mayPass } from '../data/passing.ts';
import { townZone } from '../data/session.ts';
import { language, t } from '../locales/language.ts';
import { clockOf } from '../locales/time-words.ts';
import { shared } from '../theme/shared.styles.ts';
import { HpElement } from './hp-element.ts';

/** Whether what is on the page is kept: saving, saved at, or not saved and why. */
@customElement('hp-autosave')
export class AutosaveIndicator extends HpElement {
  @property({ type: Boolean }) saving = false;
  /** Epoch milliseconds of the last save. */
  @property({ attribute: false }) savedAt: number | null = null;
  @property({ attribute: false }) error: ApiError | null = null;

  static override styles = [
    shared,
    css`
      :host {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        min-height: 24px;
        font-size: var(--hp-text-s);
        color: var(--hp-ink-quiet);
      }
      .bad {
        color: var(--hp-bad);
      }
    `,
  ];

  override render() {
    return html`<span role="status" class=${this.error ? 'bad' : ''}>${this.words()}</span>`;
  }

  private words() {
    const { saving, savedAt, notSaved, triedAgain } = t().common;
    if (this.error) return html`<wa-icon name="warning"></wa-icon> ${notSaved}: ${this.error.words(language())} ${mayPass(this.error) ? triedAgain : nothing}`;
    if (this.saving) return saving;
    if (this.savedAt === null) return nothing;
    return html`<wa-icon name="check"></wa-icon> ${savedAt(clockOf(this.savedAt, townZone()))}`;
  }
}
