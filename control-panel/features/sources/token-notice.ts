import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import { copyText } from '../../components/copy-text.ts';
import { HpElement } from '../../components/hp-element.ts';
import { toast } from '../../components/toast.ts';
import { sessionNow } from '../../data/session.ts';
import { t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';
import { pushExample } from './draft.ts';

export interface NewToken {
  readonly token: string;
  readonly name: string;
  readonly metrics: readonly string[];
}

/** A push token, shown this once, with a call that can be tried as it stands. Event `hp-close` when it was put away. */
@customElement('hp-token-notice')
export class TokenNotice extends HpElement {
  @property({ attribute: false }) token!: NewToken;

  static override styles = [
    shared,
    css`
      :host {
        display: block;
        margin-block-end: var(--hp-space-3);
        padding: var(--hp-space-2) var(--hp-space-3);
        border: 1px solid var(--hp-line);
        border-radius: var(--hp-radius-l);
        background: var(--hp-surface);
      }
      pre {
        margin: var(--hp-space-1) 0;
        padding: var(--hp-space-2);
        overflow: auto;
        border-radius: var(--hp-radius);
        background: var(--hp-sunken);
        font: var(--hp-text-s) / 1.6 var(--hp-mono);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
    `,
  ];

  override render() {
    const words = t().sources;
    return html`<div role="status">
      <h2>${words.tokenTitle(this.token.name)}</h2>
      <p>${words.tokenHint}</p>
      <pre>${this.example}</pre>
      <div class="row">
        <wa-button size="s" appearance="outlined" @click=${() => this.copy(this.token.token)}>${words.copyToken}</wa-button>
        <wa-button size="s" appearance="outlined" @click=${() => this.copy(this.example)}>${words.copyExample}</wa-button>
        <wa-button size="s" appearance="plain" @click=${() => this.emit('hp-close')}>${words.putAway}</wa-button>
      </div>
    </div>`;
  }

  private get example(): string {
    const address = sessionNow()?.publicUrl ?? location.origin;
    return `curl -X POST ${address}/api/v1/push \\\n  -H 'Authorization: Bearer ${this.token.token}' \\\n  -H 'Content-Type: application/json' \\\n  -d '${pushExample(this.token.metrics)}'`;
  }

  private async copy(text: string): Promise<void> {
    if (await copyText(text)) toast(t().common.copied, { tone: 'good' });
    else toast(t().common.notCopied, { tone: 'bad' });
  }
}
