import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import { HpElement } from '../components/hp-element.ts';
import { toastError } from '../components/toast-error.ts';
import { dismissToast, onToasts, toastsNow } from '../components/toast.ts';
import type { Toast } from '../components/toast.ts';
import { Listening } from '../controllers/listening.ts';
import { t } from '../locales/language.ts';
import { shared } from '../theme/shared.styles.ts';

/** The toasts at the foot of the page, read out as they come. */
@customElement('hp-toasts')
export class Toasts extends HpElement {
  static override styles = [
    shared,
    css`
      :host {
        position: fixed;
        inset-block-end: var(--hp-space-2);
        inset-inline: var(--hp-space-2);
        z-index: 40;
        display: grid;
        justify-items: center;
        gap: var(--hp-space-1);
        pointer-events: none;
      }
      .list {
        display: contents;
      }
      .toast {
        display: flex;
        align-items: center;
        gap: var(--hp-space-1);
        max-width: min(560px, 100%);
        padding: 6px 6px 6px 16px;
        border-radius: var(--hp-radius);
        background: var(--hp-ink);
        color: var(--hp-surface);
        box-shadow: var(--hp-shadow);
        pointer-events: auto;
      }
      .toast[data-tone='bad'] {
        background: var(--hp-bad-soft);
        color: var(--hp-bad);
        border: 1px solid currentColor;
      }
      span {
        flex: 1;
        padding-block: 6px;
      }
      button,
      a {
        flex: none;
        min-width: 32px;
        min-height: 32px;
        padding: 0 8px;
        border: 0;
        border-radius: var(--hp-radius-s);
        background: none;
        color: inherit;
        font: inherit;
        font-weight: var(--hp-weight-strong);
        line-height: 32px;
        cursor: pointer;
      }
      button:hover {
        background: color-mix(in srgb, currentColor 16%, transparent);
      }
      @media (max-width: 720px) {
        :host {
          inset-block-end: calc(72px + env(safe-area-inset-bottom));
        }
      }
    `,
  ];

  constructor() {
    super();
    this.addController(new Listening(this, onToasts));
  }

  override render() {
    return html`<div class="list" role="status" aria-live="polite">
      ${repeat(toastsNow(), ({ id }) => id, (each) => this.renderToast(each))}
    </div>`;
  }

  private renderToast(toast: Toast) {
    return html`<div class="toast" data-tone=${toast.tone}>
      <span>${toast.text}</span>
      ${toast.link ? html`<a href=${toast.link.href} @click=${() => this.close(toast)}>${toast.link.label}</a>` : nothing}
      ${toast.undo ? html`<button type="button" @click=${() => this.undo(toast)}>${t().common.undo}</button>` : nothing}
      <button type="button" aria-label=${t().common.close} @click=${() => this.close(toast)}><wa-icon name="xmark"></wa-icon></button>
    </div>`;
  }

  private close({ id, onClose }: Toast): void {
    dismissToast(id);
    onClose?.();
  }

  private undo({ id, undo }: Toast): void {
    dismissToast(id);
    void undo?.().catch(toastError);
  }
}
