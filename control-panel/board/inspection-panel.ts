import { css, html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { z } from 'zod';
import type { boardSnapshot } from '../../server/protocol/rest/boards.ts';
import { api } from '../../server/protocol/rest/index.ts';
import { HpElement } from '../components/hp-element.ts';
import { asApiError } from '../data/api-error.ts';
import { call } from '../data/call.ts';
import { townZone } from '../data/session.ts';
import { language, t } from '../locales/language.ts';
import { timeWords } from '../locales/time-words.ts';
import { shared } from '../theme/shared.styles.ts';
import { controls } from './page.styles.ts';

type Snapshot = z.infer<typeof boardSnapshot>;

/** 迎检: what is to be shown, the live board or a frozen one. Emits `hp-begin` with the snapshot's id or null and a note, and `hp-close`. */
@customElement('hp-inspection-panel')
export class InspectionPanel extends HpElement {
  @property() board = '';
  /** Frozen board that is on the glass now. */
  @property({ attribute: false }) snapshot: string | null = null;

  @state() private snapshots: readonly Snapshot[] = [];
  @state() private problem = '';

  static override styles = [
    shared,
    controls,
    css`
      :host {
        display: grid;
        gap: var(--hp-space-2);
        width: min(400px, calc(100vw - 16px));
        padding: var(--hp-space-3);
        border: 1px solid var(--hp-hairline);
        border-radius: var(--hp-radius-l);
        background: var(--hp-surface);
        box-shadow: var(--hp-shadow);
      }
      label {
        display: grid;
        gap: var(--hp-space-half);
      }
      input {
        height: var(--hp-control);
        padding: 0 10px;
        border: 1px solid var(--hp-hairline);
        border-radius: var(--hp-radius);
        background: var(--hp-surface);
        color: var(--hp-ink);
        font: inherit;
      }
      .row {
        display: flex;
        gap: var(--hp-space-1);
      }
    `,
  ];

  protected override firstUpdated(): void {
    void this.load();
    this.renderRoot.querySelector('select')?.focus();
  }

  override render() {
    const { inspection, inspectionHint, whatToShow, forWhom, live, begin, snapshotOf } = t().boardPage;
    const mine = this.snapshots.filter(({ board }) => board === this.board);
    return html`
      <h2>${inspection}</h2>
      <p class="quiet">${inspectionHint}</p>
      ${this.problem ? html`<p class="bad" role="alert">${this.problem}</p>` : ''}
      <label
        >${whatToShow}
        <select>
          <option value="">${live}</option>
          ${mine.map(({ id, label, asOf }) => html`<option value=${id} ?selected=${id === this.snapshot}>${snapshotOf(label, timeWords(asOf, Date.now(), townZone(), language()))}</option>`)}
        </select>
      </label>
      <label>${forWhom} <input maxlength="200" @keydown=${(event: KeyboardEvent) => event.key === 'Enter' && !event.isComposing && this.begin()} /></label>
      <div class="row">
        <button type="button" class="primary" @click=${() => this.begin()}>${begin}</button>
        <button type="button" @click=${() => this.emit('hp-close')}>${t().common.cancel}</button>
      </div>
    `;
  }

  private begin(): void {
    const note = this.renderRoot.querySelector('input')?.value.trim() ?? '';
    this.emit('hp-begin', { snapshot: this.renderRoot.querySelector('select')?.value || null, note });
  }

  private async load(): Promise<void> {
    try {
      this.snapshots = await call(api.inspections.list);
    } catch (error) {
      this.problem = asApiError(error).words(language());
    }
  }
}
