import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { viewedPixels } from '../../../server/domain/screen.ts';
import type { ScreenView } from '../../../server/protocol/rest/screens.ts';
import { HpElement } from '../../components/hp-element.ts';
import '../../components/screen-picture.ts';
import '../../components/time.ts';
import { t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';

/** Wider than this many times its height, a screen takes a whole row of its own column pair. */
const STRIP = 3;

/** Every screen in its shape with what it says it paints. */
@customElement('hp-screen-mosaic')
export class ScreenMosaic extends HpElement {
  @property({ attribute: false }) screens: readonly ScreenView[] = [];

  static override styles = [
    shared,
    css`
      :host {
        display: block;
      }
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0 var(--hp-space-1);
        margin-block-end: var(--hp-space-2);
      }
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(200px, 1fr));
        grid-auto-flow: dense;
        gap: var(--hp-space-3);
        align-items: start;
      }
      li.portrait {
        grid-row: span 2;
      }
      li.strip {
        grid-column: span 2;
      }
      a {
        display: block;
        text-decoration: none;
      }
      .frame {
        display: grid;
        place-items: center;
      }
      .portrait hp-screen-picture {
        width: 56%;
        justify-self: start;
      }
      hp-screen-picture {
        width: 100%;
      }
      .name {
        display: block;
        margin-block-start: var(--hp-space-1);
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      a:hover .name {
        text-decoration: underline;
        text-underline-offset: 0.2em;
      }
      .now {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .away {
        color: var(--hp-warn);
      }
      @media (max-width: 520px) {
        ul {
          grid-template-columns: repeat(2, minmax(0, 1fr));
          gap: var(--hp-space-2);
        }
      }
    `,
  ];

  override render() {
    const { mosaic, mosaicHint } = t().overview;
    return html`
      <header><h2>${mosaic}</h2><span class="quiet small">${mosaicHint}</span></header>
      <ul>
        ${repeat(this.screens, ({ id }) => id, (screen) => this.renderScreen(screen))}
      </ul>
    `;
  }

  private renderScreen(screen: ScreenView) {
    const { width, height } = viewedPixels(screen);
    const shape = width >= height * STRIP ? 'strip' : height > width ? 'portrait' : '';
    return html`<li class=${shape}>
      <a href="/screens/${screen.id}">
        <div class="frame"><hp-screen-picture .screen=${screen}></hp-screen-picture></div>
        <span class="name" title=${screen.name}>${screen.name}</span>
        ${this.renderNow(screen)}
      </a>
    </li>`;
  }

  private renderNow({ status, timeZone }: ScreenView) {
    if (!status.online) {
      const { offline } = t().words;
      return html`<div class="now small away">${offline} · ${t().overview.lastSeen} <hp-time .instant=${status.since} zone=${timeZone}></hp-time></div>`;
    }
    const painting = status.echo?.painting;
    return html`<div class="now small quiet">${painting?.kind === 'item' ? painting.title : t().overview.emblem}</div>`;
  }
}
