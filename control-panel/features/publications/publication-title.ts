import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { PublicationView } from '../../../server/protocol/rest/programme.ts';
import { HpElement } from '../../components/hp-element.ts';
import '../../components/time.ts';
import { t } from '../../locales/language.ts';
import { countWords } from '../../locales/number-words.ts';
import { shared } from '../../theme/shared.styles.ts';

/** A publication's name in a row; on a phone also what the columns left out say. */
@customElement('hp-publication-title')
export class PublicationTitle extends HpElement {
  @property({ attribute: false }) publication: PublicationView | null = null;

  static override styles = [
    shared,
    css`
      a {
        font-weight: 500;
        text-decoration: none;
        overflow-wrap: anywhere;
      }
      a:hover {
        text-decoration: underline;
      }
      div {
        display: none;
      }
      @media (max-width: 720px) {
        div {
          display: block;
        }
      }
    `,
  ];

  override render() {
    const { publication } = this;
    if (!publication) return nothing;
    const { sequence, title, kind, issuedAt } = publication;
    return html`<a href="/publications/${sequence}">${title}</a>
      <div class="small quiet">${t().publications.numbered(countWords(sequence))} · ${t().words.publicationKind[kind]} · <hp-time .instant=${issuedAt}></hp-time></div>`;
  }
}
