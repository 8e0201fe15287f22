import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import { HpElement } from '../../components/hp-element.ts';
import { t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';
import { chipStyles } from './chip.styles.ts';
import { withGroup, withoutGroup } from './details-draft.ts';
import { plainFieldStyles } from './plain-field.styles.ts';

/**
 * The groups of a screen as chips. Enter or a comma adds what is typed, Backspace in the empty field
 * takes the last one out; groups in use are offered. Event `hp-groups` has the new list.
 */
@customElement('hp-group-chips')
export class GroupChips extends HpElement {
  @property({ attribute: false }) groups: readonly string[] = [];
  @property({ attribute: false }) suggestions: readonly string[] = [];
  @property() error = '';
  @state() private typed = '';

  static override styles = [
    shared,
    plainFieldStyles,
    chipStyles,
    css`
      .chips {
        margin-block-end: var(--hp-space-1);
      }
      .offered {
        margin-block: var(--hp-space-1) 0;
      }
      .offered .chip {
        border-style: dashed;
        border-color: var(--hp-line);
        color: var(--hp-ink-quiet);
      }
    `,
  ];

  override render() {
    const { groups, groupsHint, addGroup, removeGroup, suggestions } = t().screens;
    const offered = this.suggestions.filter((group) => !this.groups.includes(group));
    return html`
      <label for="input">${groups}</label>
      ${this.groups.length > 0
        ? html`<div class="chips">
            ${this.groups.map(
              (group) => html`<button type="button" class="chip" aria-label=${removeGroup(group)} title=${removeGroup(group)} @click=${() => this.set(withoutGroup(this.groups, group))}>
                ${group}<wa-icon name="xmark"></wa-icon>
              </button>`,
            )}
          </div>`
        : nothing}
      <input
        id="input"
        autocomplete="off"
        maxlength="80"
        placeholder=${addGroup}
        aria-describedby="under"
        .value=${this.typed}
        @input=${this.onInput}
        @keydown=${this.onKey}
        @blur=${this.take}
      />
      <p id="under" class=${this.error ? 'bad small' : 'hint'}>${this.error || groupsHint}</p>
      ${offered.length > 0
        ? html`<div class="chips offered" role="group" aria-label=${suggestions}>
            ${offered.map((group) => html`<button type="button" class="chip" @click=${() => this.set(withGroup(this.groups, group))}>+ ${group}</button>`)}
          </div>`
        : nothing}
    `;
  }

  private onInput(event: Event): void {
    event.stopPropagation(); // what is typed is no group yet
    this.typed = (event.currentTarget as HTMLInputElement).value;
    if (/[,，、;；]/.test(this.typed)) {
      this.typed = this.typed.replace(/[,，、;；]/g, ' ');
      this.take();
    }
  }

  private onKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      this.take();
    } else if (event.key === 'Backspace' && this.typed === '' && this.groups.length > 0) this.set(this.groups.slice(0, -1));
  }

  private take(): void {
    if (this.typed.trim() !== '') this.set(withGroup(this.groups, this.typed));
    this.typed = '';
  }

  private set(groups: readonly string[]): void {
    this.groups = groups;
    this.emit('hp-groups', groups);
  }
}
