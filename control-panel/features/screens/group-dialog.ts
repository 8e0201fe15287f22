import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import '../../components/field.ts';
import type { Field } from '../../components/field.ts';
import { HpElement } from '../../components/hp-element.ts';
import { t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';
import { chipStyles } from './chip.styles.ts';

interface Question {
  readonly mode: 'add' | 'remove';
  /** How many screens it is for. */
  readonly count: number;
  /** The groups to choose among; for adding, another may be typed. */
  readonly groups: readonly string[];
}

/** Asks for a group. @returns its name, or null when the person thought better of it */
export function askGroup(question: Question): Promise<string | null> {
  const dialog = document.createElement('hp-group-dialog') as GroupDialog;
  dialog.question = question;
  document.body.append(dialog);
  return dialog.answered.finally(() => dialog.remove());
}

@customElement('hp-group-dialog')
export class GroupDialog extends HpElement {
  @property({ attribute: false }) question: Question | null = null;
  @state() private name = '';

  private settle: (name: string | null) => void = () => undefined;
  private agreed = false;
  readonly answered = new Promise<string | null>((resolve) => {
    this.settle = resolve;
  });

  static override styles = [
    shared,
    chipStyles,
    css`
      wa-dialog {
        --width: 440px;
      }
      form {
        display: grid;
        gap: var(--hp-space-2);
      }
    `,
  ];

  override render() {
    const { question } = this;
    if (!question) return nothing;
    const { addToGroup, removeFromGroup, addCount, removeCount, groupName, groupsInUse, groupEffect, noGroups } = t().screens;
    const adds = question.mode === 'add';
    const name = this.name.trim();
    return html`<wa-dialog label=${adds ? addToGroup : removeFromGroup} @wa-after-show=${this.focusFirst} @wa-after-hide=${() => this.settle(this.agreed ? name : null)}>
      <form @submit=${this.agree} @keydown=${this.onKey}>
        ${adds
          ? html`<hp-field label=${groupName} maxlength="80" .value=${this.name} @input=${(event: Event) => (this.name = (event.currentTarget as Field).value)}></hp-field>`
          : nothing}
        ${question.groups.length > 0
          ? html`<div class="chips" role="group" aria-label=${groupsInUse}>
              ${question.groups.map((group) => html`<button type="button" class="chip" aria-pressed=${group === name} @click=${() => (this.name = group)}>${group}</button>`)}
            </div>`
          : adds
            ? nothing
            : html`<p>${noGroups}</p>`}
        <p class="quiet small">${groupEffect}</p>
      </form>
      <wa-button slot="footer" appearance="outlined" @click=${() => this.close(false)}>${t().common.cancel}</wa-button>
      <wa-button slot="footer" variant="brand" ?disabled=${name === ''} @click=${() => this.close(true)}>
        ${adds ? addCount(question.count) : removeCount(question.count)}
      </wa-button>
    </wa-dialog>`;
  }

  private agree(event: Event): void {
    event.preventDefault();
    if (this.name.trim() !== '') this.close(true);
  }

  /** Opened once it is there: born open, it would say neither that it is shown nor take the focus. */
  protected override async firstUpdated(): Promise<void> {
    const dialog = this.renderRoot.querySelector('wa-dialog');
    await dialog?.updateComplete;
    if (dialog) dialog.open = true;
  }

  private focusFirst(): void {
    this.renderRoot.querySelector<HTMLElement>('hp-field, .chip')?.focus();
  }

  /** Enter in the field agrees; the field's own root keeps the browser from seeing it. */
  private onKey(event: KeyboardEvent): void {
    if (event.key === 'Enter' && !event.isComposing && event.composedPath()[0] instanceof HTMLInputElement) this.agree(event);
  }

  private close(agreed: boolean): void {
    this.agreed = agreed;
    const dialog = this.renderRoot.querySelector('wa-dialog');
    if (dialog) dialog.open = false;
  }
}
