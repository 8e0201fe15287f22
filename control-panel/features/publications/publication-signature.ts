import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { HpElement } from '../../components/hp-element.ts';
import '../../components/time.ts';
import type { PublicationDetail } from '../../data/publications.ts';
import { t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';

/** The facts an auditor asks for: signature, key, the publication before, and who decided on what. Folded away. */
@customElement('hp-publication-signature')
export class PublicationSignature extends HpElement {
  @property({ attribute: false }) detail: PublicationDetail | null = null;

  static override styles = [
    shared,
    css`
      :host {
        display: block;
      }
      summary {
        min-height: 32px;
        font-weight: 500;
        cursor: pointer;
      }
      dl {
        display: grid;
        grid-template-columns: max-content minmax(0, 1fr);
        gap: 0 var(--hp-space-2);
        margin-block-start: var(--hp-space-1);
      }
      dt,
      dd {
        padding-block: 8px;
        border-block-end: 1px solid var(--hp-hairline);
      }
      dt {
        color: var(--hp-ink-quiet);
      }
      code {
        font-family: var(--hp-mono);
        font-size: var(--hp-text-s);
        overflow-wrap: anywhere;
        user-select: all;
      }
      @media (max-width: 720px) {
        dl {
          grid-template-columns: minmax(0, 1fr);
        }
        dt {
          padding-block-end: 0;
          border: 0;
        }
        dd {
          padding-block-start: 2px;
        }
      }
    `,
  ];

  override render() {
    const { detail } = this;
    if (!detail) return nothing;
    const { signed, signedHint, signature, key, previous, decidedBy, digest, step } = t().publications;
    return html`<details>
      <summary>${signed}</summary>
      <p class="quiet small">${signedHint}</p>
      <dl>
        ${detail.publication.approvals.map(
          (approval) => html`<dt>${decidedBy}</dt>
            <dd>
              ${approval.name} · ${step[approval.step]} · <hp-time .instant=${approval.at}></hp-time>
              <div class="small quiet">${digest} <code>${approval.digest}</code></div>
            </dd>`,
        )}
        <dt>${key}</dt><dd><code>${detail.keyId}</code></dd>
        <dt>${signature}</dt><dd><code>${detail.signature}</code></dd>
        <dt>${previous}</dt><dd><code>${detail.publication.previous}</code></dd>
      </dl>
    </details>`;
  }
}
