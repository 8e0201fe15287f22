import { css, html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import type { ReadingView } from '../../../server/protocol/rest/metrics.ts';
import '../../components/field.ts';
import type { Field } from '../../components/field.ts';
import { HpElement } from '../../components/hp-element.ts';
import { t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';
import { decide } from './decide.ts';

/** Refuses held readings, with a reason. Event `hp-close` when it is done with. */
@customElement('hp-refuse-dialog')
export class RefuseDialog extends HpElement {
  @property({ attribute: false }) readings: readonly ReadingView[] = [];
  @state() private note = '';
  @state() private busy = false;

  static override styles = [
    shared,
    css`
      wa-dialog {
        --width: 440px;
      }
    `,
  ];

  override render() {
    const { refuseAll, refuseNote } = t().metrics;
    const label = refuseAll(this.readings.length);
    return html`<wa-dialog open label=${label} @wa-after-hide=${(event: Event) => event.target === event.currentTarget && this.emit('hp-close')}>
      <hp-field type="textarea" rows="2" maxlength="500" label=${refuseNote} .value=${this.note} @input=${(event: Event) => (this.note = (event.currentTarget as Field).value)}></hp-field>
      <wa-button slot="footer" appearance="outlined" @click=${this.close}>${t().common.cancel}</wa-button>
      <wa-button slot="footer" variant="brand" ?loading=${this.busy} @click=${this.refuse}>${label}</wa-button>
    </wa-dialog>`;
  }

  private async refuse(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    await decide(this.readings, false, this.note.trim());
    this.close();
  }

  private close(): void {
    const dialog = this.renderRoot.querySelector('wa-dialog');
    if (dialog) dialog.open = false;
  }
}
