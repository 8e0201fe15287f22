import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { styleMap } from 'lit/directives/style-map.js';
import { viewedPixels } from '../../../server/domain/screen.ts';
import type { ScreenView } from '../../../server/protocol/rest/screens.ts';
import { HpElement } from '../../components/hp-element.ts';
import '../../components/screen-picture.ts';
import { shared } from '../../theme/shared.styles.ts';
import { fitInto } from './details-draft.ts';

const BOX = { width: 88, height: 56 };

/** A screen in a row: its small live picture, name, and where it stands. */
@customElement('hp-screen-name')
export class ScreenName extends HpElement {
  @property({ attribute: false }) screen: ScreenView | null = null;

  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        grid-template-columns: 88px minmax(0, 1fr);
        gap: 12px;
        align-items: center;
        min-width: 160px;
      }
      .box {
        display: grid;
        place-items: center;
        min-height: 40px;
      }
      a {
        display: -webkit-box;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 3;
        overflow: hidden;
        overflow-wrap: anywhere;
        font-weight: 500;
        text-decoration: none;
      }
      a:hover {
        text-decoration: underline;
      }
      @media (max-width: 720px) {
        :host {
          grid-template-columns: minmax(0, 1fr);
          gap: 6px;
          min-width: 110px;
        }
        .box {
          place-items: start;
          min-height: 0;
        }
      }
    `,
  ];

  override render() {
    const { screen } = this;
    if (!screen) return nothing;
    const { width } = fitInto(viewedPixels(screen), BOX);
    return html`
      <div class="box"><hp-screen-picture style=${styleMap({ width: `${width}px` })} .screen=${screen}></hp-screen-picture></div>
      <div>
        <a href="/screens/${screen.id}" title=${screen.name}>${screen.name}</a>
        <div class="small quiet">${[screen.village, screen.site].filter(Boolean).join(' · ')}</div>
      </div>
    `;
  }
}
