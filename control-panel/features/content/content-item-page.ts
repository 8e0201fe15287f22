import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import type { ContentView } from '../../../server/protocol/rest/content.ts';
import { whenLoaded } from '../../components/load-state.ts';
import { PageElement } from '../../components/page-element.ts';
import '../../components/page-header.ts';
import { toastError } from '../../components/toast-error.ts';
import { Subscribed } from '../../controllers/subscribed.ts';
import { contentItem } from '../../data/content.ts';
import { may } from '../../data/session.ts';
import { t } from '../../locales/language.ts';
import { navigate } from '../../shell/router.ts';
import { pageLayout, shared } from '../../theme/shared.styles.ts';
import './add-to-playlist.ts';
import { deleteContent, restoreContent } from './delete-content.ts';
import './in-use-notice.ts';
import './media-item.ts';
import './text-designer.ts';
import type { TextDesigner } from './text-designer.ts';
import './used-in.ts';

/** One content item: texts in the designer, pictures and films with their player and facts. */
@customElement('hp-content-item-page')
export class ContentItemPage extends PageElement {
  @state() private inUse: readonly ContentView[] = [];
  @state() private adding = false;

  private readonly item = new Subscribed(this, () => contentItem(this.param('id')));

  static override styles = [
    shared,
    pageLayout,
    css`
      .deleted {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--hp-space-2);
        padding: var(--hp-space-2);
        margin-block-end: var(--hp-space-2);
        border-radius: var(--hp-radius);
        background: var(--hp-warn-soft);
        color: var(--hp-warn);
      }
    `,
  ];

  /** A board is drawn in an editor of its own. */
  protected override updated(): void {
    const { value } = this.item;
    if (value?.visual.kind === 'board' && value.id === this.param('id')) navigate(`/data/boards/${value.id}`, { replace: true });
  }

  override render() {
    return html`${whenLoaded(this.item, (item) => this.renderItem(item), contentItem(this.param('id')))}`;
  }

  private renderItem(item: ContentView) {
    if (item.visual.kind === 'board') return html``;
    const { item: texts, addToPlaylist, usedIn } = t().content;
    return html`
      <hp-page-header heading=${item.title} backTo="/content" backLabel=${texts.back}>${this.renderActions(item)}</hp-page-header>
      ${item.deleted
        ? html`<div class="deleted" role="status"><span>${texts.deletedNotice}</span><wa-button size="s" appearance="outlined" @click=${() => this.restore(item)}>${texts.restore}</wa-button></div>`
        : nothing}
      <hp-in-use-notice .items=${this.inUse} @hp-close=${() => (this.inUse = [])}></hp-in-use-notice>
      ${item.draft
        ? html`${keyed(item.id, html`<hp-text-designer .item=${item} kind=${item.draft.kind}></hp-text-designer>`)}
            <section class="rule"><h2>${usedIn}</h2><hp-used-in .places=${item.usedIn}></hp-used-in></section>`
        : keyed(item.id, html`<hp-media-item .item=${item}></hp-media-item>`)}
      ${this.adding ? html`<hp-add-to-playlist aria-label=${addToPlaylist} .contents=${[item.id]} @hp-close=${() => (this.adding = false)}></hp-add-to-playlist>` : nothing}
    `;
  }

  private renderActions(item: ContentView) {
    if (item.deleted || !may('content.edit')) return nothing;
    const { addToPlaylist, showOnScreensLong, designer } = t().content;
    return html`
      <wa-button slot="actions" appearance="plain" @click=${() => this.delete(item)}><wa-icon slot="start" name="trash"></wa-icon>${t().common.delete}</wa-button>
      ${item.draft ? html`<wa-button slot="actions" appearance="plain" @click=${() => this.designer?.duplicate()}><wa-icon slot="start" name="copy"></wa-icon>${designer.duplicate}</wa-button>` : nothing}
      <wa-button slot="actions" appearance="outlined" @click=${() => (this.adding = true)}><wa-icon slot="start" name="playlist"></wa-icon>${addToPlaylist}</wa-button>
      ${may('publication.publish')
        ? html`<wa-button slot="actions" variant="brand" @click=${() => this.show(item)}><wa-icon slot="start" name="publish"></wa-icon>${showOnScreensLong}</wa-button>`
        : nothing}
    `;
  }

  private get designer(): TextDesigner | null {
    return this.renderRoot.querySelector<TextDesigner>('hp-text-designer');
  }

  private async show({ id }: ContentView): Promise<void> {
    if (this.designer && !(await this.designer.keep())) return;
    navigate(`/schedules/new?quick=${id}`);
  }

  private async delete(item: ContentView): Promise<void> {
    this.inUse = await deleteContent([item]);
    if (this.inUse.length === 0) navigate('/content');
  }

  private restore({ id }: ContentView): void {
    restoreContent([id]).then(() => contentItem(id).refresh(), toastError);
  }
}
