import { css, html, LitElement } from 'lit';
import type { PropertyDeclarations, TemplateResult } from 'lit';

const READY_TIMEOUT_MS = 10_000;
const STILL_FRAMES_MS = 4_000;
/** Closer than this a film counts as in step; between the two the speed is nudged, beyond it is sought. */
const IN_STEP_MS = 60;
const SEEK_BEYOND_MS = 1_500;
const NUDGE = 0.04;
/** A film that ends a little before its slot just holds its last frame. */
const END_TOLERANCE_MS = 500;

/** A public-service film (公益宣传片), whole in its own shape, from bytes that have been verified. */
export class FilmElement extends LitElement {
  static override styles = css`
    :host {
      display: block;
      overflow: hidden;
      background: #1b1512;
    }
    video {
      display: block;
      width: 100%;
      height: 100%;
      object-fit: contain;
    }
  `;

  static override properties: PropertyDeclarations = { source: { attribute: false } };

  /** The film's bytes. */
  declare source: Blob | null;

  #url: string | null = null;
  #frames = 0;
  #framesSeenAt = 0;
  #wantsToPlay = false;
  #isSought = false;

  constructor() {
    super();
    this.source = null;
  }

  /**
   * Loads the film and stands at `atMs` with a frame decoded.
   * @throws when that takes over ten seconds or the film cannot be decoded
   */
  async prepare(atMs: number): Promise<void> {
    await this.updateComplete;
    const video = this.#video;
    if (!this.source) throw new Error('no film');
    this.#url = URL.createObjectURL(this.source);
    const ready = once(video, ['canplay', 'error'], READY_TIMEOUT_MS);
    video.src = this.#url;
    video.load();
    await ready;
    if (video.error) throw new Error(`cannot be decoded: ${video.error.message}`);
    if (atMs > 0 && atMs < video.duration * 1000) {
      const sought = once(video, ['seeked', 'error'], READY_TIMEOUT_MS);
      video.currentTime = atMs / 1000;
      await sought;
    }
    if (video.videoWidth === 0) throw new Error('has no picture');
  }

  /** Plays with sound where the browser lets it, else without. */
  async start(): Promise<void> {
    const video = this.#video;
    this.#wantsToPlay = true;
    this.#framesSeenAt = performance.now();
    this.#countFrames();
    try {
      await video.play();
    } catch {
      video.muted = true;
      await video.play().catch(() => {}); // the watchdog sees when it does not
    }
  }

  /** Brings the film in step with the slot: a nudge of the speed, a seek only when far off. */
  keepInStep(elapsedMs: number): void {
    const video = this.#video;
    if (video.ended || video.seeking || !this.#wantsToPlay || elapsedMs >= video.duration * 1000) return;
    const ahead = video.currentTime * 1000 - elapsedMs;
    if (Math.abs(ahead) > SEEK_BEYOND_MS) {
      this.#isSought = true;
      video.currentTime = elapsedMs / 1000;
    } else video.playbackRate = Math.abs(ahead) < IN_STEP_MS ? 1 : 1 - Math.sign(ahead) * NUDGE;
  }

  /** Whether pictures have stopped coming though the film is not over, whatever its events say. */
  isFrozen(): boolean {
    const video = this.#video;
    if (!('requestVideoFrameCallback' in video)) {
      const { totalVideoFrames } = (video as HTMLVideoElement).getVideoPlaybackQuality();
      if (totalVideoFrames > this.#frames) this.#seen(totalVideoFrames);
    }
    const isOver = video.ended || video.currentTime * 1000 >= video.duration * 1000 - END_TOLERANCE_MS;
    return this.#wantsToPlay && !isOver && performance.now() - this.#framesSeenAt > STILL_FRAMES_MS;
  }

  /** Gives back decoder and bytes; the element cannot be used again. */
  dispose(): void {
    const video = this.renderRoot.querySelector('video');
    this.#wantsToPlay = false;
    if (video) {
      video.pause();
      video.removeAttribute('src');
      video.load();
    }
    if (this.#url) URL.revokeObjectURL(this.#url);
    this.#url = null;
    this.source = null;
  }

  protected override render(): TemplateResult {
    return html`<video playsinline disablepictureinpicture preload="auto"></video>`;
  }

  get #video(): HTMLVideoElement {
    return this.renderRoot.querySelector('video') as HTMLVideoElement;
  }

  #countFrames(): void {
    const video = this.#video;
    if (!video || !this.#wantsToPlay) return;
    if (!('requestVideoFrameCallback' in video)) return; // Chromium 83: counted when asked
    video.requestVideoFrameCallback(() => {
      this.#seen(this.#frames + 1);
      this.#countFrames();
    });
  }

  #seen(frames: number): void {
    this.#frames = frames;
    // the picture a seek brings is no sign of life: a film that only ever jumps has stopped
    if (!this.#isSought) this.#framesSeenAt = performance.now();
    this.#isSought = false;
  }

  /** Pictures painted so far. */
  get frames(): number {
    return this.#frames;
  }
}

function once(target: EventTarget, events: readonly string[], timeoutMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = (error?: Error) => {
      clearTimeout(timer);
      for (const event of events) target.removeEventListener(event, onEvent);
      if (error) reject(error);
      else resolve();
    };
    const onEvent = () => done();
    const timer = setTimeout(() => done(new Error(`no ${events[0]} in ${timeoutMs} ms`)), timeoutMs);
    for (const event of events) target.addEventListener(event, onEvent);
  });
}

if (!customElements.get('hp-film')) customElements.define('hp-film', FilmElement);

declare global {
  interface HTMLElementTagNameMap {
    'hp-film': FilmElement;
  }
}
