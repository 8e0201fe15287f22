import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import '../components/empty-state.ts';
import { HpElement } from '../components/hp-element.ts';
import { Subscribed } from '../controllers/subscribed.ts';
import { contentList } from '../data/content.ts';
import { metrics } from '../data/metrics.ts';
import { playlists } from '../data/playlists.ts';
import { schedules } from '../data/schedules.ts';
import { screens } from '../data/screens.ts';
import { may, sessionNow } from '../data/session.ts';
import { language, t, textsIn } from '../locales/language.ts';
import { shared } from '../theme/shared.styles.ts';
import { allHits } from './palette-hits.ts';
import { searchHits } from './palette-search.ts';
import type { Hit } from './palette-search.ts';
import { paletteStyles } from './palette.styles.ts';
import { navigate } from './router.ts';

/** One search over screens, content, playlists, schedules, pages and actions; Ctrl/⌘ K opens it. */
@customElement('hp-palette')
export class Palette extends HpElement {
  @property({ type: Boolean }) open = false;
  @state() private typed = '';
  @state() private index = 0;

  private readonly screens = new Subscribed(this, () => (this.open ? screens : null));
  private readonly content = new Subscribed(this, () => (this.open ? contentList : null));
  private readonly playlists = new Subscribed(this, () => (this.open ? playlists : null));
  private readonly schedules = new Subscribed(this, () => (this.open ? schedules : null));
  private readonly metrics = new Subscribed(this, () => (this.open && may('metric.view') ? metrics : null));

  static override styles = [shared, paletteStyles];

  show(): void {
    this.typed = '';
    this.index = 0;
    this.open = true;
    void this.updateComplete.then(() => this.renderRoot.querySelector('dialog')?.showModal());
  }

  hide(): void {
    this.renderRoot.querySelector('dialog')?.close();
  }

  override render() {
    if (!this.open) return html``;
    const hits = this.hits();
    const { title, placeholder, nothing: none, nothingHint, keys } = t().shell.palette;
    return html`<dialog aria-label=${title} @close=${() => (this.open = false)} @click=${this.onBackdrop}>
      <div class="search">
        <wa-icon name="search"></wa-icon>
        <input
          role="combobox"
          aria-expanded="true"
          aria-controls="hits"
          aria-activedescendant=${hits.length > 0 ? `hit-${this.index}` : nothing}
          aria-label=${title}
          placeholder=${placeholder}
          autofocus
          spellcheck="false"
          .value=${this.typed}
          @input=${this.onInput}
          @keydown=${(event: KeyboardEvent) => this.onKey(event, hits)}
        />
      </div>
      <div id="hits" role="listbox" aria-label=${title}>
        ${hits.length === 0
          ? html`<hp-empty-state heading=${none} hint=${nothingHint}></hp-empty-state>`
          : hits.map((hit, index) => this.renderHit(hit, index, hits[index - 1]))}
      </div>
      <footer>${keys}</footer>
    </dialog>`;
  }

  private renderHit(hit: Hit, index: number, before: Hit | undefined) {
    return html`
      ${before?.group === hit.group ? nothing : html`<h2 role="presentation">${t().shell.palette.groups[hit.group]}</h2>`}
      <a
        id="hit-${index}"
        role="option"
        tabindex="-1"
        href=${hit.href}
        aria-selected=${index === this.index}
        @pointermove=${() => (this.index = index)}
        @click=${() => this.hide()}
      >
        <wa-icon name=${hit.icon}></wa-icon><span>${hit.label}</span><small>${hit.detail}</small>
      </a>
    `;
  }

  private hits(): Hit[] {
    const found = {
      screens: this.screens.value ?? [],
      content: this.content.value ?? [],
      playlists: this.playlists.value ?? [],
      schedules: this.schedules.value ?? [],
      metrics: this.metrics.value ?? [],
    };
    const other = textsIn(language() === 'en' ? 'zh-CN' : 'en');
    return searchHits(allHits(found, sessionNow()?.permissions ?? [], t(), other), this.typed);
  }

  private onInput(event: Event): void {
    this.typed = (event.currentTarget as HTMLInputElement).value;
    this.index = 0;
  }

  private onKey(event: KeyboardEvent, hits: readonly Hit[]): void {
    if (event.isComposing) return; // Enter and arrows belong to the input method while it composes
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      this.index = (this.index + step + hits.length) % Math.max(1, hits.length);
      void this.updateComplete.then(() => this.renderRoot.querySelector(`#hit-${this.index}`)?.scrollIntoView({ block: 'nearest' }));
      return;
    }
    const hit = hits[this.index];
    if (event.key !== 'Enter' || !hit) return;
    event.preventDefault();
    this.hide();
    navigate(hit.href);
  }

  private onBackdrop(event: MouseEvent): void {
    if (event.target === event.currentTarget) this.hide();
  }
}
