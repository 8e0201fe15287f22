import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { styleMap } from 'lit/directives/style-map.js';
import type { PublicationView } from '../../../server/protocol/rest/programme.ts';
import { RECEIPT_STAGES } from '../../../server/protocol/screen-socket.ts';
import { HpElement } from '../../components/hp-element.ts';
import { t } from '../../locales/language.ts';
import { countWords } from '../../locales/number-words.ts';
import { shared } from '../../theme/shared.styles.ts';
import { finalStage } from './receipt-groups.ts';

/** How far a publication has come on its screens, in one small bar and a figure. */
@customElement('hp-reach')
export class Reach extends HpElement {
  @property({ attribute: false }) publication: Pick<PublicationView, 'kind' | 'screens' | 'reached'> | null = null;

  static override styles = [
    shared,
    css`
      :host {
        display: block;
        min-width: 128px;
      }
      .bar {
        position: relative;
        height: 6px;
        margin-block-start: 4px;
        background: var(--hp-hairline);
        overflow: hidden;
      }
      i {
        position: absolute;
        inset: 0 auto 0 0;
        width: 100%;
        transform-origin: 0 0;
        background: var(--hp-line);
        opacity: 0.35;
        transition: transform 400ms;
      }
      i.stored {
        opacity: 0.6;
      }
      i.last {
        background: var(--hp-good);
        opacity: 1;
      }
      @media (prefers-reduced-motion: reduce) {
        i {
          transition: none;
        }
      }
    `,
  ];

  override render() {
    const { publication } = this;
    if (!publication) return nothing;
    const { kind, screens, reached } = publication;
    const { reachOf, noScreens, withdrawnStage } = t().publications;
    if (screens === 0) return html`<span class="quiet">${noScreens}</span>`;
    const last = finalStage(kind);
    const name = (stage: (typeof RECEIPT_STAGES)[number]) => (stage === 'painted' && kind === 'withdraw' ? withdrawnStage : t().words.stage[stage]);
    const words = RECEIPT_STAGES.filter((stage) => last === 'painted' || stage !== 'painted').map((stage) => reachOf(name(stage), countWords(reached[stage]), countWords(screens)));
    const share = (stage: (typeof RECEIPT_STAGES)[number]) => styleMap({ transform: `scaleX(${Math.min(1, reached[stage] / screens)})` });
    return html`<div title=${words.join(' · ')}>
      <span class="small">${words.at(-1)}</span>
      <div class="bar" role="img" aria-label=${words.join(', ')}>
        <i style=${share('received')}></i><i class="stored" style=${share('stored')}></i><i class="last" style=${share(last)}></i>
      </div>
    </div>`;
  }
}
