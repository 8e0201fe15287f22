import { html, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { styleMap } from 'lit/directives/style-map.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import type { ContentView } from '../../../server/protocol/rest/content.ts';
import { mediaPath } from '../../../server/protocol/rest/content.ts';
import { HpElement } from '../../components/hp-element.ts';
import '../../components/preview.ts';
import { Subscribed } from '../../controllers/subscribed.ts';
import { screens } from '../../data/screens.ts';
import { may } from '../../data/session.ts';
import { t } from '../../locales/language.ts';
import { sizeWords } from '../../locales/number-words.ts';
import { lengthWords } from '../../locales/time-words.ts';
import { shared } from '../../theme/shared.styles.ts';
import { previewShapes } from '../content/shapes.ts';
import { positionAt } from './entries.ts';
import type { Position } from './entries.ts';
import { playerStyles } from './playlist-player.styles.ts';

/** One item of what is played. */
export interface PlayedItem {
  readonly content: ContentView;
  readonly durationMs: number;
}

/** The position on the page is told this often, not at every frame. */
const TELL_MS = 200;
const OUT_OF_STEP_S = 0.8;

/**
 * Plays a playlist with the display's own elements on a shape one chooses: play, pause, step, scrub.
 * Event `hp-position` has the index of the item shown.
 */
@customElement('hp-playlist-player')
export class PlaylistPlayer extends HpElement {
  @property({ attribute: false }) items: readonly PlayedItem[] = [];
  @state() private playing = false;
  @state() private elapsedMs = 0;
  @state() private shape = '1920x1080';
  /** Where the item stood when it was last brought in step. */
  @state() private stepMs = 0;

  private anchor = 0;
  private frame = 0;
  private toldAt = 0;
  private shown = -1;
  private readonly screens = new Subscribed(this, () => (may('screen.view') ? screens : null));

  static override styles = [shared, playerStyles];

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.pause();
  }

  /** Goes to the beginning of an item. */
  seekTo(index: number): void {
    const lengths = this.lengths();
    this.seek(lengths.slice(0, Math.max(0, Math.min(lengths.length - 1, index))).reduce((sum, length) => sum + length, 0));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('items')) return;
    if (this.items.length === 0) this.pause();
  }

  override render() {
    const { title, empty } = t().playlists.preview;
    const lengths = this.lengths();
    const position = positionAt(lengths, this.elapsedMs);
    const item = position ? this.items[position.index] : undefined;
    return html`
      <header><h2>${title}</h2>${this.renderShapes()}</header>
      ${position && item ? this.renderGlass(item, position) : html`<p class="empty quiet">${empty}</p>`}
      ${position && item ? this.renderControls(item, position, lengths) : nothing}
    `;
  }

  private renderShapes() {
    const { standard, yourScreens } = t().content.designer;
    return html`<select aria-label=${t().playlists.preview.shape} @change=${(event: Event) => (this.shape = (event.currentTarget as HTMLSelectElement).value)}>
      ${previewShapes(this.screens.value ?? []).map(({ key, pixels, screens: names }) => {
        const whose = names.length > 0 ? yourScreens(names[0]!, names.length - 1) : (standard[key] ?? '');
        return html`<option value=${key} ?selected=${key === this.shape}>${sizeWords(pixels)} ${whose}</option>`;
      })}
    </select>`;
  }

  private renderGlass({ content }: PlayedItem, { index }: Position) {
    const pixels = previewShapes(this.screens.value ?? []).find(({ key }) => key === this.shape)?.pixels ?? { width: 1920, height: 1080 };
    const layout = { maxWidth: `min(100%, calc(56vh * ${pixels.width / pixels.height}))` };
    return html`<div class="glass" style=${styleMap(layout)}>
      ${keyed(
        `${index}/${content.id}`,
        html`<hp-preview
          role="img"
          aria-label=${content.title}
          .visual=${content.visual}
          .pixels=${pixels}
          .fontUrl=${content.font ? mediaPath(content.font.sha256) : ''}
          .poster=${content.thumbnail?.sha256 ?? ''}
          .playing=${this.playing}
          .elapsedMs=${this.stepMs}
        ></hp-preview>`,
      )}
    </div>`;
  }

  private renderControls({ content, durationMs }: PlayedItem, { index, withinMs }: Position, lengths: readonly number[]) {
    const { play, pause, previous, next, position: label, now } = t().playlists.preview;
    const round = lengths.reduce((sum, length) => sum + length, 0);
    const at = ((this.elapsedMs % round) + round) % round;
    return html`
      <input type="range" min="0" max=${round} step="100" aria-label=${label} aria-valuetext="${lengthWords(at)} / ${lengthWords(round)}, ${content.title}" .value=${String(at)} @input=${(event: Event) => this.seek(Number((event.currentTarget as HTMLInputElement).value))} />
      <div class="marks" aria-hidden="true">${lengths.map((length, each) => html`<i class=${each === index ? 'on' : ''} style=${styleMap({ flexGrow: String(length) })}></i>`)}</div>
      <div class="controls">
        <wa-button size="s" appearance="plain" @click=${() => this.seekTo((index - 1 + lengths.length) % lengths.length)}><wa-icon name="chevron-left" label=${previous}></wa-icon></wa-button>
        <wa-button size="s" appearance="outlined" @click=${() => (this.playing ? this.pause() : this.play())}><wa-icon name=${this.playing ? 'pause' : 'play'} label=${this.playing ? pause : play}></wa-icon></wa-button>
        <wa-button size="s" appearance="plain" @click=${() => this.seekTo((index + 1) % lengths.length)}><wa-icon name="chevron-right" label=${next}></wa-icon></wa-button>
        <span class="time">${lengthWords(at)} / ${lengthWords(round)}</span>
        <span class="quiet small">${now(index + 1, lengths.length)} · ${lengthWords(withinMs)} / ${lengthWords(durationMs)}</span>
      </div>
      <p class="name" title=${content.title}>${content.title}</p>
      <p class="small quiet">${t().playlists.preview.clock}</p>
    `;
  }

  protected override updated(): void {
    const position = positionAt(this.lengths(), this.elapsedMs);
    const index = position?.index ?? -1;
    if (index !== this.shown) {
      this.shown = index;
      this.emit('hp-position', index);
    }
    if (position) this.stepFilm(position.withinMs);
  }

  private play(): void {
    if (this.playing || this.items.length === 0) return;
    this.playing = true;
    this.anchor = performance.now() - this.elapsedMs;
    this.step();
    const tick = (now: number) => {
      if (!this.playing) return;
      this.frame = requestAnimationFrame(tick);
      if (now - this.toldAt < TELL_MS) return;
      this.toldAt = now;
      const before = positionAt(this.lengths(), this.elapsedMs)?.index;
      this.elapsedMs = now - this.anchor;
      if (positionAt(this.lengths(), this.elapsedMs)?.index !== before) this.step();
    };
    this.frame = requestAnimationFrame(tick);
  }

  private pause(): void {
    cancelAnimationFrame(this.frame);
    this.playing = false;
    this.step();
  }

  private seek(elapsedMs: number): void {
    this.elapsedMs = elapsedMs;
    this.anchor = performance.now() - elapsedMs;
    this.step();
  }

  private step(): void {
    this.stepMs = positionAt(this.lengths(), this.elapsedMs)?.withinMs ?? 0;
  }

  /** A film that was scrubbed goes to where the position says. */
  private stepFilm(withinMs: number): void {
    const video = this.renderRoot.querySelector('hp-preview')?.shadowRoot?.querySelector('video');
    if (!video || !Number.isFinite(video.duration) || video.duration === 0) return;
    const wanted = (withinMs / 1_000) % video.duration;
    if (Math.abs(video.currentTime - wanted) > OUT_OF_STEP_S && !video.seeking) video.currentTime = wanted;
  }

  private lengths(): number[] {
    return this.items.map(({ durationMs }) => durationMs);
  }
}
