import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import { t } from '../locales/language.ts';
import { shared } from '../theme/shared.styles.ts';
import { HpElement } from './hp-element.ts';

export interface Question {
  readonly title: string;
  /** What will happen, and to what. */
  readonly consequence: string;
  /** The verb on the button. */
  readonly action: string;
  readonly danger?: boolean;
}

/** Asks before what cannot be undone, and only then. @returns whether the person agreed */
export function confirmAction(question: Question): Promise<boolean> {
  const dialog = document.createElement('hp-confirm-dialog') as ConfirmDialog;
  dialog.question = question;
  document.body.append(dialog);
  return dialog.answered.finally(() => dialog.remove());
}

@customElement('hp-confirm-dialog')
export class ConfirmDialog extends HpElement {
  @property({ attribute: false }) question: Question | null = null;

  private settle: (agreed: boolean) => void = () => undefined;
  private agreed = false;
  readonly answered = new Promise<boolean>((resolve) => {
    this.settle = resolve;
  });

  static override styles = [
    shared,
    css`
      wa-dialog {
        --width: 440px;
      }
      p {
        white-space: pre-line;
      }
    `,
  ];

  override render() {
    if (!this.question) return html``;
    const { title, consequence, action, danger } = this.question;
    return html`<wa-dialog label=${title} @wa-after-show=${this.focusCancel} @wa-after-hide=${() => this.settle(this.agreed)}>
      <p>${consequence}</p>
      <wa-button slot="footer" appearance="outlined" data-cancel @click=${() => this.close(false)}>${t().common.cancel}</wa-button>
      <wa-button slot="footer" variant=${danger ? 'danger' : 'brand'} @click=${() => this.close(true)}>${action}</wa-button>
    </wa-dialog>`;
  }

  /** Opened once it is there: born open, it would say neither that it is shown nor take the focus. */
  protected override async firstUpdated(): Promise<void> {
    const dialog = this.renderRoot.querySelector('wa-dialog');
    await dialog?.updateComplete;
    if (dialog) dialog.open = true;
  }

  /** Enter pressed too soon does nothing that cannot be undone. */
  private focusCancel(): void {
    this.renderRoot.querySelector<HTMLElement>('[data-cancel]')?.focus();
  }

  private close(agreed: boolean): void {
    this.agreed = agreed;
    const dialog = this.renderRoot.querySelector('wa-dialog');
    if (dialog) dialog.open = false;
  }
}
