import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { styleMap } from 'lit/directives/style-map.js';
import type { Figure } from '../../../server/domain/statistics/figure.ts';
import { HpElement } from '../../components/hp-element.ts';
import { shared } from '../../theme/shared.styles.ts';
import './as-of.ts';
import './figure.ts';

/** The figure of each member with a bar; a name narrows the page to that member. */
@customElement('hp-members-list')
export class MembersList extends HpElement {
  @property({ attribute: false }) figures: readonly Figure[] = [];
  /** The member the page is about. */
  @property() chosen = '';
  @property({ attribute: false }) hrefOf: (member: string) => string = () => '';

  static override styles = [
    shared,
    css`
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(300px, 1fr));
        gap: 0 var(--hp-space-4);
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 2px var(--hp-space-2);
        padding-block: var(--hp-space-1);
        border-block-end: 1px solid var(--hp-hairline);
      }
      a {
        text-decoration: none;
        overflow-wrap: anywhere;
      }
      a:hover {
        text-decoration: underline;
      }
      a[aria-current] {
        font-weight: var(--hp-weight-strong);
      }
      .bar {
        grid-column: 1 / -1;
        height: 4px;
        border-radius: 2px;
        background: var(--hp-sunken);
      }
      i {
        display: block;
        height: 100%;
        border-radius: 2px;
        background: var(--hp-line);
        transform-origin: 0 0;
      }
      hp-as-of {
        grid-column: 1 / -1;
        font-size: var(--hp-text-s);
      }
    `,
  ];

  override render() {
    const most = Math.max(...this.figures.map(({ value }) => Math.abs(value ?? 0)), 0);
    return html`<ul>
      ${this.figures.map((figure) => {
        const here = figure.member === this.chosen;
        const share = most > 0 ? Math.abs(figure.value ?? 0) / most : 0;
        return html`<li>
          <a href=${this.hrefOf(here ? '' : figure.member)} aria-current=${here ? 'true' : nothing}>${figure.member}</a>
          <hp-figure .figure=${figure}></hp-figure>
          <div class="bar" aria-hidden="true"><i style=${styleMap({ transform: `scaleX(${share})` })}></i></div>
          <hp-as-of .figure=${figure}></hp-as-of>
        </li>`;
      })}
    </ul>`;
  }
}
