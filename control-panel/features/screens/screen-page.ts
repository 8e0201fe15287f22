import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { styleMap } from 'lit/directives/style-map.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import { viewedPixels } from '../../../server/domain/screen.ts';
import { api } from '../../../server/protocol/rest/index.ts';
import type { ScreenView } from '../../../server/protocol/rest/screens.ts';
import { confirmAction } from '../../components/confirm-dialog.ts';
import { whenLoaded } from '../../components/load-state.ts';
import { PageElement } from '../../components/page-element.ts';
import '../../components/page-header.ts';
import '../../components/screen-picture.ts';
import { toastError } from '../../components/toast-error.ts';
import { toast } from '../../components/toast.ts';
import { Subscribed } from '../../controllers/subscribed.ts';
import { call } from '../../data/call.ts';
import { publications } from '../../data/publications.ts';
import { screen, screens } from '../../data/screens.ts';
import { may } from '../../data/session.ts';
import { t } from '../../locales/language.ts';
import { sizeWords } from '../../locales/number-words.ts';
import { navigate } from '../../shell/router.ts';
import { pageLayout, shared } from '../../theme/shared.styles.ts';
import { fitInto } from './details-draft.ts';
import { identify } from './identify.ts';
import './screen-edit.ts';
import './screen-facts.ts';
import { screenPageStyles } from './screen-page.styles.ts';
import './screen-schedules.ts';
import './screen-timeline.ts';

/** The picture's largest size: width in per cent of its column, height in the same measure. */
const BOX = { width: 100, height: 60 };

/** One screen: what it shows, what comes, how it is, and what is said of it. */
@customElement('hp-screen-page')
export class ScreenPage extends PageElement {
  private readonly screen = new Subscribed(this, () => screen(this.param('id')));
  private readonly publications = new Subscribed(this, () => (may('publication.view') ? publications : null));

  static override styles = [shared, pageLayout, screenPageStyles];

  override render() {
    const { title } = t().screens;
    const loaded = this.screen.value;
    const place = loaded ? [t().words.venue[loaded.venueKind], loaded.village, loaded.site, ...loaded.groups] : [];
    return html`
      <hp-page-header heading=${loaded?.name ?? title} lede=${place.filter(Boolean).join(' · ')} backTo="/screens" backLabel=${title}>
        ${loaded && !loaded.revoked ? this.renderActions(loaded) : nothing}
      </hp-page-header>
      ${whenLoaded(this.screen, (view) => this.renderScreen(view), screen(this.param('id')))}
    `;
  }

  private renderActions(view: ScreenView) {
    if (!may('screen.manage')) return nothing;
    const { identify: words, identifyHint } = t().screens;
    return html`<wa-button slot="actions" appearance="outlined" title=${identifyHint} ?disabled=${!view.status.online} @click=${() => identify([view])}>
      <wa-icon slot="start" name="eye"></wa-icon>${words}
    </wa-button>`;
  }

  private renderScreen(view: ScreenView) {
    const { now, nowOffline, nowOfflineHint, facts, inForce, plays, revokedNotice } = t().screens;
    const shape = viewedPixels(view);
    const head = this.publications.value?.[0] ?? null;
    const { online } = view.status;
    return html`
      ${this.place.query.get('paired') === '1' && !view.revoked ? this.renderNextStep() : nothing}
      ${view.revoked ? html`<p class="notice" role="status">${revokedNotice}</p>` : nothing}
      <div class="columns">
        <div class="main">
          <section>
            <header class="line"><h2>${online ? now : nowOffline}</h2><span class="small quiet">${sizeWords(shape)}</span></header>
            <div class="picture"><hp-screen-picture style=${styleMap({ width: `${fitInto(shape, BOX).width}%` })} .screen=${view}></hp-screen-picture></div>
            ${online || view.revoked ? nothing : html`<p class="small quiet">${nowOfflineHint}</p>`}
          </section>
          ${view.revoked ? nothing : html`<section><hp-screen-timeline .screen=${view} at=${this.place.query.get('at') ?? ''}></hp-screen-timeline></section>`}
        </div>
        <aside>
          <section><h2>${facts}</h2><hp-screen-facts .screen=${view} .head=${head}></hp-screen-facts></section>
          ${may('content.view') && !view.revoked ? html`<section><h2>${inForce}</h2><hp-screen-schedules screen=${view.id}></hp-screen-schedules></section>` : nothing}
          ${may('ledger.view') ? html`<p><a href="/ledger?view=item&screen=${view.id}">${plays}</a></p>` : nothing}
        </aside>
      </div>
      ${may('screen.manage') && !view.revoked ? this.renderManagement(view) : nothing}
    `;
  }

  private renderNextStep() {
    const { nextStep, nextStepHint, writeSlogan, scheduleSomething } = t().screens;
    return html`<div class="next">
      <div><h2>${nextStep}</h2><p class="quiet">${nextStepHint}</p></div>
      ${may('content.edit')
        ? html`<div class="row">
            <wa-button variant="brand" href="/content/new?kind=slogan">${writeSlogan}</wa-button>
            <wa-button appearance="outlined" href="/schedules/new?screen=${this.param('id')}">${scheduleSomething}</wa-button>
          </div>`
        : nothing}
    </div>`;
  }

  private renderManagement(view: ScreenView) {
    const { revokeSection, revokeSectionHint, revoke } = t().screens;
    return html`
      <section class="rule"><hp-screen-edit .screen=${view}></hp-screen-edit></section>
      <section class="rule revoke">
        <div><h2>${revokeSection}</h2><p class="quiet">${revokeSectionHint}</p></div>
        <wa-button appearance="outlined" variant="danger" @click=${() => this.revoke(view)}>${revoke}</wa-button>
      </section>
    `;
  }

  private async revoke({ id, name }: ScreenView): Promise<void> {
    const { revokeTitle, revokeConsequence, revoke, revoked } = t().screens;
    if (!(await confirmAction({ title: revokeTitle(name), consequence: revokeConsequence, action: revoke, danger: true }))) return;
    try {
      await call(api.screens.revoke, { params: { id } });
      void screens.refresh();
      toast(revoked(name));
      navigate('/screens');
    } catch (error) {
      toastError(error);
    }
  }
}
