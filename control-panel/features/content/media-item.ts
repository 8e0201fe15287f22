import { html, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import { CATEGORIES } from '../../../server/domain/content.ts';
import type { Category } from '../../../server/domain/content.ts';
import type { ContentView } from '../../../server/protocol/rest/content.ts';
import { mediaPath } from '../../../server/protocol/rest/content.ts';
import { api } from '../../../server/protocol/rest/index.ts';
import '../../components/autosave-indicator.ts';
import '../../components/conflict-notice.ts';
import '../../components/field.ts';
import type { Field } from '../../components/field.ts';
import { HpElement } from '../../components/hp-element.ts';
import '../../components/time.ts';
import { toastError } from '../../components/toast-error.ts';
import { toast } from '../../components/toast.ts';
import { Autosave } from '../../controllers/autosave.ts';
import { call } from '../../data/call.ts';
import { contentItem } from '../../data/content.ts';
import { may } from '../../data/session.ts';
import { fieldErrors } from '../../data/validation.ts';
import { language, t } from '../../locales/language.ts';
import { byteWords, sizeWords } from '../../locales/number-words.ts';
import { durationWords } from '../../locales/time-words.ts';
import { shared } from '../../theme/shared.styles.ts';
import { mediaItemStyles } from './media-item.styles.ts';
import { ensurePosters, usePosterOf } from './poster.ts';
import './used-in.ts';

/** A picture or film: seen and heard as it is, its facts, its title and category, where it is used. */
@customElement('hp-media-item')
export class MediaItem extends HpElement {
  @property({ attribute: false }) item: ContentView | null = null;
  @state() private heading = '';
  @state() private category: Category = 'other';
  @state() private busy = false;

  private revision = 0;
  private readonly autosave = new Autosave(this, () => this.save());

  static override styles = [shared, mediaItemStyles];

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { item } = this;
    const isHalfMade = this.revision > 0 && this.titleError() !== '';
    if (!changed.has('item') || !item || this.autosave.pending || this.autosave.error || isHalfMade) return;
    this.heading = item.title;
    this.category = item.category;
    this.revision = item.revision;
    ensurePosters([item]);
  }

  override render() {
    const { item } = this;
    if (!item) return nothing;
    const { usedIn, item: texts } = t().content;
    const disabled = !may('content.edit');
    return html`
      ${this.autosave.error?.code === 'changed-meanwhile' ? html`<hp-conflict @hp-theirs=${this.takeTheirs} @hp-mine=${this.keepMine}></hp-conflict>` : nothing}
      <div class="columns">
        <div class="media">${this.renderMedia(item)}</div>
        <div class="about">
          <hp-field label=${texts.titleLabel} maxlength="120" .value=${this.heading} ?disabled=${disabled} error=${this.titleError()} @input=${(event: Event) => this.change({ title: (event.currentTarget as Field).value })}></hp-field>
          <hp-field
            type="select"
            label=${texts.category}
            .choices=${CATEGORIES.map((value) => ({ value, label: t().words.category[value] }))}
            .value=${this.category}
            ?disabled=${disabled}
            @change=${(event: Event) => this.change({ category: (event.currentTarget as Field).value as Category })}
          ></hp-field>
          <hp-autosave .saving=${this.autosave.saving} .savedAt=${this.autosave.savedAt} .error=${this.autosave.error}></hp-autosave>
          <section><h2>${texts.facts}</h2>${this.renderFacts(item)}</section>
          <section><h2>${usedIn}</h2><hp-used-in .places=${item.usedIn}></hp-used-in></section>
        </div>
      </div>
    `;
  }

  private renderMedia({ visual, title, thumbnail }: ContentView) {
    const { takePoster, posterHint, noPoster } = t().content.item;
    if (visual.kind === 'image') return html`<img src=${mediaPath(visual.image.sha256)} alt=${title} />`;
    if (visual.kind !== 'film') return nothing;
    return html`<video controls preload="metadata" playsinline src=${mediaPath(visual.film.sha256)} poster=${thumbnail ? mediaPath(thumbnail.sha256) : nothing} aria-label=${title}></video>
      ${may('content.edit')
        ? html`<div class="poster">
            <wa-button size="s" appearance="outlined" ?loading=${this.busy} @click=${this.usePoster}>${takePoster}</wa-button>
            <span class="small quiet">${thumbnail ? posterHint : noPoster}</span>
          </div>`
        : nothing}`;
  }

  private renderFacts({ visual, durationMs, updatedAt, updatedBy }: ContentView) {
    const { item: texts, formats } = t().content;
    const asset = visual.kind === 'film' ? visual.film : visual.kind === 'image' ? visual.image : null;
    if (!asset) return nothing;
    const film = visual.kind === 'film' ? visual.film : null;
    return html`<dl>
      <dt>${texts.format}</dt><dd>${formats[asset.type] ?? asset.type}</dd>
      <dt>${texts.pixels}</dt><dd>${sizeWords(asset)}</dd>
      <dt>${film ? texts.duration : texts.stillDuration}</dt><dd>${durationWords(film?.durationMs ?? durationMs, language())}</dd>
      ${film ? html`<dt>${texts.sound}</dt><dd>${film.hasAudio ? texts.withSound : texts.silent}</dd>` : nothing}
      <dt>${texts.size}</dt><dd>${byteWords(asset.size)}</dd>
      <dt>${texts.updated}</dt><dd><hp-time .instant=${updatedAt}></hp-time> ${texts.by(updatedBy)}</dd>
    </dl>`;
  }

  private titleError(): string {
    return fieldErrors(api.content.update.body!, { title: this.heading }, language()).title ?? '';
  }

  private change({ title, category }: { title?: string; category?: Category }): void {
    if (title !== undefined) this.heading = title;
    if (category !== undefined) this.category = category;
    this.autosave.touch();
  }

  private async save(): Promise<void> {
    if (!this.item || this.titleError() !== '') return;
    const saved = await call(api.content.update, { params: { id: this.item.id }, body: { title: this.heading, category: this.category }, ifMatch: this.revision });
    this.revision = saved.revision;
    contentItem(saved.id).put(saved);
  }

  private async usePoster(): Promise<void> {
    const video = this.renderRoot.querySelector('video');
    if (!video || !this.item || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return;
    this.busy = true;
    try {
      const saved = await usePosterOf(this.item.id, video);
      this.revision = saved.revision;
      contentItem(saved.id).put(saved);
      toast(t().content.item.posterTaken, { tone: 'good' });
    } catch (error) {
      toastError(error);
    } finally {
      this.busy = false;
    }
  }

  private async takeTheirs(): Promise<void> {
    if (!this.item) return;
    this.autosave.error = null;
    await contentItem(this.item.id).refresh();
  }

  private async keepMine(): Promise<void> {
    if (!this.item) return;
    this.revision = (await call(api.content.get, { params: { id: this.item.id } })).revision;
    this.autosave.touch();
    void this.autosave.flush();
  }
}
