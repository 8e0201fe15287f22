import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import { HpElement } from '../../components/hp-element.ts';
import '../../components/pair-invitation.ts';
import { may } from '../../data/session.ts';
import { t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';

export type Step = 'screen' | 'content' | 'schedule';

/** What to do next in a new town: one sentence and the one thing to start with. */
@customElement('hp-next-step')
export class NextStep extends HpElement {
  @property() step: Step = 'screen';

  static override styles = [
    shared,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: var(--hp-space-2) var(--hp-space-4);
        padding: var(--hp-space-3) var(--hp-space-4);
        border: 1px solid var(--hp-hairline);
        border-radius: var(--hp-radius-l);
        background: var(--hp-surface);
      }
      .words {
        flex: 1 1 320px;
      }
      p {
        margin-block-start: 2px;
      }
      hp-pair-invitation {
        flex: 1 1 100%;
        max-width: 720px;
      }
      @media (max-width: 720px) {
        :host {
          padding: var(--hp-space-2);
        }
      }
    `,
  ];

  override render() {
    const { firstScreen, firstScreenHint, firstContent, firstContentHint, writeSlogan, firstSchedule, firstScheduleHint, newSchedule } = t().overview;
    if (this.step === 'screen') {
      return html`${this.renderWords(firstScreen, firstScreenHint)}${may('screen.manage') ? html`<hp-pair-invitation></hp-pair-invitation>` : ''}`;
    }
    const isContent = this.step === 'content';
    return html`
      ${isContent ? this.renderWords(firstContent, firstContentHint) : this.renderWords(firstSchedule, firstScheduleHint)}
      <wa-button appearance="outlined" href=${isContent ? '/content/new?kind=slogan' : '/schedules/new'}>${isContent ? writeSlogan : newSchedule}</wa-button>
    `;
  }

  private renderWords(heading: string, hint: string) {
    return html`<div class="words"><h2>${heading}</h2><p class="quiet">${hint}</p></div>`;
  }
}
