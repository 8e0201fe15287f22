import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import { whenLoaded } from '../../components/load-state.ts';
import { PageElement } from '../../components/page-element.ts';
import '../../components/page-header.ts';
import { Subscribed } from '../../controllers/subscribed.ts';
import { contentList } from '../../data/content.ts';
import { overview } from '../../data/ledger.ts';
import type { Overview } from '../../data/ledger.ts';
import { screens } from '../../data/screens.ts';
import { schedules } from '../../data/schedules.ts';
import { may } from '../../data/session.ts';
import { t } from '../../locales/language.ts';
import { pageLayout, shared } from '../../theme/shared.styles.ts';
import './attention-list.ts';
import './next-step.ts';
import type { Step } from './next-step.ts';
import { overviewStyles } from './overview.styles.ts';
import './screen-mosaic.ts';
import './screen-states.ts';
import './todays-plays.ts';

/** The first page: what is on the town's screens, what was played today, and what needs somebody. */
@customElement('hp-overview-page')
export class OverviewPage extends PageElement {
  private readonly overview = new Subscribed(this, overview);
  private readonly screens = new Subscribed(this, screens);
  private readonly content = new Subscribed(this, () => (may('content.view') ? contentList : null));
  private readonly schedules = new Subscribed(this, () => (may('content.view') ? schedules : null));

  static override styles = [shared, pageLayout, overviewStyles];

  override render() {
    const { title, writeSlogan } = t().overview;
    const edits = may('content.edit');
    return html`
      <hp-page-header heading=${title}>
        ${edits
          ? html`<wa-button
              slot="actions"
              variant=${this.overview.value?.screens.total === 0 ? 'neutral' : 'brand'}
              appearance=${this.overview.value?.screens.total === 0 ? 'outlined' : 'accent'}
              href="/content/new?kind=slogan"
            >
              <wa-icon slot="start" name="plus"></wa-icon>${writeSlogan}
            </wa-button>`
          : ''}
      </hp-page-header>
      ${whenLoaded(this.overview, (view) => this.renderView(view), overview)}
    `;
  }

  private renderView(view: Overview) {
    const step = this.nextStep(view);
    if (view.screens.total === 0) return html`<hp-next-step step="screen"></hp-next-step>`;
    const all = (this.screens.value ?? []).filter(({ revoked }) => !revoked);
    return html`
      ${step ? html`<hp-next-step step=${step}></hp-next-step>` : ''}
      <hp-screen-states .counts=${view.screens}></hp-screen-states>
      <div class="columns">
        <hp-screen-mosaic .screens=${all}></hp-screen-mosaic>
        <aside>
          <hp-attention-list .items=${view.attention}></hp-attention-list>
          <hp-todays-plays .table=${view.today}></hp-todays-plays>
        </aside>
      </div>
    `;
  }

  /** The next of the first three things to do, while one of them has not been done. */
  private nextStep(view: Overview): Step | null {
    if (view.screens.total === 0) return 'screen';
    if (!may('content.edit')) return null;
    if (this.content.value?.length === 0) return 'content';
    const published = this.schedules.value?.some(({ state }) => state !== 'draft');
    return published === false ? 'schedule' : null;
  }
}
