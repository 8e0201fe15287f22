import { css, html, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { styleMap } from 'lit/directives/style-map.js';
import type { Visual } from '../../server/domain/content.ts';
import type { PixelSize } from '../../server/domain/screen.ts';
import type { BoardFrame } from '../../server/domain/statistics/board.ts';
import type { BoardMode } from '../../server/domain/statistics/board-layout.ts';
import { mediaPath } from '../../server/protocol/rest/content.ts';
import '../../display/elements/emblem.ts';
import '../../display/elements/notice.ts';
import '../../display/elements/picture.ts';
import '../../display/elements/slogan.ts';
import { wallFont } from '../data/wall-fonts.ts';
import './board-picture.ts';
import { shared } from '../theme/shared.styles.ts';
import { HpElement } from './hp-element.ts';

/** What stands on the lowest rung of every screen. */
export interface TownFace {
  readonly name: string;
  /** Empty: no emblem. */
  readonly emblemUrl: string;
}

/**
 * What a screen of the given pixels shows for a visual, drawn by the display's own elements at those
 * very pixels and then scaled to the width this has. `playing` lets moving texts move and films run.
 */
@customElement('hp-preview')
export class Preview extends HpElement {
  @property({ attribute: false }) visual: Visual | null = null;
  /** Without a visual: the town, as a screen with nothing to play shows it. */
  @property({ attribute: false }) town: TownFace | null = null;
  @property({ attribute: false }) pixels: PixelSize = { width: 1920, height: 1080 };
  /** Where the glyphs of a text are. */
  @property() fontUrl = '';
  /** SHA-256 of the still that stands for a film. */
  @property() poster = '';
  @property({ type: Boolean }) playing = false;
  /** Of a board: its figures, where the page has them; otherwise they are asked for. */
  @property({ attribute: false }) frame: BoardFrame | null = null;
  /** Of a board: as on a wall, or as on a page. */
  @property({ attribute: false }) boardMode: BoardMode = 'wall';
  /** Since the item began, milliseconds. */
  @property({ attribute: false }) elapsedMs = 0;

  @state() private scale = 0;
  @state() private family = '';
  private observer: ResizeObserver | null = null;

  static override styles = [
    shared,
    css`
      :host {
        display: block;
        position: relative;
        overflow: hidden;
        background: var(--hp-glass);
      }
      .true-size {
        position: absolute;
        inset: 0 auto auto 0;
        transform-origin: 0 0;
      }
      img,
      video {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        object-fit: contain;
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    this.observer = new ResizeObserver(([entry]) => {
      this.scale = (entry?.contentRect.width ?? 0) / this.pixels.width;
    });
    this.observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.observer?.disconnect();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('fontUrl')) void this.loadFont(this.fontUrl);
    if (changed.has('pixels')) {
      this.style.aspectRatio = `${this.pixels.width} / ${this.pixels.height}`;
      if (this.clientWidth > 0) this.scale = this.clientWidth / this.pixels.width;
    }
  }

  protected override updated(): void {
    this.renderRoot.querySelector<HTMLElement>('.true-size')?.style.setProperty('transform', `scale(${this.scale})`);
    const video = this.renderRoot.querySelector('video');
    if (video && this.playing) void video.play().catch(() => undefined);
    else video?.pause();
  }

  override render() {
    const { visual } = this;
    if (visual?.kind === 'film') return this.renderFilm(visual.film.sha256);
    if (this.scale === 0 || (this.fontUrl !== '' && this.family === '')) return nothing;
    return html`<div class="true-size" aria-hidden="true">${visual ? this.renderStill(visual) : this.renderTown()}</div>`;
  }

  private renderTown() {
    const { town, pixels, family } = this;
    return town ? html`<hp-emblem style=${sizeOf(pixels)} .name=${town.name} .emblemUrl=${town.emblemUrl} .fontFamily=${family} .pixels=${pixels}></hp-emblem>` : nothing;
  }

  private renderStill(visual: Exclude<Visual, { kind: 'film' }>) {
    const { pixels, family, playing, elapsedMs } = this;
    if (visual.kind === 'board') return html`<hp-board-picture .design=${visual.design} figuresKey=${visual.sha256} .frame=${this.frame} .mode=${this.boardMode} .pixels=${pixels}></hp-board-picture>`;
    if (visual.kind === 'image') return html`<hp-picture style=${sizeOf(pixels)} .url=${mediaPath(playing ? visual.image.sha256 : this.poster || visual.image.sha256)}></hp-picture>`;
    return html`
      ${visual.kind === 'slogan'
        ? html`<hp-slogan .design=${visual.design} .pixels=${pixels} .fontFamily=${family} .elapsedMs=${elapsedMs} .still=${!playing}></hp-slogan>`
        : html`<hp-notice .design=${visual.design} .pixels=${pixels} .fontFamily=${family} .elapsedMs=${elapsedMs} .still=${!playing}></hp-notice>`}
    `;
  }

  private renderFilm(sha256: string) {
    const poster = this.poster ? mediaPath(this.poster) : nothing;
    if (!this.playing) return this.poster ? html`<img src=${poster} alt="" loading="lazy" />` : nothing;
    return html`<video src=${mediaPath(sha256)} poster=${poster} muted loop playsinline></video>`;
  }

  private async loadFont(url: string): Promise<void> {
    const family = url === '' ? 'serif' : await wallFont(url);
    if (url === this.fontUrl) this.family = family;
  }
}

function sizeOf({ width, height }: PixelSize) {
  return styleMap({ width: `${width}px`, height: `${height}px` });
}
