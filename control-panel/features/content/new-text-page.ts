import { html, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import type { ContentView } from '../../../server/protocol/rest/content.ts';
import { PageElement } from '../../components/page-element.ts';
import '../../components/page-header.ts';
import { may } from '../../data/session.ts';
import { t } from '../../locales/language.ts';
import { navigate } from '../../shell/router.ts';
import './text-designer.ts';
import type { TextDesigner } from './text-designer.ts';

/** A new slogan or hotline notice. Once it is kept the address is its own, so that reload and links find it. */
@customElement('hp-new-text-page')
export class NewTextPage extends PageElement {
  @state() private made: ContentView | null = null;
  private round = 0;

  protected override willUpdate(changed: PropertyValues<this>): void {
    // asked for another new one while this one was being written
    if (changed.has('place') && this.made && location.pathname === '/content/new') {
      this.made = null;
      this.round++;
    }
  }

  override render() {
    const { newSlogan, newNotice } = t().content.designer;
    const kind = this.place.query.get('kind') === 'notice' ? 'notice' : 'slogan';
    return html`
      <hp-page-header heading=${kind === 'notice' ? newNotice : newSlogan} backTo="/content" backLabel=${t().content.item.back}>
        ${may('publication.publish')
          ? html`<wa-button slot="actions" variant="brand" @click=${this.show}>
              <wa-icon slot="start" name="publish"></wa-icon>${t().content.showOnScreensLong}
            </wa-button>`
          : nothing}
      </hp-page-header>
      ${keyed(`${kind}${this.round}`, html`<hp-text-designer data-start kind=${kind} @hp-made=${this.onMade}></hp-text-designer>`)}
    `;
  }

  private onMade(event: CustomEvent<ContentView>): void {
    if (!this.made && this.isConnected) history.replaceState(null, '', `/content/${event.detail.id}`); // not navigate: what is being typed must not be disturbed
    this.made = event.detail;
  }

  private async show(): Promise<void> {
    const designer = this.renderRoot.querySelector<TextDesigner>('hp-text-designer');
    const item = await designer?.keep();
    if (item) navigate(`/schedules/new?quick=${item.id}`);
    else designer?.focus(); // nothing written yet, or it says what is wrong
  }
}
