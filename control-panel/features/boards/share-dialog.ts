import { css, html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import type { BoardView } from '../../../server/protocol/rest/boards.ts';
import { api } from '../../../server/protocol/rest/index.ts';
import '../../components/field.ts';
import type { Field } from '../../components/field.ts';
import { HpElement } from '../../components/hp-element.ts';
import { toastError } from '../../components/toast-error.ts';
import { boardShares } from '../../data/boards.ts';
import { call } from '../../data/call.ts';
import { t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';
import { listStyles } from './list.styles.ts';

const DAY_MS = 86_400_000;
const EXPIRIES = { day: 1, week: 7, month: 30, quarter: 90, never: null } as const;
type Expiry = keyof typeof EXPIRIES;

/** Makes a link: for whom, to which boards, until when. Events `hp-made` (the link with its token), `hp-close`. */
@customElement('hp-share-dialog')
export class ShareDialog extends HpElement {
  @property({ attribute: false }) boards: readonly BoardView[] = [];
  @state() private name = '';
  @state() private chosen: ReadonlySet<string> = new Set();
  @state() private expiry: Expiry = 'week';
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
    const texts = t().boards.shares;
    const { problems, expiries } = texts;
    return html`<wa-dialog label=${texts.make} open @wa-after-hide=${this.closed}>
      <form id="share" @submit=${this.make}>
        <hp-field label=${texts.name} hint=${texts.nameHint} required maxlength="80" .value=${this.name} error=${this.wasTried && this.name.trim() === '' ? problems.name : ''} @input=${(event: Event) => (this.name = (event.currentTarget as Field).value)}></hp-field>
        <fieldset>
          <legend>${texts.boards}</legend>
          <div class="picks">
            ${this.boards.map(({ id, title }) => html`<label><input type="checkbox" .checked=${this.chosen.has(id)} @change=${() => this.toggle(id)} />${title}</label>`)}
          </div>
          ${this.wasTried && this.chosen.size === 0 ? html`<small class="error" role="alert">${problems.boards}</small>` : ''}
        </fieldset>
        <hp-field type="select" label=${texts.expiry} .value=${this.expiry} .choices=${(Object.keys(EXPIRIES) as Expiry[]).map((value) => ({ value, label: expiries[value] }))} @change=${(event: Event) => (this.expiry = (event.currentTarget as Field).value as Expiry)}></hp-field>
      </form>
      <wa-button slot="footer" appearance="outlined" @click=${this.hide}>${t().common.cancel}</wa-button>
      <wa-button slot="footer" variant="brand" ?loading=${this.busy} @click=${this.make}>${texts.make}</wa-button>
    </wa-dialog>`;
  }

  private toggle(id: string): void {
    const next = new Set(this.chosen);
    if (!next.delete(id)) next.add(id);
    this.chosen = next;
  }

  private async make(event: Event): Promise<void> {
    event.preventDefault();
    this.wasTried = true;
    const name = this.name.trim();
    if (this.busy || name === '' || this.chosen.size === 0) return;
    this.busy = true;
    try {
      const days = EXPIRIES[this.expiry];
      const made = await call(api.boards.share, { body: { name, boards: [...this.chosen], expiresAt: days === null ? null : Date.now() + days * DAY_MS } });
      void boardShares.refresh();
      this.emit('hp-made', made);
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
