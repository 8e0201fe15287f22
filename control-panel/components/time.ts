import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ClockController } from '../controllers/clock.ts';
import { townZone } from '../data/session.ts';
import { language, t } from '../locales/language.ts';
import { agoWords, fullTime, timeWords } from '../locales/time-words.ts';
import { shared } from '../theme/shared.styles.ts';
import { HpElement } from './hp-element.ts';

/** An instant as 今天 18:30, in the screen's time zone where one is given, else the town's; the full date on hover. */
@customElement('hp-time')
export class Time extends HpElement {
  /** Epoch milliseconds; null reads as "never". */
  @property({ attribute: false }) instant: number | null = null;
  @property() zone = '';
  /** Say how long ago instead of when. */
  @property({ type: Boolean }) ago = false;

  static override styles = [
    shared,
    css`
      time {
        white-space: nowrap;
      }
    `,
  ];

  constructor() {
    super();
    this.addController(new ClockController(this));
  }

  override render() {
    if (this.instant === null) return t().common.never;
    const zone = this.zone || townZone();
    const now = Date.now();
    const words = this.ago ? agoWords(this.instant, now, language()) : timeWords(this.instant, now, zone, language());
    return html`<time datetime=${new Date(this.instant).toISOString()} title=${fullTime(this.instant, zone, language())}>${words}</time>`;
  }
}
