import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import { dayOf } from '../../../server/domain/recurrence.ts';
import type { BoardView } from '../../../server/protocol/rest/boards.ts';
import { api } from '../../../server/protocol/rest/index.ts';
import '../../components/field.ts';
import type { Field } from '../../components/field.ts';
import { HpElement } from '../../components/hp-element.ts';
import { toastError } from '../../components/toast-error.ts';
import { toast } from '../../components/toast.ts';
import { endOfDay } from '../../board/days.ts';
import { boardSnapshots } from '../../data/boards.ts';
import { call } from '../../data/call.ts';
import { townZone } from '../../data/session.ts';
import { t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';
import { listStyles } from './list.styles.ts';

/** Freezes a board with its figures, now or as of the end of a day. Event `hp-close`. */
@customElement('hp-freeze-dialog')
export class FreezeDialog extends HpElement {
  @property({ attribute: false }) boards: readonly BoardView[] = [];
  @state() private board = '';
  @state() private label = '';
  @state() private when: 'now' | 'day' = 'now';
  @state() private day = '';
  @state() private wasTried = false;
  @state() private busy = false;

  static override styles = [
    shared,
    listStyles,
    css`
      wa-dialog {
        --width: 480px;
      }
    `,
  ];

  override render() {
    const texts = t().boards.snapshots;
    const { required } = t().common.invalid;
    const board = this.board || (this.boards[0]?.id ?? '');
    const today = dayOf(Date.now(), townZone());
    return html`<wa-dialog label=${texts.make} open @wa-after-hide=${this.closed}>
      <form @submit=${this.freeze}>
        <hp-field type="select" label=${texts.board} .value=${board} .choices=${this.boards.map(({ id, title }) => ({ value: id, label: title }))} @change=${(event: Event) => (this.board = (event.currentTarget as Field).value)}></hp-field>
        <hp-field label=${texts.label} hint=${texts.labelHint} required maxlength="80" .value=${this.label} error=${this.wasTried && this.label.trim() === '' ? required : ''} @input=${(event: Event) => (this.label = (event.currentTarget as Field).value)}></hp-field>
        <hp-field type="select" label=${texts.when} .value=${this.when} .choices=${[{ value: 'now', label: texts.now }, { value: 'day', label: texts.asOfDay }]} @change=${(event: Event) => (this.when = (event.currentTarget as Field).value === 'day' ? 'day' : 'now')}></hp-field>
        ${this.when === 'day' ? html`<hp-field type="date" label=${texts.day} required max=${today} .value=${this.day} error=${this.dayError(today)} @input=${(event: Event) => (this.day = (event.currentTarget as Field).value)}></hp-field>` : nothing}
      </form>
      <wa-button slot="footer" appearance="outlined" @click=${this.hide}>${t().common.cancel}</wa-button>
      <wa-button slot="footer" variant="brand" ?loading=${this.busy} @click=${this.freeze}>${texts.make}</wa-button>
    </wa-dialog>`;
  }

  private dayError(today: string): string {
    if (this.day > today) return t().boards.snapshots.future;
    return this.wasTried && this.day === '' ? t().common.invalid.required : '';
  }

  private async freeze(event: Event): Promise<void> {
    event.preventDefault();
    this.wasTried = true;
    const id = this.board || this.boards[0]?.id;
    const label = this.label.trim();
    const today = dayOf(Date.now(), townZone());
    if (this.busy || !id || label === '' || (this.when === 'day' && (this.day === '' || this.day > today))) return;
    this.busy = true;
    try {
      // the end of today has not come yet
      const at = this.when === 'day' ? { at: Math.min(Date.now(), endOfDay(this.day, townZone())) } : {};
      await call(api.inspections.freeze, { params: { id }, body: { label, ...at } });
      await boardSnapshots.refresh();
      toast(t().boards.snapshots.frozen(label), { tone: 'good' });
      this.hide();
    } catch (error) {
      toastError(error);
    } finally {
      this.busy = false;
    }
  }

  private hide(): void {
    const dialog = this.renderRoot.querySelector('wa-dialog');
    if (dialog) dialog.open = false;
  }

  private closed(event: Event): void {
    if (event.target === event.currentTarget) this.emit('hp-close');
  }
}
