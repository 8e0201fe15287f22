import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import type { ScreenView } from '../../../server/protocol/rest/screens.ts';
import { HpElement } from '../../components/hp-element.ts';
import '../../components/time.ts';
import { t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';
import { stateOf } from './screen-filter.ts';

/** Whether a screen is heard, since when, and what it says it paints. */
@customElement('hp-screen-state')
export class ScreenState extends HpElement {
  @property({ attribute: false }) screen: ScreenView | null = null;
  /** Only whether it is heard and since when. */
  @property({ type: Boolean }) brief = false;

  static override styles = [
    shared,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      @media (min-width: 721px) {
        :host(:not([brief])) {
          min-width: 200px;
        }
      }
      .line {
        display: flex;
        align-items: baseline;
        gap: 8px;
      }
      i {
        flex: none;
        width: 8px;
        height: 8px;
        border-radius: 50%;
        background: var(--hp-good);
      }
      i.emblem {
        border: 1.5px solid var(--hp-note);
        background: none;
      }
      i.offline,
      i.revoked {
        height: 2px;
        border-radius: 0;
        background: var(--hp-warn);
        translate: 0 -3px;
      }
      i.revoked {
        background: var(--hp-ink-quiet);
      }
      .offline + span {
        color: var(--hp-warn);
      }
      .now {
        overflow: hidden;
        text-overflow: ellipsis;
        display: -webkit-box;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
      }
    `,
  ];

  override render() {
    const { screen } = this;
    if (!screen) return nothing;
    const state = stateOf(screen);
    return html`
      ${this.brief ? nothing : html`<div class="now">${this.painting(screen)}</div>`}
      <div class="line ${this.brief ? '' : 'small quiet'}"><i class=${state}></i><span>${this.since(screen)}</span></div>
    `;
  }

  private since({ revoked, status, timeZone }: ScreenView) {
    const { isRevoked, neverSeen, onlineSince, offlineSince } = t().screens;
    if (revoked) return isRevoked;
    if (status.since === null) return neverSeen;
    return html`${status.online ? onlineSince : offlineSince} <hp-time .instant=${status.since} zone=${timeZone}></hp-time>`;
  }

  private painting({ status }: ScreenView) {
    const { nothingYet, townEmblem, lastPainted } = t().screens;
    if (!status.echo) return html`<span class="quiet">${nothingYet}</span>`;
    const { painting } = status.echo;
    const title = painting.kind === 'item' ? painting.title : townEmblem;
    return status.online ? title : html`<span class="quiet">${lastPainted(title)}</span>`;
  }
}
